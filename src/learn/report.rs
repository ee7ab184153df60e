//! What was learned, to be kept or shown to others: lessons with scores and dates, statistics, and
//! the code of what was passed. As Markdown, as a page of HTML, or as JSON.

mod html;
mod json;
mod markdown;
mod svg;

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;

pub use self::html::html;
pub use self::json::json;
pub use self::markdown::markdown;
use super::progress::days::{LessonDays, Tally};
use super::progress::{ExerciseState, Progress, State};
use super::review::Rhythm;
use super::stats::Stats;
use crate::course::{Course, Files, Header, LessonId, Library};

/// Lines of a file that are shown.
const LONGEST: usize = 400;

/// Files of a lesson that are shown.
const MOST_FILES: usize = 20;

/// What was learned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The course's title.
    pub course: String,
    /// The name of the learner's profile.
    pub profile: String,
    /// The statistics.
    pub stats: Stats,
    /// The stages, with the lessons that were begun.
    pub stages: Vec<StageReport>,
    /// The code of the exercises that were passed, in the order of the lessons.
    pub works: Vec<Work>,
}

/// A stage and its lessons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageReport {
    /// Its title.
    pub title: String,
    /// The lessons that were begun, finished or skipped.
    pub lessons: Vec<LessonReport>,
}

/// What was done in a lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonReport {
    /// The lesson.
    pub id: LessonId,
    /// Its title.
    pub title: String,
    /// How far it is.
    pub state: State,
    /// The day it was begun.
    pub began: Option<Date>,
    /// The day it was finished.
    pub finished: Option<Date>,
    /// Right answers at the first try, and questions, of the last whole quiz.
    pub quiz: Option<(usize, usize)>,
    /// The exercise, if it has one.
    pub exercise: Option<ExerciseReport>,
    /// Milliseconds spent on answers and the exercise.
    pub ms: u64,
}

/// What became of an exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExerciseReport {
    /// Its title.
    pub title: String,
    /// How far it is.
    pub state: ExerciseState,
    /// The day it was passed.
    pub passed: Option<Date>,
    /// How often its checks ran.
    pub checks: u32,
}

/// The learner's files of an exercise that was passed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// The lesson.
    pub lesson: LessonId,
    /// The exercise's title.
    pub title: String,
    /// The files, by their path.
    pub files: Vec<WorkFile>,
    /// How many more there are.
    pub left_out: usize,
}

/// One of the learner's files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkFile {
    /// Its path below the lesson's folder.
    pub path: String,
    /// Its text, or its beginning.
    pub text: String,
    /// How many lines it has beyond those.
    pub more: usize,
}

/// What a report is made from.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// The course.
    pub course: &'a Course,
    /// All of its lessons.
    pub library: &'a Library,
    /// The learner's progress.
    pub progress: &'a Progress,
    /// The name of the learner's profile.
    pub profile: &'a str,
    /// The learner's files of each lesson.
    pub works: &'a BTreeMap<LessonId, Files>,
    /// Where the learner's days begin, and how they want to review.
    pub rhythm: &'a Rhythm,
    /// The present.
    pub now: Timestamp,
}

impl Report {
    /// Collects what was learned.
    pub fn of(from: Sources<'_>) -> Self {
        let Sources { course, library, progress, profile, rhythm, now, .. } = from;
        let stage = |stage: &crate::course::Stage| StageReport {
            title: stage.title.clone(),
            lessons: stage.lessons.iter().filter_map(|header| lesson(from, header)).collect(),
        };
        Self {
            course: course.title.clone(),
            profile: profile.into(),
            stats: Stats::of(course, progress, Some(library), rhythm, now),
            stages: course.stages.iter().map(stage).collect(),
            works: course.headers().filter_map(|header| work(from, header)).collect(),
        }
    }

    /// How many lessons there are, and how many of them are finished.
    pub fn finished(&self) -> (usize, usize) {
        let stages = &self.stats.stages;
        let sum = |count: fn(&super::stats::StageStats) -> usize| stages.iter().map(count).sum();
        (sum(|stage| stage.finished), sum(|stage| stage.lessons))
    }

