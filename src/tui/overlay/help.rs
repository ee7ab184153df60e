//! The keys of a screen, made from the list of actions.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use crate::learn::mastery::Level;
use crate::tui::action::{Action, BINDINGS, Layer};
use crate::tui::context::Context;
use crate::tui::screen::{Go, Reaction};
use crate::tui::theme::Role;
use crate::tui::widget::{about, prose};

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

    /// Draws it; `below` are the screen's layers.
    pub fn draw(self, ctx: &Context, below: &[Layer], frame: &mut Frame<'_>, area: Rect) {
        let rows = rows(ctx, below);
        let keys = rows.iter().map(|(keys, _)| keys.width()).max().unwrap_or(0);
        let texts = rows.iter().map(|(_, help)| help.width()).max().unwrap_or(0);
        let room = usize::from(area.width).saturating_sub(usize::from(super::FRAME) + keys + GAP);
        let texts = texts.min(room);
        let lines: Vec<Line<'static>> =
            rows.iter().flat_map(|row| row_lines(ctx, row, keys, texts)).collect();
        let room = usize::from(area.height.saturating_sub(2));
        let first = self.first.min(lines.len().saturating_sub(room));
        let width = u16::try_from(keys + GAP + texts).unwrap_or(u16::MAX);
        let screen = below.iter().rev().find(|layer| **layer != Layer::Editor);
        let title = screen.map_or("Keys".into(), |layer| format!("Keys: {}", layer.title()));
        super::draw_box(frame, area, ctx, (&title, width), lines, first);
    }
}

/// Columns between the keys and what they do.
const GAP: usize = 3;

/// A row in lines: what the keys do is wrapped where the window is narrow.
fn row_lines(
    ctx: &Context,
    (key, help): &(String, String),
    keys: usize,
    texts: usize,
) -> Vec<Line<'static>> {
    let help = prose::sentence(ctx, help, Role::Text, u16::try_from(texts).unwrap_or(u16::MAX));
    let lines = help.into_iter().enumerate().map(|(index, help)| {
        let key = if index == 0 { key.as_str() } else { "" };
        let pad = " ".repeat(keys - key.width() + GAP);
        let lead = vec![Span::styled(key.to_string(), ctx.style(Role::Strong)), Span::raw(pad)];
        let help = help.spans.into_iter().map(|span| span.patch_style(ctx.style(Role::Text)));
        Line::from(lead.into_iter().chain(help).collect::<Vec<_>>())
    });
    lines.collect()
}

/// Keys and what they do: those of the screen, the uppermost layer first, then those that hold
/// everywhere.
fn rows(ctx: &Context, below: &[Layer]) -> Vec<(String, String)> {
    let of = |layer: Layer| {
        BINDINGS.iter().filter(move |b| b.layer == layer).filter_map(move |b| {
            let keys = match ctx.keymap.keys_in(below, b, &ctx.glyphs).as_slice() {
                [] => return None,
                [first, .., last] if b.keys.len() > 4 => format!("{first} to {last}"),
                keys => keys.join(" "),
            };
            Some((keys, b.help.to_string()))
        })
    };
    let gap = [(String::new(), String::new())];
    let own = below.iter().flat_map(|layer| of(*layer));
    let legend = if below.contains(&Layer::Path) { legend(ctx) } else { Vec::new() };
    own.chain(gap).chain(of(Layer::Global)).chain(legend).collect()
}

/// What the signs of the path mean.
fn legend(ctx: &Context) -> Vec<(String, String)> {
    let of = |level, meaning: &str| (about::pips(ctx, level).to_string(), meaning.to_owned());
    vec![
        (String::new(), String::new()),
        of(Level::Practised, "Practised: answered or done once"),
        of(Level::Solid, "Solid: lasts a week, and its exercise is passed"),
        of(Level::Mastered, "Mastered: lasts a month, after two good reviews"),
    ]
}
