//! The year: a cell for each day, the fuller the more was done.

use jiff::ToSpan;
use jiff::civil::Date;
use ratatui::text::{Line, Span};

use super::Drawn;
use crate::learn::stats::{LEVELS, Stats, WEEKS, level, words};
use crate::tui::context::Context;
use crate::tui::theme::Role;
use crate::tui::widget::prose;

const DAYS: [&str; 7] = ["Mon", "   ", "Wed", "   ", "Fri", "   ", "Sun"];

/// Columns left of the cells.
const MARGIN: usize = 4;

/// The year's cells, the chosen day in words, and what came together.
pub(super) fn drawn(ctx: &Context, stats: &Stats, chosen: Date, width: usize) -> Drawn {
    let wide = if width >= MARGIN + 2 * WEEKS { 2 } else { 1 };
    let shown = (width.saturating_sub(MARGIN) / wide).clamp(1, WEEKS);
    let hidden = i64::try_from(WEEKS - shown).unwrap_or(0);
    let mut first = stats.year_begins().saturating_add(hidden.weeks());
    // A narrow window shows the weeks around the chosen day.
    while chosen < first {
        first = first.saturating_sub(1.week());
    }
    let weeks: Vec<Date> = (0..shown)
        .map(|week| first.saturating_add(i64::try_from(week).unwrap_or(0).weeks()))
        .collect();
    let mut lines = vec![months(ctx, &weeks, wide)];
    for (row, name) in DAYS.iter().enumerate() {
        lines.push(days(ctx, stats, (row, name), &weeks, chosen, wide));
    }
    let row = 1 + usize::try_from(chosen.weekday().to_monday_zero_offset()).unwrap_or(0);
    lines.push(Line::default());
    lines.push(legend(ctx));
    lines.push(Line::default());
    let day = stats.day(chosen);
    let today = if chosen == stats.today { "Today, " } else { "" };
    let name = words::weekday(chosen);
    lines.push(Line::styled(format!("{today}{name}"), ctx.style(Role::Strong)));
    let text = u16::try_from(width.min(80)).unwrap_or(80);
    lines.extend(prose::sentence(ctx, &words::done(&day, words::spent), Role::Text, text));
    lines.push(Line::default());
    lines.extend(summary(ctx, stats, width));
    Drawn { lines, focus: Some(row..row + 1) }
}

fn summary(ctx: &Context, stats: &Stats, width: usize) -> Vec<Line<'static>> {
    let width = u16::try_from(width.min(80)).unwrap_or(80);
    let mut lines = prose::sentence(ctx, &words::streak(&stats.streak), Role::Accent, width);
    if !stats.is_empty() {
        let all = format!("In all: {}.", words::done(&stats.total, words::spent));
        lines.extend(prose::sentence(ctx, &all, Role::Text, width));
    }
    lines
}

/// The names of the months above the weeks that they begin in.
fn months(ctx: &Context, weeks: &[Date], wide: usize) -> Line<'static> {
    let mut text = " ".repeat(MARGIN);
    let mut last = None;
    for (place, week) in weeks.iter().enumerate() {
        let column = MARGIN + place * wide;
        let fits = column + 3 <= MARGIN + weeks.len() * wide && text.len() <= column;
        let new = last != Some(week.month());
        // The first month may end before there is room for its name.
        let stays = weeks.get(place + 3).is_some_and(|later| later.month() == week.month());
        if new && fits && (place > 0 || wide > 1 || stays) {
            text.push_str(&" ".repeat(column - text.len()));
            text.push_str(&week.strftime("%b ").to_string());
        }
        last = Some(week.month());
    }
    Line::styled(text, ctx.style(Role::Dim))
}

fn days(
    ctx: &Context,
    stats: &Stats,
    (row, name): (usize, &str),
    weeks: &[Date],
    chosen: Date,
    wide: usize,
) -> Line<'static> {
    let mut spans = vec![Span::styled(format!("{name} "), ctx.style(Role::Dim))];
    for week in weeks {
        let date = week.saturating_add(i64::try_from(row).unwrap_or(0).days());
        if date > stats.today {
            spans.push(Span::raw(" ".repeat(wide)));
            continue;
        }
        let full = level(stats.day(date).steps());
        let style = if date == chosen {
            ctx.style(Role::Selection)
        } else {
            ctx.theme.shade(Role::Border, Role::Right, full, LEVELS.len())
        };
        spans.push(Span::styled(sign(ctx, full, wide), style));
    }
    Line::from(spans)
}

/// The sign of a day: in two columns the empty one is a dot on the left.
fn sign(ctx: &Context, level: usize, wide: usize) -> String {
    let sign = ctx.glyphs.shades.get(level).copied().unwrap_or_default();
    if level == 0 { format!("{sign}{}", " ".repeat(wide - 1)) } else { sign.repeat(wide) }
}

fn legend(ctx: &Context) -> Line<'static> {
    let mut spans = vec![Span::styled("    Steps a day:  ", ctx.style(Role::Dim))];
    for full in 0..=LEVELS.len() {
        let style = ctx.theme.shade(Role::Border, Role::Right, full, LEVELS.len());
        let from = full.checked_sub(1).and_then(|place| LEVELS.get(place));
        let from = from.map_or_else(|| "none".into(), |least| format!("{least}+"));
        spans.push(Span::styled(sign(ctx, full, 2), style));
        spans.push(Span::styled(format!(" {from}   "), ctx.style(Role::Dim)));
    }
    Line::from(spans)
}
