//! What was remembered week by week, and the reviews to come.

use jiff::ToSpan;
use jiff::civil::Date;
use ratatui::text::{Line, Span};

use super::{Drawn, chart};
use crate::learn::progress::days::Score;
use crate::learn::stats::{AHEAD, Stats, WEEKS, monday, words};
use crate::tui::context::Context;
use crate::tui::theme::Role;
use crate::tui::widget::prose;

/// Lines that a chart is high.
const HEIGHT: usize = 4;

/// Columns left of a chart.
const MARGIN: usize = 5;

/// Two charts with words on them.
pub(super) fn drawn(ctx: &Context, stats: &Stats, width: usize) -> Drawn {
    let mut lines = vec![chart::heading(ctx, "Remembered", "right answers in reviews, by week")];
    if stats.weeks.is_empty() {
        let text = "Nothing to show yet. What you have learned comes back for review after some \
                    days; from then on you see here how much of it you still know.";
        lines.extend(words_of(ctx, text, Role::Text, width));
    } else {
        lines.extend(remembered(ctx, stats, width));
    }
    lines.push(Line::default());
    lines.push(chart::heading(ctx, "To come", "reviews due in the next 30 days"));
    lines.extend(due(ctx, stats, width));
    Drawn { lines, focus: None }
}

fn remembered(ctx: &Context, stats: &Stats, width: usize) -> Vec<Line<'static>> {
    let this = monday(stats.today);
    let wide = if width >= MARGIN + 1 + 2 * WEEKS { 2 } else { 1 };
    let shown = (width.saturating_sub(MARGIN + 1) / wide).clamp(1, WEEKS);
    let back = |weeks: usize| this.saturating_sub(i64::try_from(weeks).unwrap_or(0).weeks());
    let score = |week: Date| stats.weeks.iter().find(|(monday, _)| *monday == week).map(|w| w.1);
    let share = |week: Date| score(week).and_then(Score::percent).map(|p| f64::from(p) / 100.0);
    let values: Vec<Option<f64>> = (0..shown).rev().map(|weeks| share(back(weeks))).collect();
    let labels = ["100% ", "     ", " 50% ", "  0% "].map(str::to_owned);
    let mut lines = chart::columns(ctx, &values, HEIGHT, wide, &labels);
    let first = words::date(back(shown - 1));
    let axis = format!("{}{first}", " ".repeat(MARGIN + 1));
    let gap = (MARGIN + 1 + shown * wide).saturating_sub(axis.len() + "this week".len());
    lines.push(Line::styled(format!("{axis}{}this week", " ".repeat(gap)), ctx.style(Role::Dim)));
    let mut all = Score::default();
    stats.weeks.iter().for_each(|(_, score)| all.add(*score));
    let said = match (score(this).and_then(words::accuracy), words::accuracy(all)) {
        (Some(now), Some(all)) => format!("This week {now}; in all {all}."),
        (_, Some(all)) => format!("In all {all}."),
        (_, None) => String::new(),
    };
    lines.extend(words_of(ctx, &said, Role::Text, width));
    lines
}

fn due(ctx: &Context, stats: &Stats, width: usize) -> Vec<Line<'static>> {
    let most = stats.due.iter().max().copied().unwrap_or(0);
    let mut lines = Vec::new();
    if most > 0 {
        let wide = if width > MARGIN + 2 * AHEAD { 2 } else { 1 };
        let values: Vec<Option<f64>> =
            stats.due.iter().map(|due| (*due > 0).then(|| share(*due, most))).collect();
        let top = format!("{most:>4} ");
        let labels = [top.as_str(), "     ", "     ", "   0 "].map(str::to_owned);
        lines.extend(chart::columns(ctx, &values, HEIGHT, wide, &labels));
        lines.push(axis(ctx, stats.today, wide));
    }
    lines.push(Line::from(Span::styled(words::due(stats), ctx.style(Role::Text))));
    lines
}

#[expect(clippy::cast_precision_loss, reason = "nobody reviews so much that it matters")]
fn share(part: usize, of: usize) -> f64 {
    part as f64 / of as f64
}

/// The dates of every tenth day.
fn axis(ctx: &Context, today: Date, wide: usize) -> Line<'static> {
    let mut text = " ".repeat(MARGIN + 1);
    for (place, ahead) in [(0, 0), (10, 10_i64), (20, 20)] {
        let column = MARGIN + 1 + place * wide;
        text.push_str(&" ".repeat(column.saturating_sub(text.len())));
        let date = today.saturating_add(ahead.days());
        let label = if ahead == 0 { "today".into() } else { date.strftime("%-d %b").to_string() };
        text.push_str(&label);
    }
    Line::styled(text, ctx.style(Role::Dim))
}

fn words_of(ctx: &Context, text: &str, role: Role, width: usize) -> Vec<Line<'static>> {
    prose::sentence(ctx, text, role, u16::try_from(width.min(80)).unwrap_or(80))
}
