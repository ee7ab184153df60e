//! How fast a learner answers, compared with what a question asks of them.
//!
//! A question is foreseen to take six seconds, a twentieth of a second for each character to read,
//! and time to put the answer together. The learner's pace is the middle of what their latest right
//! answers took, as a multiple of that. An answer is slow from three times of what was foreseen at
//! their pace, and quick up to three quarters of it.

use super::super::progress::memory::Memory;
use crate::course::question::{Choice, Kind};
use crate::course::{Library, Question};

/// Milliseconds to find one's way around a question.
const START: u64 = 6_000;

/// Milliseconds to read a character.
const READ: u64 = 50;

/// Right answers below which the pace is not known.
const ENOUGH: usize = 8;

/// A pace beyond these says more about breaks than about reading.
const BOUNDS: (f64, f64) = (0.4, 4.0);

/// How fast a learner answers, as a multiple of what is foreseen: 2 is half as fast.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pace(f64);

/// How long an answer took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speed {
    /// At once.
    Quick,
    /// As long as such answers take this learner.
    Steady,
    /// A long wait.
    Slow,
}

impl Default for Pace {
    fn default() -> Self {
        Self(1.0)
    }
}

impl Pace {
    /// The pace of right answers: questions, and the milliseconds that each took.
    pub fn of<'a>(answers: impl Iterator<Item = (&'a Question, u64)>) -> Self {
        let mut multiples: Vec<f64> =
            answers.map(|(question, ms)| as_float(ms) / as_float(foreseen(question))).collect();
        multiples.sort_by(f64::total_cmp);
        let middle = multiples.get(multiples.len() / 2).filter(|_| multiples.len() >= ENOUGH);
        middle.map_or_else(Self::default, |middle| Self(middle.clamp(BOUNDS.0, BOUNDS.1)))
    }

    /// The pace of the latest right answers that the journal tells of.
    pub fn remembered(memory: &Memory, library: &Library) -> Self {
        Self::of(memory.timings().filter_map(|timing| {
            Some((library.question(&timing.lesson, &timing.question)?, timing.ms))
        }))
    }

    /// How fast an answer came that took so many milliseconds.
    pub fn speed(self, question: &Question, ms: u64) -> Speed {
        let multiple = as_float(ms) / (as_float(foreseen(question)) * self.0);
        if multiple >= 3.0 {
            Speed::Slow
        } else if multiple <= 0.75 {
            Speed::Quick
        } else {
            Speed::Steady
        }
    }
}

/// Milliseconds that an answer to a question is foreseen to take.
fn foreseen(question: &Question) -> u64 {
    let code = question.code.as_deref().unwrap_or_default();
    let (more, answer) = to_answer(&question.kind);
    let characters = question.prompt.text().chars().count() + code.chars().count() + more;
    START + READ * whole(characters) + answer
}

/// What is to be read beyond prompt and code, in characters, and milliseconds to put the answer
/// together.
fn to_answer(kind: &Kind) -> (usize, u64) {
    let text = |options: &[Choice]| -> usize {
        options.iter().map(|option| option.text.text().chars().count()).sum()
    };
    match kind {
        Kind::Single { options, .. } => (text(options), 2_000),
        Kind::Multi { options, .. } => (text(options), 2_000 * whole(options.len())),
        Kind::Output { answer, .. } | Kind::Short { answer, .. } => {
            (0, 4_000 + 300 * whole(answer.chars().count()))
        }
        Kind::Blank { gaps, .. } => (0, 6_000 * whole(gaps.len())),
        Kind::Order { lines, extra, .. } => {
            let own = lines.iter().map(|line| line.text.chars().count());
            let texts = own.chain(extra.iter().map(|line| line.text.chars().count()));
            (texts.sum(), 4_000 * whole(lines.len()))
        }
        Kind::Bug { .. } => (0, 4_000),
        Kind::Match { pairs, extra } => {
            let sides = pairs.iter().flat_map(|(left, right)| [left, right]).chain(extra);
            (sides.map(|side| side.text().chars().count()).sum(), 4_000 * whole(pairs.len()))
        }
    }
}

fn whole(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

fn as_float(ms: u64) -> f64 {
    // More than any answer takes, and exact.
    f64::from(u32::try_from(ms).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::sample;

    #[test]
    fn longer_questions_may_take_longer() {
        let lesson = sample::lesson("python/kinds");
        let foreseen = |id: &str| foreseen(lesson.question(&id.into()).unwrap());
        // 18 characters of prompt, 3 of options, one choice.
        assert_eq!(foreseen("single"), 6_000 + 50 * 21 + 2_000);
        assert!(foreseen("single") < foreseen("multi"));
        assert!(foreseen("bug") < foreseen("order"));
    }

    #[test]
    fn an_answer_is_measured_by_the_learners_own_pace() {
        let lesson = sample::lesson("python/kinds");
        let question = lesson.question(&"single".into()).unwrap();
        let all = foreseen(question);
        let check = |pace: Pace, ms: u64, expected: Speed| {
            assert_eq!(pace.speed(question, ms), expected, "{pace:?} {ms}");
        };
        check(Pace::default(), all * 3 / 4, Speed::Quick);
        check(Pace::default(), all, Speed::Steady);
        check(Pace::default(), all * 3 - 1, Speed::Steady);
        check(Pace::default(), all * 3, Speed::Slow);
        let taking = |ms: u64, count: usize| Pace::of((0..count).map(|_| (question, ms)));
        assert_eq!(taking(2 * all, ENOUGH - 1), Pace::default());
        check(taking(2 * all, ENOUGH), all * 3, Speed::Steady);
        check(taking(2 * all, ENOUGH), all * 6, Speed::Slow);
        check(taking(1_000 * all, ENOUGH), all * 12, Speed::Slow);
        check(taking(all / 2, ENOUGH), all * 3 / 2, Speed::Slow);
        check(taking(1, ENOUGH), all * 12 / 10, Speed::Slow);
    }
}
