//! The text of a file that is being edited: places, selection, and undo by what the learner did.

use ratatui_textarea::{CursorMove, DataCursor, TextArea};
use unicode_segmentation::UnicodeSegmentation;

/// Single edits that can be undone.
const REMEMBERED: usize = 10_000;

/// A place between two characters: line and characters before it.
pub(super) type At = (usize, usize);

/// A text with a cursor, perhaps a selection, and its history.
pub(super) struct Text {
    area: TextArea<'static>,
    /// Edits of the text area that each step of the learner's took.
    done: Vec<usize>,
    /// The same for what was undone, latest last.
    undone: Vec<usize>,
    last: Step,
}

/// What the learner does to a text. Two of a kind in a row are undone as one, where that is what
/// one expects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// A letter of a word is typed.
    Letter,
    /// A character is erased.
    Erase,
    /// Anything else; never joined.
    Other,
}

impl Text {
    /// A text with the cursor at its start.
    pub(super) fn new(text: &str) -> Self {
        let lines = text.split('\n').map(Into::into).collect();
        let mut area = TextArea::new(lines);
        area.set_max_histories(REMEMBERED);
        Self { area, done: Vec::new(), undone: Vec::new(), last: Step::Other }
    }

    /// The lines, at least one.
    pub(super) fn lines(&self) -> &[String] {
        self.area.lines()
    }

    /// A line; nothing past the end.
    pub(super) fn line(&self, row: usize) -> &str {
        self.lines().get(row).map_or("", String::as_str)
    }

    /// The whole text.
    pub(super) fn whole(&self) -> String {
        self.lines().join("\n")
    }

    /// Where the cursor is.
    pub(super) fn cursor(&self) -> At {
        let DataCursor(row, column) = self.area.cursor();
        (row, column)
    }

    /// The place after the last character.
    pub(super) fn end(&self) -> At {
        let row = self.lines().len().saturating_sub(1);
        (row, self.length(row))
    }

    /// Characters of a line.
    pub(super) fn length(&self, row: usize) -> usize {
        self.line(row).chars().count()
    }

    /// What is selected, unless that is nothing.
    pub(super) fn selection(&self) -> Option<(At, At)> {
        self.area.selection_range().filter(|(from, to)| from != to)
    }

    /// The selected text.
    pub(super) fn selected(&self) -> Option<String> {
        let (from, to) = self.selection()?;
        let rows = from.0..=to.0;
        let lines = rows.map(|row| {
            let start = if row == from.0 { from.1 } else { 0 };
            let end = if row == to.0 { to.1 } else { usize::MAX };
            self.line(row).chars().take(end).skip(start).collect::<String>()
        });
        Some(lines.collect::<Vec<_>>().join("\n"))
    }

    /// Puts the cursor somewhere, and selects what lies between if that is wanted.
    pub(super) fn go(&mut self, to: At, select: bool) {
        if !select {
            self.area.cancel_selection();
        } else if !self.area.is_selecting() {
            self.area.start_selection();
        }
        let number = |n| u16::try_from(n).unwrap_or(u16::MAX);
        self.area.move_cursor(CursorMove::Jump(number(to.0), number(to.1)));
        self.last = Step::Other;
    }

    /// Begins a step: what follows until the next one is undone together with it.
    pub(super) fn begin(&mut self, step: Step) {
        let joins = step == self.last && step != Step::Other;
        if !joins || self.done.is_empty() {
            self.done.push(0);
        }
        self.last = step;
    }

    /// Puts text in place of the selection, or at the cursor.
    pub(super) fn insert(&mut self, text: &str) {
        self.erase_selection();
        let changed = self.area.insert_str(text);
        self.count(changed);
    }

    /// Takes out what is selected; says whether there was something.
    pub(super) fn erase_selection(&mut self) -> bool {
        let erases = self.selection().is_some() && self.area.delete_char();
        self.area.cancel_selection();
        self.count(erases);
        erases
    }

    /// Takes out what lies between two places, and leaves the cursor there.
    pub(super) fn erase(&mut self, from: At, to: At) {
        let last = self.last;
        self.go(from, false);
        self.go(to, true);
        self.erase_selection();
        self.last = last;
    }

    fn count(&mut self, changed: bool) {
        if let Some(step) = self.done.last_mut().filter(|_| changed) {
            *step += 1;
            self.undone.clear();
        }
    }

    /// Takes the last step back; says whether there was one.
    pub(super) fn undo(&mut self) -> bool {
        self.last = Step::Other;
        while let Some(edits) = self.done.pop() {
            let undone = (0..edits).filter(|_| self.area.undo()).count();
            if undone > 0 {
                self.undone.push(undone);
                return true;
            }
        }
        false
    }

    /// Does again what was taken back; says whether there was something.
    pub(super) fn redo(&mut self) -> bool {
        self.last = Step::Other;
        let Some(edits) = self.undone.pop() else { return false };
        let done = (0..edits).filter(|_| self.area.redo()).count();
        self.done.push(done);
        done > 0
    }

