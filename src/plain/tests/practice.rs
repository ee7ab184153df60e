//! Programs that run and exercises, with made-up outcomes.

use std::collections::VecDeque;
use std::path::PathBuf;

use super::*;
use crate::course::Prose;
use crate::course::catalogue::{Catalogue, Term};
use crate::course::files::Files;
use crate::learn::progress::State;
use crate::run::{Check, End, Fault, Frame, Limit, Outcome, Work};
use crate::session::sample::practice as course;
use crate::session::sample::practice::{BASKET, SHOP};

/// The world outside: what programs come to, and the learner's files.
#[derive(Default)]
pub(super) struct Outside {
    outcomes: VecDeque<Outcome>,
    files: Files,
    /// What the learner's editor leaves behind.
    edited: String,
    trusted: bool,
    untrusted: bool,
    /// What was done, in a word each.
    errands: Vec<String>,
    /// All lessons, where they are not those of the sample.
    pub(super) library: Option<Arc<Library>>,
}

impl Outside {
    pub(super) fn perform(&mut self, errand: Errand) -> Done {
        let folder = PathBuf::from("/work/basket");
        match errand {
            Errand::ReadLibrary if self.library.is_some() => {
                Done::Library(self.library.clone().ok_or_else(String::new))
            }
            Errand::ReadLibrary => {
                let term = Term {
                    name: "one".into(),
                    also: vec!["single".into()],
                    definition: Prose::plain("Half of two."),
                    lesson: Some("python/notes".into()),
                };
                let catalogue = Catalogue { terms: vec![term], ..Catalogue::default() };
                let headers = sample::course();
                let lessons = headers.headers().map(|header| lesson(header.id.as_str())).collect();
                Done::Library(Ok(Arc::new(Library { lessons, catalogue })))
            }
            Errand::Run(job) => {
                self.errands.push(match &job.work {
                    Work::Programs { programs, .. } => format!("run {programs:?}"),
                    Work::File(file) => format!("run {file}"),
                    Work::Checks { only, .. } => format!("check {only:?}"),
                });
                let outcome = if self.untrusted && !self.trusted {
                    Outcome::without_run(End::Untrusted)
                } else {
                    self.outcomes.pop_front().unwrap()
                };
                Done::Ran(job.id, Box::new(outcome))
            }
            Errand::OpenWork(_) => Done::Work(Ok((folder, self.files.clone()))),
            Errand::ResetWork(_) => {
                self.errands.push("reset".into());
                self.files = Files::new();
                Done::Work(Ok((folder, Files::new())))
            }
            Errand::Edit(_, path) => {
                self.errands.push(format!("edit {path}"));
                self.files.insert(path, self.edited.clone());
                Done::Work(Ok((folder, self.files.clone())))
            }
            Errand::KeepAttempt(lesson, files) => {
                self.errands.push(format!("keep {lesson} {files:?}"));
                Done::Kept(Ok(()))
            }
            Errand::EditCopy(text) if self.edited.is_empty() => {
                Done::Edited(Err(format!("No editor for {text}.")))
            }
            Errand::EditCopy(_) => Done::Edited(Ok(self.edited.clone())),
            Errand::Trust => {
                self.trusted = true;
                Done::Trusted(Ok(()))
            }
        }
    }
}

/// A lesson of either sample.
pub(super) fn lesson(id: &str) -> Arc<Lesson> {
    if [BASKET, SHOP].contains(&id) { course::lesson(id) } else { sample::lesson(id) }
}

fn at(lesson: &str) -> Session {
    Session::in_course(course::course(), Vec::new(), Some(lesson))
}

fn at_exercise() -> Session {
    let mut session = at(BASKET);
    session.types(":exercise");
    session
}

/// How many events of a kind are in the journal.
fn recorded(session: &Session, kind: &str) -> usize {
    session.journal.iter().filter(|line| line.contains(kind)).count()
}

fn check(name: &str, passed: bool) -> Check {
    let message = if passed { "" } else { "Expected 3,\nsaw 1." };
    let message = message.into();
    Check { name: name.into(), title: name.into(), passed, message, ..Check::default() }
}

