//! Why the journal could not be read or written.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::store::notice::Notice;

/// What failed, where, why, and what to do.
#[derive(Debug, thiserror::Error)]
#[error("{message} {advice}", message = self.message(), advice = self.advice())]
pub struct JournalError {
    doing: Doing,
    path: PathBuf,
    source: io::Error,
}

/// What was being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doing {
    /// Reading at the start.
    Reading,
    /// Adding events, or what has to come before.
    Saving,
    /// Adding events; and the half-written line could not be taken back.
    SavingAndTakingBack,
    /// Writing unsaved events into another file.
    WritingElsewhere,
}

impl JournalError {
    pub(super) fn new(doing: Doing, path: &Path, source: io::Error) -> Self {
        Self { doing, path: path.into(), source }
    }

    /// What failed, where and why: a sentence.
    pub fn message(&self) -> String {
        let path = self.path.display();
        let source = &self.source;
        match self.doing {
            Doing::Reading => format!("Your progress cannot be read from {path}: {source}."),
            Doing::Saving => format!("Your progress cannot be saved in {path}: {source}."),
            Doing::SavingAndTakingBack => format!(
                "Your progress cannot be saved in {path}: {source}. \
                 A half-written line stays there and is set aside later."
            ),
            Doing::WritingElsewhere => {
                format!("The unsaved events cannot be written to {path}: {source}.")
            }
        }
    }

    /// What to do: a sentence.
    pub fn advice(&self) -> &'static str {
        let kind = self.source.kind();
        if matches!(
            kind,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge
        ) {
            "Free some space; saving is tried again."
        } else if matches!(kind, ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) {
            "Allow yourself to read and write it, or choose another folder with --data-dir."
        } else if kind == ErrorKind::AlreadyExists {
            "Choose a file that is not there yet."
        } else if matches!(kind, ErrorKind::IsADirectory | ErrorKind::NotADirectory) {
            "Move what stands in the way, or choose another folder with --data-dir."
        } else {
            "Look at the file and its folder, or choose another folder with --data-dir."
        }
    }

    /// Whether the file named for unsaved events is there already.
    pub fn is_taken(&self) -> bool {
        self.source.kind() == ErrorKind::AlreadyExists
    }
}

impl From<JournalError> for Notice {
    fn from(error: JournalError) -> Self {
        Self::new(error.message(), error.advice())
    }
}
