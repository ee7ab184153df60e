//! From asking for a run to its first output, and to its end.

#![expect(clippy::expect_used, reason = "a bench stops where it cannot go on")]

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;

use divan::Bencher;
use gradus::exec::interpreter::{Interpreter, Wishes, find};
use gradus::exec::{Runner, Setup};
use gradus::run::{Job, JobId, Limits, Update, Work};
use tempfile::TempDir;

fn main() {
    divan::main();
}

const TEXT: &str = "print('hello')\n";

fn python() -> Interpreter {
    find(&Wishes::of_process(None, None, None, None)).expect("a Python")
}

fn runner(folder: &TempDir, share: bool) -> Runner {
    let setup = Setup {
        python: Ok(python()),
        runtime: folder.path().join("runtime"),
        scratch: folder.path().join("scratch"),
        // A Python with packages may be named to measure their start.
        prepare: Some(Box::new(|set, _, _| {
            let name = format!("GRADUS_BENCH_{}", set.to_uppercase());
            std::env::var_os(&name).map(PathBuf::from).ok_or(format!("{name} names no Python"))
        })),
        share,
        hash_seed: None,
    };
    Runner::new(setup).expect("a runner")
}

fn job(packages: Option<&str>, text: &str) -> Job {
    Job {
        id: JobId(1),
        work: Work::Programs { prelude: None, programs: vec![text.into()] },
        packages: packages.map(Into::into),
        files: [].into(),
        input: String::new(),
        limits: Limits::default(),
    }
}

/// Waits for the first output; the rest goes on by itself.
fn first_output(runner: &Runner, job: Job) {
    let (sender, updates) = channel();
    let running = runner.start(job, move |update| {
        let _ = sender.send(update);
    });
    let _running = running.expect("a job");
    let first =
        updates.iter().find(|update| matches!(update, Update::Output(..) | Update::Done(_)));
    assert!(matches!(first, Some(Update::Output(..))), "{first:?}");
}

/// What the interpreter alone takes.
#[divan::bench]
fn bare_interpreter(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("lesson.py");
    std::fs::write(&file, TEXT).expect("a file");
    let python = python().executable;
    bencher.bench(|| {
        let mut command = Command::new(&python);
        command.arg(&file).stdout(Stdio::null()).status().expect("a run")
    });
}

#[divan::bench]
fn first_output_cold(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().expect("a folder");
    bencher
        .with_inputs(|| runner(&folder, false))
        .bench_values(|runner| first_output(&runner, job(None, TEXT)));
}

#[divan::bench]
fn whole_program_cold(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().expect("a folder");
    let runner = runner(&folder, false);
    bencher.bench(|| runner.run(&job(None, TEXT)));
}

#[divan::bench]
fn whole_program_shared(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().expect("a folder");
    let runner = runner(&folder, true);
    bencher.bench(|| runner.run(&job(None, TEXT)));
}

/// Only where `GRADUS_BENCH_FLASK` and `GRADUS_BENCH_DJANGO` name Pythons with these packages.
#[divan::bench(args = ["flask", "django"])]
fn whole_program_warm(bencher: Bencher<'_, '_>, set: &str) {
    if std::env::var_os(format!("GRADUS_BENCH_{}", set.to_uppercase())).is_none() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let runner = runner(&folder, false);
    let text = match set {
        "flask" => {
            "from flask import Flask\napp = Flask(__name__)\n\
             print(app.test_client().get('/').status_code)\n"
        }
        _ => {
            "import django\nfrom django.conf import settings\n\
             settings.configure(INSTALLED_APPS=['django.contrib.auth', \
             'django.contrib.contenttypes', 'django.contrib.admin', 'django.contrib.messages', \
             'django.contrib.sessions'])\ndjango.setup()\nprint(django.VERSION)\n"
        }
    };
    runner.run(&job(Some(set), text));
    bencher.bench(|| runner.run(&job(Some(set), text)));
}
