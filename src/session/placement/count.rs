//! A test of one lesson: a few of its questions, of which nearly all are to be right.

use super::{Pick, Reply, shuffled};
use crate::course::{LessonId, Library};

/// Questions that are asked, where the lesson has as many.
const ASKED: usize = 6;

/// Of a full test, one may be wrong.
const MAY_BE_WRONG: usize = 1;

/// The questions of a lesson, and what became of those asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Count {
    lesson: LessonId,
    /// What may be asked still, the next one last.
    left: Vec<Pick>,
    of: usize,
    right: usize,
    wrong: usize,
}

impl Count {
    /// A test of a lesson; `seed` decides which questions are asked.
    pub(super) fn new(library: &Library, id: &LessonId, seed: u64) -> Self {
        let mut left: Vec<Pick> = Vec::new();
        if let Some(lesson) = library.lesson(id) {
            let order = shuffled(lesson, seed);
            let questions = order.into_iter().filter_map(|index| lesson.questions.get(index));
            left.extend(questions.map(|q| Pick { lesson: id.clone(), question: q.id.clone() }));
        }
        left.reverse();
        let of = left.len().min(ASKED);
        Self { lesson: id.clone(), left, of, right: 0, wrong: 0 }
    }

    /// How many questions are asked at most.
    pub(super) fn most(&self) -> usize {
        self.of
    }

    /// The next question; none once it is clear whether the lesson is known.
    pub(super) fn next(&mut self) -> Option<Pick> {
        if self.is_passed() || self.wrong > self.of - self.enough() {
            return None;
        }
        self.left.pop()
    }

    /// Takes in what was answered to the last question. One that is disputed is asked in other
    /// words, as long as there are other questions.
    pub(super) fn take(&mut self, reply: Reply) {
        match reply {
            // Whoever guesses a whole lesson right does not know it.
            Reply::Right { guess: false } => self.right += 1,
            Reply::Right { guess: true } | Reply::Wrong | Reply::Unknown => self.wrong += 1,
            Reply::Disputed => {}
        }
    }

    /// The lesson, if it counts as known.
    pub(super) fn known(&self) -> Vec<LessonId> {
        if self.is_passed() { vec![self.lesson.clone()] } else { Vec::new() }
    }

    fn is_passed(&self) -> bool {
        self.of > 0 && self.right >= self.enough()
    }

    /// How many are to be right: all of a short test.
    fn enough(&self) -> usize {
        if self.of < ASKED { self.of } else { self.of - MAY_BE_WRONG }
    }
}
