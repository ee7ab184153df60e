//! Where the parts of a question stand in `quiz.toml`: the questions themselves do not know.

use std::collections::HashMap;
use std::ops::Range;

use crate::course::diagnostic::{Diagnostic, Report, Severity};
use crate::course::parse::document::Document;
use crate::course::parse::reader::Table;

/// The places of a question's parts, for findings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Places {
    /// The file, below the course's folder.
    pub(super) file: String,
    /// The question's name.
    id: Range<usize>,
    /// Its keys.
    keys: HashMap<&'static str, Range<usize>>,
    /// The entries of `accept`.
    pub(super) accept: Vec<Range<usize>>,
    /// The texts of `wrong`.
    pub(super) wrong: Vec<Range<usize>>,
    /// The texts of `extra`.
    pub(super) extra: Vec<Range<usize>>,
    /// The entries of `also`.
    pub(super) also: Vec<Range<usize>>,
    /// The texts of `wrong` in each entry of `blanks`.
    pub(super) gaps: Vec<Vec<Range<usize>>>,
    /// Whether wrong fillings may print what is expected, too.
    pub(super) same_output: bool,
}

/// A finding at a place.
pub(super) fn finding(
    severity: Severity,
    file: &str,
    span: Range<usize>,
    message: impl Into<String>,
    help: impl Into<String>,
) -> Diagnostic {
    let (message, help) = (message.into(), Some(help.into()));
    Diagnostic { severity, file: file.into(), span: Some(span), message, help }
}

impl Places {
    /// The place of a key's value, or of the question's name if it has no such key.
    pub(super) fn key(&self, key: &str) -> Range<usize> {
        self.keys.get(key).unwrap_or(&self.id).clone()
    }

    /// An error at one of the places.
    pub(super) fn error(
        &self,
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Diagnostic {
        finding(Severity::Error, &self.file, span, message, help)
    }

    /// A warning at one of the places.
    pub(super) fn warning(
        &self,
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Diagnostic {
        finding(Severity::Warning, &self.file, span, message, help)
    }
}

/// The places of each question of a quiz, by its id.
pub(super) fn of_quiz(file: &str, text: &str) -> HashMap<String, Places> {
    // What is wrong with the file was reported when it was read.
    let report = Report::new(file, text);
    let document = Document::read(&report, text, 0, "question");
    let sections = document.sections();
    let named = sections.iter().filter_map(|t| Some((t.text("id")?.value.into(), of(file, t))));
    named.collect()
}

fn of(file: &str, t: &Table<'_>) -> Places {
    const KEYS: [&str; 7] = ["code", "answer", "expect", "fix", "line", "call", "blanks"];
    let kind = t.text("kind").map_or("", |kind| kind.value);
    let entries = |t: &Table<'_>, key| {
        let place = |entry: Table<'_>| entry.place("text").unwrap_or(entry.span.clone());
        t.tables(key).into_iter().map(place).collect::<Vec<_>>()
    };
    Places {
        file: file.into(),
        id: t.place("id").unwrap_or_else(|| t.span.clone()),
        keys: KEYS.into_iter().filter_map(|key| Some((key, t.place(key)?))).collect(),
        accept: t.texts("accept").into_iter().map(|text| text.span).collect(),
        wrong: entries(t, "wrong"),
        extra: if kind == "order" { entries(t, "extra") } else { Vec::new() },
        also: t.number_lists("also").into_iter().map(|(_, span)| span).collect(),
        gaps: t.tables("blanks").iter().map(|gap| entries(gap, "wrong")).collect(),
        same_output: t.flag("same_output").unwrap_or(false),
    }
}
