//! Text that is typed on top of a screen: a line to search with, or a note of several lines.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::text::{Line, Span};
use ratatui_textarea::{CursorMove, DataCursor, TextArea};
use unicode_width::UnicodeWidthStr;

use crate::tui::context::Context;
use crate::tui::theme::Role;
use crate::tui::widget::{prose, words};

/// Text that is typed.
#[derive(Debug, Clone, Default)]
pub struct Input {
    area: TextArea<'static>,
    several_lines: bool,
}

/// Typed text in lines, and where the cursor is among them.
pub struct Typed {
    /// The lines, at least one.
    pub lines: Vec<Line<'static>>,
    /// Line and column of the cursor, counted from 0.
    pub cursor: (usize, u16),
}

impl Input {
    /// An empty line.
    pub fn line() -> Self {
        Self::default()
    }

    /// A text of any number of lines, with the cursor at its end.
    pub fn text_of(text: &str) -> Self {
        let mut area = TextArea::from(text.split('\n').map(str::to_owned));
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self { area, several_lines: true }
    }

    /// What was typed.
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Takes in a key; says whether the text has changed.
    pub fn type_key(&mut self, key: KeyEvent) -> bool {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        let ends_line = matches!(
            key.code,
            KeyCode::Enter | KeyCode::Tab | KeyCode::BackTab | KeyCode::Char('\n' | '\r')
        ) || (control && matches!(key.code, KeyCode::Char('m' | 'j')));
        let leaves_line = !self.several_lines && matches!(key.code, KeyCode::Up | KeyCode::Down);
        // The field would take these for line breaks, and for moves between lines.
        !ends_line && !leaves_line && self.area.input(key)
    }

    /// Begins a new line.
    pub fn new_line(&mut self) {
        if self.several_lines {
            self.area.insert_newline();
        }
    }

    /// Takes in pasted text; where there is one line only, its lines become one.
    pub fn paste(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let text =
            if self.several_lines { text } else { text.trim_end_matches('\n').replace('\n', " ") };
        self.area.insert_str(text);
    }

    /// In lines of at most `width` columns (at least one).
    pub fn lines(&self, ctx: &Context, width: usize) -> Typed {
        let width = width.max(1);
        let mut typed = Typed { lines: Vec::new(), cursor: (0, 0) };
        let DataCursor(row, column) = self.area.cursor();
        for (number, text) in self.area.lines().iter().enumerate() {
            if number == row {
                let before: String = text.chars().take(column).collect();
                let before = cut(ctx, &before, width);
                let end = before.last().map_or(0, |last| last.width());
                let line = typed.lines.len() + before.len().saturating_sub(1);
                typed.cursor = if end >= width {
                    (line + 1, 0)
                } else {
                    (line, u16::try_from(end).unwrap_or(0))
                };
            }
            let pieces = cut(ctx, text, width);
            let styled = |text| Line::from(Span::styled(text, ctx.style(Role::Strong)));
            typed.lines.extend(pieces.into_iter().map(styled));
        }
        while typed.lines.len() <= typed.cursor.0 {
            typed.lines.push(Line::default());
        }
        typed
    }

    /// The line that the cursor is in, and its column.
    pub fn line_at_cursor(&self, ctx: &Context, width: usize) -> (Line<'static>, u16) {
        let Typed { mut lines, cursor: (line, column) } = self.lines(ctx, width);
        let line = if line < lines.len() { lines.swap_remove(line) } else { Line::default() };
        (line, column)
    }
}

/// A line of text, made fit for the terminal, in pieces of at most `width` columns; at least one.
fn cut(ctx: &Context, text: &str, width: usize) -> Vec<String> {
    let safe = words::safe(text, ctx);
    if safe.width() <= width {
        return vec![safe];
    }
    prose::wrap_columns(Line::from(safe), width).iter().map(ToString::to_string).collect()
}
