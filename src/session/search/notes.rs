//! What the learner has noted, among what is searched.

use super::World;
use super::hit::{Hit, Kind, Marked, Place, Target};
use crate::course::index::passage::look;
use crate::session::notebook::{self, KeptPage};
use crate::text::words;

/// What a note is worth that holds all words.
const NOTE: f64 = 1.6;

impl World<'_> {
    /// All notes and bookmarks, along the path.
    pub(super) fn kept(&self) -> Vec<Hit> {
        self.pages().iter().map(|page| of(page, &[])).collect()
    }

    /// Notes that hold all words of `query`.
    pub(super) fn in_notes(&self, query: &str) -> Vec<(f64, Hit)> {
        let typed = words::words(query);
        let fitting = |page: &KeptPage<'_>| {
            let note = page.kept.note.as_deref()?;
            let holds = |word: &String| !look(note, std::slice::from_ref(word)).0.is_empty();
            let all = !typed.is_empty() && typed.iter().all(holds);
            let (marks, close) = look(note, &typed);
            all.then(|| (NOTE * (1.0 + close / 2.0), of(page, &marks)))
        };
        self.pages().iter().filter_map(fitting).collect()
    }

    fn pages(&self) -> Vec<KeptPage<'_>> {
        let library = self.index.map(|index| &**index.library());
        notebook::along(self.course, library, self.progress.notes())
    }
}

fn of(page: &KeptPage<'_>, marks: &[std::ops::Range<usize>]) -> Hit {
    let note = page.kept.note.as_deref();
    let place =
        Place { lesson: page.lesson.clone(), page: page.page.saturating_sub(1), span: 0..0 };
    Hit {
        kind: if note.is_some() { Kind::Note } else { Kind::Bookmark },
        title: Marked::plain(page.heading.unwrap_or(page.title)),
        place: format!("{}, page {}", page.title, page.page),
        passage: note.map(|note| Marked::excerpt(note, marks)),
        bookmark: page.kept.bookmark,
        target: Target::Page(place),
    }
}
