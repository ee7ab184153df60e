//! The rules of a good course that can be checked without running anything.

mod exercise;
mod option;
mod order;
mod page;
mod question;
mod quiz;

use crate::course::diagnostic::{Diagnostic, sort};
use crate::course::files::Files;
use crate::course::parse::{Parsed, parse};

/// Everything that is wrong with a course: what parsing it finds, and what breaks the rules for
/// authors. Programs are not run. Sorted by file and place.
pub fn check(files: &Files) -> Vec<Diagnostic> {
    let Parsed { course, catalogue, lessons, mut diagnostics } = parse(files);
    for lesson in lessons.values() {
        // A capstone's text is a brief: it has its own length, and its quiz is short.
        let is_brief = lesson.exercise.as_ref().is_some_and(|own| !own.milestones.is_empty());
        diagnostics.extend(page::check(&lesson.header.id, files, is_brief));
        diagnostics.extend(quiz::check(&lesson.header, files, is_brief));
        diagnostics.extend(exercise::check(lesson, files));
    }
    diagnostics.extend(order::check(&course, &catalogue, files));
    sort(&mut diagnostics);
    diagnostics
}
