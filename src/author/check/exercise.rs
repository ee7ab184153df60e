//! Rules for the files of a lesson, above all of its exercise.

use crate::course::Lesson;
use crate::course::diagnostic::{Diagnostic, Severity};
use crate::course::files::{Files, with_prefix};

/// Checks which files a lesson has.
pub(super) fn check(lesson: &Lesson, files: &Files) -> Vec<Diagnostic> {
    let folder = format!("{}/", lesson.header.id);
    let mut found = Vec::new();
    for (path, _) in with_prefix(files, &folder) {
        if path.strip_prefix(&folder).is_some_and(|name| !is_read(name)) {
            let help = "rename or remove it; a lesson has `lesson.toml`, `lesson.md`, `quiz.toml`, \
                        `support/` and `exercise/` with `task.md`, `checks.py`, `starter/` and \
                        `solution/`";
            let message = "nothing reads this file";
            found.push(Diagnostic::of_file(Severity::Warning, path, message, help));
        }
    }
    if lesson.exercise.as_ref().is_some_and(|exercise| exercise.solution.is_empty()) {
        let file = format!("{folder}exercise/solution/");
        let help = "add the files that differ from `starter/` once the task is solved";
        let message = "the exercise has no solution";
        found.push(Diagnostic::of_file(Severity::Error, file, message, help));
    }
    found
}

fn is_read(name: &str) -> bool {
    let own = ["lesson.toml", "lesson.md", "quiz.toml", "exercise/task.md", "exercise/checks.py"];
    let folders = ["support/", "exercise/starter/", "exercise/solution/"];
    own.contains(&name) || folders.iter().any(|folder| name.starts_with(folder))
}
