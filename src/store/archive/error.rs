//! Why an archive could not be written or read.

use std::io;
use std::path::{Path, PathBuf};

use zip::result::ZipError;

/// What failed, where and why: a sentence.
#[derive(Debug, thiserror::Error)]
#[error("{what} {path}: {cause}", path = self.path.display())]
pub struct ArchiveError {
    what: &'static str,
    path: PathBuf,
    cause: Cause,
}

/// Why.
#[derive(Debug, thiserror::Error)]
pub(super) enum Cause {
    #[error("{0}")]
    System(#[from] io::Error),
    #[error("{0}")]
    Zip(#[from] ZipError),
    #[error("it is there already; choose another name")]
    Taken,
    #[error("it was not made by `gradus export`")]
    Foreign,
    #[error("it is in version {0} of the format: update Gradus, then import it again")]
    Newer(u64),
    #[error("`{0}` has no place in such an archive; nothing of it was taken")]
    BadName(String),
    #[error("`{0}` is a link; nothing of it was taken")]
    Link(String),
    #[error("`{0}` is larger than may be; nothing more of it was taken")]
    Large(String),
    #[error("all of it together is larger than may be; nothing of it was taken")]
    TooMuch,
}

impl ArchiveError {
    pub(super) fn writing(path: &Path, cause: impl Into<Cause>) -> Self {
        Self { what: "cannot write", path: path.into(), cause: cause.into() }
    }

    pub(super) fn reading(path: &Path, cause: impl Into<Cause>) -> Self {
        Self { what: "cannot import", path: path.into(), cause: cause.into() }
    }
}
