//! What things look like: roles, and themes that give each role a style.
//!
//! Screens name a [`Role`], never a colour. A theme is a TOML file with a line for each role;
//! what a terminal cannot show is left out or replaced when the theme is read.

mod colour;
mod shade;

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;

use colour::nearest;

macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident = $name:literal),* $(,)?) => {
        /// What a piece of text is. The token roles, from [`Keyword`](Self::Keyword) on, are laid
        /// over [`CodeBackground`](Self::CodeBackground).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub enum Role {
            $($(#[$doc])* $role),*
        }

        impl Role {
            /// All roles, in the order of the theme files.
            pub const ALL: [Self; [$($name),*].len()] = [$(Self::$role),*];

            /// Its key in a theme file.
            pub fn name(self) -> &'static str {
                match self { $(Self::$role => $name),* }
            }
        }
    };
}

roles! {
    /// Anything that has no other role; the terminal's own colour.
    #[default]
    Text = "text",
    /// What may be overlooked: labels, marks, hints of keys.
    Dim = "dim",
    /// Title of a lesson or a screen.
    Heading1 = "heading1",
    /// Title of a page.
    Heading2 = "heading2",
    /// Strong text, and lower headings.
    Strong = "strong",
    /// Emphasised text.
    Emphasis = "emphasis",
    /// Code inside a sentence.
    InlineCode = "inline-code",
    /// Text that leads somewhere.
    Link = "link",
    /// The one colour that draws the eye: focus, call-outs, progress.
    Accent = "accent",
    /// The chosen line of a list, marked text.
    Selection = "selection",
    /// A right answer, a passed check.
    Right = "right",
    /// A wrong answer, a failed check.
    Wrong = "wrong",
    /// What needs care.
    Warning = "warning",
    /// Frames, rules, bars beside quotes.
    Border = "border",
    /// The panel behind code.
    CodeBackground = "code-background",
    /// `def`, `if`, `SELECT`.
    Keyword = "keyword",
    /// Texts in quotes.
    String = "string",
    /// Numbers.
    Number = "number",
    /// Comments.
    Comment = "comment",
    /// Names of functions.
    Function = "function",
    /// Names of classes and types.
    Type = "type",
    /// `None`, `True`, escapes in texts.
    Constant = "constant",
    /// Operators.
    Operator = "operator",
    /// `self`, and variables where they stand out from text around them.
    Variable = "variable",
    /// Names of HTML tags, keys of YAML and TOML.
    Tag = "tag",
    /// Attributes of tags, decorators.
    Attribute = "attribute",
    /// Added lines of a difference.
    Inserted = "inserted",
    /// Removed lines of a difference.
    Deleted = "deleted",
    /// A prompt before a command.
    Prompt = "prompt",
}

impl Role {
    /// Whether it is a role of tokens in code.
    pub fn is_token(self) -> bool {
        self >= Self::Keyword
    }
}

/// How many colours the terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Depth {
    /// No colours are wanted: bold, underlined and reversed text tell the roles apart.
    None,
    /// The terminal's own sixteen.
    Ansi16,
    /// The 256 of xterm.
    Ansi256,
    /// All.
    True,
}

/// The themes that come with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BuiltIn {
    /// For dark backgrounds.
    Dark,
    /// For light backgrounds.
    Light,
    /// The highest contrast, on any background.
    Contrast,
}

impl BuiltIn {
    /// The theme file's text.
    pub fn source(self) -> &'static str {
        match self {
            Self::Dark => include_str!("../../assets/themes/dark.toml"),
            Self::Light => include_str!("../../assets/themes/light.toml"),
            Self::Contrast => include_str!("../../assets/themes/contrast.toml"),
        }
    }
}

/// A style for each role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    depth: Depth,
    styles: [Style; Role::ALL.len()],
}

