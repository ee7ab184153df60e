//! How the questions went so far, beside the one on screen, where the window is wide.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::learn::progress::Outcome;
use crate::session::quiz::Quiz;
use crate::tui::context::Context;
use crate::tui::theme::Role;
use crate::tui::widget::{lines, scroll, words};

pub(super) use crate::tui::widget::columns::columns;

/// Draws a line for each question, with the one on screen marked.
pub(super) fn draw(frame: &mut Frame<'_>, area: Rect, ctx: &Context, quiz: &Quiz) {
    let current = quiz.question().map(|question| &question.id);
    let place = quiz.outcomes().position(|(question, ..)| Some(&question.id) == current);
    let place = place.unwrap_or(0);
    let rows: Vec<_> = quiz
        .outcomes()
        .enumerate()
        .map(|(index, (question, outcome, mended))| {
            let (sign, role) = match (outcome, mended) {
                (Some(Outcome::Right), _) | (_, true) => (ctx.glyphs.tick, Role::Right),
                (Some(Outcome::Wrong), false) => (ctx.glyphs.cross, Role::Wrong),
                (Some(Outcome::Skipped), false) => (ctx.glyphs.dot, Role::Dim),
                (None, false) => (" ", Role::Dim),
            };
            let here = index == place;
            let pointer = if here { ctx.glyphs.arrow } else { " " };
            let room = usize::from(area.width).saturating_sub(7);
            let text = words::fit(&words::safe(&question.prompt.text(), ctx), room, ctx);
            let role_of_text = if here { Role::Strong } else { Role::Dim };
            Line::from(vec![
                Span::styled(format!("{pointer} "), ctx.style(Role::Accent)),
                Span::styled(format!("{sign} "), ctx.style(role)),
                Span::styled(format!("{:>2} {text}", index + 1), ctx.style(role_of_text)),
            ])
        })
        .collect();
    let first = scroll::around(place, usize::from(area.height), rows.len());
    lines::draw(frame, area, rows.into_iter().skip(first));
}
