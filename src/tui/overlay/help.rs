//! The keys of a screen, made from the list of actions.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use crate::tui::action::{Action, BINDINGS, Layer};
use crate::tui::context::Context;
use crate::tui::screen::{Go, Reaction};
use crate::tui::theme::Role;

/// The keys of a screen, scrolled.
#[derive(Debug, Clone, Copy, Default)]
pub struct Help {
    first: usize,
}

impl Help {
    /// Takes in an action.
    pub fn act(&mut self, action: Action, ctx: &Context) -> Reaction {
        let screenful = usize::from(ctx.size.height / 2);
        let longest = BINDINGS.len();
        match action {
            Action::Up => self.first = self.first.saturating_sub(1),
            Action::Down => self.first = (self.first + 1).min(longest),
            Action::PageUp => self.first = self.first.saturating_sub(screenful),
            Action::PageDown => self.first = (self.first + screenful).min(longest),
            Action::Close | Action::Help | Action::Enter => {
                return Reaction::go(Go::CloseOverlay);
            }
            _ => {}
        }
        Reaction::none()
    }

    /// Draws it; `below` is the screen's layer.
    pub fn draw(self, ctx: &Context, below: Layer, frame: &mut Frame<'_>, area: Rect) {
        let rows = rows(ctx, below);
        let keys = rows.iter().map(|(keys, _)| keys.width()).max().unwrap_or(0);
        let texts = rows.iter().map(|(_, help)| help.width()).max().unwrap_or(0);
        let lines: Vec<Line<'static>> = rows
            .into_iter()
            .map(|(key, help)| {
                let pad = " ".repeat(keys - key.width() + 3);
                Line::from(vec![
                    Span::styled(key, ctx.style(Role::Strong)),
                    Span::raw(pad),
                    Span::styled(help, ctx.style(Role::Text)),
                ])
            })
            .collect();
        let room = usize::from(area.height.saturating_sub(2));
        let first = self.first.min(lines.len().saturating_sub(room));
        let width = u16::try_from(keys + 3 + texts).unwrap_or(u16::MAX);
        let title = format!("Keys: {}", below.title());
        super::draw_box(frame, area, ctx, (&title, width), lines, first);
    }
}

/// Keys and what they do: those of the screen, then those that hold everywhere.
fn rows(ctx: &Context, below: Layer) -> Vec<(String, String)> {
    let of = |layer: Layer| {
        BINDINGS.iter().filter(move |b| b.layer == layer).map(move |b| {
            let keys = ctx.keymap.keys_for(layer, b.action, &ctx.glyphs);
            let keys = if keys.len() > 4 {
                format!("{} to {}", keys[0], keys[keys.len() - 1])
            } else {
                keys.join(" ")
            };
            (keys, b.help.to_string())
        })
    };
    let gap = [(String::new(), String::new())];
    of(below).chain(gap).chain(of(Layer::Global)).collect()
}
