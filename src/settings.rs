//! What the learner has chosen: how things look, and which keys do what. Values only; the store
//! reads and writes them.

use std::collections::BTreeMap;

/// The learner's settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Which theme.
    pub theme: ThemeChoice,
    /// Whether small movements are shown.
    pub motion: bool,
    /// Whether the line of keys is shown.
    pub key_hints: bool,
    /// Whether clicks and wheel are read; text can then not be selected.
    pub mouse: bool,
    /// Whether Unicode signs are shown; decided by the locale if unset.
    pub unicode: Option<bool>,
    /// The learner's own keys: name of a binding to keys.
    pub keys: BTreeMap<String, Vec<String>>,
}

/// Which theme to use.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum ThemeChoice {
    /// Dark or light, as the terminal's background is.
    #[default]
    Auto,
    /// For dark backgrounds.
    Dark,
    /// For light backgrounds.
    Light,
    /// The highest contrast.
    Contrast,
    /// A theme of the learner's own, by the name of its file.
    Own(String),
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::Auto,
            motion: true,
            key_hints: true,
            mouse: false,
            unicode: None,
            keys: BTreeMap::new(),
        }
    }
}

impl ThemeChoice {
    /// Its name in the settings file.
    pub fn name(&self) -> &str {
        match self {
            Self::Auto => "auto",
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Contrast => "contrast",
            Self::Own(name) => name,
        }
    }

    /// The choice of this name; a name that is not built in is taken for one of the learner's own.
    pub fn named(name: &str) -> Self {
        match name {
            "auto" => Self::Auto,
            "dark" => Self::Dark,
            "light" => Self::Light,
            "contrast" => Self::Contrast,
            own => Self::Own(own.to_string()),
        }
    }
}
