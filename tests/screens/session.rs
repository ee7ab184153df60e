//! A learner at the screens, in one sentence: keys that are pressed, and what is then to be seen.

use crossterm::event::{Event as TermEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use gradus::course::LessonId;
use gradus::learn::event::Event;
use gradus::learn::progress::LessonProgress;
use gradus::learn::record::{self, Envelope};
use gradus::run::Update;
use gradus::settings::ThemeChoice;
use gradus::store::course_files::CourseSource;
use gradus::tui::msg::{Effect, Msg};
use gradus::tui::theme::Depth;
use jiff::SignedDuration;
use ratatui::buffer::Buffer;

use super::driver::{Driver, Start};
use super::picture;

/// A learner at the screens.
pub(crate) struct Session {
    start: Start,
    driver: Option<Driver>,
}

impl Session {
    /// The first run, in a window of 80 by 24.
    pub(crate) fn new() -> Self {
        Self { start: Start::fresh(), driver: None }
    }

    /// A learner on the first page of `lesson`.
    pub(crate) fn in_lesson(lesson: &str) -> Self {
        Self::new().lesson(lesson)
    }

    /// A learner at question `number` (from 1) of the lesson with every kind of question; the
    /// questions before it were skipped.
    pub(crate) fn at_question(number: usize) -> Self {
        Self::new().question(number)
    }

    /// Starts with `lesson`.
    pub(crate) fn lesson(mut self, lesson: &str) -> Self {
        self.start.lesson = Some(lesson.into());
        self
    }

    /// Starts, and goes on to a question; see [`Session::at_question`].
    pub(crate) fn question(self, number: usize) -> Self {
        let first = self.lesson("basics/boxes").keys("<Enter> <Enter> <Enter>");
        first.keys(&"<C-s> ".repeat(number - 1))
    }

    /// The course that comes with the program.
    pub(crate) fn built_in(mut self) -> Self {
        self.start.source = CourseSource::Builtin;
        self
    }

    /// A journal that is there from the start.
    pub(crate) fn journal(mut self, lines: String) -> Self {
        self.start.journal = lines;
        self
    }

    /// Another size of the window, now or from the start.
    pub(crate) fn size(mut self, width: u16, height: u16) -> Self {
        match &mut self.driver {
            Some(driver) => driver.resize(width, height),
            None => self.start.size = (width, height),
        }
        self
    }

    /// A theme from the start.
    pub(crate) fn theme(mut self, theme: ThemeChoice) -> Self {
        self.start.settings.theme = theme;
        self
    }

    /// A terminal with so many colours.
    pub(crate) fn depth(mut self, depth: Depth) -> Self {
        self.start.looks.depth = depth;
        self
    }

    /// A terminal that knows ASCII alone.
    pub(crate) fn ascii(mut self) -> Self {
        self.start.looks.unicode = false;
        self
    }

    /// Starts with these events in the journal, each with the days since it happened.
    pub(crate) fn after(mut self, events: &[(i64, Event)]) -> Self {
        for (seq, (days, event)) in (1..).zip(events) {
            let at = self.start.now - SignedDuration::from_hours(24 * days);
            let envelope = Envelope { dev: "before", seq, at, course: "test-harbour" };
            self.start.journal += &record::encode(&envelope, event).unwrap_or_default();
            self.start.journal.push('\n');
        }
        self
    }

    /// So many reviews a day.
    pub(crate) fn daily(mut self, reviews: u32) -> Self {
        self.start.settings.daily_reviews = reviews;
        self
    }

    /// Presses keys; see [`Driver::keys`].
    pub(crate) fn keys(mut self, keys: &str) -> Self {
        self.driver().keys(keys);
        self
    }

    /// Pastes text.
    pub(crate) fn paste(self, text: &str) -> Self {
        self.told(Msg::Input(vec![TermEvent::Paste(text.into())]))
    }

    /// Clicks on a cell, counted from 0.
    pub(crate) fn click(self, column: u16, row: u16) -> Self {
        self.mouse(MouseEventKind::Down(MouseButton::Left), column, row)
    }

    /// Turns the wheel by a notch.
    pub(crate) fn wheel_down(self) -> Self {
        self.mouse(MouseEventKind::ScrollDown, 0, 0)
    }

    fn mouse(self, kind: MouseEventKind, column: u16, row: u16) -> Self {
        let event = MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE };
        self.told(Msg::Input(vec![TermEvent::Mouse(event)]))
    }

    /// The shell tells the screens something.
    pub(crate) fn told(mut self, message: Msg) -> Self {
        self.driver().send(message);
        self
    }

    /// News of the last job that was asked for.
    pub(crate) fn hears(mut self, news: Vec<Update>) -> Self {
        self.driver().answer(news);
        self
    }

    /// Another program writes one of the learner's files.
    pub(crate) fn written(mut self, lesson: &str, path: &str, text: &str) -> Self {
        self.driver().write(&lesson.into(), path, text);
        self
    }

    /// One of the learner's files, as it is on disk.
    pub(crate) fn file(&mut self, lesson: &str, path: &str) -> Option<String> {
        self.driver().work.get(&LessonId::from(lesson)).and_then(|files| files.get(path)).cloned()
    }

    /// The disk fills up, or has room again.
    pub(crate) fn disk_full(mut self, full: bool) -> Self {
        self.driver().disk_full = full;
        self
    }

    /// The program ends, and is started again with what the journal holds.
    pub(crate) fn restart(mut self) -> Self {
        let driver = self.driver();
        let (journal, work, now) = (driver.journal.clone(), driver.work.clone(), driver.now);
        self.start = Start { journal, work, now, lesson: None, ..self.start };
        self.driver = None;
        self
    }

    /// The picture, once nothing moves any more, is the one in `snapshots/NAME.snap`.
    #[track_caller]
    pub(crate) fn shows(self, name: &str) -> Self {
        let (session, text) = self.text();
        picture::assert(name, &text);
        session
    }

    /// All of these words are on the screen.
    #[track_caller]
    pub(crate) fn says(self, words: &[&str]) -> Self {
        let (session, text) = self.text();
        for word in words {
            assert!(text.contains(word), "`{word}` is not on the screen:\n{text}");
        }
        session
    }

    /// None of these words is on the screen.
    #[track_caller]
    pub(crate) fn hides(self, words: &[&str]) -> Self {
        let (session, text) = self.text();
        for word in words {
            assert!(!text.contains(word), "`{word}` is on the screen:\n{text}");
        }
        session
    }

    /// The cells on the screen.
    pub(crate) fn buffer(&mut self) -> Buffer {
        let driver = self.driver();
        driver.settle();
        driver.draw().buffer().clone()
    }

    /// The events recorded since the program was started.
    pub(crate) fn events(&mut self) -> Vec<Event> {
        self.driver().events.iter().map(|(event, _)| event.clone()).collect()
    }

    /// What was asked of the shell since the program was started.
    pub(crate) fn asked(&mut self) -> &[Effect] {
        &self.driver().asked
    }

    /// What the journal says about a lesson.
    pub(crate) fn progress(&mut self, lesson: &str) -> LessonProgress {
        let id = LessonId::from(lesson);
        self.driver().replayed().lesson(&id).cloned().unwrap_or_default()
    }

    /// The program, started if it is not.
    pub(crate) fn driver(&mut self) -> &mut Driver {
        self.driver.get_or_insert_with(|| Driver::new(self.start.clone()))
    }

    /// What is on the screen.
    pub(crate) fn screen(self) -> (Self, String) {
        self.text()
    }

    fn text(mut self) -> (Self, String) {
        let driver = self.driver();
        driver.settle();
        let text = picture::text(driver.draw());
        (self, text)
    }
}
