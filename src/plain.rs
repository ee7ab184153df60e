//! Plain mode: the same sessions as numbered lines of text and typed replies, without boxes,
//! colours or a cursor that moves, for screen readers, slow links and scripts.
//!
//! Pure: a line comes in, what belongs into the journal goes out; once that is on disk, [`say`]
//! tells what is to be said. What starts with a colon and a letter is a command, an empty line
//! means "go on", and everything else answers what was asked.
//!
//! [`say`]: Plain::say

mod along;
mod answer;
mod aside;
mod ask;
mod command;
mod errand;
mod exercise;
mod finding;
mod lesson;
mod offers;
mod places;
mod prose;
mod report;
mod review;
mod saving;
pub mod stats;
#[cfg(test)]
mod tests;
mod trial;

use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;

use self::aside::{Aside, Want};
use self::command::{Command, Line, Stop};
pub use self::errand::{Done, Errand};
use self::exercise::{Bench, Confirm, Wish};
use crate::course::index::Index;
use crate::course::{Course, Lesson, LessonId, Library};
use crate::learn::event::Event;
use crate::learn::path;
use crate::learn::progress::Progress;
use crate::learn::record::Record;
use crate::learn::review::Rhythm;
use crate::run::JobIds;
use crate::sanitise::sanitise;
use crate::session::quiz::{Phase, Quiz};
use crate::session::reading::Reading;
use crate::session::review::Review;
use crate::session::trial::Trial;

/// A learner who works in lines.
pub struct Plain {
    course: Arc<Course>,
    /// Every lesson, once something has asked for them all.
    library: Option<Arc<Library>>,
    /// The words of the library.
    index: Option<Index>,
    progress: Progress,
    rhythm: Rhythm,
    /// The time of the last line.
    now: Timestamp,
    /// Whether a review begins once every lesson is read, and whether to more than the day's.
    reviewing: Option<bool>,
    /// Whether the statistics are said once every lesson is read.
    stats_wanted: bool,
    seed: u64,
    place: Place,
    opening: Option<LessonId>,
    /// What is to be said before the place is told.
    heard: Vec<String>,
    /// Whether the place has changed and is to be told.
    tell: bool,
    unsaved: Option<saving::Unsaved>,
    ids: JobIds,
    /// The program of a page that ran last.
    trial: Option<Trial>,
    /// Why the learner's files are being read.
    wish: Option<Wish>,
    /// What waits for all lessons to be read.
    want: Option<Want>,
    /// What the learner is to confirm.
    confirm: Option<Confirm>,
    /// The whole traceback of the last error.
    traceback: Option<String>,
    /// What is looked for, and what was found.
    finding: finding::Finding,
}

/// Where the learner is.
enum Place {
    Welcome,
    Path,
    Page(Arc<Lesson>, Reading),
    /// With the lines or gaps typed of an answer.
    Quiz(Box<Quiz>, Vec<String>),
    Results(Box<Quiz>),
    /// With the lines or gaps typed of an answer.
    Review(Box<Review>, Vec<String>),
    Exercise(Box<Bench>),
    Aside(Box<Aside>),
}

/// Who learns, and when.
#[derive(Debug, Clone)]
pub struct Learner {
    /// What they did.
    pub progress: Progress,
    /// How they want to review, and where their days begin.
    pub rhythm: Rhythm,
    /// The time.
    pub now: Timestamp,
}

/// What follows from a line.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Reply {
    /// What belongs into the journal; to be on disk before the next [`Plain::say`].
    pub record: Vec<Event>,
    /// What to do then.
    pub next: Next,
}

/// What to do after a reply was recorded and said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Wait for a line, for [`Plain::take`].
    Ask,
    /// Read a lesson, for [`Plain::lesson_read`].
    Open(LessonId),
    /// Try again to save what waits.
    Save,
    /// Write what waits into this new file, for [`Plain::written`].
    Write(PathBuf),
    /// Do this, for [`Plain::done`].
    Do(Errand),
    /// End.
    Quit,
}

