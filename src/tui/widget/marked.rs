//! Text with what was looked for marked in it, on one line.

use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use crate::session::search::Marked;
use crate::tui::context::Context;
use crate::tui::theme::Role;
use crate::tui::widget::{prose, words};

/// `text` in one role, with its marks in another, cut to `width` columns.
pub fn line(
    ctx: &Context,
    text: &Marked,
    (role, marked): (Role, Role),
    width: usize,
) -> Line<'static> {
    let mut spans = Vec::new();
    let mut done = 0;
    let mut push = |bytes: std::ops::Range<usize>, role| {
        let part = text.text.get(bytes).unwrap_or_default();
        if !part.is_empty() {
            spans.push(Span::styled(words::safe(part, ctx), ctx.style(role)));
        }
    };
    for mark in &text.marks {
        push(done..mark.start, role);
        push(mark.clone(), marked);
        done = mark.end;
    }
    push(done..text.text.len(), role);
    fit(ctx, Line::from(spans), width)
}

/// A line cut to `width` columns, with a sign where something was left out.
pub fn fit(ctx: &Context, line: Line<'static>, width: usize) -> Line<'static> {
    if line.width() <= width {
        return line;
    }
    let sign = ctx.glyphs.ellipsis;
    let room = width.saturating_sub(sign.width());
    let mut pieces = prose::wrap_columns(line, room).into_iter();
    let mut line = pieces.next().filter(|line| line.width() <= room).unwrap_or_default();
    if sign.width() <= width {
        line.push_span(Span::styled(sign, ctx.style(Role::Dim)));
    }
    line
}
