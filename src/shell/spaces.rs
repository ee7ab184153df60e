//! The learner's files of their lessons, as both front ends use them.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use jiff::Timestamp;

use super::editor::Place;
use crate::course::{Files, Lesson, LessonId};
use crate::store::notice::Notice;
use crate::store::workspace::{WorkError, WorkFolders, Workspace};

/// The files of each lesson that was worked on. They are kept from one use to the next, since they
/// know what was written from here.
pub(super) struct Spaces {
    folders: WorkFolders,
    lessons: BTreeMap<LessonId, Workspace>,
    /// What the learner was told of already.
    told: BTreeSet<String>,
}

/// The learner's files of a lesson as they are now.
pub(super) struct Found {
    pub(super) folder: PathBuf,
    pub(super) files: Files,
    /// What cannot be read, in a sentence, unless it was told before.
    pub(super) warning: Option<String>,
}

impl Spaces {
    /// None of them is touched before it is needed.
    pub(super) fn new(folders: WorkFolders) -> Self {
        Self { folders, lessons: BTreeMap::new(), told: BTreeSet::new() }
    }

    /// The files of a lesson.
    pub(super) fn lesson(&mut self, lesson: &LessonId) -> Result<&mut Workspace, WorkError> {
        match self.lessons.entry(lesson.clone()) {
            Entry::Occupied(space) => Ok(space.into_mut()),
            Entry::Vacant(place) => Ok(place.insert(self.folders.lesson(lesson)?)),
        }
    }

    /// Writes what is missing of a lesson's starter; says where the folder is.
    pub(super) fn open(&mut self, lesson: &Lesson) -> Result<PathBuf, WorkError> {
        let space = self.lesson(&lesson.header.id)?;
        space.open(&starter(lesson))?;
        Ok(space.folder().to_path_buf())
    }

    /// Writes a lesson's starter anew; a sentence on where the copy is, if there was need for one.
    pub(super) fn reset(
        &mut self,
        lesson: &Lesson,
        now: Timestamp,
    ) -> Result<Option<String>, WorkError> {
        let copy = self.lesson(&lesson.header.id)?.reset(&starter(lesson), now)?;
        Ok(copy.map(|copy| format!("Your files as they were are in {}.", copy.display())))
    }

    /// Where a file is, for another program.
    pub(super) fn place(&mut self, lesson: &LessonId, file: &str) -> Result<Place, WorkError> {
        let space = self.lesson(lesson)?;
        Ok(Place { folder: space.folder().into(), file: space.path(file)? })
    }

    /// Reads all files of a lesson.
    pub(super) fn read(&mut self, lesson: &LessonId) -> Result<Found, WorkError> {
        let space = self.lesson(lesson)?;
        let folder = space.folder().to_path_buf();
        let contents = space.read()?;
        Ok(Found { folder, files: contents.files, warning: self.warning(&contents.problems) })
    }

    fn warning(&mut self, problems: &[Notice]) -> Option<String> {
        let new = problems.iter().filter(|problem| self.told.insert(problem.message.clone()));
        let new: Vec<_> = new.collect();
        match new.as_slice() {
            [] => None,
            [problem] => Some(problem.to_string()),
            [problem, others @ ..] => {
                Some(format!("{problem} There are {} more such files.", others.len()))
            }
        }
    }
}

/// What an exercise begins with.
fn starter(lesson: &Lesson) -> Files {
    lesson.exercise.as_ref().map(|exercise| exercise.starter.clone()).unwrap_or_default()
}