fn checked(checks: Vec<Check>) -> Outcome {
    Outcome { checks, ..Outcome::without_run(End::Finished) }
}

/// All five checks of the basket pass, or the last two fail.
fn basket(passed: bool) -> Outcome {
    checked(vec![
        check("must_use[for]", true),
        check("must_not_use[sorted()]", true),
        check("test_all_prices_count", true),
        check("test_nothing_costs_nothing[0]", true),
        check("test_nothing_costs_nothing[1]", passed),
        check("test_no_words", passed),
    ])
}

fn printed(text: &str, end: End) -> Outcome {
    Outcome { outputs: vec![text.into()], ..Outcome::without_run(end) }
}

fn raised() -> Fault {
    let frame = |file: &str, own| Frame {
        file: file.into(),
        line: 3,
        function: "total".into(),
        text: "x = y".into(),
        own,
    };
    Fault {
        kind: "NameError".into(),
        message: "name 'y' is not defined".into(),
        frames: vec![frame("lib.py", false), frame("lesson.py", true)],
        full: "Traceback (most recent call last):\n  …\n".into(),
        ..Fault::default()
    }
}

#[test]
fn programs_of_a_page_run_by_number() {
    let mut session = at(BASKET);
    session.outside.outcomes.push_back(printed("[1]\n", End::Finished));
    says(&session.transcript, &["Program 1 (python):\nbasket", "Code (python):\nbasket.append"]);
    let said = session.types(":run");
    assert_eq!(said, "Output:\n[1]\nEnd of output.");
    assert_eq!(session.outside.errands, ["run [\"basket = [1]\\nprint(basket)\"]"]);
    for line in [":run 2", ":run x", ":run 0", ":edit 2"] {
        says(&session.types(line), &["1 program", "from 1 to 1"]);
    }
    says(&session.types("|"), &["Question 1"]);
    says(&session.types(":page 2|:run"), &["3 programs", "from 1 to 3"]);
    session.outside.outcomes.push_back(printed("", End::Finished));
    says(&session.types(":run 2"), &["to end with KeyError, and did not"]);
    session.outside.outcomes.push_back(printed("", End::Finished));
    says(&session.types(":run 1"), &["It ran and printed nothing."]);
}

#[test]
fn an_error_is_told_in_the_learners_own_lines() {
    let mut session = at(BASKET);
    says(&session.types(":full"), &[":full does nothing here."]);
    session.outside.outcomes.push_back(printed("a\u{1b}[2J\n", End::Raised(raised())));
    let said = session.types(":run");
    let begin = "Output:\na␛[2J\nEnd of output.\nNameError: name 'y' is not defined\n\
                 In line 3 of lesson.py, in total: x = y\nPython does not know the name `y`";
    assert!(said.starts_with(begin), "{said}");
    assert!(said.ends_with("\nType :full for the whole traceback."), "{said}");
    says(&session.types(":full"), &["Traceback (most recent call last):\n  …\nEnd of the"]);
    let at = vec![Frame { own: true, line: 1, text: "while 1:".into(), ..Frame::default() }];
    let end = End::OverLimit { limit: Limit::Time, at };
    session.outside.outcomes.push_back(Outcome { errors: "w\n".into(), ..printed("", end) });
    let said = session.types(":run");
    says(&said, &["Errors:\nw\nEnd of errors.", "still running", "It was at line 1 of : while 1:"]);
    says(&session.types(":full"), &[":full does nothing here."]);
}

#[test]
fn a_copy_of_a_program_is_edited_and_run() {
    let mut session = at(BASKET);
    says(&session.types(":edit"), &["No editor for basket = [1]"]);
    session.outside.edited = "print(2)".into();
    session.outside.outcomes.push_back(printed("2\n", End::Finished));
    says(&session.types(":edit 1"), &["Output:\n2"]);
    assert_eq!(session.outside.errands, ["run [\"print(2)\"]"]);
}

