//! What a job runs on: the agreement of the learner, their Python, and the packages of its set.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;

use crate::course::parse;
use crate::course::{Course, Files, LessonId};
use crate::exec::environment::{Base, BuildError, Environments, Progress, State, Wanted};
use crate::exec::interpreter::{self, Wishes};
use crate::exec::{Runner, Setup};
use crate::run::{End, Job, needs_packages};
use crate::store::course_files::CourseSource;
use crate::store::trust;

/// What there is to run programs with.
pub struct Tools {
    /// Which Python is wanted.
    pub wishes: Wishes,
    /// The course, for its sets of packages.
    pub course: Arc<Course>,
    /// The folder of the environments that hold packages.
    pub environments: PathBuf,
    /// The folder that keeps what programs are started with.
    pub runtime: PathBuf,
    /// The folder in which each job gets one of its own.
    pub scratch: PathBuf,
    /// The list of courses that were agreed to.
    pub trusted: PathBuf,
}

/// The Pythons of sets that are ready, by the set's name.
type Pythons = Arc<Mutex<BTreeMap<String, PathBuf>>>;

/// What jobs run on.
pub(super) struct Ground {
    tools: Tools,
    source: CourseSource,
    runner: Option<Runner>,
    base: Option<Base>,
    pythons: Pythons,
    /// What the course held when its code was refused: what the learner is asked about.
    refused: Option<Files>,
}

/// What has to be done before a job can run.
pub(super) enum Need {
    /// Nothing, and it needs no packages.
    Nothing,
    /// Nothing: its packages are there.
    Ready,
    /// Its packages have to be fetched.
    Packages(Build),
}

/// An environment that is to be made.
pub(super) struct Build {
    environments: Environments,
    base: Base,
    course: String,
    set: String,
    requirements: Vec<String>,
}

impl Build {
    fn wanted(&self) -> Wanted<'_> {
        Wanted { course: &self.course, set: &self.set, requirements: &self.requirements }
    }

    /// Makes it; returns its Python. `tell` takes lines on how far it is.
    ///
    /// # Errors
    /// With how the job ends that needs it.
    pub(super) fn run(
        &self,
        cancel: &AtomicBool,
        tell: &mut dyn FnMut(String),
    ) -> Result<PathBuf, End> {
        let mut say =
            |progress: Progress| tell(format!("The packages of {}: {progress}", self.set));
        let built = self.environments.build(&self.wanted(), &self.base, None, cancel, &mut say);
        built.map_err(|error| {
            let is_stopped = matches!(error, BuildError::Cancelled);
            if is_stopped { End::Stopped } else { End::Unavailable(error.to_string()) }
        })
    }
}

impl Ground {
    pub(super) fn new(tools: Tools, source: CourseSource) -> Self {
        let pythons = Pythons::default();
        Self { tools, source, runner: None, base: None, pythons, refused: None }
    }

    /// Looks at what a job needs.
    ///
    /// # Errors
    /// With how it ends at once.
    pub(super) fn look(&mut self, job: &Job) -> Result<Need, End> {
        let course = self.course()?;
        let Some(set) = &job.packages else { return Ok(Need::Nothing) };
        self.runner()?;
        // Without a Python, the runner says so better than anything here could.
        let Some(build) = self.build(&course, set)? else { return Ok(Need::Nothing) };
        if let State::Ready(python) = build.environments.state(&build.wanted(), &build.base) {
            self.remember(set, python);
            return Ok(Need::Ready);
        }
        Ok(if needs_packages(job) { Need::Packages(build) } else { Need::Nothing })
    }

    /// Notes that the packages of a job were fetched into the environment of this Python.
    pub(super) fn built(&self, job: &Job, python: PathBuf) {
        if let Some(runner) = &self.runner {
            runner.forget(&python);
        }
        if let Some(set) = &job.packages {
            self.remember(set, python);
        }
    }

    /// What runs jobs.
    ///
    /// # Errors
    /// With how each job ends at once.
    pub(super) fn runner(&mut self) -> Result<&Runner, End> {
        // A Python that was not there may have been installed meanwhile.
        let runner = match self.runner.take().filter(|_| self.base.is_some()) {
            Some(runner) => runner,
            None => self.new_runner()?,
        };
        Ok(self.runner.insert(runner))
    }

