//! What the runs of an exercise say of it.

use std::collections::BTreeSet;
use std::ops::Range;
use std::time::Duration;

use super::super::mutants::{function, is_failed_import};
use super::super::place::finding;
use super::super::said;
use super::super::setting::Setting;
use super::LEFT_BEHIND;
use crate::course::Exercise;
use crate::course::checks;
use crate::course::diagnostic::{Diagnostic, Severity};
use crate::course::parse::words::many;
use crate::run::{Check, End, Outcome};

/// Time that checks may take unless the exercise asks for more: somebody waits for them.
const PATIENCE: Duration = Duration::from_secs(5);

/// What a skipped check says.
const LEFT_OUT: &str = "Left out";

/// Judges the runs of an exercise.
pub(super) struct Judge<'a> {
    exercise: &'a Exercise,
    setting: &'a Setting,
    file: String,
    tests: Vec<checks::Test<'a>>,
}

impl<'a> Judge<'a> {
    /// A judge who reports on `file`, the exercise's `checks.py`.
    pub(super) fn new(exercise: &'a Exercise, file: String, setting: &'a Setting) -> Self {
        Self { exercise, setting, file, tests: checks::tests(&exercise.checks) }
    }

    /// The names of the test functions.
    pub(super) fn tests(&self) -> BTreeSet<&'a str> {
        self.tests.iter().map(|test| test.name).collect()
    }

    /// The starter has to fail: in each milestone, if there are some.
    pub(super) fn starter(&self, outcome: &Outcome) -> Vec<Diagnostic> {
        if let Some(import) = outcome.checks.iter().find(|check| is_failed_import(check)) {
            let message = format!("with the starter no check can run: {}", import.message);
            let help = "import inside of the tests what the starter does not have yet, so that \
                        each of them can say what is missing";
            return vec![self.warning(0..0, message, help)];
        }
        if outcome.checks.is_empty() {
            let how = said::failure(outcome).unwrap_or_else(|| "checks nothing".into());
            return vec![self.error(0..0, format!("with the starter, the run {how}"), "see to it")];
        }
        let mut found = Vec::new();
        let failed = |check: &&Check| !check.passed;
        if outcome.end == End::Finished && !outcome.checks.iter().any(|check| failed(&check)) {
            let help = "leave something to do, or check that it is done";
            found.push(self.error(0..0, "the starter passes all checks", help));
        } else {
            for stone in &self.exercise.milestones {
                let prefix = format!("test_{}_", stone.id);
                let own = outcome.checks.iter().filter(|c| function(c).starts_with(&prefix));
                if own.clone().count() > 0 && own.clone().all(|check| check.passed) {
                    let message = format!("the starter passes milestone `{}`", stone.id);
                    let help = "leave something to do, or check that it is done";
                    found.push(self.error(0..0, message, help));
                }
            }
        }
        for check in outcome.checks.iter().filter(failed).filter(|check| check.fault.is_some()) {
            let message = format!(
                "with the starter this check has no words of its own: {}",
                said::short(&check.message)
            );
            let help = "assert what has to be there first, with a message for the learner";
            found.push(self.warning(self.place(check), message, help));
        }
        found.dedup_by(|a, b| a.span == b.span && a.severity == b.severity);
        found
    }

    /// A program of the starter runs as it is.
    pub(super) fn program(&self, name: &str, outcome: &Outcome) -> Option<Diagnostic> {
        let how = said::failure(outcome)?;
        let file = self.setting.file(&format!("exercise/starter/{name}"));
        let help = "let the starter run: it shows the problem, or a first step that works";
        Some(Diagnostic::of_file(Severity::Warning, file, format!("the program {how}"), help))
    }

    /// Whatever the solution does not pass, at the first or the second time.
    pub(super) fn solution(&self, outcome: &Outcome, again: &Outcome) -> Vec<Diagnostic> {
        let mut found = self.failures(outcome, "the solution fails this check");
        if found.is_empty() {
            found = self.failures(
                again,
                "the solution passes this check at one time, and fails at another",
            );
        }
        found
    }

    fn failures(&self, outcome: &Outcome, what: &str) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let failed = outcome.checks.iter().filter(|check| !check.passed);
        for check in failed.filter(|check| function(check) != LEFT_BEHIND) {
            let message = format!("{what}: {}", said::short(&check.message));
            let help = "put right the solution or the check";
            found.push(self.error(self.place(check), message, help));
        }
        if let Some(how) = said::failure(outcome) {
            let message = format!("with the solution, the run {how}");
            found.push(self.error(0..0, message, "let the checks come to their end"));
        } else if outcome.checks.is_empty() {
            found.push(self.error(0..0, "nothing is checked", "write tests"));
        }
        found
    }

    /// What is not as it should be although the solution passes.
    pub(super) fn remarks(&self, outcome: &Outcome) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for check in &outcome.checks {
            if check.message.starts_with(LEFT_OUT) {
                let message = format!("this check was not run here: {}", check.message);
                let help = "see that it can run where the course is proved";
                found.push(self.warning(self.place(check), message, help));
            }
            if function(check) == LEFT_BEHIND && !check.passed {
                let message =
                    format!("the checks leave files behind: {}", said::short(&check.message));
                let help = "write into `tmp_path`, or remove what was written";
                found.push(self.error(0..0, message, help));
            }
        }
        if outcome.took > PATIENCE && self.exercise.seconds.is_none() {
            let message = format!("the checks take {:.1} seconds", outcome.took.as_secs_f64());
            let help = "make them quicker, or say `seconds = …` in task.md if it cannot be helped";
            found.push(self.warning(0..0, message, help));
        }
        found
    }

    /// A solution that the author knows to be wrong has to fail.
    pub(super) fn wrong(&self, name: &str, outcome: &Outcome) -> Option<Diagnostic> {
        let passes =
            outcome.end == End::Finished && outcome.checks.iter().all(|check| check.passed);
        passes.then(|| {
            let folder = self.setting.file(&format!("exercise/wrong/{name}/"));
            let message = "the checks let this wrong solution pass";
            let help = "check what is wrong with it, or remove it";
            Diagnostic::of_file(Severity::Error, folder, message, help)
        })
    }

    /// No mistakes could be made.
    pub(super) fn untried(&self, outcome: &Outcome) -> Diagnostic {
        let how = said::failure(outcome).unwrap_or_else(|| "says nothing".into());
        let message = format!("no mistakes could be made in the solution: the attempt {how}");
        self.warning(0..0, message, "see that the files of the solution are valid")
    }

    /// Tests that noticed none of `count` mistakes.
    pub(super) fn idle(&self, idle: &BTreeSet<&str>, count: usize) -> Vec<Diagnostic> {
        let warning = |test: &checks::Test<'_>| {
            let tried = many(count, "simple mistake");
            let message =
                format!("none of {tried} makes this check fail, and the starter does not");
            let help = "see whether it checks what its title says; put a solution that it should \
                        refuse into `exercise/wrong/NAME/`";
            self.warning(test.span.clone(), message, help)
        };
        self.tests.iter().filter(|test| idle.contains(test.name)).map(warning).collect()
    }

    /// The name of a check's function in `checks.py`.
    fn place(&self, check: &Check) -> Range<usize> {
        let own = self.tests.iter().find(|test| test.name == function(check));
        own.map_or(0..0, |test| test.span.clone())
    }

    fn error(
        &self,
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Diagnostic {
        finding(Severity::Error, &self.file, span, message, help)
    }

    fn warning(
        &self,
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Diagnostic {
        finding(Severity::Warning, &self.file, span, message, help)
    }
}
