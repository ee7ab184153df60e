//! Tests of what is known already, and the list of mistakes.
#![expect(clippy::expect_used, reason = "a test may fail")]

use gradus::course::LessonId;
use gradus::learn::event::{Event, Setting};
use gradus::learn::progress::State;
use gradus::tui::theme::Depth;

use super::picture;
use super::session::Session;

/// The sizes in which every screen is looked at, with the end of the picture's name.
const SIZES: [(u16, u16, &str); 2] = [(80, 24, "80x24"), (120, 40, "120x40")];

/// Looks at a screen in both sizes.
fn check(name: &str, at: impl Fn() -> Session) {
    for (width, height, size) in SIZES {
        at().size(width, height).shows(&format!("{name}_{size}"));
    }
}

/// At a test of the stage at the harbour, whose answers are typed.
fn harbour_test() -> Session {
    Session::new().keys("<Esc> j j T k <Enter>")
}

/// What the header says.
fn header(session: &mut Session) -> String {
    let buffer = session.buffer();
    (0..2).map(|row| picture::row(&buffer, row)).collect()
}

/// Takes a test at the harbour to its end; `know` says whether the learner knows a lesson.
fn take(mut session: Session, know: impl Fn(&str) -> bool) -> Session {
    while !header(&mut session).contains("Result") {
        let events = session.events();
        let asked = events.iter().rev().find_map(|event| {
            let Event::Asked { lesson, question, .. } = event else { return None };
            Some((lesson.clone(), question.clone()))
        });
        let (lesson, question) = asked.expect("a question is on screen");
        let right = if question.as_str() == "ready" { "go" } else { "three" };
        let answer = if know(lesson.as_str()) { right } else { "no" };
        session = session.keys(&format!("{answer} <Enter> <Enter>"));
    }
    session
}

/// The lessons that a test has marked.
fn placed(session: &mut Session) -> Vec<LessonId> {
    let lesson = |event: Event| {
        let Event::Placed { lesson } = event else { return None };
        Some(lesson)
    };
    session.events().into_iter().filter_map(lesson).collect()
}

/// A learner with mistakes: two from one misconception, one of them made twice, and another.
fn with_mistakes() -> Session {
    let session = Session::at_question(1);
    let wrong = |mut session: Session, text: &str| {
        let buffer = session.buffer();
        let row = (0..buffer.area.height).map(|y| picture::row(&buffer, y));
        let row = row.into_iter().find(|row| row.trim_end().ends_with(text)).expect(text);
        let number = row.chars().find(char::is_ascii_digit).expect(text);
        session.keys(&format!("{number} <Enter> <Enter>"))
    };
    let session = wrong(session, "once").keys("<C-s> TEA <A-Enter> ROPE <Enter> <Enter>");
    let session = session.keys("1 <Tab> in <Enter> <Enter> <C-s> <C-s> <C-s> <C-s>");
    wrong(session.keys("r"), "once").keys("<Esc> q m")
}

#[test]
fn what_is_tested_can_be_chosen() {
    check("placement_choose_first", || Session::new().keys("p"));
    check("placement_choose", || Session::new().keys("<Esc> j j j p"));
    Session::new().keys("<Esc> j T").says(&["› The lesson “Queues, and who is next”"]);
}

#[test]
fn a_test_asks_and_says_right_or_wrong() {
    check("placement_asks", harbour_test);
    check("placement_right", || {
        let mut session = harbour_test();
        let first = session.events().len();
        assert!(first > 0);
        session.keys("go <Enter>")
    });
    let session = harbour_test().keys("<C-t>").hides(&["hint"]);
    session.keys("no <Enter>").says(&["Not quite"]).hides(&["The answer"]);
}

#[test]
fn nothing_is_marked_without_a_yes() {
    let known = |id: &str| id == "harbour/ships";
    check("placement_found", || take(harbour_test(), known));
    for keys in ["<Esc>", "n", "q", "<Enter>"] {
        let mut session = take(harbour_test(), known).keys(keys);
        assert_eq!(placed(&mut session), []);
    }
    let mut session = take(harbour_test(), known).keys("y").says(&["Tides", "1/"]);
    assert_eq!(placed(&mut session), ["harbour/ships".into()]);
    let ships = session.progress("harbour/ships");
    assert!(ships.placed.is_some() && ships.state() == State::Finished);
    check("placement_marked", || take(harbour_test(), known).keys("y q k"));
}

