//! The signs that screens draw with, in Unicode and in ASCII, and text made fit for the latter.

use std::borrow::Cow;

/// Signs for terminals that show Unicode, or stand-ins for those that do not. Every sign but
/// [`ellipsis`](Self::ellipsis) is one column wide in both sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Glyphs {
    unicode: bool,
    /// Right, done.
    pub tick: &'static str,
    /// Wrong, failed.
    pub cross: &'static str,
    /// Points at what has the focus.
    pub arrow: &'static str,
    /// Points down: there is more below, or a part is open.
    pub down: &'static str,
    /// Points up: there is more above.
    pub up: &'static str,
    /// Marks of lists, by depth; deeper lists use the last one.
    pub bullets: [&'static str; 3],
    /// Between facts on one line.
    pub dot: &'static str,
    /// One of several, chosen.
    pub radio_on: &'static str,
    /// One of several, not chosen.
    pub radio_off: &'static str,
    /// Any number of several, marked.
    pub box_on: &'static str,
    /// Any number of several, not marked.
    pub box_off: &'static str,
    /// Something begun, neither new nor finished.
    pub half: &'static str,
    /// A bookmark.
    pub star: &'static str,
    /// A note.
    pub note: &'static str,
    /// The done part of a progress bar.
    pub bar_full: &'static str,
    /// The open part of a progress bar.
    pub bar_empty: &'static str,
    /// Heights of a chart's columns, from nearly nothing to full.
    pub steps: [&'static str; 8],
    /// Cells from empty to full.
    pub shades: [&'static str; 5],
    /// A cell filled wholly.
    pub block: &'static str,
    /// Left of a quote.
    pub quote: &'static str,
    /// Left of code.
    pub gutter: &'static str,
    /// Left of a program's output.
    pub output: &'static str,
    /// Starts the rest of a code line that was too long.
    pub continued: &'static str,
    /// Where text was cut; one column, or three.
    pub ellipsis: &'static str,
    /// Line drawing.
    pub lines: Lines,
}

/// Pieces of frames and tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Lines {
    /// Left to right.
    pub horizontal: &'static str,
    /// Top to bottom.
    pub vertical: &'static str,
    /// Crossing.
    pub cross: &'static str,
    /// Corner at the top left.
    pub top_left: &'static str,
    /// Corner at the top right.
    pub top_right: &'static str,
    /// Corner at the bottom left.
    pub bottom_left: &'static str,
    /// Corner at the bottom right.
    pub bottom_right: &'static str,
}

const UNICODE: Glyphs = Glyphs {
    unicode: true,
    tick: "✓",
    cross: "✗",
    arrow: "›",
    down: "▾",
    up: "▴",
    bullets: ["•", "◦", "‣"],
    dot: "·",
    radio_on: "●",
    radio_off: "○",
    box_on: "■",
    box_off: "□",
    half: "◐",
    star: "★",
    note: "✎",
    bar_full: "━",
    bar_empty: "─",
    steps: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    shades: ["·", "░", "▒", "▓", "█"],
    block: "█",
    quote: "▌",
    gutter: "│",
    output: "┊",
    continued: "↪",
    ellipsis: "…",
    lines: Lines {
        horizontal: "─",
        vertical: "│",
        cross: "┼",
        top_left: "╭",
        top_right: "╮",
        bottom_left: "╰",
        bottom_right: "╯",
    },
};

const ASCII: Glyphs = Glyphs {
    unicode: false,
    tick: "+",
    cross: "x",
    arrow: ">",
    down: "v",
    up: "^",
    bullets: ["*", "-", "+"],
    dot: "-",
    radio_on: "@",
    radio_off: "o",
    box_on: "X",
    box_off: "_",
    half: "%",
    star: "*",
    note: "n",
    bar_full: "#",
    bar_empty: "-",
    steps: ["_", "_", ".", ".", "=", "=", "#", "#"],
    shades: [".", "-", "+", "x", "#"],
    block: "#",
    quote: "|",
    gutter: "|",
    output: ":",
    continued: "\\",
    ellipsis: "...",
    lines: Lines {
        horizontal: "-",
        vertical: "|",
        cross: "+",
        top_left: "+",
        top_right: "+",
        bottom_left: "+",
        bottom_right: "+",
    },
};

impl Glyphs {
    /// The Unicode set, or the ASCII one.
    pub const fn new(unicode: bool) -> Self {
        if unicode { UNICODE } else { ASCII }
    }

    /// Whether this is the Unicode set.
    pub const fn is_unicode(&self) -> bool {
        self.unicode
    }

    /// Text as this set can show it. With the ASCII set, quotes, dashes, arrows and line drawing
    /// become ASCII (arrows and line drawing in the same width, so that drawings hold together)
    /// and other signs `?`. Letters of any script stay: a wrong sign is worse than a missing one.
    pub fn fold<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if self.unicode || text.chars().all(stays) {
            return Cow::Borrowed(text);
        }
        let mut folded = String::with_capacity(text.len());
        for c in text.chars() {
            match stand_in(c) {
                Some(ascii) => folded.push_str(ascii),
                None if stays(c) => folded.push(c),
                None => folded.push('?'),
            }
        }
        Cow::Owned(folded)
    }
}

