//! Pages: blocks of prose laid out as lines of a given width, and painted.
//!
//! A layout knows no colours but roles, so it is made once for each width. Only the lines in
//! sight are painted. The text of code blocks stays apart, so that colours can be laid over it
//! when the highlighter has found them.

mod block;
mod code;
mod inline;
mod paint;
mod table;
mod wrap;

use std::ops::Range;

use ratatui::buffer::CellWidth;

use super::glyphs::Glyphs;
use super::theme::Role;
use crate::course::prose::{Code, Prose};

/// What a page depends on, apart from its text and width.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Options {
    /// The signs that the terminal can show.
    pub glyphs: Glyphs,
    /// Whether code inside a sentence keeps its backticks, for want of colours.
    pub backticks: bool,
    /// Whether links are followed by their address, for want of a terminal that opens them.
    pub urls: bool,
}

/// How a piece of text looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Look {
    /// Its role.
    pub role: Role,
    /// Strong on top of that.
    pub strong: bool,
    /// Emphasised on top of that.
    pub emphasis: bool,
}

/// Text in one look, safe to show, without line breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// How it looks.
    pub look: Look,
    /// Number of the address it leads to, among the layout's.
    link: Option<usize>,
}

/// A line of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its text from left to right.
    pub pieces: Vec<Piece>,
    /// The byte of the file that it comes from, roughly; it grows from line to line.
    pub at: usize,
    /// The column from which the panel of code reaches to the right edge, if there is one.
    panel: Option<u16>,
    /// The part of a code block that it shows.
    code: Option<CodePart>,
}

/// Where a line shows code.
#[derive(Debug, Clone, PartialEq, Eq)]
struct CodePart {
    /// Index of the code block in the layout.
    block: usize,
    /// Line of the block's text.
    line: usize,
    /// Bytes of that line.
    bytes: Range<usize>,
    /// Which of the pieces holds them.
    piece: usize,
}

/// A code block on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeBlock {
    /// As the author wrote it: what is run and copied.
    pub code: Code,
    /// Its text as it is shown: what is to be highlighted.
    pub shown: String,
    /// The lines of the layout that it takes, its label among them.
    pub lines: Range<usize>,
}

/// A link on a page; one that is wrapped has an entry for each line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The line of the layout.
    pub line: usize,
    /// The columns.
    pub columns: Range<u16>,
    /// Where it leads.
    pub url: String,
}

/// A page of a given width.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layout {
    width: u16,
    lines: Vec<Line>,
    codes: Vec<CodeBlock>,
    links: Vec<Link>,
}

/// Lays `prose` out in lines of at most `width` columns (at least one). Text that is too wide is
/// wrapped, never cut; at a width of 1 a wide character becomes `?`.
pub fn layout(prose: &Prose, width: u16, options: &Options) -> Layout {
    block::layout(prose, width.max(1), options)
}

impl Layout {
    /// The lines.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// How many lines there are.
    pub fn height(&self) -> usize {
        self.lines.len()
    }

    /// The width it was made for, in columns.
    pub fn width(&self) -> u16 {
        self.width
    }

    /// The code blocks in order.
    pub fn codes(&self) -> &[CodeBlock] {
        &self.codes
    }

    /// The links in order.
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// The place in the file that a line comes from; the last place for a line past the end.
    pub fn offset_of(&self, line: usize) -> usize {
        self.lines.get(line).or(self.lines.last()).map_or(0, |line| line.at)
    }

    /// The first line that shows the place `offset` of the file.
    pub fn line_of(&self, offset: usize) -> usize {
        let after = self.lines.partition_point(|line| line.at <= offset);
        let at = self.offset_of(after.saturating_sub(1));
        self.lines.partition_point(|line| line.at < at)
    }

    /// The page as text, without white space at the ends of lines.
    pub fn text(&self) -> String {
        let lines: Vec<String> = self.lines.iter().map(Line::text).collect();
        lines.join("\n")
    }
}

impl Line {
    /// Its text, without white space at the end.
    pub fn text(&self) -> String {
        let text: String = self.pieces.iter().map(|piece| piece.text.as_str()).collect();
        text.trim_end().into()
    }

    /// The columns it takes.
    pub fn width(&self) -> usize {
        self.pieces.iter().map(Piece::width).sum()
    }
}

impl Piece {
    /// Text without a link.
    fn new(text: impl Into<String>, look: Look) -> Self {
        Self { text: text.into(), look, link: None }
    }

    /// The columns it takes.
    pub fn width(&self) -> usize {
        columns(&self.text)
    }
}

impl From<Role> for Look {
    fn from(role: Role) -> Self {
        Self { role, ..Self::default() }
    }
}

/// The columns that text takes in a buffer, which goes by graphemes.
fn columns(text: &str) -> usize {
    use unicode_segmentation::UnicodeSegmentation;
    if text.is_ascii() {
        return text.len();
    }
    text.graphemes(true).map(|grapheme| usize::from(grapheme.cell_width())).sum()
}

#[cfg(test)]
mod tests;
