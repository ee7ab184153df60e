//! A mistake in a course: what, where, and what to do.

use std::ops::Range;

/// How bad a mistake is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth mending; nothing is left out.
    Warning,
    /// Something was left out.
    Error,
}

/// A mistake in a course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// The file, below the course's folder.
    pub file: String,
    /// The offending bytes of the file; `None` where it is the whole file.
    pub span: Option<Range<usize>>,
    /// What is wrong, one sentence without a final point.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}
