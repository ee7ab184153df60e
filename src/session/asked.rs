//! A question that is asked: what the learner does with it, and what follows.

use jiff::Timestamp;

use crate::course::grade::{Grade, Verdict};
use crate::course::{Answer, LessonId, Question, QuestionId};
use crate::learn::event::{Event, Setting};
use crate::learn::progress::Effort;

/// What is known of an open question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    /// When it came on screen.
    pub since: Timestamp,
    /// Hints taken.
    pub hints: u32,
    /// Whether the learner says they are guessing.
    pub guess: bool,
}

/// An answer and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The learner's answer.
    pub answer: Answer,
    /// The verdict and its reasons.
    pub grade: Grade,
    /// Whether the learner said that it should count.
    pub disputed: bool,
}

impl Asking {
    /// How the answer comes about that is given now.
    pub fn effort(&self, now: Timestamp) -> Effort {
        let ms = u64::try_from(now.duration_since(self.since).as_millis()).unwrap_or(0);
        Effort { ms, helped: self.hints > 0 || self.guess }
    }

    /// What becomes of an answer to `question`, asked in a lesson and setting, and the event that
    /// says so.
    pub fn answered(
        &self,
        (lesson, setting): (&LessonId, Setting),
        question: &Question,
        answer: Answer,
        now: Timestamp,
    ) -> (Answered, Event) {
        let grade = question.grade(&answer);
        let event = Event::Answered {
            lesson: lesson.clone(),
            question: question.id.clone(),
            setting,
            answer: answer.clone(),
            verdict: grade.verdict,
            hints: self.hints,
            guess: self.guess,
            ms: self.effort(now).ms,
        };
        (Answered { answer, grade, disputed: false }, event)
    }

    /// Takes the hint of `question`, if it has one that was not taken yet.
    pub fn hint(&mut self, lesson: &LessonId, question: &Question) -> Option<Event> {
        if question.hint.is_none() || self.hints > 0 {
            return None;
        }
        self.hints = 1;
        let (lesson, question) = (lesson.clone(), Some(question.id.clone()));
        Some(Event::HintTaken { lesson, question, milestone: None, hint: 1 })
    }
}

impl Answered {
    /// Says that a wrong answer to `question` should count, once.
    pub fn dispute(&mut self, lesson: &LessonId, question: QuestionId) -> Option<Event> {
        if self.grade.verdict == Verdict::Right || self.disputed {
            return None;
        }
        self.disputed = true;
        Some(Event::Disputed { lesson: lesson.clone(), question, answer: self.answer.clone() })
    }
}
