//! A line to type in, and below it rows to choose from: what search and commands look like.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::theme::Role;
use crate::tui::widget::input::Input;
use crate::tui::widget::{lines, marked, scroll, split, words};

/// Columns of the widest such list.
const WIDEST: u16 = 100;

/// Below this many columns, a row says little of what stands on its right.
const NARROW: usize = 50;

/// A row: what it is on the left, a few words on the right, and a line below it.
pub(super) struct Row {
    pub(super) left: Line<'static>,
    pub(super) right: String,
    pub(super) below: Option<Line<'static>>,
}

/// Moves a selection among `len` rows; says whether the action was such a move.
pub(super) fn step(selected: &mut usize, len: usize, action: Action, ctx: &Context) -> bool {
    let last = len.saturating_sub(1);
    let screenful = usize::from(ctx.size.height / 4).max(1);
    *selected = match action {
        Action::Up => selected.saturating_sub(1),
        Action::Down => (*selected + 1).min(last),
        Action::PageUp => selected.saturating_sub(screenful),
        Action::PageDown => (*selected + screenful).min(last),
        _ => return false,
    };
    true
}

/// Columns that a row has for its texts, in a window of this width.
pub(super) fn room(area: Rect) -> usize {
    usize::from(area.width.min(WIDEST).saturating_sub(super::FRAME + 2)).max(1)
}

/// Whether there is room for a line below each row.
pub(super) fn is_roomy(area: Rect) -> bool {
    area.height >= 12
}

/// Draws the typed line, and `rows` with one selected; `none` stands there if there are no rows.
pub(super) fn draw(
    frame: &mut Frame<'_>,
    area: Rect,
    ctx: &Context,
    (title, input): (&str, &Input),
    (rows, selected): (Vec<Row>, usize),
    none: Vec<Line<'static>>,
) {
    let size = (area.width.min(WIDEST), area.height);
    let inner = super::draw_frame(frame, area, ctx, title, size);
    let (line, rest) = split::top(inner, 1);
    let column = draw_typed(frame, line, ctx, input);
    frame.set_cursor_position(Position { x: line.x + column, y: line.y });
    let (_, list) = split::top(rest, u16::from(rest.height > 4));
    if rows.is_empty() {
        lines::draw(frame, list, none);
        return;
    }
    let heights: Vec<usize> = rows.iter().map(|row| 1 + usize::from(row.below.is_some())).collect();
    let before = |row: usize| -> usize { heights.iter().take(row).sum() };
    let focus = before(selected)..before(selected + 1);
    let (height, len) = (usize::from(list.height), before(rows.len()));
    let first = scroll::around(focus.start, height, len).min(focus.start);
    let first = scroll::to_show(&focus, first, height, len);
    let lines = rows.into_iter().enumerate().flat_map(|(number, row)| {
        let chosen = number == selected;
        let width = usize::from(list.width);
        let top = (row_line(ctx, row.left, &row.right, chosen, width), chosen);
        let below = row.below.map(|line| (indented(line), chosen));
        std::iter::once(top).chain(below).collect::<Vec<_>>()
    });
    for ((line, chosen), y) in lines.skip(first).zip(list.top()..list.bottom()) {
        let area = Rect { y, height: 1, ..list };
        if chosen {
            frame.buffer_mut().set_style(area, ctx.style(Role::Selection));
        }
        frame.render_widget(line, area);
    }
    scroll::draw(frame, list, ctx, first, len);
}

/// Draws what was typed behind a sign; returns the column of the cursor.
fn draw_typed(frame: &mut Frame<'_>, area: Rect, ctx: &Context, input: &Input) -> u16 {
    let sign = format!("{} ", ctx.glyphs.arrow);
    let lead = u16::try_from(sign.width()).unwrap_or(0);
    let (left, rest) = split::left(area, lead);
    let room = usize::from(rest.width.saturating_sub(1)).max(1);
    let (line, column) = input.line_at_cursor(ctx, room);
    frame.render_widget(Span::styled(sign, ctx.style(Role::Accent)), left);
    frame.render_widget(line, rest);
    lead + column
}

fn row_line(
    ctx: &Context,
    left: Line<'static>,
    right: &str,
    chosen: bool,
    width: usize,
) -> Line<'static> {
    let pointer = if chosen { ctx.glyphs.arrow } else { " " };
    // What it is comes before where it is.
    let share = if width < NARROW { width / 3 } else { width / 2 };
    let right = words::fit(right, share, ctx);
    let room = width.saturating_sub(3 + right.width() + usize::from(!right.is_empty()));
    let left = marked::fit(ctx, left, room);
    let gap = " ".repeat(width.saturating_sub(2 + left.width() + right.width() + 1));
    let dim = if chosen { Role::Text } else { Role::Dim };
    let mut line = Line::from(Span::styled(format!("{pointer} "), ctx.style(Role::Accent)));
    line.extend(left.spans);
    line.extend([Span::raw(gap), Span::styled(right, ctx.style(dim))]);
    line
}

fn indented(line: Line<'static>) -> Line<'static> {
    std::iter::once(Span::raw("    ")).chain(line.spans).collect()
}
