//! What reaches the screens, and what they ask for in return.

use std::path::PathBuf;
use std::sync::Arc;

use crossterm::event::Event as TermEvent;

use super::highlight::Highlighted;
use super::highlights::Key;
use crate::course::{Course, Header, Lesson, LessonId};
use crate::learn::event::Event;
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
    /// Code blocks were highlighted.
    Highlighted(Vec<(Key, Highlighted)>),
    /// These lines were added to the journal, by us or by another running copy, and are on disk.
    Recorded(String),
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
    /// Something to tell the learner once.
    Notice(String),
}

/// Something to be done outside the screens.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Writes events into the journal.
    Record(Vec<Event>),
    /// Tries again to write what waits.
    RetrySave,
    /// Writes what waits into a new file in the learner's home folder.
    SaveElsewhere,
    /// Reads a lesson.
    OpenLesson(Header),
    /// Highlights code blocks, in this order.
    Highlight(Vec<Key>),
    /// Puts text on the clipboard.
    Copy(String),
    /// Writes the settings.
    SaveSettings(Settings),
    /// Turns mouse reporting on or off.
    Mouse(bool),
    /// Stops the program until the shell lets it go on; says whether the mouse is read after.
    Suspend(bool),
    /// Ends the program.
    Quit,
}
