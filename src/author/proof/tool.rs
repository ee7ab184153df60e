//! Small Python programs of ours that the proof runs like those of a lesson: the request goes in
//! as JSON on standard input, the answer comes out as JSON on standard output.

use std::time::Duration;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::setting::Setting;
use crate::course::Files;
use crate::run::{End, Job, Limits, Outcome, Work};

/// Time that a tool may take: it may try thousands of variants.
const TIME: Duration = Duration::from_mins(2);

/// Bytes that a tool may print.
const OUTPUT: usize = 16 << 20;

/// Runs a tool with the lesson's prelude and files, and with the packages that `program` has, a
/// program of the lesson.
pub(super) fn in_lesson(setting: &Setting, source: &str, program: &Job, request: &Value) -> Job {
    let packages = program.packages.clone();
    with_request(Job { packages, ..setting.programs(vec![source.into()]) }, request)
}

/// Runs a tool by itself, among `files`.
pub(super) fn alone(setting: &Setting, source: &str, files: Files, request: &Value) -> Job {
    let work = Work::Programs { prelude: None, programs: vec![source.into()] };
    with_request(Job { packages: None, ..setting.job(work, files) }, request)
}

fn with_request(job: Job, request: &Value) -> Job {
    let limits = Limits { wall: TIME, cpu: TIME, output: OUTPUT, ..Limits::default() };
    Job { input: request.to_string(), limits, ..job }
}

/// The tool's answer; `None` if it did not come to its end.
pub(super) fn answer<T: DeserializeOwned>(outcome: &Outcome) -> Option<T> {
    let output = outcome.outputs.last().filter(|_| outcome.end == End::Finished)?;
    serde_json::from_str(output).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::author::proof::samples::{printing, raising};

    #[test]
    fn answers_are_read() {
        assert_eq!(answer::<Vec<u32>>(&printing(&["[1, 2]\n"])), Some(vec![1, 2]));
        assert_eq!(answer::<Vec<u32>>(&printing(&["oh"])), None);
        assert_eq!(answer::<Vec<u32>>(&raising(&["[1]"], "MemoryError", "")), None);
    }
}
