//! Taking the learner's files of a lesson along to another computer, and in from one.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::copies::Copies;
use super::error::{Cause, Doing, WorkError};
use super::{Workspace, kept, place, reading, walk, writing};
use crate::course::files::stays_inside;

/// Files by their path below a folder, with `/`. They need not be text.
pub type Bytes = BTreeMap<String, Vec<u8>>;

/// What became of files that were taken in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Taken {
    /// How many were not there before.
    pub new: usize,
    /// How many were there just so.
    pub same: usize,
    /// Those that took the place of others.
    pub replaced: Vec<String>,
    /// Where the others are kept.
    pub copy: Option<PathBuf>,
}

impl Workspace {
    /// All files that are there, but what tools leave behind; with a sentence on each that is left
    /// out.
    pub fn everything(&self) -> Result<(Bytes, Vec<String>), WorkError> {
        everything_in(&self.folder)
    }

    /// The names of the copies, in order.
    pub fn copies(&self) -> Result<Vec<String>, WorkError> {
        self.copies.names().map_err(reading(&self.copies.folder))
    }

    /// All files of a copy; see [`Workspace::everything`].
    pub fn copy(&self, name: &str) -> Result<(Bytes, Vec<String>), WorkError> {
        everything_in(&self.copies.folder.join(name))
    }

    /// Writes files that come from elsewhere, each in one step. What stands in their place and is
    /// something else is copied first.
    pub fn take(&mut self, files: &Bytes, now: Timestamp) -> Result<Taken, WorkError> {
        let root = self.root()?;
        let mut places = Vec::new();
        for (file, bytes) in files {
            places.push((file, bytes, place::resolve(&root, file)?));
        }
        let mut taken = Taken::default();
        let mut copy = None;
        for (file, bytes, path) in places {
            if place::holds(&path, bytes).map_err(reading(&path))? {
                taken.same += 1;
            } else if place::is_there(&path).map_err(reading(&path))? {
                kept(&mut copy, &self.copies, now)?.file(file, &path)?;
                place::replace(&path, bytes).map_err(writing(&path))?;
                taken.replaced.push(file.clone());
            } else {
                place::create(&path, bytes).map_err(writing(&path))?;
                taken.new += 1;
            }
        }
        taken.copy = copy.map(|copy| copy.folder);
        Ok(taken)
    }

    /// Adds a copy that comes from elsewhere, under its name or one with another number; says
    /// whether it was new.
    pub fn take_copy(&self, name: &str, files: &Bytes) -> Result<bool, WorkError> {
        let Copies { folder } = &self.copies;
        if let Some(bad) = files.keys().find(|file| !stays_inside(file)) {
            return Err(WorkError::new(Doing::Copying, &folder.join(bad), Cause::Leaves));
        }
        let failed = |error| WorkError::system(Doing::Copying, folder, error);
        let (stamp, _) = name.split_once('-').unwrap_or((name, ""));
        let mut wanted = name.to_owned();
        for number in 1_u32.. {
            if !place::is_there(&folder.join(&wanted)).map_err(failed)? {
                break;
            }
            if self.copy(&wanted)?.0 == *files {
                return Ok(false);
            }
            wanted = format!("{stamp}-{number}");
        }
        whole_folder(&folder.join(wanted), files).map_err(failed)?;
        Ok(true)
    }
}

/// Writes a folder that is there as a whole or not at all.
fn whole_folder(folder: &Path, files: &Bytes) -> io::Result<()> {
    let (Some(parent), Some(name)) = (folder.parent(), folder.file_name()) else {
        return Err(io::ErrorKind::InvalidFilename.into());
    };
    let unfinished = parent.join(place::unfinished(&name.to_string_lossy()));
    fs::create_dir_all(&unfinished)?;
    let written = files.iter().try_for_each(|(file, bytes)| {
        let path = unfinished.join(file);
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, bytes)
    });
    let moved = written.and_then(|()| fs::rename(&unfinished, folder));
    if moved.is_err() {
        // The first error is the one to tell.
        let _ = fs::remove_dir_all(&unfinished);
    }
    moved
}

