//! Statistics: what was done when, how it went, and what is coming. All from progress, in the time
//! zone that is given.

mod hardest;
pub mod words;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

pub use self::hardest::{Hard, hardest};
use super::path;
use super::progress::Progress;
use super::progress::days::{Score, Tally};
use super::review::{Rhythm, coming};
use crate::course::{Course, Library, Stage, StageId};

/// Days that the reviews to come are told for, today among them.
pub const AHEAD: usize = 30;

/// Weeks of a year that are shown, the present one among them: none of its days is missing.
pub const WEEKS: usize = 53;

/// Everything that the statistics show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stats {
    /// The present day.
    pub today: Date,
    /// What was done on each day that has anything, in order.
    pub days: Vec<(Date, Tally)>,
    /// What was done in all.
    pub total: Tally,
    /// How many days follow each other.
    pub streak: Streak,
    /// How it went in each stage of the course.
    pub stages: Vec<StageStats>,
    /// Answers in reviews in each week that has some, by its Monday.
    pub weeks: Vec<(Date, Score)>,
    /// How many reviews come due today and on each of the days after it; [`AHEAD`] in all.
    pub due: Vec<usize>,
    /// What was answered wrong most, the hardest first.
    pub hardest: Vec<Hard>,
}

/// How many days follow each other on which something was done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Streak {
    /// Up to today, or to yesterday while today is still open.
    pub current: usize,
    /// The longest ever.
    pub longest: usize,
    /// Days with something, of the last 30.
    pub of_30: usize,
}

/// How it went in a stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageStats {
    /// The stage.
    pub id: StageId,
    /// Its title.
    pub title: String,
    /// Its lessons.
    pub lessons: usize,
    /// How many of them are finished.
    pub finished: usize,
    /// Answers in quizzes and reviews.
    pub score: Score,
    /// Milliseconds spent on answers and exercises.
    pub ms: u64,
}

impl Stats {
    /// The statistics at `now`. Without the library, what is hard is told by lessons alone.
    pub fn of(
        course: &Course,
        progress: &Progress,
        library: Option<&Library>,
        rhythm: &Rhythm,
        now: Timestamp,
    ) -> Self {
        let today = rhythm.day(now);
        let days = progress.days.by_day(&rhythm.zone);
        let mut total = Tally::default();
        for (_, day) in &days {
            total.add(day);
        }
        Self {
            today,
            total,
            streak: Streak::of(&days, today),
            stages: course.stages.iter().map(|stage| stage_stats(stage, progress)).collect(),
            weeks: weeks(&days),
            due: coming(course, &progress.memory, rhythm, now, AHEAD),
            hardest: hardest(course, progress, library),
            days,
        }
    }

    /// What was done on a day.
    pub fn day(&self, date: Date) -> Tally {
        let place = self.days.binary_search_by_key(&date, |(day, _)| *day).ok();
        place.and_then(|place| self.days.get(place)).map(|(_, tally)| *tally).unwrap_or_default()
    }

    /// The Monday with which the year that is shown begins.
    pub fn year_begins(&self) -> Date {
        let weeks = i64::try_from(WEEKS).unwrap_or(0) - 1;
        monday(self.today).saturating_sub(weeks.weeks())
    }

    /// Whether nothing was ever done.
    pub fn is_empty(&self) -> bool {
        self.days.is_empty()
    }
}

impl Streak {
    fn of(days: &[(Date, Tally)], today: Date) -> Self {
        let (mut run, mut longest) = (0, 0);
        let mut last: Option<Date> = None;
        // A clock that was wrong for a while may have left days to come.
        let past = days.iter().map(|(date, _)| *date).filter(|date| *date <= today);
        let month = today.saturating_sub(29.days());
        let mut of_30 = 0;
        for date in past {
            let follows = last.and_then(|last| last.tomorrow().ok()) == Some(date);
            run = if follows { run + 1 } else { 1 };
            longest = longest.max(run);
            of_30 += usize::from(date >= month);
            last = Some(date);
        }
        let open = last == Some(today) || last == today.yesterday().ok();
        Self { current: if open { run } else { 0 }, longest, of_30 }
    }
}

/// How full a day was: 0 for nothing, up to 4.
pub fn level(steps: u32) -> usize {
    LEVELS.iter().filter(|least| steps >= **least).count()
}

/// The least number of steps of each level.
pub const LEVELS: [u32; 4] = [1, 10, 25, 50];

/// The Monday of a day's week.
pub fn monday(date: Date) -> Date {
    date.saturating_sub(i64::from(date.weekday().to_monday_zero_offset()).days())
}

fn stage_stats(stage: &Stage, progress: &Progress) -> StageStats {
    let (mut score, mut ms) = (Score::default(), 0);
    for lesson in progress.days.lessons().filter(|l| l.lesson.stage() == stage.id.as_str()) {
        score.add(lesson.score);
        ms += lesson.ms;
    }
    StageStats {
        id: stage.id.clone(),
        title: stage.title.clone(),
        lessons: stage.lessons.len(),
        finished: path::finished(stage, progress),
        score,
        ms,
    }
}

fn weeks(days: &[(Date, Tally)]) -> Vec<(Date, Score)> {
    let mut weeks: Vec<(Date, Score)> = Vec::new();
    for (date, day) in days.iter().filter(|(_, day)| day.reviews.all() > 0) {
        let monday = monday(*date);
        match weeks.last_mut() {
            Some((week, score)) if *week == monday => score.add(day.reviews),
            Some(_) | None => weeks.push((monday, day.reviews)),
        }
    }
    weeks
}

#[cfg(test)]
mod tests;
