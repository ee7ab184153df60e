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

    /// The names of all copies, in order.
    pub(super) fn names(&self) -> io::Result<Vec<String>> {
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
        let mut names: Vec<String> = names.filter(|name| is_copy(name)).collect();
        names.sort();
        Ok(names)
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

/// Whether a folder of this name may be a copy: a time and a number.
pub fn is_copy(name: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let stamp = |text: &str| {
        let (day, time) = text.split_once('T')?;
        Some(digits(day) && digits(time.strip_suffix('Z')?))
    };
    name.len() <= 32
        && name
            .split_once('-')
            .is_some_and(|(at, number)| stamp(at) == Some(true) && digits(number))
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
