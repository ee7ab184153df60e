//! Rules for the files of a lesson, above all of its exercise.

use std::collections::BTreeSet;

use super::manner;
use crate::author::passage;
use crate::course::checks;
use crate::course::diagnostic::{Diagnostic, Report, Severity};
use crate::course::files::{Files, with_prefix};
use crate::course::parse::pages::{Part, lines};
use crate::course::{Exercise, Lesson};

/// Checks which files a lesson has, and what those of its exercise say.
pub(super) fn check(lesson: &Lesson, files: &Files) -> Vec<Diagnostic> {
    let folder = format!("{}/", lesson.header.id);
    let mut found = Vec::new();
    for (path, _) in with_prefix(files, &folder) {
        if path.strip_prefix(&folder).is_some_and(|name| !is_read(name)) {
            let help = "rename or remove it; a lesson has `lesson.toml`, `lesson.md`, `quiz.toml`, \
                        `support/` and `exercise/` with `task.md`, `checks.py`, `starter/`, \
                        `solution/` and `wrong/NAME/`";
            let message = "nothing reads this file";
            found.push(Diagnostic::of_file(Severity::Warning, path, message, help));
        }
    }
    let Some(exercise) = &lesson.exercise else { return found };
    found.extend(solution(exercise, &folder));
    let task = format!("{folder}exercise/task.md");
    found
        .extend(files.get(&task).map(|text| check_task(exercise, &task, text)).unwrap_or_default());
    let checks = format!("{folder}exercise/checks.py");
    let tests = files.get(&checks).map(|text| check_tests(exercise, &checks, text));
    found.extend(tests.unwrap_or_default());
    found
}

fn is_read(name: &str) -> bool {
    let own = ["lesson.toml", "lesson.md", "quiz.toml", "exercise/task.md", "exercise/checks.py"];
    let folders = ["support/", "exercise/starter/", "exercise/solution/"];
    let is_wrong = |name: &str| name.split_once('/').is_some_and(|(name, _)| !name.is_empty());
    own.contains(&name)
        || folders.iter().any(|folder| name.starts_with(folder))
        || name.strip_prefix("exercise/wrong/").is_some_and(is_wrong)
}

/// A solution holds what the learner changes, and nothing else.
fn solution(exercise: &Exercise, folder: &str) -> Vec<Diagnostic> {
    let folder = format!("{folder}exercise/solution/");
    if exercise.solution.is_empty() {
        let help = "add the files that differ from `starter/` once the task is solved";
        let message = "the exercise has no solution";
        return vec![Diagnostic::of_file(Severity::Error, folder, message, help)];
    }
    let is_own = |path: &str| {
        let own = |file: &String| file == path || file.ends_with('/') && path.starts_with(file);
        exercise.files.iter().any(own)
    };
    let mut found = Vec::new();
    for (path, text) in &exercise.solution {
        let file = format!("{folder}{path}");
        let mut warn = |message: &str, help: &str| {
            found.push(Diagnostic::of_file(Severity::Warning, &file, message, help));
        };
        if exercise.starter.get(path) == Some(text) {
            warn("the file is the same in `starter/`", "take it out: only differences belong here");
        }
        if !is_own(path) {
            warn(
                "the learner is not shown this file",
                "name it in `files` of `task.md`, or take it out",
            );
        }
    }
    found
}

/// A task is read beside the code: short lines, numbered demands.
fn check_task(exercise: &Exercise, file: &str, text: &str) -> Vec<Diagnostic> {
    let report = Report::new(file, text);
    manner::check_words(&passage::of_text(text), &report);
    let lines = lines(text);
    let is_demand = |text: &str| text.starts_with("1. ") || text.starts_with("- ");
    let demands = lines.iter().filter(|line| line.part == Part::Prose).any(|l| is_demand(l.text));
    if exercise.milestones.is_empty() && !demands {
        let help = "number what is to be done, from `1.`, so that each demand can be ticked off";
        report.warning(text.len()..text.len(), "the task lists no demands", help);
    }
    report.into_diagnostics()
}

/// The tests become the learner's checklist.
fn check_tests(exercise: &Exercise, file: &str, text: &str) -> Vec<Diagnostic> {
    let report = Report::new(file, text);
    let tests = checks::tests(text);
    if tests.is_empty() {
        let help = "write functions whose names start with `test_`";
        report.error(0..0, "there is nothing to check: the file has no test", help);
    }
    let mut seen = BTreeSet::new();
    for test in &tests {
        if !test.is_described() {
            let help = "start it with a docstring of one line; the learner reads it as the \
                        check's title";
            report.error(test.span.clone(), "the check has no title", help);
        }
        if !seen.insert(test.name) {
            let help = "give each test its own name; Python keeps only the last of them";
            report.error(test.span.clone(), "an earlier test has the same name", help);
        }
        let belongs = |id: &str| belongs_to(test.name, id);
        if !exercise.milestones.is_empty() && !exercise.milestones.iter().any(|m| belongs(&m.id)) {
            let help = "start its name with `test_` and a milestone's id, as in `test_m1_…`";
            report.error(test.span.clone(), "this test belongs to no milestone", help);
        }
    }
    let mut found = report.into_diagnostics();
    for stone in &exercise.milestones {
        if !tests.iter().any(|test| belongs_to(test.name, &stone.id)) {
            let help = format!("write one whose name starts with `test_{}_`", stone.id);
            let message = format!("no test checks milestone `{}`", stone.id);
            found.push(Diagnostic::of_file(Severity::Error, file, message, help));
        }
    }
    found
}

fn belongs_to(test: &str, milestone: &str) -> bool {
    let rest = test.strip_prefix("test_").and_then(|rest| rest.strip_prefix(milestone));
    rest.is_some_and(|rest| rest.starts_with('_'))
}
