//! Spans of prose as pieces: marks become looks, and text becomes safe to show.

use super::super::theme::Role;
use super::{Look, Options, Piece};
use crate::course::prose::Span;
use crate::sanitise::sanitise;

/// Text as this terminal may see it.
pub(super) fn shown(text: &str, options: &Options) -> String {
    options.glyphs.fold(&sanitise(text)).into_owned()
}

/// The pieces of `spans`; text without marks has the look `base`. Addresses are added to `urls`.
/// Line breaks stay in the pieces.
pub(super) fn pieces(
    spans: &[Span],
    base: Look,
    options: &Options,
    urls: &mut Vec<String>,
) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (i, span) in spans.iter().enumerate() {
        let goes_on = i > 0 && spans.get(i - 1).is_some_and(|before| before.link == span.link);
        if let Some(url) = span.link.as_ref().filter(|_| !goes_on) {
            urls.push(shown(url, options));
        }
        let link = span.link.as_ref().and(urls.len().checked_sub(1));
        let mut text = shown(&span.text, options);
        if span.code && options.backticks {
            text = format!("`{text}`");
        }
        pieces.push(Piece { text, look: look(span, base), link });

        let ends = spans.get(i + 1).is_none_or(|next| next.link != span.link);
        if let Some(url) = link.and_then(|link| urls.get(link)).filter(|_| ends && options.urls)
            && *url != shown(&span.text, options)
        {
            pieces.push(Piece::new(format!(" ({url})"), Look { role: Role::Dim, ..base }));
        }
    }
    pieces
}

fn look(span: &Span, base: Look) -> Look {
    let role = match span {
        Span { link: Some(_), .. } => Role::Link,
        Span { code: true, .. } => Role::InlineCode,
        _ => base.role,
    };
    Look { role, strong: base.strong || span.strong, emphasis: base.emphasis || span.emphasis }
}
