//! Words from outside, made fit for the terminal and for the room there is.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::sanitise::sanitise;
use crate::tui::context::Context;

/// Text from outside, made fit for the terminal and the signs in force.
pub fn safe(text: &str, ctx: &Context) -> String {
    let safe = sanitise(text).replace('\n', " ");
    ctx.glyphs.fold(&safe).into_owned()
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
