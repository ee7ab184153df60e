//! The statistics: each section in both sizes, what keys do there, and terminals that show less.

use gradus::course::Answer;
use gradus::course::grade::Verdict;
use gradus::learn::event::{Event, Setting};
use gradus::learn::record::{Envelope, encode};
use gradus::tui::theme::Depth;
use jiff::{SignedDuration, Timestamp};

use super::session::Session;

const LESSONS: [&str; 3] = ["basics/boxes", "basics/queues", "harbour/cranes"];

/// A year with a holiday in it: more on some days than on others, and nothing every sixth.
fn year() -> String {
    let mut journal = String::new();
    let now: Timestamp = "2026-11-22T08:00:00Z".parse().unwrap_or_default();
    let mut seq = 0;
    for day in (0..360_i64).rev() {
        let steps = if day % 6 == 5 || (90..120).contains(&day) { 0 } else { day * 7 % 60 };
        for step in 0..steps {
            seq += 1;
            let at = now - SignedDuration::from_hours(24 * day) + SignedDuration::from_secs(step);
            let event = event(day, step);
            let envelope = Envelope { dev: "test", seq, at, course: "test-harbour" };
            journal += &encode(&envelope, &event).unwrap_or_default();
            journal.push('\n');
        }
    }
    journal
}

fn event(day: i64, step: i64) -> Event {
    let lesson = LESSONS[usize::try_from(day / 3 % 3).unwrap_or(0)].into();
    let right = (day + step) % 5 > 0;
    match step {
        0 => Event::PageRead { lesson, page: 1, at: None },
        1 if day == 40 => Event::LessonFinished { lesson },
        _ => Event::Answered {
            lesson,
            question: ["one", "two"][usize::from(step % 2 == 0)].into(),
            setting: if day < 200 && step % 3 == 0 { Setting::Review } else { Setting::Quiz },
            answer: Answer::Line(1),
            verdict: if right { Verdict::Right } else { Verdict::Wrong },
            hints: 0,
            guess: false,
            ms: 20_000,
        },
    }
}

fn statistics() -> Session {
    Session::new().journal(year()).keys("s")
}

#[test]
fn every_section_in_both_sizes() {
    for (number, section) in (1..).zip(["year", "stages", "memory", "hard", "map"]) {
        for (width, height) in [(80, 24), (120, 40)] {
            let name = format!("statistics_{section}_{width}x{height}");
            statistics().size(width, height).keys(&number.to_string()).shows(&name);
        }
    }
}

#[test]
fn without_colours_or_unicode_signs_tell_the_levels_apart() {
    statistics_in(Session::new().depth(Depth::None)).shows("statistics_year_no_colour");
    statistics_in(Session::new().ascii()).shows("statistics_year_ascii");
    statistics_in(Session::new().ascii()).keys("5").shows("statistics_map_ascii");
}

fn statistics_in(session: Session) -> Session {
    session.journal(year()).keys("s")
}

#[test]
fn nothing_yet_is_said_kindly() {
    let fresh = || Session::new().keys("<Esc> s");
    fresh().says(&["Your first day comes with your first page.", "nothing"]);
    fresh().keys("2").says(&["no answers yet"]);
    fresh().keys("3").says(&["Nothing to show yet", "No reviews are planned"]);
    fresh().keys("4").says(&["Nothing stands out."]);
    fresh().keys("5").says(&["new", "Needs"]);
}

#[test]
fn a_day_is_chosen_and_told() {
    statistics().says(&["Today, Sunday, 22 November"]).keys("k").says(&["Saturday, 21 November"]);
    statistics().keys("h k").says(&["Saturday, 14 November"]).keys("G").says(&["Today"]);
    statistics().keys("g").says(&["Monday, 17 November"]);
    statistics().size(40, 24).keys("g").says(&["Monday, 17 November", "Nov"]);
}

#[test]
fn sections_follow_each_other_round() {
    statistics().keys("<Tab>").says(&["Right answers"]);
    statistics().keys("<Tab> <Tab> <Tab> <Tab> <Tab>").says(&["Steps a day"]);
    statistics().keys("<S-BackTab>").says(&["builds on it"]);
    statistics().click(12, 2).says(&["Right answers"]);
    statistics().keys("q").says(&["statistics"]).hides(&["Steps a day"]);
}

#[test]
fn a_lesson_is_opened_from_the_map_and_from_what_is_hard() {
    statistics().keys("4 <Enter>").hides(&["Hardest so far", "Statistics"]);
    statistics().keys("5 g <Enter>").hides(&["builds on it", "Statistics"]);
}

#[test]
fn small_windows_scroll() {
    let small = statistics().size(40, 12);
    small.says(&["Mon"]).keys("<PageDown>").says(&["days in a"]);
    for section in 1..=5 {
        for (width, height) in [(36, 10), (60, 14), (200, 60)] {
            let keys = format!("{section} j j l <PageDown> k <End> <Home>");
            let _ = statistics().size(width, height).keys(&keys).says(&["Gradus"]);
        }
    }
}
