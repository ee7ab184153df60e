//! A disk that refuses, and what the learner is told and can do.

use std::path::PathBuf;

use gradus::tui::msg::{Effect, Msg};

use super::session::Session;

/// A learner whose last page could not be saved.
fn failing() -> Session {
    Session::in_lesson("basics/boxes").disk_full(true).keys("<Right>")
}

#[test]
fn a_failing_save_is_told_and_stays_told() {
    failing().says(&["NOT SAVED", "Not saved: 1 step. The disk is full"]);
    failing().keys("<Right>").says(&["Not saved: 2 steps"]);
}

#[test]
fn quitting_asks_before_anything_is_lost() {
    let mut session = failing().keys("<C-c>").says(&["could not be saved. What now?"]);
    assert!(session.driver().app.ending().is_none());
    let mut stayed = session.keys("<Esc>").hides(&["What now?"]);
    assert!(stayed.driver().app.ending().is_none());
    let mut left = stayed.keys("<C-c> Q");
    assert_eq!(left.asked(), [Effect::Quit]);
}

#[test]
fn a_retry_saves_what_waited_in_order() {
    let session = failing().keys("<Right> <C-c>").disk_full(false).keys("r");
    let mut session = session.hides(&["What now?", "Not saved", "NOT SAVED"]).says(&["saved"]);
    assert_eq!(session.driver().journal.lines().count(), 3);
    assert_eq!(session.progress("basics/boxes").pages.len(), 3);
}

#[test]
fn a_retry_that_fails_keeps_asking() {
    failing().keys("<C-c> r").says(&["What now?", "Not saved: 1 step"]);
}

#[test]
fn the_next_save_that_succeeds_saves_what_waited() {
    let mut session = failing().disk_full(false).keys("<Right>").hides(&["Not saved"]);
    assert_eq!(session.driver().journal.lines().count(), 3);
}

#[test]
fn what_waits_can_be_written_elsewhere() {
    let mut session = failing().keys("<C-c> w");
    assert_eq!(session.asked(), [Effect::SaveElsewhere]);
    let path = PathBuf::from("/home/zoë/gradus-20261122-090000.jsonl");
    let session = session.told(Msg::SavedElsewhere(Ok(path)));
    let mut session =
        session.says(&["/home/zoë/gradus-20261122"]).hides(&["NOT SAVED"]).keys("<C-c>");
    assert!(session.driver().app.ending().is_some());
}

#[test]
fn what_cannot_be_written_elsewhere_either_is_told() {
    let told = Msg::SavedElsewhere(Err("There is no home folder to write to.".into()));
    failing().keys("<C-c> w").told(told).says(&["no home folder", "What now?"]);
}
