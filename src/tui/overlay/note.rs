//! A field for the learner's note on a page.

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::course::Lesson;
use crate::learn::event::Event;
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::screen::{Go, Reaction};
use crate::tui::widget::input::{Input, Typed};
use crate::tui::widget::{lines, scroll, words};

/// Columns of a note.
const WIDTH: u16 = 66;

/// Lines of the field, where there is room.
const HEIGHT: u16 = 6;

/// A note that is being written.
#[derive(Debug, Clone)]
pub struct NoteField {
    on: NoteOn,
    title: String,
    before: String,
    input: Input,
}

/// The page that a note is on.
#[derive(Debug, Clone)]
struct NoteOn {
    lesson: crate::course::LessonId,
    /// Counted from 1.
    page: usize,
}

impl NoteField {
    /// The note on a page (counted from 0) of a lesson.
    pub fn new(lesson: &Lesson, page: usize, ctx: &Context) -> Self {
        let on = NoteOn { lesson: lesson.header.id.clone(), page: page + 1 };
        let kept = ctx.progress.notes().of_page(&on.lesson, on.page);
        let before = kept.and_then(|kept| kept.note.clone()).unwrap_or_default();
        let title = lesson.pages.get(page).map(|page| page.title.clone()).unwrap_or_default();
        let input = Input::text_of(&before);
        Self { on, title, before, input }
    }

    /// What belongs into the journal: nothing if the note is as it was.
    pub fn finish(&self) -> Vec<Event> {
        let text = self.input.text().trim_end().to_owned();
        if text == self.before {
            return Vec::new();
        }
        let NoteOn { lesson, page } = self.on.clone();
        vec![Event::Noted { lesson, page, text }]
    }

    /// Takes in an action.
    pub fn act(&mut self, action: Action) -> Reaction {
        match action {
            Action::Enter => Reaction::record(self.finish()).then(Go::CloseOverlay),
            Action::Close => Reaction::go(Go::CloseOverlay),
            Action::NewLine => {
                self.input.new_line();
                Reaction::none()
            }
            _ => Reaction::none(),
        }
    }

    /// Takes in a key that is text.
    pub fn type_key(&mut self, key: KeyEvent) {
        self.input.type_key(key);
    }

    /// Takes in pasted text.
    pub fn paste(&mut self, text: &str) {
        self.input.paste(text);
    }

    /// Draws it.
    pub fn draw(&self, ctx: &Context, frame: &mut Frame<'_>, area: Rect) {
        let width = WIDTH.min(area.width.saturating_sub(super::FRAME)).max(1);
        let title = format!("Note: {}", words::safe(&self.title, ctx));
        let title = words::fit(&title, usize::from(width), ctx);
        let Typed { lines: typed, cursor: (line, column) } =
            self.input.lines(ctx, usize::from(width.saturating_sub(1)));
        let wanted = u16::try_from(typed.len()).unwrap_or(u16::MAX).max(HEIGHT);
        let size = (width + super::FRAME, wanted.saturating_add(2).min(area.height));
        let inner = super::draw_frame(frame, area, ctx, &title, size);
        let (height, len) = (usize::from(inner.height), typed.len());
        let first = scroll::to_show(&(line..line + 1), 0, height, len);
        lines::draw(frame, inner, typed.into_iter().skip(first));
        scroll::draw(frame, inner, ctx, first, len);
        let y = inner.y.saturating_add(u16::try_from(line - first).unwrap_or(0));
        if y < inner.bottom() {
            frame.set_cursor_position(Position { x: inner.x + column, y });
        }
    }
}
