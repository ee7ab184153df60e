//! The learner's own files of a lesson. They are never overwritten without a copy, and nothing of
//! theirs is ever deleted: what another program has written is copied to the attempts before
//! anything takes its place.

mod carry;
mod copies;
mod error;
mod place;
mod walk;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

pub use self::carry::{Bytes, Taken};
pub use self::copies::is_copy;
use self::copies::{Copies, Copy};
pub use self::error::WorkError;
use self::error::{Cause, Doing};
pub use self::walk::Marks;
use super::dirs::Profile;
use super::notice::Notice;
use crate::course::LessonId;
use crate::course::files::{Files, stays_inside};
use crate::settings::Settings;

/// Where a learner's files are, of all lessons: `STAGE/LESSON/` below each of these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkFolders {
    /// What they work on.
    pub work: PathBuf,
    /// The copies: a folder `TIMESTAMP-N/` each.
    pub attempts: PathBuf,
}

/// The learner's files of one lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workspace {
    folder: PathBuf,
    copies: Copies,
    starter: Files,
    /// What was read or written last.
    known: Files,
    /// What was written last by [`Workspace::save`]: it came from here, so it needs no copy.
    ours: Files,
}

/// The learner's files as they are on disk.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contents {
    /// All that can be read as text, by their path below the folder.
    pub files: Files,
    /// What cannot be, and why.
    pub problems: Vec<Notice>,
}

impl WorkFolders {
    /// The folders of a profile, or the one that the settings name.
    pub fn of(profile: &Profile, settings: &Settings) -> Self {
        let work = settings.work_dir.clone().unwrap_or_else(|| profile.work());
        Self { work, attempts: profile.attempts() }
    }

    /// The learner's files of a lesson. Nothing is touched yet.
    pub fn lesson(&self, lesson: &LessonId) -> Result<Workspace, WorkError> {
        let folder = self.work.join(lesson.as_str());
        if !stays_inside(lesson.as_str()) {
            return Err(WorkError::new(Doing::Reading, &folder, Cause::Leaves));
        }
        let copies = Copies { folder: self.attempts.join(lesson.as_str()) };
        let [starter, known, ours] = [const { Files::new() }; 3];
        Ok(Workspace { folder, copies, starter, known, ours })
    }
}

impl Workspace {
    /// The folder of the files.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes those files of the starter that are not there yet, and reads all.
    pub fn open(&mut self, starter: &Files) -> Result<Contents, WorkError> {
        let root = self.root()?;
        self.starter.clone_from(starter);
        for (file, text) in starter {
            let path = root.join(file);
            // Whatever is there stays, a link to nothing as well.
            if !place::is_there(&path).map_err(writing(&path))? {
                place::create(&place::resolve(&root, file)?, text.as_bytes())
                    .map_err(writing(&path))?;
            }
        }
        self.read()
    }

    /// Reads all files. A folder that is not there holds none.
    pub fn read(&mut self) -> Result<Contents, WorkError> {
        let (files, problems) = match fs::canonicalize(&self.folder) {
            Ok(root) => walk::walk(&root).map_err(reading(&self.folder))?.read(&root),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Default::default(),
            Err(error) => return Err(reading(&self.folder)(error)),
        };
        self.known.clone_from(&files);
        Ok(Contents { files, problems })
    }

    /// Writes some of the files, each in one step. What another program has written in their place
    /// is copied first; the learner is told of it where they cannot have seen it here.
    pub fn save(&mut self, files: &Files, now: Timestamp) -> Result<Option<Notice>, WorkError> {
        let root = self.root()?;
        let mut places = Vec::new();
        for (file, text) in files {
            places.push((file, text, place::resolve(&root, file)?));
        }
        let mut copy = None;
        let mut unseen = Vec::new();
        for (file, text, path) in places {
            if !place::holds(&path, text.as_bytes()).map_err(reading(&path))? {
                if self.needs_copy(file, &path).map_err(reading(&path))? {
                    kept(&mut copy, &self.copies, now)?.file(file, &path)?;
                    if !is(self.known.get(file), &path).map_err(reading(&path))? {
                        unseen.push(file.as_str());
                    }
                }
                place::replace(&path, text.as_bytes()).map_err(writing(&path))?;
            }
            self.known.insert(file.clone(), text.clone());
            self.ours.insert(file.clone(), text.clone());
        }
        let folder = copy.map(|copy| copy.folder);
        Ok(folder.filter(|_| !unseen.is_empty()).map(|folder| overwritten(&unseen, &folder)))
    }

