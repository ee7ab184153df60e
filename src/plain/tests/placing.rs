//! Tests of what is known, mistakes and their practice.

use super::*;
use crate::session::sample::path;

/// A learner of the longer sample.
fn begin() -> Session {
    let mut session = Session::in_course(path::course(), Vec::new(), None);
    session.outside.library = Some(path::library());
    session
}

/// Types a right or a wrong answer to the open question, and goes on.
fn reply(session: &mut Session, right: bool) -> String {
    let asked = session.types(":again");
    let word = if right { "yes" } else { "no" };
    let options = asked.lines().find(|line| line.ends_with(&format!(". {word}")));
    let answer = options.map_or(word, |line| line.split('.').next().unwrap()).to_owned();
    says(&session.types(&answer), &[if right { "Right." } else { "Not quite." }]);
    session.types("")
}

/// Takes a test to its end; `right` says of each question, by its number from 0, how it is answered.
fn take(session: &mut Session, mut right: impl FnMut(usize) -> bool) -> String {
    for number in 0.. {
        let said = reply(session, right(number));
        if !said.starts_with("Question") {
            return said;
        }
    }
    String::new()
}

#[test]
fn a_test_places_a_learner_who_says_yes() {
    let mut session = begin();
    let said = session.types(":place");
    says(&said, &["Nothing is marked before you say yes", "Question 1 of at most 25."]);
    says(&session.types(":help"), &[":skip: say that you do not know this yet.", ":leave"]);
    let found = take(&mut session, |_| true);
    says(&found, &["9 lessons count as known.", "Stage one: 5 of 5 lessons known or finished."]);
    says(&found, &["- Lesson one/a", "Every lesson is behind you then.", "Type yes"]);
    let marked = |session: &Session| session.journal.iter().any(|line| line.contains("placed"));
    assert!(!marked(&session));
    says(&session.types("maybe"), &["Type yes to mark them as known"]);
    says(&session.types("Yes"), &["1. Lesson one/a: known already", "Stage two: 4 of 4"]);
    assert!(marked(&session));
    says(&session.types(":place"), &["Nothing is left to be tested here"]);
}

#[test]
fn nothing_is_marked_without_a_yes() {
    let mut session = begin();
    session.types(":path|:place stage 7");
    let found = take(&mut session, |_| true);
    says(&found, &["4 lessons count as known.", "- Lesson two/h"]);
    says(&session.types(""), &["Nothing was marked.", "6. Lesson two/e: new, 10 minutes."]);
    session.types(":place 1");
    says(&session.types(":leave"), &["You left the test. No lesson was marked.", "Sample course"]);
    says(&session.types(":place 12"), &["Type the number of a lesson, from 1 to 9."]);
}

#[test]
fn a_lesson_is_tested_by_itself() {
    let mut session = begin();
    session.types(":path");
    says(&session.types(":place 2"), &["Question 1 of at most 6."]);
    let found = take(&mut session, |number| number != 1);
    says(&found, &["You know “Lesson one/b”.", "6 questions: 5 right, 1 wrong."]);
    says(&session.types("yes"), &["Lesson one/c, page 1 of 2."]);
    session.types(":path|:place 3|:skip");
    let failed = session.types(":skip");
    says(&failed, &["not enough to leave out", "Press Enter to open “Lesson one/c”."]);
    says(&session.types(""), &["Lesson one/c, page 1 of 2."]);
}

#[test]
fn mistakes_are_told_and_practised_until_they_leave() {
    let mut session = begin();
    session.types(":path");
    says(&session.types(":mistakes"), &["Nothing to mend.", "Press Enter for the path."]);
    session.types("|1|:quiz");
    reply(&mut session, false);
    reply(&mut session, false);
    let list = session.types(":path|:mistakes");
    says(&list, &["Still bites, 2 times: It says no.", "All stages: 2 mistakes."]);
    says(&list, &["Lesson one/a, wrong 1 time, last just now: Is it so?"]);
    says(&session.types(":belief"), &["2 mistakes, from “It says no.”"]);
    let one = session.types("2");
    says(&one, &["Your answer, just now: no", "It is so.", "The answer: yes", "It is."]);
    says(&one, &["Type :page to read it again: Lesson one/a, page 1, “Top”."]);
    says(&session.types(":page 2"), &["There is no such page here."]);
    says(&session.types(":back|:practise"), &["Question 1 of 2."]);
    says(&session.types(":hint"), &["Hint: Nod."]);
    reply(&mut session, true);
    says(&reply(&mut session, true), &["2 of 2 right.", "All stages: 2 mistakes."]);
    session.types(":practise");
    reply(&mut session, true);
    says(&reply(&mut session, true), &["2 of 2 right.", "Nothing to mend."]);
    says(&session.types(""), &["Sample course"]);
}

#[test]
fn a_mistake_leads_to_its_page() {
    let mut session = begin();
    session.types("|:quiz");
    reply(&mut session, false);
    says(&session.types(":path|:mistakes||:page"), &["Lesson one/a, page 1 of 2.", "Top"]);
    says(&session.types(":path|:mistakes|1|:practise|:leave"), &["1 mistake."]);
}
