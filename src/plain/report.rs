//! What came of a run, in lines.

use super::places::count;
use super::prose::Lines;
use crate::run::Frame;
use crate::session::diff::{Kind, Line, rows};
use crate::session::exercise::Compared;
use crate::session::outcome::{FaultReport, Report, place};

/// What a program printed and how it ended.
pub(super) fn report(lines: &mut Lines, report: &Report) {
    let quiet = report.ending.is_none() && report.fault.is_none() && report.errors.is_empty();
    if !report.output.is_empty() {
        block(lines, "output", &report.output);
    } else if quiet {
        lines.say("It ran and printed nothing.");
    }
    if !report.errors.is_empty() {
        lines.say("Errors:");
        lines.say(report.errors.trim_end());
        lines.say("End of errors.");
    }
    if let Some(found) = &report.fault {
        fault(lines, found);
    }
    if let Some(ending) = &report.ending {
        lines.say(ending);
    }
    frames(lines, "It was at", &report.at);
}

/// An exception: what it says, where it was, and what is known of its cause.
pub(super) fn fault(lines: &mut Lines, fault: &FaultReport) {
    lines.say(&fault.headline);
    if fault.left_out > 0 {
        lines.say(format!("{} before these are left out.", count(fault.left_out, "call")));
    }
    frames(lines, "In", &fault.frames);
    if let Some(found) = &fault.explanation {
        lines.say(format!("{} {} {}", found.what, found.cause, found.fix));
    }
    if !fault.full.is_empty() {
        lines.say("Type :full for the whole traceback.");
    }
}

/// A text that a program wrote, between lines that name it.
pub(super) fn block(lines: &mut Lines, lang: &str, text: &str) {
    lines.code(lang, text.strip_suffix('\n').unwrap_or(text));
}

/// The solution, with the learner's own lines where they differ.
pub(super) fn solution(files: &[Compared<'_>]) -> String {
    let mut lines = Lines::default();
    lines.say(
        "The solution beside yours. Lines that begin with - are yours, lines that begin with + \
         are the solution's, the others are the same.",
    );
    for file in files {
        lines.say(format!("{}:", file.path));
        let rows = rows(file.theirs, file.solution);
        for chunk in rows.chunk_by(|a, b| (a.kind == Kind::Same) == (b.kind == Kind::Same)) {
            let same = chunk.iter().filter(|row| row.kind == Kind::Same);
            say_each(&mut lines, "  ", same.filter_map(|row| row.right));
            let other = || chunk.iter().filter(|row| row.kind != Kind::Same);
            say_each(&mut lines, "- ", other().filter_map(|row| row.left));
            say_each(&mut lines, "+ ", other().filter_map(|row| row.right));
        }
        lines.say(format!("End of {}.", file.path));
    }
    lines.finish()
}

fn say_each<'a>(lines: &mut Lines, sign: &str, texts: impl Iterator<Item = Line<'a>>) {
    for line in texts {
        lines.say(format!("{sign}{}", line.text));
    }
}

fn frames(lines: &mut Lines, lead: &str, frames: &[Frame]) {
    for frame in frames {
        lines.say(format!("{lead} {}: {}", place(frame), frame.text));
    }
}