impl Plain {
    /// The start: the welcome on the first run, else the path, or at once the lesson `open`. `seed`
    /// decides the order of options.
    pub fn start(
        course: Arc<Course>,
        learner: Learner,
        open: Option<LessonId>,
        seed: u64,
    ) -> (Self, Reply) {
        let Learner { progress, rhythm, now } = learner;
        let fresh = progress.is_fresh() && open.is_none();
        let place = if fresh { Place::Welcome } else { Place::Path };
        let mut plain = Self {
            course,
            library: None,
            index: None,
            progress,
            rhythm,
            now,
            reviewing: None,
            stats_wanted: false,
            seed,
            place,
            opening: None,
            heard: Vec::new(),
            tell: true,
            unsaved: None,
            ids: JobIds::default(),
            trial: None,
            wish: None,
            want: None,
            confirm: None,
            traceback: None,
            finding: finding::Finding::default(),
        };
        let reply = open.map_or_else(Reply::ask, |lesson| plain.open(lesson));
        (plain, reply)
    }

    /// Takes in a line that was typed at `now`, without its line break.
    pub fn take(&mut self, line: &str, now: Timestamp) -> Reply {
        self.now = now;
        let stop = self.stop();
        match command::read(line, stop, |command| self.works(command)) {
            Line::Text(text) => self.text(text, now),
            Line::Command(command, argument) => self.command(command, argument, now),
            Line::Elsewhere(word) => {
                let word = word.to_lowercase();
                self.answer(format!(":{word} does nothing here. :help lists what you can type."))
            }
            Line::Unknown(word) => self.answer(format!(
                "There is no command :{word}. :help lists what you can type. For text that starts \
                 with a colon, type two colons."
            )),
        }
    }

    /// What is to be said now; empty if nothing is. Nothing in it can be obeyed by a terminal.
    pub fn say(&mut self) -> String {
        let mut parts = std::mem::take(&mut self.heard);
        if std::mem::take(&mut self.tell) {
            parts.push(self.told());
        }
        sanitise(&parts.join("\n")).into_owned()
    }

