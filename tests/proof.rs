//! A course with a falsehood of every kind, proved on this system's Python: each of them is found
//! at its place, and nothing else.

#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::fmt::Write as _;
use std::num::NonZeroUsize;
use std::path::Path;

use gradus::author::proof::cache::Cache;
use gradus::author::proof::work::{Proof, Workshop, work_off};
use gradus::author::proof::{Seed, Trial, plan};
use gradus::author::report;
use gradus::course::diagnostic::{Diagnostic, sort};
use gradus::course::parse::parse;
use gradus::exec::interpreter::{self, Wishes};
use gradus::exec::{Runner, Setup};
use gradus::store::course_files::CourseSource;
use insta::{assert_snapshot, with_settings};

/// Runs of both seeds on this system's Python, without packages.
struct Python {
    first: Runner,
    second: Runner,
}

impl Python {
    fn new(folder: &Path) -> Self {
        let found = interpreter::find(&Wishes::of_process(None, None, None, None)).expect("Python");
        let runner = |seed: Seed| {
            Runner::new(Setup {
                python: Ok(found.clone()),
                runtime: folder.join("runtime"),
                scratch: folder.join("scratch"),
                prepare: None,
                share: true,
                hash_seed: Some(seed.number()),
            })
            .expect("a runner")
        };
        Self { first: runner(Seed::First), second: runner(Seed::Second) }
    }

    fn run(&self, trial: &Trial) -> gradus::run::Outcome {
        match trial.seed {
            Seed::First => self.first.run(&trial.job),
            Seed::Second => self.second.run(&trial.job),
        }
    }
}

/// Proves a course of `courses/proof`; what is found, a line each.
fn prove(name: &str, python: &Python, cache: &Cache) -> (Proof, String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/courses/proof").join(name);
    let read = CourseSource::Folder(folder).all().expect("a course");
    let parsed = parse(&read.files);
    assert_eq!(parsed.diagnostics, []);
    let plan = plan(&parsed, &read.files);
    let shop = Workshop {
        workers: NonZeroUsize::new(2).unwrap(),
        run: &|trial| python.run(trial),
        identity: &|_| "the Python of this test".into(),
        cache,
    };
    let mut proof = work_off(&plan, &shop, |_| ()).expect("workers");
    sort(&mut proof.diagnostics);
    let mut lines = String::new();
    for Diagnostic { severity, file, span, message, help } in &proof.diagnostics {
        assert!(help.is_some(), "{message}: each finding says what to do");
        let place =
            span.as_ref().map(|span| report::line_and_column(&read.files[file], span.start));
        let place = place.map_or(String::new(), |(line, column)| format!("{line}:{column}: "));
        let _ = writeln!(lines, "{file}:{place}{severity:?}: {message}");
    }
    (proof, lines)
}

#[test]
fn every_falsehood_is_found_and_the_second_time_nothing_runs() {
    let folder = tempfile::tempdir().unwrap();
    let python = Python::new(folder.path());
    let path = folder.path().join("cache.jsonl");
    let (first, found) = prove("false", &python, &Cache::open(&path).unwrap());
    with_settings!({
        snapshot_path => "courses/proof",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { assert_snapshot!("false", found) });
    assert!(first.progress.ran > 50 && first.not_kept.is_none());
    let (second, again) = prove("false", &python, &Cache::open(&path).unwrap());
    assert_eq!((second.progress.ran, second.progress.cached), (0, first.progress.ran));
    assert_eq!(again, found);
}
