//! The part of a text that is in sight, painted: line numbers, colours, the selection.

use std::borrow::Cow;

use ratatui::Frame;
use ratatui::buffer::CellWidth;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;

use super::Editor;
use super::text::{At, Text};
use crate::sanitise::sanitise;
use crate::tui::context::Context;
use crate::tui::glyphs::Glyphs;
use crate::tui::highlight::Token;
use crate::tui::theme::Role;

/// Columns kept in sight beside the cursor, where the window is wide enough.
const BESIDE: usize = 4;

/// The part of a text that is in sight.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct View {
    /// The first line.
    pub(super) top: usize,
    /// The first column.
    pub(super) left: usize,
    /// Lines in sight.
    pub(super) height: usize,
    /// Columns in sight.
    pub(super) width: usize,
}

/// A sign of a line as it is shown.
struct Sign<'a> {
    /// Characters of the line before it.
    at: usize,
    /// The column where it starts.
    column: usize,
    /// Columns it takes.
    width: usize,
    /// Bytes of the shown line before it.
    byte: usize,
    text: Cow<'a, str>,
}

impl View {
    /// Moves no further than it must to bring a place into sight.
    pub(super) fn follow(&mut self, text: &Text, glyphs: &Glyphs) {
        let (row, at) = text.cursor();
        let height = self.height.max(1);
        self.top = self.top.clamp((row + 1).saturating_sub(height), row);
        let column = column_of(text.line(row), at, glyphs);
        let beside = BESIDE.min(self.width / 4);
        let last = (column + 1 + beside).saturating_sub(self.width.max(1));
        self.left = self.left.clamp(last, column.saturating_sub(beside).max(last));
        if column + 1 < self.width && self.left <= BESIDE {
            self.left = 0;
        }
    }

    /// Keeps no empty lines in sight where there are others.
    pub(super) fn keep_full(&mut self, lines: usize) {
        self.top = self.top.min(lines.saturating_sub(self.height.max(1)));
    }
}

/// Columns that line numbers take, with a mark before them and a space after.
pub(super) fn gutter(lines: usize) -> u16 {
    let digits = lines.to_string().len().max(2);
    u16::try_from(digits).unwrap_or(6) + 2
}

/// The column at which a place of a line is shown.
pub(super) fn column_of(line: &str, at: usize, glyphs: &Glyphs) -> usize {
    let mut end = 0;
    for sign in signs(line, glyphs) {
        if sign.at >= at {
            return sign.column;
        }
        end = sign.column + sign.width;
    }
    end
}

/// The place of a line that is shown at a column, or the one before it.
pub(super) fn place_at(line: &str, column: usize, glyphs: &Glyphs) -> usize {
    let beyond = |sign: &Sign<'_>| sign.column + sign.width > column;
    signs(line, glyphs).find(beyond).map_or_else(|| line.chars().count(), |sign| sign.at)
}

fn signs<'a>(line: &'a str, glyphs: &'a Glyphs) -> impl Iterator<Item = Sign<'a>> {
    line.graphemes(true).scan((0, 0, 0), move |(at, column, byte), sign| {
        let text = match sanitise(sign) {
            Cow::Borrowed(safe) => glyphs.fold(safe),
            Cow::Owned(safe) => Cow::Owned(glyphs.fold(&safe).into_owned()),
        };
        let width = text.graphemes(true).map(|part| usize::from(part.cell_width())).sum();
        let sign_at = Sign { at: *at, column: *column, width, byte: *byte, text };
        *at += sign.chars().count();
        *column += width;
        *byte += sign_at.text.len();
        Some(sign_at)
    })
}

