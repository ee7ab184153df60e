//! `gradus stats`: what was done when, how it went, and what is coming.

use std::io::{Write, stdout};
use std::process::ExitCode;

use anyhow::Result;
use serde::Serialize;

use super::Common;
use crate::learn::progress::days::{Score, Tally};
use crate::learn::review::Rhythm;
use crate::learn::stats::{Hard, StageStats, Stats};
use crate::plain::stats::told;
use crate::sanitise::sanitise;
use crate::shell::clock;
use crate::store::lessons;

/// What `--json` prints. **Stable**: it only grows.
#[derive(Serialize)]
struct Written<'a> {
    course: &'a str,
    profile: &'a str,
    today: String,
    total: Counts,
    streak: Streak,
    days: Vec<Day>,
    stages: Vec<Stage<'a>>,
    lessons: Vec<Lesson<'a>>,
    retention: Vec<Week>,
    due: &'a [usize],
    hardest: Vec<Hardest<'a>>,
    problems: &'a [String],
}

#[derive(Serialize)]
struct Counts {
    pages: u32,
    answers: u32,
    right: u32,
    reviews: u32,
    reviews_right: u32,
    checks: u32,
    passed: u32,
    finished: u32,
    notes: u32,
    others: u32,
    ms: u64,
}

#[derive(Serialize)]
struct Streak {
    current: usize,
    longest: usize,
    of_30: usize,
}

#[derive(Serialize)]
struct Day {
    date: String,
    #[serde(flatten)]
    counts: Counts,
}

#[derive(Serialize)]
struct Stage<'a> {
    id: &'a str,
    lessons: usize,
    finished: usize,
    answers: u32,
    right: u32,
    ms: u64,
}

#[derive(Serialize)]
struct Lesson<'a> {
    id: &'a str,
    first: String,
    last: String,
    answers: u32,
    right: u32,
    checks: u32,
    passed: Option<String>,
    finished: Option<String>,
    ms: u64,
}

#[derive(Serialize)]
struct Week {
    monday: String,
    answers: u32,
    right: u32,
}

#[derive(Serialize)]
struct Hardest<'a> {
    title: &'a str,
    lesson: &'a str,
    answers: u32,
    wrong: u32,
}

pub(super) fn run(common: &Common, json: bool) -> Result<ExitCode> {
    let open = common.course()?;
    let learner = common.learner(&open.course)?;
    let library = lessons::library(&open.source)?;
    let (zone, now) = (clock::zone(), clock::now());
    let rhythm = Rhythm::new(&common.settings()?.0, zone.clone());
    let stats = Stats::of(&open.course, &learner.progress, Some(&library), &rhythm, now);
    let mut out = stdout().lock();
    if json {
        let day = |at: jiff::Timestamp| at.to_zoned(zone.clone()).date().to_string();
        let lessons = learner.progress.days.lessons().map(|lesson| Lesson {
            id: lesson.lesson.as_str(),
            first: day(lesson.first),
            last: day(lesson.last),
            answers: lesson.score.all(),
            right: lesson.score.right,
            checks: lesson.checks,
            passed: lesson.passed.map(day),
            finished: lesson.finished.map(day),
            ms: lesson.ms,
        });
        let lessons = lessons.collect();
        let written =
            written(&open.course.id, common.profile_name(), &stats, lessons, &learner.notices);
        writeln!(out, "{}", serde_json::to_string(&written)?)?;
    } else {
        writeln!(out, "{}", sanitise(&told(&stats)))?;
        for notice in &learner.notices {
            writeln!(out, "{}", sanitise(notice))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn written<'a>(
    course: &'a str,
    profile: &'a str,
    stats: &'a Stats,
    lessons: Vec<Lesson<'a>>,
    problems: &'a [String],
) -> Written<'a> {
    let day = |(date, tally): &(jiff::civil::Date, Tally)| Day {
        date: date.to_string(),
        counts: counts(tally),
    };
    let week = |(monday, score): &(jiff::civil::Date, Score)| Week {
        monday: monday.to_string(),
        answers: score.all(),
        right: score.right,
    };
    let streak = stats.streak;
    Written {
        course,
        profile,
        today: stats.today.to_string(),
        total: counts(&stats.total),
        streak: Streak { current: streak.current, longest: streak.longest, of_30: streak.of_30 },
        days: stats.days.iter().map(day).collect(),
        stages: stats.stages.iter().map(stage).collect(),
        lessons,
        retention: stats.weeks.iter().map(week).collect(),
        due: &stats.due,
        hardest: stats.hardest.iter().map(hardest).collect(),
        problems,
    }
}

fn counts(tally: &Tally) -> Counts {
    let Tally { pages, answers, reviews, checks, passed, finished, notes, others, ms } = *tally;
    Counts {
        pages,
        answers: answers.all(),
        right: answers.right,
        reviews: reviews.all(),
        reviews_right: reviews.right,
        checks,
        passed,
        finished,
        notes,
        others,
        ms,
    }
}

fn stage(stage: &StageStats) -> Stage<'_> {
    Stage {
        id: stage.id.as_str(),
        lessons: stage.lessons,
        finished: stage.finished,
        answers: stage.score.all(),
        right: stage.score.right,
        ms: stage.ms,
    }
}

fn hardest(hard: &Hard) -> Hardest<'_> {
    Hardest {
        title: &hard.title,
        lesson: hard.lesson.as_str(),
        answers: hard.score.all(),
        wrong: hard.score.wrong,
    }
}
