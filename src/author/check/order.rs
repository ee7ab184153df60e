//! Rules for the course as a whole: what comes before what, and that topics cover all lessons.

use std::collections::{BTreeSet, HashMap};

use crate::course::diagnostic::{Diagnostic, Report, Severity};
use crate::course::files::Files;
use crate::course::parse::document::Document;
use crate::course::{Catalogue, Course, Header, LessonId};

/// Checks the order of the lessons and the list of topics.
pub(super) fn check(course: &Course, catalogue: &Catalogue, files: &Files) -> Vec<Diagnostic> {
    let places: HashMap<&LessonId, usize> =
        course.headers().enumerate().map(|(at, header)| (&header.id, at)).collect();
    let mut found: Vec<Diagnostic> =
        course.headers().flat_map(|header| later_needs(header, &places, files)).collect();
    if let Some(text) = files.get("topics.toml") {
        found.extend(untaught(text));
        found.extend(uncovered(course, catalogue));
    }
    found
}

/// Needs that come later in the course, reported where lesson.toml names them.
fn later_needs(
    header: &Header,
    places: &HashMap<&LessonId, usize>,
    files: &Files,
) -> Vec<Diagnostic> {
    let own = places.get(&header.id);
    let later = |need: &LessonId| places.get(need) > own;
    let file = format!("{}/lesson.toml", header.id);
    let Some(text) = files.get(&file).filter(|_| header.needs.iter().any(later)) else {
        return Vec::new();
    };
    let known = Report::new(&file, text);
    let document = Document::read(&known, text, 0, "");
    let report = Report::new(&file, text);
    for need in document.root().texts("needs") {
        if later(&LessonId::from(need.value)) {
            let help = "move one of the two lessons in course.toml, or take out this need";
            report.warning(need.span, "this lesson comes later in the course", help);
        }
    }
    report.into_diagnostics()
}

/// Topics without a lesson. Those that name a lesson which does not exist are reported as they are
/// read.
fn untaught(text: &str) -> Vec<Diagnostic> {
    let known = Report::new("topics.toml", text);
    let document = Document::read(&known, text, 0, "topic");
    let report = Report::new("topics.toml", text);
    for topic in document.sections() {
        let place = topic.place("lessons").filter(|_| topic.texts("lessons").is_empty());
        if let Some(place) = place {
            let help = "name the lessons that teach it, or take the topic out";
            report.error(place, "no lesson teaches this topic", help);
        }
    }
    report.into_diagnostics()
}

fn uncovered(course: &Course, catalogue: &Catalogue) -> Vec<Diagnostic> {
    let covered: BTreeSet<&LessonId> =
        catalogue.topics.iter().flat_map(|topic| &topic.lessons).collect();
    let missing = course.headers().filter(|header| !covered.contains(&header.id));
    let warning = |header: &Header| {
        let message = format!("no topic names the lesson `{}`", header.id);
        let help = "add it to the `lessons` of a `[[topic]]`";
        Diagnostic::of_file(Severity::Warning, "topics.toml", message, help)
    };
    missing.map(warning).collect()
}
