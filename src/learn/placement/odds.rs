//! How much an answer says about whether the lesson is known.

use crate::course::Question;
use crate::course::question::Kind;

/// How likely a question is answered against what one knows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Odds {
    /// Answered wrong by one who knows the lesson.
    pub slip: f64,
    /// Answered right by one who does not.
    pub guess: f64,
}

impl Odds {
    /// Of a question that is answered in earnest: what is chosen can be guessed, what is typed
    /// hardly.
    pub fn of(question: &Question) -> Self {
        match &question.kind {
            Kind::Single { options, .. } => Self { slip: 0.08, guess: one_of(options.len()) },
            Kind::Multi { .. } | Kind::Order { .. } => Self { slip: 0.15, guess: 0.1 },
            Kind::Output { .. } | Kind::Short { .. } => Self { slip: 0.1, guess: 0.05 },
            Kind::Blank { .. } => Self { slip: 0.12, guess: 0.05 },
            Kind::Bug { .. } => {
                let lines = question.code.as_deref().map_or(1, |code| code.lines().count());
                Self { slip: 0.1, guess: one_of(lines) }
            }
            Kind::Match { .. } => Self { slip: 0.1, guess: 0.1 },
        }
    }

    /// Of an answer that the learner calls a guess: right is hardly better than wrong.
    #[must_use]
    pub fn guessed(self) -> Self {
        Self { guess: self.guess.max(0.5), ..self }
    }

    /// Of the answer "I don't know yet", which is taken as wrong: nobody says it by mistake, and
    /// few say it who know.
    pub fn unknown() -> Self {
        Self { slip: 0.03, guess: 0.05 }
    }

    /// Of a lesson that was finished in the course, which is taken as right.
    pub fn finished() -> Self {
        Self { slip: 0.05, guess: 0.1 }
    }

    /// How likely an answer is, right or wrong, if the lesson is known and if it is not.
    pub(super) fn of_answer(self, right: bool) -> (f64, f64) {
        if right { (1.0 - self.slip, self.guess) } else { (self.slip, 1.0 - self.guess) }
    }
}

/// The chance to hit one of so many; some can always be told to be wrong.
#[expect(clippy::cast_precision_loss, reason = "a question has few options")]
fn one_of(options: usize) -> f64 {
    (1.1 / options.max(2) as f64).min(0.5)
}
