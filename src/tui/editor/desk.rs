//! The learner's files that are open, one of them in front: saved soon after they change, and kept
//! apart from what other programs make of them.

mod sheet;

use std::mem;

use crossterm::event::KeyEvent;
use jiff::{SignedDuration, Timestamp};
use ratatui::layout::{Position, Rect};

use super::Editor;
use crate::course::{Files, LessonId};
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::highlight::Highlighted;
use crate::tui::highlights::Key;
use crate::tui::msg::Effect;
use sheet::Sheet;
pub use sheet::language;

/// How long a learner may stop typing before their text is saved.
const PAUSE: SignedDuration = SignedDuration::from_secs(1);

/// Files that are open.
pub struct Desk {
    lesson: LessonId,
    sheets: Vec<Sheet>,
    front: usize,
    clip: String,
    /// When something was typed that is not saved yet.
    edited: Option<Timestamp>,
    /// Batches that are on their way to the disk.
    saving: usize,
}

/// What came of files that arrived from the disk.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Arrival {
    /// Whether a text in an editor is another one now.
    pub changed: bool,
    /// Files that were changed both here and by another program, with the other's text.
    pub both: Files,
}

impl Desk {
    /// No file is open yet.
    pub fn new(lesson: LessonId) -> Self {
        Self { lesson, sheets: Vec::new(), front: 0, clip: String::new(), edited: None, saving: 0 }
    }

    /// Opens a file behind those that are open. `disk` is its text on disk; where there is none
    /// `text` is shown, and saved once it is edited.
    pub fn open(&mut self, path: &str, text: &str, disk: Option<&str>) {
        let editor = Editor::new(disk.unwrap_or(text), language(path));
        let there = disk.is_some();
        let disk = Some(disk.unwrap_or(text).to_owned());
        let (sent, other) = (Vec::new(), None);
        self.sheets.push(Sheet { path: path.into(), editor, disk, there, sent, other });
    }

    /// The open files, in order.
    pub fn paths(&self) -> impl ExactSizeIterator<Item = &str> {
        self.sheets.iter().map(|sheet| sheet.path.as_str())
    }

    /// The number of the file in front.
    pub fn front(&self) -> usize {
        self.front
    }

    /// The path of the file in front.
    pub fn path(&self) -> Option<&str> {
        self.sheets.get(self.front).map(|sheet| sheet.path.as_str())
    }

    /// The editor of the file in front.
    pub fn editor(&self) -> Option<&Editor> {
        self.sheets.get(self.front).map(|sheet| &sheet.editor)
    }

    /// Whether another program made something else of the file in front.
    pub fn has_other(&self) -> bool {
        self.sheets.get(self.front).is_some_and(|sheet| sheet.other.is_some())
    }

    /// Every open file as it is in its editor.
    pub fn texts(&self) -> Files {
        self.sheets.iter().map(|sheet| (sheet.path.clone(), sheet.editor.text())).collect()
    }

    /// Brings a file to the front, by its number.
    pub fn show(&mut self, number: usize) {
        if number < self.sheets.len() {
            self.front = number;
        }
    }

    /// Brings the next file to the front.
    pub fn next(&mut self) {
        self.front = (self.front + 1) % self.sheets.len().max(1);
    }

    /// Whether something was typed that is not saved yet.
    pub fn is_edited(&self) -> bool {
        self.edited.is_some()
    }

    /// Points at a line of a file, counted from 1, if it still reads `text`, and brings the file to
    /// the front. Not while the learner types.
    pub fn mark(&mut self, path: &str, line: usize, text: &str) {
        let number = self.sheets.iter().position(|sheet| sheet.path == path);
        let Some(number) = number.filter(|_| !self.is_edited()) else { return };
        if self.sheets.get_mut(number).is_some_and(|sheet| sheet.editor.mark(line, text)) {
            self.front = number;
        }
    }

    /// Points at no line any more.
    pub fn unmark(&mut self) {
        for sheet in &mut self.sheets {
            sheet.editor.unmark();
        }
    }

