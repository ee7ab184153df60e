//! What plain mode has done outside, and what came of it.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;

use super::{Next, Plain, Reply};
use crate::course::files::Files;
use crate::course::index::Index;
use crate::course::{Lesson, LessonId, Library};
use crate::learn::event::Event;
use crate::run::{Job, JobId, Outcome};

/// Something to be done outside, after what was recorded is on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Errand {
    /// Read every lesson: [`Done::Library`].
    ReadLibrary,
    /// Run a job to its end: [`Done::Ran`].
    Run(Box<Job>),
    /// Write the files of an exercise's starter that the learner does not have yet, and read
    /// theirs: [`Done::Work`].
    OpenWork(Arc<Lesson>),
    /// Keep a copy of the learner's files and begin anew from the starter: [`Done::Work`].
    ResetWork(Arc<Lesson>),
    /// Open one of the learner's files of a lesson in their own editor, wait for its end, and read
    /// them all: [`Done::Work`].
    Edit(LessonId, String),
    /// Keep a copy of the learner's files of a lesson, as they were handed in: [`Done::Kept`].
    KeepAttempt(LessonId, Files),
    /// Open a program in the learner's own editor and wait for its end: [`Done::Edited`].
    EditCopy(String),
    /// Let the course run code from now on, until it changes: [`Done::Trusted`].
    Trust,
}

/// What came of an [`Errand`]; what went wrong is said in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Done {
    /// Every lesson with its body.
    Library(Result<Arc<Library>, String>),
    /// A job is over.
    Ran(JobId, Box<Outcome>),
    /// The learner's folder, and all in it that can be read as text.
    Work(Result<(PathBuf, Files), String>),
    /// A copy was kept.
    Kept(Result<(), String>),
    /// The text of a program as the learner left it.
    Edited(Result<String, String>),
    /// The course may run code.
    Trusted(Result<(), String>),
}

impl Plain {
    /// Takes in what came of an errand.
    pub fn done(&mut self, done: Done, now: Timestamp) -> Reply {
        self.now = now;
        match done {
            Done::Ran(id, outcome) => self.ran(id, *outcome),
            Done::Work(Ok((folder, files))) => self.work_read(folder, files, now),
            Done::Edited(Ok(text)) => self.copy_edited(text, now),
            Done::Trusted(Ok(())) => self.trusted(now),
            Done::Library(Ok(library)) => self.library_read(library, now),
            Done::Kept(Ok(())) => Reply::ask(),
            Done::Work(Err(why)) => {
                self.wish = None;
                self.answer(why)
            }
            Done::Library(Err(why)) => self.library_failed(why, now),
            Done::Kept(Err(why)) | Done::Edited(Err(why)) | Done::Trusted(Err(why)) => {
                self.answer(why)
            }
        }
    }
}

impl Plain {
    fn library_read(&mut self, library: Arc<Library>, now: Timestamp) -> Reply {
        self.index = Some(Index::new(library.clone()));
        self.library = Some(library);
        self.library_awaited(now)
    }

    fn library_failed(&mut self, why: String, now: Timestamp) -> Reply {
        self.reviewing = None;
        self.want = None;
        self.finding.forget();
        self.heard.push(why);
        if self.stats_wanted { self.library_awaited(now) } else { self.go() }
    }

    /// Does what waited for the library, with it or without.
    fn library_awaited(&mut self, now: Timestamp) -> Reply {
        if std::mem::take(&mut self.stats_wanted) {
            return self.tell_stats(now);
        }
        if self.finding.is_waiting() {
            return self.look();
        }
        match self.want.take() {
            Some(want) => self.want(want, now),
            None => self.begin_review(),
        }
    }
}

impl Reply {
    /// Has something done outside.
    pub(super) fn errand(errand: Errand) -> Self {
        Self::errand_after(Vec::new(), errand)
    }

    /// Has something done outside once this is on disk.
    pub(super) fn errand_after(record: Vec<Event>, errand: Errand) -> Self {
        Self { record, next: Next::Do(errand) }
    }
}
