//! Keys that are text or move the cursor.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "an editor answers to some of the keys and lets the others be"
)]

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::text::{At, Step};
use super::{Editor, indent, view};
use crate::tui::context::Context;

impl Editor {
    /// Takes in a key that is text, moves the cursor, or erases.
    pub fn type_key(&mut self, key: KeyEvent, ctx: &Context) {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        match key.code {
            KeyCode::Enter | KeyCode::Char('\n' | '\r') => self.new_line(),
            KeyCode::Char('j' | 'm') if control && !alt => self.new_line(),
            KeyCode::Char('w') if control => self.erase_word_before(),
            // With both held, it is what AltGr types.
            KeyCode::Char(c) if control == alt && !c.is_control() => self.letter(c),
            KeyCode::Backspace if control || alt => self.erase_word_before(),
            KeyCode::Delete if control || alt => self.erase_word_after(),
            KeyCode::Backspace => self.backspace(),
            KeyCode::Delete => {
                let cursor = self.text.cursor();
                self.erase(cursor, self.text.after(cursor));
            }
            _ => self.go(key, ctx),
        }
    }

    /// Moves the cursor.
    fn go(&mut self, key: KeyEvent, ctx: &Context) {
        let select = key.modifiers.contains(KeyModifiers::SHIFT);
        let far = key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        let cursor = self.text.cursor();
        let (row, column) = cursor;
        let screenful = self.view.height.saturating_sub(1).max(1).cast_signed();
        let to = match key.code {
            KeyCode::Left | KeyCode::Right
                if !select && !far && self.text.selection().is_some() =>
            {
                let (from, to) = self.text.selection().unwrap_or((cursor, cursor));
                if key.code == KeyCode::Left { from } else { to }
            }
            KeyCode::Left if far => self.text.word_before(cursor),
            KeyCode::Right if far => self.text.word_after(cursor),
            KeyCode::Left => self.text.before(cursor),
            KeyCode::Right => self.text.after(cursor),
            KeyCode::Home if far => (0, 0),
            KeyCode::End if far => self.text.end(),
            KeyCode::Home => {
                let indent = indent::of(self.text.line(row)).chars().count();
                (row, if column == indent { 0 } else { indent })
            }
            KeyCode::End => (row, self.text.length(row)),
            KeyCode::Up => return self.go_lines(-1, select, ctx),
            KeyCode::Down => return self.go_lines(1, select, ctx),
            KeyCode::PageUp => return self.go_lines(-screenful, select, ctx),
            KeyCode::PageDown => return self.go_lines(screenful, select, ctx),
            _ => return,
        };
        self.move_to(to, select);
    }

    /// Moves the cursor by lines, in the column in which it set out.
    fn go_lines(&mut self, lines: isize, select: bool, ctx: &Context) {
        let (row, at) = self.text.cursor();
        let column = || view::column_of(self.text.line(row), at, &ctx.glyphs);
        let goal = self.goal.unwrap_or_else(column);
        let wanted = row.checked_add_signed(lines);
        let to: At = match wanted {
            None => (0, 0),
            Some(wanted) if wanted > self.text.end().0 => self.text.end(),
            Some(row) => (row, view::place_at(self.text.line(row), goal, &ctx.glyphs)),
        };
        self.move_to(to, select);
        self.goal = Some(goal);
    }

    fn letter(&mut self, c: char) {
        let word = c.is_alphanumeric() || c == '_';
        let joins = word && self.text.selection().is_none();
        self.text.begin(if joins { Step::Letter } else { Step::Other });
        self.text.insert(c.encode_utf8(&mut [0; 4]));
        self.changed();
    }

    fn new_line(&mut self) {
        self.text.begin(Step::Other);
        self.text.erase_selection();
        let (row, column) = self.text.cursor();
        let before: String = self.text.line(row).chars().take(column).collect();
        let indent = indent::next(&before, self.lang == "python");
        self.text.insert(&format!("\n{indent}"));
        self.changed();
    }

    fn backspace(&mut self) {
        let cursor = self.text.cursor();
        let before: String = self.text.line(cursor.0).chars().take(cursor.1).collect();
        let from = match indent::spaces_to_erase(&before) {
            0 => self.text.before(cursor),
            spaces => (cursor.0, cursor.1 - spaces),
        };
        self.erase(from, cursor);
    }

    fn erase_word_before(&mut self) {
        let cursor = self.text.cursor();
        self.erase(self.text.word_before(cursor), cursor);
    }

    fn erase_word_after(&mut self) {
        let cursor = self.text.cursor();
        self.erase(cursor, self.text.word_after(cursor));
    }

    /// Takes out what is selected, or else what lies between two places.
    fn erase(&mut self, from: At, to: At) {
        if self.text.selection().is_some() {
            self.text.begin(Step::Other);
            self.text.erase_selection();
        } else if from < to {
            self.text.begin(Step::Erase);
            self.text.erase(from, to);
        } else {
            return;
        }
        self.changed();
    }
}
