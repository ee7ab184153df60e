//! A test of what is known already, and what was answered wrong.

use crate::learner::Learner;
use crate::lesson::to_the_quiz;
use crate::tutor::{ENTER, ESC};

const CTRL_S: &str = "\x13";

#[test]
fn a_test_says_where_to_start() {
    let learner = Learner::new();
    let mut tutor = learner.tutor().start();
    tutor.wait_for(&["finds where to start"]).keys("p");
    tutor.wait_for(&["The whole course", "Nothing is marked"]).keys(ENTER);
    tutor.wait_for(&["question 1 of at most"]).keys(ESC);
    tutor.wait_for(&["Counting things", "min"]).keys("jT").wait_for(&["The lesson “"]).keys(ENTER);
    tutor.wait_for(&["question 1 of at most"]).keys(CTRL_S);
    tutor.wait_for(&["That was not enough", "1 not known yet", "Enter opens it"]).keys(ENTER);
    tutor.wait_for(&["1/"]).keys("q").wait_for(&["page 1"]).keys("q");
    assert!(tutor.ends().success());
    let status = learner.status();
    assert_eq!(status["lessons"]["basics/counting"]["state"], "new", "nothing was marked");
}

#[test]
fn a_mistake_is_found_again_and_practised() {
    let learner = Learner::new();
    let mut tutor = learner.tutor().start();
    to_the_quiz(&mut tutor);
    tutor.keys("1\r").wait_for(&["Right", "saved"]).keys(ENTER);
    tutor.wait_for(&["twice two"]).keys("2\r").wait_for(&["Not quite", "saved"]).keys(ESC);
    tutor.wait_for(&["speaks of plums"]).keys("q");
    tutor.wait_for(&["m mistakes"]).keys("m");
    tutor.wait_for(&["All stages", "Counting things: ", "just now"]).keys(ENTER);
    tutor.wait_for(&["Your answer, just now", "You counted your thumb as well.", "Read again"]);
    for _ in 0..2 {
        tutor.keys("r").wait_for(&["1/1", "twice two"]);
        tutor.keys("1\r").wait_for(&["Right", "saved"]).keys(ENTER);
        tutor.wait_for(&["1 of 1 right"]);
    }
    tutor.wait_for(&["Nothing to mend."]).keys("q").wait_without("1 of 1 right").keys("q");
    tutor.wait_for(&["Counting things"]).keys("q");
    assert!(tutor.ends().success());
}
