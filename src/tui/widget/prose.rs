//! Prose and code as painted lines, for screens that put more than a page together.

use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::course::Prose;
use crate::tui::context::Context;
use crate::tui::highlights::Key;
use crate::tui::page::{self, Options};
use crate::tui::theme::{Depth, Role};

/// What pages depend on, apart from text and width.
pub fn options(ctx: &Context) -> Options {
    Options {
        glyphs: ctx.glyphs,
        backticks: ctx.looks.depth == Depth::None,
        urls: !ctx.looks.hyperlinks,
    }
}

/// Prose in lines of at most `width` columns.
pub fn lines(ctx: &Context, prose: &Prose, width: u16) -> Vec<Line<'static>> {
    let layout = page::layout(prose, width, &options(ctx));
    let highlights = ctx.highlights.of(&layout);
    let painted = layout.paint(0..layout.height(), &ctx.theme, &highlights);
    painted.into_iter().map(owned).collect()
}

/// Unmarked text in lines of at most `width` columns and one role.
pub fn sentence(ctx: &Context, text: &str, role: Role, width: u16) -> Vec<Line<'static>> {
    let layout = page::layout(&Prose::plain(text), width, &options(ctx));
    layout.lines().iter().map(|line| Line::styled(line.text(), ctx.style(role))).collect()
}

/// Code, line by line; each line in pieces of at most `width` columns.
pub fn code_lines(ctx: &Context, lang: &str, text: &str, width: u16) -> Vec<Vec<Line<'static>>> {
    let key = Key::new(lang, text, &ctx.glyphs);
    let tokens = ctx.highlights.get(&key);
    let mut lines = Vec::new();
    for (index, text) in key.text().split('\n').enumerate() {
        let tokens = tokens.and_then(|lines| lines.get(index));
        let mut spans = Vec::new();
        let mut done = 0;
        for token in tokens.into_iter().flatten() {
            push(&mut spans, text.get(done..token.range.start), ctx.theme.token(Role::Text));
            push(&mut spans, text.get(token.range.clone()), ctx.theme.token(token.role));
            done = token.range.end;
        }
        push(&mut spans, text.get(done..), ctx.theme.token(Role::Text));
        lines.push(wrap_columns(Line::from(spans), usize::from(width)));
    }
    lines
}

fn push(spans: &mut Vec<Span<'static>>, text: Option<&str>, style: Style) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        spans.push(Span::styled(text.to_string(), Style { bg: None, ..style }));
    }
}

/// A line cut into lines of at most `width` columns (at least one); nothing is lost.
pub fn wrap_columns(line: Line<'static>, width: usize) -> Vec<Line<'static>> {
    let width = width.max(1);
    if line.width() <= width {
        return vec![line];
    }
    let mut lines = vec![Line::default()];
    let mut column = 0;
    for span in line.spans {
        let mut text = String::new();
        for grapheme in span.content.graphemes(true) {
            let columns = grapheme.width();
            if column + columns > width && column > 0 {
                add(&mut lines, std::mem::take(&mut text), span.style);
                lines.push(Line::default());
                column = 0;
            }
            text.push_str(grapheme);
            column += columns;
        }
        add(&mut lines, text, span.style);
    }
    lines
}

fn add(lines: &mut [Line<'static>], text: String, style: Style) {
    if let Some(line) = lines.last_mut().filter(|_| !text.is_empty()) {
        line.spans.push(Span::styled(text, style));
    }
}

fn owned(line: Line<'_>) -> Line<'static> {
    let spans = line.spans.into_iter();
    Line::from(
        spans.map(|span| Span::styled(span.content.into_owned(), span.style)).collect::<Vec<_>>(),
    )
}
