//! The user's settings, `settings.toml`: read with patience, saved without losing a comment.

mod read;
mod save;

use std::io;
use std::path::{Path, PathBuf};

use super::notice::Notice;
pub use crate::settings::{Ascii, Settings, ThemeChoice};

/// Why the settings could not be saved. The file is as it was.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The file has a mistake in its TOML, so nothing can be changed in it.
    #[error("{path}, line {line}: {mistake}; mend it, and the settings can be saved", path = path.display())]
    Syntax {
        /// The settings file.
        path: PathBuf,
        /// Line of the mistake, counted from 1.
        line: usize,
        /// What is wrong there.
        mistake: String,
    },
    /// The file or its folder cannot be read or written.
    #[error("the settings cannot be saved in {path}: {source}", path = path.display())]
    Io {
        /// The settings file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl Settings {
    /// Reads the settings file; a missing one holds the defaults. Each part that cannot be used
    /// is told, with its line and what is allowed, and has its default.
    pub fn load(path: &Path) -> (Self, Vec<Notice>) {
        match save::read_file(path) {
            Ok(text) => read::read(&text, &path.display().to_string(), home().as_deref()),
            Err(error) => {
                let message =
                    format!("The settings cannot be read from {}: {error}.", path.display());
                (Self::default(), vec![Notice::new(message, "The defaults are used.")])
            }
        }
    }

    /// Saves what differs from the file; comments, order and unknown keys stay. The file is
    /// replaced in one step, so it is never found half-written.
    pub fn save(&self, path: &Path) -> Result<(), SaveError> {
        let failed = |source| SaveError::Io { path: path.into(), source };
        let text = save::read_file(path).map_err(failed)?;
        let changed = save::change(&text, self, home().as_deref())
            .map_err(|(line, mistake)| SaveError::Syntax { path: path.into(), line, mistake })?;
        if changed == text { Ok(()) } else { save::replace_file(path, &changed).map_err(failed) }
    }
}

fn home() -> Option<PathBuf> {
    directories::BaseDirs::new().map(|dirs| dirs.home_dir().into())
}
