//! A course's outline and its lessons, read from where they are.

use super::course_files::{CourseError, CourseSource};
use crate::course::diagnostic::{Diagnostic, Severity};
use crate::course::{Course, Header, Lesson, Library, parse};

/// Reads what the path needs, with what is wrong with it.
///
/// # Errors
/// If there is no course.
pub fn outline(source: &CourseSource) -> Result<(Course, Vec<Diagnostic>), CourseError> {
    let read = source.outline()?;
    let (mut course, mut diagnostics) = parse::outline(&read.files);
    course.folder = match source {
        CourseSource::Builtin => None,
        CourseSource::Folder(folder) => Some(folder.display().to_string()),
    };
    diagnostics.extend(read.diagnostics);
    Ok((course, diagnostics))
}

/// Reads a lesson; none if nothing of it can be taught. What is wrong with it comes in a sentence
/// for the learner.
pub fn read(source: &CourseSource, header: &Header) -> (Option<Lesson>, Option<String>) {
    let id = &header.id;
    let read = match source.lesson(id) {
        Ok(read) => read,
        Err(error) => return (None, Some(error.to_string())),
    };
    let (lesson, mut diagnostics) = parse::lesson(header, &read.files);
    diagnostics.extend(read.diagnostics);
    let problem = problem(&diagnostics, &format!("The lesson `{id}`"), source);
    (lesson, problem)
}

/// Reads every lesson. What is wrong with them is told where each is opened.
///
/// # Errors
/// If there is no course.
pub fn library(source: &CourseSource) -> Result<Library, CourseError> {
    Ok(parse::parse(&source.all()?.files).into())
}

/// A sentence on the errors among `diagnostics`, if there are any.
pub fn problem(diagnostics: &[Diagnostic], what: &str, source: &CourseSource) -> Option<String> {
    let errors = diagnostics.iter().filter(|d| d.severity == Severity::Error).count();
    let folder = match source {
        CourseSource::Builtin => String::new(),
        CourseSource::Folder(folder) => format!(" {}", folder.display()),
    };
    match errors {
        0 => None,
        1 => Some(format!("{what} has a mistake; `gradus check{folder}` shows it.")),
        n => Some(format!("{what} has {n} mistakes; `gradus check{folder}` shows them.")),
    }
}
