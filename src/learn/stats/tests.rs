use jiff::civil::date;
use jiff::tz::TimeZone;

use super::*;
use crate::course::Answer;
use crate::course::grade::Verdict;
use crate::learn::event::{Event, Setting};
use crate::learn::record::{Envelope, decode, encode};
use crate::session::sample;
use crate::settings::Settings;

/// Answers in the sample course: seconds since 1970, the question, and how it went.
fn after(answers: &[(i64, &str, Setting, Verdict)]) -> Progress {
    let mut progress = Progress::of("sample");
    for (second, question, setting, verdict) in answers {
        let event = Event::Answered {
            lesson: "python/kinds".into(),
            question: (*question).into(),
            setting: *setting,
            answer: Answer::Line(1),
            verdict: *verdict,
            hints: 0,
            guess: false,
            ms: 60_000,
        };
        let at = Timestamp::from_second(*second).unwrap();
        let line = encode(&Envelope { dev: "d", seq: 1, at, course: "sample" }, &event).unwrap();
        progress.apply(&decode(&line).unwrap());
    }
    progress
}

const DAY: i64 = 86_400;

use Setting::{Quiz, Retry, Review};
use Verdict::{Right, Wrong};

fn rhythm() -> Rhythm {
    Rhythm::new(&Settings::default(), TimeZone::UTC)
}

fn stats(progress: &Progress, now: i64) -> Stats {
    let now = Timestamp::from_second(now).unwrap();
    Stats::of(&sample::course(), progress, None, &rhythm(), now)
}

fn on_days(days: &[i64]) -> Progress {
    let answers: Vec<_> = days.iter().map(|day| (day * DAY, "single", Quiz, Right)).collect();
    after(&answers)
}

#[test]
fn days_in_a_row_end_today_or_yesterday() {
    for (days, today, expected) in [
        (&[][..], 0, (0, 0, 0)),
        (&[10][..], 10, (1, 1, 1)),
        (&[8, 9, 10], 10, (3, 3, 3)),
        (&[8, 9, 10], 11, (3, 3, 3)),
        (&[8, 9, 10], 12, (0, 3, 3)),
        (&[1, 2, 3, 5, 6], 6, (2, 3, 5)),
        (&[1, 40, 41], 41, (2, 2, 2)),
        (&[5, 99], 6, (1, 1, 1)),
    ] {
        let streak = stats(&on_days(days), today * DAY + 9).streak;
        assert_eq!((streak.current, streak.longest, streak.of_30), expected, "{days:?} {today}");
    }
}

#[test]
fn a_missed_day_is_never_held_against_anybody() {
    for (days, today, words) in [
        (&[][..], 0, "Your first day comes with your first page."),
        (&[8, 9], 9, "2 days in a row, your longest yet. You learned on 2 of the last 30 days."),
        (
            &[1, 2, 3, 5, 6],
            6,
            "2 days in a row; the longest were 3. You learned on 5 of the last 30 days.",
        ),
        (&[8, 9], 12, "You learned on 2 of the last 30 days. A day off costs nothing."),
        (&[8, 9], 90, "Welcome back: what you learned is still yours."),
    ] {
        assert_eq!(words::streak(&stats(&on_days(days), today * DAY).streak), words);
    }
}

#[test]
fn stages_and_weeks_have_their_scores() {
    let progress = after(&[
        (0, "single", Quiz, Wrong),
        (1, "single", Retry, Right),
        (DAY, "multi", Quiz, Right),
        (4 * DAY, "single", Review, Right),
        (5 * DAY, "single", Review, Wrong),
    ]);
    let stats = stats(&progress, 6 * DAY);
    let [python, web] = &*stats.stages else { panic!("{stats:?}") };
    assert_eq!((python.score, python.ms), (Score { right: 2, wrong: 2 }, 300_000));
    assert_eq!((web.score, web.ms, web.lessons), (Score::default(), 0, 1));
    // 1 January 1970 was a Thursday.
    let weeks = [(date(1970, 1, 5), Score { right: 1, wrong: 1 })];
    assert_eq!(stats.weeks, weeks);
    assert_eq!(stats.day(date(1970, 1, 2)).answers, Score { right: 1, wrong: 0 });
    assert_eq!(stats.day(date(1970, 1, 3)), Tally::default());
}

#[test]
fn what_is_hard_has_enough_answers_and_the_greatest_share_of_wrong_ones() {
    let few = after(&[(0, "single", Quiz, Wrong), (1, "single", Review, Wrong)]);
    assert_eq!(stats(&few, 0).hardest, []);
    let mut answers = vec![(0, "single", Quiz, Wrong); 3];
    answers.extend([(0, "multi", Quiz, Right); 2]);
    let [hard] = &*stats(&after(&answers), 0).hardest else { panic!() };
    assert_eq!((&*hard.title, hard.score), ("python/kinds", Score { right: 2, wrong: 3 }));
    let right = after(&[(0, "single", Quiz, Right); 5]);
    assert_eq!(stats(&right, 0).hardest, []);
}

#[test]
fn concepts_are_told_apart_where_the_lessons_are_known() {
    let mut lesson = (*sample::lesson("python/kinds")).clone();
    lesson.questions[0].concept = Some("sums".into());
    let mut library = Library { lessons: vec![lesson.into()], ..Library::default() };
    library.catalogue.concepts.push(crate::course::catalogue::Concept {
        id: "sums".into(),
        title: "Adding up".into(),
        lessons: vec!["python/notes".into()],
        terms: Vec::new(),
        syntax: Vec::new(),
    });
    let mut answers = vec![(0, "single", Quiz, Wrong); 4];
    answers.extend([(0, "multi", Quiz, Wrong), (0, "multi", Quiz, Right)].repeat(2));
    let found = hardest(&sample::course(), &after(&answers), Some(&library));
    let found: Vec<_> =
        found.iter().map(|hard| (&*hard.title, hard.lesson.as_str(), hard.score.wrong)).collect();
    assert_eq!(found, [("Adding up", "python/notes", 4), ("python/kinds", "python/kinds", 2)]);
}

#[test]
fn levels_grow_with_the_steps() {
    let levels = [0, 1, 9, 10, 25, 49, 50, 1000].map(level);
    assert_eq!(levels, [0, 1, 1, 2, 3, 3, 4, 4]);
}

#[test]
fn the_year_begins_on_a_monday_and_ends_this_week() {
    for day in 0..400 {
        let stats = stats(&Progress::of("sample"), day * DAY);
        let begins = stats.year_begins();
        assert_eq!(begins, monday(begins));
        let days = begins.until(stats.today).unwrap().get_days();
        assert!((52 * 7..53 * 7).contains(&days), "{days}");
    }
}

#[test]
fn times_are_said_in_two_ways() {
    for (ms, short, long) in [
        (0, "0 min", "no time yet"),
        (59_999, "under 1 min", "less than a minute"),
        (60_000, "1 min", "1 minute"),
        (3_600_000, "1 h 00 min", "1 hour"),
        (11_100_000, "3 h 05 min", "3 hours and 5 minutes"),
    ] {
        assert_eq!((words::spent(ms), words::spent_aloud(ms)), (short.into(), long.into()));
    }
}