/// A line of a theme file.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
#[expect(clippy::struct_excessive_bools, reason = "these are a file's keys, each on its own")]
struct Entry {
    fg: Option<String>,
    bg: Option<String>,
    /// Stand-ins among the sixteen colours.
    ansi: Option<String>,
    ansi_bg: Option<String>,
    bold: bool,
    italic: bool,
    underline: bool,
    reverse: bool,
    dim: bool,
    /// What tells the role where there are no colours, added to the marks above.
    mono: Option<Mono>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum Mono {
    Bold,
    Underline,
    Reverse,
}

impl Theme {
    /// A theme of this program at the given depth of colour.
    pub fn built_in(which: BuiltIn, depth: Depth) -> Self {
        Self::parse(which.source(), depth).0
    }

    /// Reads a theme file. Returns it with a sentence for each mistake; a role that is missing or
    /// wrong is shown as plain text.
    pub fn parse(text: &str, depth: Depth) -> (Self, Vec<String>) {
        let mut theme = Self { depth, styles: [Style::new(); Role::ALL.len()] };
        let mut table: toml::Table = match text.parse() {
            Ok(table) => table,
            Err(error) => return (theme, vec![format!("not a theme: {error}")]),
        };
        let mut problems = Vec::new();
        for role in Role::ALL {
            let name = role.name();
            match table.remove(name).map(toml::Value::try_into::<Entry>) {
                None => problems.push(format!("`{name}` is missing")),
                Some(Err(error)) => problems.push(format!("`{name}`: {}", error.message())),
                Some(Ok(entry)) => match entry.style(depth) {
                    Ok(style) => theme.styles[role as usize] = style,
                    Err(colour) => problems.push(format!("`{name}`: `{colour}` is no colour")),
                },
            }
        }
        problems.extend(table.keys().map(|key| format!("`{key}` is no role")));
        (theme, problems)
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        self.styles[role as usize]
    }

    /// The style of a token in code: its role's, on the panel.
    pub fn token(&self, role: Role) -> Style {
        self.style(Role::CodeBackground).patch(self.style(role))
    }

    /// How many colours it uses.
    pub fn depth(&self) -> Depth {
        self.depth
    }

    /// Whether code stands on a panel of its own colour.
    pub fn has_panel(&self) -> bool {
        self.style(Role::CodeBackground).bg.is_some()
    }
}

impl Entry {
    /// The style at a depth of colour; fails with the text that is no colour.
    fn style(&self, depth: Depth) -> Result<Style, String> {
        let (fg, bg) = match depth {
            Depth::None => (None, None),
            Depth::Ansi16 => (named(self.ansi.as_deref())?, named(self.ansi_bg.as_deref())?),
            Depth::Ansi256 => {
                (hex(self.fg.as_deref())?.map(nearest), hex(self.bg.as_deref())?.map(nearest))
            }
            Depth::True => (hex(self.fg.as_deref())?, hex(self.bg.as_deref())?),
        };
        let modifiers = self.modifiers(depth);
        Ok(Style { fg, bg, add_modifier: modifiers, ..Style::new() })
    }

