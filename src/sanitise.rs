//! The one place where text from outside becomes safe to show: course text, learners' programs'
//! output, file names. A terminal obeys control characters, so none may pass.

use std::borrow::Cow;

/// Spaces that a tab becomes; text in lessons is indented in fours.
const TAB: &str = "    ";

/// Returns `text` with everything a terminal could obey made visible or dropped: C0 and C1
/// controls become their pictures (`␛`), tabs become spaces, and characters that reorder or hide
/// text (bidirectional overrides, Unicode tags) become `�`. Line breaks stay.
pub fn sanitise(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_safe) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            _ if is_safe(c) => safe.push(c),
            '\t' => safe.push_str(TAB),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\u{0}'..='\u{1f}' => safe.push(char::from_u32(0x2400 + u32::from(c)).unwrap_or('�')),
            '\u{7f}' => safe.push('␡'),
            _ => safe.push('�'),
        }
    }
    Cow::Owned(safe)
}

/// Whether a character may reach the terminal as it is.
pub fn is_safe(c: char) -> bool {
    c == '\n' || !(c.is_control() || reorders_or_hides(c))
}

/// Bidirectional controls and tags: they change how the characters around them are read.
/// Joiners and variation selectors stay, since emoji and several scripts need them.
fn reorders_or_hides(c: char) -> bool {
    matches!(c,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn controls_become_visible_and_text_stays() {
        for (input, expected) in [
            ("plain\ntext", "plain\ntext"),
            ("\u{1b}[2J", "␛[2J"),
            ("a\tb", "a    b"),
            ("one\r\ntwo\rthree", "one\ntwo␍three"),
            ("\u{9b}31m", "�31m"),
            ("safe\u{202e}txt.exe", "safe�txt.exe"),
            ("👩\u{200d}💻 é", "👩\u{200d}💻 é"),
            ("\u{7f}\u{0}", "␡␀"),
        ] {
            assert_eq!(sanitise(input), expected, "{input:?}");
        }
    }

    proptest! {
        #[test]
        fn nothing_unsafe_passes_and_safe_text_is_borrowed(text in any::<String>()) {
            let once = sanitise(&text).into_owned();
            prop_assert!(once.chars().all(is_safe));
            prop_assert!(matches!(sanitise(&once), Cow::Borrowed(_)));
        }
    }
}
