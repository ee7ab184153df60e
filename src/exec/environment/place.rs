//! Where an environment is, and the lock that keeps two copies from making it at once.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use sha2::{Digest, Sha256};

use super::{BuildError, Progress};
use crate::store::digest::hex;

/// Raised when what an environment's folder holds changes: all are built anew then.
const FORMAT: u32 = 1;

/// How often a copy that waits looks whether it was cancelled. A lock cannot be waited for together
/// with anything else.
pub(super) const TICK: Duration = Duration::from_millis(50);

/// The place of one environment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// Holds the environment and its stamp.
    pub(super) folder: PathBuf,
}

impl Place {
    /// The place for these requirements, in order, on this version of Python.
    pub(super) fn new(all: &Path, set: &str, python: &str, requirements: &[String]) -> Self {
        let text = format!("{FORMAT}\n{python}\n{}", requirements.join("\n"));
        let mut hash = hex(&Sha256::digest(text.as_bytes()));
        hash.truncate(12);
        Self { folder: all.join(format!("{}-{hash}", plain(set))) }
    }

    /// The virtual environment itself.
    pub(super) fn venv(&self) -> PathBuf {
        self.folder.join("venv")
    }

    /// Its Python.
    pub(super) fn python(&self) -> PathBuf {
        let inside = if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" };
        self.venv().join(inside)
    }

    /// The stamp that says that it is whole.
    pub(super) fn stamp(&self) -> PathBuf {
        self.folder.join("ready.json")
    }

    /// The same while it is not.
    pub(super) fn draft(&self) -> PathBuf {
        self.folder.join("building.json")
    }

    /// For what the tools put down for a while; an interrupted build leaves it to the next one.
    pub(super) fn scratch(&self) -> PathBuf {
        self.folder.join("tmp")
    }

    /// Beside the folder, so that removing the folder does not take the lock from who waits.
    fn lock_file(&self) -> PathBuf {
        self.folder.with_added_extension("lock")
    }

    /// Waits for the lock, and says so if it has to.
    pub(super) fn lock(
        &self,
        cancel: &AtomicBool,
        tell: &mut dyn FnMut(Progress),
    ) -> Result<File, BuildError> {
        let mut told = false;
        loop {
            if cancel.load(Ordering::Relaxed) {
                return Err(BuildError::Cancelled);
            }
            if let Some(lock) = self.try_lock()? {
                return Ok(lock);
            }
            if !told {
                tell(Progress::Waiting);
                told = true;
            }
            thread::park_timeout(TICK);
        }
    }

    /// The lock, unless another copy has it.
    pub(super) fn try_lock(&self) -> Result<Option<File>, BuildError> {
        let path = self.lock_file();
        let error = |error| BuildError::files(&path, error);
        let mut options = OpenOptions::new();
        let file = options.read(true).write(true).create(true).truncate(false).open(&path);
        let file = file.map_err(error)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(file)),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(source)) => Err(error(source)),
        }
    }
}

/// A set's name as part of a folder's on every system.
fn plain(set: &str) -> String {
    let keep = |c: char| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' };
    set.chars().take(32).map(keep).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(set: &str, python: &str, requirements: &[&str]) -> String {
        let requirements: Vec<String> = requirements.iter().map(ToString::to_string).collect();
        let place = Place::new(Path::new("/all"), set, python, &requirements);
        place.folder.strip_prefix("/all").unwrap().to_str().unwrap().to_owned()
    }

    #[test]
    fn every_difference_is_another_place() {
        let one = folder("web", "3.11", &["a==1", "b==2"]);
        assert_eq!((one.len(), one.starts_with("web-")), (16, true), "{one}");
        assert_eq!(one, folder("web", "3.11", &["a==1", "b==2"]));
        for other in [
            folder("web", "3.12", &["a==1", "b==2"]),
            folder("web", "3.11", &["a==1", "b==3"]),
            folder("web", "3.11", &["a==1"]),
            folder("web", "3.11", &[]),
        ] {
            assert_ne!(one, other);
        }
    }

    #[test]
    fn a_strange_name_stays_one_folder() {
        for set in ["../../etc", "a/b", r"c:\d", "é ü", ""] {
            let folder = folder(set, "3.11", &[]);
            assert_eq!(Path::new(&folder).components().count(), 1, "{folder}");
            assert!(!folder.contains(['.', ':', '\\']), "{folder}");
        }
    }
}
