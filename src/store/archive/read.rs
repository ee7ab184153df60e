//! Reading an archive, which may come from anywhere: nothing in it may leave its place, be a link,
//! or be larger than is sane.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use zip::ZipArchive;

use super::error::Cause;
use super::{ABOUT, ArchiveError, FORMAT, Part};
use crate::course::LessonId;
use crate::store::workspace::Bytes;

/// Bytes of the largest journal.
const LARGEST_JOURNAL: u64 = 1 << 30;

/// Bytes of any other file.
const LARGEST: u64 = 8 << 20;

/// Bytes of all files together.
const MOST_BYTES: u64 = 2 << 30;

/// Files in an archive.
const MOST_FILES: usize = 200_000;

/// An archive that was looked through.
pub struct Archive {
    path: PathBuf,
    zip: ZipArchive<BufReader<File>>,
    parts: BTreeMap<Part, usize>,
}

/// What the archive says of itself.
#[derive(Deserialize)]
struct About {
    format: u64,
}

impl Archive {
    /// Opens an archive and looks at every name in it.
    ///
    /// # Errors
    /// If it cannot be read, is none of ours, or holds something that has no place in it.
    pub fn open(path: &Path) -> Result<Self, ArchiveError> {
        Self::look_through(path).map_err(|cause| ArchiveError::reading(path, cause))
    }

    fn look_through(path: &Path) -> Result<Self, Cause> {
        let mut zip = ZipArchive::new(BufReader::new(File::open(path)?))?;
        if zip.len() > MOST_FILES {
            return Err(Cause::TooMuch);
        }
        let about = zip.index_for_name(ABOUT).ok_or(Cause::Foreign)?;
        let about = bytes(&mut zip, about, LARGEST)?;
        let about: About = serde_json::from_slice(&about).map_err(|_| Cause::Foreign)?;
        if about.format != FORMAT {
            return Err(Cause::Newer(about.format));
        }
        let mut parts = BTreeMap::new();
        let mut all = 0_u64;
        for index in 0..zip.len() {
            let file = zip.by_index_raw(index)?;
            let name = file.name()?.into_owned();
            if file.is_symlink() {
                return Err(Cause::Link(name));
            }
            if file.is_dir() || name == ABOUT {
                continue;
            }
            let part = Part::of(&name).ok_or_else(|| Cause::BadName(name.clone()))?;
            if file.size() > largest(&part) {
                return Err(Cause::Large(name));
            }
            all = all.saturating_add(file.size());
            parts.insert(part, index);
        }
        if all > MOST_BYTES {
            return Err(Cause::TooMuch);
        }
        Ok(Self { path: path.into(), zip, parts })
    }

    /// The journal; empty if there is none.
    pub fn journal(&mut self) -> Result<Vec<u8>, ArchiveError> {
        match self.parts.get(&Part::Journal) {
            Some(index) => self.bytes(*index, LARGEST_JOURNAL),
            None => Ok(Vec::new()),
        }
    }

    /// The lessons of which there are files.
    pub fn lessons(&self) -> BTreeSet<LessonId> {
        let lessons = self.parts.keys().filter_map(|part| match part {
            Part::Work(lesson, _) | Part::Attempt(lesson, ..) => Some(lesson.clone()),
            Part::Journal | Part::Notes => None,
        });
        lessons.collect()
    }

    /// The learner's files of a lesson.
    pub fn work(&mut self, of: &LessonId) -> Result<Bytes, ArchiveError> {
        self.files(|part| match part {
            Part::Work(lesson, file) if lesson == of => Some(file.clone()),
            Part::Work(..) | Part::Attempt(..) | Part::Journal | Part::Notes => None,
        })
    }

    /// The names of the copies of a lesson's files.
    pub fn copies(&self, of: &LessonId) -> BTreeSet<String> {
        let copies = self.parts.keys().filter_map(|part| match part {
            Part::Attempt(lesson, copy, _) if lesson == of => Some(copy.clone()),
            Part::Attempt(..) | Part::Work(..) | Part::Journal | Part::Notes => None,
        });
        copies.collect()
    }

    /// The files of a copy.
    pub fn copy(&mut self, of: &LessonId, name: &str) -> Result<Bytes, ArchiveError> {
        self.files(|part| match part {
            Part::Attempt(lesson, copy, file) if lesson == of && copy == name => Some(file.clone()),
            Part::Attempt(..) | Part::Work(..) | Part::Journal | Part::Notes => None,
        })
    }

    /// The files that `name` gives a name to.
    fn files(&mut self, name: impl Fn(&Part) -> Option<String>) -> Result<Bytes, ArchiveError> {
        let wanted = self.parts.iter().filter_map(|(part, index)| Some((name(part)?, *index)));
        let wanted: Vec<(String, usize)> = wanted.collect();
        wanted.into_iter().map(|(name, index)| Ok((name, self.bytes(index, LARGEST)?))).collect()
    }

    fn bytes(&mut self, index: usize, most: u64) -> Result<Vec<u8>, ArchiveError> {
        bytes(&mut self.zip, index, most).map_err(|cause| ArchiveError::reading(&self.path, cause))
    }
}

fn largest(part: &Part) -> u64 {
    match part {
        Part::Journal => LARGEST_JOURNAL,
        Part::Notes | Part::Work(..) | Part::Attempt(..) => LARGEST,
    }
}

/// The bytes of a file, however large it says that it is.
fn bytes(zip: &mut ZipArchive<BufReader<File>>, index: usize, most: u64) -> Result<Vec<u8>, Cause> {
    let mut file = zip.by_index(index)?;
    let name = file.name()?.into_owned();
    let mut bytes = Vec::new();
    (&mut file).take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(Cause::Large(name));
    }
    Ok(bytes)
}
