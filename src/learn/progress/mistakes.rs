//! Questions that were answered wrong, and what became of them since.

use std::collections::HashMap;

use jiff::Timestamp;

use crate::course::grade::Verdict;
use crate::course::{Answer, LessonId, QuestionId};
use crate::learn::event::Setting;
use crate::learn::record::{RawAnswer, Record, Scope, What};

/// Right answers since the last wrong one after which a question is mended.
pub const MENDED: u32 = 2;

/// Wrong answers that are kept of a question: the last ones.
const KEPT: usize = 3;

/// Every question that was answered wrong, by lesson.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mistakes {
    lessons: HashMap<LessonId, HashMap<QuestionId, Mistake>>,
}

/// What was answered wrong to a question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mistake {
    /// The last wrong answers, the oldest first; at least one.
    pub wrong: Vec<Wrong>,
    /// How often it was answered wrong in all.
    pub times: u32,
    /// How often it was answered right since the last wrong answer; guesses do not count.
    pub right_since: u32,
}

/// A wrong answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// What was answered; none if it is of a kind that this version does not know.
    pub answer: Option<Answer>,
    /// When.
    pub at: Timestamp,
    /// Where the question was asked.
    pub setting: Setting,
}

impl Mistakes {
    /// All of them that are not mended, in no order.
    pub fn open(&self) -> impl Iterator<Item = (&LessonId, &QuestionId, &Mistake)> {
        let all = self.lessons.iter().flat_map(|(lesson, questions)| {
            questions.iter().map(move |(question, mistake)| (lesson, question, mistake))
        });
        all.filter(|(.., mistake)| !mistake.is_mended())
    }

    /// What was answered wrong to a question, mended or not.
    pub fn of(&self, lesson: &LessonId, question: &QuestionId) -> Option<&Mistake> {
        self.lessons.get(lesson)?.get(question)
    }

    /// Takes in one line of the journal.
    pub(super) fn apply(&mut self, record: &Record<'_>) {
        match &record.what {
            What::Answered { lesson, question, verdict: Verdict::Right, guess, .. } => {
                let known = self.lessons.get_mut(&**lesson).and_then(|q| q.get_mut(&**question));
                if let Some(mistake) = known.filter(|_| !guess) {
                    mistake.right_since = mistake.right_since.saturating_add(1);
                }
            }
            What::Answered { lesson, question, setting, answer, .. } => {
                let at = record.at;
                let wrong = Wrong { answer: answer.parse(), at, setting: *setting };
                self.entry(lesson, question).add(wrong);
            }
            What::Disputed { lesson, question, answer } => {
                self.dispute(lesson, question, *answer);
            }
            What::Reset { scope } => self.reset(scope),
            What::PageRead { .. }
            | What::Asked { .. }
            | What::HintTaken { .. }
            | What::Skipped { .. }
            | What::QuizFinished { .. }
            | What::ExerciseOpened { .. }
            | What::ExerciseChecked { .. }
            | What::SolutionShown { .. }
            | What::ExerciseSkipped { .. }
            | What::LessonFinished { .. }
            | What::Reviewed { .. }
            | What::ReviewUndone { .. }
            | What::Placed { .. }
            | What::Noted { .. }
            | What::Bookmarked { .. }
            | What::Unknown { .. } => {}
        }
    }

    fn entry(&mut self, lesson: &str, question: &str) -> &mut Mistake {
        self.lessons.entry(lesson.into()).or_default().entry(question.into()).or_default()
    }

    /// An answer that should count is no mistake.
    fn dispute(&mut self, lesson: &str, question: &str, answer: RawAnswer<'_>) {
        let Some(questions) = self.lessons.get_mut(lesson) else { return };
        let Some(mistake) = questions.get_mut(question) else { return };
        let answer = answer.parse();
        if let Some(last) = mistake.wrong.iter().rposition(|wrong| wrong.answer == answer) {
            mistake.wrong.remove(last);
            mistake.times = mistake.times.saturating_sub(1);
        }
        if mistake.wrong.is_empty() {
            questions.remove(question);
        }
    }

    fn reset(&mut self, scope: &Scope<'_>) {
        self.lessons.retain(|lesson, _| !scope.covers(lesson));
    }
}

