//! The words of a text, as they are looked for.
//!
//! A word is a run of letters and digits; `get_json` and `f-string` are two each, so that their
//! parts are found. Scripts that put no spaces between words give a word for each character.

use std::ops::Range;

use nucleo_matcher::chars::{normalize, to_lower_case};

/// The bytes of each word of `text`, from left to right.
pub fn ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = chars.find(|(_, c)| c.is_alphanumeric())?;
        let mut end = start + first.len_utf8();
        if stands_alone(first) {
            return Some(start..end);
        }
        while let Some((at, c)) = chars.next_if(|(_, c)| goes_on(*c)) {
            end = at + c.len_utf8();
        }
        Some(start..end)
    })
}

/// A text without case and accents: what is compared.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold(text, &mut folded);
    folded
}

/// Puts a text without case and accents into `folded`, in place of what is there.
pub fn fold(text: &str, folded: &mut String) {
    folded.clear();
    if text.is_ascii() {
        folded.push_str(text);
        folded.make_ascii_lowercase();
        return;
    }
    let letters = text.chars().filter(|c| !is_accent(*c));
    folded.extend(letters.map(|c| to_lower_case(normalize(c))));
}

/// The words of `text`, folded.
pub fn words(text: &str) -> Vec<String> {
    ranges(text).filter_map(|range| text.get(range)).map(folded).collect()
}

/// Whether a character goes on with the word before it.
fn goes_on(c: char) -> bool {
    (c.is_alphanumeric() && !stands_alone(c)) || is_accent(c)
}

/// Accents that follow their letter as characters of their own.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Characters of scripts without spaces between words.
fn stands_alone(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_have_neither_case_nor_accents() {
        for (text, expected) in [
            ("", vec![]),
            ("The f-string, and `get_json()`.", vec!["the", "f", "string", "and", "get", "json"]),
            ("Café NAÏVE Ångström cafe\u{301}s", vec!["cafe", "naive", "angstrom", "cafes"]),
            ("404 == x2", vec!["404", "x2"]),
            ("漢字 テスト", vec!["漢", "字", "テ", "ス", "ト"]),
            ("don't", vec!["don", "t"]),
            ("== **", vec![]),
        ] {
            assert_eq!(words(text), expected, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn words_lie_in_the_text_one_after_the_other(text in any::<String>()) {
            let mut end = 0;
            for range in ranges(&text) {
                prop_assert!(range.start >= end && range.end > range.start);
                prop_assert!(text.get(range.clone()).is_some());
                end = range.end;
            }
        }

        #[test]
        fn folding_twice_changes_nothing(text in "[a-zA-Zà-ÿ0-9 ]{0,30}") {
            let once = folded(&text);
            prop_assert_eq!(folded(&once), once);
        }
    }
}
