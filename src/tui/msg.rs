//! What reaches the screens, and what they ask for in return.

use std::path::PathBuf;
use std::sync::Arc;

use crossterm::event::Event as TermEvent;

use super::highlight::Highlighted;
use super::highlights::Key;
use crate::course::index::Index;
use crate::course::{Course, Files, Header, Lesson, LessonId, Library};
use crate::learn::event::Event;
use crate::learn::progress::Progress;
use crate::run::{Job, JobId, Update};
use crate::settings::Settings;

/// Something that happened.
#[derive(Debug, Clone)]
pub enum Msg {
    /// Keys, pastes, clicks and resizes, in order.
    Input(Vec<TermEvent>),
    /// The keyboard is not read until the next permit.
    Paused,
    /// A deadline has come.
    Tick,
    /// The terminal is gone.
    TerminalGone,
    /// A signal asks the program to end.
    Signal(i32),
    /// A lesson was read; none if nothing of it can be taught. With what is wrong with it, in a
    /// sentence.
    Lesson(LessonId, Option<Arc<Lesson>>, Option<String>),
    /// Every lesson was read; or why not, in a sentence.
    Library(Result<Arc<Library>, String>),
    /// The words of every lesson were gathered; follows [`Msg::Library`].
    Index(Arc<Index>),
    /// Code blocks were highlighted.
    Highlighted(Vec<(Key, Highlighted)>),
    /// These lines were added to the journal, by us or by another running copy, and are on disk.
    Recorded(String),
    /// The whole journal was folded anew, with all that was recorded so far.
    Replayed(Box<Progress>),
    /// Events could not be written; they are kept and tried again.
    RecordFailed {
        /// What, where, and what to do.
        message: String,
        /// How many events wait.
        waiting: usize,
    },
    /// The events that waited were written into another file.
    SavedElsewhere(Result<PathBuf, String>),
    /// The course's folder changed.
    Course(Arc<Course>, Option<String>),
    /// News of a job.
    Job(JobId, Update),
    /// The learner's files of a lesson, as they are on disk now; or why they could not be read, in
    /// a sentence. What comes between [`Effect::SaveWork`] and its [`Msg::WorkSaved`] was read
    /// before those files were saved. What is saved from here comes not back as a change.
    Work(LessonId, Result<Work, String>),
    /// The learner's files of a lesson were saved; or why not, in a sentence.
    WorkSaved(LessonId, Result<(), String>),
    /// Something to tell the learner once.
    Notice(String),
}

/// The learner's own files of a lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// The folder they are in.
    pub folder: PathBuf,
    /// All that can be read as text, by their path below the folder.
    pub files: Files,
}

/// Something to be done outside the screens.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Writes events into the journal.
    Record(Vec<Event>),
    /// Folds the whole journal anew, for [`Msg::Replayed`]: something that was merged came too
    /// late.
    Replay,
    /// Tries again to write what waits.
    RetrySave,
    /// Writes what waits into a new file in the learner's home folder.
    SaveElsewhere,
    /// Reads a lesson.
    OpenLesson(Header),
    /// Reads every lesson, for [`Msg::Library`] and [`Msg::Index`].
    ReadLibrary,
    /// Highlights code blocks, in this order.
    Highlight(Vec<Key>),
    /// Puts text on the clipboard.
    Copy(String),
    /// Runs a job; its news come as [`Msg::Job`].
    Run(Box<Job>),
    /// Ends a job, if it is still going on.
    StopJob(JobId),
    /// Reads the learner's files of a lesson, after writing those of the exercise's starter that
    /// are not there yet; they come as [`Msg::Work`], now and whenever another program changes
    /// them, until [`Effect::CloseWork`].
    OpenWork(Arc<Lesson>),
    /// Looks no longer at the learner's files.
    CloseWork,
    /// Writes these of the learner's files of a lesson; [`Msg::WorkSaved`] follows.
    SaveWork(LessonId, Files),
    /// Keeps a copy of the learner's files of a lesson, as they were handed in.
    KeepAttempt(LessonId, Files),
    /// Keeps a copy of the learner's files of a lesson and begins anew from the starter;
    /// [`Msg::Work`] follows.
    ResetWork(Arc<Lesson>),
    /// Opens one of the learner's files of a lesson in their own editor, with the terminal handed
    /// to it; says whether the mouse is read after. [`Msg::Work`] follows. Only in answer to a key,
    /// since the keyboard is then at rest; what was to be saved before is saved first.
    EditOutside(LessonId, String, bool),
    /// Lets the course run code from now on, until it changes.
    TrustCourse,
    /// Writes the settings.
    SaveSettings(Settings),
    /// Turns mouse reporting on or off.
    Mouse(bool),
    /// Stops the program until the shell lets it go on; says whether the mouse is read after.
    Suspend(bool),
    /// Ends the program.
    Quit,
}

impl Effect {
    /// Whether another program has the terminal meanwhile, so that all of the screen has to be
    /// drawn anew.
    pub fn hands_over(&self) -> bool {
        matches!(self, Self::Suspend(_) | Self::EditOutside(..))
    }
}
