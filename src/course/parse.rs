//! From files to a course: never fails, reports everything at once.

use std::collections::BTreeMap;

use super::diagnostic::Diagnostic;
use super::files::Files;
use super::{Course, Header, Lesson, LessonId};

/// A course read whole: what authors' tools need. The tutor reads the outline first and each
/// lesson when it is opened.
#[derive(Debug, Clone, Default)]
pub struct Parsed {
    /// The course with the headers of all lessons that can be taught.
    pub course: Course,
    /// The lessons that can be taught.
    pub lessons: BTreeMap<LessonId, Lesson>,
    /// Every mistake, in the order of files and places.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads all of a course.
pub fn parse(files: &Files) -> Parsed {
    let _ = files;
    Parsed::default()
}

/// Reads `course.toml` and every `lesson.toml`: enough for the path. Only these files need to be
/// in `files`.
pub fn outline(files: &Files) -> (Course, Vec<Diagnostic>) {
    let _ = files;
    (Course::default(), Vec::new())
}

/// Reads one lesson's body. `files` holds the files below the course's folder that start with
/// `stage/slug/`. `None` if nothing of it can be taught (no readable page).
pub fn lesson(header: &Header, files: &Files) -> (Option<Lesson>, Vec<Diagnostic>) {
    let _ = (header, files);
    (None, Vec::new())
}
