//! Bars and columns made of signs.

use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use crate::tui::chrome;
use crate::tui::context::Context;
use crate::tui::theme::Role;
use crate::tui::widget::words;

/// A heading, with a few words on what it counts.
pub(super) fn heading(ctx: &Context, title: &str, note: &str) -> Line<'static> {
    Line::from(vec![
        Span::styled(title.to_owned(), ctx.style(Role::Heading2)),
        Span::styled(format!("  {}", ctx.glyphs.fold(note)), ctx.style(Role::Dim)),
    ])
}

/// A row of a chart: a name, a bar of which `part` of `of` is filled, and words on it.
pub(super) fn bar(
    ctx: &Context,
    name: &str,
    (part, of): (usize, usize),
    says: &str,
    width: usize,
) -> Line<'static> {
    let name_width = (width / 3).min(24);
    let name = words::fit(&words::safe(name, ctx), name_width, ctx);
    let pad = name_width.saturating_sub(name.width());
    let bar_width = width.saturating_sub(name_width + 30).clamp(6, 40);
    let [done, open] = chrome::bar(ctx, bar_width, part, of);
    Line::from(vec![
        Span::styled(format!("{name}{} ", " ".repeat(pad)), ctx.style(Role::Text)),
        done,
        open,
        Span::styled(format!("  {}", words::safe(says, ctx)), ctx.style(Role::Dim)),
    ])
}

/// Columns `height` lines high and `wide` signs wide with a gap after each, from values between 0
/// and 1; a value that is missing is a dot on the ground. `labels` stand on the left, from the top
/// down, and are all as long.
pub(super) fn columns(
    ctx: &Context,
    values: &[Option<f64>],
    height: usize,
    wide: usize,
    labels: &[String],
) -> Vec<Line<'static>> {
    let steps = ctx.glyphs.steps;
    let blank = " ".repeat(labels.first().map_or(0, |label| label.width()));
    let line = |row: usize| {
        let label = labels.get(row).unwrap_or(&blank);
        let mut spans = vec![Span::styled(format!("{label} "), ctx.style(Role::Dim))];
        let below = height - 1 - row;
        for value in values {
            let (sign, role) = match value {
                None if below == 0 => (ctx.glyphs.dot, Role::Border),
                None => (" ", Role::Border),
                Some(value) => (cell(&steps, *value, below, height), Role::Accent),
            };
            let sign = if wide > 1 { sign.repeat(wide - 1) + " " } else { sign.to_owned() };
            spans.push(Span::styled(sign, ctx.style(role)));
        }
        Line::from(spans)
    };
    (0..height).map(line).collect()
}

/// The sign of a column of this value, `below` lines above the ground.
fn cell(steps: &[&'static str; 8], value: f64, below: usize, height: usize) -> &'static str {
    let eighths = eighths(value, height);
    // Even nothing stands on the ground, so that it is seen to be there.
    let full = if below == 0 { eighths.max(1) } else { eighths };
    let here = full.saturating_sub(below * 8).min(8);
    here.checked_sub(1).and_then(|step| steps.get(step)).copied().unwrap_or(" ")
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "the value lies between 0 and 1, and a chart is a few lines high"
)]
fn eighths(value: f64, height: usize) -> usize {
    (value.clamp(0.0, 1.0) * (height * 8) as f64).round() as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_high_as_their_values() {
        let steps = ["1", "2", "3", "4", "5", "6", "7", "8"];
        for (value, expected) in [
            (0.0, ["1", " "]),
            (0.25, ["4", " "]),
            (0.5, ["8", " "]),
            (0.75, ["8", "4"]),
            (1.0, ["8", "8"]),
            (7.0, ["8", "8"]),
        ] {
            let found = [0, 1].map(|below| cell(&steps, value, below, 2));
            assert_eq!(found, expected, "{value}");
        }
    }
}
