//! `course.toml`: the stages and the lessons in order.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::document::Document;
use super::reader::{Table, Text};
use super::words::{did_you_mean, list};
use crate::course::diagnostic::Report;
use crate::course::id::{LessonId, StageId};
use crate::course::{Course, Stage};

/// The newest course format this program reads.
const FORMAT: usize = 1;

/// A course whose lessons are only named so far.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// The course; its stages have no lessons yet.
    pub(super) course: Course,
    /// For each stage the lessons it names, and where.
    pub(super) lessons: Vec<Vec<(LessonId, Range<usize>)>>,
    /// Whether these are all the lessons the author named, as far as one can tell.
    pub(super) whole: bool,
}

/// Reads `course.toml`. A course in a newer format is refused: nothing of it is read.
pub(super) fn read(report: &Report<'_>) -> Outline {
    let document = Document::read(report, report.text(), 0, "stage");
    let t = document.root();
    if is_newer(&t) {
        return Outline::default();
    }
    let text = |key| t.need_text(key).map(|text| text.value.to_owned()).unwrap_or_default();
    let course = Course {
        id: t.need_slug("id").map(|id| id.value.to_owned()).unwrap_or_default(),
        title: text("title"),
        version: text("version"),
        language: text("language"),
        license: text("license"),
        python: python(&t),
        packages: packages(&t),
        stages: Vec::new(),
        folder: None,
    };
    t.finish();
    let mut outline = Outline { course, lessons: Vec::new(), whole: document.is_whole() };
    let mut places = BTreeSet::new();
    for table in document.sections() {
        if let Some((stage, lessons)) = stage(&table, &outline.course.packages, &mut places) {
            outline.course.stages.push(stage);
            outline.lessons.push(lessons);
        }
    }
    if document.is_whole() && outline.course.stages.is_empty() {
        t.error("the course has no stage", "add a `[[stage]]` with `id`, `title` and `lessons`");
    }
    outline
}

fn is_newer(t: &Table<'_>) -> bool {
    let Some(format) = t.need_number("format") else { return false };
    if format.value == 0 {
        t.report.error(format.span, "there is no format 0", format!("write `format = {FORMAT}`"));
        return false;
    }
    if format.value > FORMAT {
        let message = format!(
            "this course needs a newer Gradus: it is in format {}, this one reads {FORMAT}",
            format.value
        );
        t.report.error(format.span, message, "update Gradus, then open the course again");
        return true;
    }
    false
}

/// The oldest Python that will do.
fn python(t: &Table<'_>) -> Option<String> {
    let text = t.text("python")?;
    let version = text.value.trim().strip_prefix(">=").map(str::trim).unwrap_or_default();
    let numbers: Vec<_> = version.split('.').collect();
    let is_number = |number: &&str| number.parse::<u16>().is_ok() && !number.starts_with('+');
    if (2..=3).contains(&numbers.len()) && numbers.iter().all(is_number) {
        return Some(text.value.into());
    }
    let message = format!("`python` cannot be `{}`", text.value.escape_debug());
    t.report.error(text.span, message, "write the oldest version that will do, as in `>=3.11`");
    None
}

fn packages(t: &Table<'_>) -> BTreeMap<String, Vec<String>> {
    let sets = t.table("packages").map(|sets| sets.named_texts()).unwrap_or_default();
    let texts = |list: Vec<Text<'_>>| list.iter().map(|text| text.value.into()).collect();
    sets.into_iter().map(|(name, set)| (name.value.into(), texts(set))).collect()
}

type Named = (LessonId, Range<usize>);

fn stage<'a>(
    t: &Table<'a>,
    packages: &BTreeMap<String, Vec<String>>,
    stages: &mut BTreeSet<&'a str>,
) -> Option<(Stage, Vec<Named>)> {
    let id = t.need_slug("id");
    let title = t.need_text("title");
    let summary = t.need_text("summary");
    let set = t.text("packages");
    t.need("lessons");
    let lessons = t.texts("lessons");
    t.finish();
    if let Some(set) = set.as_ref().filter(|set| !packages.contains_key(set.value)) {
        let help = did_you_mean(set.value, packages.keys().map(String::as_str));
        let names = || match packages.len() {
            0 => "list the packages under `[packages]`, or take this out".into(),
            _ => format!("the sets are {}", list(packages.keys().map(String::as_str))),
        };
        let message = format!("there is no package set `{}`", set.value.escape_debug());
        t.report.error(set.span.clone(), message, help.unwrap_or_else(names));
    }
    let id = id?;
    if !stages.insert(id.value) {
        let message = format!("there already is a stage `{}`", id.value);
        t.report.error(id.span, message, "give each stage its own id");
        return None;
    }
    let lessons = lesson_names(t, id.value, lessons);
    let stage = Stage {
        id: StageId::from(id.value),
        title: title?.value.into(),
        summary: summary.map(|text| text.value.into()).unwrap_or_default(),
        packages: set.map(|set| set.value.into()),
        lessons: Vec::new(),
    };
    Some((stage, lessons))
}

fn lesson_names(t: &Table<'_>, stage: &str, names: Vec<Text<'_>>) -> Vec<Named> {
    let mut seen = BTreeSet::new();
    let mut lessons = Vec::with_capacity(names.len());
    for name in names {
        let Some(name) = t.as_slug(name) else { continue };
        if seen.insert(name.value) {
            lessons.push((LessonId::new(stage, name.value), name.span));
        } else {
            let message = format!("the stage already has a lesson `{}`", name.value);
            t.report.error(name.span, message, "name each lesson once");
        }
    }
    lessons
}
