//! Words from outside, made fit for the terminal and for the room there is.

use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::sanitise::sanitise;
use crate::tui::context::Context;
use crate::tui::theme::Role;
use crate::tui::widget::prose;

/// Text from outside, made fit for the terminal and the signs in force.
pub fn safe(text: &str, ctx: &Context) -> String {
    let safe = sanitise(text).replace('\n', " ");
    ctx.glyphs.fold(&safe).into_owned()
}

/// Text from outside, line by line, in lines of at most `width` columns (at least one) and one
/// role. Line breaks stay, and so does white space.
pub fn wrapped(text: &str, role: Role, width: usize, ctx: &Context) -> Vec<Line<'static>> {
    text.lines().flat_map(|line| wrapped_line(line, role, width, ctx)).collect()
}

/// A line of text from outside in lines of at most `width` columns (at least one) and one role.
pub fn wrapped_line(text: &str, role: Role, width: usize, ctx: &Context) -> Vec<Line<'static>> {
    prose::wrap_columns(Line::from(Span::styled(safe(text, ctx), ctx.style(role))), width)
}

/// `text` cut to `width` columns, with a sign where something was left out.
pub fn fit(text: &str, width: usize, ctx: &Context) -> String {
    if text.width() <= width {
        return text.to_string();
    }
    let sign = ctx.glyphs.ellipsis;
    let room = width.saturating_sub(sign.width());
    let mut cut = String::new();
    for grapheme in text.graphemes(true) {
        if cut.width() + grapheme.width() > room {
            break;
        }
        cut.push_str(grapheme);
    }
    if sign.width() <= width {
        cut.push_str(sign);
    }
    cut
}
