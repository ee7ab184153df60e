//! The rules of a good course that can be checked without running anything.

mod data;
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

/// What a lesson is made of, and so how long its parts may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Text, quiz and exercise.
    Lesson,
    /// Little text and many questions.
    Review,
    /// A brief for a project in milestones: as long as it has to be, and its quiz is short.
    Brief,
}

impl Shape {
    fn of(lesson: &Lesson) -> Self {
        let has_milestones =
            lesson.exercise.as_ref().is_some_and(|exercise| !exercise.milestones.is_empty());
        match (has_milestones, lesson.header.review) {
            (true, _) => Self::Brief,
            (false, true) => Self::Review,
            (false, false) => Self::Lesson,
        }
    }
}

/// Everything that is wrong with a course: what parsing it finds, and what breaks the rules for
/// authors. Programs are not run. Sorted by file and place.
pub fn check(files: &Files) -> Vec<Diagnostic> {
    let Parsed { course, catalogue, lessons, mut diagnostics } = parse(files);
    for lesson in lessons.values() {
        let shape = Shape::of(lesson);
        diagnostics.extend(page::check(&lesson.header.id, files, shape));
        diagnostics.extend(text(lesson, files));
        diagnostics.extend(quiz::check(&lesson.header, files, shape));
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
    data::check(&lesson.pages, &report);
    height::check(&lesson.pages, &report);
    manner::check_words(&passage::of_text(text), &report);
    manner::check_paragraphs(&report);
    report.into_diagnostics()
}