impl Editor {
    /// Draws it; with `focus`, the cursor blinks in it.
    pub fn draw(&self, ctx: &Context, frame: &mut Frame<'_>, area: Rect, focus: bool) {
        frame.buffer_mut().set_style(area, ctx.style(Role::CodeBackground));
        let lines = self.text.lines();
        let gutter = gutter(lines.len()).min(area.width);
        let matching = self.colours.matching(lines);
        let cursor = self.text.cursor();
        for (row, y) in (self.view.top..lines.len()).zip(area.top()..area.bottom()) {
            let tokens = self.colours.of(&matching, row, self.text.line(row));
            let mut spans = vec![self.sign(ctx, row), self.number(ctx, row, focus)];
            let more = self.paint(ctx, row, &tokens, &mut spans);
            frame.render_widget(Line::from(spans), Rect { y, height: 1, ..area });
            if more && area.width > gutter {
                let end = Rect { x: area.right() - 1, y, width: 1, height: 1 };
                let style = ctx.theme.token(Role::Text).patch(ctx.style(Role::Dim));
                frame.render_widget(Span::styled(ctx.glyphs.arrow, style), end);
            }
        }
        let column = column_of(self.text.line(cursor.0), cursor.1, &ctx.glyphs);
        let place = (cursor.0.checked_sub(self.view.top), column.checked_sub(self.view.left));
        if let (Some(row), Some(column), true) = (place.0, place.1, focus) {
            let number = |n| u16::try_from(n).unwrap_or(u16::MAX);
            let x = area.x.saturating_add(gutter).saturating_add(number(column));
            let at = Position { x, y: area.y.saturating_add(number(row)) };
            if area.contains(at) {
                frame.set_cursor_position(at);
            }
        }
    }

    fn sign(&self, ctx: &Context, row: usize) -> Span<'static> {
        let marked = self.marked == Some(row);
        let base = ctx.style(Role::CodeBackground);
        if marked {
            Span::styled(ctx.glyphs.arrow, base.patch(ctx.style(Role::Wrong)))
        } else {
            Span::styled(" ", base)
        }
    }

    fn number(&self, ctx: &Context, row: usize, focus: bool) -> Span<'static> {
        let width = usize::from(gutter(self.text.lines().len())) - 2;
        let role = match row {
            _ if self.marked == Some(row) => Role::Wrong,
            _ if focus && row == self.text.cursor().0 => Role::Strong,
            _ => Role::Dim,
        };
        let style = ctx.style(Role::CodeBackground).patch(ctx.style(role));
        Span::styled(format!("{:>width$} ", row + 1), style)
    }

    /// Adds what is in sight of a line, and says whether there is more at the right. A wide sign
    /// that is cut by an edge leaves a blank.
    fn paint(
        &self,
        ctx: &Context,
        row: usize,
        tokens: &[Token],
        spans: &mut Vec<Span<'static>>,
    ) -> bool {
        let (left, right) = (self.view.left, self.view.left + self.view.width);
        let selection = self.text.selection();
        let mut tokens = tokens.iter().peekable();
        let mut end = 0;
        for sign in signs(self.text.line(row), &ctx.glyphs) {
            while tokens.next_if(|token| token.range.end <= sign.byte).is_some() {}
            let token = tokens.peek().filter(|token| token.range.start <= sign.byte);
            let mut style = ctx.theme.token(token.map_or(Role::Text, |token| token.role));
            if selection.is_some_and(|range| holds(range, (row, sign.at))) {
                style = style.patch(ctx.style(Role::Selection));
            }
            let (from, to) = (sign.column, sign.column + sign.width);
            end = to;
            if from >= left && to <= right {
                push(spans, &sign.text, style);
            } else if from < right && to > left {
                push(spans, &" ".repeat(to.min(right) - from.max(left)), style);
            }
            if to > right {
                return true;
            }
        }
        let ends_selected = selection.is_some_and(|(from, to)| from.0 <= row && row < to.0);
        if ends_selected && end >= left && end < right {
            push(spans, " ", ctx.style(Role::Selection));
        }
        false
    }
}

/// Whether a place lies between two others.
fn holds((from, to): (At, At), at: At) -> bool {
    from <= at && at < to
}

fn push(spans: &mut Vec<Span<'static>>, text: &str, style: Style) {
    match spans.last_mut() {
        Some(last) if last.style == style => last.content.to_mut().push_str(text),
        Some(_) | None => spans.push(Span::styled(text.to_string(), style)),
    }
}
