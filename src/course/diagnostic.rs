//! A mistake in a course: what, where, and what to do.

use std::cell::{Cell, RefCell};
use std::ops::Range;

/// How bad a mistake is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth mending; nothing is left out.
    Warning,
    /// Something was left out, or would mislead a learner.
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

impl Diagnostic {
    /// A mistake that is a whole file's: it is missing, or not text.
    pub fn of_file(
        severity: Severity,
        file: impl Into<String>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        let (message, help) = (message.into(), Some(help.into()));
        Self { severity, file: file.into(), span: None, message, help }
    }

    /// Whether something was left out because of it.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Sorts by file and place, and drops what is said twice.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| {
        let key = |d: &Diagnostic| d.span.as_ref().map_or((0, 0), |span| (span.start, span.end));
        (&a.file, key(a), b.severity, &a.message).cmp(&(&b.file, key(b), a.severity, &b.message))
    });
    diagnostics.dedup();
}

/// Puts together what reading the files found and what parsing them found. A file that could not
/// be read is missing for the parser; that is not said a second time.
pub fn merge(read: Vec<Diagnostic>, mut parsed: Vec<Diagnostic>) -> Vec<Diagnostic> {
    parsed.retain(|d| d.span.is_some() || !read.iter().any(|r| r.file == d.file));
    parsed.extend(read);
    sort(&mut parsed);
    parsed
}

/// Collects the mistakes of one file while it is read.
#[derive(Debug)]
pub(crate) struct Report<'a> {
    file: &'a str,
    text: &'a str,
    errors: Cell<usize>,
    found: RefCell<Vec<Diagnostic>>,
}

impl<'a> Report<'a> {
    /// A report on `file`, whose whole text is `text`.
    pub(crate) fn new(file: &'a str, text: &'a str) -> Self {
        Self { file, text, errors: Cell::new(0), found: RefCell::default() }
    }

    /// The whole text of the file.
    pub(crate) fn text(&self) -> &'a str {
        self.text
    }

    /// Notes that something is wrong and left out.
    pub(crate) fn error(
        &self,
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.errors.set(self.errors.get() + 1);
        self.note(Severity::Error, span, message.into(), help.into());
    }

    /// Notes something worth mending.
    pub(crate) fn warning(
        &self,
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.note(Severity::Warning, span, message.into(), help.into());
    }

    /// How many errors there are so far.
    pub(crate) fn errors(&self) -> usize {
        self.errors.get()
    }

    /// Everything found.
    pub(crate) fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.found.into_inner()
    }

    /// Spans are cut to the text and to whole characters: the TOML parser may point behind the end.
    fn note(&self, severity: Severity, span: Range<usize>, message: String, help: String) {
        let start = self.text.floor_char_boundary(span.start);
        let end = self.text.ceil_char_boundary(span.end.max(start));
        self.found.borrow_mut().push(Diagnostic {
            severity,
            file: self.file.into(),
            span: Some(start..end),
            message,
            help: Some(help),
        });
    }
}
