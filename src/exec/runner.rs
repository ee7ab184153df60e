//! Runs jobs: the one thing that the rest of the program needs to know of.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

#[cfg(not(unix))]
use super::direct::Direct as Backend;
use super::interpreter::{Interpreter, NoPython};
use super::runtime;
use super::scratch::Scratch;
use super::stop::{self, Stop, Stopper};
#[cfg(unix)]
use super::warm::Pool as Backend;
use crate::run::{End, Job, Outcome, Update};

/// Finds the Python of a package set's environment, and makes the environment first if it is not
/// there. Gets the set's name, is told lines on how far it is, and stops once the flag is set; the
/// path of the Python, or what went wrong and what to do about it.
pub type Prepare =
    Box<dyn Fn(&str, &mut dyn FnMut(String), &AtomicBool) -> Result<PathBuf, String> + Send + Sync>;

/// What a runner works with.
pub struct Setup {
    /// The learner's Python, or why there is none: then each job says so.
    pub python: Result<Interpreter, NoPython>,
    /// The folder that keeps the Python package from start to start.
    pub runtime: PathBuf,
    /// The folder in which each job gets one of its own.
    pub scratch: PathBuf,
    /// How a set's environment is made ready; without, jobs that need one say so.
    pub prepare: Option<Prepare>,
    /// Whether programs without packages may share an interpreter that forks for each, which is
    /// faster. The order of sets of text is then the same in all of them.
    pub share: bool,
    /// What orders sets of text in all jobs (`PYTHONHASHSEED`); chance unless given.
    pub hash_seed: Option<u32>,
}

/// Runs jobs, any number at a time. What runs is ended if the program itself ends.
pub struct Runner {
    shared: Arc<Shared>,
}

/// A job that was started. It is stopped if this is dropped.
#[must_use = "the job is stopped when this is dropped"]
pub struct Running {
    stopper: Stopper,
}

/// What a backend is asked to run, and for whom.
pub(super) struct Order<'a> {
    pub(super) job: &'a Job,
    pub(super) python: &'a Path,
    pub(super) scratch: &'a Scratch,
    /// Whether the interpreter may be one that did other jobs before.
    pub(super) share: bool,
    pub(super) stop: Option<&'a Stop>,
}

struct Shared {
    setup: Setup,
    backend: Backend,
}

impl Runner {
    /// A runner. Writes the Python package if it is not there yet; fails if it cannot.
    pub fn new(setup: Setup) -> io::Result<Self> {
        let backend = Backend::new(runtime::install(&setup.runtime)?, setup.hash_seed);
        Ok(Self { shared: Arc::new(Shared { setup, backend }) })
    }

    /// Runs a job on a thread of its own. `on_update` gets its news; [`Update::Done`] comes last,
    /// and always. Fails if there can be no such thread.
    pub fn start(
        &self,
        job: Job,
        mut on_update: impl FnMut(Update) + Send + 'static,
    ) -> io::Result<Running> {
        let (stopper, stop) = stop::pair()?;
        let shared = self.shared.clone();
        thread::Builder::new().name("job".into()).spawn(move || {
            let outcome = shared.perform(&job, Some(&stop), &mut Some(&mut on_update));
            on_update(Update::Done(Box::new(outcome)));
        })?;
        Ok(Running { stopper })
    }

    /// Runs a job and waits for its end.
    pub fn run(&self, job: &Job) -> Outcome {
        self.shared.perform(job, None, &mut None)
    }

    /// Starts what makes the first job on this Python begin at once: of a set's environment, or the
    /// plain one.
    pub fn warm_up(&self, environment: Option<&Path>) {
        let plain = self.shared.setup.python.as_ref().map(|python| python.executable.as_path());
        if let Some(python) = environment.or(plain.ok()) {
            self.shared.backend.warm_up(python, environment.is_some());
        }
    }

    /// Forgets what was loaded of an environment, given by its Python: it has changed.
    pub fn forget(&self, python: &Path) {
        self.shared.backend.forget(python);
    }
}

impl Running {
    /// Ends the job; it says so itself when it is over.
    pub fn stop(&self) {
        self.stopper.stop();
    }
}

impl Shared {
    fn perform(
        &self,
        job: &Job,
        stop: Option<&Stop>,
        sink: &mut Option<&mut dyn FnMut(Update)>,
    ) -> Outcome {
        let python = match self.python(job, stop, sink) {
            Ok(python) => python,
            Err(end) => return Outcome::without_run(end),
        };
        let scratch = match Scratch::new(&self.setup.scratch, &job.files) {
            Ok(scratch) => scratch,
            Err(error) => {
                let place = self.setup.scratch.display();
                let reason = format!("the files to run cannot be laid out in {place}: {error}");
                return Outcome::without_run(End::Unavailable(reason));
            }
        };
        let share = self.setup.share || job.packages.is_some();
        let order = Order { job, python: &python, scratch: &scratch, share, stop };
        self.backend.run(&order, sink)
    }

    /// The Python that a job runs on.
    fn python(
        &self,
        job: &Job,
        stop: Option<&Stop>,
        sink: &mut Option<&mut dyn FnMut(Update)>,
    ) -> Result<PathBuf, End> {
        let python = self.setup.python.as_ref();
        let python =
            python.map_err(|error| End::Unavailable(format!("{error}. {}", error.advice())))?;
        let Some(set) = &job.packages else { return Ok(python.executable.clone()) };
        let Some(prepare) = &self.setup.prepare else {
            let reason =
                format!("the packages of `{set}` are not set up; `gradus setup {set}` does it");
            return Err(End::Unavailable(reason));
        };
        let mut tell = |line| {
            if let Some(sink) = sink {
                sink(Update::Preparing(line));
            }
        };
        let never = AtomicBool::new(false);
        let cancel = stop.map_or(&never, Stop::flag);
        let is_stopped = || cancel.load(Ordering::Relaxed);
        let end = |reason| if is_stopped() { End::Stopped } else { End::Unavailable(reason) };
        prepare(set, &mut tell, cancel).map_err(end)
    }
}
