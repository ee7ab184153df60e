//! Statistics in words, the same on screens, in lines and on paper.

use jiff::civil::Date;

use super::{Stats, Streak};
use crate::learn::progress::days::{Score, Tally};

/// A length of time in short: `3 h 05 min`.
pub fn spent(ms: u64) -> String {
    let minutes = ms / 60_000;
    match (minutes / 60, minutes % 60) {
        (0, 0) if ms == 0 => "0 min".into(),
        (0, 0) => "under 1 min".into(),
        (0, minutes) => format!("{minutes} min"),
        (hours, minutes) => format!("{hours} h {minutes:02} min"),
    }
}

/// A length of time as it is said: `3 hours and 5 minutes`.
pub fn spent_aloud(ms: u64) -> String {
    let minutes = ms / 60_000;
    match (minutes / 60, minutes % 60) {
        (0, 0) if ms == 0 => "no time yet".into(),
        (0, 0) => "less than a minute".into(),
        (0, minutes) => count(minutes, "minute"),
        (hours, 0) => count(hours, "hour"),
        (hours, minutes) => format!("{} and {}", count(hours, "hour"), count(minutes, "minute")),
    }
}

/// A day: `22 November 2026`.
pub fn date(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// A day of the week with its date: `Sunday, 22 November`.
pub fn weekday(date: Date) -> String {
    date.strftime("%A, %-d %B").to_string()
}

/// The share of right answers with their number: `82% of 150 answers right`; none without answers.
pub fn accuracy(score: Score) -> Option<String> {
    let answers = count(score.all().into(), "answer");
    score.percent().map(|percent| format!("{percent}% of {answers} right"))
}

/// What was done in some time: `12 answers, 10 of them right, 5 pages, 25 min`.
pub fn done(tally: &Tally, time: fn(u64) -> String) -> String {
    let mut parts = Vec::new();
    let mut score = tally.answers;
    score.add(tally.reviews);
    if score.all() > 0 {
        let answers = count(score.all().into(), "answer");
        parts.push(format!("{answers}, {} right", score.right));
    }
    let counts = [
        (tally.pages, "page"),
        (tally.checks, "check"),
        (tally.finished, "lesson"),
        (tally.notes, "note"),
        (tally.others, "other step"),
    ];
    let counted = counts.iter().filter(|(number, _)| *number > 0);
    parts.extend(counted.map(|(number, noun)| match *noun {
        "check" => format!("{} of exercises", count((*number).into(), noun)),
        "lesson" => format!("{} finished", count((*number).into(), noun)),
        _ => count((*number).into(), noun),
    }));
    if tally.ms > 0 {
        parts.push(time(tally.ms));
    }
    if parts.is_empty() { "nothing".into() } else { parts.join(", ") }
}

/// The days in a row, in a kind word: what was learned stays, whatever day was missed.
pub fn streak(streak: &Streak) -> String {
    let Streak { current, longest, of_30 } = *streak;
    let month = format!("You learned on {of_30} of the last 30 days.");
    match current {
        0 if longest == 0 => "Your first day comes with your first page.".into(),
        0 if of_30 == 0 => "Welcome back: what you learned is still yours.".into(),
        0 => format!("{month} A day off costs nothing."),
        1 => format!("1 day. {month}"),
        _ if current == longest => format!("{current} days in a row, your longest yet. {month}"),
        _ => format!("{current} days in a row; the longest were {longest}. {month}"),
    }
}

/// How many reviews are due, and when the next ones come.
pub fn due(stats: &Stats) -> String {
    let today = stats.due.first().copied().unwrap_or(0);
    let all: usize = stats.due.iter().sum();
    match (today, all) {
        (_, 0) => "No reviews are planned for the next 30 days.".into(),
        (0, all) => format!("Nothing is due today, {all} in the next 30 days."),
        (today, all) => format!("{today} due today, {all} in the next 30 days."),
    }
}

/// A number and its noun.
pub fn count(number: u64, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}
