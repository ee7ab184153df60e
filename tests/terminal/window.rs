//! Windows that are far too small, and back.

use crate::learner::Learner;
use crate::tutor::{CTRL_C, ENTER};

#[test]
fn a_tiny_window_keeps_the_place() {
    let mut tutor = Learner::new().tutor().start();
    tutor.wait_for(&["opens the first lesson"]).keys(ENTER);
    tutor.wait_for(&["speaks of apples"]).keys("n").wait_for(&["speaks of pears", "2/3"]);
    tutor.resize((20, 5)).wait_for(&["Gradus needs a", "this one is"]);
    tutor
        .resize((1, 1))
        .wait_until("a window of one cell", |screen| screen.contents().trim() == "G");
    tutor.resize((36, 10)).wait_for(&["speaks of pears"]);
    tutor.resize((300, 100)).wait_for(&["speaks of pears", "2/3"]);
    tutor.resize((100, 30)).wait_for(&["speaks of pears", "2/3"]);
    tutor.keys(CTRL_C);
    assert_eq!(tutor.ends().code(), Some(0));
    tutor.assert_restored("after resizing");
}

#[test]
fn the_program_starts_in_a_tiny_window() {
    let learner = Learner::new();
    let mut tutor = learner.tutor().size((1, 1)).start();
    tutor.wait_until("a window of one cell", |screen| screen.contents().trim() == "G");
    tutor.resize((100, 30)).wait_for(&["opens the first lesson"]);
    tutor.keys("q");
    assert_eq!(tutor.ends().code(), Some(0));
}
