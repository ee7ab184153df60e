//! Text to type: `output`, `short` and `blank` questions.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::text::{Line, Span};
use ratatui_textarea::{CursorMove, DataCursor, TextArea};

use super::Drawn;
use crate::course::{Answer, Question};
use crate::sanitise::sanitise;
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::theme::Role;
use crate::tui::widget::prose;

/// The marks of a gap in the code of a `blank` question.
const GAP: &str = "___";

/// Fields to type in, one of them active.
pub struct Fields {
    texts: Vec<TextArea<'static>>,
    active: usize,
    shape: Shape,
}

/// What the fields stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// One field of several lines.
    Output,
    /// One field of one line.
    Short,
    /// A field of one line for each gap in the code.
    Gaps,
}

impl Fields {
    /// What a program prints.
    pub fn output() -> Self {
        Self::new(1, Shape::Output)
    }

    /// A word or a short phrase.
    pub fn short() -> Self {
        Self::new(1, Shape::Short)
    }

    /// The gaps of a program.
    pub fn gaps(count: usize) -> Self {
        Self::new(count, Shape::Gaps)
    }

    fn new(count: usize, shape: Shape) -> Self {
        Self { texts: vec![TextArea::default(); count], active: 0, shape }
    }

    /// Whether an action does anything here.
    pub fn offers(&self, action: Action) -> bool {
        match action {
            Action::NextField | Action::PreviousField => self.texts.len() > 1,
            Action::NewLine => self.shape == Shape::Output,
            _ => true,
        }
    }

    /// Takes in an action.
    pub fn act(&mut self, action: Action) {
        let count = self.texts.len().max(1);
        match action {
            Action::NextField => self.active = (self.active + 1) % count,
            Action::PreviousField => self.active = (self.active + count - 1) % count,
            Action::NewLine if self.shape == Shape::Output => {
                if let Some(field) = self.texts.get_mut(self.active) {
                    field.insert_newline();
                }
            }
            _ => {}
        }
    }

    /// Takes in a key. On the last line of a program's output, down begins a new line.
    pub fn type_key(&mut self, key: KeyEvent) {
        let Some(field) = self.texts.get_mut(self.active) else { return };
        match (self.shape, key.code) {
            (Shape::Output, KeyCode::Down) if field.cursor().0 + 1 == field.lines().len() => {
                field.move_cursor(CursorMove::End);
                field.insert_newline();
            }
            (Shape::Gaps, KeyCode::Down) => self.act(Action::NextField),
            (Shape::Gaps, KeyCode::Up) => self.act(Action::PreviousField),
            // The field would take these for line breaks.
            (_, KeyCode::Enter | KeyCode::Tab | KeyCode::BackTab | KeyCode::Char('\n' | '\r')) => {}
            (_, KeyCode::Char('m')) if key.modifiers.contains(KeyModifiers::CONTROL) => {}
            _ => {
                field.input(key);
            }
        }
    }

    /// Takes in pasted text; where there is one line only, its lines become one.
    pub fn paste(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        if let Some(field) = self.texts.get_mut(self.active) {
            if self.shape == Shape::Output {
                field.insert_str(text);
            } else {
                field.insert_str(text.trim_end().replace('\n', " "));
            }
        }
    }

    /// Makes a field the active one.
    pub fn click(&mut self, row: usize) {
        if row < self.texts.len() {
            self.active = row;
        }
    }

    /// The answer, once no field is empty; else moves to the first empty one.
    pub fn answer(&mut self) -> Option<Answer> {
        let texts: Vec<String> = self.texts.iter().map(|field| field.lines().join("\n")).collect();
        if let Some(empty) = texts.iter().position(|text| text.trim().is_empty()) {
            self.active = empty;
            return None;
        }
        match self.shape {
            Shape::Output | Shape::Short => texts.into_iter().next().map(Answer::Text),
            Shape::Gaps => Some(Answer::Blanks(texts)),
        }
    }

