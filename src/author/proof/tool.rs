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
pub(super) mod tests {
    use super::*;
    use crate::author::proof::{Claim, Step, place, plan};
    use crate::course::diagnostic::Diagnostic;
    use crate::course::parse::parse;
    use crate::run::Fault;

    /// A run that printed this and came to its end.
    pub(in super::super) fn printing(outputs: &[&str]) -> Outcome {
        let outputs = outputs.iter().map(|&output| output.into()).collect();
        Outcome { outputs, ..ended(End::Finished) }
    }

    /// A run that ended in this way.
    pub(in super::super) fn ended(end: End) -> Outcome {
        Outcome::without_run(end)
    }

    /// A run that printed this and was ended by an exception.
    pub(in super::super) fn raising(outputs: &[&str], kind: &str, message: &str) -> Outcome {
        let fault = Fault { kind: kind.into(), message: message.into(), ..Fault::default() };
        Outcome { end: End::Raised(fault), ..printing(outputs) }
    }

    /// A lesson without anything around it.
    pub(in super::super) fn setting() -> Setting {
        Setting {
            lesson: "python/one".into(),
            packages: None,
            support: Files::new(),
            prelude: None,
        }
    }

    /// A course with one lesson, whose quiz has one question.
    pub(in super::super) fn course(kind: &str, keys: &str) -> Files {
        let quiz = format!("[[question]]\nid = 'q'\nkind = '{kind}'\nexplain = 'e'\n{keys}");
        [
            (
                "course.toml",
                "format = 1\nid = 'c'\ntitle = 'C'\nversion = '1'\nlanguage = 'en'\n\
                 license = 'CC0-1.0'\n[[stage]]\nid = 'python'\ntitle = 'P'\nsummary = 's'\n\
                 lessons = ['one']\n",
            ),
            (
                "python/one/lesson.toml",
                "id = 'python/one'\ntitle = 'One'\nminutes = 5\nneeds = []\nobjectives = ['o']\n",
            ),
            ("python/one/lesson.md", "# One\n"),
            ("python/one/quiz.toml", &quiz),
        ]
        .map(|(path, text)| (path.to_owned(), text.to_owned()))
        .into()
    }

    /// What is found in a question of this kind, as `place: message`, when its runs come to
    /// `outcomes`, round by round.
    #[track_caller]
    pub(in super::super) fn check_question(
        kind: &str,
        keys: &str,
        outcomes: &[&[Outcome]],
        expected: &[&str],
    ) {
        let files = course(kind, keys);
        let parsed = parse(&files);
        assert_eq!(parsed.diagnostics, [], "{keys}");
        let mut claims = plan(&parsed, &files).claims;
        let claim = claims.pop().expect("a claim");
        let found = judged(&claim, outcomes);
        let text = &files["python/one/quiz.toml"];
        let line = |found: &Diagnostic| {
            let place = found.span.clone().and_then(|span| text.get(span)).unwrap_or("?");
            format!("{place}: {}", found.message)
        };
        assert_eq!(found.iter().map(line).collect::<Vec<_>>(), expected, "{keys}");
        assert!(place::of_quiz("quiz.toml", text).contains_key("q"));
    }

    /// The judgement on a claim whose runs come to `outcomes`, round by round.
    #[track_caller]
    pub(in super::super) fn judged(claim: &Claim, outcomes: &[&[Outcome]]) -> Vec<Diagnostic> {
        let mut done = Vec::new();
        for round in outcomes {
            let Step::Run(trials) = claim.step(&done) else { panic!("nothing more is run") };
            assert_eq!(trials.len(), round.len(), "runs of a round");
            done.extend_from_slice(round);
        }
        match claim.step(&done) {
            Step::Judged(found) => found,
            Step::Run(trials) => panic!("{} more runs are wanted", trials.len()),
        }
    }

    #[test]
    fn answers_are_read() {
        assert_eq!(answer::<Vec<u32>>(&printing(&["[1, 2]\n"])), Some(vec![1, 2]));
        assert_eq!(answer::<Vec<u32>>(&printing(&["oh"])), None);
        assert_eq!(answer::<Vec<u32>>(&raising(&["[1]"], "MemoryError", "")), None);
    }
}
