//! A long text on top, such as a whole traceback, to scroll through.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::screen::{Go, Reaction};
use crate::tui::theme::Role;
use crate::tui::widget::words;

/// A text with some of it in sight.
#[derive(Debug, Clone, Default)]
pub struct Reader {
    title: &'static str,
    parts: Vec<(Role, String)>,
    first: usize,
}

impl Reader {
    /// Texts one below the other, each in its role.
    pub fn new(title: &'static str, parts: Vec<(Role, String)>) -> Self {
        Self { title, parts, first: 0 }
    }

    /// Takes in an action.
    pub fn act(&mut self, action: Action, ctx: &Context) -> Reaction {
        let area = ctx.window();
        let last = self.lines(ctx, area.width).len();
        let screenful = usize::from(area.height / 2);
        match action {
            Action::Up => self.first = self.first.saturating_sub(1),
            Action::Down => self.first = (self.first + 1).min(last),
            Action::PageUp => self.first = self.first.saturating_sub(screenful),
            Action::PageDown => self.first = (self.first + screenful).min(last),
            Action::Close | Action::Enter => return Reaction::go(Go::CloseOverlay),
            _ => {}
        }
        let room = usize::from(area.height.saturating_sub(8));
        self.first = self.first.min(last.saturating_sub(room));
        Reaction::none()
    }

    /// Draws it.
    pub fn draw(&self, ctx: &Context, frame: &mut Frame<'_>, area: Rect) {
        let lines = self.lines(ctx, area.width);
        let width = lines.iter().map(Line::width).max().unwrap_or(0).max(20);
        let width = u16::try_from(width).unwrap_or(u16::MAX);
        let room = usize::from(area.height.saturating_sub(2));
        let first = self.first.min(lines.len().saturating_sub(room));
        super::draw_box(frame, area, ctx, (self.title, width), lines, first);
    }

    fn lines(&self, ctx: &Context, width: u16) -> Vec<Line<'static>> {
        let width = usize::from(width.saturating_sub(super::FRAME + 4)).max(1);
        let lines = |(role, text): &(Role, String)| words::wrapped(text, *role, width, ctx);
        self.parts.iter().flat_map(lines).collect()
    }
}