    /// The place one sign before, in the line above at the start of a line.
    pub(super) fn before(&self, (row, column): At) -> At {
        match (row, column) {
            (0, 0) => (0, 0),
            (row, 0) => (row - 1, self.length(row - 1)),
            (row, column) => {
                let stop = stops(self.line(row)).take_while(|stop| *stop < column).last();
                (row, stop.unwrap_or(0))
            }
        }
    }

    /// The place one sign further, in the line below at the end of a line.
    pub(super) fn after(&self, (row, column): At) -> At {
        if column < self.length(row) {
            let stop = stops(self.line(row)).find(|stop| *stop > column);
            return (row, stop.unwrap_or_else(|| self.length(row)));
        }
        if row < self.end().0 { (row + 1, 0) } else { (row, column) }
    }

    /// The start of the word before a place.
    pub(super) fn word_before(&self, at: At) -> At {
        let (row, column) = at;
        if column == 0 {
            return self.before(at);
        }
        let chars: Vec<char> = self.line(row).chars().take(column).collect();
        let spaces = chars.iter().rev().take_while(|c| c.is_whitespace()).count();
        let rest = &chars[..chars.len() - spaces];
        let kind = rest.last().map(|c| is_word(*c));
        let word = rest.iter().rev().take_while(|c| Some(is_word(**c)) == kind);
        let word = word.take_while(|c| !c.is_whitespace()).count();
        (row, rest.len() - word)
    }

    /// The end of the word after a place.
    pub(super) fn word_after(&self, at: At) -> At {
        let (row, column) = at;
        let rest: Vec<char> = self.line(row).chars().skip(column).collect();
        if rest.is_empty() {
            return self.after(at);
        }
        let spaces = rest.iter().take_while(|c| c.is_whitespace()).count();
        let kind = rest.get(spaces).map(|c| is_word(*c));
        let word = rest.iter().skip(spaces).take_while(|c| Some(is_word(**c)) == kind);
        let word = word.take_while(|c| !c.is_whitespace()).count();
        (row, column + spaces + word)
    }
}

/// Whether a character belongs into a name.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The places of a line where the cursor may stand, but for its end: before each sign, which may
/// be several characters.
fn stops(line: &str) -> impl Iterator<Item = usize> {
    line.graphemes(true).scan(0, |at, sign| {
        let here = *at;
        *at += sign.chars().count();
        Some(here)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letters_in_a_row_are_undone_as_one_word() {
        let mut text = Text::new("");
        for letter in ["a", "b"] {
            text.begin(Step::Letter);
            text.insert(letter);
        }
        text.begin(Step::Other);
        text.insert("\n    ");
        assert_eq!(text.whole(), "ab\n    ");
        assert!(text.undo());
        assert_eq!((text.whole().as_str(), text.cursor()), ("ab", (0, 2)));
        assert!(text.undo());
        assert_eq!(text.whole(), "");
        assert!(!text.undo());
        assert!(text.redo() && text.redo() && !text.redo());
        assert_eq!(text.whole(), "ab\n    ");
    }

    #[test]
    fn a_new_edit_forgets_what_was_undone() {
        let mut text = Text::new("one");
        text.begin(Step::Other);
        text.erase((0, 0), (0, 2));
        text.undo();
        text.begin(Step::Other);
        text.insert("x");
        assert!(!text.redo());
        assert!(text.undo());
        assert_eq!(text.whole(), "one");
    }

    #[test]
    fn the_cursor_steps_over_whole_signs() {
        let text = Text::new("e\u{301}a\n👩\u{200d}💻");
        assert_eq!(text.after((0, 0)), (0, 2));
        assert_eq!(text.after((0, 3)), (1, 0));
        assert_eq!(text.after((1, 0)), (1, 3));
        assert_eq!(text.before((1, 3)), (1, 0));
        assert_eq!(text.before((1, 0)), (0, 3));
        assert_eq!(text.before((0, 2)), (0, 0));
    }

    #[test]
    fn words_are_names_or_runs_of_signs() {
        let text = Text::new("total += price_of(x)");
        let mut at = (0, 0);
        let mut stops = Vec::new();
        while at != text.end() {
            at = text.word_after(at);
            stops.push(at.1);
        }
        assert_eq!(stops, [5, 8, 17, 18, 19, 20]);
        assert_eq!(text.word_before((0, 17)), (0, 9));
        assert_eq!(text.word_before((0, 9)), (0, 6));
    }

    proptest! {
        #[test]
        fn undoing_everything_gives_the_first_text_and_redoing_the_last(
            first in "[a-c \n漢e\u{301}]{0,30}",
            edits in prop::collection::vec(("[a\n é]{0,4}", any::<u8>(), any::<u8>(), 0..3u8), 0..20),
        ) {
            let mut text = Text::new(&first);
            for (insert, from, to, step) in edits {
                let place = |n: u8| {
                    let row = usize::from(n) % text.lines().len();
                    (row, usize::from(n) % (text.length(row) + 1))
                };
                let (from, to) = (place(from).min(place(to)), place(from).max(place(to)));
                text.begin([Step::Letter, Step::Erase, Step::Other][usize::from(step)]);
                text.erase(from, to);
                text.insert(&insert);
            }
            let last = text.whole();
            while text.undo() {}
            prop_assert_eq!(text.whole(), first);
            while text.redo() {}
            prop_assert_eq!(text.whole(), last);
        }
    }
}