    /// Takes in an action of the editor's own.
    pub fn act(&mut self, action: Action, now: Timestamp) -> Option<Effect> {
        let clip = mem::take(&mut self.clip);
        let copied = self.edit(now, |editor| editor.act(action, &clip)).flatten();
        self.clip = copied.clone().unwrap_or(clip);
        copied.map(Effect::Copy)
    }

    /// Takes in a key that is text.
    pub fn type_key(&mut self, key: KeyEvent, ctx: &Context) {
        self.edit(ctx.now, |editor| editor.type_key(key, ctx));
    }

    /// Takes in pasted text.
    pub fn paste(&mut self, text: &str, now: Timestamp) {
        self.edit(now, |editor| editor.paste(text));
    }

    /// Puts the cursor where the mouse is, which is at a cell from the editor's corner.
    pub fn click(&mut self, ctx: &Context, at: Position, drag: bool) {
        if let Some(editor) = self.editor_mut() {
            editor.click(ctx, at, drag);
        }
    }

    /// Puts another text into the file in front; the step can be undone.
    pub fn replace(&mut self, text: &str, now: Timestamp) {
        self.edit(now, |editor| editor.replace(text));
    }

    fn edit<T>(&mut self, now: Timestamp, edit: impl FnOnce(&mut Editor) -> T) -> Option<T> {
        let sheet = self.sheets.get_mut(self.front)?;
        let result = edit(&mut sheet.editor);
        if sheet.is_unsaved() {
            self.edited = Some(now);
        }
        Some(result)
    }

    fn editor_mut(&mut self) -> Option<&mut Editor> {
        self.sheets.get_mut(self.front).map(|sheet| &mut sheet.editor)
    }

    /// Fits the editor in front into an area.
    pub fn arrange(&mut self, ctx: &Context, area: Rect) {
        if let Some(editor) = self.editor_mut() {
            editor.arrange(ctx, area);
        }
    }

    /// Text to have coloured, if there is some to ask for now.
    pub fn uncoloured(&mut self, ctx: &Context) -> Option<Key> {
        self.editor_mut().and_then(|editor| editor.wanted(ctx))
    }

    /// Takes in colours; says whether they were asked for here.
    pub fn colours(&mut self, key: &Key, tokens: &Highlighted) -> bool {
        self.sheets.iter_mut().any(|sheet| sheet.editor.hear(key, tokens))
    }

    /// When what was typed is to be saved.
    pub fn deadline(&self) -> Option<Timestamp> {
        self.edited.map(|at| at + PAUSE)
    }

    /// Saves what has been typed if the learner has stopped for a while.
    pub fn tick(&mut self, now: Timestamp) -> Option<Effect> {
        self.deadline().filter(|deadline| *deadline <= now).and_then(|_| self.save())
    }

    /// Saves what has been typed, if there is anything.
    pub fn save(&mut self) -> Option<Effect> {
        self.edited = None;
        let files: Files = self.sheets.iter_mut().filter_map(Sheet::hand_over).collect();
        if files.is_empty() {
            return None;
        }
        self.saving += 1;
        Some(Effect::SaveWork(self.lesson.clone(), files))
    }

    /// Saves what has been typed, and the file in front in any case if it is not on disk yet.
    pub fn save_for_others(&mut self) -> Option<Effect> {
        if let Some(sheet) = self.sheets.get_mut(self.front).filter(|sheet| !sheet.there) {
            sheet.disk = None;
        }
        self.save()
    }

    /// The files are to become others on disk: whatever comes is shown.
    pub fn expect_anything(&mut self) {
        for sheet in &mut self.sheets {
            sheet.sent.clear();
        }
    }

    /// A batch has reached the disk, or not.
    pub fn saved(&mut self, done: bool) {
        self.saving = self.saving.saturating_sub(1);
        for sheet in self.sheets.iter_mut().filter(|_| self.saving == 0) {
            sheet.sent.clear();
            if !done {
                // It is tried again with the next edit.
                sheet.disk = None;
            }
        }
    }

