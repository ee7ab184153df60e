//! The question what to do when the program is to end and something could not be saved.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::tui::action::{Action, BINDINGS, Layer};
use crate::tui::context::Context;
use crate::tui::msg::Effect;
use crate::tui::screen::{Go, Reaction};
use crate::tui::theme::Role;

const QUESTION: &str = "Your last steps could not be saved. What now?";

/// Columns from which on whole sentences fit.
const ROOMY: u16 = 60;

/// Takes in an action.
pub fn act(action: Action) -> Reaction {
    match action {
        Action::RetrySave => Reaction::effect(Effect::RetrySave),
        Action::SaveElsewhere => Reaction::effect(Effect::SaveElsewhere),
        Action::QuitAnyway => Reaction::go(Go::QuitAnyway),
        Action::Close => Reaction::go(Go::CloseOverlay),
        _ => Reaction::none(),
    }
}

/// Draws it.
pub fn draw(ctx: &Context, frame: &mut Frame<'_>, area: Rect) {
    let narrow = area.width < ROOMY;
    let mut lines = if narrow {
        vec![Line::styled("What now?", ctx.style(Role::Text))]
    } else {
        vec![Line::styled(QUESTION, ctx.style(Role::Text)), Line::default()]
    };
    for binding in BINDINGS.iter().filter(|b| b.layer == Layer::Unsaved) {
        let key = ctx.keymap.key_for(binding.layer, binding.action, &ctx.glyphs);
        let what = if narrow { binding.label } else { binding.help };
        let text = format!("{:<7}{what}", key.unwrap_or_default());
        lines.push(Line::styled(text, ctx.style(Role::Text)));
    }
    let width = lines.iter().map(Line::width).max().unwrap_or(0);
    let width = u16::try_from(width).unwrap_or(u16::MAX);
    super::draw_box(frame, area, ctx, ("Not saved", width), lines, 0);
}
