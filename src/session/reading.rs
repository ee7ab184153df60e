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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(page: usize, at: Option<usize>) -> Event {
        Event::PageRead { lesson: "a/b".into(), page, at }
    }

    #[test]
    fn a_lesson_opens_where_it_was_left_and_says_so() {
        let open = |page, offset| {
            let (reading, event) = Reading::open("a/b".into(), 3, page, offset);
            (reading.page(), event)
        };
        assert_eq!(open(0, 0), (0, read(1, None)));
        assert_eq!(open(2, 70), (2, read(3, Some(70))));
        assert_eq!(open(9, 70), (2, read(3, None)), "that page is gone");
    }

    #[test]
    fn every_turn_to_another_page_is_recorded() {
        let (mut reading, _) = Reading::open("a/b".into(), 3, 0, 0);
        for (input, expected, page) in [
            (Input::Previous, Step::Stay, 0),
            (Input::Next, Step::Record(vec![read(2, None)]), 1),
            (Input::To(1), Step::Stay, 1),
            (Input::To(3), Step::Stay, 1),
            (Input::To(2), Step::Record(vec![read(3, None)]), 2),
            (Input::Next, Step::TextDone, 2),
            (Input::Previous, Step::Record(vec![read(2, None)]), 1),
        ] {
            assert_eq!(reading.step(input), expected, "{input:?}");
            assert_eq!((reading.page(), reading.on_last_page()), (page, page == 2));
        }
    }

    #[test]
    fn a_place_within_a_page_is_recorded_once() {
        let (mut reading, _) = Reading::open("a/b".into(), 2, 0, 40);
        for (input, expected) in [
            (Input::Leave(40), Step::Stay),
            (Input::Leave(90), Step::Record(vec![read(1, Some(90))])),
            (Input::Leave(90), Step::Stay),
            (Input::Leave(0), Step::Record(vec![read(1, None)])),
            (Input::Next, Step::Record(vec![read(2, None)])),
            (Input::Leave(0), Step::Stay),
        ] {
            assert_eq!(reading.step(input), expected, "{input:?}");
        }
    }
}