    /// Takes in what was added to the journal and is on disk.
    pub fn recorded<'a>(&mut self, records: impl Iterator<Item = Record<'a>>) {
        records.for_each(|record| self.progress.apply(&record));
    }

    /// The whole journal was folded anew, with all that was recorded so far.
    pub fn replayed(&mut self, progress: Progress) {
        self.progress = progress;
    }

    /// Has a sentence said next.
    pub fn notice(&mut self, sentence: String) {
        self.heard.push(sentence);
    }

    /// The learner's progress.
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// The place in lines.
    fn told(&self) -> String {
        if let Some(confirm) = self.confirm {
            return exercise::question(confirm, &self.course);
        }
        match &self.place {
            Place::Welcome => places::welcome(&self.course),
            Place::Path => self.told_path(),
            Place::Page(lesson, reading) => {
                let kept = self.kept_of(&lesson.header.id, reading.page() + 1);
                places::page(lesson, reading.page(), &kept, &self.after_quiz(lesson))
            }
            Place::Quiz(quiz, typed) => match (quiz.phase(), quiz.question()) {
                (Phase::Asking(asking), Some(question)) => {
                    let order = quiz.shown_order(question);
                    ask::open(&ask::which(quiz), &order, question, asking, typed)
                }
                (Phase::Answered(answered), Some(question)) => ask::feedback(question, answered),
                (Phase::Finished, _) | (_, None) => String::new(),
            },
            Place::Results(quiz) => places::results(quiz, &self.after_quiz(quiz.lesson())),
            Place::Review(review, typed) => self.told_review(review, typed),
            Place::Exercise(bench) => bench.told(&self.enter_in_exercise()),
            Place::Aside(aside) => aside.told(&self.course),
        }
    }

    fn command(&mut self, command: Command, argument: &str, now: Timestamp) -> Reply {
        if !matches!(command, Command::Help | Command::Again) {
            self.confirm = None;
        }
        if matches!(self.place, Place::Review(..)) && review::COMMANDS.contains(&command) {
            return self.in_review(command, now);
        }
        match command {
            Command::Help => self.help(),
            Command::Again => self.go(),
            Command::Stats => self.stats(now),
            Command::About => self.about(argument),
            Command::SkipLesson => self.skip_lesson(argument),
            Command::Path => self.open_or_path(None),
            Command::Review => self.review(false),
            Command::Save => Reply { record: Vec::new(), next: Next::Save },
            Command::Write => self.write(argument),
            Command::Quit => self.quit(),
            Command::Search | Command::Terms | Command::Notes => self.look_for(command, argument),
            Command::Go => self.go_to(argument),
            Command::Note => self.note(argument),
            Command::Bookmark => self.bookmark(),
            Command::Beside(beside) => self.beside(beside, argument, now),
            _ if matches!(self.place, Place::Aside(_)) => self.in_aside(command, now),
            Command::TakeBack
            | Command::Pages
            | Command::Page
            | Command::Teaches
            | Command::Back
            | Command::Quiz
            | Command::Hint
            | Command::Guess
            | Command::SkipQuestion
            | Command::Clear
            | Command::Dispute
            | Command::Retry
            | Command::Exercise
            | Command::Full
            | Command::Check
            | Command::Checks
            | Command::Run
            | Command::Edit
            | Command::Solution
            | Command::SkipExercise
            | Command::ResetWork => self.in_lesson(command, argument, now),
        }
    }

    /// A line that is no command.
    fn text(&mut self, text: &str, now: Timestamp) -> Reply {
        let empty = text.trim().is_empty();
        if let Some(confirm) = self.confirm {
            return self.confirmed(confirm, text, now);
        }
        match (&self.place, empty) {
            (Place::Aside(_), _) => self.text_aside(text, now),
            (Place::Welcome, true) => {
                let first = self.course.headers().next().map(|first| first.id.clone());
                self.open_or_path(first)
            }
            (Place::Path, true) => {
                match path::next(&self.course, &self.progress).map(|next| next.id.clone()) {
                    Some(next) => self.open(next),
                    None => self.answer(places::suggestion(&self.course, &self.progress)),
                }
            }
            (Place::Path, false) => match self.numbered(text).map(|header| header.id.clone()) {
                Ok(lesson) => self.open(lesson),
                Err(sentence) => self.answer(sentence),
            },
            (Place::Review(..), _) => self.review_line(text, now),
            (Place::Quiz(..), _) if self.stop() == Stop::Asking => self.attempt(text, now),
            (Place::Page(..) | Place::Quiz(..) | Place::Results(_) | Place::Exercise(_), true) => {
                self.go_on(now)
            }
            (Place::Exercise(_), false) => {
                let enter = self.enter_in_exercise();
                self.answer(format!("{enter} :help lists what you can type."))
            }
            (Place::Welcome | Place::Page(..) | Place::Quiz(..) | Place::Results(_), false) => {
                self.answer("Press Enter to go on. :help lists what you can type.".into())
            }
        }
    }

    /// Asks for a lesson to be read.
    fn open(&mut self, lesson: LessonId) -> Reply {
        self.tell = false;
        self.opening = Some(lesson.clone());
        Reply { record: Vec::new(), next: Next::Open(lesson) }
    }

    fn open_or_path(&mut self, lesson: Option<LessonId>) -> Reply {
        if let Some(lesson) = lesson {
            return self.open(lesson);
        }
        self.place = Place::Path;
        self.go()
    }

    /// Tells the place, which may be a new one.
    fn go(&mut self) -> Reply {
        self.tell = true;
        Reply::ask()
    }

    /// Says something and stays.
    fn answer(&mut self, text: String) -> Reply {
        self.heard.push(text);
        Reply::ask()
    }
}

impl Reply {
    /// Nothing to record; a line is waited for.
    pub fn ask() -> Self {
        Self { record: Vec::new(), next: Next::Ask }
    }

    fn recording(mut self, events: impl IntoIterator<Item = Event>) -> Self {
        self.record.extend(events);
        self
    }
}
