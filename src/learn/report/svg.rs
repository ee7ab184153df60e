//! Charts of the report: pictures of lines and boxes, each with a text that says the same.

use std::fmt::Write as _;

use jiff::ToSpan;
use jiff::civil::Date;

use super::html::escape;
use crate::learn::progress::days::Score;
use crate::learn::stats::{Stats, WEEKS, level, monday, words};

/// A chart that is as wide as the page, `width` by `height` in its own measure.
fn chart(id: &str, (width, height): (usize, usize), title: &str, says: &str, body: &str) -> String {
    format!(
        "<svg viewBox=\"0 0 {width} {height}\" role=\"img\" \
         aria-labelledby=\"{id}-title {id}-says\">\
         <title id=\"{id}-title\">{}</title><desc id=\"{id}-says\">{}</desc>{body}</svg>",
        escape(title),
        escape(says)
    )
}

/// The year: a box for each day, the larger and stronger the more was done.
pub(super) fn year(stats: &Stats) -> String {
    let first = stats.year_begins();
    let mut body = String::new();
    for (row, name) in [(0, "Mon"), (2, "Wed"), (4, "Fri")] {
        let _ = write!(body, "<text x=\"0\" y=\"{}\">{name}</text>", row * 13 + 29);
    }
    let mut month = None;
    for week in 0..WEEKS {
        let begins = first.saturating_add(i64::try_from(week).unwrap_or(0).weeks());
        let x = 34 + week * 13;
        if month != Some(begins.month()) && (1..WEEKS - 2).contains(&week) {
            let _ = write!(body, "<text x=\"{x}\" y=\"12\">{}</text>", begins.strftime("%b"));
        }
        month = Some(begins.month());
        for row in 0..7_usize {
            let date = begins.saturating_add(i64::try_from(row).unwrap_or(0).days());
            if date <= stats.today {
                let level = level(stats.day(date).steps());
                let (side, edge) = (3 + 2 * level, 4 - level);
                let _ = write!(
                    body,
                    "<rect class=\"l{level}\" x=\"{}\" y=\"{}\" width=\"{side}\" height=\"{side}\"/>",
                    x + edge,
                    19 + row * 13 + edge
                );
            }
        }
    }
    let days = stats.days.iter().filter(|(date, _)| *date >= first).count();
    let fullest =
        stats.days.iter().filter(|(date, _)| *date >= first).max_by_key(|day| day.1.steps());
    let fullest = fullest.map_or_else(String::new, |(date, day)| {
        let steps = words::count(day.steps().into(), "step");
        format!(" The fullest was {} with {steps}.", words::date(*date))
    });
    let says = format!("Something was learned on {}.{fullest}", words::count(days as u64, "day"));
    chart("year", (34 + WEEKS * 13, 112), "The last year, day by day", &says, &body)
}

/// The share of right answers, and the time, of each stage.
pub(super) fn stages(stats: &Stats) -> String {
    let most = stats.stages.iter().map(|stage| stage.ms).max().unwrap_or(0).max(1);
    let mut body = String::new();
    let mut told = Vec::new();
    for (place, stage) in stats.stages.iter().enumerate() {
        let y = place * 52;
        let right = words::accuracy(stage.score).unwrap_or_else(|| "no answers yet".into());
        let time = words::spent(stage.ms);
        let percent = stage.score.percent().unwrap_or(0);
        let share = u32::try_from(stage.ms * 100 / most).unwrap_or(100);
        let _ = write!(
            body,
            "<text class=\"name\" x=\"0\" y=\"{}\">{}</text>",
            y + 14,
            escape(&stage.title)
        );
        for (line, part, class, says) in [(0, percent, "bar", &right), (1, share, "time", &time)] {
            let top = y + 20 + line * 14;
            let _ = write!(
                body,
                "<rect class=\"l0\" x=\"0\" y=\"{top}\" width=\"440\" height=\"9\"/>\
                 <rect class=\"{class}\" x=\"0\" y=\"{top}\" width=\"{}\" height=\"9\"/>\
                 <text x=\"450\" y=\"{}\">{}</text>",
                part * 440 / 100,
                top + 9,
                escape(says)
            );
        }
        told.push(format!("{}: {right}, {time}.", stage.title));
    }
    let height = stats.stages.len().max(1) * 52;
    chart("stages", (700, height), "Right answers and time in each stage", &told.join(" "), &body)
}

/// The share of right answers in reviews, week by week; none without reviews.
pub(super) fn remembered(stats: &Stats) -> Option<String> {
    let mut all = Score::default();
    for (_, score) in &stats.weeks {
        all.add(*score);
    }
    let says = words::accuracy(all)?;
    let this = monday(stats.today);
    let week = |back: usize| this.saturating_sub(i64::try_from(back).unwrap_or(0).weeks());
    let mut body = String::new();
    for (percent, y) in [(100, 10), (50, 60), (0, 110)] {
        let _ = write!(
            body,
            "<line x1=\"40\" y1=\"{y}\" x2=\"{}\" y2=\"{y}\"/><text x=\"0\" y=\"{}\">{percent}%</text>",
            40 + WEEKS * 13,
            y + 4
        );
    }
    for place in 0..WEEKS {
        let score = stats.weeks.iter().find(|(monday, _)| *monday == week(WEEKS - 1 - place));
        if let Some(percent) = score.and_then(|(_, score)| score.percent()) {
            let _ = write!(
                body,
                "<rect class=\"bar\" x=\"{}\" y=\"{}\" width=\"10\" height=\"{percent}\"/>",
                41 + place * 13,
                110 - percent
            );
        }
    }
    let first: Date = week(WEEKS - 1);
    let _ = write!(
        body,
        "<text x=\"40\" y=\"126\">{}</text><text class=\"end\" x=\"{}\" y=\"126\">this week</text>",
        words::date(first),
        40 + WEEKS * 13
    );
    let says = format!("In all {says}.");
    Some(chart("memory", (40 + WEEKS * 13, 130), "Right answers in reviews, by week", &says, &body))
}
