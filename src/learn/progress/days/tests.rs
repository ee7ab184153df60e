use jiff::tz::{Offset, TimeZone};
use proptest::prelude::*;

use super::*;
use crate::course::Answer;
use crate::learn::event::{Event, ResetScope};
use crate::learn::record::{Envelope, decode, encode};

fn apply(days: &mut Days, second: i64, event: &Event) {
    let at = Timestamp::from_second(second).unwrap();
    let line = encode(&Envelope { dev: "dev", seq: 1, at, course: "c" }, event).unwrap();
    days.apply(&decode(&line).unwrap());
}

fn days(events: &[(i64, Event)]) -> Days {
    let mut days = Days::default();
    for (second, event) in events {
        apply(&mut days, *second, event);
    }
    days
}

fn answered(setting: Setting, verdict: Verdict, ms: u64) -> Event {
    Event::Answered {
        lesson: "a/b".into(),
        question: "q".into(),
        setting,
        answer: Answer::Line(1),
        verdict,
        hints: 0,
        guess: false,
        ms,
    }
}

fn checked(milestone: Option<&str>, passed: bool, ms: u64) -> Event {
    Event::ExerciseChecked {
        lesson: "a/b".into(),
        milestone: milestone.map(Into::into),
        passed,
        of: 1,
        right: 1,
        first: None,
        hints: 0,
        ms,
    }
}

fn page(at: Option<usize>) -> Event {
    Event::PageRead { lesson: "a/b".into(), page: 1, at }
}

use Setting::{Placement, Quiz, Retry, Review};
use Verdict::{Right, Wrong};

#[test]
fn each_kind_of_step_is_counted_in_its_place() {
    let events = [
        page(None),
        page(Some(20)),
        answered(Quiz, Right, 1000),
        answered(Retry, Wrong, 2000),
        answered(Placement, Wrong, 1000),
        answered(Review, Right, u64::MAX),
        checked(None, true, 60_000),
        checked(Some("m1"), true, u64::MAX),
        checked(None, false, 0),
        Event::LessonFinished { lesson: "a/b".into() },
        Event::Noted { lesson: "a/b".into(), page: 1, text: "x".into() },
        Event::Skipped { lesson: "a/b".into(), question: None, setting: None },
        Event::Unknown,
    ];
    let days = days(&events.map(|event| (0, event)));
    let tally = Tally {
        pages: 1,
        answers: Score { right: 1, wrong: 2 },
        reviews: Score { right: 1, wrong: 0 },
        checks: 3,
        passed: 1,
        finished: 1,
        notes: 1,
        others: 1,
        ms: 4000 + 5 * 60_000 + 60_000 + 30 * 60_000,
    };
    assert_eq!(days.by_day(&TimeZone::UTC), [(jiff::civil::date(1970, 1, 1), tally)]);
    assert_eq!(tally.steps(), 11);
    let lesson = days.lesson("a/b").unwrap();
    assert_eq!(lesson.score, Score { right: 2, wrong: 0 });
    assert_eq!((lesson.ms, lesson.checks), (tally.ms, 3));
}

#[test]
fn what_is_no_step_makes_no_day() {
    let days = days(&[(0, Event::ExerciseOpened { lesson: "a/b".into() })]);
    assert_eq!(days.by_day(&TimeZone::UTC), []);
}

#[test]
fn a_reset_takes_results_away_and_leaves_what_was_done() {
    let ended = Event::QuizFinished { lesson: "a/b".into(), of: 4, right: 3, skipped: 1 };
    let finished = Event::LessonFinished { lesson: "a/b".into() };
    let before =
        [(0, answered(Quiz, Wrong, 1)), (9, ended), (10, checked(None, true, 1)), (20, finished)];
    let mut all = days(&before);
    let lesson = all.lesson("a/b").unwrap();
    let at = |second| Timestamp::from_second(second).unwrap();
    assert_eq!(lesson.quiz, Some(QuizScore { at: at(9), of: 4, right: 3 }));
    assert_eq!((lesson.passed, lesson.finished), (Some(at(10)), Some(at(20))));
    let reset = |stage: &str| Event::Reset { scope: ResetScope::Stage { stage: stage.into() } };
    apply(&mut all, 30, &reset("b"));
    assert_eq!(all, days(&before));
    apply(&mut all, 30, &reset("a"));
    let lesson = all.lesson("a/b").unwrap();
    assert_eq!((lesson.quiz, lesson.passed, lesson.finished), (None, None, None));
    assert_eq!((lesson.score, lesson.checks), (Score { right: 0, wrong: 1 }, 1));
}

#[test]
fn days_are_local_ones_across_a_change_of_the_clocks() {
    let zone = TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
    let at = |text: &str| text.parse::<Timestamp>().unwrap().as_second();
    let seconds = [
        "2026-03-28T22:59:59Z",
        "2026-03-28T23:00:00Z",
        "2026-03-29T21:59:59Z",
        "2026-03-29T22:00:00Z",
        "2026-10-25T22:59:59Z",
        "2026-10-25T23:00:00Z",
    ];
    let days = days(&seconds.map(|text| (at(text), page(None))));
    let found: Vec<(String, u32)> =
        days.by_day(&zone).iter().map(|(date, day)| (date.to_string(), day.pages)).collect();
    let expected = [
        ("2026-03-28", 1),
        ("2026-03-29", 2),
        ("2026-03-30", 1),
        ("2026-10-25", 1),
        ("2026-10-26", 1),
    ];
    assert_eq!(found, expected.map(|(date, pages)| (date.to_owned(), pages)));
}

#[test]
fn shares_are_rounded() {
    for (right, wrong, percent) in
        [(0, 0, None), (1, 0, Some(100)), (1, 2, Some(33)), (2, 1, Some(67)), (1, 1, Some(50))]
    {
        assert_eq!(Score { right, wrong }.percent(), percent);
    }
}

proptest! {
    /// Days come in order, each once, and hold every step, in whatever order these came.
    #[test]
    fn nothing_is_lost_between_days(
        mut seconds in prop::collection::vec(-100_000_000..2_000_000_000_i64, 0..40),
        quarters in -56..=56_i32,
    ) {
        let zone = TimeZone::fixed(Offset::from_seconds(quarters * 900).unwrap());
        let pages = |seconds: &[i64]| {
            let events: Vec<_> = seconds.iter().map(|second| (*second, page(None))).collect();
            days(&events).by_day(&zone)
        };
        let found = pages(&seconds);
        prop_assert!(found.windows(2).all(|pair| pair[0].0 < pair[1].0));
        prop_assert_eq!(found.iter().map(|(_, day)| day.pages as usize).sum::<usize>(), seconds.len());
        for second in &seconds {
            let date = Timestamp::from_second(*second).unwrap().to_zoned(zone.clone()).date();
            prop_assert!(found.iter().any(|(day, _)| *day == date));
        }
        seconds.sort_unstable();
        prop_assert_eq!(pages(&seconds), found);
    }
}