#[test]
fn a_course_from_elsewhere_is_asked_about_before_it_runs() {
    let mut session = at(BASKET);
    session.outside.untrusted = true;
    let asked = session.types(":run");
    says(&asked, &["Sample course did not come with Gradus", "Type yes"]);
    assert_eq!(session.types(":again"), asked);
    says(&session.types(":help"), &["Type yes, or press Enter", ":quit"]);
    assert_eq!(session.types(""), "Nothing was run.");
    assert!(!session.outside.trusted);
    session.outside.outcomes.push_back(printed("[1]\n", End::Finished));
    says(&session.types(":run|Yes"), &["Output:\n[1]"]);
    assert!(session.outside.trusted);
    session.outside.trusted = false;
    session.outside.outcomes.push_back(basket(true));
    says(&session.types(":exercise|"), &["Type yes"]);
    says(&session.types("yes"), &["All 5 checks passed."]);
    session.outside.trusted = false;
    says(
        &session.types(":check|:path"),
        &["1. python/basket: started, at the exercise, practised."],
    );
    assert_eq!(session.plain.confirm, None);
}

#[test]
fn an_exercise_is_checked_until_it_is_passed() {
    let mut session = at(BASKET);
    session.outside.files.insert("basket.py".into(), "mine".into());
    session.outside.outcomes.extend([basket(false), basket(true)]);
    session.types("||:skip|return|");
    says(&session.types(":again"), &["Press Enter for the exercise: Fill the basket."]);
    session.types("|:checks|:hint||:checks");
    session.outside.files.insert("basket.py".into(), "better".into());
    session.types("|");
    insta::assert_snapshot!(session.transcript);
    let kept: Vec<_> = session.outside.errands.iter().filter(|e| e.starts_with("keep")).collect();
    assert_eq!(
        kept,
        [
            "keep python/basket {\"basket.py\": \"mine\"}",
            "keep python/basket {\"basket.py\": \"better\"}"
        ]
    );
}

#[test]
fn a_failed_check_shows_what_was_printed_and_raised() {
    let mut session = at_exercise();
    let mut failed = check("test_all_prices_count", false);
    (failed.output, failed.fault) = ("1\n".into(), Some(raised()));
    session.outside.outcomes.push_back(checked(vec![failed]));
    says(
        &session.types(""),
        &[
            "0 of 5 checks passed.\nFailed: Every price is added, the last one too.\nExpected 3,\nsaw 1.",
            "Meanwhile it printed:\nOutput:\n1\nEnd of output.\nNameError: name",
            "Press Enter to check your work.",
        ],
    );
    says(&session.types(":full"), &["Traceback"]);
    session
        .outside
        .outcomes
        .push_back(Outcome::without_run(End::Unavailable("Install it.".into())));
    says(&session.types(":check"), &["Install it."]);
    assert_eq!(recorded(&session, "exercise_checked"), 1, "what did not run is no attempt");
}

#[test]
fn hints_come_one_at_a_time_and_then_no_more() {
    let mut session = at_exercise();
    assert_eq!(session.types(":hint"), "Hint 1 of 3: Look at the loop.");
    session.types(":hint");
    assert_eq!(session.types(":hint"), "Hint 3 of 3: Take the `break` out.");
    says(&session.types(":hint"), &["all 3 hints", "Hint 3 of 3"]);
    says(&session.types(":again"), &["Hint 1 of 3: Look", "Hint 2 of 3: It", "Hint 3 of 3"]);
    assert_eq!(recorded(&session, "hint_taken"), 3);
}

#[test]
fn the_solution_is_confirmed_before_a_pass() {
    let mut session = at_exercise();
    session.outside.files.insert("basket.py".into(), "def total(prices):\n    pass\n".into());
    session.types(":edit notes.txt");
    says(&session.types(":solution"), &["will be noted", "Type yes"]);
    assert_eq!(session.types("no"), "The solution stays hidden.");
    assert_eq!(recorded(&session, "solution_shown"), 0);
    let said = session.types(":solution|yes");
    says(
        &said,
        &[
            "basket.py:\n  def total(prices):\n-     pass\n+     result = 0\n+     for",
            "End of basket.py.",
        ],
    );
    assert_eq!(recorded(&session, "solution_shown"), 1);
    assert_eq!(session.types(":solution"), said, "it is free now");
}

