//! What the learner has chosen: how things look, and which keys do what. Values only; the store
//! reads and writes them.

use std::collections::BTreeMap;
use std::path::PathBuf;

/// What the user may choose. A key that the file leaves out has its default.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The colours.
    pub theme: ThemeChoice,
    /// Whether things may move on screen; on unless changed.
    pub motion: bool,
    /// Whether the footer shows keys; on unless changed.
    pub key_hints: bool,
    /// Whether the mouse is listened to, so that text cannot be selected; off unless changed.
    pub mouse: bool,
    /// Whether to draw with ASCII alone.
    pub ascii: Ascii,
    /// The Python to use instead of the one that is found: a command or a path.
    pub python: Option<String>,
    /// The folder of the learner's code instead of the profile's; an absolute path.
    pub work_dir: Option<PathBuf>,
    /// How much of what was learnt is to be remembered, from 0.7 to 0.97.
    pub desired_retention: f64,
    /// Reviews in a day, at most.
    pub daily_reviews: u32,
    /// Parameters of the scheduler, fitted to this learner.
    pub parameters: Option<[f64; 21]>,
    /// Keys by the name of the action; an empty list takes an action's keys away. Names and keys
    /// are as written: the key map judges them.
    pub keys: BTreeMap<String, Vec<String>>,
}

/// Least and greatest part of what was learnt that can be asked to be remembered.
pub const RETENTION: (f64, f64) = (0.7, 0.97);

/// Least and greatest number of reviews in a day.
pub const DAILY: (u32, u32) = (1, 500);

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

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::Auto,
            motion: true,
            key_hints: true,
            mouse: false,
            ascii: Ascii::Auto,
            python: None,
            work_dir: None,
            desired_retention: 0.9,
            daily_reviews: 20,
            parameters: None,
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
            .or_else(|| is_plain_name(name).then(|| Self::Named(name.into())))
    }
}

/// Whether `text` can name a profile (or a theme): a folder or file that is good on every system.
pub fn is_plain_name(text: &str) -> bool {
    text.len() <= 64
        && text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
        && !is_windows_device(text)
}

fn is_windows_device(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let numbered =
        |word| text.strip_prefix(word).is_some_and(|n: &str| n.len() == 1 && n.as_bytes() != b"0");
    matches!(text.as_str(), "con" | "prn" | "aux" | "nul")
        || (text.ends_with(|c: char| c.is_ascii_digit()) && (numbered("com") || numbered("lpt")))
}
