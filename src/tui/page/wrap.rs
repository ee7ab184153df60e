//! Breaking text into lines, at spaces where it can be, by graphemes and the columns they take.

use ratatui::buffer::CellWidth;
use unicode_segmentation::UnicodeSegmentation;

use super::{Look, Piece};

/// Shown for a character that is wider than the whole line.
const TOO_WIDE: &str = "?";

/// A line of wrapped text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) pieces: Vec<Piece>,
    pub(super) width: usize,
    /// Bytes of the text before it.
    pub(super) start: usize,
}

/// Breaks `pieces` into rows of at most `width` columns; there is always one. A line break in the
/// text ends a row. Words wider than a row are broken anywhere, and wide characters may always
/// stand apart, since their scripts know no spaces.
pub(super) fn wrap(pieces: &[Piece], width: usize) -> Vec<Row> {
    let mut wrapper = Wrapper::new(width.max(1));
    for piece in pieces {
        for grapheme in piece.text.graphemes(true) {
            wrapper.take(grapheme, piece);
        }
    }
    wrapper.finish()
}

/// The columns of the widest word, which cannot be broken well, and of the widest line.
pub(super) fn measure(pieces: &[Piece]) -> (usize, usize) {
    let (mut word, mut line) = (0, 0);
    let (mut widest_word, mut widest_line) = (0, 0);
    for grapheme in pieces.iter().flat_map(|piece| piece.text.graphemes(true)) {
        let width = columns(grapheme);
        word = if grapheme == " " || grapheme == "\n" { 0 } else { word + width };
        line = if grapheme == "\n" { 0 } else { line + width };
        widest_word = widest_word.max(if width > 1 { width } else { word });
        widest_line = widest_line.max(line);
    }
    (widest_word, widest_line)
}

/// Adds text to pieces, joining it to the last one where they look alike.
pub(super) fn append(pieces: &mut Vec<Piece>, text: &str, look: Look, link: Option<usize>) {
    match pieces.last_mut() {
        Some(last) if last.look == look && last.link == link => last.text.push_str(text),
        _ => pieces.push(Piece { text: text.into(), look, link }),
    }
}

/// Columns of a grapheme; a line break takes none.
fn columns(grapheme: &str) -> usize {
    if grapheme == "\n" { 0 } else { usize::from(grapheme.cell_width()) }
}

struct Wrapper {
    width: usize,
    rows: Vec<Row>,
    row: Row,
    space: Run,
    word: Run,
    /// Bytes taken so far.
    taken: usize,
}

/// Text that is not on a row yet.
#[derive(Default)]
struct Run {
    pieces: Vec<Piece>,
    width: usize,
    bytes: usize,
}

impl Run {
    fn push(&mut self, grapheme: &str, width: usize, from: &Piece) {
        append(&mut self.pieces, grapheme, from.look, from.link);
        self.width += width;
        self.bytes += grapheme.len();
    }
}

impl Wrapper {
    fn new(width: usize) -> Self {
        Self {
            width,
            rows: Vec::new(),
            row: Row::default(),
            space: Run::default(),
            word: Run::default(),
            taken: 0,
        }
    }

    fn take(&mut self, grapheme: &str, from: &Piece) {
        let width = columns(grapheme);
        match grapheme {
            "\n" => {
                self.end_word();
                self.taken += 1;
                self.space = Run::default();
                self.break_row();
            }
            " " => {
                self.end_word();
                self.taken += 1;
                self.space.push(" ", 1, from);
            }
            _ if width > self.width => self.word.push(TOO_WIDE, 1, from),
            _ if width > 1 => {
                self.end_word();
                self.word.push(grapheme, width, from);
                self.end_word();
            }
            _ => self.word.push(grapheme, width, from),
        }
    }

    /// Puts the word gathered on this row or the next.
    fn end_word(&mut self) {
        let word = std::mem::take(&mut self.word);
        if word.pieces.is_empty() {
            return;
        }
        let space = std::mem::take(&mut self.space);
        if self.row.width + space.width + word.width <= self.width {
            self.place(space);
        } else if self.row.width > 0 {
            self.break_row();
        }
        self.taken += word.bytes;
        if word.width <= self.width {
            self.place(word);
        } else {
            self.place_broken(&word);
        }
    }

    fn place(&mut self, run: Run) {
        self.row.width += run.width;
        for piece in run.pieces {
            append(&mut self.row.pieces, &piece.text, piece.look, piece.link);
        }
    }

    fn place_broken(&mut self, word: &Run) {
        for piece in &word.pieces {
            for grapheme in piece.text.graphemes(true) {
                let width = columns(grapheme);
                if self.row.width + width > self.width {
                    self.break_row();
                }
                append(&mut self.row.pieces, grapheme, piece.look, piece.link);
                self.row.width += width;
            }
        }
    }

    fn break_row(&mut self) {
        let next = Row { start: self.taken, ..Row::default() };
        self.rows.push(std::mem::replace(&mut self.row, next));
    }

    fn finish(mut self) -> Vec<Row> {
        self.end_word();
        if self.rows.is_empty() || !self.row.pieces.is_empty() {
            self.rows.push(self.row);
        }
        self.rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::Role;
    use proptest::prelude::*;

    fn wrapped(text: &str, width: usize) -> Vec<String> {
        let rows = wrap(&[Piece::new(text, Look::default())], width);
        rows.iter()
            .map(|row| row.pieces.iter().map(|piece| piece.text.as_str()).collect())
            .collect()
    }

    #[test]
    fn text_breaks_at_spaces_and_only_then_inside_words() {
        for (text, width, expected) in [
            ("", 5, vec![""]),
            ("one two three", 7, vec!["one two", "three"]),
            ("one two", 3, vec!["one", "two"]),
            ("a  b", 10, vec!["a  b"]),
            ("abcdefgh ij", 3, vec!["abc", "def", "gh", "ij"]),
            ("ab cdefgh", 4, vec!["ab", "cdef", "gh"]),
            ("a\n\n  b ", 10, vec!["a", "", "  b"]),
            ("漢字と仮名", 4, vec!["漢字", "と仮", "名"]),
            ("a漢字", 2, vec!["a", "漢", "字"]),
            ("漢a", 1, vec!["?", "a"]),
            ("ne\u{301}e ne\u{301}e", 3, vec!["ne\u{301}e", "ne\u{301}e"]),
            ("👩\u{200d}💻👩\u{200d}💻", 3, vec!["👩\u{200d}💻", "👩\u{200d}💻"]),
            ("    abc", 3, vec!["abc"]),
        ] {
            assert_eq!(wrapped(text, width), expected, "{text:?} at {width}");
        }
    }

    #[test]
    fn a_word_of_several_looks_stays_together() {
        let pieces =
            [Piece::new("ab c", Look::default()), Piece::new("de f", Look::from(Role::Link))];
        let rows = wrap(&pieces, 4);
        assert_eq!(rows[1].pieces.len(), 2);
        assert_eq!(rows[1].width, 3);
        assert_eq!(rows.iter().map(|row| row.start).collect::<Vec<_>>(), [0, 3, 7]);
    }

    proptest! {
        #[test]
        fn rows_fit_and_lose_nothing_but_spaces(text in "([a-z é漢ｶ👍\u{301}]|\n){0,60}", width in 2..20_usize) {
            let rows = wrapped(&text, width);
            for row in &rows {
                prop_assert!(super::super::columns(row) <= width, "{:?}", row);
            }
            let solid = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(solid(&rows.concat()), solid(&text));
        }
    }
}
