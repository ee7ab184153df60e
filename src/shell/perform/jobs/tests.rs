use std::fs;

use tempfile::TempDir;

use super::*;
use crate::course::Files;
use crate::exec::interpreter::{Choice, Wishes};
use crate::run::{Limits, Work};
use crate::store::lessons;

/// Only a fault takes so long.
const LIMIT: Duration = Duration::from_mins(1);

const COURSE: &str = "\
format = 1
id = \"small\"
title = \"A small course\"
version = \"1.0.0\"
language = \"en\"
license = \"MIT\"

[packages]
empty = []

[[stage]]
id = \"basics\"
title = \"Basics\"
summary = \"What comes first.\"
packages = \"empty\"
lessons = []
";

const ENDLESS: &str = "print('begun', flush=True)\nwhile True: pass";

/// A course in a folder, somebody who runs its programs, and what they hear of it.
struct Bench {
    folder: TempDir,
    jobs: Jobs,
    heard: Receiver<Msg>,
}

fn wishes() -> Wishes {
    Wishes::of_process(None, None, None, None)
}

fn program(id: u64, text: &str) -> Box<Job> {
    Box::new(Job {
        id: JobId(id),
        work: Work::Programs { prelude: None, programs: vec![text.into()] },
        packages: None,
        files: Files::new(),
        input: String::new(),
        limits: Limits::default(),
    })
}

fn with_packages(id: u64, text: &str, set: &str) -> Box<Job> {
    Box::new(Job { packages: Some(set.into()), ..*program(id, text) })
}

impl Bench {
    fn new(wishes: Wishes) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (out, heard) = channel();
        let at = |name| folder.path().join(name);
        fs::create_dir(at("course")).unwrap();
        fs::write(at("course/course.toml"), COURSE).unwrap();
        let source = CourseSource::Folder(at("course"));
        let (course, mistakes) = lessons::outline(&source).unwrap();
        assert_eq!(mistakes, []);
        let tools = Tools {
            wishes,
            course: Arc::new(course),
            environments: at("environments"),
            runtime: at("runtime"),
            scratch: at("scratch"),
            trusted: at("trusted.jsonl"),
        };
        Self { jobs: Jobs::start(tools, source, out).unwrap(), heard, folder }
    }

    fn trusted() -> Self {
        let bench = Self::new(wishes());
        bench.jobs.trust();
        bench
    }

    fn next(&self) -> (u64, Update) {
        next(&self.heard)
    }

    fn end(&self) -> (u64, Outcome) {
        end(&self.heard)
    }
}

fn next(heard: &Receiver<Msg>) -> (u64, Update) {
    let next = heard.recv_timeout(LIMIT).unwrap();
    let Msg::Job(JobId(id), update) = next else { panic!("{next:?}") };
    (id, update)
}

/// How the next job ends.
fn end(heard: &Receiver<Msg>) -> (u64, Outcome) {
    loop {
        if let (id, Update::Done(outcome)) = next(heard) {
            return (id, *outcome);
        }
    }
}

fn text(outcome: &Outcome) -> String {
    assert_eq!(outcome.end, End::Finished, "{outcome:?}");
    outcome.outputs.concat()
}

#[test]
fn nothing_runs_before_the_learner_agrees_and_after_the_course_has_changed() {
    let bench = Bench::new(wishes());
    bench.jobs.get_ready("basics/one".into());
    for (change, agreed) in [(None, false), (None, true), (Some("# new\n"), false)] {
        if let Some(change) = change {
            let file = bench.folder.path().join("course/course.toml");
            fs::write(file, format!("{COURSE}{change}")).unwrap();
        }
        if agreed {
            bench.jobs.trust();
        }
        bench.jobs.run(program(1, "print(6 * 7)"));
        let (_, outcome) = bench.end();
        if agreed {
            assert_eq!(text(&outcome), "42\n");
        } else {
            assert_eq!(outcome.end, End::Untrusted);
        }
    }
}

#[test]
fn what_was_looked_at_is_agreed_to_and_nothing_newer() {
    let bench = Bench::new(wishes());
    bench.jobs.run(program(1, "print(1)"));
    assert_eq!(bench.end().1.end, End::Untrusted);
    fs::write(bench.folder.path().join("course/topics.toml"), "# new\n").unwrap();
    bench.jobs.trust();
    bench.jobs.run(program(2, "print(1)"));
    assert_eq!(bench.end().1.end, End::Untrusted);
}

#[test]
fn without_a_python_it_says_what_to_do() {
    let choice = Choice { python: "/no/such/python".into(), by: "--python".into() };
    let bench = Bench::new(Wishes { chosen: Some(choice), ..wishes() });
    bench.jobs.trust();
    for job in [program(1, "print(1)"), with_packages(2, "import flask", "empty")] {
        bench.jobs.run(job);
        let (_, outcome) = bench.end();
        let End::Unavailable(why) = outcome.end else { panic!("{outcome:?}") };
        assert!(why.contains("/no/such/python"), "{why}");
    }
}

#[test]
fn jobs_are_stopped_by_their_names_and_at_the_end() {
    let bench = Bench::trusted();
    for id in [1, 2, 3] {
        bench.jobs.run(program(id, ENDLESS));
        assert!(matches!(bench.next(), (job, Update::Output(..)) if job == id));
    }
    bench.jobs.stop(JobId(2));
    let (id, outcome) = bench.end();
    assert_eq!((id, outcome.end), (2, End::Stopped));
    bench.jobs.stop(JobId(2));
    let Bench { folder, jobs, heard } = bench;
    jobs.finish();
    let mut ends = [end(&heard), end(&heard)].map(|(id, outcome)| {
        assert_eq!(outcome.end, End::Stopped);
        id
    });
    ends.sort_unstable();
    assert_eq!(ends, [1, 3]);
    drop(folder);
}

#[test]
fn packages_that_nothing_imports_are_not_fetched() {
    let bench = Bench::trusted();
    bench.jobs.run(with_packages(1, "import math; print(math.pi > 3)", "empty"));
    assert_eq!(text(&bench.end().1), "True\n");
    assert!(!bench.folder.path().join("environments").exists());
    bench.jobs.run(with_packages(2, "import flask", "flasks"));
    let (_, outcome) = bench.end();
    assert!(matches!(outcome.end, End::Unavailable(ref why) if why.contains("`flasks`")));
}

#[test]
fn packages_are_fetched_first_and_fetching_can_be_stopped() {
    let bench = Bench::trusted();
    let asks = "import sys, no_such_module";
    bench.jobs.run(with_packages(1, asks, "empty"));
    let (_, update) = bench.next();
    assert!(matches!(update, Update::Preparing(ref line) if line.contains("empty")), "{update:?}");
    bench.jobs.stop(JobId(1));
    assert_eq!(bench.end().1.end, End::Stopped);
    bench.jobs.run(with_packages(2, asks, "empty"));
    let (_, outcome) = bench.end();
    let End::Raised(fault) = &outcome.end else { panic!("{outcome:?}") };
    assert_eq!(fault.kind, "ModuleNotFoundError");
    bench.jobs.run(with_packages(3, "import sys; print(sys.prefix)", "empty"));
    let (_, outcome) = bench.end();
    let environments = fs::canonicalize(bench.folder.path().join("environments")).unwrap();
    let prefix = fs::canonicalize(text(&outcome).trim()).unwrap();
    assert!(prefix.starts_with(environments), "{prefix:?}");
}
