//! What the terminal can show, and the theme that follows from it and the settings.

use super::glyphs::Glyphs;
use super::theme::{BuiltIn, Depth, Theme};
use crate::settings::{Ascii, Settings, ThemeChoice};

/// What the terminal can show, and the themes there are.
#[derive(Debug, Clone, PartialEq)]
pub struct Looks {
    /// Whether the terminal's background is light.
    pub light: bool,
    /// Whether the terminal follows links.
    pub hyperlinks: bool,
    /// Whether the terminal shows Unicode.
    pub unicode: bool,
    /// How many colours it shows.
    pub depth: Depth,
    /// The learner's own themes: name and text of the file.
    pub own: Vec<(String, String)>,
}

impl Looks {
    /// Every theme that can be chosen, in the order of the settings.
    pub fn choices(&self) -> Vec<ThemeChoice> {
        let own = self.own.iter().map(|(name, _)| ThemeChoice::Named(name.clone()));
        [ThemeChoice::Auto, ThemeChoice::Dark, ThemeChoice::Light, ThemeChoice::Contrast]
            .into_iter()
            .chain(own)
            .collect()
    }

    /// Theme and signs that the settings ask for, with a sentence for each problem.
    pub fn choose(&self, settings: &Settings) -> (Theme, Glyphs, Vec<String>) {
        let unicode = match settings.ascii {
            Ascii::Auto => self.unicode,
            Ascii::Always => false,
            Ascii::Never => true,
        };
        let (theme, problems) = self.theme(settings);
        (theme, Glyphs::new(unicode), problems)
    }

    fn theme(&self, settings: &Settings) -> (Theme, Vec<String>) {
        let built_in = |which| (Theme::built_in(which, self.depth), Vec::new());
        match &settings.theme {
            ThemeChoice::Auto if self.light => built_in(BuiltIn::Light),
            ThemeChoice::Auto | ThemeChoice::Dark => built_in(BuiltIn::Dark),
            ThemeChoice::Light => built_in(BuiltIn::Light),
            ThemeChoice::Contrast => built_in(BuiltIn::Contrast),
            ThemeChoice::Named(name) => self.own_theme(name),
        }
    }

    fn own_theme(&self, name: &str) -> (Theme, Vec<String>) {
        let Some((_, text)) = self.own.iter().find(|(own, _)| own == name) else {
            let problem = format!("There is no theme called `{name}` in the themes folder.");
            return (Theme::built_in(BuiltIn::Dark, self.depth), vec![problem]);
        };
        let (theme, problems) = Theme::parse(text, self.depth);
        let named = problems.into_iter().map(|problem| format!("Theme `{name}`: {problem}"));
        (theme, named.collect())
    }
}
