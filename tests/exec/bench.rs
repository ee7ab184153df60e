//! A place to run jobs in.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use gradus::exec::interpreter::{self, Interpreter, Wishes};
use gradus::exec::{Runner, Running, Setup};
use gradus::run::{End, Job, JobId, Limits, Outcome, Stream, Update, Work};
use tempfile::TempDir;

/// How long anything may take on a busy machine before it counts as a fault.
pub(crate) const LIMIT: Duration = Duration::from_mins(1);

/// The Python of this system, behind any shim.
pub(crate) fn python() -> Interpreter {
    static FOUND: OnceLock<Interpreter> = OnceLock::new();
    FOUND
        .get_or_init(|| interpreter::find(&Wishes::of_process(None, None, None, None)).unwrap())
        .clone()
}

/// A runner with its folders, which go with it.
pub(crate) struct Bench {
    pub(crate) runner: Runner,
    folder: Arc<TempDir>,
}

/// News of a job that was started.
pub(crate) struct Started {
    pub(crate) running: Running,
    updates: Receiver<Update>,
    /// Where it works: stays until it is over.
    _folder: Arc<TempDir>,
    pub(crate) seen: String,
}

impl Bench {
    pub(crate) fn new() -> Self {
        Self::with(|_| {})
    }

    pub(crate) fn with(change: impl FnOnce(&mut Setup)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut setup = Setup {
            python: Ok(python()),
            runtime: runtime(),
            scratch: folder.path().join("scratch"),
            prepare: None,
            share: false,
            hash_seed: None,
        };
        change(&mut setup);
        Self { runner: Runner::new(setup).unwrap(), folder: Arc::new(folder) }
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn run(&self, job: &Job) -> Outcome {
        let outcome = self.runner.run(job);
        let left: Vec<_> = std::fs::read_dir(self.folder().join("scratch"))
            .map(|entries| entries.map(|entry| entry.unwrap().path()).collect())
            .unwrap_or_default();
        assert!(left.is_empty(), "the job's folder is left: {left:?}");
        outcome
    }

    pub(crate) fn start(&self, job: Job) -> Started {
        let (sender, updates): (Sender<Update>, _) = channel();
        let running = self.runner.start(job, move |update| {
            let _ = sender.send(update);
        });
        let kept = self.folder.clone();
        Started { running: running.unwrap(), updates, _folder: kept, seen: String::new() }
    }
}

impl Started {
    /// Waits for the next news.
    pub(crate) fn next(&mut self) -> Update {
        let update = self.updates.recv_timeout(LIMIT).unwrap();
        if let Update::Output(Stream::Out, text) = &update {
            self.seen.push_str(text);
        }
        update
    }

    /// Waits until the job has written this.
    pub(crate) fn wait_for(&mut self, text: &str) -> &mut Self {
        while !self.seen.contains(text) {
            if let Update::Done(outcome) = self.next() {
                panic!("waited for {text:?}: {outcome:?}");
            }
        }
        self
    }

    /// Waits for the end.
    pub(crate) fn finish(&mut self) -> Outcome {
        loop {
            if let Update::Done(outcome) = self.next() {
                return *outcome;
            }
        }
    }
}

/// One folder for all tests: the package is compiled once.
fn runtime() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("runtime")
}

/// A lesson's program.
pub(crate) fn program(text: &str) -> Job {
    job(Work::Programs { prelude: None, programs: vec![text.into()] })
}

pub(crate) fn job(work: Work) -> Job {
    let limits = Limits { wall: LIMIT, cpu: LIMIT, ..Limits::default() };
    let (packages, files, input) = (None, [].into(), String::new());
    Job { id: JobId(1), work, packages, files, input, limits }
}

/// The output of a program that comes to its end.
pub(crate) fn output(outcome: &Outcome) -> &str {
    assert_eq!(outcome.end, End::Finished, "{outcome:?}");
    outcome.outputs.last().unwrap()
}
