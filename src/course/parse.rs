//! From files to a course: never fails, reports everything at once.

mod catalogue;
pub(crate) mod document;
mod exercise;
mod header;
mod kind;
mod needs;
mod order;
mod outline;
pub(crate) mod pages;
mod plain;
mod quiz;
pub(crate) mod reader;
pub(crate) mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use catalogue::Names;

use super::diagnostic::{Diagnostic, Report, Severity, sort};
use super::files::{Files, below, stays_inside, with_prefix};
use super::{Catalogue, Course, Header, Lesson, LessonId};

/// The file that makes a folder a course.
pub const COURSE_FILE: &str = "course.toml";

/// The optional files beside it.
pub const TOP_FILES: [&str; 3] = ["topics.toml", "glossary.toml", "concepts.toml"];

/// A course read whole: what authors' tools need. The tutor reads the outline first and each
/// lesson when it is opened.
#[derive(Debug, Clone, Default)]
pub struct Parsed {
    /// The course with the headers of all lessons that can be taught.
    pub course: Course,
    /// What the files at the top say.
    pub catalogue: Catalogue,
    /// The lessons that can be taught.
    pub lessons: BTreeMap<LessonId, Lesson>,
    /// Every mistake, in the order of files and places.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads all of a course.
pub fn parse(files: &Files) -> Parsed {
    let Outlined { mut course, named, mut diagnostics } = read_outline(files);
    let named: Option<BTreeSet<LessonId>> = named.map(|named| named.into_iter().collect());
    let (catalogue, found) = catalogue::read(files, named.as_ref());
    diagnostics.extend(found);
    diagnostics.extend(named.iter().flat_map(|named| unnamed(files, named)));
    let known = known_names(&course, &catalogue, files);
    let mut lessons = BTreeMap::new();
    for header in course.headers() {
        let (lesson, found) = body(header, files, &known);
        diagnostics.extend(found);
        lessons.extend(lesson.map(|lesson| (header.id.clone(), lesson)));
    }
    for stage in &mut course.stages {
        stage.lessons.retain(|header| lessons.contains_key(&header.id));
    }
    sort(&mut diagnostics);
    Parsed { course, catalogue, lessons, diagnostics }
}

/// Reads `course.toml` and every `lesson.toml`: enough for the path. Only these files need to be
/// in `files`. A course that is in a newer format, or has no `course.toml`, comes back empty; one
/// whose id is missing has the id `""`.
pub fn outline(files: &Files) -> (Course, Vec<Diagnostic>) {
    let Outlined { course, mut diagnostics, .. } = read_outline(files);
    sort(&mut diagnostics);
    (course, diagnostics)
}

/// Reads one lesson's body. `files` holds the files below the course's folder that start with
/// `stage/slug/`. `None` if nothing of it can be taught (no readable page).
pub fn lesson(header: &Header, files: &Files) -> (Option<Lesson>, Vec<Diagnostic>) {
    let (lesson, mut diagnostics) = body(header, files, &Names::default());
    sort(&mut diagnostics);
    (lesson, diagnostics)
}

/// Reads the optional files at the top of a course.
pub fn catalogue(course: &Course, files: &Files) -> (Catalogue, Vec<Diagnostic>) {
    let lessons = course.headers().map(|header| header.id.clone()).collect();
    catalogue::read(files, Some(&lessons))
}

/// The lessons that a `course.toml` names, whether they exist or not, in order.
pub fn named_lessons(course_toml: &str) -> Vec<LessonId> {
    let report = Report::new(COURSE_FILE, course_toml);
    let lessons = outline::read(&report).lessons;
    lessons.into_iter().flatten().map(|(lesson, _)| lesson).collect()
}

/// A course without its lessons' bodies.
#[derive(Default)]
struct Outlined {
    course: Course,
    /// The lessons that `course.toml` names, if all of it could be read.
    named: Option<Vec<LessonId>>,
    diagnostics: Vec<Diagnostic>,
}

fn read_outline(files: &Files) -> Outlined {
    let Some(text) = files.get(COURSE_FILE) else {
        let help = "a course is a folder with a `course.toml` that names its stages and lessons";
        let missing =
            Diagnostic::of_file(Severity::Error, COURSE_FILE, "the file is missing", help);
        return Outlined { diagnostics: vec![missing], ..Outlined::default() };
    };
    let report = Report::new(COURSE_FILE, text);
    let outline::Outline { mut course, lessons, whole } = outline::read(&report);
    let mut diagnostics = Vec::new();
    let mut drafts = Vec::new();
    for (lesson, place) in lessons.iter().flatten() {
        let (draft, mistakes) = header(files, lesson, place, &report);
        drafts.extend(draft);
        diagnostics.extend(mistakes);
    }
    let named = lessons.into_iter().flatten().map(|(lesson, _)| lesson);
    let named: Option<Vec<LessonId>> = whole.then(|| named.collect());
    diagnostics.extend(needs::resolve(&mut drafts, named.as_deref()));
    let mut headers = drafts.into_iter().map(|draft| draft.header).peekable();
    for stage in &mut course.stages {
        let own = |header: &Header| header.id.stage() == stage.id.as_str();
        stage.lessons = std::iter::from_fn(|| headers.next_if(own)).collect();
    }
    diagnostics.extend(report.into_diagnostics());
    Outlined { course, named, diagnostics }
}

fn header(
    files: &Files,
    lesson: &LessonId,
    place: &Range<usize>,
    course: &Report<'_>,
) -> (Option<header::Draft>, Vec<Diagnostic>) {
    let file = format!("{lesson}/lesson.toml");
    let Some(text) = files.get(&file) else {
        let folder = format!("{lesson}/");
        if with_prefix(files, &folder).next().is_some() {
            let help = "write it, with `id`, `title`, `minutes` and `objectives`";
            let message = "the file is missing, so the lesson is left out";
            return (None, vec![Diagnostic::of_file(Severity::Error, file, message, help)]);
        }
        let help =
            format!("add the folder with its `lesson.toml`, or take out `{}`", lesson.slug());
        course.error(place.clone(), format!("the folder `{folder}` has no lesson"), help);
        return (None, Vec::new());
    };
    let report = Report::new(&file, text);
    let draft = header::read(&report, lesson);
    (draft, report.into_diagnostics())
}

fn body(header: &Header, files: &Files, names: &Names) -> (Option<Lesson>, Vec<Diagnostic>) {
    let [text_file, quiz_file] =
        ["lesson.md", "quiz.toml"].map(|name| format!("{}/{name}", header.id));
    let mut found = Vec::new();
    let mut missing = |file: &str, message: &str, help: &str| {
        found.push(Diagnostic::of_file(Severity::Error, file, message, help));
    };
    let mut pages = Vec::new();
    let mut mistakes = Vec::new();
    if let Some(text) = files.get(&text_file) {
        let report = Report::new(&text_file, text);
        pages = pages::read(&report, &header.title);
        mistakes.extend(report.into_diagnostics());
    } else {
        let message = "the file is missing, so the lesson is left out";
        missing(&text_file, message, "write the lesson's text, pages divided by lines `---`");
    }
    let mut questions = Vec::new();
    if let Some(text) = files.get(&quiz_file) {
        let report = Report::new(&quiz_file, text);
        questions = quiz::read(&report, header, names);
        mistakes.extend(report.into_diagnostics());
    } else {
        let message = "the file is missing, so the lesson has no quiz";
        missing(&quiz_file, message, "write the lesson's questions, a `[[question]]` each");
    }
    let (exercise, exercise_mistakes) =
        exercise::read(files, &format!("{}/exercise/", header.id), names);
    found.extend(mistakes);
    found.extend(exercise_mistakes);
    let header = header.clone();
    let mut support = below(files, &format!("{}/support/", header.id));
    support.retain(|path, _| stays_inside(path));
    let lesson = Lesson { header, pages, questions, exercise, support };
    ((!lesson.pages.is_empty()).then_some(lesson), found)
}

fn known_names(course: &Course, catalogue: &Catalogue, files: &Files) -> Names {
    let listed = files.contains_key("concepts.toml");
    let concepts = catalogue.concepts.iter().map(|concept| concept.id.clone());
    let misconceptions = catalogue.misconceptions.iter().map(|found| found.id.clone());
    Names {
        packages: Some(course.packages.keys().cloned().collect()),
        concepts: listed.then(|| concepts.collect()),
        misconceptions: listed.then(|| misconceptions.collect()),
    }
}

/// Folders that look like lessons and that no stage names.
fn unnamed(files: &Files, named: &BTreeSet<LessonId>) -> Vec<Diagnostic> {
    let is_named = |lesson: &LessonId| named.contains(lesson);
    let folder = |path: &str| {
        let lesson = path.strip_suffix("/lesson.toml").or(path.strip_suffix("/lesson.md"))?;
        (lesson.split('/').count() == 2).then(|| LessonId::from(lesson))
    };
    let folders: BTreeSet<LessonId> =
        files.keys().filter_map(|path| folder(path)).filter(|id| !is_named(id)).collect();
    let warning = |lesson: LessonId| {
        let help = format!("add `{}` to the `lessons` of its stage in course.toml", lesson.slug());
        let message = "no stage names this folder, so it is not taught";
        Diagnostic::of_file(Severity::Warning, format!("{lesson}/"), message, help)
    };
    folders.into_iter().map(warning).collect()
}
