//! An editor for a file: no modes, Python's indentation, undo, selection, colours.
//!
//! The text and its history are `ratatui-textarea`'s; movement, drawing and indentation are done
//! here, so that they go by what is on screen.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "an editor answers to some of the actions and lets the others be"
)]

mod colours;
pub mod desk;
mod indent;
mod keys;
mod text;
mod view;

use ratatui::layout::{Position, Rect};

use super::action::Action;
use super::context::Context;
use super::highlight::Highlighted;
use super::highlights::Key;
use colours::Colours;
use text::{Step, Text};
use view::View;

/// A file that is being edited.
pub struct Editor {
    text: Text,
    lang: String,
    /// Whether its lines end as on Windows.
    crlf: bool,
    colours: Colours,
    view: View,
    /// Whether the cursor has to be in sight: not after the wheel.
    follow: bool,
    /// The column that the cursor keeps to while it moves up and down.
    goal: Option<usize>,
    /// A line that is pointed at, from 0.
    marked: Option<usize>,
}

impl Editor {
    /// Opens a text in a language (as after a fence), with the cursor at its start.
    pub fn new(text: &str, lang: &str) -> Self {
        let crlf =
            text.contains("\r\n") && text.matches('\n').count() == text.matches("\r\n").count();
        let text = if crlf { text.replace("\r\n", "\n") } else { text.into() };
        Self {
            text: Text::new(&text),
            lang: lang.into(),
            crlf,
            colours: Colours::default(),
            view: View::default(),
            follow: true,
            goal: None,
            marked: None,
        }
    }

    /// The whole text, as it belongs on disk.
    pub fn text(&self) -> String {
        let text = self.text.whole();
        if self.crlf { text.replace('\n', "\r\n") } else { text }
    }

    /// Puts another text in place of this one; the step can be undone.
    pub fn replace(&mut self, text: &str) {
        let text = if self.crlf { text.replace("\r\n", "\n") } else { text.into() };
        let cursor = self.text.cursor();
        let end = self.text.end();
        self.text.begin(Step::Other);
        self.text.erase((0, 0), end);
        if self.text.lines().len() > 1 || !self.text.line(0).is_empty() {
            // More than the text area can reach in one go.
            self.text = Text::new(&text);
        } else {
            self.text.insert(&text);
        }
        self.text.go(cursor, false);
        self.changed();
    }

    /// Points at a line, counted from 1, that reads `text` apart from white space around it, and
    /// brings it into sight; says whether there is one.
    pub fn mark(&mut self, line: usize, text: &str) -> bool {
        let Some(row) = line.checked_sub(1) else { return false };
        if self.text.line(row).trim() != text.trim() || text.trim().is_empty() {
            return false;
        }
        let indent = indent::of(self.text.line(row)).chars().count();
        self.move_to((row, indent), false);
        self.marked = Some(row);
        true
    }

    /// Points at no line any more.
    pub fn unmark(&mut self) {
        self.marked = None;
    }

    /// The line that the cursor is in, and its column, both counted from 1.
    pub fn place(&self) -> (usize, usize) {
        let (row, column) = self.text.cursor();
        (row + 1, column + 1)
    }

    /// Takes in an action of the editor's own. `clip` is what was copied last; returns what is
    /// copied now.
    pub fn act(&mut self, action: Action, clip: &str) -> Option<String> {
        match action {
            Action::Undo if self.text.undo() => self.changed(),
            Action::Redo if self.text.redo() => self.changed(),
            Action::SelectAll => {
                let end = self.text.end();
                self.text.go((0, 0), false);
                self.text.go(end, true);
            }
            Action::CopyText => return self.text.selected().or_else(|| self.line()),
            Action::CutText => return self.cut(),
            Action::PasteText => self.paste(clip),
            Action::Indent => self.indent(),
            Action::Outdent => self.outdent(),
            Action::Up => self.scroll(-1),
            Action::Down => self.scroll(1),
            _ => {}
        }
        None
    }

    /// Puts text in place of the selection, or at the cursor. Line breaks of every kind count;
    /// other characters that steer a terminal are left out.
    pub fn paste(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let text: String =
            text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
        if !text.is_empty() {
            self.text.begin(Step::Other);
            self.text.insert(&text);
            self.changed();
        }
    }

    /// Puts the cursor under the mouse, which is at a cell from the editor's corner; `drag` selects
    /// from where it was.
    pub fn click(&mut self, ctx: &Context, at: Position, drag: bool) {
        let gutter = view::gutter(self.text.lines().len());
        let row = (self.view.top + usize::from(at.y)).min(self.text.end().0);
        let column = usize::from(at.x.saturating_sub(gutter)) + self.view.left;
        let place = view::place_at(self.text.line(row), column, &ctx.glyphs);
        self.move_to((row, place), drag);
    }

