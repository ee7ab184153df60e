//! The rules of a good course that can be checked without running anything.

mod exercise;
mod foreknowledge;
mod height;
mod manner;
mod option;
mod order;
mod page;
mod question;
mod quiz;
mod wording;

use super::{passage, programs};
use crate::course::Lesson;
use crate::course::diagnostic::{Diagnostic, Report, sort};
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
        diagnostics.extend(text(lesson, files));
        diagnostics.extend(quiz::check(&lesson.header, files, is_brief));
        diagnostics.extend(exercise::check(lesson, files));
    }
    diagnostics.extend(order::check(&course, &catalogue, files));
    diagnostics.extend(foreknowledge::check(&course, &catalogue, files));
    sort(&mut diagnostics);
    diagnostics
}

/// What the pages of a lesson say once they are read.
fn text(lesson: &Lesson, files: &Files) -> Vec<Diagnostic> {
    let file = format!("{}/lesson.md", lesson.header.id);
    let Some(text) = files.get(&file) else { return Vec::new() };
    let report = Report::new(&file, text);
    programs::read(&lesson.pages, &report);
    height::check(&lesson.pages, &report);
    manner::check_words(&passage::of_text(text), &report);
    manner::check_paragraphs(&report);
    report.into_diagnostics()
}
