//! Exercises: the starter fails, the solution passes and leaves nothing behind, and each check
//! notices some simple mistake.

mod judge;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use serde_json::json;

use self::judge::Judge;
use super::mutants::{self, Mutant};
use super::setting::{Setting, patient};
use super::{Seed, Step, Trial};
use crate::course::{Exercise, Files};
use crate::run::{Job, Limits, Outcome, Rule, Work};

/// Mistakes that are tried before looking again which checks noticed none.
const BATCH: usize = 4;

/// The name of a check of ours, added to those of an exercise.
const LEFT_BEHIND: &str = "test_zz_nothing_is_left_behind";

/// An exercise.
#[derive(Debug, Clone)]
pub struct Claim {
    setting: Setting,
    exercise: Exercise,
    /// Files of the starter that are run as they are.
    programs: Vec<String>,
    /// Solutions that the author knows to be wrong, by name: what differs from the right one.
    wrong: BTreeMap<String, Files>,
}

/// What the runs of the first round came to.
struct First<'a> {
    starter: &'a Outcome,
    solution: &'a Outcome,
    again: &'a Outcome,
    mutants: &'a Outcome,
    programs: &'a [Outcome],
    wrong: &'a [Outcome],
}

impl Claim {
    /// The claim of an exercise. `wrong` holds the files below its folder of that name.
    pub(super) fn new(setting: &Setting, exercise: &Exercise, wrong: &Files) -> Self {
        let packages = exercise.packages.clone().or_else(|| setting.packages.clone());
        let setting = Setting { packages, ..setting.clone() };
        Self {
            setting,
            exercise: exercise.clone(),
            programs: programs(exercise),
            wrong: by_name(wrong),
        }
    }

    pub(super) fn step(&self, done: &[Outcome]) -> Step {
        let Some((first, tried)) = self.divide(done) else { return Step::Run(self.first_round()) };
        let checks = self.setting.file("exercise/checks.py");
        let judge = Judge::new(&self.exercise, checks, &self.setting);
        let mut found = judge.starter(first.starter);
        for (program, outcome) in self.programs.iter().zip(first.programs) {
            found.extend(judge.program(program, outcome));
        }
        let wrong = judge.solution(first.solution, first.again);
        if !wrong.is_empty() {
            found.extend(wrong);
            return Step::Judged(found);
        }
        found.extend(judge.remarks(first.solution));
        let wrong = self.wrong.keys().zip(first.wrong);
        found.extend(wrong.filter_map(|(name, outcome)| judge.wrong(name, outcome)));
        let Some(mutants) = mutants::made(first.mutants) else {
            found.push(judge.untried(first.mutants));
            return Step::Judged(found);
        };
        let idle = idle(&judge, &first, tried);
        let next = mutants.get(tried.len()..).unwrap_or_default();
        if idle.is_empty() || next.is_empty() {
            found.extend(judge.idle(&idle, tried.len()));
            return Step::Judged(found);
        }
        Step::Run(next.iter().take(BATCH).map(|mutant| self.with_mistake(mutant)).collect())
    }

    fn first_round(&self) -> Vec<Trial> {
        let Exercise { starter, checks, .. } = &self.exercise;
        let solved = self.solved();
        let watched = format!("{checks}{}", left_behind(&solved));
        let mut trials = vec![
            Trial::new(self.checks(starter.clone(), checks.clone())),
            Trial::new(self.checks(solved.clone(), watched)),
            // With pytest itself, if the first run was made with its stand-in.
            Trial { job: self.with_set(self.checks(solved, checks.clone())), seed: Seed::Second },
            Trial::new(mutants::job(&self.setting, &self.exercise)),
        ];
        trials.extend(self.programs.iter().map(|program| {
            let job = self.setting.job(Work::File(program.clone()), starter.clone());
            Trial::new(Job { limits: self.limits(), ..job })
        }));
        trials.extend(self.wrong.values().map(|wrong| {
            let mut files = self.solved();
            files.extend(wrong.clone());
            Trial::new(self.checks(files, self.exercise.checks.clone()))
        }));
        trials
    }

