//! What is said in an exercise.

use std::path::Path;

use super::Confirm;
use crate::course::{Course, Exercise};
use crate::plain::places::count;
use crate::plain::prose::Lines;
use crate::plain::report;
use crate::run::{Check, Outcome};
use crate::session::exercise::{CheckState, Checklist, Item, Practice};
use crate::session::outcome;

/// The task, where the files are, the checks, the hints that were taken, and how to go on.
pub(super) fn told(practice: &Practice, folder: &Path, enter: &str) -> String {
    let mut lines = Lines::default();
    let exercise = practice.exercise();
    let minutes = count(exercise.minutes as usize, "minute");
    let lesson = &practice.lesson().header.title;
    lines.say(format!("{lesson}, exercise: {}. About {minutes}.", exercise.title));
    lines.gap();
    lines.prose(&exercise.task);
    lines.gap();
    lines.say(format!("Your files are in {}. You edit:", folder.display()));
    for (number, path) in (1..).zip(practice.theirs()) {
        lines.say(format!("{number}. {path}"));
    }
    lines.gap();
    list(&mut lines, practice.checklist(), exercise, practice.milestone());
    let (taken, of) = practice.hints();
    for (number, hint) in (1..).zip(taken) {
        lines.titled(&format!("Hint {number} of {of}:"), hint);
    }
    lines.gap();
    lines.say(enter);
    lines.say("Type :edit to open a file in your editor, :hint for a hint, :help for the rest.");
    lines.finish()
}

/// All checks and what came of them.
pub(super) fn checks(checklist: &Checklist, exercise: &Exercise) -> String {
    let mut lines = Lines::default();
    list(&mut lines, checklist, exercise, None);
    lines.finish()
}

/// What came of a check: the first case that failed in full, the others by name; and the whole
/// traceback, if there is one.
pub(super) fn checked(practice: &Practice, outcome: &Outcome) -> (String, Option<String>) {
    let mut lines = Lines::default();
    let checklist = practice.checklist();
    let (passed, of) = checklist.count(None);
    let mut traceback = None;
    if outcome.passed() && passed == of {
        let all =
            if of == 1 { "The check passed.".into() } else { format!("All {of} checks passed.") };
        lines.say(all);
        lines.say("Type :solution to see the solution beside your work.");
    } else {
        lines.say(format!("{passed} of {} passed.", count(of, "check")));
    }
    let mut found = outcome::report(outcome, None);
    // What each check printed is said beside it.
    found.output.clear();
    if found.ending.is_some() || found.fault.is_some() || !found.errors.is_empty() {
        report::report(&mut lines, &found);
        traceback = found.fault.map(|fault| fault.full);
    }
    if let Some((item, case)) = checklist.first_failed(None) {
        traceback = failed(&mut lines, item, case).or(traceback);
        let others = checklist.items().iter().filter(|other| other.state() == CheckState::Failed);
        for other in others.filter(|other| other.name != item.name) {
            lines.say(format!("Failed as well: {}", other.title));
        }
    }
    (lines.finish(), traceback)
}

/// The last hint that was taken, or that there are no more.
pub(super) fn hint(practice: &Practice, no_more: bool) -> String {
    let (taken, of) = practice.hints();
    let Some(last) = taken.last() else { return "There are no hints.".into() };
    let mut lines = Lines::default();
    if no_more {
        lines.say(format!("You have taken all {of} hints. :again says them all."));
    }
    lines.titled(&format!("Hint {} of {of}:", taken.len()), last);
    lines.finish()
}

/// What the learner is asked to confirm.
pub(in crate::plain) fn question(confirm: Confirm, course: &Course) -> String {
    match confirm {
        Confirm::Trust => format!(
            "The course {} did not come with Gradus; it is in {}.\n\
             To run its programs is to run what its \
             authors wrote on this computer, as you; it is held to limits of time, memory and \
             output.\n\
             Type yes to let it run programs until it changes, or press Enter to leave it.",
            course.title,
            course.folder.as_deref().unwrap_or_default(),
        ),
        Confirm::Solution => {
            "You have not passed yet. That the solution was shown will be noted.\n\
             Type yes to see it, or press Enter to keep trying."
                .into()
        }
        Confirm::Reset => "Your files will be as they were at the start; a copy of what you have \
             is kept.\n\
             Type yes to begin anew, or press Enter to leave them."
            .into(),
    }
}

/// The checks as a list; with `milestone` only those of that milestone, and a line on the others.
fn list(lines: &mut Lines, checklist: &Checklist, exercise: &Exercise, milestone: Option<usize>) {
    let (passed, of) = checklist.count(None);
    lines.say(format!("{}, {passed} passed:", count(of, "check")));
    items(lines, checklist, None);
    for (at, step) in exercise.milestones.iter().enumerate() {
        let (passed, of) = checklist.count(Some(at));
        lines.say(format!("Milestone {}, {}: {passed} of {of} passed.", at + 1, step.title));
        if milestone.is_none_or(|milestone| milestone == at) {
            items(lines, checklist, Some(at));
        }
    }
}

fn items(lines: &mut Lines, checklist: &Checklist, milestone: Option<usize>) {
    for item in checklist.items().iter().filter(|item| item.milestone == milestone) {
        let state = match item.state() {
            CheckState::Unknown => "open",
            CheckState::Passed => "passed",
            CheckState::Failed => "failed",
        };
        lines.say(format!("- {state}: {}", item.title));
    }
}

/// A check that failed: what it says, what was printed, and the exception, whose whole traceback
/// is returned.
fn failed(lines: &mut Lines, item: &Item, case: &Check) -> Option<String> {
    lines.say(format!("Failed: {}", item.title));
    let (bad, of) = (item.failed().count(), item.cases.len());
    if of > 1 {
        lines.say(format!("In {bad} of {of} cases, first in {}.", case.name));
    }
    let fault = case.fault.as_ref().map(outcome::fault);
    if !case.message.is_empty() {
        lines.say(&case.message);
    }
    if !case.output.is_empty() {
        lines.say("Meanwhile it printed:");
        report::block(lines, "output", &case.output);
    }
    let fault = fault?;
    report::fault(lines, &fault);
    Some(fault.full)
}
