//! Code blocks: a label, a bar at the left, and lines that wrap without losing a character.

use std::ops::Range;

use ratatui::buffer::CellWidth;
use unicode_segmentation::UnicodeSegmentation;

use super::super::theme::Role;
use super::block::{Builder, Draft};
use super::inline::shown;
use super::{CodeBlock, Look, Piece};
use crate::course::prose::Code;

/// Below this many columns wrapped lines go without the mark that says so.
const ROOM_FOR_MARK: usize = 6;

impl Builder<'_> {
    pub(super) fn code(&mut self, code: &Code, span: &Range<usize>) {
        let start = self.height();
        let is_output = code.lang == "output";
        self.label(code, is_output, span.start);

        let glyphs = self.options.glyphs;
        let bar = if is_output { glyphs.output } else { glyphs.gutter };
        let bar = Piece::new(format!("{bar} "), Role::Border.into());
        let text = shown(&code.text, self.options);
        let block = self.codes.len();
        // The label has the block's first byte to itself, so that each line is found again.
        let last = span.end.saturating_sub(1).max(span.start);
        let mut at = (span.start + 1).min(last);
        self.within(bar.clone(), bar, |builder| {
            for (number, line) in text.split('\n').enumerate() {
                builder.code_line(line, (block, number), !is_output, at);
                at = (at + line.len() + 1).min(last);
            }
        });
        let lines = start..self.height();
        self.codes.push(CodeBlock { code: code.clone(), shown: text, lines });
    }

    /// The line above: what the code is and how it behaves.
    fn label(&mut self, code: &Code, is_output: bool, at: usize) {
        if matches!(code.lang.as_str(), "" | "text") {
            return;
        }
        // What the proof of a course does with a block is no reader's affair.
        let words = code.words.iter().filter(|word| !matches!(word.as_str(), "run" | "render"));
        let meanings = words.map(|word| meaning(word));
        let parts: Vec<String> = std::iter::once(code.lang.clone()).chain(meanings).collect();
        let label = parts.join(&format!(" {} ", self.options.glyphs.dot));
        let glyphs = self.options.glyphs;
        let corner = if is_output { glyphs.output } else { glyphs.lines.top_left };
        let corner = Piece::new(format!("{corner} "), Role::Border.into());
        let look = Look { role: Role::Dim, ..Look::default() };
        let text = Piece::new(shown(&label, self.options), look);
        let bar = Piece::new(format!("{} ", glyphs.gutter), Role::Border.into());
        self.within(corner, bar, |builder| {
            for row in super::wrap::wrap(&[text], builder.room()) {
                builder.emit(Draft { pieces: row.pieces, panel: !is_output, code: None }, at);
            }
        });
    }

    /// One line of code, on as many lines as it takes.
    fn code_line(&mut self, line: &str, place: (usize, usize), panel: bool, at: usize) {
        let room = self.room();
        let mark = format!("{} ", self.options.glyphs.continued);
        let indent = if room >= ROOM_FOR_MARK { super::columns(&mark) } else { 0 };
        let mut parts = cut(line, room, room - indent);
        if parts.is_empty() {
            parts.push((String::new(), 0..0));
        }
        for (i, (text, bytes)) in parts.into_iter().enumerate() {
            let mut pieces = Vec::new();
            if i > 0 && indent > 0 {
                pieces.push(Piece::new(mark.clone(), Role::Dim.into()));
            }
            pieces.push(Piece::new(text, Look::default()));
            let code = Some((place.0, place.1, bytes));
            self.emit(Draft { pieces, panel, code }, at);
        }
    }
}

/// What a word after the fence says, for a reader.
fn meaning(word: &str) -> String {
    match word.split_once('=') {
        Some(("raises", name)) => format!("ends with {name}"),
        Some(("file", path)) => path.into(),
        Some(("queries", "1")) => "1 query".into(),
        Some(("queries", count)) => format!("{count} queries"),
        Some(("skip", reason)) => format!("not run: {reason}"),
        None if word == "cont" => "continued".into(),
        None if word == "skip" => "not run".into(),
        _ => word.into(),
    }
}

/// Cuts a line into parts of at most `first` and then `rest` columns, with the bytes each part
/// holds; after a space where one stands in the second half.
fn cut(line: &str, first: usize, rest: usize) -> Vec<(String, Range<usize>)> {
    let mut parts = Vec::new();
    let mut room = first;
    let mut start = 0;
    while let Some((text, end)) = part(line.get(start..).unwrap_or_default(), room) {
        parts.push((text, start..start + end));
        start += end;
        room = rest;
    }
    parts
}

/// The first part of `line` and the bytes it takes; all of a line that fits. `None` at the end.
fn part(line: &str, room: usize) -> Option<(String, usize)> {
    let mut width = 0;
    let mut after_space = None;
    for (at, grapheme) in line.grapheme_indices(true) {
        let columns = usize::from(grapheme.cell_width());
        if at == 0 && columns > room {
            return Some(("?".into(), grapheme.len()));
        }
        if width + columns > room {
            let end = after_space.unwrap_or(at);
            return Some((line.get(..end)?.into(), end));
        }
        width += columns;
        if grapheme == " " && width * 2 > room {
            after_space = Some(at + 1);
        }
    }
    (!line.is_empty()).then(|| (line.into(), line.len()))
}
