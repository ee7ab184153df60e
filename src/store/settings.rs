//! The user's settings, `settings.toml`: read with patience, saved without losing a comment.

mod read;
mod save;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use super::notice::Notice;

/// What the user may choose. A key that the file leaves out has its default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The colours.
    pub theme: ThemeChoice,
    /// Whether things may move on screen; on unless changed.
    pub motion: bool,
    /// Whether the footer shows keys; on unless changed.
    pub key_hints: bool,
    /// Whether the mouse is listened to; on unless changed.
    pub mouse: bool,
    /// Whether to draw with ASCII alone.
    pub ascii: Ascii,
    /// The Python to use instead of the one that is found: a command or a path.
    pub python: Option<String>,
    /// The folder of the learner's code instead of the profile's; an absolute path.
    pub work_dir: Option<PathBuf>,
    /// Keys by the name of the action; an empty list takes an action's keys away. Names and keys
    /// are as written: the key map judges them.
    pub keys: BTreeMap<String, Vec<String>>,
}

/// Which theme to draw in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ThemeChoice {
    /// Light or dark, as the terminal is.
    Auto,
    /// The built-in dark theme.
    Dark,
    /// The built-in light theme.
    Light,
    /// The built-in theme of strongest contrast.
    Contrast,
    /// The file of this name in the themes folder, without its ending.
    Named(String),
}

/// Whether to draw with ASCII alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ascii {
    /// If the terminal seems to know nothing else.
    Auto,
    /// Yes.
    Always,
    /// No.
    Never,
}

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

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::Auto,
            motion: true,
            key_hints: true,
            mouse: true,
            ascii: Ascii::Auto,
            python: None,
            work_dir: None,
            keys: BTreeMap::new(),
        }
    }
}

impl ThemeChoice {
    /// The word in the settings file and after `--theme`.
    pub fn name(&self) -> &str {
        match self {
            Self::Auto => "auto",
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Contrast => "contrast",
            Self::Named(name) => name,
        }
    }

    /// The theme of this name; none if no file could be called so.
    pub fn from_name(name: &str) -> Option<Self> {
        let known = [Self::Auto, Self::Dark, Self::Light, Self::Contrast];
        known
            .into_iter()
            .find(|theme| theme.name() == name)
            .or_else(|| super::dirs::is_profile_name(name).then(|| Self::Named(name.into())))
    }
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
