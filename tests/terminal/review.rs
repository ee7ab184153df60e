//! `gradus review`, on screens and in lines, by a learner whose quiz was some days ago.

use std::fs;

use gradus::learn::event::{Event, Rating, Setting};
use gradus::learn::record::What;
use gradus::shell::clock;
use gradus::store::journal::Journal;
use jiff::SignedDuration;

use crate::learner::Learner;
use crate::talk::Talk;
use crate::tutor::{ENTER, Tutor};

const LESSON: &str = "basics/counting";

/// One whose quiz went well five days ago.
fn learner() -> Learner {
    let learner = Learner::new();
    let course = learner.status()["course"]["id"].as_str().unwrap().to_owned();
    let rated = Event::Reviewed {
        lesson: LESSON.into(),
        question: None,
        setting: Setting::Quiz,
        concept: LESSON.into(),
        rating: Rating::Good,
    };
    let read = Event::PageRead { lesson: LESSON.into(), page: 1, at: None };
    let of = Event::QuizFinished { lesson: LESSON.into(), of: 4, right: 4, skipped: 0 };
    let events = [read, of, rated, Event::LessonFinished { lesson: LESSON.into() }];
    fs::create_dir_all(learner.journal().parent().unwrap()).unwrap();
    let (mut journal, _) = Journal::open(&learner.journal(), "before", &mut |_| {}).unwrap();
    let at = clock::now() - SignedDuration::from_hours(5 * 24);
    journal.append(&events, at, &course).unwrap();
    learner
}

/// What was rated in reviews.
fn ratings(learner: &Learner) -> Vec<Rating> {
    let mut ratings = Vec::new();
    let copy = learner.home().join("copy.jsonl");
    fs::copy(learner.journal(), &copy).unwrap();
    Journal::open(&copy, "reader", &mut |record| {
        if let What::Reviewed { setting: Setting::Review, rating, .. } = &record.what {
            ratings.push(*rating);
        }
    })
    .unwrap();
    ratings
}

/// A part of each question, and the lines to type in reply to it in plain mode.
const QUESTIONS: [(&str, &[&str]); 4] = [
    ("one and one", &["1"]),
    ("twice two", &["1"]),
    ("yellow fruit", &["banana"]),
    ("does this show", &["one", "two", "."]),
];

/// What to type in reply to the question in this text; nothing if there is none.
fn lines(text: &str) -> &'static [&'static str] {
    QUESTIONS.iter().find(|(part, _)| text.contains(part)).map_or(&[], |(_, lines)| lines)
}

/// Answers the question on screen right.
fn answer(tutor: &mut Tutor) {
    tutor.wait_until("a question", |screen| !lines(&screen.contents()).is_empty());
    let text = tutor.text();
    let lines: Vec<&str> = lines(&text).iter().copied().filter(|line| *line != ".").collect();
    tutor.keys(&lines.join("\n")).keys(ENTER);
}

#[test]
fn what_is_due_is_reviewed_from_the_shell() {
    let learner = learner();
    let status = learner.status();
    assert_eq!(status["due"], 1);
    assert_eq!(status["lessons"][LESSON]["mastery"], "practised");
    let said = learner.run(&["status"]);
    assert!(String::from_utf8_lossy(&said.stdout).contains("1 review is due: gradus review"));
    let mut tutor = learner.tutor().arg("review").start();
    tutor.wait_for(&["Review", "1 left"]);
    answer(&mut tutor);
    tutor.wait_for(&["Right", "again in ", "0 left", "saved"]).keys(ENTER);
    tutor.wait_for(&["1 concept is more solid now.", "Next: 1 review in "]).keys(ENTER);
    tutor.wait_for(&["✓ Counting things", "●●○"]).keys("q");
    assert!(tutor.ends().success());
    assert_eq!(ratings(&learner).len(), 1);
    assert_eq!(learner.status()["due"], 0);
}

#[test]
fn a_rating_is_on_disk_when_it_shows_and_can_be_taken_back() {
    let learner = learner();
    let mut tutor = learner.tutor().start();
    tutor.wait_for(&["1 due"]).keys("v");
    answer(&mut tutor);
    tutor.wait_for(&["take back", "saved"]);
    assert_eq!(learner.status()["due"], 0);
    tutor.keys("u").wait_for(&["Review", "1 left", "saved"]);
    tutor.wait_without("take back").keys("\x1b").wait_for(&["1 due"]).keys("q");
    assert!(tutor.ends().success());
    assert_eq!(learner.status()["due"], 1);
}

#[test]
fn what_is_due_is_reviewed_in_lines() {
    let learner = learner();
    let mut command = learner.command(&["review", "--plain"]);
    command.arg("--course").arg(learner.course());
    let mut talk = Talk::start(command);
    talk.hears("Review, 1 left: Counting things.");
    let question = talk.hears("Type ");
    for line in lines(&question) {
        talk.types(line);
    }
    talk.hears("It is asked again in ");
    talk.says("", "1 concept is more solid now.");
    assert!(talk.ends().success());
    assert_eq!((ratings(&learner).len(), &learner.status()["due"]), (1, &0.into()));
}