fn everything_in(folder: &Path) -> Result<(Bytes, Vec<String>), WorkError> {
    let root = match fs::canonicalize(folder) {
        Ok(root) => root,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Default::default()),
        Err(error) => return Err(reading(folder)(error)),
    };
    let mut walk = walk::walk(&root).map_err(reading(folder))?;
    let mut left_out = walk.left_out(&root);
    let mut files = Bytes::new();
    for found in walk.files {
        match fs::read(&found.path) {
            Ok(bytes) => {
                files.insert(found.name, bytes);
            }
            Err(error) => {
                left_out.push(format!("{} cannot be read: {error}.", found.path.display()));
            }
        }
    }
    Ok((files, left_out))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Learner, at};
    use super::*;

    fn bytes(files: &[(&str, &[u8])]) -> Bytes {
        files.iter().map(|(file, bytes)| ((*file).into(), (*bytes).into())).collect()
    }

    #[test]
    fn everything_goes_along_but_what_tools_leave_behind() {
        let learner = Learner::new();
        learner.writes("a.py", "a");
        learner.writes("data/shop.db", b"\xff\0");
        learner.writes("__pycache__/a.pyc", b"\xff");
        learner.writes("large.bin", vec![0; 1024 * 1024 + 1]);
        let (files, left_out) = learner.space.everything().unwrap();
        assert_eq!(files, bytes(&[("a.py", b"a"), ("data/shop.db", b"\xff\0")]));
        assert_eq!(left_out.len(), 1);
        assert!(left_out[0].contains("large.bin is larger"), "{left_out:?}");
    }

    #[test]
    fn files_from_elsewhere_take_no_place_without_a_copy() {
        let mut learner = Learner::new();
        learner.writes("a.py", "mine");
        learner.writes("b.py", "same");
        let files = bytes(&[("a.py", b"theirs"), ("b.py", b"same"), ("c/d.db", b"\xff")]);
        let taken = learner.space.take(&files, at(0)).unwrap();
        assert_eq!((taken.new, taken.same, &*taken.replaced), (1, 1, &["a.py".to_owned()][..]));
        assert_eq!(fs::read_to_string(taken.copy.unwrap().join("a.py")).unwrap(), "mine");
        assert_eq!(learner.on_disk("a.py").unwrap(), "theirs");
        let again = learner.space.take(&files, at(1)).unwrap();
        assert_eq!(again, Taken { same: 3, ..Taken::default() });
    }

    #[test]
    fn paths_that_leave_are_refused_before_anything_is_written() {
        let mut learner = Learner::new();
        for path in ["../x.py", "/x.py", "a\\b"] {
            let files = bytes(&[("a.py", b"a"), (path, b"x")]);
            assert!(learner.space.take(&files, at(0)).is_err(), "{path}");
            assert!(learner.space.take_copy("20270115T080000Z-1", &files).is_err(), "{path}");
        }
        assert_eq!(learner.on_disk("a.py"), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_leads_nowhere_else() {
        let mut learner = Learner::new();
        let outside = tempfile::tempdir().unwrap();
        learner.writes("a.py", "a");
        std::os::unix::fs::symlink(outside.path(), learner.at("out")).unwrap();
        assert!(learner.space.take(&bytes(&[("out/x.py", b"x")]), at(0)).is_err());
        assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
    }

    #[test]
    fn copies_are_added_once_and_beside_others() {
        let learner = Learner::new();
        let (one, two) = (bytes(&[("a.py", b"one")]), bytes(&[("a.py", b"two")]));
        let name = "20270115T080000Z-1";
        for (files, new) in [(&one, true), (&one, false), (&two, true), (&two, false)] {
            assert_eq!(learner.space.take_copy(name, files).unwrap(), new);
        }
        assert_eq!(learner.space.copies().unwrap(), [name, "20270115T080000Z-2"]);
        assert_eq!(learner.space.copy(name).unwrap().0, one);
    }
}
