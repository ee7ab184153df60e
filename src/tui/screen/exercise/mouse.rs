//! The mouse over the parts of the screen.

use ratatui::layout::{Position, Rect};

use super::ExerciseScreen;
use super::panes::Pane;
use crate::tui::action::Action;
use crate::tui::chrome::Parts;
use crate::tui::context::Context;
use crate::tui::screen::Reaction;

impl ExerciseScreen {
    /// Takes in a click: the part under the mouse gets the keyboard.
    pub fn click(&mut self, at: Position, ctx: &Context, parts: &Parts) -> Reaction {
        let areas = self.divide(ctx, parts.body);
        match areas.pane_at(at) {
            Some(Pane::Code) => {
                self.focus = Pane::Code;
                self.desk.click(ctx, within(areas.code, at), false);
            }
            Some(pane) => self.focus = pane,
            None => {}
        }
        Reaction::none()
    }

    /// The mouse moves with its button held.
    pub fn drag(&mut self, at: Position, ctx: &Context, parts: &Parts) {
        let areas = self.divide(ctx, parts.body);
        if areas.pane_at(at) == Some(Pane::Code) {
            self.desk.click(ctx, within(areas.code, at), true);
        }
    }

    /// The wheel is turned over a part.
    pub fn wheel(
        &mut self,
        action: Action,
        at: Position,
        ctx: &mut Context,
        parts: &Parts,
    ) -> Reaction {
        match self.divide(ctx, parts.body).pane_at(at) {
            Some(Pane::Code) => {
                self.desk.act(action, ctx.now);
            }
            Some(pane) => {
                let focus = std::mem::replace(&mut self.focus, pane);
                self.scroll_by(action, ctx);
                self.focus = focus;
            }
            None => {}
        }
        Reaction::none()
    }
}

/// A cell counted from the corner of an area.
fn within(area: Rect, at: Position) -> Position {
    Position { x: at.x.saturating_sub(area.x), y: at.y.saturating_sub(area.y) }
}
