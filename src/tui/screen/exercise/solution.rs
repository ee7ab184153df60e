//! The solution beside the learner's own files, line by line.

use ratatui::text::{Line, Span};

use super::ExerciseScreen;
use crate::session::diff::{self, Kind, Row};
use crate::session::exercise::{Compared, Practice};
use crate::tui::context::Context;
use crate::tui::editor::desk::language;
use crate::tui::highlights::Key;
use crate::tui::theme::Role;
use crate::tui::widget::{prose, words};

/// Columns from which on both texts stand side by side.
const BESIDE: usize = 100;

/// Which text a line is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Own,
    Solution,
}

/// The texts that are shown and have no colours yet.
pub(super) fn uncoloured(practice: &Practice, ctx: &Context) -> Vec<Key> {
    let texts = practice.compared().into_iter().flat_map(|file| {
        let key = |text| Key::new(language(file.path), text, &ctx.glyphs);
        [key(file.theirs), key(file.solution)]
    });
    texts.filter(|key| ctx.highlights.get(key).is_none()).collect()
}

impl ExerciseScreen {
    /// The lines of the comparison, as wide as there is room for it.
    pub(super) fn solution_lines(&self, ctx: &Context) -> Vec<Line<'static>> {
        let width = usize::from(self.areas.solution.width);
        let mut lines = Vec::new();
        for file in self.practice.compared() {
            if !lines.is_empty() {
                lines.push(Line::default());
            }
            lines.extend(compare(ctx, &file, width));
        }
        lines
    }
}

fn compare(ctx: &Context, file: &Compared<'_>, width: usize) -> Vec<Line<'static>> {
    let coloured = |text| prose::code_lines(ctx, language(file.path), text, u16::MAX);
    let (own, solution) = (coloured(file.theirs), coloured(file.solution));
    let line = |side: Side, number: usize| {
        let lines = if side == Side::Own { &own } else { &solution };
        let pieces = lines.get(number - 1).cloned().unwrap_or_default();
        pieces.into_iter().next().unwrap_or_default()
    };
    let rows = diff::rows(file.theirs, file.solution);
    let path = words::safe(file.path, ctx);
    if width >= BESIDE {
        beside(ctx, &path, &rows, width, line)
    } else {
        below(ctx, &path, &rows, width, line)
    }
}

/// Both texts side by side.
fn beside(
    ctx: &Context,
    path: &str,
    rows: &[Row<'_>],
    width: usize,
    line: impl Fn(Side, usize) -> Line<'static>,
) -> Vec<Line<'static>> {
    let half = (width - 3) / 2;
    let gap = || Span::styled(format!(" {} ", ctx.glyphs.lines.vertical), ctx.style(Role::Border));
    let heading = |text: String| {
        let text = words::fit(&text, half, ctx);
        Span::styled(format!("{text:<half$}"), ctx.style(Role::Strong))
    };
    let mut lines = vec![Line::from(vec![
        heading(format!("Yours: {path}")),
        gap(),
        heading("The solution".into()),
    ])];
    for row in rows {
        let side = |side, there: Option<diff::Line<'_>>| {
            let text = there.map(|there| (there.number, line(side, there.number)));
            cell(ctx, row.kind, side, text, half)
        };
        let (left, right) = (side(Side::Own, row.left), side(Side::Solution, row.right));
        let blank = || vec![Span::raw(" ".repeat(half))];
        for index in 0..left.len().max(right.len()) {
            let part = |side: &[Vec<Span<'static>>]| side.get(index).cloned().unwrap_or_else(blank);
            lines.push(Line::from([part(&left), vec![gap()], part(&right)].concat()));
        }
    }
    lines
}

/// One text, with what is the learner's and what is the solution's where they differ.
fn below(
    ctx: &Context,
    path: &str,
    rows: &[Row<'_>],
    width: usize,
    line: impl Fn(Side, usize) -> Line<'static>,
) -> Vec<Line<'static>> {
    let mut lines = vec![Line::from(vec![
        Span::styled(path.to_owned(), ctx.style(Role::Strong)),
        Span::styled("   - yours   + the solution", ctx.style(Role::Dim)),
    ])];
    for part in rows.chunk_by(|a, b| (a.kind == Kind::Same) == (b.kind == Kind::Same)) {
        let mut side_lines = |side: Side| {
            for row in part {
                let there = if side == Side::Own { row.left } else { row.right };
                if let Some(there) = there {
                    let text = Some((there.number, line(side, there.number)));
                    lines
                        .extend(cell(ctx, row.kind, side, text, width).into_iter().map(Line::from));
                }
            }
        };
        if part.first().is_none_or(|row| row.kind != Kind::Same) {
            side_lines(Side::Own);
        }
        side_lines(Side::Solution);
    }
    lines
}

/// A line of one side in lines of `width` columns; none where there is no line.
fn cell(
    ctx: &Context,
    kind: Kind,
    side: Side,
    text: Option<(usize, Line<'static>)>,
    width: usize,
) -> Vec<Vec<Span<'static>>> {
    let Some((number, line)) = text else { return Vec::new() };
    let (sign, role) = match (kind, side) {
        (Kind::Same, _) => (" ", Role::Dim),
        (_, Side::Own) => ("-", Role::Deleted),
        (_, Side::Solution) => ("+", Role::Inserted),
    };
    let room = width.saturating_sub(5).max(1);
    // What differs stands out in its colours.
    let quiet = |span: Span<'static>| {
        if kind == Kind::Same { span.style(ctx.style(Role::Dim)) } else { span }
    };
    let parts = prose::wrap_columns(line, room).into_iter().enumerate();
    let parts = parts.map(|(index, part)| {
        let number = if index == 0 { number.to_string() } else { String::new() };
        let mark = Span::styled(format!("{sign}{number:>3} "), ctx.style(role));
        let pad = Span::raw(" ".repeat(room.saturating_sub(part.width())));
        let text = part.spans.into_iter().map(quiet);
        std::iter::once(mark).chain(text).chain([pad]).collect()
    });
    parts.collect()
}
