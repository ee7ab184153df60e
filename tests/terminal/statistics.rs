//! The statistics as a command.

use serde_json::Value;

use crate::learner::Learner;
use crate::lesson::to_the_quiz;
use crate::tutor::CTRL_C;

fn keys(object: &Value) -> Vec<&str> {
    object.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn the_statistics_have_their_stable_keys() {
    let learner = Learner::new();
    let output = learner.run(&["stats"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && text.contains("Nothing is counted yet."), "{text}");
    let mut tutor = learner.tutor().start();
    to_the_quiz(&mut tutor);
    tutor.keys(CTRL_C);
    assert!(tutor.ends().success());

    let stats: Value = serde_json::from_slice(&learner.run(&["stats", "--json"]).stdout).unwrap();
    let top = [
        "course",
        "days",
        "due",
        "hardest",
        "lessons",
        "problems",
        "profile",
        "retention",
        "stages",
        "streak",
        "today",
        "total",
    ];
    assert_eq!(keys(&stats), top);
    let counts = [
        "answers",
        "checks",
        "finished",
        "ms",
        "notes",
        "others",
        "pages",
        "passed",
        "reviews",
        "reviews_right",
        "right",
    ];
    assert_eq!(keys(&stats["total"]), counts);
    assert_eq!(stats["days"][0]["date"], stats["today"]);
    assert_eq!(stats["days"][0]["pages"], 3);
    assert_eq!(keys(&stats["streak"]), ["current", "longest", "of_30"]);
    assert_eq!(stats["streak"]["current"], 1);
    let stage = ["answers", "finished", "id", "lessons", "ms", "right"];
    assert_eq!(keys(&stats["stages"][0]), stage);
    assert_eq!(stats["lessons"][0]["id"], "basics/counting");
    assert_eq!(stats["due"].as_array().unwrap().len(), 30);
}
