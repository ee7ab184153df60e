//! The copies of a lesson's files: what was handed in, and what would otherwise be overwritten.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::error::{Doing, WorkError};

/// Where the copies of a lesson are: a folder each, named after the time and a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Copies {
    pub(super) folder: PathBuf,
}

/// A copy that is being made.
pub(super) struct Copy {
    pub(super) folder: PathBuf,
}

impl Copies {
    /// Begins a new copy.
    pub(super) fn begin(&self, now: Timestamp) -> Result<Copy, WorkError> {
        let failed = |error| WorkError::system(Doing::Copying, &self.folder, error);
        fs::create_dir_all(&self.folder).map_err(failed)?;
        let stamp = now.strftime("%Y%m%dT%H%M%SZ");
        let mut number = 1_u32;
        loop {
            let folder = self.folder.join(format!("{stamp}-{number}"));
            match fs::create_dir(&folder) {
                Ok(()) => return Ok(Copy { folder }),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => number += 1,
                Err(error) => return Err(failed(error)),
            }
        }
    }

    /// The folder of the newest copy.
    pub(super) fn newest(&self) -> Option<PathBuf> {
        let entries = fs::read_dir(&self.folder).ok()?;
        let named = entries.flatten().filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let (stamp, number) = name.rsplit_once('-')?;
            Some((stamp.to_owned(), number.parse::<u32>().ok()?, entry.path()))
        });
        named.max().map(|(_, _, folder)| folder)
    }
}

impl Copy {
    /// Keeps a text.
    pub(super) fn text(&self, file: &str, text: &str) -> Result<(), WorkError> {
        self.write(file, |mut copy| {
            copy.write_all(text.as_bytes())?;
            copy.sync_all()
        })
    }

    /// Keeps the bytes of a file.
    pub(super) fn file(&self, file: &str, from: &Path) -> Result<(), WorkError> {
        self.write(file, |mut copy| {
            io::copy(&mut File::open(from)?, &mut copy)?;
            copy.sync_all()
        })
    }

    fn write(
        &self,
        file: &str,
        write: impl FnOnce(File) -> io::Result<()>,
    ) -> Result<(), WorkError> {
        let path = self.folder.join(file);
        let made = path.parent().map_or(Ok(()), fs::create_dir_all);
        made.and_then(|()| File::create_new(&path))
            .and_then(write)
            .map_err(|error| WorkError::system(Doing::Copying, &path, error))
    }
}
