//! How a question is put: no two negations in one clause, no word that gives the answer away.

use crate::course::diagnostic::Report;
use crate::course::parse::reader::{Table, Text};

/// Words that turn a clause round.
const NEGATIONS: [&str; 7] = ["not", "never", "cannot", "no", "none", "neither", "nor"];

/// Words that turn round what such a clause says: two of them make a riddle.
const OPPOSITES: [&str; 6] = ["untrue", "incorrect", "false", "wrong", "impossible", "invalid"];

/// Words that test-wise readers take for a sign of a wrong option.
const ABSOLUTES: [&str; 2] = ["always", "never"];

/// Checks the prompt and the options of a `single` or `multi` question.
pub(super) fn check(t: &Table<'_>, report: &Report<'_>) {
    let texts = |key| t.tables(key).into_iter().filter_map(|option| option.text("text"));
    let wrong: Vec<Text<'_>> = texts("wrong").collect();
    let is_multi = t.text("kind").is_some_and(|kind| kind.value == "multi");
    let right: Vec<Text<'_>> =
        if is_multi { texts("answers").collect() } else { t.text("answer").into_iter().collect() };
    for text in t.text("prompt").iter().chain(&wrong).chain(&right) {
        check_negations(text, report);
    }
    let absolute =
        |text: &Text<'_>| words(text.value).iter().any(|word| ABSOLUTES.contains(&word.as_str()));
    if !right.iter().any(absolute) {
        for text in wrong.into_iter().filter(absolute) {
            let help = "say it without `always` or `never`, or use such a word in the right \
                        option, too";
            report.warning(text.span, "a word gives away that this option is wrong", help);
        }
    }
}

fn check_negations(text: &Text<'_>, report: &Report<'_>) {
    if clauses(text.value).any(is_twice_negated) {
        let help = "say what is so, rather than what is not so";
        report.warning(text.span.clone(), "two negations in one clause", help);
    }
}

fn clauses(text: &str) -> impl Iterator<Item = &str> {
    text.split(['.', ',', ';', ':', '?', '!', '(', ')'])
}

fn is_twice_negated(clause: &str) -> bool {
    let words = words(clause);
    let negation = |word: &&String| NEGATIONS.contains(&word.as_str()) || word.ends_with("n't");
    let negations = words.iter().filter(negation).count();
    let opposites = words.iter().filter(|word| OPPOSITES.contains(&word.as_str())).count();
    negations >= 2 || negations == 1 && opposites > 0
}

/// The words in small letters, without what stands between backticks.
fn words(text: &str) -> Vec<String> {
    let outside: Vec<&str> = text.split('`').step_by(2).collect();
    let letter = |sign: char| sign.is_alphanumeric() || sign == '\'';
    outside
        .join(" ")
        .replace('’', "'")
        .split(|sign: char| !letter(sign))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_negations_in_one_clause() {
        for (text, expected) in [
            ("Which of these is not wrong?", true),
            ("What does not never happen?", true),
            ("It doesn't work when there's no list", true),
            ("Which is not `False`?", false),
            ("If it is not there, it does not count.", false),
            ("Which one is wrong?", false),
            ("Notes on knots", false),
        ] {
            assert_eq!(clauses(text).any(is_twice_negated), expected, "{text}");
        }
    }
}