#[test]
fn an_exercise_is_edited_run_reset_and_skipped() {
    let mut session = at_exercise();
    session.outside.edited = "x = 1".into();
    says(&session.types(":edit"), &["Saved. Press Enter to check"]);
    says(&session.types(":edit 1"), &["Nothing was changed."]);
    says(&session.types(":edit notes.txt"), &["Saved."]);
    says(&session.types(":edit other.py"), &["basket.py, notes.txt"]);
    session.outside.outcomes.push_back(printed("3\n", End::Finished));
    assert_eq!(
        session.types(":run"),
        "Output:\n3\nEnd of output.\nPress Enter to check your work."
    );
    says(&session.types(":check 1"), &["no milestones"]);
    says(&session.types(":reset"), &["Type yes to begin anew"]);
    assert_eq!(session.types(""), "Your files stay as they are.");
    says(&session.types(":reset|yes"), &["A copy of what you had was kept."]);
    says(&session.types(":skip"), &["Skipped: Fill the basket.", "Press Enter for the quiz."]);
    says(&session.types(""), &["Question 1 of 2."]);
    says(&session.types(":skip|:skip"), &["Press Enter for the next lesson: web/shop."]);
    assert_eq!(session.plain.progress().state(&BASKET.into()), State::Skipped);
    let errands = ["edit basket.py", "edit basket.py", "edit notes.txt", "run basket.py", "reset"];
    assert_eq!(session.outside.errands, errands);
}

#[test]
fn milestones_are_checked_one_by_one_or_all() {
    let mut session = at(SHOP);
    says(&session.transcript, &["Press Enter for the exercise: A shop."]);
    let said = session.types("");
    says(&said, &["Milestone 1, Models: 0 of 1 passed.\n- open: There are models.\nMilestone 2"]);
    assert!(!said.contains("There is a home page."));
    says(&session.types(":checks"), &["- open: There is a home page."]);
    says(&session.types(":check 3"), &["from 1 to 2"]);
    session.outside.outcomes.push_back(checked(vec![check("test_m1_models", true)]));
    says(&session.types(":check 1"), &["1 of 3 checks passed.", "Press Enter to check"]);
    assert_eq!(session.types(":hint"), "Hint 1 of 3: Four.");
    session.outside.outcomes.push_back(checked(
        ["test_m1_models", "test_m2_home", "test_m2_cart"].map(|name| check(name, true)).into(),
    ));
    says(&session.types(""), &["All 3 checks passed.", "It was the last lesson."]);
    assert_eq!(session.plain.progress().state(&SHOP.into()), State::Finished);
    says(&session.types(""), &["2. web/shop: finished, practised."]);
    assert_eq!(session.outside.errands[0], "check Some(\"m1_\")");
}

#[test]
fn an_exercise_is_taken_up_where_it_was_left() {
    let mut session = at_exercise();
    session.types(":quit");
    let mut session = Session::in_course(course::course(), session.journal, None);
    says(&session.plain.told(), &["1. python/basket: started, at the exercise."]);
    says(&session.types(""), &["exercise: Fill the basket.", "Your files are in /work/basket."]);
    says(&session.types(":pages"), &["Exercise: Fill the basket, new."]);
    says(&session.types(":back"), &["page 2 of 2"]);
    says(&session.types(":exercise|:quiz"), &["Question 1 of 2."]);
    says(&session.types("hello|:exercise|hello"), &["Press Enter to check your work. :help"]);
}

#[test]
fn files_that_cannot_be_read_leave_the_learner_where_they_are() {
    let mut session = at(BASKET);
    let reply = session.plain.take(":exercise", session.now);
    assert!(matches!(reply.next, Next::Do(Errand::OpenWork(_))), "{reply:?}");
    let reply = session.plain.done(Done::Work(Err("The disk is gone.".into())), session.now);
    assert_eq!((reply, session.plain.say()), (Reply::ask(), "The disk is gone.".into()));
    says(&session.types(":again"), &["page 1 of 2"]);
}
