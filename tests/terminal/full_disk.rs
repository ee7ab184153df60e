//! A disk without room: it is said, and nothing is lost.

#![cfg(target_os = "linux")]

use std::fs;
use std::os::unix::fs::symlink;

use crate::learner::{Journalled, Learner};
use crate::tutor::{CTRL_C, ENTER, Tutor};

/// A learner whose journal is on a full disk, with one answer given.
fn with_an_answer(learner: &Learner) -> Tutor {
    let journal = learner.journal();
    fs::create_dir_all(journal.parent().unwrap()).unwrap();
    symlink("/dev/full", journal).unwrap();
    let mut tutor = learner.tutor().start();
    tutor.wait_for(&["opens the first lesson"]).keys(ENTER);
    tutor.wait_for(&["Not saved: 1 step.", "NOT SAVED", "No space left"]);
    tutor.keys("n").wait_for(&["Not saved: 2 steps."]);
    tutor.keys("n").wait_for(&["Not saved: 3 steps."]).keys(ENTER);
    tutor.wait_for(&["How much is one and one?"]).keys("1\r");
    tutor.wait_for(&["Right", "Not saved: 5 steps."]);
    tutor
}

#[test]
fn what_cannot_be_saved_can_be_written_elsewhere() {
    let learner = Learner::new();
    let mut tutor = with_an_answer(&learner);
    tutor.keys(CTRL_C).wait_for(&["could not be saved. What now?"]).keys("\x1b");
    tutor.wait_without("What now?").keys(CTRL_C);
    tutor.wait_for(&["could not be saved. What now?"]).keys("w");
    tutor.wait_for(&["What was not saved is in"]).wait_without("What now?").keys(CTRL_C);
    assert_eq!(tutor.ends().code(), Some(0), "{}", tutor.text());
    tutor.assert_restored("a full disk");

    let files: Vec<_> = fs::read_dir(learner.home()).unwrap().flatten().collect();
    let [file] = &files[..] else { panic!("{files:?}") };
    let written = Journalled::read(&file.path());
    assert_eq!(written.answers, [("sum".to_string(), true)]);
    assert_eq!((written.names.len(), written.notices.len()), (5, 0));
}

#[test]
fn quitting_all_the_same_says_what_is_lost() {
    let learner = Learner::new();
    let mut tutor = with_an_answer(&learner);
    tutor.keys(CTRL_C).wait_for(&["could not be saved. What now?"]).keys("Q");
    assert_eq!(tutor.ends().code(), Some(1));
    tutor.assert_restored("a full disk");
    assert!(tutor.text().contains("cannot be saved"), "{}", tutor.text());
}

#[test]
fn a_disk_with_room_again_takes_everything() {
    let learner = Learner::new();
    let mut tutor = with_an_answer(&learner);
    fs::remove_file(learner.journal()).unwrap();
    tutor.keys(CTRL_C).wait_for(&["could not be saved. What now?"]).keys("r");
    tutor.wait_without("What now?").wait_for(&["  saved"]);
    assert_eq!(learner.record().answers, [("sum".to_string(), true)]);
    tutor.keys(CTRL_C);
    assert_eq!(tutor.ends().code(), Some(0));
}
