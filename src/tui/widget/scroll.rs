//! Where a long list stands in a short window.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::tui::context::Context;
use crate::tui::theme::Role;

/// The first visible line, so that `focus` stands in the middle where there is room around it.
pub fn around(focus: usize, height: usize, len: usize) -> usize {
    focus.saturating_sub(height / 2).min(len.saturating_sub(height))
}

/// The first visible line nearest to `first` that shows all of `focus` (its beginning, if it is
/// longer than the window).
pub fn to_show(focus: &std::ops::Range<usize>, first: usize, height: usize, len: usize) -> usize {
    let lowest = focus.end.saturating_sub(height).min(focus.start);
    first.clamp(lowest, focus.start).min(len.saturating_sub(height))
}

/// Draws marks at the right edge where there is more above or below.
pub fn draw(frame: &mut Frame<'_>, area: Rect, ctx: &Context, first: usize, len: usize) {
    if area.width == 0 || area.height == 0 {
        return;
    }
    let style = ctx.style(Role::Accent);
    let x = area.right();
    let within = |y| Rect { x, y, width: 1, height: 1 }.intersection(frame.area());
    let (above, below) = (within(area.top()), within(area.bottom() - 1));
    if first > 0 {
        frame.render_widget(Span::styled(ctx.glyphs.up, style), above);
    }
    if first + usize::from(area.height) < len {
        frame.render_widget(Span::styled(ctx.glyphs.down, style), below);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn focus_stands_in_the_middle_and_ends_are_filled() {
        for (focus, height, len, expected) in
            [(0, 10, 100, 0), (50, 10, 100, 45), (99, 10, 100, 90), (3, 10, 5, 0), (0, 0, 0, 0)]
        {
            assert_eq!(around(focus, height, len), expected, "{focus} {height} {len}");
        }
    }

    #[test]
    fn the_window_moves_no_further_than_it_must() {
        for (focus, first, height, len, expected) in [
            (5..6, 0, 10, 100, 0),
            (12..14, 0, 10, 100, 4),
            (3..4, 8, 10, 100, 3),
            (20..50, 0, 10, 100, 20),
            (98..100, 0, 10, 100, 90),
        ] {
            assert_eq!(to_show(&focus, first, height, len), expected, "{focus:?} {first}");
        }
    }
}
