//! What is written beside an environment: what it holds, and for whom.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use super::place::Place;

/// What an environment holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamp {
    /// Major and minor version of its Python, such as `3.11`.
    pub(super) python: String,
    /// What was installed, for whoever looks into the folder.
    pub(super) requirements: Vec<String>,
    /// The sets it is for, as `COURSE/SET`.
    pub(super) users: BTreeSet<String>,
    /// Its Python when it was last started; none while it is built.
    pub(super) seen: Option<Seen>,
}

/// The file behind an environment's Python: another one has to be tried first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Seen {
    /// Without links.
    path: PathBuf,
    bytes: u64,
    /// Seconds since 1970.
    modified: u64,
}

impl Seen {
    /// Looks at the file; none if that is impossible.
    pub(super) fn of(python: &Path) -> Option<Self> {
        let path = fs::canonicalize(python).ok()?;
        let about = path.metadata().ok()?;
        let modified = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_secs();
        Some(Self { path, bytes: about.len(), modified })
    }
}

impl Stamp {
    /// Reads a stamp; none if there is no such file.
    pub(super) fn read(path: &Path) -> io::Result<Option<Self>> {
        match fs::read(path) {
            Ok(bytes) => Ok(Some(serde_json::from_slice(&bytes)?)),
            Err(error)
                if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) =>
            {
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    /// Writes it, and comes back when it is on disk.
    pub(super) fn write(&self, path: &Path) -> io::Result<()> {
        let mut file = File::create(path)?;
        file.write_all(serde_json::to_string_pretty(self)?.as_bytes())?;
        file.sync_all()
    }

    /// Puts it in the place of the stamp there is.
    pub(super) fn replace(&self, place: &Place) -> io::Result<()> {
        self.write(&place.draft())?;
        fs::rename(place.draft(), place.stamp())
    }
}

/// Notes the Python that was just found to start, and who uses it; whoever calls has the lock. That
/// saves looks later on. Without it they are taken again, so failing to write is no matter.
pub(super) fn remember(place: &Place, seen: Option<Seen>, user: &str) {
    if let Ok(Some(mut stamp)) = Stamp::read(&place.stamp()) {
        stamp.users.insert(user.into());
        stamp.seen = seen;
        let _ = stamp.replace(place);
    }
}
