//! How well a lesson or a stage is known.
//!
//! | Level | What makes it |
//! |---|---|
//! | seen | The lesson was opened. |
//! | practised | Its quiz was answered, its exercise passed, or a test showed that it is known. |
//! | solid | Its exercise, if it has one, is passed; every concept of it lasts for [`SOLID`] days and is likely to be remembered today. |
//! | mastered | Moreover every concept lasts for [`MASTERED`] days, and was remembered in [`REVIEWS`] reviews since it was last forgotten. |
//!
//! A concept lasts as long as it is foreseen to be remembered with a chance of nine in ten. It is
//! likely to be remembered while that chance is no more than [`SLACK`] below what the learner asked
//! for. So a level falls when something is forgotten, or was not reviewed for long. A stage is known
//! as well as its least known lesson; one without a quiz has nothing to review and holds no stage
//! back.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;

use super::event::{Rating, Setting};
use super::progress::memory::Card;
use super::progress::{ExerciseState, LessonProgress, Outcome, Progress};
use super::review::{Rhythm, Standing, days_between};
use crate::course::{Course, LessonId, Stage};

/// Days that a concept lasts when it is solid.
pub const SOLID: f64 = 7.0;

/// Days that a concept lasts when it is mastered.
pub const MASTERED: f64 = 30.0;

/// Reviews in a row in which it was then remembered.
pub const REVIEWS: usize = 2;

/// How far the chance to remember may fall below what was asked for.
pub const SLACK: f64 = 0.1;

/// How well something is known. **Stable**: `status --json` prints these words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Never opened.
    #[default]
    New,
    /// Opened.
    Seen,
    /// Answered or done once.
    Practised,
    /// It will last for a while.
    Solid,
    /// It will last.
    Mastered,
}

/// How well a lesson is known, and what is missing to the next level.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Mastery {
    /// How well.
    pub level: Level,
    /// Whether its quiz is to be answered.
    pub quiz: bool,
    /// Whether its exercise is to be passed.
    pub exercise: bool,
    /// How many reviews, if all go well.
    pub reviews: usize,
    /// Days until the next review is due, if there is one to come.
    pub next: Option<u32>,
    /// Whether something of it was forgotten, or is likely to be.
    pub slipped: bool,
}

/// How well a stage is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StageMastery {
    /// As well as its least known lesson.
    pub level: Level,
    /// How many lessons are practised, solid and mastered.
    pub counts: [usize; 3],
    /// How many lessons it has.
    pub of: usize,
}

/// How well each lesson of a course is known on a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overview {
    lessons: HashMap<LessonId, Mastery>,
}

/// A card with where it stands today.
type Known<'a> = (&'a Card, Standing);

impl Overview {
    /// How well the lessons of a course are known at `now`.
    pub fn of(course: &Course, progress: &Progress, rhythm: &Rhythm, now: Timestamp) -> Self {
        let today = rhythm.day(now);
        let mut cards: HashMap<&LessonId, Vec<Known<'_>>> = HashMap::new();
        for (_, card) in progress.memory.cards() {
            let Some(standing) = rhythm.standing(card, today) else { continue };
            let mut lessons: Vec<&LessonId> = card.lessons().collect();
            lessons.sort_unstable();
            lessons.dedup();
            for lesson in lessons {
                cards.entry(lesson).or_default().push((card, standing));
            }
        }
        let mastery = |id: &LessonId| {
            let cards = cards.get(id).map_or(&[][..], Vec::as_slice);
            (id.clone(), of_lesson(id, progress, cards, rhythm, today))
        };
        Self { lessons: course.headers().map(|header| mastery(&header.id)).collect() }
    }

    /// How well a lesson is known.
    pub fn lesson(&self, id: &LessonId) -> Mastery {
        self.lessons.get(id).copied().unwrap_or_default()
    }

    /// How well the best known lesson is known.
    pub fn best(&self) -> Level {
        self.lessons.values().map(|known| known.level).max().unwrap_or_default()
    }

