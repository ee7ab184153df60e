//! Where in a text the words are that are looked for, and the part of it to show.

use std::ops::Range;

use crate::text::words;

/// A word of a text that is one of those looked for.
struct Hit {
    /// Its number in the text.
    at: usize,
    /// Which of those looked for.
    typed: usize,
}

/// The bytes of all words of `text` that are, or begin with, one of `typed` (folded), and how close
/// together they stand: 1 if all of them are there side by side, 0 if none is there.
pub fn look(text: &str, typed: &[String]) -> (Vec<Range<usize>>, f64) {
    let (mut marks, mut hits) = (Vec::new(), Vec::new());
    let mut folded = String::new();
    for (at, range) in words::ranges(text).enumerate() {
        words::fold(text.get(range.clone()).unwrap_or_default(), &mut folded);
        let before = hits.len();
        let fits = typed.iter().enumerate().filter(|(_, word)| folded.starts_with(word.as_str()));
        hits.extend(fits.map(|(typed, _)| Hit { at, typed }));
        if hits.len() > before {
            marks.push(range);
        }
    }
    (marks, closeness(&hits, typed.len()))
}

/// The share of the words that are looked for in the closest group of them, less for words between.
fn closeness(hits: &[Hit], typed: usize) -> f64 {
    let mut best = 0.0f64;
    for (start, first) in hits.iter().enumerate() {
        let mut met = 0u32;
        for hit in hits.iter().skip(start).take(4 * typed) {
            met |= 1 << hit.typed.min(31);
            let (distinct, span) = (met.count_ones(), small(hit.at - first.at + 1));
            let dense = (f64::from(distinct) / f64::from(span)).min(1.0);
            best = best.max(f64::from(distinct) / f64::from(small(typed)) * dense.sqrt());
        }
    }
    best
}

fn small(number: usize) -> u32 {
    u32::try_from(number.max(1)).unwrap_or(u32::MAX)
}

/// A text on one line, from a little before the first mark on, of at most `most` characters, with
/// its marks; `…` stands where something was left out.
pub fn excerpt(text: &str, marks: &[Range<usize>], most: usize) -> (String, Vec<Range<usize>>) {
    let start = marks.first().map_or(0, |first| beginning(text, first.start, most / 3));
    let mut shown = String::new();
    let mut kept: Vec<Range<usize>> = Vec::new();
    if start > 0 {
        shown.push('…');
    }
    let mut room = most;
    let mut blank = true;
    for (at, c) in text.char_indices().skip_while(|(at, _)| *at < start) {
        if c.is_whitespace() && blank {
            continue;
        }
        if room == 0 {
            shown.push('…');
            break;
        }
        room -= 1;
        blank = c.is_whitespace();
        let before = shown.len();
        shown.push(if blank { ' ' } else { c });
        if marks.iter().any(|mark| mark.contains(&at)) {
            match kept.last_mut().filter(|last| last.end == before) {
                Some(last) => last.end = shown.len(),
                None => kept.push(before..shown.len()),
            }
        }
    }
    (shown, kept)
}

/// Where to begin so that at most `lead` characters stand before byte `at`: at the beginning of
/// the text, its line, or a word.
fn beginning(text: &str, at: usize, lead: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    let since = before.get(line..).unwrap_or_default();
    let Some((cut, _)) = since.char_indices().rev().nth(lead) else { return line };
    let rest = since.get(cut..).unwrap_or_default();
    let word = rest.find(char::is_whitespace).map_or(0, |space| space + 1);
    line + cut + word
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn typed(words: &str) -> Vec<String> {
        words.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn words_side_by_side_are_closest() {
        let close = |text, words| look(text, &typed(words)).1;
        assert!((close("a list comprehension", "list compr") - 1.0).abs() < 1e-9);
        let apart = close("the list is made by a comprehension", "list compr");
        assert!(apart < 0.9 && apart > close("a list", "list compr"), "{apart}");
        assert!(close("nothing", "list compr").abs() < 1e-9);
        assert_eq!(look("A Listing: lists", &typed("list")).0, [2..9, 11..16]);
    }

    #[test]
    fn an_excerpt_begins_a_little_before_the_first_mark() {
        let check = |text: &str, mark: &str, most, expected: &str| {
            let at = text.find(mark).unwrap();
            let found = at..at + mark.len();
            let (shown, marks) = excerpt(text, std::slice::from_ref(&found), most);
            assert_eq!(shown, expected);
            assert_eq!(shown.get(marks[0].clone()), Some(mark), "{shown}");
        };
        check("a short text", "short", 40, "a short text");
        check("one two three four five six", "four", 15, "…four five six");
        check("one two three four five six seven", "three", 12, "…two three fo…");
        check("x = 1\n\n  y =   2", "y", 20, "…y = 2");
        check("x y\nz", "y", 20, "x y z");
    }

    proptest! {
        #[test]
        fn marks_lie_in_the_excerpt(text in "[a-é \n]{0,80}", words in "[a-c]{1,2}", most in 1..60usize) {
            let (marks, close) = look(&text, &typed(&words));
            prop_assert!((0.0..=1.0).contains(&close));
            let (shown, kept) = excerpt(&text, &marks, most);
            prop_assert!(shown.chars().count() <= most + 2);
            for mark in kept {
                prop_assert!(shown.get(mark).is_some());
            }
        }
    }
}