#[test]
fn a_test_without_a_known_lesson_ends_soon_and_opens_the_first() {
    let unknown = |mut session: Session| {
        while !header(&mut session).contains("Result") {
            session = session.keys("<C-s>");
        }
        session
    };
    check("placement_nothing", || unknown(Session::new().keys("p <Enter>")));
    let mut session = unknown(Session::new().keys("p <Enter>")).keys("y y").says(&["Result"]);
    let said = session
        .events()
        .iter()
        .filter(|event| matches!(event, Event::Skipped { setting: Some(Setting::Placement), .. }))
        .count();
    assert!((2..8).contains(&said), "{said}");
    session.keys("<Enter>").says(&["Boxes on the quay", "1/3"]);
}

#[test]
fn a_test_can_be_left() {
    harbour_test().keys("<Esc>").says(&["The harbour at work"]);
    check("placement_leave", || harbour_test().keys("<C-s> <Esc>"));
    harbour_test().keys("<C-s> <Esc> n").says(&["question 2 of at most"]);
    let mut session = harbour_test().keys("<C-s> <Esc> y").says(&["min"]);
    assert_eq!(placed(&mut session), []);
    assert_eq!(session.progress("harbour/ships").state(), State::Started, "its default");
}

#[test]
fn a_lesson_is_tested_by_itself() {
    let queues = || Session::new().keys("<Esc> j T <Enter>").says(&["question 1 of at most 2"]);
    let session = take(queues(), |_| true).says(&["You know “Queues, and who is next”."]);
    let mut session = session.keys("y").says(&["Ships with names", "1/1"]);
    assert_eq!(placed(&mut session), ["basics/queues".into()]);
    take(queues(), |_| false).says(&["not enough", "Start with “Queues"]);
}

#[test]
fn the_list_of_mistakes_is_empty_at_first() {
    check("mistakes_none", || Session::new().keys("<Esc> m"));
    Session::new().keys("<Esc> m <Enter> r <Tab> l G q").says(&["A day at the harbour"]);
}

#[test]
fn mistakes_are_listed_and_filtered() {
    check("mistakes", with_mistakes);
    with_mistakes().depth(Depth::None).shows("mistakes_plain_80x24");
    with_mistakes().keys("<Tab>").says(&["“A loop runs once", "2"]).hides(&["Fill the gaps"]);
    with_mistakes().keys("<Tab> <Tab>").says(&["all mistakes", "Fill the gaps"]);
    with_mistakes().keys("l").says(&["Boxes and queues · all"]);
}

#[test]
fn a_mistake_tells_what_was_wrong_and_where_to_read() {
    check("mistake", || with_mistakes().keys("<Enter>"));
    let scrolled = || with_mistakes().keys("<Enter> <PageDown> <PageDown> <PageDown>");
    scrolled().says(&["Read again: Boxes on the quay, page"]);
    with_mistakes().keys("<Enter> <Enter>").says(&["Boxes on the quay", "/3"]);
    with_mistakes().keys("<Enter> t").says(&["Queues, and who is next", "1/"]);
    with_mistakes().keys("<Enter> l q").says(&["Mistakes"]);
}

#[test]
fn what_is_shown_is_practised_until_it_leaves_the_list() {
    check("mistakes_practice", || with_mistakes().keys("r"));
    let fill = "0 <Tab> in <Enter> <Enter>";
    let once = with_mistakes().keys("j <Enter> r").keys(fill);
    let once = once.says(&["1 of 1 right", "Fill the gaps"]);
    let mut twice = once.keys("<Enter> r").keys(fill).hides(&["Fill the gaps"]);
    let retried = |event: &Event| matches!(event, Event::Answered { setting: Setting::Retry, .. });
    assert!(twice.events().iter().any(retried));
    let left = with_mistakes().keys("r <Esc>").says(&["Beliefs that still bite"]);
    left.keys("q").says(&["A day at the harbour"]);
}
