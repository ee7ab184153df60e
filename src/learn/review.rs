//! What is due for review, and in which order.
//!
//! A concept is due from the local day on which the chance to remember it is foreseen to have
//! fallen to what the learner asked for. Of what is due, the most endangered comes first, and no
//! more in a day than the learner wants: what was left lying during a break waits its turn.

pub mod pace;
pub mod pick;
pub mod rate;

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

use super::event::Setting;
use super::progress::Progress;
use super::progress::memory::{Card, Memory};
use super::schedule::{Scheduler, Strength};
use crate::course::{Course, LessonId};
use crate::settings::Settings;

/// How a learner wants to review, and where their days begin.
#[derive(Debug, Clone)]
pub struct Rhythm {
    /// Says when something is to be asked again.
    pub scheduler: Scheduler,
    /// Reviews in a day.
    pub daily: usize,
    /// Whose days are counted.
    pub zone: TimeZone,
}

/// Where a card stands on a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// How well it is known.
    pub strength: Strength,
    /// The day it was rated last.
    pub rated: Date,
    /// The day from which on it is due.
    pub due: Date,
    /// Days between the two.
    pub interval: u32,
    /// The chance that it is remembered, from 0 to 1.
    pub recall: f64,
}

/// A card that is due.
#[derive(Debug, Clone)]
pub struct Due<'a> {
    /// Its concept.
    pub concept: &'a str,
    /// Its ratings.
    pub card: &'a Card,
    /// Where it stands.
    pub standing: Standing,
}

impl Rhythm {
    /// The rhythm that the settings ask for, with the days of a time zone.
    pub fn new(settings: &Settings, zone: TimeZone) -> Self {
        Self {
            scheduler: Scheduler::new(settings.parameters, settings.desired_retention),
            daily: settings.daily_reviews as usize,
            zone,
        }
    }

    /// The learner's day at a time.
    pub fn day(&self, at: Timestamp) -> Date {
        at.to_zoned(self.zone.clone()).date()
    }

    /// Where a card stands today; none if it has no ratings.
    pub fn standing(&self, card: &Card, today: Date) -> Option<Standing> {
        let mut known: Option<(Strength, Date)> = None;
        for rated in &card.ratings {
            let day = self.day(rated.at);
            let strength = match known {
                None => self.scheduler.first(rated.rating),
                Some((before, last)) => {
                    self.scheduler.next(before, days_between(last, day), rated.rating)
                }
            };
            known = Some((strength, day));
        }
        let (strength, rated) = known?;
        Some(self.stands(strength, rated, today))
    }

    /// Where a card of this strength stands today that was rated last on a day.
    pub fn stands(&self, strength: Strength, rated: Date, today: Date) -> Standing {
        let interval = self.scheduler.interval(strength);
        let due = rated.saturating_add(Span::new().days(interval));
        let recall = self.scheduler.recall(strength, days_between(rated, today));
        Standing { strength, rated, due, interval, recall }
    }
}

/// Days from one day to a later one; none if it is not later, as where a clock was set back.
pub fn days_between(from: Date, to: Date) -> u32 {
    u32::try_from(to.duration_since(from).as_hours() / 24).unwrap_or(0)
}

/// Every card of lessons that the course still has, with where it stands today.
fn cards<'a>(
    course: &'a Course,
    memory: &'a Memory,
    rhythm: &'a Rhythm,
    today: Date,
) -> impl Iterator<Item = Due<'a>> {
    memory.cards().filter_map(move |(concept, card)| {
        card.lessons().find_map(|lesson| course.header(lesson))?;
        Some(Due { concept, card, standing: rhythm.standing(card, today)? })
    })
}

/// What is due now, however much it is: the most endangered first.
pub fn due<'a>(
    course: &'a Course,
    memory: &'a Memory,
    rhythm: &'a Rhythm,
    now: Timestamp,
) -> Vec<Due<'a>> {
    let today = rhythm.day(now);
    let mut due: Vec<Due<'_>> =
        cards(course, memory, rhythm, today).filter(|due| due.standing.due <= today).collect();
    due.sort_by(|a, b| a.standing.recall.total_cmp(&b.standing.recall));
    due
}

/// How many more reviews the learner wants today.
pub fn left_today(memory: &Memory, rhythm: &Rhythm, now: Timestamp) -> usize {
    let today = rhythm.day(now);
    let done = memory
        .cards()
        .flat_map(|(_, card)| card.ratings.iter().rev())
        .filter(|rated| rated.setting == Setting::Review && rhythm.day(rated.at) == today);
    rhythm.daily.saturating_sub(done.count())
}

/// How many reviews wait for the learner now: what is due, up to what they want in a day.
pub fn waiting(course: &Course, progress: &Progress, rhythm: &Rhythm, now: Timestamp) -> usize {
    let due = due(course, &progress.memory, rhythm, now).len();
    due.min(left_today(&progress.memory, rhythm, now))
}

/// How many cards come due on each of the next `days` days, today first; what is due already
/// counts as today's.
pub fn coming(
    course: &Course,
    memory: &Memory,
    rhythm: &Rhythm,
    now: Timestamp,
    days: usize,
) -> Vec<usize> {
    let today = rhythm.day(now);
    let mut coming = vec![0; days];
    for card in cards(course, memory, rhythm, today) {
        let day = days_between(today, card.standing.due) as usize;
        if let Some(count) = coming.get_mut(day) {
            *count += 1;
        }
    }
    coming
}

/// The first day on which something comes due after today, and how much it is; none if nothing is
/// to come.
pub fn next_day(
    course: &Course,
    memory: &Memory,
    rhythm: &Rhythm,
    now: Timestamp,
) -> Option<(Date, usize)> {
    let today = rhythm.day(now);
    let mut days: BTreeMap<Date, usize> = BTreeMap::new();
    for card in cards(course, memory, rhythm, today).filter(|card| card.standing.due > today) {
        *days.entry(card.standing.due).or_default() += 1;
    }
    days.pop_first()
}

/// Puts items in an order in which neighbours are of different stages where that is possible;
/// else they stay as they are.
pub fn mixed<T>(items: Vec<T>, lesson: impl Fn(&T) -> &LessonId) -> Vec<T> {
    let mut left = items;
    let mut mixed: Vec<T> = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let last = mixed.last().map(|item| lesson(item).stage().to_owned());
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for item in &left {
            *counts.entry(lesson(item).stage()).or_default() += 1;
        }
        // A stage that makes up more than half of what is left has to come now, or it will have to
        // follow itself later.
        let most = counts
            .iter()
            .max_by_key(|(_, count)| **count)
            .map(|(stage, count)| (stage.to_string(), 2 * count > left.len()));
        let differs = |item: &T| Some(lesson(item).stage()) != last.as_deref();
        let pressing = |item: &T| match &most {
            Some((stage, true)) => lesson(item).stage() == stage,
            Some((_, false)) | None => true,
        };
        let place = left
            .iter()
            .position(|item| differs(item) && pressing(item))
            .or_else(|| left.iter().position(differs))
            .unwrap_or(0);
        mixed.push(left.remove(place));
    }
    mixed
}

#[cfg(test)]
mod tests;