    /// How well a stage is known.
    pub fn stage(&self, stage: &Stage) -> StageMastery {
        let lessons = || stage.lessons.iter().map(|header| self.lesson(&header.id));
        let count = |wanted| lessons().filter(|known| known.level == wanted).count();
        let rising = lessons().filter(|known| !known.is_top()).map(|known| known.level).min();
        let level = rising.or_else(|| lessons().map(|known| known.level).min());
        StageMastery {
            level: level.unwrap_or_default(),
            counts: [Level::Practised, Level::Solid, Level::Mastered].map(count),
            of: stage.lessons.len(),
        }
    }
}

/// How well a lesson is known whose concepts are `cards`.
fn of_lesson(
    id: &LessonId,
    progress: &Progress,
    cards: &[Known<'_>],
    rhythm: &Rhythm,
    today: Date,
) -> Mastery {
    let Some(before) = progress.lesson(id) else { return placed_or_new(id, progress) };
    let exercise = exercise_open(before);
    let next = cards.iter().map(|(_, standing)| days_between(today, standing.due)).min();
    let slipped = cards.iter().any(|known| has_slipped(known, rhythm));
    let placed = progress.memory.is_placed(id);
    let no_quiz = before.finished && before.run.is_empty() && !exercise && !placed;
    let known = Mastery { exercise, next, slipped, ..Mastery::default() };
    let to = |goal| cards.iter().map(|known| reviews_to(goal, known, rhythm)).sum::<usize>();
    if cards.is_empty() && !is_practised(id, progress, before) {
        let opened = before.finished || before.at.is_some() || !before.pages.is_empty();
        let level = if opened { Level::Seen } else { Level::New };
        return Mastery { level, quiz: !no_quiz, exercise: false, ..known };
    }
    if cards.is_empty() {
        return Mastery { level: Level::Practised, quiz: !no_quiz, ..known };
    }
    match (exercise, to(Level::Solid), to(Level::Mastered)) {
        (false, 0, 0) => Mastery { level: Level::Mastered, ..known },
        (false, 0, reviews) => Mastery { level: Level::Solid, reviews, ..known },
        (_, reviews, _) => Mastery { level: Level::Practised, reviews, ..known },
    }
}

/// A lesson without progress of its own.
fn placed_or_new(id: &LessonId, progress: &Progress) -> Mastery {
    let level = if progress.memory.is_placed(id) { Level::Practised } else { Level::New };
    Mastery { level, quiz: level > Level::New, ..Mastery::default() }
}

/// Whether something of it was done, though nothing of it was rated.
fn is_practised(id: &LessonId, progress: &Progress, before: &LessonProgress) -> bool {
    let answered = before.run.iter().any(|a| a.outcome != Outcome::Skipped || a.mended);
    before.quiz_finished && answered
        || before.exercise.state == ExerciseState::Passed
        || progress.memory.is_placed(id)
}

/// Whether the lesson has an exercise that was not passed, as far as the journal says: whoever has
/// finished a lesson without touching its exercise has met none.
fn exercise_open(before: &LessonProgress) -> bool {
    let untouched = before.exercise.state == ExerciseState::New && !before.exercise.skipped;
    before.exercise.state != ExerciseState::Passed && !(before.finished && untouched)
}

fn has_slipped((card, standing): &Known<'_>, rhythm: &Rhythm) -> bool {
    let forgotten = card.last().is_some_and(|last| last.rating == Rating::Again);
    forgotten || !is_likely(*standing, rhythm)
}

/// Whether it is likely to be remembered today.
fn is_likely(standing: Standing, rhythm: &Rhythm) -> bool {
    standing.recall >= rhythm.scheduler.retention() - SLACK
}

/// How many reviews make a concept solid or mastered, if each is good and comes when it is due.
fn reviews_to(goal: Level, (card, standing): &Known<'_>, rhythm: &Rhythm) -> usize {
    let (lasts, wanted) = match goal {
        Level::Mastered => (MASTERED, REVIEWS),
        Level::New | Level::Seen | Level::Practised | Level::Solid => (SOLID, 0),
    };
    let kept = |card: &Card| {
        let reviews = card.ratings.iter().rev().take_while(|rated| rated.rating > Rating::Again);
        reviews.filter(|rated| rated.setting == Setting::Review).count()
    };
    let least = wanted.saturating_sub(kept(card)).max(usize::from(!is_likely(*standing, rhythm)));
    let mut strength = standing.strength;
    let mut reviews = 0;
    // Every good review at its time makes it last longer.
    while reviews < 50 && (reviews < least || strength.stability < lasts) {
        let days = rhythm.scheduler.interval(strength);
        strength = rhythm.scheduler.next(strength, days, Rating::Good);
        reviews += 1;
    }
    reviews
}

impl Level {
    /// The word for it, for people and for `status --json`.
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Seen => "seen",
            Self::Practised => "practised",
            Self::Solid => "solid",
            Self::Mastered => "mastered",
        }
    }

    /// The next one; none after the last.
    fn next(self) -> Option<Self> {
        match self {
            Self::New => Some(Self::Seen),
            Self::Seen => Some(Self::Practised),
            Self::Practised => Some(Self::Solid),
            Self::Solid => Some(Self::Mastered),
            Self::Mastered => None,
        }
    }
}