impl Mistake {
    /// Whether it was answered right often enough since.
    pub fn is_mended(&self) -> bool {
        self.right_since >= MENDED
    }

    fn add(&mut self, wrong: Wrong) {
        if self.wrong.len() == KEPT {
            self.wrong.remove(0);
        }
        self.wrong.push(wrong);
        self.times = self.times.saturating_add(1);
        self.right_since = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::event::{Event, ResetScope};
    use crate::learn::progress::Progress;
    use crate::session::sample::apply;

    fn answered(question: &str, line: usize, verdict: Verdict, guess: bool) -> Event {
        Event::Answered {
            lesson: "a/b".into(),
            question: question.into(),
            setting: Setting::Quiz,
            answer: Answer::Line(line),
            verdict,
            hints: 0,
            guess,
            ms: 1,
        }
    }

    fn wrong(line: usize) -> Event {
        answered("q", line, Verdict::Wrong, false)
    }

    fn right() -> Event {
        answered("q", 1, Verdict::Right, false)
    }

    fn disputed(line: usize) -> Event {
        let answer = Answer::Line(line);
        Event::Disputed { lesson: "a/b".into(), question: "q".into(), answer }
    }

    fn folded(events: &[Event]) -> Mistakes {
        let mut progress = Progress::of("sample");
        apply(&mut progress, events);
        progress.mistakes
    }

    #[test]
    fn a_question_is_mended_by_two_right_answers_in_a_row() {
        let guess = answered("q", 1, Verdict::Right, true);
        let other = answered("other", 1, Verdict::Right, false);
        for (events, times, open) in [
            (vec![wrong(2)], 1, true),
            (vec![wrong(2), right()], 1, true),
            (vec![wrong(2), right(), right()], 1, false),
            (vec![wrong(2), right(), guess, other], 1, true),
            (vec![wrong(2), right(), wrong(2), right()], 2, true),
            (vec![wrong(2), right(), right(), wrong(3)], 2, true),
            (vec![right(), right(), wrong(2)], 1, true),
        ] {
            let mistakes = folded(&events);
            let mistake = mistakes.of(&"a/b".into(), &"q".into()).unwrap();
            assert_eq!((mistake.times, !mistake.is_mended()), (times, open), "{events:?}");
            assert_eq!(mistakes.open().count(), usize::from(open), "{events:?}");
        }
        assert_eq!(folded(&[right()]), Mistakes::default());
    }

    #[test]
    fn the_last_wrong_answers_are_kept() {
        let mistakes = folded(&[wrong(2), wrong(3), wrong(4), wrong(5)]);
        let mistake = mistakes.of(&"a/b".into(), &"q".into()).unwrap();
        let lines: Vec<_> = mistake.wrong.iter().map(|wrong| wrong.answer.clone()).collect();
        assert_eq!(lines, [3, 4, 5].map(|line| Some(Answer::Line(line))));
        assert_eq!(mistake.times, 4);
    }

    #[test]
    fn an_answer_that_should_count_is_no_mistake() {
        assert_eq!(folded(&[wrong(2), disputed(2)]).open().count(), 0);
        assert_eq!(folded(&[disputed(2)]).open().count(), 0);
        let mistakes = folded(&[wrong(2), wrong(3), wrong(2), disputed(2)]);
        let mistake = mistakes.of(&"a/b".into(), &"q".into()).unwrap();
        let lines: Vec<_> = mistake.wrong.iter().map(|wrong| wrong.answer.clone()).collect();
        assert_eq!((lines, mistake.times), (vec![Some(Answer::Line(2)), Some(Answer::Line(3))], 2));
    }

    #[test]
    fn a_reset_takes_them_away() {
        for (scope, left) in [
            (ResetScope::Lesson { lesson: "a/b".into() }, 0),
            (ResetScope::Lesson { lesson: "a/c".into() }, 1),
            (ResetScope::Stage { stage: "a".into() }, 0),
            (ResetScope::All, 0),
        ] {
            assert_eq!(folded(&[wrong(2), Event::Reset { scope }]).open().count(), left);
        }
    }
}
