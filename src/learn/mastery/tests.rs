use jiff::ToSpan;
use jiff::tz::TimeZone;

use super::*;
use crate::learn::event::Event;
use crate::session::sample;
use crate::settings::Settings;

const KINDS: &str = "python/kinds";

/// What happens to a lesson, a line at a time: the day, and an event.
fn after(story: &[(i64, Event)], day: i64) -> Overview {
    let mut progress = Progress::of("sample");
    for (day, event) in story {
        sample::apply_at(&mut progress, noon(*day), std::slice::from_ref(event));
    }
    let rhythm = Rhythm::new(&Settings::default(), TimeZone::UTC);
    Overview::of(&sample::course(), &progress, &rhythm, noon(day))
}

fn noon(day: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + (24 * day + 12).hours()
}

fn page() -> Event {
    Event::PageRead { lesson: KINDS.into(), page: 1, at: None }
}

fn answered() -> Event {
    Event::Answered {
        lesson: KINDS.into(),
        question: "single".into(),
        setting: Setting::Quiz,
        answer: crate::course::Answer::Choice(vec![0]),
        verdict: crate::course::grade::Verdict::Right,
        hints: 0,
        guess: false,
        ms: 1,
    }
}

fn quiz() -> Event {
    Event::QuizFinished { lesson: KINDS.into(), of: 1, right: 1, skipped: 0 }
}

fn finished() -> Event {
    Event::LessonFinished { lesson: KINDS.into() }
}

fn rated(rating: Rating, setting: Setting) -> Event {
    let question = (setting == Setting::Review).then(|| "single".into());
    Event::Reviewed { lesson: KINDS.into(), question, setting, concept: KINDS.into(), rating }
}

/// A quiz that went well on day 0.
fn quizzed() -> Vec<(i64, Event)> {
    let good = rated(Rating::Good, Setting::Quiz);
    [page(), answered(), quiz(), good, finished()].map(|event| (0, event)).into()
}

/// The quiz, and a review on each of these days.
fn reviewed(days: &[(i64, Rating)]) -> Vec<(i64, Event)> {
    let review = |(day, rating): &(i64, Rating)| (*day, rated(*rating, Setting::Review));
    quizzed().into_iter().chain(days.iter().map(review)).collect()
}

fn check(story: &[(i64, Event)], day: i64, expected: &str) {
    let found = after(story, day).lesson(&KINDS.into());
    assert_eq!(found.sentence(), expected, "{story:?} on day {day}: {found:?}");
}

#[test]
fn a_lesson_rises_from_new_to_mastered() {
    use Rating::{Easy, Good, Hard};
    check(&[], 0, "New.");
    check(&[(0, page())], 0, "Seen. Its quiz to practised.");
    check(&quizzed(), 0, "Practised. 1 more review to solid; the next review is due in 2 days.");
    check(&quizzed(), 1, "Practised. 1 more review to solid; the next review is due tomorrow.");
    check(&quizzed(), 2, "Practised. 1 more review to solid; the next review is due.");
    let solid = "Solid. 1 more review to mastered; the next review is due in 11 days.";
    check(&reviewed(&[(2, Good)]), 2, solid);
    let mastered = "Mastered; the next review is due in 46 days.";
    check(&reviewed(&[(2, Good), (13, Good)]), 13, mastered);
    let easy = "Solid. 1 more review to mastered; the next review is due in 19 days.";
    check(&reviewed(&[(2, Easy)]), 2, easy);
    let hard = after(&reviewed(&[(2, Hard)]), 2).lesson(&KINDS.into());
    assert_eq!((hard.level, hard.reviews), (Level::Solid, 2), "{hard:?}");
}

#[test]
fn a_lesson_falls_when_it_is_forgotten_or_left_alone() {
    use Rating::{Again, Good};
    let mastered = [(2, Good), (13, Good)];
    let level = |reviews: &[_], day| after(&reviewed(reviews), day).lesson(&KINDS.into());
    assert_eq!(level(&mastered, 59).level, Level::Mastered);
    let left = level(&mastered, 600);
    assert_eq!((left.level, left.reviews, left.slipped), (Level::Practised, 1, true));
    let forgotten = level(&[(2, Good), (13, Good), (59, Again)], 59);
    assert_eq!((forgotten.level, forgotten.slipped), (Level::Practised, true));
    assert!(forgotten.sentence().starts_with("Practised, and some of it has slipped. "));
    let back = level(&[(2, Good), (13, Good), (59, Again), (62, Good)], 62);
    assert!(!back.slipped && back.level < Level::Mastered, "{back:?}");
}

#[test]
fn an_exercise_that_is_open_holds_a_lesson_back() {
    let opened = (2, Event::ExerciseSkipped { lesson: KINDS.into() });
    let story = [reviewed(&[(2, Rating::Good)]), vec![opened]].concat();
    let held = "Practised. Its exercise to solid; the next review is due in 11 days.";
    check(&story, 2, held);
    let checked = Event::ExerciseChecked {
        lesson: KINDS.into(),
        milestone: None,
        passed: true,
        of: 1,
        right: 1,
        first: None,
        hints: 0,
        ms: 1,
    };
    let passed = [story, vec![(2, checked)]].concat();
    assert_eq!(after(&passed, 2).lesson(&KINDS.into()).level, Level::Solid);
}

#[test]
fn what_was_placed_or_has_no_quiz_is_told_apart() {
    let placed = (0, Event::Placed { lesson: KINDS.into() });
    check(std::slice::from_ref(&placed), 0, "Practised. Its quiz to solid.");
    check(&[placed, (0, finished())], 0, "Practised. Its quiz to solid.");
    check(&[(0, page()), (0, finished())], 0, "Seen.");
    let passed = Event::ExerciseChecked {
        lesson: KINDS.into(),
        milestone: None,
        passed: true,
        of: 1,
        right: 1,
        first: None,
        hints: 0,
        ms: 1,
    };
    check(&[(0, passed), (0, finished())], 0, "Practised.");
    let skipped = Event::Skipped { lesson: KINDS.into(), question: None, setting: None };
    check(&[(0, skipped)], 0, "New.");
}

#[test]
fn a_stage_is_known_as_well_as_its_least_known_lesson() {
    let course = sample::course();
    let python = &course.stages[0];
    let overview = after(&reviewed(&[(2, Rating::Good)]), 2);
    let stage = overview.stage(python);
    assert_eq!((stage.level, stage.counts, stage.of), (Level::New, [0, 1, 0], 2));
    assert_eq!(stage.sentence().as_deref(), Some("1 solid of 2"));
    assert_eq!(after(&[], 0).stage(python).sentence(), None);
    let notes = Event::LessonFinished { lesson: "python/notes".into() };
    let story = [reviewed(&[(2, Rating::Good)]), vec![(2, notes)]].concat();
    assert_eq!(after(&story, 2).stage(python).level, Level::Solid);
}

#[test]
fn a_reset_begins_anew() {
    let reset =
        Event::Reset { scope: crate::learn::event::ResetScope::Lesson { lesson: KINDS.into() } };
    check(&[reviewed(&[(2, Rating::Good)]), vec![(3, reset)]].concat(), 3, "New.");
}
