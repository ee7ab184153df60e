//! Names that are nearly right: the letters that were typed, in their order, with others between.

use std::ops::Range;

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use unicode_segmentation::UnicodeSegmentation;

/// Below this part of the best possible score, letters are only scattered over a name.
const ENOUGH: f32 = 0.55;

/// Characters that may stand between two that were typed, unless the second begins a word.
const BETWEEN: usize = 2;

/// What was typed, ready to be compared with names.
pub struct Fuzzy {
    pattern: Pattern,
    matcher: Matcher,
    chars: Vec<char>,
    /// The score of a name that is exactly what was typed.
    best: f32,
}

impl Fuzzy {
    /// Each word of `query` has to be found in a name; none if there is no word.
    pub fn new(query: &str) -> Option<Self> {
        let query = query.trim();
        if query.is_empty() {
            return None;
        }
        let (case, accents) = (CaseMatching::Ignore, Normalization::Smart);
        let pattern = Pattern::new(query, case, accents, AtomKind::Fuzzy);
        let mut fuzzy =
            Self { pattern, matcher: Matcher::new(Config::DEFAULT), chars: Vec::new(), best: 1.0 };
        fuzzy.best = fuzzy.score(query).unwrap_or(1.0).max(1.0);
        Some(fuzzy)
    }

    /// How well a name fits: 1 for what was typed, less for letters with others between; none if
    /// it does not.
    pub fn quality(&mut self, name: &str) -> Option<f32> {
        let quality = (self.score(name)? / self.best).min(1.0);
        (quality >= ENOUGH && self.holds_together(name)).then_some(quality)
    }

    /// Whether what was typed is not merely scattered: after a gap, a word begins.
    fn holds_together(&mut self, name: &str) -> bool {
        let marks = self.marks(name);
        let begins_word = |at: usize| {
            let before = name.get(..at).and_then(|before| before.chars().next_back());
            before.is_none_or(|c| !c.is_alphanumeric())
        };
        let gap = |from: usize, to: usize| name.get(from..to).map_or(0, |gap| gap.chars().count());
        let first = marks.first().is_none_or(|first| begins_word(first.start) || first.len() > 2);
        let jumps = marks.windows(2).all(|pair| match pair {
            [a, b] => gap(a.end, b.start) <= BETWEEN || begins_word(b.start),
            _ => true,
        });
        first && jumps
    }

    /// The bytes of a name that were typed.
    pub fn marks(&mut self, name: &str) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let text = Utf32Str::new(name, &mut self.chars);
        if self.pattern.indices(text, &mut self.matcher, &mut found).is_none() {
            return Vec::new();
        }
        found.sort_unstable();
        found.dedup();
        marks_of(name, &found)
    }

    fn score(&mut self, name: &str) -> Option<f32> {
        let text = Utf32Str::new(name, &mut self.chars);
        let score = self.pattern.score(text, &mut self.matcher)?;
        // Scores are a few hundred at most.
        Some(f32::from(u16::try_from(score).unwrap_or(u16::MAX)))
    }
}

/// The bytes of the characters with these numbers, those side by side as one. The matcher counts
/// graphemes as characters.
fn marks_of(name: &str, found: &[u32]) -> Vec<Range<usize>> {
    let mut marks: Vec<Range<usize>> = Vec::new();
    let mut add = |found: Range<usize>| match marks.last_mut().filter(|m| m.end == found.start) {
        Some(last) => last.end = found.end,
        None => marks.push(found),
    };
    if name.is_ascii() {
        found.iter().map(|at| *at as usize).for_each(|at| add(at..at + 1));
        return marks;
    }
    for (number, (at, grapheme)) in (0u32..).zip(name.grapheme_indices(true)) {
        if found.binary_search(&number).is_ok() {
            add(at..at + grapheme.len());
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_nearly_right_are_found_and_scattered_letters_are_not() {
        let quality = |query: &str, name: &str| Fuzzy::new(query).unwrap().quality(name);
        assert_eq!(quality("loops", "Loops"), Some(1.0));
        assert!(quality("lops", "Loops") > Some(0.6));
        assert!(quality("cafe", "Café life").is_some());
        assert!(quality("flask log", "Logging in with Flask-Login").is_some());
        assert!(quality("tdd", "Test-driven development").is_some());
        assert!(quality("dcrtr", "Functions and decorators").is_some());
        assert!(quality("rating", "Programs that print a line again").is_none());
        assert!(quality("tide", "A title that no window is wide enough for").is_none());
        assert!(quality("xyz", "Loops").is_none());
        assert!(quality("loops", "Loops") > quality("lops", "Loops"));
        assert!(Fuzzy::new("  ").is_none());
    }

    #[test]
    fn what_was_typed_is_marked() {
        for (query, name, expected) in [
            ("loo", "Loops", "[Loo]ps"),
            ("lps", "Loops", "[L]oo[ps]"),
            ("é", "né", "n[é]"),
            ("x", "Loops", "Loops"),
            ("dec", "Who may do what: decorators", "Who may do what: [dec]orators"),
        ] {
            let mut shown = name.to_owned();
            for mark in Fuzzy::new(query).unwrap().marks(name).into_iter().rev() {
                shown.insert(mark.end, ']');
                shown.insert(mark.start, '[');
            }
            assert_eq!(shown, expected, "{query}");
        }
    }
}
