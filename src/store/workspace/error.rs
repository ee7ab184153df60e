//! Why the learner's files could not be read, written or copied.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// What failed, where, why, and what to do.
#[derive(Debug, thiserror::Error)]
#[error("{message} {advice}", message = self.message(), advice = self.advice())]
pub struct WorkError {
    doing: Doing,
    path: PathBuf,
    cause: Cause,
}

/// What was being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doing {
    Reading,
    Writing,
    /// Keeping a copy, before anything is overwritten.
    Copying,
}

/// Why it failed.
#[derive(Debug)]
pub(super) enum Cause {
    System(io::Error),
    /// The path leads out of the learner's folder.
    Leaves,
}

impl WorkError {
    pub(super) fn system(doing: Doing, path: &Path, source: io::Error) -> Self {
        Self { doing, path: path.into(), cause: Cause::System(source) }
    }

    pub(super) fn new(doing: Doing, path: &Path, cause: Cause) -> Self {
        Self { doing, path: path.into(), cause }
    }

    /// What failed, where and why: a sentence.
    pub fn message(&self) -> String {
        let path = self.path.display();
        let why = match &self.cause {
            Cause::System(error) => error.to_string(),
            Cause::Leaves => "it leads out of the lesson's folder".into(),
        };
        match self.doing {
            Doing::Reading => format!("Your files cannot be read from {path}: {why}."),
            Doing::Writing => format!("{path} cannot be written: {why}."),
            Doing::Copying => {
                format!("No copy can be kept in {path}, so nothing was overwritten: {why}.")
            }
        }
    }

    /// What to do: a sentence.
    pub fn advice(&self) -> &'static str {
        let Cause::System(source) = &self.cause else {
            return "Put a folder or a file of its own in the place of the link.";
        };
        let kind = source.kind();
        if matches!(
            kind,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge
        ) {
            "Free some space, and save again."
        } else if matches!(kind, ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) {
            "Allow yourself to read and write it, or choose another folder with `work_dir` in the \
             settings."
        } else if matches!(
            kind,
            ErrorKind::IsADirectory | ErrorKind::NotADirectory | ErrorKind::AlreadyExists
        ) {
            "Move away what stands in its place."
        } else {
            "Look at the file and its folder, or choose another folder with `work_dir` in the \
             settings."
        }
    }
}
