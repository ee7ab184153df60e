//! Killed at any moment: what the screen called saved is in the journal.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::Duration;

use fastrand::Rng;
use tempfile::TempDir;

use crate::learner::Learner;
use crate::tutor::{ENTER, Tutor};

/// More questions than all rounds together can answer.
const QUESTIONS: usize = 160;

/// A course of one lesson with a very long quiz.
fn long_course() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let lesson = folder.path().join("basics/long");
    fs::create_dir_all(&lesson).unwrap();
    let small = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/terminal/course/course.toml");
    let text = fs::read_to_string(small).unwrap();
    let (text, _) = text.split_once("lessons =").unwrap();
    fs::write(folder.path().join("course.toml"), format!("{text}lessons = [\"long\"]\n")).unwrap();
    let header = "id = \"basics/long\"\ntitle = \"A long quiz\"\nminutes = 5\nneeds = []\n\
                  objectives = [\"can go on\"]\n";
    fs::write(lesson.join("lesson.toml"), header).unwrap();
    fs::write(lesson.join("lesson.md"), "# A long quiz\n\nIt is long.\n").unwrap();
    let mut quiz = "lesson = \"basics/long\"\n".to_string();
    for number in 1..=QUESTIONS {
        write!(
            quiz,
            "\n[[question]]\nid = \"q{number}\"\nkind = \"single\"\nprompt = \"Number {number}?\"\n\
             answer = \"yes\"\nwrong = [{{ text = \"no\", why = \"It is not.\" }}]\nplace = 1\n\
             explain = \"It is number {number}.\"\n"
        )
        .unwrap();
    }
    fs::write(lesson.join("quiz.toml"), quiz).unwrap();
    folder
}

/// The question that is on the screen with its verdict, and is called saved.
fn saved(screen: &str) -> Option<usize> {
    let (header, body) = screen.trim_start().split_once('\n')?;
    if !header.trim_end().ends_with("saved") || !body.contains("Right") {
        return None;
    }
    let (_, rest) = body.split_once("Number ")?;
    rest.split_once('?')?.0.parse().ok()
}

/// Starts the tutor and goes to the quiz, which must stand at this question.
fn come_back(learner: &Learner, question: usize) -> Tutor {
    let mut tutor = learner.tutor().start();
    if question == 1 {
        tutor.wait_for(&["opens the first lesson"]).keys(ENTER);
        tutor.wait_for(&["It is long."]).keys(ENTER);
    } else {
        tutor.wait_for(&["› ◐ A long quiz"]).keys(ENTER);
    }
    tutor.wait_for(&[&format!("Number {question}?"), &format!("{question}/{QUESTIONS}")]);
    tutor
}

/// Answers some questions and is killed; returns those that the screen called saved.
fn round(tutor: &mut Tutor, rng: &mut Rng, question: usize) -> Vec<usize> {
    let mut seen = Vec::new();
    let mut see = |screen: &str| seen.extend(saved(screen));
    if rng.bool() {
        // The very moment that something is called saved.
        for number in question..question + rng.usize(1..4) {
            tutor.keys("1\r").wait_for(&["Right", "saved", &format!("number {number}.")]);
            see(&tutor.text());
            tutor.keys(ENTER);
        }
    } else {
        tutor.keys(&"1\r\r".repeat(rng.usize(1..6)));
        tutor.watch(Duration::from_micros(rng.u64(0..40_000)), &mut see);
    }
    tutor.kill();
    see(&tutor.text());
    seen
}

#[test]
fn what_is_called_saved_survives_a_kill() {
    let course = long_course();
    let learner = Learner::taught(course.path());
    let mut question = 1;
    for seed in 0..20 {
        println!("seed {seed}, at question {question}");
        let mut tutor = come_back(&learner, question);
        let seen = round(&mut tutor, &mut Rng::with_seed(seed), question);
        let journal = learner.record();
        for number in seen {
            let answer = (format!("q{number}"), true);
            assert!(journal.answers.contains(&answer), "{answer:?} is lost");
        }
        let torn = |notice: &String| notice.contains("torn");
        assert!(journal.notices.iter().all(torn), "{:?}", journal.notices);
        question = journal.answers.len() + 1;
    }
    assert!(question > 20, "only {question} questions were reached");
}
