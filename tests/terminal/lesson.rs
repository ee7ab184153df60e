//! A lesson from the first start to the last: pages, answers, and coming back.

use serde_json::json;

use crate::learner::Learner;
use crate::tutor::{CTRL_C, ENTER, ESC, Tutor};

/// Opens the first lesson on the first run, and goes to the quiz.
pub(crate) fn to_the_quiz(tutor: &mut Tutor) {
    tutor.wait_for(&["opens the first lesson"]).keys(ENTER);
    tutor.wait_for(&["speaks of apples", "1/3"]).keys(ENTER);
    tutor.wait_for(&["speaks of pears", "2/3"]).keys("n");
    tutor.wait_for(&["speaks of plums", "3/3"]).keys(ENTER);
    tutor.wait_for(&["How much is one and one?", "1/4"]);
}

#[test]
fn the_first_lesson_is_taken_up_where_it_was_left() {
    let learner = Learner::new();
    let mut tutor = learner.tutor().start();
    to_the_quiz(&mut tutor);
    tutor.keys("1\r").wait_for(&["Right", "One and one more.", "saved"]).keys(ENTER);
    tutor.wait_for(&["twice two", "2/4"]).keys("2\r");
    tutor.wait_for(&["Not quite", "You counted your thumb as well.", "saved"]).keys(ENTER);
    tutor.wait_for(&["yellow fruit", "3/4"]).keys(ESC);
    tutor.wait_for(&["speaks of plums"]).keys(ENTER);
    tutor.wait_for(&["yellow fruit", "3/4"]).keys(ESC);
    tutor.wait_for(&["speaks of plums"]).keys("n").keys(ENTER);
    tutor.wait_for(&["yellow fruit", "3/4"]).keys(CTRL_C);
    assert!(tutor.ends().success());

    let status = learner.status();
    let position = json!({
        "lesson": "basics/counting", "at": "quiz", "page": null, "question": "name"
    });
    assert_eq!(status["position"], position);
    let quiz = json!({"of": 4, "answered": 2, "right": 1, "skipped": 0});
    assert_eq!(status["lessons"]["basics/counting"]["quiz"], quiz);
    let answers = [("sum".to_string(), true), ("double".to_string(), false)];
    assert_eq!(learner.record().answers, answers);

    let mut tutor = learner.tutor().start();
    tutor.wait_for(&["› ◐ Counting things", "Continue"]).keys(ENTER);
    tutor.wait_for(&["yellow fruit", "3/4"]).keys("banana\r");
    tutor.wait_for(&["Right", "long and bent"]).keys(ENTER);
    tutor.wait_for(&["What does this show?"]).keys("one\n two").keys(ENTER);
    tutor.wait_for(&["Not quite"]).keys(ENTER);
    tutor.wait_for(&["Results", "2 of 4", "saved"]).keys("q");
    tutor.wait_for(&["✓ Counting things"]).keys("q");
    assert!(tutor.ends().success());
    assert_eq!(learner.status()["lessons"]["basics/counting"]["state"], "finished");
}

#[test]
fn the_text_is_taken_up_at_its_page() {
    let learner = Learner::new();
    let mut tutor = learner.tutor().start();
    tutor.wait_for(&["opens the first lesson"]).keys(ENTER);
    tutor.wait_for(&["speaks of apples"]).keys("n");
    tutor.wait_for(&["speaks of pears"]).keys("n");
    tutor.wait_for(&["speaks of plums"]).keys("q");
    tutor.wait_for(&["› ◐ Counting things", "page 3"]).keys("q");
    assert!(tutor.ends().success());
    let position = json!({
        "lesson": "basics/counting", "at": "page", "page": 3, "question": null
    });
    assert_eq!(learner.status()["position"], position);
    let mut tutor = learner.tutor().start();
    tutor.wait_for(&["› ◐ Counting things", "Continue at page 3"]).keys(ENTER);
    tutor.wait_for(&["speaks of plums", "3/3"]).keys(CTRL_C);
    assert!(tutor.ends().success());
}
