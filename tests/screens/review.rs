//! Reviews, from the path to the end, and how well things are known.

use gradus::learn::event::{Event, Rating, Setting};
use gradus::settings::ThemeChoice;

use super::session::Session;

/// What the journal says of a lesson that was finished so many days ago.
fn learnt(lesson: &str, days: i64) -> Vec<(i64, Event)> {
    let quiz = rated(lesson, None, Setting::Quiz, Rating::Good);
    let read = Event::PageRead { lesson: lesson.into(), page: 1, at: None };
    let of = Event::QuizFinished { lesson: lesson.into(), of: 2, right: 2, skipped: 0 };
    [read, of, quiz, Event::LessonFinished { lesson: lesson.into() }]
        .map(|event| (days, event))
        .into()
}

fn rated(lesson: &str, question: Option<&str>, setting: Setting, rating: Rating) -> Event {
    let question = question.map(Into::into);
    Event::Reviewed { lesson: lesson.into(), question, setting, concept: lesson.into(), rating }
}

/// A learner with three lessons behind them: two are due today, one is known well.
fn learner() -> Session {
    let again = |days| (days, rated("harbour/tides", Some("ready"), Setting::Review, Rating::Good));
    let story = [
        learnt("harbour/tides", 30),
        vec![again(28), again(17)],
        learnt("basics/queues", 4),
        learnt("harbour/ships", 3),
    ];
    Session::new().after(&story.concat())
}

/// Answers the question on screen.
fn answer(session: Session, right: bool) -> Session {
    let (session, text) = session.says(&["What comes after"]).screen();
    let word = if text.contains("ready, steady") { "go" } else { "three" };
    session.keys(if right { word } else { "no" }).keys("<Enter>")
}

/// Answers everything right that comes.
fn done(session: Session) -> Session {
    let mut session = session;
    loop {
        let (now, text) = session.screen();
        if !text.contains("What comes after") {
            return now;
        }
        session = answer(now, true).keys("<Enter>");
    }
}

/// Looks at a screen in both sizes.
fn check(name: &str, at: impl Fn() -> Session) {
    for (width, height) in [(80, 24), (120, 40)] {
        at().size(width, height).shows(&format!("{name}_{width}x{height}"));
    }
}

fn reviewed(session: &mut Session) -> Vec<(String, Rating)> {
    let rating = |event| {
        let Event::Reviewed { rating, concept, setting: Setting::Review, .. } = event else {
            return None;
        };
        Some((concept, rating))
    };
    session.events().into_iter().filter_map(rating).collect()
}

#[test]
fn the_path_says_what_is_due_and_how_well_things_are_known() {
    check("path_due", learner);
    learner().says(&["2 due", "v review"]);
    Session::new().keys("<Esc>").hides(&["due", "v review"]);
}

#[test]
fn a_review_asks_rates_and_says_what_is_more_solid() {
    check("review_question", || learner().keys("v"));
    check("review_right", || answer(learner().keys("v"), true));
    check("review_end", || done(learner().keys("v")));
    learner().theme(ThemeChoice::Light).keys("v").shows("review_light");
    let mut session = done(learner().keys("v"));
    let lessons: Vec<String> =
        reviewed(&mut session).into_iter().map(|(lesson, _)| lesson).collect();
    assert_eq!(lessons, ["basics/queues", "harbour/ships"]);
    session.keys("<Enter>").says(&["A day at the harbour"]).hides(&["due"]);
}

#[test]
fn a_missed_one_comes_back_and_a_rating_is_taken_back() {
    let missed = answer(learner().keys("v"), false).says(&["Not quite", "2 left", "u take back"]);
    let session = answer(missed.keys("<Enter>"), true).says(&["Right", "1 left"]);
    let mut session = session.keys("<Enter>").says(&["Missed", "1 left"]).hides(&["take back"]);
    let ratings = |session: &mut Session| -> Vec<Rating> {
        reviewed(session).into_iter().map(|(_, rating)| rating).collect()
    };
    assert_eq!(ratings(&mut session), [Rating::Again, Rating::Good]);
    done(session).shows("review_missed");

    let mut session = answer(learner().keys("v"), false).keys("u").says(&["2 left"]);
    let undone = session.events();
    let undone = undone.iter().filter(|event| matches!(event, Event::ReviewUndone { .. }));
    assert_eq!(undone.count(), 1);
    let mut session = done(session).says(&["2 concepts are more solid now."]);
    assert_eq!(ratings(&mut session).len(), 3);
}

#[test]
fn letters_are_text_while_an_answer_is_typed() {
    learner().keys("v queue").says(&["queue", "Review"]).keys("<Esc>").says(&["2 due"]);
}

#[test]
fn nothing_due_is_told_kindly() {
    let (_, nothing) = reviewing(Session::new()).screen();
    assert!(nothing.contains("There is nothing to review yet."), "{nothing}");
    let (_, next) = reviewing(Session::new().after(&learnt("basics/queues", 1))).screen();
    assert!(
        next.contains("Nothing is due.") && next.contains("Next: 1 review tomorrow."),
        "{next}"
    );
}

/// Opens the review from the command line.
fn reviewing(mut session: Session) -> Session {
    let driver = session.driver();
    let effects = driver.app.show_review(false);
    driver.perform(effects);
    session
}

#[test]
fn after_a_break_the_most_endangered_come_first_and_the_others_wait() {
    let story = ["basics/queues", "harbour/ships", "harbour/tides"];
    let story: Vec<_> = (0..).zip(story).flat_map(|(n, lesson)| learnt(lesson, 60 - n)).collect();
    let back = || Session::new().after(&story).daily(2);
    back().says(&["2 due"]);
    check("review_break", || back().keys("v"));
    let end = done(back().keys("v")).says(&["1 more is due and can wait", "v review on"]);
    let (end, _) = end.keys("<Enter>").hides(&["due"]).screen();
    let more = done(reviewing(end)).says(&["Today's reviews are done."]);
    done(more.keys("v").says(&["What comes after"])).says(&["1 concept is more solid now."]);
}
