//! Reviews in lines.

use jiff::ToSpan;

use super::*;
use crate::learn::event::{Rating, Setting};

/// The journal of a learner whose quiz on all kinds of questions went well on the first day.
fn learnt() -> Vec<String> {
    let lesson = || LessonId::from("python/kinds");
    let page = Event::PageRead { lesson: lesson(), page: 1, at: None };
    let rated = Event::Reviewed {
        lesson: lesson(),
        question: None,
        setting: Setting::Quiz,
        concept: "python/kinds".into(),
        rating: Rating::Good,
    };
    let finished = Event::QuizFinished { lesson: lesson(), of: 8, right: 8, skipped: 0 };
    let envelope = Envelope { dev: "dev", seq: 1, at: Timestamp::UNIX_EPOCH, course: "sample" };
    [page, finished, rated, Event::LessonFinished { lesson: lesson() }]
        .map(|event| encode(&envelope, &event).unwrap())
        .into()
}

/// That learner, so many days later.
fn days_later(days: i64) -> Session {
    let mut session = Session::with(learnt(), None);
    session.now += (24 * days).hours();
    session
}

#[test]
fn the_path_says_what_is_due_and_how_well_things_are_known() {
    let mut session = days_later(1);
    let path = session.types(":path");
    says(
        &path,
        &["Python: 1 of 2 lessons finished. Known: 1 practised of 2.", "finished, practised."],
    );
    assert!(!path.contains("due"), "{path}");
    says(&days_later(2).types(":path"), &["1 review is due. Type :review for it."]);
    let about = days_later(2).types(":about 1");
    says(&about, &["Practised. 1 more review to solid; the next review is due."]);
}

#[test]
fn a_review_is_asked_answered_and_summed_up() {
    let mut session = days_later(2);
    session.types(":path");
    says(&session.types(":review"), &["Review, 1 left: python/kinds."]);
    says(&session.types(":help"), &[":skip: leave", ":guess"]);
    says(&session.types(":pages"), &["does nothing here"]);
    says(&session.types(":guess"), &["Noted: you are guessing."]);
    says(&session.types(":guess"), &["not guessing"]);
    let said = answer_wrong(&mut session);
    says(&said, &["Not quite.", "It is asked again tomorrow; :undo takes that back."]);
    says(&session.types(":dispute"), &["Noted"]);
    says(&session.types(":undo"), &["Taken back.", "Review, 1 left"]);
    says(&session.types(":undo"), &["does nothing here"]);
    let end = session.types(":skip");
    says(&end, &["python/kinds: skipped, left for another day.", "Nothing is due."]);
    says(&session.types(":review"), &["does nothing here"]);
    says(&session.types(""), &["Sample course", "1 review is due."]);
    let ratings = session.plain.progress.memory.card("python/kinds").unwrap().ratings.len();
    assert_eq!(ratings, 1);
}

/// Types something that is wrong whatever is asked.
fn answer_wrong(session: &mut Session) -> String {
    use crate::course::question::Kind;
    let Place::Review(review, _) = &session.plain.place else { panic!("no review") };
    let (order, question) = (review.shown_order(), review.question().unwrap());
    let wrong = |right: usize| order.iter().position(|part| *part != right).unwrap() + 1;
    let line = match &question.kind {
        Kind::Single { .. } => wrong(0).to_string(),
        Kind::Multi { .. } | Kind::Order { .. } | Kind::Bug { .. } => "1".into(),
        Kind::Output { .. } => "zzz|.".into(),
        Kind::Blank { gaps, .. } => vec!["zzz"; gaps.len()].join("|"),
        Kind::Match { pairs, .. } => vec![wrong(0).to_string(); pairs.len()].join(" "),
        Kind::Short { .. } => "zzz".into(),
    };
    session.types(&line)
}

#[test]
fn nothing_to_review_is_told_kindly() {
    let mut session = Session::with(learnt(), None);
    says(&session.types(":review"), &["Nothing is due.", "Next: 1 review in 2 days."]);
    let mut fresh = Session::new();
    let reply = fresh.plain.review(false);
    says(&fresh.follow(reply), &["There is nothing to review yet."]);
}
