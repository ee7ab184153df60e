//! What was done when and where, and how it went: from here come all statistics, so that none of
//! them needs another look at the journal.
//!
//! The fold knows no time zone, so it counts in quarters of an hour, of which local days are made
//! everywhere. A reset starts a lesson anew; that it was worked on stays.

mod lessons;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use self::lessons::Lessons;
pub use self::lessons::{LessonDays, QuizScore};
use crate::course::grade::Verdict;
use crate::learn::event::Setting;
use crate::learn::record::{Record, What};

/// Seconds of a quarter of an hour. Every zone's days begin at one.
const QUARTER: i64 = 15 * 60;

/// The longest time that counts for an answer: after it, the learner is elsewhere.
const LONGEST_ANSWER: u64 = 5 * 60 * 1000;

/// The longest time that counts before a check of an exercise.
const LONGEST_CHECK: u64 = 30 * 60 * 1000;

/// When what was done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Days {
    /// By the number of the quarter since 1970, in order.
    quarters: Vec<(i64, Tally)>,
    lessons: Lessons,
}

/// What was done in some time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Pages that came on screen.
    pub pages: u32,
    /// Answers in quizzes, among the missed ones, and in tests of what is known.
    pub answers: Score,
    /// Answers in reviews.
    pub reviews: Score,
    /// Runs of an exercise's checks.
    pub checks: u32,
    /// Runs that passed a whole exercise.
    pub passed: u32,
    /// Lessons finished.
    pub finished: u32,
    /// Notes and bookmarks.
    pub notes: u32,
    /// Hints, skips and other small steps.
    pub others: u32,
    /// Milliseconds spent on answers and exercises; of each no more than is likely.
    pub ms: u64,
}

/// Right and wrong answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Score {
    /// Right ones.
    pub right: u32,
    /// Wrong ones.
    pub wrong: u32,
}

impl Days {
    /// What was done on each local day that has anything, in order.
    pub fn by_day(&self, zone: &TimeZone) -> Vec<(Date, Tally)> {
        let mut days: Vec<(Date, Tally)> = Vec::new();
        let mut end = i64::MIN;
        for (quarter, tally) in &self.quarters {
            let start = quarter * QUARTER;
            if start >= end {
                let Some((date, next)) = local_day(start, zone) else { continue };
                end = next;
                if days.last().is_none_or(|(last, _)| *last != date) {
                    days.push((date, Tally::default()));
                }
            }
            if let Some((_, day)) = days.last_mut() {
                day.add(tally);
            }
        }
        days
    }

    /// What was done in each lesson, in the order in which they were first met.
    pub fn lessons(&self) -> impl Iterator<Item = &LessonDays> {
        self.lessons.iter()
    }

    /// What was done in a lesson.
    pub fn lesson(&self, id: &str) -> Option<&LessonDays> {
        self.lessons.get(id)
    }

    /// Takes in one line of the journal.
    pub(super) fn apply(&mut self, record: &Record<'_>) {
        let mut step = Tally::default();
        match &record.what {
            // With a place in it, it says where the page was left.
            What::PageRead { at, .. } => step.pages = u32::from(at.is_none()),
            What::Answered { setting, verdict, ms, .. } => {
                let score = Score::of(*verdict);
                match setting {
                    Setting::Review => step.reviews = score,
                    Setting::Quiz | Setting::Retry | Setting::Placement => step.answers = score,
                }
                step.ms = LONGEST_ANSWER.min(*ms);
            }
            What::ExerciseChecked { milestone, passed, ms, .. } => {
                step.checks = 1;
                step.passed = u32::from(*passed && milestone.is_none());
                step.ms = LONGEST_CHECK.min(*ms);
            }
            What::LessonFinished { .. } => step.finished = 1,
            What::Noted { .. } | What::Bookmarked { .. } => step.notes = 1,
            What::HintTaken { .. }
            | What::Skipped { .. }
            | What::Disputed { .. }
            | What::SolutionShown { .. }
            | What::ExerciseSkipped { .. } => step.others = 1,
            // They come with other steps, or are none of the learner's.
            What::Asked { .. }
            | What::QuizFinished { .. }
            | What::ExerciseOpened { .. }
            | What::Reviewed { .. }
            | What::ReviewUndone { .. }
            | What::Placed { .. }
            | What::Reset { .. }
            | What::Unknown { .. } => {}
        }
        if step != Tally::default() {
            self.quarter(record.at).add(&step);
        }
        self.lessons.apply(record, step.ms);
    }

    fn quarter(&mut self, at: Timestamp) -> &mut Tally {
        let wanted = at.as_second().div_euclid(QUARTER);
        let place = match self.quarters.last() {
            Some((last, _)) if *last == wanted => self.quarters.len() - 1,
            Some((last, _)) if *last > wanted => {
                self.quarters.partition_point(|(quarter, _)| *quarter < wanted)
            }
            Some(_) | None => self.quarters.len(),
        };
        if self.quarters.get(place).is_none_or(|(quarter, _)| *quarter != wanted) {
            self.quarters.insert(place, (wanted, Tally::default()));
        }
        &mut self.quarters[place].1
    }
}

/// The local day of a second, and the second at which the next one begins.
fn local_day(second: i64, zone: &TimeZone) -> Option<(Date, i64)> {
    let date = Timestamp::from_second(second).ok()?.to_zoned(zone.clone()).date();
    let next = date.tomorrow().ok().and_then(|next| next.to_zoned(zone.clone()).ok());
    Some((date, next.map_or(i64::MAX, |next| next.timestamp().as_second())))
}

impl Tally {
    /// How many steps there were: what the colour of a day says.
    pub fn steps(&self) -> u32 {
        let counts = [self.pages, self.checks, self.finished, self.notes, self.others];
        counts.iter().fold(self.answers.all() + self.reviews.all(), |all, count| all + count)
    }

    /// Takes in what was done in some other time.
    pub fn add(&mut self, other: &Self) {
        let Self { pages, answers, reviews, checks, passed, finished, notes, others, ms } = other;
        self.pages += pages;
        self.answers.add(*answers);
        self.reviews.add(*reviews);
        self.checks += checks;
        self.passed += passed;
        self.finished += finished;
        self.notes += notes;
        self.others += others;
        self.ms += ms;
    }
}

impl Score {
    /// A single answer.
    pub fn of(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Right => Self { right: 1, wrong: 0 },
            Verdict::Wrong => Self { right: 0, wrong: 1 },
        }
    }

    /// How many answers there were.
    pub fn all(self) -> u32 {
        self.right + self.wrong
    }

    /// The share of right ones in percent; none without any answer.
    pub fn percent(self) -> Option<u32> {
        let (right, all) = (u64::from(self.right), u64::from(self.all()));
        (all > 0).then(|| u32::try_from((right * 200 + all) / (2 * all)).unwrap_or(100))
    }

    /// Takes in other answers.
    pub fn add(&mut self, other: Self) {
        self.right += other.right;
        self.wrong += other.wrong;
    }
}

#[cfg(test)]
mod tests;
