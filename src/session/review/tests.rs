use jiff::ToSpan;
use jiff::tz::TimeZone;
use proptest::prelude::*;

use super::*;
use crate::course::{Course, Library};
use crate::learn::progress::Progress;
use crate::session::sample;
use crate::settings::Settings;

const LESSON: &str = "python/kinds";

/// A review whose events are folded as they come.
struct Run {
    review: Review,
    progress: Progress,
    now: Timestamp,
}

/// The sample course, in which the questions of a lesson are of three concepts and of the lesson.
fn library() -> Library {
    let mut lesson = Lesson::clone(&sample::lesson(LESSON));
    for (question, concept) in lesson.questions.iter_mut().zip(["a", "b", "c"]) {
        question.concept = Some(concept.into());
    }
    Library { lessons: vec![Arc::new(lesson)], ..Library::default() }
}

fn noon(day: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + (24 * day + 12).hours()
}

fn rhythm(daily: u32) -> Rhythm {
    let settings = Settings { daily_reviews: daily, ..Settings::default() };
    Rhythm::new(&settings, TimeZone::UTC)
}

/// A learner whose quiz rated these concepts good on day 0.
fn learnt(concepts: &[&str]) -> Progress {
    let mut progress = Progress::of("sample");
    for concept in concepts {
        let (lesson, setting) = (LESSON.into(), Setting::Quiz);
        let (question, concept, rating) = (None, (*concept).into(), Rating::Good);
        let event = Event::Reviewed { lesson, question, setting, concept, rating };
        sample::apply_at(&mut progress, noon(0), &[event]);
    }
    progress
}

impl Run {
    fn new(progress: Progress, day: i64) -> Self {
        Self::of(progress, day, 20, false)
    }

    fn of(mut progress: Progress, day: i64, daily: u32, more: bool) -> Self {
        let (course, library, rhythm): (Course, _, _) =
            (sample::course(), library(), rhythm(daily));
        let (course, library, rhythm) = (&course, &library, &rhythm);
        let wish = Wish { course, library, progress: &progress, rhythm, seed: 7, more };
        let (review, events) = Review::open(&wish, noon(day));
        sample::apply_at(&mut progress, noon(day), &events);
        Self { review, progress, now: noon(day) }
    }

    fn step(&mut self, input: Input) -> Vec<Event> {
        self.now += 20.seconds();
        let events = self.review.step(input, self.now);
        sample::apply_at(&mut self.progress, self.now, &events);
        events
    }

    fn take_back(&mut self) -> Vec<Event> {
        let events = self.review.take_back(self.now);
        sample::apply_at(&mut self.progress, self.now, &events);
        events
    }

    /// Answers right or wrong, and says how that was rated.
    fn answer(&mut self, right: bool) -> Option<Rating> {
        let answer = right_answer(self.review.question().unwrap());
        let answer = if right { answer } else { Answer::Text("no".into()) };
        let events = self.step(Input::Answer(answer));
        assert!(matches!(events[0], Event::Answered { setting: Setting::Review, .. }));
        let rated = events.get(1)?;
        let Event::Reviewed { rating, setting: Setting::Review, question: Some(_), .. } = rated
        else {
            panic!("{rated:?}");
        };
        Some(*rating)
    }

    fn on(&mut self) {
        self.step(Input::GoOn);
    }

    fn asked(&self) -> Option<&str> {
        self.review.item().map(|item| item.concept.as_str())
    }
}

fn right_answer(question: &Question) -> Answer {
    use crate::course::question::{Kind, PlacedLine};
    match &question.kind {
        Kind::Single { .. } => Answer::Choice(vec![0]),
        Kind::Multi { right, .. } => Answer::Choice((0..*right).collect()),
        Kind::Output { answer, raises, .. } => {
            let lines: Vec<&str> =
                [Some(answer.as_str()), raises.as_deref()].into_iter().flatten().collect();
            Answer::Text(lines.join("\n"))
        }
        Kind::Blank { gaps, .. } => {
            Answer::Blanks(gaps.iter().map(|gap| gap.accept[0].clone()).collect())
        }
        Kind::Order { lines, .. } => {
            let line = |(line, own): (usize, &crate::course::question::OrderLine)| PlacedLine {
                line,
                depth: own.depth,
            };
            Answer::Lines(lines.iter().enumerate().map(line).collect())
        }
        Kind::Bug { line, .. } => Answer::Line(*line),
        Kind::Match { pairs, .. } => Answer::Pairs((0..pairs.len()).map(Some).collect()),
        Kind::Short { answer, .. } => Answer::Text(answer.clone()),
    }
}

