//! What Gradus and its side in Python tell each other, as JSON.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::scratch::Scratch;
use crate::run::{Check, End, Fault, Job, Limits, Work};

/// A job to be done.
#[derive(Serialize)]
pub(super) struct Request<'a> {
    folder: &'a Path,
    workdir: &'a Path,
    /// What stands before the output of each program.
    mark: &'a str,
    environment: BTreeMap<&'static str, &'a Path>,
    limits: Bounds,
    work: &'a Work,
}

#[derive(Serialize)]
struct Bounds {
    wall_ms: u64,
    cpu: u64,
    memory: u64,
    file: u64,
    processes: u32,
}

/// What the launcher says.
#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum News {
    /// It waits for a job; the top-level modules that it has loaded.
    Ready(Vec<String>),
    /// The job's process, which is also its group.
    Begun(i32),
    /// The job is over.
    Done(Done),
}

/// How a job's process ended, as its launcher saw it.
#[derive(Debug, Deserialize)]
pub(super) struct Done {
    /// Why it was ended, if it was.
    pub(super) over: Option<Over>,
    /// Its exit code; of a signal, the negative number.
    pub(super) status: Option<i32>,
    /// How many processes could not be ended.
    pub(super) left: usize,
}

/// Why a launcher ended a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Over {
    Time,
    Processes,
    Memory,
    Stop,
    Gone,
}

/// What a job says of itself.
#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Report {
    End(Ended),
    Exited(i32),
    Raised(Fault),
    Check(Check),
}

/// That it came to its end.
#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Ended {
    Finished,
}

impl<'a> Request<'a> {
    pub(super) fn new(job: &'a Job, scratch: &'a Scratch, mark: &'a str) -> Self {
        let (home, temp) = (scratch.home.as_path(), scratch.temp.as_path());
        let environment = [
            ("HOME", home),
            ("USERPROFILE", home),
            ("TMPDIR", temp),
            ("TEMP", temp),
            ("TMP", temp),
            ("PWD", scratch.work.as_path()),
        ];
        Self {
            folder: scratch.folder(),
            workdir: &scratch.work,
            mark,
            environment: environment.into(),
            limits: Bounds::from(&job.limits),
            work: &job.work,
        }
    }
}

impl From<&Limits> for Bounds {
    fn from(limits: &Limits) -> Self {
        let whole_seconds = |time: Duration| time.as_secs() + u64::from(time.subsec_nanos() > 0);
        Self {
            wall_ms: u64::try_from(limits.wall.as_millis()).unwrap_or(u64::MAX),
            cpu: whole_seconds(limits.cpu),
            // More than this is more than Python's own numbers for it can hold.
            memory: limits.memory.min(i64::MAX.cast_unsigned() >> 1),
            file: limits.file.min(i64::MAX.cast_unsigned()),
            processes: limits.processes,
        }
    }
}

/// What a job told of itself while it ran.
#[derive(Default)]
pub(super) struct Told {
    /// How it ended, by its own account.
    pub(super) end: Option<End>,
    /// The checks so far.
    pub(super) checks: Vec<Check>,
    /// Lines that are no report: where the program was.
    pub(super) trace: String,
    unread: Vec<u8>,
}

impl Told {
    /// Takes in bytes of the report; the checks that it holds are passed to `checked`.
    pub(super) fn push(&mut self, bytes: &[u8], checked: &mut dyn FnMut(&Check)) {
        self.unread.extend_from_slice(bytes);
        while let Some(end) = self.unread.iter().position(|byte| *byte == b'\n') {
            let line: Vec<u8> = self.unread.drain(..=end).collect();
            match serde_json::from_slice(&line) {
                Ok(Report::End(Ended::Finished)) => self.end = Some(End::Finished),
                Ok(Report::Exited(code)) => self.end = Some(End::Exited(code)),
                Ok(Report::Raised(fault)) => self.end = Some(End::Raised(fault)),
                Ok(Report::Check(check)) => {
                    checked(&check);
                    self.checks.push(check);
                }
                Err(_) => self.trace.push_str(&String::from_utf8_lossy(&line)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_and_a_trace_are_told_apart() {
        let text = "{\"check\":{\"name\":\"test_a\",\"passed\":true,\"fault\":null}}\n\
            Current thread 0x1 (most recent call first):\n  File \"x\", line 1 in f\n\
            {\"raised\":{\"kind\":\"KeyError\",\"frames\":[{\"file\":\"a.py\",\"line\":3}]}}\n";
        for size in [1, 7, 1000] {
            let (mut told, mut names) = (Told::default(), Vec::new());
            for chunk in text.as_bytes().chunks(size) {
                told.push(chunk, &mut |check| names.push(check.name.clone()));
            }
            assert_eq!((names, told.checks.len()), (vec!["test_a".to_owned()], 1));
            assert!(told.trace.ends_with("line 1 in f\n"), "{}", told.trace);
            assert!(matches!(&told.end, Some(End::Raised(fault)) if fault.kind == "KeyError"));
        }
    }

    #[test]
    fn a_part_of_a_second_counts_as_a_whole_one() {
        for (cpu, expected) in [(0, 0), (1, 1), (999, 1), (1000, 1), (1001, 2)] {
            let limits = Limits { cpu: Duration::from_millis(cpu), ..Limits::default() };
            assert_eq!(Bounds::from(&limits).cpu, expected, "{cpu} ms");
        }
    }
}
