//! The mistakes that a learner looks at.

use std::sync::Arc;

use jiff::Timestamp;

use crate::course::Library;
use crate::learn::progress::Progress;
use crate::plain::command::Beside;
use crate::session::mistakes::{Book, Entry, Filter, Mend};

/// The mistakes as they were when they were looked at.
pub(in crate::plain) struct Listed {
    /// The lessons.
    pub(super) library: Arc<Library>,
    /// What was answered wrong.
    pub(super) book: Book,
    /// Which of it is shown.
    pub(super) filter: Filter,
    /// When it was looked at.
    pub(super) at: Timestamp,
    /// The one that is open, counted from 0 among those shown.
    pub(super) open: Option<usize>,
}

impl Listed {
    /// All mistakes of a learner, looked at now.
    pub(super) fn new(library: Arc<Library>, progress: &Progress, at: Timestamp) -> Self {
        let book = Book::of(&library, progress);
        Self { library, book, filter: Filter::default(), at, open: None }
    }

    /// The mistake that is open.
    pub(super) fn entry(&self) -> Option<&Entry> {
        self.book.shown(&self.filter).nth(self.open?)
    }

    /// A page that mends the mistake that is open.
    pub(super) fn mend(&self, which: usize) -> Option<Mend> {
        self.entry()?.mends(&self.library).into_iter().nth(which)
    }

    /// The next stage, or the next misconception; all of them after the last.
    pub(super) fn turn(&mut self, beside: Beside) {
        fn next<T: PartialEq + Clone>(all: &[T], present: Option<&T>) -> Option<T> {
            let place = present.and_then(|present| all.iter().position(|other| other == present));
            all.get(place.map_or(0, |place| place + 1)).cloned()
        }
        if beside == Beside::NextStage {
            self.filter.stage = next(&self.book.stages(&self.library), self.filter.stage.as_ref());
        } else {
            let all = self.book.misconceptions();
            self.filter.misconception = next(&all, self.filter.misconception.as_ref());
        }
        self.open = None;
    }
}
