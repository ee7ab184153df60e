//! The statistics in lines, as they are read aloud.

use super::prose::Lines;
use crate::learn::progress::days::Tally;
use crate::learn::stats::words::{self, count};
use crate::learn::stats::{AHEAD, StageStats, Stats};

/// Weeks of reviews, and hard things, that are told of: more cannot be remembered.
const FEW: usize = 5;

/// The statistics in sentences.
pub fn told(stats: &Stats) -> String {
    let mut lines = Lines::default();
    lines.say(format!("Statistics on {}.", words::weekday(stats.today)));
    if stats.is_empty() {
        lines.say(
            "Nothing is counted yet. Read a page and answer a question; this fills by itself.",
        );
        return lines.finish();
    }
    lines.say(format!("Today: {}.", words::done(&stats.day(stats.today), words::spent_aloud)));
    lines.say(format!(
        "In the last 7 days: {}.",
        words::done(&last_week(stats), words::spent_aloud)
    ));
    lines.say(format!("In all: {}.", words::done(&stats.total, words::spent_aloud)));
    lines.say(words::streak(&stats.streak));
    lines.gap();
    lines.say("Stages:");
    stats.stages.iter().for_each(|stage| lines.say(of_stage(stage)));
    lines.gap();
    reviews(&mut lines, stats);
    hard(&mut lines, stats);
    lines.finish()
}

fn last_week(stats: &Stats) -> Tally {
    let mut week = Tally::default();
    let begins = stats.today.saturating_sub(jiff::Span::new().days(6));
    let days = stats.days.iter().filter(|(date, _)| (begins..=stats.today).contains(date));
    days.for_each(|(_, day)| week.add(day));
    week
}

fn of_stage(stage: &StageStats) -> String {
    let mut parts = vec![format!("{} of {} lessons finished", stage.finished, stage.lessons)];
    parts.extend(words::accuracy(stage.score));
    if stage.ms > 0 {
        parts.push(words::spent_aloud(stage.ms));
    }
    format!("{}: {}.", stage.title, parts.join(", "))
}

fn reviews(lines: &mut Lines, stats: &Stats) {
    if stats.weeks.is_empty() {
        lines.say("What you remember is counted from your first review on.");
    } else {
        lines.say("What you remembered in reviews, the last week first:");
        for (monday, score) in stats.weeks.iter().rev().take(FEW) {
            let accuracy = words::accuracy(*score).unwrap_or_default();
            lines.say(format!("Week of {}: {accuracy}.", words::date(*monday)));
        }
    }
    lines.say(words::due(stats));
    let coming =
        (0..AHEAD).zip(&stats.due).filter(|(_, due)| **due > 0).skip_while(|(day, _)| *day == 0);
    for (ahead, due) in coming.take(FEW) {
        let days = i64::try_from(ahead).unwrap_or(0);
        let date = stats.today.saturating_add(jiff::Span::new().days(days));
        lines.say(format!("{}: {due}.", words::weekday(date)));
    }
}

fn hard(lines: &mut Lines, stats: &Stats) {
    if stats.hardest.is_empty() {
        return;
    }
    lines.gap();
    lines.say("Hardest for you so far:");
    for (number, hard) in (1..).zip(stats.hardest.iter().take(FEW)) {
        let answers = count(hard.score.all().into(), "answer");
        lines.say(format!("{number}. {}: {} of {answers} wrong.", hard.title, hard.score.wrong));
    }
}
