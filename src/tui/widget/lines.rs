//! Lines that are laid out already, drawn one below the other.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// A line with something in front, each in its own style.
pub fn led(lead: Span<'static>, line: Line<'static>) -> Line<'static> {
    let style = line.style;
    let rest = line.spans.into_iter();
    let rest = rest.map(|span| Span::styled(span.content, style.patch(span.style)));
    std::iter::once(lead).chain(rest).collect()
}

/// Draws as many lines as there is room for; each is as wide as the area at most.
pub fn draw<'a>(frame: &mut Frame<'_>, area: Rect, lines: impl IntoIterator<Item = Line<'a>>) {
    for (line, y) in lines.into_iter().zip(area.top()..area.bottom()) {
        frame.render_widget(line, Rect { y, height: 1, ..area });
    }
}
