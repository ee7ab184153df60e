//! Rules for the answers one can choose or foresee: different ones, alike in form.

use std::ops::Range;

use crate::course::diagnostic::Report;
use crate::course::parse::reader::{Table, Text};

/// Options that speak of the others: they test reading, and break when options are shuffled.
const ABOUT_OTHERS: [&str; 10] = [
    "all of the above",
    "all of these",
    "none of the above",
    "none of these",
    "both of the above",
    "any of the above",
    "both of these",
    "both of them",
    "all of them",
    "none of them",
];

/// A right option is suspiciously long if it is so many tenths of the longest wrong one, …
const LONG_TENTHS: usize = 18;
/// … and has so many characters more.
const LONG_BY: usize = 20;

/// Checks the options of a `single` or `multi` question.
pub(super) fn check(t: &Table<'_>, report: &Report<'_>) {
    let texts = |key| t.tables(key).into_iter().filter_map(|option| option.text("text"));
    let is_multi = t.text("kind").is_some_and(|kind| kind.value == "multi");
    let right: Vec<Text<'_>> =
        if is_multi { texts("answers").collect() } else { t.text("answer").into_iter().collect() };
    let wrong: Vec<Text<'_>> = texts("wrong").collect();
    let mut seen: Vec<String> = Vec::new();
    for option in right.iter().chain(&wrong) {
        let text = option.trimmed();
        if seen.contains(&text) {
            let help = "make each option say something else";
            report.error(option.span.clone(), "two options are equal", help);
        }
        let plain = text.trim_end_matches(['.', '!']).to_lowercase();
        if ABOUT_OTHERS.contains(&plain.as_str()) {
            let help = "options are shuffled, and each should stand for a belief of its own; \
                        use `multi` if several are right";
            report.error(option.span.clone(), "this option speaks of the others", help);
        }
        seen.push(text);
    }
    check_length(&right, &wrong, report);
    if is_multi {
        check_missed(t, report);
    }
}

/// Whoever missed a right option is told why it belongs.
fn check_missed(t: &Table<'_>, report: &Report<'_>) {
    for option in t.tables("answers") {
        if option.text("why").is_none_or(|why| why.value.trim().is_empty()) {
            let help = "add `why = \"…\"`; it is shown to those who missed it";
            let text = option.place("text").unwrap_or(option.span.clone());
            report.warning(text, "a right option has no reason", help);
        }
    }
}

fn check_length(right: &[Text<'_>], wrong: &[Text<'_>], report: &Report<'_>) {
    let length = |text: &Text<'_>| text.value.trim().chars().count();
    let Some(longest) = wrong.iter().map(length).max() else { return };
    let gives_away = |right: &&Text<'_>| {
        length(right) * 10 > longest * LONG_TENTHS && length(right) > longest + LONG_BY
    };
    // One long option among several right ones gives nothing away.
    if right.iter().all(|option| gives_away(&option)) {
        for option in right {
            let help =
                "make the options alike in length: shorten this one or say more in a wrong one";
            let message = "the right option is much longer than all others";
            report.warning(option.span.clone(), message, help);
        }
    }
}

/// Checks the foreseen mistakes of a typed answer against what is right.
pub(super) fn check_foreseen(
    t: &Table<'_>,
    accept: &[Text<'_>],
    ignore_case: bool,
    report: &Report<'_>,
) {
    let plain = |text: &Text<'_>| {
        let text = text.trimmed();
        if ignore_case { text.to_lowercase() } else { text }
    };
    let right: Vec<String> = answer(t).into_iter().chain(accept.iter().map(plain)).collect();
    let right: Vec<String> = right
        .into_iter()
        .map(|text| if ignore_case { text.to_lowercase() } else { text })
        .collect();
    let mut seen: Vec<String> = Vec::new();
    for text in t.tables("wrong").into_iter().filter_map(|entry| entry.text("text")) {
        let plain = plain(&text);
        if right.contains(&plain) {
            let help = "take it out here, or from what is right";
            report.error(text.span.clone(), "this wrong answer is also a right one", help);
        } else if seen.contains(&plain) {
            report.error(text.span.clone(), "two wrong answers are equal", "take one of them out");
        }
        seen.push(plain);
    }
}

/// The answer as it has to be typed: an exception's name is the last line.
fn answer(t: &Table<'_>) -> Option<String> {
    let answer = t.text("answer").map(|text| text.trimmed());
    match (answer, t.text("raises")) {
        (Some(answer), Some(raises)) if answer.is_empty() => Some(raises.trimmed()),
        (Some(answer), Some(raises)) => Some(format!("{answer}\n{}", raises.trimmed())),
        (answer, raises) => answer.or(raises.map(|text| text.trimmed())),
    }
}

/// Where a line of a longer text stands in the file.
pub(super) fn part(report: &Report<'_>, text: &Text<'_>, line: &str) -> Range<usize> {
    let source = report.text().get(text.span.clone()).unwrap_or_default();
    source
        .find(line)
        .map_or(text.span.clone(), |at| text.span.start + at..text.span.start + at + line.len())
}
