//! Mistakes in a course, drawn for people as compilers do, or as JSON for programs.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde_json::{Value, json};

use crate::course::diagnostic::{Diagnostic, Severity};
use crate::course::files::Files;
use crate::course::parse::words::many;
use crate::sanitise::{is_safe, sanitise};

/// Draws each mistake with its place in the text, and a line that counts them. `files` are the
/// texts the mistakes were found in. Ends with a line break.
pub fn human(diagnostics: &[Diagnostic], files: &Files, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let mut text = String::new();
    for diagnostic in diagnostics {
        text.push_str(&renderer.render(&[group(diagnostic, files)]));
        text.push_str("\n\n");
    }
    text.push_str(&summary(diagnostics));
    text.push('\n');
    text
}

/// One object: how many errors and warnings, and each of them. Lines and columns count from 1,
/// columns in characters; both are `null` where a whole file is meant.
pub fn json(diagnostics: &[Diagnostic], files: &Files) -> Value {
    let list = diagnostics.iter().map(|diagnostic| {
        let place = diagnostic.span.as_ref().zip(files.get(&diagnostic.file));
        let place = place.map(|(span, text)| line_and_column(text, span.start));
        json!({
            "severity": severity(diagnostic),
            "file": diagnostic.file,
            "line": place.map(|(line, _)| line),
            "column": place.map(|(_, column)| column),
            "message": diagnostic.message,
            "help": diagnostic.help,
        })
    });
    let list: Vec<Value> = list.collect();
    let (errors, warnings) = count(diagnostics);
    json!({ "errors": errors, "warnings": warnings, "diagnostics": list })
}

fn severity(diagnostic: &Diagnostic) -> &'static str {
    match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn group<'a>(diagnostic: &'a Diagnostic, files: &'a Files) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let group = level.primary_title(sanitise(&diagnostic.message));
    let path = sanitise(&diagnostic.file);
    let place = diagnostic.span.as_ref().zip(files.get(&diagnostic.file));
    let group = match place {
        Some((span, text)) => {
            let (text, span) = safe(text, span.clone());
            let mark = AnnotationKind::Primary.span(span);
            group.element(Snippet::source(text).path(path).annotation(mark))
        }
        None => group.element(Origin::path(path)),
    };
    let help = diagnostic.help.as_deref().map(|help| Level::HELP.message(sanitise(help)));
    group.elements(help)
}

/// The text without anything a terminal could obey, and the span moved along. Tabs are left to
/// the renderer, which keeps columns right.
fn safe(text: &str, span: Range<usize>) -> (Cow<'_, str>, Range<usize>) {
    if text.chars().all(|c| is_safe(c) || c == '\t') {
        return (text.into(), span);
    }
    let part = |range: Range<usize>| sanitise(text.get(range).unwrap_or_default());
    let (before, marked) = (part(0..span.start), part(span.clone()));
    let moved = before.len()..before.len() + marked.len();
    ([before, marked, part(span.end..text.len())].concat().into(), moved)
}

/// The line and the column of a byte, both counted from 1, the column in characters.
pub fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    (line, before.get(start..).unwrap_or_default().chars().count() + 1)
}

fn count(diagnostics: &[Diagnostic]) -> (usize, usize) {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
    (errors, diagnostics.len() - errors)
}

fn summary(diagnostics: &[Diagnostic]) -> String {
    let (errors, warnings) = count(diagnostics);
    let files: BTreeSet<&str> = diagnostics.iter().map(|found| found.file.as_str()).collect();
    let found = match (errors, warnings) {
        (0, 0) => return "no mistakes found".into(),
        (0, _) => many(warnings, "warning"),
        (_, 0) => many(errors, "error"),
        _ => format!("{}, {}", many(errors, "error"), many(warnings, "warning")),
    };
    format!("{found} in {}", many(files.len(), "file"))
}
