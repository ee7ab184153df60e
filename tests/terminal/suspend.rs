//! Ctrl-Z and back.

use rustix::process::Signal;

use crate::learner::Learner;
use crate::start::Start;
use crate::tutor::{CTRL_C, ENTER};

fn goes_and_comes_back(start: Start) {
    let mut tutor = start.start();
    tutor.wait_for(&["opens the first lesson"]).keys(ENTER);
    tutor.wait_for(&["speaks of apples"]).keys("n").wait_for(&["speaks of pears"]);
    tutor.keys("\x1a").stops();
    tutor.wait_until("the terminal is given back", |screen| !screen.alternate_screen());
    tutor.assert_restored("Ctrl-Z");
    tutor.signal(Signal::CONT);
    tutor.wait_for(&["speaks of pears", "2/3"]);
    assert!(tutor.screen().alternate_screen());
    tutor.keys("n").wait_for(&["speaks of plums"]).keys(CTRL_C);
    assert!(tutor.ends().success());
}

#[test]
fn ctrl_z_leaves_and_comes_back_to_the_same_page() {
    goes_and_comes_back(Learner::new().tutor());
}

#[test]
fn a_terminal_that_never_answers_can_be_left_as_well() {
    goes_and_comes_back(Learner::new().tutor().mute());
}
