//! What a review asks: concepts that are due, and a question of each that was not seen lately.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::{Choice, Item, Review};
use crate::course::{Course, Library, Question};
use crate::learn::event::Event;
use crate::learn::progress::Progress;
use crate::learn::progress::memory::Memory;
use crate::learn::review::pace::Pace;
use crate::learn::review::pick::in_turn;
use crate::learn::review::rate::was_quick;
use crate::learn::review::{Due, Rhythm, days_between, due, left_today, mixed};
use crate::session::quiz::Phase;

/// What waits beyond a review.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Waiting {
    /// How many concepts are due that it does not ask: they wait for another day.
    pub more: usize,
    /// How many concepts have ever been rated.
    pub known: usize,
    /// For how many days the one has been due that has been due longest.
    pub days: u32,
}

/// Who reviews what.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    /// The course's outline.
    pub course: &'a Course,
    /// Its lessons with their questions.
    pub library: &'a Library,
    /// What the learner did.
    pub progress: &'a Progress,
    /// How they want to review.
    pub rhythm: &'a Rhythm,
    /// Decides which questions are asked.
    pub seed: u64,
    /// Whether to ask as many as a day has again, though today's are done.
    pub more: bool,
}

impl Review {
    /// Begins a review of what is due at `now`; it is finished at once if nothing is. Returns the
    /// events that say so.
    pub fn open(wish: &Wish<'_>, now: Timestamp) -> (Self, Vec<Event>) {
        let Wish { course, library, progress, rhythm, seed, more } = *wish;
        let (memory, today) = (&progress.memory, rhythm.day(now));
        let pace = Pace::remembered(memory, library);
        let due = due(course, memory, rhythm, now);
        let days = due.iter().map(|due| days_between(due.standing.due, today)).max();
        let items = due.iter().filter_map(|due| item(due, library, memory, pace, seed));
        let mut items: Vec<Item> = items.collect();
        let most = if more { rhythm.daily } else { left_today(memory, rhythm, now) };
        let left_over = items.len().saturating_sub(most);
        items.truncate(most);
        let items = mixed(items, |item| &item.lesson);
        let known = memory.cards().count();
        let mut review = Self {
            queue: (0..items.len()).collect(),
            items,
            rhythm: rhythm.clone(),
            today,
            pace,
            waiting: Waiting { more: left_over, known, days: days.unwrap_or(0) },
            phase: Phase::Finished,
            retry: false,
        };
        let events = review.ask(now);
        (review, events)
    }
}

/// A card that is due with the questions that can be asked; none if the course has none any more.
fn item(due: &Due<'_>, library: &Library, memory: &Memory, pace: Pace, seed: u64) -> Option<Item> {
    let Due { concept, card, standing } = due;
    let lessons: BTreeSet<_> = card.lessons().collect();
    let lessons = lessons.into_iter().filter_map(|id| library.lesson(id));
    let choices = lessons.flat_map(|lesson| {
        let id = &lesson.header.id;
        let of_it = move |question: &&Question| question.reviewed_by(id) == *concept;
        lesson.questions.iter().filter(of_it).map(move |question| {
            let times = memory.last_answer(id, &question.id).map_or(0, |last| last.times);
            Choice { lesson: lesson.clone(), question: question.id.clone(), times }
        })
    });
    let salt = u64::from(crc32fast::hash(concept.as_bytes()));
    let choices = in_turn(choices.collect(), Choice::name, memory, seed ^ (salt << 16));
    let title = choices.first().map(|choice| title(concept, choice, library))?;
    let question =
        |lesson: &str, question: &str| library.question(&lesson.into(), &question.into());
    Some(Item {
        concept: (*concept).to_owned(),
        title,
        before: *standing,
        fate: None,
        lesson: choices.first()?.lesson.header.id.clone(),
        choices: choices.into(),
        quick_before: was_quick(card, pace, question),
        skipped: false,
    })
}

/// What people call a concept: its title, or that of the lesson it is named after.
fn title(concept: &str, choice: &Choice, library: &Library) -> String {
    let named = library.catalogue.concepts.iter().find(|named| named.id == concept);
    named.map_or_else(|| choice.lesson.header.title.clone(), |named| named.title.clone())
}