    /// How many exercises were passed.
    fn works_passed(&self) -> usize {
        let exercises = self.stages.iter().flat_map(|stage| &stage.lessons);
        let exercises = exercises.filter_map(|lesson| lesson.exercise.as_ref());
        exercises.filter(|exercise| exercise.state == ExerciseState::Passed).count()
    }

    /// What was done in each month that has anything, by its first day.
    pub fn months(&self) -> Vec<(Date, usize, Tally)> {
        let mut months: Vec<(Date, usize, Tally)> = Vec::new();
        for (date, day) in &self.stats.days {
            let first = date.first_of_month();
            if months.last().is_none_or(|(month, ..)| *month != first) {
                months.push((first, 0, Tally::default()));
            }
            if let Some((_, days, tally)) = months.last_mut() {
                *days += 1;
                tally.add(day);
            }
        }
        months
    }
}

fn lesson(from: Sources<'_>, header: &Header) -> Option<LessonReport> {
    let state = from.progress.state(&header.id);
    if state == State::New {
        return None;
    }
    let done = from.progress.days.lesson(header.id.as_str());
    let day = |at: Timestamp| from.rhythm.day(at);
    let exercise = from.library.lesson(&header.id).and_then(|lesson| lesson.exercise.as_ref());
    let tried = from.progress.lesson(&header.id).map(|lesson| lesson.exercise.state);
    Some(LessonReport {
        id: header.id.clone(),
        title: header.title.clone(),
        state,
        began: done.map(|done| day(done.first)),
        finished: done.and_then(|done| done.finished).map(day),
        quiz: done.and_then(|done| done.quiz).map(|quiz| (quiz.right, quiz.of)),
        exercise: exercise.map(|exercise| ExerciseReport {
            title: exercise.title.clone(),
            state: tried.unwrap_or_default(),
            passed: done.and_then(|done| done.passed).map(day),
            checks: done.map_or(0, |done: &LessonDays| done.checks),
        }),
        ms: done.map_or(0, |done| done.ms),
    })
}

fn work(from: Sources<'_>, header: &Header) -> Option<Work> {
    let exercise = from.library.lesson(&header.id)?.exercise.as_ref()?;
    let state = from.progress.lesson(&header.id)?.exercise.state;
    let files = from.works.get(&header.id).filter(|files| !files.is_empty())?;
    if state != ExerciseState::Passed {
        return None;
    }
    Some(Work {
        lesson: header.id.clone(),
        title: exercise.title.clone(),
        files: files.iter().take(MOST_FILES).map(|(path, text)| cut(path, text)).collect(),
        left_out: files.len().saturating_sub(MOST_FILES),
    })
}

fn cut(path: &str, text: &str) -> WorkFile {
    let lines: Vec<&str> = text.lines().collect();
    let shown = lines.get(..LONGEST).unwrap_or(&lines);
    WorkFile { path: path.into(), text: shown.join("\n"), more: lines.len() - shown.len() }
}

/// A state in a word for people.
fn state(state: State) -> &'static str {
    match state {
        State::New => "not begun",
        State::Started => "begun",
        State::Finished => "finished",
        State::Skipped => "skipped",
    }
}

impl ExerciseReport {
    /// What became of it, in a few words.
    fn told(&self) -> String {
        let checks = super::stats::words::count(self.checks.into(), "check");
        match (self.state, self.passed) {
            (ExerciseState::New, _) => "not tried".into(),
            (ExerciseState::Tried, _) => format!("tried, {checks}"),
            (ExerciseState::Shown, _) => "solution read".into(),
            (ExerciseState::Passed, Some(date)) => {
                format!("passed on {} after {checks}", super::stats::words::date(date))
            }
            (ExerciseState::Passed, None) => format!("passed after {checks}"),
        }
    }
}

#[cfg(test)]
mod tests;
