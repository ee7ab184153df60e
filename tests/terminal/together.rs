//! Two copies of the program on one journal.

use std::collections::BTreeSet;

use crate::learner::Learner;
use crate::lesson::to_the_quiz;
use crate::tutor::{CTRL_C, ENTER};

#[test]
fn two_copies_lose_nothing_of_each_other() {
    let learner = Learner::new();
    let mut copies = [learner.tutor().start(), learner.tutor().start()];
    for copy in &mut copies {
        copy.wait_for(&["opens the first lesson"]);
    }
    for copy in &mut copies {
        to_the_quiz(copy);
    }
    for (key, explained) in [("1\r", "One and one more."), ("2\r", "Two, and two more.")] {
        for copy in &mut copies {
            copy.keys(key);
        }
        for copy in &mut copies {
            copy.wait_for(&[explained, "saved"]).keys(ENTER);
        }
    }
    for copy in &mut copies {
        copy.wait_for(&["yellow fruit", "3/4"]).keys(CTRL_C);
        assert!(copy.ends().success());
    }
    let record = learner.record();
    let names: BTreeSet<_> = record.names.iter().collect();
    assert_eq!(names.len(), record.names.len(), "{:?}", record.names);
    let lines = std::fs::read_to_string(learner.journal()).unwrap().lines().count();
    assert_eq!(lines, record.names.len());
    assert_eq!(record.notices, Vec::<String>::new());
    let count = |question: &str, right| {
        record.answers.iter().filter(|answer| **answer == (question.to_string(), right)).count()
    };
    assert_eq!((count("sum", true), count("double", false)), (2, 2), "{:?}", record.answers);
    let mut tutor = learner.tutor().start();
    tutor.wait_for(&["› ◐ Counting things"]).keys(ENTER);
    tutor.wait_for(&["yellow fruit", "3/4"]).keys(CTRL_C);
    assert!(tutor.ends().success());
}