    /// Takes in the files as they are on disk. What was changed here and there stays as it is
    /// here; the other text is kept for [`Desk::take_other`].
    pub fn take_in(&mut self, files: &Files) -> Arrival {
        let mut arrival = Arrival::default();
        for sheet in &mut self.sheets {
            let Some(text) = files.get(&sheet.path) else { continue };
            sheet.there = true;
            if sheet.disk.as_ref() == Some(text) || sheet.sent.contains(text) {
                continue;
            }
            let unsaved = sheet.is_unsaved();
            sheet.disk = Some(text.clone());
            if sheet.editor.text() == *text {
                continue;
            }
            if unsaved {
                sheet.other = Some(text.clone());
                arrival.both.insert(sheet.path.clone(), text.clone());
            } else {
                sheet.editor.replace(text);
                arrival.changed = true;
            }
        }
        arrival
    }

    /// Puts what another program made of the file in front in place of what is here; returns what
    /// was here.
    pub fn take_other(&mut self, now: Timestamp) -> Option<Files> {
        let sheet = self.sheets.get_mut(self.front)?;
        let other = sheet.other.take()?;
        let own = Files::from([(sheet.path.clone(), sheet.editor.text())]);
        self.replace(&other, now);
        Some(own)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(text: &str) -> Files {
        Files::from([("a.py".to_string(), text.to_string())])
    }

    fn desk() -> Desk {
        let mut desk = Desk::new("python/loops".into());
        desk.open("a.py", "one", Some("one"));
        desk
    }

    fn text(desk: &Desk) -> String {
        desk.texts().remove("a.py").unwrap()
    }

    fn saved(effect: Option<Effect>) -> Option<String> {
        match effect {
            Some(Effect::SaveWork(_, mut files)) => files.remove("a.py"),
            Some(other) => panic!("{other:?}"),
            None => None,
        }
    }

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    #[test]
    fn what_is_typed_is_saved_after_a_pause_and_once() {
        let mut desk = desk();
        assert_eq!(desk.deadline(), None);
        desk.paste("x", NOW);
        assert_eq!(desk.deadline(), Some(NOW + PAUSE));
        assert_eq!(desk.tick(NOW), None);
        assert_eq!(saved(desk.tick(NOW + PAUSE)), Some("xone".into()));
        assert_eq!(desk.deadline(), None);
        assert_eq!(desk.save(), None);
    }

    #[test]
    fn a_change_by_another_program_is_shown() {
        let mut desk = desk();
        assert_eq!(desk.take_in(&files("one")), Arrival::default());
        assert!(desk.take_in(&files("two")).changed);
        assert_eq!(text(&desk), "two");
        assert_eq!(desk.save(), None, "the disk has it");
    }

    #[test]
    fn what_is_typed_here_is_never_lost_to_another_program() {
        let mut desk = desk();
        desk.paste("x", NOW);
        let arrival = desk.take_in(&files("two"));
        assert_eq!(arrival, Arrival { changed: false, both: files("two") });
        assert_eq!(text(&desk), "xone");
        assert_eq!(desk.take_other(NOW), Some(files("xone")));
        assert_eq!(text(&desk), "two");
        assert_eq!(desk.take_other(NOW), None);
    }

    #[test]
    fn late_news_of_an_own_save_change_nothing() {
        let mut desk = desk();
        desk.paste("x", NOW);
        desk.save();
        desk.paste("y", NOW);
        desk.save();
        assert_eq!(desk.take_in(&files("xone")), Arrival::default());
        assert_eq!(text(&desk), "xyone");
        desk.saved(true);
        desk.saved(true);
        assert!(desk.take_in(&files("xone")).changed, "now it is another program's");
        assert_eq!(text(&desk), "xone");
    }

    #[test]
    fn what_could_not_be_saved_is_saved_with_the_next_edit() {
        let mut desk = desk();
        desk.paste("x", NOW);
        desk.save();
        desk.saved(false);
        assert_eq!(saved(desk.save()), Some("xone".into()));
    }
}
