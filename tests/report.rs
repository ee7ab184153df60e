//! The report as a command; its page is looked at by axe in a headless browser where there is one.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::io::{Write, stderr};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use gradus::course::Answer;
use gradus::course::grade::Verdict;
use gradus::learn::event::{Event, Setting};
use gradus::learn::record::{Envelope, encode};
use jiff::Timestamp;
use tempfile::TempDir;

const LESSON: &str = "python/functions";

/// A learner who has passed an exercise of the built-in course, and done this and that.
struct Learner(TempDir);

impl Learner {
    fn new() -> Self {
        let learner = Self(tempfile::tempdir().unwrap());
        let profile = learner.0.path().join("profiles/default");
        let work = profile.join("work").join(LESSON);
        fs::create_dir_all(&work).unwrap();
        fs::write(work.join("mine & <yours>.py"), "if a < b:\n    print('&')\n".repeat(300))
            .unwrap();
        fs::write(profile.join("journal.jsonl"), journal()).unwrap();
        learner
    }

    fn report(&self, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gradus"));
        command.env("GRADUS_DATA_DIR", self.0.path()).arg("report").args(args).output().unwrap()
    }
}

fn journal() -> String {
    let mut text = String::new();
    let start: Timestamp = "2026-02-03T18:00:00Z".parse().unwrap();
    for (seq, event) in (1_u64..).zip(events()) {
        let at = start + jiff::SignedDuration::from_hours(20 * seq.cast_signed());
        let envelope = Envelope { dev: "test", seq, at, course: "python-web" };
        text += &encode(&envelope, &event).unwrap();
        text.push('\n');
    }
    text
}

fn events() -> Vec<Event> {
    let answered = |number: usize| Event::Answered {
        lesson: LESSON.into(),
        question: "q".into(),
        setting: if number.is_multiple_of(2) { Setting::Quiz } else { Setting::Review },
        answer: Answer::Line(1),
        verdict: if number.is_multiple_of(3) { Verdict::Wrong } else { Verdict::Right },
        hints: 0,
        guess: false,
        ms: 45_000,
    };
    let mut events: Vec<Event> = (0..40).map(answered).collect();
    events.push(Event::QuizFinished { lesson: LESSON.into(), of: 7, right: 6, skipped: 0 });
    events.push(Event::ExerciseChecked {
        lesson: LESSON.into(),
        milestone: None,
        passed: true,
        of: 4,
        right: 4,
        first: None,
        hints: 0,
        ms: 600_000,
    });
    events.push(Event::LessonFinished { lesson: LESSON.into() });
    events
}

#[test]
fn each_form_is_written_and_none_is_overwritten() {
    let learner = Learner::new();
    let folder = learner.0.path();
    let markdown = String::from_utf8(learner.report(&[]).stdout).unwrap();
    assert!(markdown.starts_with("# What I learned: "), "{markdown}");
    assert!(markdown.contains("more lines left out"), "{markdown}");
    let json = learner.report(&["--format", "json"]).stdout;
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
    assert_eq!(json["finished"], 1);
    let page = folder.join("page.html").display().to_string();
    assert!(learner.report(&["-o", &page]).status.success());
    let html = fs::read_to_string(&page).unwrap();
    assert!(html.starts_with("<!DOCTYPE html>") && html.contains("mine &amp; &lt;yours&gt;.py"));
    let again = learner.report(&["-o", &page, "--format", "md"]);
    assert!(String::from_utf8(again.stderr).unwrap().contains("it is there already"));
    assert_eq!(fs::read_to_string(&page).unwrap(), html);
    assert!(learner.report(&["-o", &page, "--format", "md", "--force"]).status.success());
    assert_eq!(fs::read_to_string(&page).unwrap(), markdown);
}

#[test]
fn axe_finds_nothing_wrong_with_the_page() {
    let Some(tools) = tools() else {
        // Written past the test's own output, which is shown only where it fails.
        let note = "left out: no browser for the report's page; .ci/run says how to get one";
        writeln!(stderr(), "{note}").unwrap();
        return;
    };
    let learner = Learner::new();
    let page = learner.0.path().join("page.html");
    let written = learner.report(&["-o", &page.display().to_string()]);
    assert!(written.status.success(), "{written:?}");
    let script = tools.join("axe.mjs");
    fs::write(&script, include_str!("report/axe.mjs")).unwrap();
    // The browser unpacks itself there, once.
    let temporary = tools.join("tmp");
    fs::create_dir_all(&temporary).unwrap();
    let mut node = Command::new("node");
    let found = node.env("TMPDIR", &temporary).arg(&script).arg(&page).output().unwrap();
    let (problems, errors) = (found.stdout, String::from_utf8(found.stderr).unwrap());
    assert!(found.status.success(), "{errors}");
    assert_eq!(String::from_utf8(problems).unwrap(), "");
}

/// The folder into which `.ci/run` has put axe and a browser; none if they are not there.
fn tools() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).parent()?.join("axe");
    let node = Command::new("node").arg("--version").output().is_ok();
    (node && folder.join("node_modules/axe-core").exists()).then_some(folder)
}
