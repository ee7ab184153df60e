//! What was answered wrong most.

use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::{Drawn, chart};
use crate::learn::stats::{Hard, Stats};
use crate::tui::chrome;
use crate::tui::context::Context;
use crate::tui::theme::Role;
use crate::tui::widget::{prose, words};

/// A row for each hard thing; the chosen one's lesson can be opened.
pub(super) fn drawn(ctx: &Context, stats: &Stats, chosen: usize, width: usize) -> Drawn {
    let mut lines = vec![
        chart::heading(ctx, "Hardest so far", "by the share of wrong answers"),
        Line::default(),
    ];
    if stats.hardest.is_empty() {
        let text = "Nothing stands out. Once you have answered some questions, what went wrong \
                    most is listed here, with the lesson that helps.";
        let width = u16::try_from(width.min(80)).unwrap_or(80);
        lines.extend(prose::sentence(ctx, text, Role::Text, width));
        return Drawn { lines, focus: None };
    }
    let top = lines.len();
    lines.extend(
        stats
            .hardest
            .iter()
            .enumerate()
            .map(|(place, hard)| row(ctx, hard, place == chosen, width)),
    );
    Drawn { lines, focus: Some(top + chosen..top + chosen + 1) }
}

fn row(ctx: &Context, hard: &Hard, chosen: bool, width: usize) -> Line<'static> {
    let says = format!("{:>2} of {} wrong", hard.score.wrong, hard.score.all());
    let bar_width = 12.min(width / 5);
    let room = width.saturating_sub(3 + bar_width + 2 + 18).max(8);
    let title = words::fit(&words::safe(&hard.title, ctx), room, ctx);
    let pad = room.saturating_sub(title.width());
    let pointer = if chosen { ctx.glyphs.arrow } else { " " };
    let role = if chosen { Role::Strong } else { Role::Text };
    let [wrong, right] =
        chrome::bar(ctx, bar_width, hard.score.wrong as usize, hard.score.all() as usize);
    Line::from(vec![
        Span::styled(format!("{pointer} "), ctx.style(Role::Accent)),
        Span::styled(format!("{title}{} ", " ".repeat(pad)), ctx.style(role)),
        Span::styled(wrong.content, ctx.style(Role::Wrong)),
        right,
        Span::styled(format!("  {says}"), ctx.style(Role::Dim)),
    ])
}