    /// Scrolls by lines and leaves the cursor where it is.
    pub fn scroll(&mut self, lines: isize) {
        self.follow = false;
        self.view.top = self.view.top.saturating_add_signed(lines);
        self.view.keep_full(self.text.lines().len());
    }

    /// Fits what is in sight into an area.
    pub fn arrange(&mut self, ctx: &Context, area: Rect) {
        let gutter = view::gutter(self.text.lines().len());
        let size = (usize::from(area.height), usize::from(area.width.saturating_sub(gutter + 1)));
        self.follow |= (self.view.height, self.view.width) != size;
        (self.view.height, self.view.width) = size;
        if self.follow {
            self.view.keep_full(self.text.lines().len());
            self.view.follow(&self.text, &ctx.glyphs);
        }
    }

    /// The text to have coloured, if that is to be asked for now.
    pub fn wanted(&mut self, ctx: &Context) -> Option<Key> {
        self.colours.wanted(&self.lang, self.text.lines(), &ctx.glyphs, &ctx.highlights)
    }

    /// Takes in colours; says whether it had asked for them.
    pub fn hear(&mut self, key: &Key, tokens: &Highlighted) -> bool {
        self.colours.hear(key, tokens)
    }

    fn changed(&mut self) {
        self.marked = None;
        self.goal = None;
        self.follow = true;
    }

    fn move_to(&mut self, to: text::At, select: bool) {
        self.text.go(to, select);
        self.goal = None;
        self.follow = true;
    }

    /// The line of the cursor with its end, for copying where nothing is selected.
    fn line(&self) -> Option<String> {
        let line = self.text.line(self.text.cursor().0);
        (!line.is_empty()).then(|| format!("{line}\n"))
    }

    /// Takes out what is selected, or else the line of the cursor.
    fn cut(&mut self) -> Option<String> {
        self.text.begin(Step::Other);
        let cut = self.text.selected().or_else(|| Some(format!("{}\n", self.line_text())))?;
        if !self.text.erase_selection() {
            let row = self.text.cursor().0;
            let last = row == self.text.end().0;
            let from = if last { self.text.before((row, 0)) } else { (row, 0) };
            let to = if last { (row, self.text.length(row)) } else { (row + 1, 0) };
            if from == to {
                return None;
            }
            self.text.erase(from, to);
            let row = self.text.cursor().0;
            self.text.go((row, 0), false);
        }
        self.changed();
        Some(cut)
    }

    fn line_text(&self) -> &str {
        self.text.line(self.text.cursor().0)
    }

    /// A level deeper: the selected lines, or what is right of the cursor.
    fn indent(&mut self) {
        self.text.begin(Step::Other);
        if self.text.selection().is_some() {
            self.each_line(|text, row| {
                if !text.line(row).trim().is_empty() {
                    text.go((row, 0), false);
                    text.insert(&" ".repeat(indent::LEVEL));
                }
            });
        } else {
            let spaces = indent::to_next(self.text.cursor().1);
            self.text.insert(&" ".repeat(spaces));
        }
        self.changed();
    }

    /// A level less deep: the selected lines, or that of the cursor.
    fn outdent(&mut self) {
        self.text.begin(Step::Other);
        self.each_line(|text, row| {
            let less = indent::to_outdent(text.line(row));
            text.erase((row, 0), (row, less));
        });
        self.changed();
    }

    /// Changes the lines of the selection, or that of the cursor, and keeps both in place.
    fn each_line(&mut self, change: impl Fn(&mut Text, usize)) {
        let cursor = self.text.cursor();
        let selection = self.text.selection();
        let (from, to) = selection.unwrap_or((cursor, cursor));
        // A line of which nothing is selected but its start stays as it is.
        let last = if to.1 == 0 && to.0 > from.0 { to.0 - 1 } else { to.0 };
        let before: Vec<usize> = (from.0..=to.0).map(|row| self.text.length(row)).collect();
        for row in from.0..=last {
            change(&mut self.text, row);
        }
        let moved = |at: text::At, text: &Text| {
            let before = before.get(at.0 - from.0).copied().unwrap_or_default();
            (at.0, (at.1 + text.length(at.0)).saturating_sub(before))
        };
        if selection.is_some() {
            let (start, end) = if cursor == from { (to, from) } else { (from, to) };
            let (start, end) = (moved(start, &self.text), moved(end, &self.text));
            self.text.go(start, false);
            self.text.go(end, true);
        } else {
            let cursor = moved(cursor, &self.text);
            self.text.go(cursor, false);
        }
    }
}

#[cfg(test)]
mod tests;
