//! Which questions the learner has met, anywhere: what a search may find of them. A question of a
//! lesson that starts anew is a new one.

use std::collections::HashMap;

use crate::course::{LessonId, QuestionId};
use crate::learn::record::What;

/// The questions that were asked, and whether they were answered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    lessons: HashMap<LessonId, HashMap<QuestionId, bool>>,
}

impl Seen {
    /// Whether a question was answered; none if it was never asked.
    pub fn answered(&self, lesson: &LessonId, question: &QuestionId) -> Option<bool> {
        self.lessons.get(lesson)?.get(question).copied()
    }

    pub(super) fn apply(&mut self, what: &What<'_>) {
        if let What::Asked { lesson, question, .. } = what {
            self.note(lesson, question, false);
        } else if let What::Answered { lesson, question, .. } = what {
            self.note(lesson, question, true);
        }
    }

    /// The lessons that are `covered` start anew.
    pub(super) fn forget(&mut self, covered: impl Fn(&LessonId) -> bool) {
        self.lessons.retain(|id, _| !covered(id));
    }

    fn note(&mut self, lesson: &str, question: &str, answered: bool) {
        // Names are made only where they are new: a journal asks the same questions over and over.
        let questions = match self.lessons.get_mut(lesson) {
            Some(questions) => questions,
            None => self.lessons.entry(lesson.into()).or_default(),
        };
        match questions.get_mut(question) {
            Some(before) => *before |= answered,
            None => {
                questions.insert(question.into(), answered);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::course::Answer;
    use crate::course::grade::Verdict;
    use crate::learn::event::{Event, ResetScope, Setting};
    use crate::learn::progress::Progress;
    use crate::session::sample;

    #[test]
    fn a_question_is_seen_from_when_it_is_asked_until_its_lesson_starts_anew() {
        let (lesson, question) = ("python/kinds".into(), "single".into());
        let asked = Event::Asked {
            lesson: "python/kinds".into(),
            question: "single".into(),
            setting: Setting::Quiz,
        };
        let answered = Event::Answered {
            lesson: "python/kinds".into(),
            question: "single".into(),
            setting: Setting::Review,
            answer: Answer::Text(String::new()),
            verdict: Verdict::Wrong,
            hints: 0,
            guess: false,
            ms: 0,
        };
        let reset = Event::Reset { scope: ResetScope::Lesson { lesson: "python/kinds".into() } };
        let mut progress = Progress::of("sample");
        for (event, expected) in [
            (None, None),
            (Some(asked.clone()), Some(false)),
            (Some(answered), Some(true)),
            (Some(asked), Some(true)),
            (Some(reset), None),
        ] {
            sample::apply(&mut progress, event.as_slice());
            assert_eq!(progress.seen().answered(&lesson, &question), expected, "{event:?}");
        }
    }
}
