//! Broken courses and damaged journals: it is said, and the rest goes on.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::learner::Learner;
use crate::tutor::{CTRL_C, ENTER};

/// A copy of the small course, to be broken.
fn copied() -> TempDir {
    let copy = tempfile::tempdir().unwrap();
    copy_folder(Learner::new().course(), copy.path());
    copy
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy_folder(&from, &to);
        } else {
            fs::copy(from, to).unwrap();
        }
    }
}

/// Puts words that make no sense at the top of a file.
fn spoil(file: &Path) {
    let text = fs::read_to_string(file).unwrap();
    fs::write(file, format!("what is this\n{text}")).unwrap();
}

#[test]
fn a_broken_lesson_is_told_and_the_others_are_taught() {
    let course = copied();
    spoil(&course.path().join("basics/naming/lesson.toml"));
    spoil(&course.path().join("basics/typing/quiz.toml"));
    let learner = Learner::taught(course.path());
    let see = format!("gradus check {}", course.path().display());
    let mut tutor = learner.tutor().size((200, 40)).start();
    tutor.wait_for(&["opens the first lesson", "The course has", &see]).keys(ENTER);
    tutor.wait_for(&["speaks of apples"]).wait_without(&see).keys("q");
    tutor.wait_for(&["› ◐ Counting things"]).keys("j").keys(ENTER);
    tutor.wait_for(&["followed by a question"]);
    tutor.wait_for(&["The lesson `basics/typing` has", &see]).keys(CTRL_C);
    assert!(tutor.ends().success());

    let check = learner.command(&["check"]).arg(course.path()).output().unwrap();
    assert_eq!(check.status.code(), Some(1));
    let report = String::from_utf8(check.stdout).unwrap();
    for place in ["basics/naming/lesson.toml:1:", "basics/typing/quiz.toml:1:"] {
        assert!(report.contains(place), "{place} in:\n{report}");
    }
}

#[test]
fn a_damaged_line_is_told_once() {
    let learner = Learner::new();
    let mut tutor = learner.tutor().start();
    tutor.wait_for(&["opens the first lesson"]).keys(ENTER);
    tutor.wait_for(&["speaks of apples"]).keys("n").wait_for(&["speaks of pears"]).keys(CTRL_C);
    assert!(tutor.ends().success());
    let text = fs::read_to_string(learner.journal()).unwrap();
    fs::write(learner.journal(), text.replacen("page_read", "page_rend", 1)).unwrap();

    let mut tutor = learner.tutor().size((200, 40)).start();
    tutor.wait_for(&["› ◐ Counting things", "1 line is damaged", "? help"]).keys(CTRL_C);
    assert!(tutor.ends().success());
    let mut tutor = learner.tutor().size((200, 40)).start();
    tutor.wait_for(&["› ◐ Counting things", "page 2", "? help"]);
    assert!(!tutor.text().contains("damaged"), "{}", tutor.text());
    tutor.keys(CTRL_C);
    assert!(tutor.ends().success());
}
