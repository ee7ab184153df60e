//! Rules for one question: reasons everywhere, and programs of a fitting size.

use std::ops::RangeInclusive;

use super::{option, wording};
use crate::course::diagnostic::Report;
use crate::course::parse::reader::{Table, Text};
use crate::course::parse::words::many;

const OUTPUT_PROGRAM: RangeInclusive<usize> = 3..=10;
const OUTPUT_LINES: usize = 4;
const ORDER_LINES: RangeInclusive<usize> = 3..=8;
/// So few lines to order are hardly a task.
const FEW_ORDER_LINES: usize = 3;
const PAIRS: RangeInclusive<usize> = 3..=6;
/// Characters of a line of a program, so that it fits a narrow terminal.
const PROGRAM_LINE: usize = 88;

/// Checks one question; `report` takes what is found.
pub(super) fn check(t: &Table<'_>, report: &Report<'_>) {
    let place = t.place("id").unwrap_or_else(|| t.span.clone());
    let Some(kind) = t.text("kind") else { return };
    if t.text("explain").is_none_or(|explain| explain.value.trim().is_empty()) {
        let help = "add `explain = \"…\"`: the rule, the reason, a way to check it";
        report.error(place, "`explain` is missing", help);
    }
    check_reasons(t, report);
    let code = t.text("code");
    if let Some(code) = &code {
        check_program_width(code, report);
    }
    match kind.value {
        "single" | "multi" => {
            option::check(t, report);
            wording::check(t, report);
        }
        "output" => {
            option::check_foreseen(t, &t.texts("accept"), false, report);
            check_output(t, code.as_ref(), report);
        }
        "short" => {
            let ignore_case = t.flag("ignore_case").unwrap_or(true);
            option::check_foreseen(t, &t.texts("accept"), ignore_case, report);
        }
        "blank" => {
            for gap in t.tables("blanks") {
                check_reasons(&gap, report);
                option::check_foreseen(&gap, &gap.texts("accept"), false, report);
            }
        }
        "order" => check_order(code.as_ref(), report),
        "match" => check_pairs(t, report),
        _ => {}
    }
}

/// Whoever chose or typed something wrong is told where the thought failed.
fn check_reasons(t: &Table<'_>, report: &Report<'_>) {
    let kind = t.text("kind");
    // The `extra` of a `match` are plain texts: they have no place for a reason.
    let is_order = kind.is_some_and(|kind| kind.value == "order");
    let extra = if is_order { t.tables("extra") } else { Vec::new() };
    for entry in t.tables("wrong").into_iter().chain(extra) {
        if entry.text("why").is_none_or(|why| why.value.trim().is_empty()) {
            let help = "add `why = \"…\"`: take the belief seriously and name where it fails";
            let text = entry.place("text").unwrap_or(entry.span.clone());
            report.error(text, "a wrong answer has no reason", help);
        }
    }
}

fn check_program_width(code: &Text<'_>, report: &Report<'_>) {
    if let Some(line) = code.value.lines().find(|line| line.chars().count() > PROGRAM_LINE) {
        let message = format!("a line of a program has {} characters", line.chars().count());
        report.warning(option::part(report, code, line), message, "break it after 88 at most");
    }
}

fn check_output(t: &Table<'_>, code: Option<&Text<'_>>, report: &Report<'_>) {
    if let Some(code) = code {
        let count = code.value.lines().filter(|line| !line.trim().is_empty()).count();
        if !OUTPUT_PROGRAM.contains(&count) {
            let help = "3 to 10 lines can be read and followed in the head";
            report.warning(
                code.span.clone(),
                format!("the program has {}", many(count, "line")),
                help,
            );
        }
    }
    if let Some(answer) = t.text("answer") {
        let count = answer.trimmed().lines().count() + usize::from(t.text("raises").is_some());
        if count > OUTPUT_LINES {
            let help = "let it print four lines at most: all of them have to be typed";
            report.warning(
                answer.span,
                format!("the program prints {}", many(count, "line")),
                help,
            );
        }
    }
}

fn check_order(code: Option<&Text<'_>>, report: &Report<'_>) {
    let Some(code) = code else { return };
    let count = code.value.lines().filter(|line| !line.trim().is_empty()).count();
    let message = format!("found {} to put in order", many(count, "line"));
    if count == FEW_ORDER_LINES {
        report.warning(code.span.clone(), message, "four lines or more are better");
    } else if !ORDER_LINES.contains(&count) {
        report.error(code.span.clone(), message, "take a program of 4 to 8 lines");
    }
}

fn check_pairs(t: &Table<'_>, report: &Report<'_>) {
    let count = t.text_lists("pairs").len();
    if let Some(span) = t.place("pairs").filter(|_| !PAIRS.contains(&count)) {
        report.error(span, format!("found {}", many(count, "pair")), "write 3 to 6 pairs");
    }
}