    /// Has Python started, so that the first program of a lesson need not wait for it.
    pub(super) fn get_ready(&mut self, lesson: &LessonId) {
        // Whatever is wrong is said when something is to run.
        let Ok(course) = self.course() else { return };
        if self.runner().is_err() || self.base.is_none() {
            return;
        }
        let stage = course.stages.iter().find(|stage| stage.id.as_str() == lesson.stage());
        let set = stage.and_then(|stage| stage.packages.as_deref());
        let environment = set.and_then(|set| self.build(&course, set).ok().flatten());
        let python = environment.and_then(|build| {
            match build.environments.state(&build.wanted(), &build.base) {
                State::Ready(python) => Some(python),
                State::Missing | State::Broken(_) => None,
            }
        });
        if let Some(runner) = &self.runner {
            runner.warm_up(python.as_deref());
        }
    }

    /// Agrees to what the course held when its code was refused.
    ///
    /// # Errors
    /// With a sentence.
    pub(super) fn trust(&mut self, now: Timestamp) -> Result<(), String> {
        let files = match self.refused.take() {
            Some(files) => files,
            None => self.source.all().map_err(|error| error.to_string())?.files,
        };
        let list = &self.tools.trusted;
        trust::agree(list, &self.source, &files, now).map_err(|error| {
            format!(
                "That you trust the course cannot be kept in {}: {error}. Look at the file and its \
                 folder.",
                list.display()
            )
        })
    }

    /// The course as it is now, if it may run code.
    fn course(&mut self) -> Result<Arc<Course>, End> {
        if self.source == CourseSource::Builtin {
            return Ok(self.tools.course.clone());
        }
        let unavailable = |what: &dyn std::fmt::Display| End::Unavailable(what.to_string());
        let read = self.source.all().map_err(|error| unavailable(&error))?;
        let list = &self.tools.trusted;
        let state = trust::state(list, &self.source, &read.files).map_err(|error| {
            let list = list.display();
            unavailable(&format!(
                "Whether you trust the course cannot be read from {list}: {error}."
            ))
        })?;
        match state {
            trust::State::Trusted => {
                self.refused = None;
                Ok(Arc::new(parse::outline(&read.files).0))
            }
            trust::State::New | trust::State::Changed => {
                self.refused = Some(read.files);
                Err(End::Untrusted)
            }
        }
    }

    /// How the environment of a set is made; none without a Python.
    fn build(&self, course: &Course, set: &str) -> Result<Option<Build>, End> {
        let Some(base) = &self.base else { return Ok(None) };
        let Some(requirements) = course.packages.get(set) else {
            return Err(End::Unavailable(format!(
                "The course has no package set `{set}`; `gradus check` shows where it is named."
            )));
        };
        Ok(Some(Build {
            environments: Environments::new(&self.tools.environments),
            base: base.clone(),
            course: course.id.clone(),
            set: set.into(),
            requirements: requirements.clone(),
        }))
    }

    fn new_runner(&mut self) -> Result<Runner, End> {
        let python = interpreter::find(&self.tools.wishes);
        self.base = python.as_ref().ok().map(Base::from);
        let pythons = self.pythons.clone();
        let setup = Setup {
            python,
            runtime: self.tools.runtime.clone(),
            scratch: self.tools.scratch.clone(),
            prepare: Some(Box::new(move |set, _, _| {
                let pythons = pythons.lock().unwrap_or_else(PoisonError::into_inner);
                let missing = || format!("the packages of `{set}` are not there");
                pythons.get(set).cloned().ok_or_else(missing)
            })),
            share: false,
            hash_seed: None,
        };
        Runner::new(setup).map_err(|error| {
            let place = self.tools.runtime.display();
            End::Unavailable(format!(
                "What programs are started with cannot be written to {place}: {error}. Look at the \
                 folder, or choose another with --data-dir."
            ))
        })
    }

    fn remember(&self, set: &str, python: PathBuf) {
        let mut pythons = self.pythons.lock().unwrap_or_else(PoisonError::into_inner);
        pythons.insert(set.into(), python);
    }
}

/// How a job ends that no thread can be had for.
pub(super) fn no_thread(error: &io::Error) -> End {
    End::Unavailable(format!("The system has no thread for it: {error}. Try again in a while."))
}
