//! The colours of a text that changes: found by the worker, one text at a time, and kept in place
//! meanwhile as far as the text is what it was.

use std::ops::Range;

use crate::tui::glyphs::Glyphs;
use crate::tui::highlight::{Highlighted, Token};
use crate::tui::highlights::{Highlights, Key};

/// Colours of a text, perhaps of an earlier state of it.
#[derive(Default)]
pub(super) struct Colours {
    /// What the tokens are for.
    found_for: Vec<String>,
    tokens: Highlighted,
    /// What the worker is busy with.
    asked: Option<(Key, Vec<String>)>,
    /// The signs that the tokens were found for.
    glyphs: Option<Glyphs>,
}

impl Colours {
    /// The text to have coloured, if that is to be asked for now: never more than one at a time,
    /// so that fast typing does not keep the worker busy with texts that are gone.
    pub(super) fn wanted(
        &mut self,
        lang: &str,
        lines: &[String],
        glyphs: &Glyphs,
        known: &Highlights,
    ) -> Option<Key> {
        let current = self.glyphs == Some(*glyphs) && self.found_for == lines;
        if self.asked.is_some() || current {
            return None;
        }
        let key = Key::new(lang, &lines.join("\n"), glyphs);
        self.glyphs = Some(*glyphs);
        if let Some(tokens) = known.get(&key) {
            (self.found_for, self.tokens) = (lines.to_vec(), tokens.clone());
            return None;
        }
        self.asked = Some((key.clone(), lines.to_vec()));
        Some(key)
    }

    /// Takes in what the worker found; says whether it was asked for here.
    pub(super) fn hear(&mut self, key: &Key, tokens: &Highlighted) -> bool {
        let Some((_, lines)) = self.asked.take_if(|(asked, _)| asked == key) else { return false };
        (self.found_for, self.tokens) = (lines, tokens.clone());
        true
    }

    /// How the lines of the text now answer to those that the tokens are for.
    pub(super) fn matching(&self, lines: &[String]) -> Matching {
        let (old, new) = (&self.found_for, lines);
        let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
        let rest = old.len().min(new.len()) - head;
        let pairs = old.iter().rev().zip(new.iter().rev()).take(rest);
        let tail = pairs.take_while(|(a, b)| a == b).count();
        Matching { head, tail, old: old.len(), new: new.len() }
    }

    /// The tokens of a line, which is `line` now; where that has changed, those of its unchanged
    /// ends.
    pub(super) fn of(&self, matching: &Matching, row: usize, line: &str) -> Vec<Token> {
        let Some(old) = matching.old_row(row) else { return Vec::new() };
        let tokens = self.tokens.get(old).map(Vec::as_slice).unwrap_or_default();
        if matching.is_same(row) {
            return tokens.to_vec();
        }
        let before = self.found_for.get(old).map_or("", String::as_str);
        let (head, tail) = common_ends(before, line);
        let moved = |range: &Range<usize>| {
            if range.end <= head {
                return Some(range.clone());
            }
            let from_end = |at: usize| line.len().checked_sub(before.len().checked_sub(at)?);
            (range.start >= before.len() - tail)
                .then(|| Some(from_end(range.start)?..from_end(range.end)?))?
        };
        let moved = |token: &Token| Some(Token { range: moved(&token.range)?, role: token.role });
        tokens.iter().filter_map(moved).collect()
    }
}

/// Which lines are as they were when their colours were found.
pub(super) struct Matching {
    head: usize,
    tail: usize,
    old: usize,
    new: usize,
}

impl Matching {
    /// The line as it was; none for one that is new.
    fn old_row(&self, row: usize) -> Option<usize> {
        if row < self.head {
            return Some(row);
        }
        if row + self.tail >= self.new {
            return (row + self.old).checked_sub(self.new);
        }
        (row + self.tail < self.old).then_some(row)
    }

    fn is_same(&self, row: usize) -> bool {
        row < self.head || row + self.tail >= self.new
    }
}

/// Bytes that two lines have in common at their start, and then at their end.
fn common_ends(a: &str, b: &str) -> (usize, usize) {
    let same = |(a, b): &(char, char)| a == b;
    let head: usize = a.chars().zip(b.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let rest = |text: &str| text.chars().rev().map(char::len_utf8).sum::<usize>() - head;
    let most = rest(a).min(rest(b));
    let mut tail = 0;
    for (c, _) in a.chars().rev().zip(b.chars().rev()).take_while(same) {
        if tail + c.len_utf8() > most {
            break;
        }
        tail += c.len_utf8();
    }
    (head, tail)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::Role;

    fn lines(text: &str) -> Vec<String> {
        text.split('\n').map(Into::into).collect()
    }

    /// Colours of `old`: the first word of each line is a keyword, the last one a number.
    fn coloured(old: &str) -> Colours {
        let glyphs = Glyphs::new(true);
        let mut colours = Colours::default();
        let key = colours.wanted("python", &lines(old), &glyphs, &Highlights::default()).unwrap();
        let tokens = old.split('\n').map(|line| {
            let first = line.find(' ').unwrap_or(line.len());
            let last = line.rfind(' ').map_or(0, |at| at + 1);
            vec![
                Token { range: 0..first, role: Role::Keyword },
                Token { range: last..line.len(), role: Role::Number },
            ]
        });
        assert!(colours.hear(&key, &tokens.collect()));
        colours
    }

    #[test]
    fn colours_stay_with_their_words_until_new_ones_come() {
        let colours = coloured("if a 1\nfor b 2\nwhile c 3");
        for (now, row, expected) in [
            ("if a 1\nfor b 2\nwhile c 3", 1, vec!["for", "2"]),
            ("new\nif a 1\nfor b 2\nwhile c 3", 3, vec!["while", "3"]),
            ("new\nif a 1\nfor b 2\nwhile c 3", 0, vec![]),
            ("if a 1\nfor xyz b 2\nwhile c 3", 1, vec!["for", "2"]),
            ("if a 1\nford b 2\nwhile c 3", 1, vec!["for", "2"]),
            ("if a 1\nwhile c 3", 1, vec!["while", "3"]),
            ("if a 1\nfo b 2\nwhile c 3", 1, vec!["2"]),
        ] {
            let now = lines(now);
            let tokens = colours.of(&colours.matching(&now), row, &now[row]);
            let words: Vec<&str> =
                tokens.iter().map(|token| now[row].get(token.range.clone()).unwrap()).collect();
            assert_eq!(words, expected, "{now:?} {row}");
        }
    }

    #[test]
    fn one_text_is_asked_for_at_a_time() {
        let glyphs = Glyphs::new(true);
        let known = Highlights::default();
        let mut colours = Colours::default();
        let mut ask = |text: &str| colours.wanted("python", &lines(text), &glyphs, &known);
        let first = ask("a").unwrap();
        assert_eq!(ask("ab"), None);
        assert_eq!(ask("abc"), None);
        assert!(colours.hear(&first, &vec![Vec::new()]));
        let second = colours.wanted("python", &lines("abc"), &glyphs, &known).unwrap();
        assert_eq!(second.text(), "abc");
        assert!(!colours.hear(&first, &vec![Vec::new()]), "it was heard already");
        assert!(colours.hear(&second, &vec![Vec::new()]));
        assert_eq!(colours.wanted("python", &lines("abc"), &glyphs, &known), None);
    }
}
