//! How the questions went so far, beside the one on screen, where the window is wide.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::learn::progress::Outcome;
use crate::tui::context::Context;
use crate::tui::theme::Role;
pub use crate::tui::widget::columns::columns;
use crate::tui::widget::{lines, scroll, words};

/// A question beside the one on screen.
pub struct Row {
    /// What is asked, or what it is about.
    pub text: String,
    /// What became of it at the first try.
    pub outcome: Option<Outcome>,
    /// Whether it was mended since.
    pub mended: bool,
}

/// Draws a line for each question, with the one at `here` marked.
pub fn draw(
    frame: &mut Frame<'_>,
    area: Rect,
    ctx: &Context,
    rows: impl Iterator<Item = Row>,
    here: usize,
) {
    let line = |(index, Row { text, outcome, mended }): (usize, Row)| {
        let (sign, role) = match (outcome, mended) {
            (Some(Outcome::Right), _) | (_, true) => (ctx.glyphs.tick, Role::Right),
            (Some(Outcome::Wrong), false) => (ctx.glyphs.cross, Role::Wrong),
            (Some(Outcome::Skipped), false) => (ctx.glyphs.dot, Role::Dim),
            (None, false) => (" ", Role::Dim),
        };
        let pointer = if index == here { ctx.glyphs.arrow } else { " " };
        let room = usize::from(area.width).saturating_sub(7);
        let text = words::fit(&words::safe(&text, ctx), room, ctx);
        let role_of_text = if index == here { Role::Strong } else { Role::Dim };
        Line::from(vec![
            Span::styled(format!("{pointer} "), ctx.style(Role::Accent)),
            Span::styled(format!("{sign} "), ctx.style(role)),
            Span::styled(format!("{:>2} {text}", index + 1), ctx.style(role_of_text)),
        ])
    };
    let rows: Vec<_> = rows.enumerate().map(line).collect();
    let first = scroll::around(here, usize::from(area.height), rows.len());
    lines::draw(frame, area, rows.into_iter().skip(first));
}