fn stays(c: char) -> bool {
    c.is_ascii() || c.is_alphanumeric() || is_mark(c)
}

/// Combining marks belong to the letter before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}')
}

fn stand_in(c: char) -> Option<&'static str> {
    drawing(c).or_else(|| punctuation(c))
}

/// Line drawing, arrows and filled cells: one column each, as they are themselves.
fn drawing(c: char) -> Option<&'static str> {
    Some(match c {
        '←' | '⇐' | '◀' | '◂' | '⟵' | '↩' | '↵' | '⏎' => "<",
        '→' | '⇒' | '▶' | '▸' | '↪' | '⟶' | '↦' => ">",
        '↑' | '⇑' | '▲' | '▴' => "^",
        '↓' | '⇓' | '▼' | '▾' => "v",
        '↔' | '⇔' | '↕' | '⇕' => "=",
        '─' | '━' | '┄' | '┅' | '┈' | '┉' | '╌' | '╍' | '═' | '╴' | '╶' | '╸' | '╺' | '╼' | '╾' => {
            "-"
        }
        '│' | '┃' | '┆' | '┇' | '┊' | '┋' | '╎' | '╏' | '║' | '╵' | '╷' | '╹' | '╻' | '╽' | '╿'
        | '▌' | '▐' | '▎' => "|",
        '\u{250c}'..='\u{254b}' | '\u{2550}'..='\u{2570}' => "+",
        '╱' => "/",
        '╲' => "\\",
        '╳' => "X",
        '█' | '▓' | '▀' | '▄' | '■' => "#",
        '▒' | '░' => ":",
        '□' => "_",
        '●' | '◉' => "@",
        '○' | '◯' => "o",
        _ => return None,
    })
}

fn punctuation(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{200b}' | '\u{200d}' | '\u{2060}' | '\u{ad}' | '\u{fe00}'..='\u{fe0f}' => "",
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{2800}' => " ",
        '‘' | '’' | '‚' | '‛' | '′' => "'",
        '“' | '”' | '„' | '‟' | '″' => "\"",
        '«' | '‹' => "<",
        '»' | '›' => ">",
        '‐'..='―' | '−' | '⁃' => "-",
        '…' => "...",
        '•' | '·' | '◦' | '‣' | '∙' | '×' | '★' | '☆' => "*",
        '÷' => "/",
        '≤' => "<=",
        '≥' => ">=",
        '≠' => "!=",
        '≈' => "~",
        '±' => "+-",
        '✓' | '✔' | '✅' => "+",
        '✗' | '✘' | '✕' | '✖' | '❌' => "x",
        '€' => "EUR",
        '£' => "GBP",
        '©' => "(c)",
        '®' => "(R)",
        '™' => "(TM)",
        '°' => "deg",
        '§' => "S.",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn ascii_stands_in_for_signs_and_letters_stay() {
        for (text, expected) in [
            ("plain", "plain"),
            ("“it’s” – a → b …", "\"it's\" - a > b ..."),
            ("┌─┬─┐\n│ ╞═╡\n└─▶", "+-+-+\n| +-+\n+->"),
            ("Zoë, naïve, 漢字", "Zoë, naïve, 漢字"),
            ("e\u{301}", "e\u{301}"),
            ("👍 5 ≤ 6 ✓", "? 5 <= 6 +"),
        ] {
            assert_eq!(Glyphs::new(false).fold(text), expected);
            assert_eq!(Glyphs::new(true).fold(text), text);
        }
    }

    #[test]
    fn line_drawing_and_arrows_keep_their_width() {
        for c in ('\u{2500}'..='\u{257f}').chain("←→↑↓↔↪▶◀▲▼⇒█░".chars())
        {
            let folded = Glyphs::new(false).fold(&c.to_string()).into_owned();
            assert_eq!(folded.width(), 1, "{c} {folded}");
            assert!(folded.is_ascii() && folded != "?", "{c} {folded}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            let once = Glyphs::new(false).fold(&text).into_owned();
            prop_assert_eq!(Glyphs::new(false).fold(&once), once.clone());
        }
    }
}
