//! A review: a question of each concept that is due, feedback on every answer, a rating from what
//! happened, and the missed ones again until they are right.

mod plan;
mod words;

use std::collections::VecDeque;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;

pub use self::plan::{Waiting, Wish};
use super::quiz::{Asking, Input, Phase};
use super::shuffle::next_order;
use crate::course::grade::Verdict;
use crate::course::{Answer, Lesson, LessonId, Question, QuestionId};
use crate::learn::event::{Event, Rating, Setting};
use crate::learn::progress::Outcome;
use crate::learn::review::pace::Pace;
use crate::learn::review::rate::{Evidence, rate};
use crate::learn::review::{Rhythm, Standing, days_between};

/// A review that is going on.
#[derive(Debug, Clone)]
pub struct Review {
    items: Vec<Item>,
    /// Items to be asked, the one on screen first.
    queue: VecDeque<usize>,
    rhythm: Rhythm,
    today: Date,
    pace: Pace,
    waiting: Waiting,
    phase: Phase,
    /// Whether the question on screen is one that was missed, asked again.
    retry: bool,
}

/// A concept of a review.
#[derive(Debug, Clone)]
pub struct Item {
    /// What it is rated by.
    pub concept: String,
    /// Its title for people.
    pub title: String,
    /// Where it stood before.
    pub before: Standing,
    /// What came of it; none while it was not answered.
    pub fate: Option<Fate>,
    /// The lesson of the question that is asked first.
    lesson: LessonId,
    /// Its questions, the one to ask first.
    choices: VecDeque<Choice>,
    /// Whether the review before was right and quick.
    quick_before: bool,
    /// Whether the learner left it for another day.
    skipped: bool,
}

/// A question that can be asked.
#[derive(Debug, Clone)]
struct Choice {
    lesson: Arc<Lesson>,
    question: QuestionId,
    /// How often it was answered before.
    times: u32,
}

/// What came of a concept.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fate {
    /// How well it was remembered at the first try.
    pub rating: Rating,
    /// Where it stands now.
    pub after: Standing,
    /// Whether it was missed and answered right since.
    pub mended: bool,
}

impl Review {
    /// Takes in what the learner does at `now`; returns what belongs into the journal.
    pub fn step(&mut self, input: Input, now: Timestamp) -> Vec<Event> {
        match (input, &mut self.phase) {
            (Input::Answer(answer), Phase::Asking(_)) => self.answer(answer, now),
            (Input::Hint, Phase::Asking(_)) => self.hint(),
            (Input::Guess, Phase::Asking(asking)) => {
                asking.guess = !asking.guess;
                Vec::new()
            }
            (Input::Skip, Phase::Asking(_)) => self.skip(now),
            (Input::Dispute, Phase::Answered(_)) => self.dispute(),
            (Input::GoOn, Phase::Answered(_)) => self.go_on(now),
            _ => Vec::new(),
        }
    }

    /// Takes the rating of the answer on screen back, if it has one: the concept is asked once more
    /// at the end, and rated then.
    pub fn take_back(&mut self, now: Timestamp) -> Vec<Event> {
        if !self.can_take_back() {
            return Vec::new();
        }
        let Some(item) = self.queue.pop_front() else { return Vec::new() };
        self.queue.push_back(item);
        let Some(item) = self.items.get_mut(item) else { return Vec::new() };
        item.fate = None;
        // Its answer has just been on screen.
        item.choices.rotate_left(1);
        let mut events = vec![Event::ReviewUndone { concept: item.concept.clone() }];
        events.extend(self.ask(now));
        events
    }

    /// Whether the answer on screen was rated, so that the rating can be taken back.
    pub fn can_take_back(&self) -> bool {
        matches!(self.phase, Phase::Answered(_)) && !self.retry
    }

    /// Where the review stands.
    pub fn phase(&self) -> &Phase {
        &self.phase
    }

    /// The question on screen; none once the review is finished.
    pub fn question(&self) -> Option<&Question> {
        self.item()?.question()
    }

    /// The lesson of the question on screen.
    pub fn lesson(&self) -> Option<&Arc<Lesson>> {
        Some(&self.item()?.choices.front()?.lesson)
    }

    /// The concept of the question on screen.
    pub fn item(&self) -> Option<&Item> {
        self.queue.front().and_then(|&item| self.items.get(item))
    }

    /// The order in which the parts of the question on screen are shown.
    pub fn shown_order(&self) -> Vec<usize> {
        let choice = self.item().and_then(|item| item.choices.front());
        choice.and_then(Choice::order).unwrap_or_default()
    }

    /// Every concept of the review, in the order in which they are asked at first.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// How many questions are left, with the one on screen unless it is answered.
    pub fn left(&self) -> usize {
        let done = usize::from(matches!(self.phase, Phase::Answered(_)) && !self.comes_back());
        self.queue.len().saturating_sub(done)
    }

    /// Whether the question on screen is one that was missed, asked again.
    pub fn is_retry(&self) -> bool {
        self.retry
    }

    /// What is to be told of other days.
    pub fn waiting(&self) -> Waiting {
        self.waiting
    }