impl Mastery {
    /// Whether it cannot be known better: a lesson without a quiz has nothing to review.
    fn is_top(&self) -> bool {
        self.level > Level::New && !self.quiz && !self.exercise && self.reviews == 0
    }

    /// What is missing to the next level, such as `2 more reviews to mastered`; none if nothing is,
    /// or if the lesson was never opened.
    pub fn missing(&self) -> Option<String> {
        let goal = self.level.next()?.name();
        let mut steps = Vec::new();
        if self.exercise {
            steps.push("its exercise".to_owned());
        }
        if self.quiz {
            steps.push("its quiz".to_owned());
        }
        match self.reviews {
            0 => {}
            1 => steps.push("1 more review".to_owned()),
            reviews => steps.push(format!("{reviews} more reviews")),
        }
        (!steps.is_empty() && self.level > Level::New)
            .then(|| format!("{} to {goal}", steps.join(" and ")))
    }

    /// How well it is known and what is missing, in a sentence or two.
    pub fn sentence(&self) -> String {
        let slipped = if self.slipped { ", and some of it has slipped" } else { "" };
        let level = match self.level {
            Level::New => return "New.".into(),
            Level::Seen => "Seen".to_owned(),
            Level::Practised => format!("Practised{slipped}"),
            Level::Solid => format!("Solid{slipped}"),
            Level::Mastered => "Mastered".to_owned(),
        };
        let next = match self.next {
            None => "",
            Some(0) => "; the next review is due",
            Some(1) => "; the next review is due tomorrow",
            Some(days) => &format!("; the next review is due in {days} days"),
        };
        match self.missing() {
            Some(missing) => format!("{level}. {}{next}.", capital(&missing)),
            None => format!("{level}{next}."),
        }
    }
}

impl StageMastery {
    /// How many lessons are known how well, such as `3 mastered, 5 solid, 2 practised of 28`; none
    /// if nothing was practised.
    pub fn sentence(&self) -> Option<String> {
        let [practised, solid, mastered] = self.counts;
        let facts = [(mastered, "mastered"), (solid, "solid"), (practised, "practised")];
        let facts = facts.iter().filter(|(count, _)| *count > 0);
        let facts: Vec<String> = facts.map(|(count, word)| format!("{count} {word}")).collect();
        (!facts.is_empty()).then(|| format!("{} of {}", facts.join(", "), self.of))
    }
}

/// A text with its first letter in upper case.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests;