    fn modifiers(&self, depth: Depth) -> Modifier {
        let marks = [
            (self.bold, Modifier::BOLD),
            (self.italic, Modifier::ITALIC),
            (self.underline, Modifier::UNDERLINED),
            (self.reverse, Modifier::REVERSED),
            (self.dim, Modifier::DIM),
        ];
        let set: Modifier = marks.iter().filter(|(on, _)| *on).map(|(_, mark)| *mark).collect();
        if depth != Depth::None {
            return set;
        }
        let kept = set & (Modifier::BOLD | Modifier::UNDERLINED | Modifier::REVERSED);
        match self.mono {
            None => kept,
            Some(Mono::Bold) => kept | Modifier::BOLD,
            Some(Mono::Underline) => kept | Modifier::UNDERLINED,
            Some(Mono::Reverse) => kept | Modifier::REVERSED,
        }
    }
}

fn hex(text: Option<&str>) -> Result<Option<Color>, String> {
    colour(text, |text| text.starts_with('#'))
}

fn named(text: Option<&str>) -> Result<Option<Color>, String> {
    colour(text, |text| text.starts_with(char::is_alphabetic))
}

fn colour(text: Option<&str>, fits: fn(&str) -> bool) -> Result<Option<Color>, String> {
    let Some(text) = text else { return Ok(None) };
    match text.parse() {
        Ok(colour) if fits(text) => Ok(Some(colour)),
        Ok(_) | Err(_) => Err(text.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [BuiltIn; 3] = [BuiltIn::Dark, BuiltIn::Light, BuiltIn::Contrast];

    #[test]
    fn the_built_in_themes_have_no_problems_at_any_depth() {
        for which in ALL {
            for depth in [Depth::None, Depth::Ansi16, Depth::Ansi256, Depth::True] {
                assert_eq!(Theme::parse(which.source(), depth).1, [""; 0], "{which:?} {depth:?}");
            }
        }
    }

    #[test]
    fn mistakes_in_a_theme_are_all_named() {
        let text = "text = {}\ndim = { fg = \"blau\" }\nstrong = { bolt = true }\nfoo = {}";
        let problems = Theme::parse(text, Depth::True).1.join("\n");
        for part in [
            "`dim`: `blau` is no colour",
            "`strong`: unknown field `bolt`",
            "`foo` is no role",
            "`link` is missing",
        ] {
            assert!(problems.contains(part), "{part}: {problems}");
        }
        assert!(Theme::parse("= 1", Depth::True).1[0].starts_with("not a theme"));
    }

    #[test]
    fn without_colours_the_roles_that_matter_still_differ() {
        for which in ALL {
            let theme = Theme::built_in(which, Depth::None);
            for role in Role::ALL {
                let style = theme.style(role);
                assert!(style.fg.is_none() && style.bg.is_none(), "{which:?} {role:?}");
            }
            for role in [Role::Heading1, Role::Accent, Role::Selection, Role::Link, Role::Wrong] {
                assert_ne!(theme.style(role), Style::new(), "{which:?} {role:?}");
            }
        }
    }

    /// Backgrounds people use.
    fn backgrounds(which: BuiltIn) -> &'static [u32] {
        match which {
            BuiltIn::Dark => &[0x1e_1e_1e, 0],
            BuiltIn::Light => &[0xff_ff_ff, 0xfd_f6_e3],
            BuiltIn::Contrast => &[0x1e_1e_1e, 0, 0xff_ff_ff, 0xfd_f6_e3],
        }
    }

    #[test]
    fn every_colour_can_be_read_on_its_background() {
        for which in ALL {
            for depth in [Depth::Ansi256, Depth::True] {
                let theme = Theme::built_in(which, depth);
                for role in Role::ALL {
                    check_contrast(which, &theme, role);
                }
            }
        }
    }

    fn check_contrast(which: BuiltIn, theme: &Theme, role: Role) {
        let least = match (which, role) {
            // Frames are no text.
            (_, Role::Border) => 2.5,
            (BuiltIn::Contrast, _) => 7.0,
            (BuiltIn::Dark | BuiltIn::Light, _) => 4.5,
        };
        let style = if role.is_token() { theme.token(role) } else { theme.style(role) };
        let Some(fg) = style.fg else { return };
        let behind = match style.bg {
            Some(bg) => vec![colour::rgb(bg)],
            None => backgrounds(which).iter().map(|rgb| unpack(*rgb)).collect(),
        };
        for bg in behind {
            let found = contrast(colour::rgb(fg), bg);
            let depth = theme.depth();
            assert!(found >= least, "{which:?} {depth:?} {role:?}: {found:.2} on {bg:?}");
        }
    }

    fn unpack(rgb: u32) -> [u8; 3] {
        let [_, r, g, b] = rgb.to_be_bytes();
        [r, g, b]
    }

    /// The ratio of WCAG 2, from 1 to 21.
    fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(rgb: [u8; 3]) -> f64 {
        let [r, g, b] = rgb.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }
}
