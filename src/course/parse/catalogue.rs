//! `topics.toml`, `glossary.toml` and `concepts.toml`.

use std::collections::BTreeSet;

use super::document::Document;
use super::reader::{Table, Text};
use super::words::{SUGGESTED, did_you_mean};
use crate::course::LessonId;
use crate::course::catalogue::{Catalogue, Concept, Misconception, Term, Topic};
use crate::course::diagnostic::{Diagnostic, Report};
use crate::course::files::Files;

/// The names that questions and exercises may use, if the course lists them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    /// Package sets.
    pub(crate) packages: Option<BTreeSet<String>>,
    /// Concepts.
    pub(crate) concepts: Option<BTreeSet<String>>,
    /// Misconceptions.
    pub(crate) misconceptions: Option<BTreeSet<String>>,
}

impl Names {
    /// Reports a name that is not in its list.
    pub(super) fn check(
        known: Option<&BTreeSet<String>>,
        name: &Text<'_>,
        what: &str,
        file: &str,
        t: &Table<'_>,
    ) {
        let Some(known) = known.filter(|known| !known.contains(name.value)) else { return };
        let help = did_you_mean(name.value, known.iter().map(String::as_str));
        let help = help.unwrap_or_else(|| format!("name one of {file}, or add it there"));
        let message = format!("{file} has no {what} `{}`", name.value);
        t.report.error(name.span.clone(), message, help);
    }
}

/// The lessons that may be named; `None` if nobody knows them all.
type Known<'a> = Option<&'a BTreeSet<LessonId>>;

/// Reads the optional files at the top. Lessons they name have to be in `lessons`.
pub(super) fn read(files: &Files, lessons: Known<'_>) -> (Catalogue, Vec<Diagnostic>) {
    let mut catalogue = Catalogue::default();
    let mut found = Vec::new();
    if let Some(text) = files.get("topics.toml") {
        let report = Report::new("topics.toml", text);
        catalogue.topics = topics(&report, lessons);
        found.extend(report.into_diagnostics());
    }
    if let Some(text) = files.get("glossary.toml") {
        let report = Report::new("glossary.toml", text);
        catalogue.terms = terms(&report, lessons);
        found.extend(report.into_diagnostics());
    }
    if let Some(text) = files.get("concepts.toml") {
        let report = Report::new("concepts.toml", text);
        (catalogue.concepts, catalogue.misconceptions) = concepts(&report, lessons);
        found.extend(report.into_diagnostics());
    }
    (catalogue, found)
}

fn topics(report: &Report<'_>, lessons: Known<'_>) -> Vec<Topic> {
    let document = Document::read(report, report.text(), 0, "topic");
    document.root().finish();
    let topic = |t: Table<'_>| {
        let name = t.need_text("name");
        let area = t.need_text("area");
        t.need("lessons");
        let lessons = lesson_list(&t, lessons);
        t.finish();
        Some(Topic { name: name?.value.into(), area: area?.value.into(), lessons })
    };
    document.sections().into_iter().filter_map(topic).collect()
}

fn terms(report: &Report<'_>, lessons: Known<'_>) -> Vec<Term> {
    let document = Document::read(report, report.text(), 0, "");
    let term = |(name, t): (Text<'_>, Table<'_>)| {
        let definition = t.need_text("definition");
        let lesson = t.text("lesson").and_then(|id| known(&id, lessons, &t));
        let also = t.texts("also").iter().map(Text::trimmed).collect();
        t.finish();
        let name = name.value.into();
        Some(Term { name, also, definition: definition?.prose(report), lesson })
    };
    document.root().named_tables().into_iter().filter_map(term).collect()
}

fn concepts(report: &Report<'_>, lessons: Known<'_>) -> (Vec<Concept>, Vec<Misconception>) {
    let document = Document::read(report, report.text(), 0, "");
    let root = document.root();
    let named = |key| root.table(key).map(|t| t.named_tables()).unwrap_or_default();
    let concept = |(id, t): (Text<'_>, Table<'_>)| {
        let title = t.need_text("title");
        let lessons = lesson_list(&t, lessons);
        let words = |key| t.texts(key).iter().map(Text::trimmed).collect::<Vec<String>>();
        let (terms, syntax) = (words("terms"), words("syntax"));
        t.finish();
        if lessons.is_empty() && !(terms.is_empty() && syntax.is_empty()) {
            let help = "name the lessons that teach it in `lessons`; before them nobody uses it";
            report.error(id.span.clone(), "no lesson teaches this concept", help);
        }
        Some(Concept { id: id.value.into(), title: title?.value.into(), lessons, terms, syntax })
    };
    let misconception = |(id, t): (Text<'_>, Table<'_>)| {
        let belief = t.need_text("belief");
        let lesson = t.text("lesson").and_then(|id| known(&id, lessons, &t));
        t.finish();
        Some(Misconception { id: id.value.into(), belief: belief?.prose(report), lesson })
    };
    let concepts = named("concept").into_iter().filter_map(concept).collect();
    let misconceptions = named("misconception").into_iter().filter_map(misconception).collect();
    root.finish();
    (concepts, misconceptions)
}

fn lesson_list(t: &Table<'_>, lessons: Known<'_>) -> Vec<LessonId> {
    t.texts("lessons").iter().filter_map(|id| known(id, lessons, t)).collect()
}

fn known(id: &Text<'_>, lessons: Known<'_>, t: &Table<'_>) -> Option<LessonId> {
    let Some(lessons) = lessons else { return Some(id.value.into()) };
    if let Some(known) = lessons.get(id.value) {
        return Some(known.clone());
    }
    let few = t.report.errors() < SUGGESTED;
    let near = || did_you_mean(id.value, lessons.iter().map(LessonId::as_str));
    let help = few.then(near).flatten();
    let help = help.unwrap_or_else(|| "name a lesson of course.toml, as in `stage/lesson`".into());
    let message = format!("there is no lesson `{}`", id.value.escape_debug());
    t.report.error(id.span.clone(), message, help);
    None
}
