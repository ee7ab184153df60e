use jiff::ToSpan;
use proptest::prelude::*;

use super::*;
use crate::learn::event::{Event, Rating};
use crate::session::sample;

fn rhythm() -> Rhythm {
    Rhythm::new(&Settings::default(), TimeZone::UTC)
}

fn noon(day: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + (24 * day + 12).hours()
}

fn rated(progress: &mut Progress, at: Timestamp, concept: &str, rating: Rating, setting: Setting) {
    let lesson = "python/kinds".into();
    let concept = concept.into();
    let event = Event::Reviewed { lesson, question: None, setting, concept, rating };
    sample::apply_at(progress, at, &[event]);
}

/// Concepts that were rated good once, each on its day.
fn learnt(concepts: &[(&str, i64)]) -> Progress {
    let mut progress = Progress::of("sample");
    for (concept, day) in concepts {
        rated(&mut progress, noon(*day), concept, Rating::Good, Setting::Quiz);
    }
    progress
}

fn due_on(progress: &Progress, day: i64) -> Vec<String> {
    let (course, rhythm) = (sample::course(), rhythm());
    let due = due(&course, &progress.memory, &rhythm, noon(day));
    due.iter().map(|due| due.concept.to_owned()).collect()
}

#[test]
fn a_concept_is_due_from_its_day_on_and_the_most_endangered_comes_first() {
    let progress = learnt(&[("late", 2), ("early", 0), ("later", 4)]);
    assert_eq!(due_on(&progress, 1), [""; 0]);
    assert_eq!(due_on(&progress, 2), ["early"]);
    assert_eq!(due_on(&progress, 300), ["early", "late", "later"]);
    let mut strong = progress.clone();
    rated(&mut strong, noon(4), "early", Rating::Easy, Setting::Review);
    assert_eq!(due_on(&strong, 300), ["late", "later", "early"]);
}

#[test]
fn a_day_begins_where_the_learner_lives() {
    let late: Timestamp = "2026-11-22T23:30:00Z".parse().unwrap();
    let early: Timestamp = "2026-11-24T22:30:00Z".parse().unwrap();
    let mut progress = Progress::of("sample");
    rated(&mut progress, late, "x", Rating::Good, Setting::Quiz);
    let course = sample::course();
    let count = |zone| {
        let rhythm = Rhythm { zone, ..rhythm() };
        waiting(&course, &progress, &rhythm, early)
    };
    assert_eq!(count(TimeZone::UTC), 1);
    // There it was the 23rd, and is the 24th.
    assert_eq!(count(TimeZone::fixed(jiff::tz::offset(1))), 0);
}

#[test]
fn no_more_wait_than_the_learner_wants_in_a_day() {
    let concepts: Vec<String> = (0..30).map(|number| format!("concept-{number}")).collect();
    let learnt: Vec<(&str, i64)> = concepts.iter().map(|name| (name.as_str(), 0)).collect();
    let mut progress = self::learnt(&learnt);
    let (course, rhythm) = (sample::course(), rhythm());
    let check = |progress: &Progress, day, expected| {
        assert_eq!(waiting(&course, progress, &rhythm, noon(day)), expected);
    };
    check(&progress, 1, 0);
    check(&progress, 9, 20);
    for concept in concepts.iter().take(15) {
        rated(&mut progress, noon(9), concept, Rating::Good, Setting::Review);
    }
    check(&progress, 9, 5);
    check(&progress, 10, 15);
    rated(&mut progress, noon(10), &concepts[15], Rating::Good, Setting::Quiz);
    check(&progress, 10, 14);
}

#[test]
fn what_the_course_has_lost_is_not_due() {
    let mut progress = Progress::of("sample");
    let (lesson, concept) = ("python/gone".into(), "x".into());
    let (question, setting, rating) = (None, Setting::Quiz, Rating::Good);
    let event = Event::Reviewed { lesson, question, setting, concept, rating };
    sample::apply_at(&mut progress, noon(0), &[event]);
    assert_eq!(due_on(&progress, 9), [""; 0]);
}

#[test]
fn what_is_to_come_is_counted_by_day() {
    let progress = learnt(&[("a", 0), ("b", 1), ("c", 1), ("d", 9)]);
    let (course, rhythm) = (sample::course(), rhythm());
    let coming = coming(&course, &progress.memory, &rhythm, noon(2), 10);
    assert_eq!(coming, [1, 2, 0, 0, 0, 0, 0, 0, 0, 1]);
    let next = next_day(&course, &progress.memory, &rhythm, noon(2));
    assert_eq!(next, Some((jiff::civil::date(1970, 1, 4), 2)));
    assert_eq!(next_day(&course, &progress.memory, &rhythm, noon(99)), None);
}

