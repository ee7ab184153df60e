//! What lies outside the screens and the plain lines: the same for both.

use std::path::PathBuf;

use super::editor::Editor;
use super::ground::Tools;
use crate::store::course_files::CourseSource;
use crate::store::journal::Journal;
use crate::store::workspace::WorkFolders;

/// What there is to work with.
pub struct Edges {
    /// The learner's journal.
    pub journal: Journal,
    /// Where lessons come from.
    pub source: CourseSource,
    /// The course's id, written into each event.
    pub course: String,
    /// The settings file.
    pub settings: PathBuf,
    /// Where the learner's files are.
    pub work: WorkFolders,
    /// The learner's own editor.
    pub editor: Option<Editor>,
    /// What there is to run programs with.
    pub tools: Tools,
}