    /// Keeps a copy of these texts, and says where.
    pub fn keep_attempt(&self, files: &Files, now: Timestamp) -> Result<PathBuf, WorkError> {
        let copy = self.copies.begin(now)?;
        for (file, text) in files {
            if !stays_inside(file) {
                let path = copy.folder.join(file);
                return Err(WorkError::new(Doing::Copying, &path, Cause::Leaves));
            }
            copy.text(file, text)?;
        }
        Ok(copy.folder)
    }

    /// Copies all files, then writes the starter's anew; the learner's other files stay. Says where
    /// the copy is, if there was anything that is not in the starter.
    pub fn reset(&mut self, starter: &Files, now: Timestamp) -> Result<Option<PathBuf>, WorkError> {
        let root = self.root()?;
        let there = self.there(&root, starter)?;
        let mut copy = None;
        let mut differs = false;
        for (file, path) in &there {
            differs = differs || !is(starter.get(file), path).map_err(reading(path))?;
        }
        for (file, path) in there.iter().filter(|_| differs) {
            kept(&mut copy, &self.copies, now)?.file(file, path)?;
        }
        for (file, text) in starter {
            let path = place::resolve(&root, file)?;
            if !place::holds(&path, text.as_bytes()).map_err(reading(&path))? {
                place::replace(&path, text.as_bytes()).map_err(writing(&path))?;
            }
        }
        self.starter.clone_from(starter);
        Ok(copy.map(|copy| copy.folder))
    }

    /// The path of one of the files, for another program.
    pub fn path(&self, file: &str) -> Result<PathBuf, WorkError> {
        place::resolve(&self.root()?, file)
    }

    /// All files that are there, those in the way of the starter's among them.
    fn there(&self, root: &Path, starter: &Files) -> Result<BTreeMap<String, PathBuf>, WorkError> {
        let walk = walk::walk(root).map_err(reading(&self.folder))?;
        let mut there: BTreeMap<_, _> =
            walk.files.into_iter().map(|found| (found.name, found.path)).collect();
        for file in starter.keys() {
            let path = place::resolve(root, file)?;
            if place::is_there(&path).map_err(reading(&path))? {
                there.insert(file.clone(), path);
            }
        }
        Ok(there)
    }

    /// The folder without links, made if it is not there.
    fn root(&self) -> Result<PathBuf, WorkError> {
        fs::create_dir_all(&self.folder)
            .and_then(|()| fs::canonicalize(&self.folder))
            .map_err(writing(&self.folder))
    }

    /// Whether what is at `path` would be lost if it was overwritten.
    fn needs_copy(&self, file: &str, path: &Path) -> io::Result<bool> {
        if !place::is_there(path)?
            || is(self.ours.get(file), path)?
            || is(self.starter.get(file), path)?
        {
            return Ok(false);
        }
        let newest = self.copies.newest().map(|folder| folder.join(file));
        Ok(!newest.is_some_and(|copy| place::are_same(&copy, path)))
    }
}

/// Times and sizes of all files in a lesson's folder, to see whether anything has changed.
pub fn marks(folder: &Path) -> Marks {
    let walk = fs::canonicalize(folder).and_then(|root| walk::walk(&root));
    walk.map(walk::Walk::marks).unwrap_or_default()
}

fn reading(path: &Path) -> impl Fn(io::Error) -> WorkError {
    move |error| WorkError::system(Doing::Reading, path, error)
}

fn writing(path: &Path) -> impl Fn(io::Error) -> WorkError {
    move |error| WorkError::system(Doing::Writing, path, error)
}

/// Whether a file holds this text.
fn is(text: Option<&String>, path: &Path) -> io::Result<bool> {
    text.map_or(Ok(false), |text| place::holds(path, text.as_bytes()))
}

/// The copy of this moment, begun with its first file.
fn kept<'a>(
    copy: &'a mut Option<Copy>,
    copies: &Copies,
    now: Timestamp,
) -> Result<&'a Copy, WorkError> {
    match copy {
        Some(copy) => Ok(copy),
        None => Ok(copy.insert(copies.begin(now)?)),
    }
}

fn overwritten(files: &[&str], folder: &Path) -> Notice {
    let message = format!("Another program had changed {} meanwhile.", files.join(", "));
    Notice::new(message, format!("What it had written is kept in {}.", folder.display()))
}

#[cfg(test)]
mod loss;
#[cfg(test)]
mod tests;