    /// Days from today until a standing is due.
    pub fn days_to(&self, standing: &Standing) -> u32 {
        days_between(self.today, standing.due)
    }

    /// Whether the question on screen was answered wrong, and so comes back.
    fn comes_back(&self) -> bool {
        match &self.phase {
            Phase::Answered(answered) => answered.grade.verdict == Verdict::Wrong,
            Phase::Asking(_) | Phase::Finished => false,
        }
    }

    fn ask(&mut self, now: Timestamp) -> Vec<Event> {
        let asked = self.lesson().map(|lesson| lesson.header.id.clone());
        let (Some(lesson), Some(question)) = (asked, self.question()) else {
            self.phase = Phase::Finished;
            return Vec::new();
        };
        let question = question.id.clone();
        self.phase = Phase::Asking(Asking { since: now, hints: 0, guess: false });
        self.retry = self.item().is_some_and(|item| item.fate.is_some());
        vec![Event::Asked { lesson, question, setting: Setting::Review }]
    }

    fn answer(&mut self, answer: Answer, now: Timestamp) -> Vec<Event> {
        let Phase::Asking(asking) = self.phase.clone() else { return Vec::new() };
        let (Some(lesson), Some(question)) = (self.lesson(), self.question()) else {
            return Vec::new();
        };
        let lesson = lesson.header.id.clone();
        let place = (&lesson, Setting::Review);
        let (answered, event) = asking.answered(place, question, answer, now);
        let effort = asking.effort(now);
        let (verdict, speed) = (answered.grade.verdict, self.pace.speed(question, effort.ms));
        let question = Some(question.id.clone());
        self.phase = Phase::Answered(answered);
        let mut events = vec![event];
        let scheduler = self.rhythm.scheduler;
        let Some(item) = self.queue.front().and_then(|&item| self.items.get_mut(item)) else {
            return events;
        };
        if let Some(choice) = item.choices.front_mut() {
            choice.times += 1;
        }
        if let Some(fate) = &mut item.fate {
            fate.mended = verdict == Verdict::Right;
            return events;
        }
        let quick_before = item.quick_before;
        let rating = rate(Evidence { verdict, helped: effort.helped, speed, quick_before });
        let days = days_between(item.before.rated, self.today);
        let strength = scheduler.next(item.before.strength, days, rating);
        let after = self.rhythm.stands(strength, self.today, self.today);
        item.fate = Some(Fate { rating, after, mended: false });
        let (concept, setting) = (item.concept.clone(), Setting::Review);
        events.push(Event::Reviewed { lesson, question, setting, concept, rating });
        events
    }

    fn hint(&mut self) -> Vec<Event> {
        let asked = self.lesson().cloned().zip(self.question().cloned());
        let (Some((lesson, question)), Phase::Asking(asking)) = (asked, &mut self.phase) else {
            return Vec::new();
        };
        asking.hint(&lesson.header.id, &question).into_iter().collect()
    }

    fn dispute(&mut self) -> Vec<Event> {
        let asked = self.lesson().cloned().zip(self.question().map(|question| question.id.clone()));
        let (Some((lesson, question)), Phase::Answered(answered)) = (asked, &mut self.phase) else {
            return Vec::new();
        };
        answered.dispute(&lesson.header.id, question).into_iter().collect()
    }

    /// Leaves the concept for another day; a missed one is asked no more.
    fn skip(&mut self, now: Timestamp) -> Vec<Event> {
        let asked = self.lesson().map(|lesson| lesson.header.id.clone());
        let question = self.question().map(|question| question.id.clone());
        let (Some(lesson), Some(item)) = (asked, self.queue.pop_front()) else {
            return Vec::new();
        };
        if let Some(item) = self.items.get_mut(item) {
            item.skipped = true;
        }
        let mut events = vec![Event::Skipped { lesson, question, setting: Some(Setting::Review) }];
        events.extend(self.ask(now));
        events
    }

    /// On to the next question; a missed one comes back at the end.
    fn go_on(&mut self, now: Timestamp) -> Vec<Event> {
        let again = self.comes_back();
        if let Some(item) = self.queue.pop_front().filter(|_| again) {
            self.queue.push_back(item);
        }
        self.ask(now)
    }
}

impl Item {
    /// The question to ask.
    pub fn question(&self) -> Option<&Question> {
        let choice = self.choices.front()?;
        choice.lesson.question(&choice.question)
    }

    /// What became of it at the first try.
    pub fn outcome(&self) -> Option<Outcome> {
        match self.fate {
            Some(fate) if fate.rating == Rating::Again => Some(Outcome::Wrong),
            Some(_) => Some(Outcome::Right),
            None => self.skipped.then_some(Outcome::Skipped),
        }
    }
}

impl Choice {
    fn name(&self) -> (&LessonId, &QuestionId) {
        (&self.lesson.header.id, &self.question)
    }

    fn order(&self) -> Option<Vec<usize>> {
        Some(next_order(self.lesson.question(&self.question)?, self.times))
    }
}

#[cfg(test)]
mod tests;
