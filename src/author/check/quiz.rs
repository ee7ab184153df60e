//! Rules for a quiz as a whole: how many questions, of how many kinds, on which objectives.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::{manner, question};
use crate::author::passage;
use crate::course::Header;
use crate::course::diagnostic::{Diagnostic, Report, Severity};
use crate::course::files::Files;
use crate::course::parse::document::Document;
use crate::course::parse::reader::Table;
use crate::course::parse::words::many;

const QUESTIONS: RangeInclusive<usize> = 6..=8;
const KINDS: usize = 4;

/// Checks a lesson's quiz. The questions are read once more: rules speak of the text as it is
/// written, also of questions that cannot be asked. What reading finds has been reported before.
pub(super) fn check(header: &Header, files: &Files, is_brief: bool) -> Vec<Diagnostic> {
    let file = format!("{}/quiz.toml", header.id);
    let Some(text) = files.get(&file) else { return Vec::new() };
    let known = Report::new(&file, text);
    let document = Document::read(&known, text, 0, "question");
    let report = Report::new(&file, text);
    let questions = document.sections();
    for t in &questions {
        question::check(t, &report);
        manner::check_words(&passage::of_question(t), &report);
    }
    let mut found = Vec::new();
    if !is_brief && document.is_whole() {
        found.extend(variety(&file, &questions));
        found.extend(untested(header, files, &questions));
    }
    found.extend(report.into_diagnostics());
    found
}

fn variety(file: &str, questions: &[Table<'_>]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut error = |message: String, help: String| {
        found.push(Diagnostic::of_file(Severity::Error, file, message, help));
    };
    let count = questions.len();
    if !QUESTIONS.contains(&count) {
        let (least, most) = (QUESTIONS.start(), QUESTIONS.end());
        let message = format!("the quiz has {}", many(count, "question"));
        error(message, format!("write {least} to {most} questions"));
    }
    let kinds: BTreeSet<&str> =
        questions.iter().filter_map(|t| Some(t.text("kind")?.value)).collect();
    if kinds.len() < KINDS {
        let message = format!("the questions are of {} only", many(kinds.len(), "kind"));
        error(message, format!("use at least {KINDS} kinds of question"));
    }
    found
}

/// Objectives that no question tests, reported where lesson.toml names them.
fn untested(header: &Header, files: &Files, questions: &[Table<'_>]) -> Vec<Diagnostic> {
    let file = format!("{}/lesson.toml", header.id);
    let Some(text) = files.get(&file) else { return Vec::new() };
    let tested: BTreeSet<usize> =
        questions.iter().filter_map(|t| Some(t.number("objective")?.value)).collect();
    let known = Report::new(&file, text);
    let document = Document::read(&known, text, 0, "");
    let report = Report::new(&file, text);
    for (at, objective) in document.root().texts("objectives").into_iter().enumerate() {
        let number = at + 1;
        if !tested.contains(&number) {
            let help = format!("write one with `objective = {number}`, or mark the one that does");
            report.warning(objective.span, "no question tests this objective", help);
        }
    }
    report.into_diagnostics()
}
