//! The Python that a course is proved on, with the environments of its package sets.

use std::collections::HashMap;
use std::env;
use std::io::{Write, stderr};
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context as _, Result, anyhow};

use super::super::Common;
use crate::author::proof::{Seed, Trial};
use crate::course::Course;
use crate::exec::environment::{Base, Environments, State, Wanted};
use crate::exec::interpreter::{self, Interpreter};
use crate::exec::{Runner, Setup, runtime};
use crate::run::{End, Job, Outcome, needs_packages};
use crate::sanitise::sanitise;

/// A Python that runs the trials of a proof.
pub(super) struct Python {
    found: Interpreter,
    first: Runner,
    second: Runner,
    /// Describes what each package set's runs are made on, by the set's name.
    identities: HashMap<String, String>,
    plain: String,
}

/// The environments of a course's package sets, each made when a run first needs it.
struct Sets {
    environments: Environments,
    base: Base,
    course: Course,
    /// What became of each set, so that one that cannot be made is tried once.
    made: Mutex<HashMap<String, Result<PathBuf, String>>>,
}

impl Python {
    /// Finds the Python that is meant, as for learners.
    pub(super) fn find(common: &Common, course: &Course) -> Result<Self> {
        let places = common.places()?;
        let (settings, _) = common.settings()?;
        let found = interpreter::find(&common.wishes(&settings, Some(course)))
            .map_err(|error| anyhow!("{error}. {}", error.advice()))?;
        let runtime_folder = places.runtime();
        let runtime = runtime::install(&runtime_folder)
            .with_context(|| format!("cannot write to {}", runtime_folder.display()))?;
        let base = Base::from(&found);
        let sets = Arc::new(Sets {
            environments: Environments::new(places.environments()),
            base,
            course: course.clone(),
            made: Mutex::default(),
        });
        let runner = |seed: Seed| {
            let sets = sets.clone();
            Runner::new(Setup {
                python: Ok(found.clone()),
                runtime: runtime_folder.clone(),
                scratch: env::temp_dir(),
                prepare: Some(Box::new(move |set, _, _| sets.python(set))),
                share: true,
                hash_seed: Some(seed.number()),
            })
        };
        let (first, second) = (runner(Seed::First)?, runner(Seed::Second)?);
        let plain = format!(
            "gradus {}\n{}\n{} {}\n{}",
            env!("CARGO_PKG_VERSION"),
            runtime.file_name().unwrap_or_default().display(),
            found.version,
            found.platform,
            found.executable.display()
        );
        let identity = |(set, requirements): (&String, &Vec<String>)| {
            (set.clone(), format!("{plain}\n{}", requirements.join("\n")))
        };
        let identities = course.packages.iter().map(identity).collect();
        Ok(Self { found, first, second, identities, plain })
    }

    /// What people call it.
    pub(super) fn name(&self) -> String {
        format!("Python {}", self.found.version)
    }

    /// All that a run on it may depend on besides what is run.
    pub(super) fn identity(&self, packages: Option<&str>) -> String {
        packages.and_then(|set| self.identities.get(set)).unwrap_or(&self.plain).clone()
    }

    /// Runs a trial and waits for its end. Where packages cannot be had, and are not needed, it
    /// runs without, as for learners.
    pub(super) fn run(&self, trial: &Trial) -> Outcome {
        let runner = match trial.seed {
            Seed::First => &self.first,
            Seed::Second => &self.second,
        };
        let outcome = runner.run(&trial.job);
        if matches!(outcome.end, End::Unavailable(_)) && !needs_packages(&trial.job) {
            return runner.run(&Job { packages: None, ..trial.job.clone() });
        }
        outcome
    }
}

impl Sets {
    /// The Python of a set's environment, made if it is not there. Whoever needs one that is being
    /// made waits.
    fn python(&self, set: &str) -> Result<PathBuf, String> {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        made.entry(set.into()).or_insert_with(|| self.make(set)).clone()
    }

    fn make(&self, set: &str) -> Result<PathBuf, String> {
        let Some(requirements) = self.course.packages.get(set) else {
            return Err(format!("the course has no package set `{set}`"));
        };
        let wanted = Wanted { course: &self.course.id, set, requirements };
        if let State::Ready(python) = self.environments.state(&wanted, &self.base) {
            return Ok(python);
        }
        let cancel = AtomicBool::new(false);
        let mut tell = |progress| {
            let line = format!("{set}: {progress}");
            // How far it is can be missed without harm.
            let _ = writeln!(stderr(), "\r{}\x1b[K", sanitise(&line));
        };
        self.environments
            .build(&wanted, &self.base, None, &cancel, &mut tell)
            .map_err(|error| format!("{error:#}"))
    }
}