#[test]
fn what_is_due_is_asked_rated_and_due_later() {
    let mut run = Run::new(learnt(&["a", "b"]), 2);
    assert_eq!(run.review.left(), 2);
    assert_eq!(run.asked(), Some("a"));
    assert_eq!(run.review.item().unwrap().title, "python/kinds");
    assert_eq!(run.answer(true), Some(Rating::Good));
    assert_eq!(run.review.left(), 1);
    run.on();
    assert_eq!(run.answer(true), Some(Rating::Good));
    run.on();
    assert_eq!((run.review.phase(), run.review.left()), (&Phase::Finished, 0));
    for item in run.review.items() {
        let fate = item.fate.unwrap();
        assert_eq!((item.before.interval, fate.after.interval), (2, 11));
        assert_eq!(run.review.days_to(&fate.after), 11);
        let rhythm = rhythm(20);
        let card = run.progress.memory.card(&item.concept).unwrap();
        assert_eq!(rhythm.standing(card, rhythm.day(run.now)), Some(fate.after));
    }
    assert_eq!(Run::new(run.progress, 3).review.phase(), &Phase::Finished);
}

#[test]
fn nothing_is_asked_where_nothing_is_due_or_the_course_has_no_question() {
    for (progress, known) in [
        (Progress::of("sample"), 0),
        (learnt(&["gone"]), 1),
        (Run::new(learnt(&["a"]), 0).progress, 1),
    ] {
        let run = Run::new(progress, 1);
        assert_eq!((run.review.phase(), run.review.items().len()), (&Phase::Finished, 0));
        assert_eq!(run.review.waiting().known, known);
    }
}

#[test]
fn missed_ones_come_back_until_they_are_right_and_only_the_first_answer_rates() {
    let mut run = Run::new(learnt(&["a", "b"]), 2);
    assert_eq!(run.answer(false), Some(Rating::Again));
    assert_eq!(run.review.left(), 2);
    run.on();
    assert!(!run.review.is_retry());
    run.answer(true);
    run.on();
    assert_eq!((run.asked(), run.review.is_retry()), (Some("a"), true));
    assert_eq!(run.answer(false), None);
    run.on();
    assert_eq!(run.answer(true), None);
    assert!(run.review.items()[0].fate.unwrap().mended);
    run.on();
    assert_eq!(run.review.phase(), &Phase::Finished);
    let ratings = |concept| run.progress.memory.card(concept).unwrap().ratings.len();
    assert_eq!((ratings("a"), ratings("b")), (2, 2));
}

#[test]
fn a_question_looks_different_each_time() {
    let mut run = Run::new(learnt(&["b"]), 2);
    let mut before = run.review.shown_order();
    for _ in 0..6 {
        run.answer(false);
        run.on();
        let now = run.review.shown_order();
        assert_ne!(now, before);
        before = now;
    }
    run.answer(true);
    let shown = before;
    let again = Run::new(run.progress, 300);
    assert_ne!(again.review.shown_order(), shown);
}

#[test]
fn help_and_long_waits_make_it_hard_and_quick_answers_running_make_it_easy() {
    let mut run = Run::new(learnt(&["a", "b", "c"]), 2);
    assert_eq!(run.step(Input::Hint).len(), 1);
    assert_eq!(run.answer(true), Some(Rating::Hard));
    run.on();
    run.step(Input::Guess);
    assert_eq!(run.answer(true), Some(Rating::Hard));
    run.on();
    run.now += 10.minutes();
    assert_eq!(run.answer(true), Some(Rating::Hard));
    let quick = |progress, day| {
        let mut run = Run::new(progress, day);
        run.now -= 19.seconds();
        let rating = run.answer(true);
        (run.progress, rating)
    };
    let (progress, first) = quick(learnt(&["b"]), 2);
    let (progress, second) = quick(progress, 13);
    assert_eq!((first, second), (Some(Rating::Good), Some(Rating::Easy)));
    let mut run = Run::new(progress, 300);
    assert_eq!(run.answer(true), Some(Rating::Good));
}