    /// The outcomes of the first round, and those of the mistakes.
    fn divide<'a>(&self, done: &'a [Outcome]) -> Option<(First<'a>, &'a [Outcome])> {
        let [starter, solution, again, mutants, rest @ ..] = done else { return None };
        let (programs, rest) = rest.split_at_checked(self.programs.len())?;
        let (wrong, tried) = rest.split_at_checked(self.wrong.len())?;
        Some((First { starter, solution, again, mutants, programs, wrong }, tried))
    }

    fn with_mistake(&self, mutant: &Mutant) -> Trial {
        let mut files = self.solved();
        mutant.make(&mut files);
        let mut job = self.checks(files, self.exercise.checks.clone());
        // Some mistakes make a program wait for ever; nobody needs to be patient with those.
        job.limits.wall = job.limits.cpu;
        Trial::new(job)
    }

    fn solved(&self) -> Files {
        let mut files = self.exercise.starter.clone();
        files.extend(self.exercise.solution.clone());
        files
    }

    fn checks(&self, files: Files, source: String) -> Job {
        let rule = |wanted| {
            move |form: &String| Rule {
                form: form.clone(),
                wanted,
                files: self.exercise.files.clone(),
            }
        };
        let wanted = self.exercise.must_use.iter().map(rule(true));
        let unwanted = self.exercise.must_not_use.iter().map(rule(false));
        let work = Work::Checks { source, only: None, rules: wanted.chain(unwanted).collect() };
        Job { limits: self.limits(), ..self.setting.job(work, files) }
    }

    fn with_set(&self, job: Job) -> Job {
        Job { packages: self.setting.packages.clone(), ..job }
    }

    fn limits(&self) -> Limits {
        let Some(seconds) = self.exercise.seconds else { return patient(Limits::default()) };
        let time = Duration::from_secs(seconds.into());
        patient(Limits { wall: time, cpu: time, ..Limits::default() })
    }
}

/// The tests that noticed nothing, in the starter, in a wrong solution or in a mistake.
fn idle<'a>(judge: &Judge<'a>, first: &First<'_>, tried: &[Outcome]) -> BTreeSet<&'a str> {
    let mut idle = judge.tests();
    for outcome in [first.starter].into_iter().chain(first.wrong).chain(tried) {
        for test in mutants::caught(outcome, &idle.clone()) {
            idle.remove(test);
        }
    }
    idle
}

/// The programs of the starter that a learner may run by hand. The modules of a project for Django
/// do not run by themselves: its `demo.py` does.
fn programs(exercise: &Exercise) -> Vec<String> {
    let is_there = |name: &str| exercise.starter.contains_key(name);
    if is_there("demo.py") {
        return vec!["demo.py".into()];
    }
    if is_there("pytest.ini") {
        return Vec::new();
    }
    let is_program = |file: &&String| file.strip_suffix(".py").is_some() && is_there(file);
    exercise.files.iter().filter(is_program).cloned().collect()
}

/// The files of each folder.
fn by_name(files: &Files) -> BTreeMap<String, Files> {
    let mut by_name: BTreeMap<String, Files> = BTreeMap::new();
    for (path, text) in files {
        if let Some((name, path)) = path.split_once('/') {
            by_name.entry(name.into()).or_default().insert(path.into(), text.clone());
        }
    }
    by_name
}

/// A test to be added to those of an exercise, after all others: no file is there that was not.
fn left_behind(files: &Files) -> String {
    let known: Vec<&String> = files.keys().collect();
    format!(
        r#"


def {LEFT_BEHIND}():
    """The checks leave no file behind."""
    import os
    known = {known}
    left = []
    for folder, folders, names in os.walk("."):
        folders[:] = [name for name in folders if name[0] != "." and name != "__pycache__"]
        paths = (os.path.relpath(os.path.join(folder, name)) for name in names)
        left += [path for path in paths if path[0] != "." and path != "checks.py"]
    left = sorted(set(path.replace(os.sep, "/") for path in left) - set(known))
    assert not left, ", ".join(left)
"#,
        known = json!(known)
    )
}

#[cfg(test)]
mod tests;
