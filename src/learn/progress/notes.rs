//! What the learner keeps of pages: notes and bookmarks. A lesson that starts anew keeps both.

use std::collections::BTreeMap;

use crate::course::LessonId;
use crate::learn::record::What;

/// All notes and bookmarks, by lesson and page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notes {
    pages: BTreeMap<LessonId, BTreeMap<usize, Kept>>,
}

/// What is kept of a page; never nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// The learner's note, as it was typed.
    pub note: Option<String>,
    /// Whether the page is marked to be found again.
    pub bookmark: bool,
}

impl Notes {
    /// What is kept of a page, counted from 1.
    pub fn of_page(&self, lesson: &LessonId, page: usize) -> Option<&Kept> {
        self.pages.get(lesson)?.get(&page)
    }

    /// What is kept of a lesson, by page, counted from 1.
    pub fn of_lesson(&self, lesson: &LessonId) -> impl Iterator<Item = (usize, &Kept)> {
        self.pages.get(lesson).into_iter().flatten().map(|(page, kept)| (*page, kept))
    }

    /// The lessons of which something is kept, by id.
    pub fn lessons(&self) -> impl Iterator<Item = &LessonId> {
        self.pages.keys()
    }

    /// Whether nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    pub(super) fn apply(&mut self, what: &What<'_>) {
        if let What::Noted { lesson, page, text } = what {
            self.write(lesson, *page, text);
        } else if let What::Bookmarked { lesson, page, on } = what {
            self.mark(lesson, *page, *on);
        }
    }

    fn write(&mut self, lesson: &str, page: usize, text: &str) {
        let note = (!text.trim().is_empty()).then(|| text.to_owned());
        self.change(lesson, page, |kept| kept.note = note);
    }

    fn mark(&mut self, lesson: &str, page: usize, on: bool) {
        self.change(lesson, page, |kept| kept.bookmark = on);
    }

    fn change(&mut self, lesson: &str, page: usize, change: impl FnOnce(&mut Kept)) {
        let id = LessonId::from(lesson);
        let pages = self.pages.entry(id.clone()).or_default();
        let kept = pages.entry(page).or_default();
        change(kept);
        if *kept == Kept::default() {
            pages.remove(&page);
        }
        if pages.is_empty() {
            self.pages.remove(&id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::event::{Event, ResetScope};
    use crate::learn::progress::Progress;
    use crate::session::sample;

    fn noted(page: usize, text: &str) -> Event {
        Event::Noted { lesson: "python/kinds".into(), page, text: text.into() }
    }

    fn marked(page: usize, on: bool) -> Event {
        Event::Bookmarked { lesson: "python/kinds".into(), page, on }
    }

    fn after(events: &[Event]) -> Notes {
        let mut progress = Progress::of("sample");
        sample::apply(&mut progress, events);
        progress.notes().clone()
    }

    #[test]
    fn the_last_word_on_a_page_holds() {
        let id = "python/kinds".into();
        let notes = after(&[noted(2, "a"), marked(2, true), noted(2, "b\nc"), noted(1, "x")]);
        let kept = Kept { note: Some("b\nc".into()), bookmark: true };
        assert_eq!(notes.of_page(&id, 2), Some(&kept));
        assert_eq!(notes.of_lesson(&id).map(|(page, _)| page).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(notes.of_page(&id, 3), None);
    }

    #[test]
    fn what_was_taken_away_leaves_nothing() {
        let events = [noted(2, "a"), marked(2, true), noted(2, " \n"), marked(2, false)];
        assert!(after(&events).is_empty());
        assert!(!after(&events[..3]).is_empty());
    }

    #[test]
    fn starting_anew_keeps_notes_and_bookmarks() {
        let kept = [noted(2, "a"), marked(1, true)];
        let reset = [kept.to_vec(), vec![Event::Reset { scope: ResetScope::All }]].concat();
        assert_eq!(after(&reset), after(&kept));
    }

    #[test]
    fn a_note_makes_a_lesson_neither_started_nor_the_last() {
        let mut progress = Progress::of("sample");
        sample::apply(&mut progress, &[noted(2, "a"), marked(1, true)]);
        assert_eq!((progress.lesson(&"python/kinds".into()), progress.last_lesson()), (None, None));
    }
}