#[test]
fn a_clock_that_was_set_back_changes_nothing() {
    let mut progress = learnt(&[("x", 5)]);
    rated(&mut progress, noon(3), "x", Rating::Good, Setting::Review);
    assert_eq!(due_on(&progress, 2), [""; 0]);
    assert_eq!(due_on(&progress, 9), ["x"]);
}

fn stages(items: &str) -> String {
    let lessons = items.chars().map(|stage| LessonId::from(format!("{stage}/x").as_str()));
    let mixed = mixed(lessons.collect(), |lesson| lesson);
    mixed.iter().map(LessonId::stage).collect()
}

#[test]
fn neighbours_are_of_different_stages_where_that_is_possible() {
    for (items, expected) in [
        ("", ""),
        ("a", "a"),
        ("ab", "ab"),
        ("aab", "aba"),
        ("baa", "aba"),
        ("abaa", "abaa"),
        ("bcaaa", "abaca"),
    ] {
        assert_eq!(stages(items), expected, "{items}");
    }
}

proptest! {
    #[test]
    fn mixing_loses_nothing_and_stages_meet_only_where_one_is_too_many(items in "[abc]{0,25}") {
        let mixed = stages(&items);
        let sorted = |text: &str| { let mut all: Vec<char> = text.chars().collect(); all.sort_unstable(); all };
        prop_assert_eq!(sorted(&mixed), sorted(&items));
        let letters: Vec<char> = mixed.chars().collect();
        let meet = letters.windows(2).filter(|pair| pair[0] == pair[1]).count();
        let most = ['a', 'b', 'c'].map(|stage| items.matches(stage).count()).into_iter().max();
        let rest = items.len() - most.unwrap_or(0);
        let least = most.unwrap_or(0).saturating_sub(rest + 1);
        prop_assert_eq!(meet, least, "{}", mixed);
    }
}

/// A learner who opens a lesson every few days for a year and reviews each day what waits. What
/// they remember is as likely as foreseen. Returns the most reviews in a day, and the part of them
/// that was right.
fn a_year(seed: u64, retention: f64, daily: u32) -> (usize, f64) {
    let settings =
        Settings { desired_retention: retention, daily_reviews: daily, ..Settings::default() };
    let rhythm = Rhythm::new(&settings, TimeZone::UTC);
    let course = sample::course();
    let mut chance = fastrand::Rng::with_seed(seed);
    let mut progress = Progress::of("sample");
    let (mut most, mut right, mut all) = (0, 0_u32, 0_u32);
    for day in 0..365 {
        let left = left_today(&progress.memory, &rhythm, noon(day));
        let due: Vec<(String, f64)> = due(&course, &progress.memory, &rhythm, noon(day))
            .iter()
            .take(left)
            .map(|due| (due.concept.to_owned(), due.standing.recall))
            .collect();
        most = most.max(due.len());
        for (concept, recall) in due {
            let remembered = chance.f64() < recall;
            all += 1;
            right += u32::from(remembered);
            let rating = match (remembered, chance.u8(0..10)) {
                (false, _) => Rating::Again,
                (true, 0) => Rating::Hard,
                (true, 9) => Rating::Easy,
                (true, _) => Rating::Good,
            };
            rated(&mut progress, noon(day), &concept, rating, Setting::Review);
        }
        if day % 2 == 0 && day < 300 {
            let rating = if chance.u8(0..4) == 0 { Rating::Hard } else { Rating::Good };
            rated(&mut progress, noon(day), &format!("concept-{day}"), rating, Setting::Quiz);
        }
    }
    (most, f64::from(right) / f64::from(all))
}

#[test]
fn a_years_reviews_stay_under_the_cap_and_keep_what_was_asked_for() {
    for (seed, retention) in [(1, 0.9), (2, 0.9), (3, 0.85), (4, 0.8), (5, 0.95)] {
        let (most, remembered) = a_year(seed, retention, 20);
        assert!(most <= 20, "{most} reviews in a day");
        let off = (remembered - retention).abs();
        assert!(off <= 0.03, "seed {seed}: {remembered} remembered of {retention}");
    }
}

#[test]
fn a_small_cap_is_kept_whatever_waits() {
    let (most, remembered) = a_year(1, 0.9, 3);
    assert_eq!(most, 3);
    assert!(remembered > 0.5, "{remembered}");
}
