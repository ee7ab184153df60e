//! More keys at once than anyone can type.

use crate::learner::Learner;
use crate::lesson::to_the_quiz;
use crate::tutor::{CTRL_C, ENTER, Tutor};

/// Opens the question that takes any text.
fn at_the_field(learner: &Learner) -> Tutor {
    let mut tutor = learner.tutor().arg("learn").arg("typing").start();
    tutor.wait_for(&["followed by a question"]).keys(ENTER);
    tutor.wait_for(&["Type what comes to mind."]);
    tutor
}

#[test]
fn two_thousand_keys_are_all_handled_in_order() {
    let learner = Learner::new();
    let mut tutor = at_the_field(&learner);
    // Each line names its place, so that a lost or swapped key shows in the journal.
    let lines: Vec<String> = (0..300).map(|line| format!("{line:06}")).collect();
    let keys = lines.join("\n");
    assert!(keys.len() > 2000);
    tutor.keys(&keys).keys(ENTER);
    tutor.wait_for(&["Not quite", "saved"]).keys(CTRL_C);
    assert!(tutor.ends().success());
    let journal = std::fs::read_to_string(learner.journal()).unwrap();
    assert!(journal.contains(&lines.join("\\n")), "{journal}");
}

#[test]
fn two_thousand_turns_of_the_page_end_where_they_should() {
    let mut tutor = Learner::new().tutor().start();
    to_the_quiz(&mut tutor);
    tutor.keys("q").wait_for(&["speaks of plums"]);
    tutor.keys(&"pn".repeat(1000)).keys("pp");
    tutor.wait_for(&["speaks of apples", "1/3"]).keys("q");
    tutor.wait_for(&["› ◐ Counting things"]).keys("q");
    assert!(tutor.ends().success());
}

#[test]
fn a_large_paste_arrives_whole() {
    let learner = Learner::new();
    let mut tutor = at_the_field(&learner);
    let lines: Vec<String> = (0..4096).map(|line| format!("line {line:010}")).collect();
    let text = lines.join("\n");
    assert!(text.len() >= 64 * 1024 - 1);
    tutor.keys(&format!("\x1b[200~{text}\x1b[201~"));
    tutor.wait_for(&["line 0000004095"]).keys(ENTER);
    tutor.wait_for(&["Not quite", "saved"]).keys(CTRL_C);
    assert!(tutor.ends().success());
    let journal = std::fs::read_to_string(learner.journal()).unwrap();
    assert!(journal.contains(&lines.join("\\n")));
}
