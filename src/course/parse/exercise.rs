//! `exercise/`: the task, what the learner starts from, the solution and the checks.

use std::collections::BTreeSet;
use std::ops::Range;

use super::catalogue::Names;
use super::document::Document;
use super::reader::{Table, Text};
use super::words::many;
use crate::course::diagnostic::{Diagnostic, Report, Severity};
use crate::course::exercise::{Exercise, Milestone};
use crate::course::files::{Files, below, stays_inside, with_prefix};
use crate::course::prose::Prose;

/// How many hints an exercise and each milestone have.
const HINTS: usize = 3;

/// Reads the exercise below `folder` (which ends with `/`), if there is one.
pub(super) fn read(
    files: &Files,
    folder: &str,
    names: &Names,
) -> (Option<Exercise>, Vec<Diagnostic>) {
    if with_prefix(files, folder).next().is_none() {
        return (None, Vec::new());
    }
    let (task, checks) = (format!("{folder}task.md"), format!("{folder}checks.py"));
    let mut found = Vec::new();
    let mut missing = |file: &str, help: &str| {
        let message = "the file is missing, so the lesson has no exercise";
        found.push(Diagnostic::of_file(Severity::Error, file, message, help));
    };
    if !files.contains_key(&checks) {
        missing(&checks, "write the pytest tests that check the learner's work");
    }
    let Some(text) = files.get(&task) else {
        missing(&task, "write the task, with its settings between `+++` lines");
        return (None, found);
    };
    let report = Report::new(&task, text);
    let [starter, solution] = ["starter/", "solution/"].map(|part| {
        let mut part = below(files, &format!("{folder}{part}"));
        part.retain(|path, _| stays_inside(path));
        part
    });
    let exercise = from_task(&report, names, starter, solution);
    found.extend(report.into_diagnostics());
    let checks = files.get(&checks);
    let exercise = exercise
        .zip(checks)
        .map(|(exercise, checks)| Exercise { checks: checks.clone(), ..exercise });
    (exercise, found)
}

/// The settings between the `+++` lines and the task after them, as places in the text.
fn divide(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let mut at = 0;
    let mut fences = Vec::new();
    for line in text.split_inclusive('\n') {
        if line.trim_end() == "+++" {
            fences.push(at..at + line.len());
        } else if fences.is_empty() && !line.trim().is_empty() {
            return None;
        }
        at += line.len();
        if fences.len() == 2 {
            break;
        }
    }
    let [first, second] = &*fences else { return None };
    Some((first.end..second.start, second.end..text.len()))
}

fn from_task(
    report: &Report<'_>,
    names: &Names,
    starter: Files,
    solution: Files,
) -> Option<Exercise> {
    let text = report.text();
    let Some((settings, task)) = divide(text) else {
        let help = "start the file with the settings in TOML between two lines `+++`";
        report.error(0..text.find('\n').unwrap_or(text.len()), "the settings are missing", help);
        return None;
    };
    let offset = settings.start;
    let document = Document::read(report, text.get(settings)?, offset, "milestone");
    let t = document.root();
    let title = t.need_text("title");
    t.need("files");
    let files = editable(&t, &starter);
    let packages = t.text("packages").map(|name| {
        Names::check(names.packages.as_ref(), &name, "package set", "course.toml", &t);
        name.value.to_owned()
    });
    t.need("minutes");
    let minutes = t.duration("minutes");
    let seconds = t.duration("seconds");
    let forms = |key| t.texts(key).into_iter().map(|form| form.value.to_owned()).collect();
    let (must_use, must_not_use) = (forms("must_use"), forms("must_not_use"));
    let sections = document.sections();
    let hints = if sections.is_empty() { hints(&t) } else { no_hints(&t) };
    t.finish();
    let task = Prose::parse(text.get(task.clone()).unwrap_or_default(), task.start);
    if task.is_empty() {
        report.error(text.len()..text.len(), "the task is empty", "say what is to be done");
    }
    let mut ids = BTreeSet::new();
    let milestones = sections.iter().filter_map(|t| milestone(t, &mut ids)).collect();
    let (title, minutes, checks) = (title?.value.into(), minutes?, String::new());
    (!files.is_empty() && !task.is_empty()).then_some(Exercise {
        title,
        files,
        packages,
        minutes,
        seconds,
        must_use,
        must_not_use,
        hints,
        milestones,
        task,
        starter,
        solution,
        checks,
    })
}

/// The files that the learner edits; each has to be in the starter.
fn editable(t: &Table<'_>, starter: &Files) -> Vec<String> {
    let is_there = |file: &Text<'_>| {
        let path = file.value.strip_suffix('/').unwrap_or(file.value);
        if !stays_inside(path) {
            let message = format!("`{}` is not a path inside the exercise", path.escape_debug());
            let help = "write it below `starter/`, as in `shop/models.py`";
            t.report.error(file.span.clone(), message, help);
            return false;
        }
        let there = if file.value.ends_with('/') {
            with_prefix(starter, file.value).next().is_some()
        } else {
            starter.contains_key(file.value)
        };
        if !there {
            let message = format!("`starter/{}` does not exist", file.value);
            let help = "add it to `starter/`, or take it out of `files`";
            t.report.error(file.span.clone(), message, help);
        }
        there
    };
    t.texts("files").into_iter().filter(is_there).map(|file| file.value.into()).collect()
}

fn hints(t: &Table<'_>) -> Vec<Prose> {
    let given = t.texts("hints");
    if t.need("hints").is_some() && given.len() != HINTS {
        let span = t.place("hints").unwrap_or_else(|| t.span.clone());
        let message = format!("found {}, not {HINTS}", many(given.len(), "hint"));
        t.report.error(span, message, "give three: where to look, which idea, nearly the line");
    }
    given.iter().take(HINTS).map(|hint| hint.prose(t.report)).collect()
}

fn no_hints(t: &Table<'_>) -> Vec<Prose> {
    if let Some(span) = t.place("hints") {
        let message = "an exercise with milestones has no hints of its own";
        t.report.error(span, message, "move the hints into the milestones");
    }
    Vec::new()
}

fn milestone<'a>(t: &Table<'a>, ids: &mut BTreeSet<&'a str>) -> Option<Milestone> {
    let id = t.need_slug("id");
    let title = t.need_text("title");
    let hints = hints(t);
    t.finish();
    let id = id?;
    if id.value.contains('-') {
        let help = "tests are named after it, as in `test_m1_…`: write letters and digits only";
        t.report.error(id.span.clone(), "a milestone's id cannot have a hyphen", help);
        return None;
    }
    if !ids.insert(id.value) {
        let message = format!("there already is a milestone `{}`", id.value);
        t.report.error(id.span, message, "give each milestone its own id");
        return None;
    }
    Some(Milestone { id: id.value.into(), title: title?.value.into(), hints })
}
