//! Reading a lesson's text, page by page.

use crate::course::LessonId;
use crate::learn::event::Event;

/// A lesson that is being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    lesson: LessonId,
    pages: usize,
    page: usize,
    recorded: (usize, usize),
}

/// What the learner does while reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// To the next page.
    Next,
    /// To the previous page.
    Previous,
    /// To a page, counted from 0.
    To(usize),
    /// Leaves the page with the block at this byte offset of `lesson.md` on top (0 at the top).
    Leave(usize),
}

/// What follows from an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Nothing changes: there is no such page.
    Stay,
    /// A page is shown, or left; these events belong into the journal.
    Record(Vec<Event>),
    /// The text is at its end: on to the quiz.
    TextDone,
}

impl Reading {
    /// Opens a lesson with `pages` pages (at least one) at `page`, counted from 0, with the block
    /// at byte `offset` of `lesson.md` on top (0 for the page's top). Returns the event that says
    /// so. A page that is not there (any more) gives the last one.
    pub fn open(lesson: LessonId, pages: usize, page: usize, offset: usize) -> (Self, Event) {
        let last = pages.saturating_sub(1);
        let (page, offset) = if page > last { (last, 0) } else { (page, offset) };
        let mut reading = Self { lesson, pages, page, recorded: (page, offset) };
        let event = reading.shown(offset);
        (reading, event)
    }

    /// The page on screen, counted from 0.
    pub fn page(&self) -> usize {
        self.page
    }

    /// Whether the page on screen is the last one.
    pub fn on_last_page(&self) -> bool {
        self.page + 1 >= self.pages
    }

    /// Takes in what the learner did.
    pub fn step(&mut self, input: Input) -> Step {
        match input {
            Input::Next if self.on_last_page() => Step::TextDone,
            Input::Next => self.turn_to(self.page + 1),
            Input::Previous if self.page == 0 => Step::Stay,
            Input::Previous => self.turn_to(self.page - 1),
            Input::To(page) if page >= self.pages || page == self.page => Step::Stay,
            Input::To(page) => self.turn_to(page),
            Input::Leave(offset) if self.recorded == (self.page, offset) => Step::Stay,
            Input::Leave(offset) => Step::Record(vec![self.shown(offset)]),
        }
    }

    fn turn_to(&mut self, page: usize) -> Step {
        self.page = page;
        Step::Record(vec![self.shown(0)])
    }

    fn shown(&mut self, offset: usize) -> Event {
        self.recorded = (self.page, offset);
        let at = (offset > 0).then_some(offset);
        Event::PageRead { lesson: self.lesson.clone(), page: self.page + 1, at }
    }
}
