//! Text that a learner typed: what never counts, and what an author foresaw.

use super::{Reason, phrase};
use crate::course::prose::Prose;
use crate::course::question::Foreseen;

/// How closely two texts are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Care {
    /// As they stand, but for white space that nobody sees.
    Exact,
    /// As a reasonable person would.
    Lenient,
}

/// What a typed text turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found<'a> {
    /// One of the right answers.
    Right,
    /// A mistake the author foresaw.
    Wrong(&'a Foreseen),
    /// Neither.
    Unknown,
}

/// Looks a text up among the right and the foreseen wrong answers; `same` compares it with one of
/// them. Exact matches come first: a mistake that an author wrote down is not excused by leniency.
/// Where both match equally well, right wins.
pub(super) fn look_up<'a, K>(
    accept: &[K],
    wrong: &[(K, &'a Foreseen)],
    same: impl Fn(&K, Care) -> bool,
) -> Found<'a> {
    for care in [Care::Exact, Care::Lenient] {
        if accept.iter().any(|key| same(key, care)) {
            return Found::Right;
        }
        if let Some((_, foreseen)) = wrong.iter().find(|(key, _)| same(key, care)) {
            return Found::Wrong(foreseen);
        }
    }
    Found::Unknown
}

/// The author's words on a foreseen mistake.
pub(super) fn reason(about: Prose, foreseen: &Foreseen) -> Reason {
    let Foreseen { text: _, why, misconception } = foreseen;
    Reason { about, why: why.clone(), misconception: misconception.clone() }
}

/// The lines without white space at their ends, without blank lines at the start and the end.
pub(super) fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = text
        .lines()
        .map(str::trim_end)
        .skip_while(|line| line.is_empty())
        .map(Into::into)
        .collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

/// Curly quotes made straight and non-breaking spaces made plain: editors and web pages put them
/// in unasked.
pub(super) fn straight(text: &str) -> String {
    let replace = |sign| match sign {
        '“' | '”' | '„' => '"',
        '‘' | '’' | '‚' => '\'',
        '\u{a0}' | '\u{202f}' | '\u{2007}' => ' ',
        other => other,
    };
    text.chars().map(replace).collect()
}

/// For a text that differs from the answer in nothing but capital letters: a reason that names
/// the first such word, if there is one.
pub(super) fn spelling(about: Prose, answer: &str, typed: &str) -> Option<Reason> {
    let word = words(answer)
        .zip(words(typed))
        .find(|(right, typed)| right != typed && right.to_lowercase() == typed.to_lowercase())?
        .0;
    let before = match word {
        "True" | "False" | "None" => "Python’s spelling is ",
        _ => "Capital and small letters count: here it is ",
    };
    let why = vec![phrase::words(before), phrase::code(word), phrase::words(".")];
    Some(Reason::generic(about, phrase::paragraph(why)))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| !sign.is_alphanumeric() && sign != '_').filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invisible_white_space_never_counts() {
        for (text, expected) in [
            ("", vec![]),
            (" \n\t\n", vec![]),
            ("a", vec!["a"]),
            ("a  \r\nb\t\r\n\r\n", vec!["a", "b"]),
            ("\n\n  a\n\nb\n", vec!["  a", "", "b"]),
        ] {
            assert_eq!(lines(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_is_written_down_comes_before_leniency() {
        let foreseen = |text: &str| Foreseen {
            text: text.into(),
            why: Prose::plain("No."),
            misconception: None,
        };
        let (lower, twin) = (foreseen("get"), foreseen("GET"));
        let check = |wrong: &Foreseen, typed: &str, expected: &str| {
            let same = |key: &&str, care| match care {
                Care::Exact => *key == typed,
                Care::Lenient => key.eq_ignore_ascii_case(typed),
            };
            let found = match look_up(&["GET"], &[(wrong.text.as_str(), wrong)], same) {
                Found::Right => "right",
                Found::Wrong(_) => "wrong",
                Found::Unknown => "unknown",
            };
            assert_eq!(found, expected, "{typed}");
        };
        check(&lower, "GET", "right");
        check(&lower, "get", "wrong");
        check(&lower, "Get", "right");
        check(&lower, "put", "unknown");
        check(&twin, "GET", "right");
    }
}