#[test]
fn a_rating_is_taken_back_and_its_concept_asked_again_at_the_end() {
    let start = Run::new(learnt(&[LESSON, "b"]), 2);
    let cards =
        |run: &Run| run.progress.memory.cards().map(|(_, card)| card.clone()).collect::<Vec<_>>();
    let mut run = Run::new(start.progress.clone(), 2);
    assert_eq!(run.take_back(), []);
    let first = run.review.question().unwrap().id.clone();
    let concept = run.asked().unwrap().to_owned();
    run.answer(false);
    assert_ne!(cards(&run), cards(&start));
    let events = run.take_back();
    assert!(matches!(&events[..], [Event::ReviewUndone { .. }, Event::Asked { .. }]), "{events:?}");
    assert_eq!(cards(&run), cards(&start));
    assert_eq!(run.review.left(), 2);
    run.answer(true);
    run.on();
    assert_eq!(run.asked(), Some(concept.as_str()));
    assert!(!run.review.is_retry());
    if concept == LESSON {
        assert_ne!(run.review.question().unwrap().id, first);
    }
    run.answer(false);
    run.on();
    assert!(run.review.is_retry());
    run.answer(true);
    assert_eq!(run.take_back(), []);
}

#[test]
fn a_skipped_concept_stays_due() {
    let mut run = Run::new(learnt(&["a"]), 2);
    let events = run.step(Input::Skip);
    let in_review = Some(Setting::Review);
    assert!(matches!(&events[..], [Event::Skipped { setting, .. }] if *setting == in_review));
    assert_eq!(run.review.phase(), &Phase::Finished);
    assert_eq!(run.review.items()[0].outcome(), Some(Outcome::Skipped));
    assert_eq!(Run::new(run.progress, 2).asked(), Some("a"));
}

#[test]
fn a_day_has_a_cap_and_more_can_be_asked_for() {
    let all = ["a", "b", "c", LESSON];
    let mut run = Run::of(learnt(&all), 40, 3, false);
    assert_eq!(run.review.waiting(), Waiting { more: 1, known: 4, days: 38 });
    for _ in 0..3 {
        run.answer(true);
        run.on();
    }
    let capped = Run::of(run.progress.clone(), 40, 3, false);
    assert_eq!((capped.review.left(), capped.review.waiting().more), (0, 1));
    assert_eq!(Run::of(run.progress.clone(), 40, 3, true).review.left(), 1);
    assert_eq!(Run::of(run.progress, 41, 3, false).review.left(), 1);
}

proptest! {
    #[test]
    fn every_review_comes_to_an_end_and_each_concept_is_rated_once(
        answers in prop::collection::vec((any::<bool>(), 0..4_u8), 0..60),
    ) {
        let all = ["a", "b", "c", LESSON];
        let mut run = Run::new(learnt(&all), 9);
        for (right, more) in answers {
            if run.review.phase() == &Phase::Finished {
                break;
            }
            run.answer(right);
            match more {
                0 => drop(run.take_back()),
                1 => drop(run.step(Input::Dispute)),
                _ => {}
            }
            run.on();
        }
        while run.review.question().is_some() {
            run.on();
            if matches!(run.review.phase(), Phase::Asking(_)) {
                run.answer(true);
            }
        }
        prop_assert_eq!(run.review.phase(), &Phase::Finished);
        for concept in all {
            prop_assert_eq!(run.progress.memory.card(concept).unwrap().ratings.len(), 2);
        }
        prop_assert_eq!(Run::new(run.progress, 9).review.left(), 0);
    }
}
