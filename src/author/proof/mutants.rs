//! Solutions with a simple mistake: what the checks of an exercise should notice.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::json;

use super::setting::Setting;
use super::tool;
use crate::course::{Exercise, Files};
use crate::run::{Check, End, Job, Outcome};

/// Makes the mistakes.
const TOOL: &str = include_str!("../../../assets/python/gradus_run/mutate.py");

/// Mistakes that are tried at most in an exercise.
const MOST: usize = 64;

/// A mistake: what takes the place of some bytes of a file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct Mutant {
    /// The file, below `solution/`.
    file: String,
    start: usize,
    end: usize,
    new: String,
}

impl Mutant {
    /// Makes the mistake in one of the files.
    pub(super) fn make(&self, files: &mut Files) {
        let Some(text) = files.get_mut(&self.file) else { return };
        if let (Some(before), Some(after)) = (text.get(..self.start), text.get(self.end..)) {
            *text = [before, &self.new, after].concat();
        }
    }
}

/// The job that makes the mistakes in an exercise's solution.
pub(super) fn job(setting: &Setting, exercise: &Exercise) -> Job {
    let own = exercise.solution.iter().filter(|(path, _)| exercise.starter.contains_key(*path));
    let starter: serde_json::Map<String, serde_json::Value> = own
        .filter_map(|(path, _)| Some((path.clone(), exercise.starter.get(path)?.clone().into())))
        .collect();
    let request = json!({ "files": exercise.solution, "starter": starter, "most": MOST });
    tool::alone(setting, TOOL, Files::new(), &request)
}

/// The mistakes that such a job made.
pub(super) fn made(outcome: &Outcome) -> Option<Vec<Mutant>> {
    tool::answer(outcome)
}

/// The name of the function that a check comes from.
pub(super) fn function(check: &Check) -> &str {
    let name = check.name.split('[').next().unwrap_or_default();
    name.rsplit(':').next().unwrap_or(name)
}

/// The test functions that noticed something in a run.
pub(super) fn caught<'a>(outcome: &Outcome, tests: &BTreeSet<&'a str>) -> BTreeSet<&'a str> {
    let known = |name: &str| tests.get(name).copied();
    if outcome.checks.iter().any(is_failed_import) {
        // Nothing was checked: that every test fails then says nothing of any of them.
        return BTreeSet::new();
    }
    let failed = outcome.checks.iter().filter(|check| !check.passed);
    let mut caught: BTreeSet<&str> = failed.filter_map(|check| known(function(check))).collect();
    if matches!(outcome.end, End::OverLimit { .. } | End::Killed(_)) {
        // The check that was going on did not let it pass.
        let done: BTreeSet<&str> = outcome.checks.iter().map(function).collect();
        caught.extend(tests.iter().find(|test| !done.contains(*test)));
    }
    caught
}

/// Whether a check stands for all of them, since none could run.
pub(super) fn is_failed_import(check: &Check) -> bool {
    !check.passed && !function(check).starts_with("test") && check.fault.is_some()
}