    /// What to do where a field is empty.
    pub fn missing(&self) -> &'static str {
        match self.shape {
            Shape::Output => "Type what it prints first.",
            Shape::Short => "Type an answer first.",
            Shape::Gaps => "Fill every gap first.",
        }
    }

    /// Whether the question's code is drawn by the form.
    pub fn draws_code(&self) -> bool {
        self.shape == Shape::Gaps
    }

    /// The fields, or the code with the fields in its gaps.
    pub fn draw(&self, ctx: &Context, question: &Question, width: u16, open: bool) -> Drawn {
        match self.shape {
            Shape::Gaps => self.draw_gaps(ctx, question, width, open),
            Shape::Output | Shape::Short => self.draw_field(ctx, width, open),
        }
    }

    fn draw_field(&self, ctx: &Context, width: u16, open: bool) -> Drawn {
        let mut drawn = Drawn::default();
        let Some(field) = self.texts.first() else { return drawn };
        let room = usize::from(width).saturating_sub(6).max(1);
        let bar = format!("   {} ", ctx.glyphs.quote);
        let DataCursor(cursor_line, cursor_column) = field.cursor();
        for (index, text) in field.lines().iter().enumerate() {
            let mut pieces = pieces(&visible(ctx, text), room);
            if index == cursor_line {
                let before: String = text.chars().take(cursor_column).collect();
                let before = visible(ctx, &before);
                let (line, column) = end_of(&prose::wrap_columns(Line::from(before), room), room);
                if line == pieces.len() {
                    pieces.push(String::new());
                }
                let line = drawn.lines.len() + line;
                drawn.cursor = open.then_some((line, column + 5));
                drawn.focus = line..line + 1;
            }
            for piece in pieces {
                let bar = Span::styled(bar.clone(), ctx.style(Role::Accent));
                drawn.push(
                    Line::from(vec![bar, Span::styled(piece, ctx.style(Role::Strong))]),
                    None,
                );
            }
        }
        drawn
    }

    fn draw_gaps(&self, ctx: &Context, question: &Question, width: u16, open: bool) -> Drawn {
        let mut drawn = Drawn::default();
        let code = question.code.as_deref().unwrap_or_default();
        let room = usize::from(width.saturating_sub(4).max(1));
        let mut gap = 0;
        for line in prose::code_lines(ctx, &question.lang, code, u16::MAX) {
            let mut spans = vec![Span::raw("   ")];
            let (mut cursor, mut row) = (None, None);
            for span in line.into_iter().flat_map(|piece| piece.spans) {
                let mut parts = span.content.split(GAP);
                spans.extend(parts.next().map(|text| Span::styled(text.to_string(), span.style)));
                for text in parts {
                    let (field, before) = self.gap(ctx, gap, open);
                    if gap == self.active {
                        let before = spans.iter().cloned().chain([Span::raw(before)]);
                        cursor = Some(Line::from(before.collect::<Vec<_>>()));
                    }
                    row = row.or(Some(gap));
                    spans.push(field);
                    spans.push(Span::styled(text.to_string(), span.style));
                    gap += 1;
                }
            }
            let top = drawn.lines.len();
            let mut lines = prose::wrap_columns(Line::from(spans), room);
            if let Some(before) = cursor {
                let (line, column) = end_of(&prose::wrap_columns(before, room), room);
                if line == lines.len() {
                    lines.push(Line::default());
                }
                drawn.focus = top + line..top + line + 1;
                drawn.cursor = open.then_some((top + line, column));
            }
            for line in lines {
                drawn.push(line, row);
            }
        }
        drawn
    }

    /// What stands in a gap, and the part of it that is before the cursor.
    fn gap(&self, ctx: &Context, gap: usize, open: bool) -> (Span<'static>, String) {
        let active = open && gap == self.active;
        let text = self.texts.get(gap).and_then(|field| field.lines().first());
        let text = text.map_or("", String::as_str);
        let cursor = self.texts.get(gap).map_or(0, |field| field.cursor().1);
        let before: String = text.chars().take(cursor).collect();
        let shown = if text.is_empty() { GAP.to_string() } else { visible(ctx, text) };
        let role = if active { Role::Selection } else { Role::Accent };
        (Span::styled(shown, ctx.style(role)), visible(ctx, &before))
    }
}

/// Typed text, made fit for the terminal.
fn visible(ctx: &Context, text: &str) -> String {
    ctx.glyphs.fold(&sanitise(text)).into_owned()
}

/// The line and column after wrapped text: in a new line where the last one is full.
fn end_of(lines: &[Line<'static>], room: usize) -> (usize, u16) {
    let last = lines.last().map_or(0, Line::width);
    let line = lines.len().saturating_sub(1);
    if last >= room { (line + 1, 0) } else { (line, u16::try_from(last).unwrap_or(0)) }
}

/// `text` in pieces of at most `room` columns; one empty piece if there is nothing.
fn pieces(text: &str, room: usize) -> Vec<String> {
    let line = Line::from(text.to_string());
    prose::wrap_columns(line, room).iter().map(ToString::to_string).collect()
}
