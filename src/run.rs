//! What to run on the learner's Python, and what came of it: data alone. The session asks with a
//! [`Job`], `exec` does it, and the screens, plain mode and the proof of a course read the
//! [`Outcome`].

pub mod blocks;
pub mod explain;
mod needs;

use std::time::Duration;

use serde::{Deserialize, Serialize};

pub use self::needs::needs_packages;
use crate::course::files::Files;

/// Names one of the jobs that may be going on at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct JobId(pub u64);

/// Gives out numbers for jobs, none of them twice.
#[derive(Debug, Clone, Default)]
pub struct JobIds {
    given: u64,
}

impl JobIds {
    /// A number that was not given out before.
    pub fn fresh(&mut self) -> JobId {
        self.given += 1;
        JobId(self.given)
    }
}

/// Something to run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// What its updates are known by.
    pub id: JobId,
    /// What runs.
    pub work: Work,
    /// The package set whose environment it runs in; none for the plain interpreter.
    pub packages: Option<String>,
    /// What is laid out in the job's own working directory, which is its current directory and
    /// first on `sys.path`.
    pub files: Files,
    /// What its standard input holds; the input is closed after it.
    pub input: String,
    /// When it is ended by force.
    pub limits: Limits,
}

/// What runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Work {
    /// Programs run one after the other in one namespace, each only if the one before it came to
    /// its end. Their output is told apart.
    Programs {
        /// Run before the first of them in the same namespace; its output is dropped.
        prelude: Option<String>,
        /// The programs, at least one.
        programs: Vec<String>,
    },
    /// One of the job's files, as `python FILE` runs it.
    File(String),
    /// The hidden checks of an exercise, on the files beside them.
    Checks {
        /// The text of `checks.py`.
        source: String,
        /// Only tests whose name starts with `test_` and this; all if there is none.
        only: Option<String>,
        /// What the syntax of the learner's files must and must not hold.
        rules: Vec<Rule>,
    },
}

/// A rule on the syntax of the learner's files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// What it speaks of: a form such as `for`, `while`, `comprehension`, `with`, `class`, a call
    /// written `sorted()`, or an import written `import re`.
    pub form: String,
    /// Whether it must be there, or must not.
    pub wanted: bool,
    /// The files it looks into: the learner's.
    pub files: Vec<String>,
}

/// When a job is ended by force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Time on the wall clock.
    pub wall: Duration,
    /// Time on a processor.
    pub cpu: Duration,
    /// Bytes of address space for each process, and of memory in use for all of them together.
    pub memory: u64,
    /// Bytes of output; more is cut off and ends the job.
    pub output: usize,
    /// Bytes of any file that it writes.
    pub file: u64,
    /// Processes at a time.
    pub processes: u32,
}

impl Default for Limits {
    /// What a lesson's program or a check gets unless the course says otherwise.
    fn default() -> Self {
        Self {
            wall: Duration::from_secs(10),
            cpu: Duration::from_secs(10),
            memory: 1 << 30,
            output: 1 << 20,
            file: 64 << 20,
            processes: 32,
        }
    }
}

/// News of a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Update {
    /// Something has to be made ready first, such as an environment: a line on how far it is.
    Preparing(String),
    /// Output of the last program, or of the file, as it came.
    Output(Stream, String),
    /// A check came to its end.
    Checked(Check),
    /// The job is over, and nothing of it is left running.
    Done(Box<Outcome>),
}

/// Where output was written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    /// Standard output.
    Out,
    /// Standard error.
    Err,
}

/// What came of a job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// How it ended.
    pub end: End,
    /// Standard output, as much as was kept: of each program that was begun, or of the one file.
    pub outputs: Vec<String>,
    /// Standard error, without the traceback that `end` holds.
    pub errors: String,
    /// The checks in the order they were written; none but for [`Work::Checks`].
    pub checks: Vec<Check>,
    /// Time from the start of the process to its end.
    pub took: Duration,
}

/// How a job ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum End {
    /// It came to its end.
    Finished,
    /// It asked to end with this exit code.
    Exited(i32),
    /// An exception ended it.
    Raised(Fault),
    /// The learner stopped it.
    Stopped,
    /// A limit ended it.
    OverLimit {
        /// Which one.
        limit: Limit,
        /// Where the program was, innermost last, if it could be asked.
        at: Vec<Frame>,
    },
    /// A signal ended it, or something else from outside: in a few words.
    Killed(String),
    /// It could not be started: what, and what to do.
    Unavailable(String),
    /// The course has not been trusted to run code.
    Untrusted,
}

/// A limit that ended a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Limit {
    /// Too long, by the wall clock or the processor's.
    Time,
    /// Too much output.
    Output,
    /// Too many processes.
    Processes,
    /// Too much memory in all its processes together; one alone gets a `MemoryError`.
    Memory,
}

/// An exception that nothing caught.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Fault {
    /// Its class, such as `NameError`; with its module unless that is `builtins`, such as
    /// `jinja2.exceptions.TemplateNotFound`.
    pub kind: String,
    /// What it says of itself.
    pub message: String,
    /// The frames of the traceback, innermost last; for a `SyntaxError`, its place comes last.
    pub frames: Vec<Frame>,
    /// The whole traceback as Python prints it.
    pub full: String,
    /// Names that were in reach where it happened, for "did you mean".
    pub names: Vec<String>,
}

/// A place in a running program.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Frame {
    /// The file: below the working directory if it is there.
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    /// The function, or `<module>`.
    pub function: String,
    /// The line's text, without white space around it.
    pub text: String,
    /// Whether the file is the learner's or the lesson's, not Python's or a package's.
    pub own: bool,
}

/// A check of an exercise and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Check {
    /// The test's name, with its parameters if it has some: `test_empty[3]`.
    pub name: String,
    /// Its docstring's first paragraph on one line; the name in words if it has none.
    pub title: String,
    /// Whether it passed.
    pub passed: bool,
    /// What the check says of a failure: expected and seen.
    pub message: String,
    /// What was printed meanwhile.
    pub output: String,
    /// The exception, unless the check itself said what is wrong.
    pub fault: Option<Fault>,
}

impl Outcome {
    /// An outcome without any run: `end` says why.
    pub fn without_run(end: End) -> Self {
        Self {
            end,
            outputs: Vec::new(),
            errors: String::new(),
            checks: Vec::new(),
            took: Duration::ZERO,
        }
    }

    /// Whether there were checks, all of them passed, and nothing else went wrong.
    pub fn passed(&self) -> bool {
        self.end == End::Finished
            && !self.checks.is_empty()
            && self.checks.iter().all(|check| check.passed)
    }
}
