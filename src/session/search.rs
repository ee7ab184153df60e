//! What a learner looks for: lessons, pages, questions they have met, terms, and what they have
//! noted themselves.

mod hit;
mod notes;
#[cfg(test)]
mod tests;

pub use self::hit::{Hit, Kind, Marked, Place, Target};
use crate::course::Course;
use crate::course::index::{Index, Seen};
use crate::learn::progress::Progress;
use crate::text::fuzzy::Fuzzy;

/// Hits that are shown at most.
const MOST: usize = 40;

/// What a bookmarked page is worth more.
const BOOKMARKED: f64 = 1.15;

/// What is searched.
#[derive(Clone, Copy)]
pub struct World<'a> {
    /// The path.
    pub course: &'a Course,
    /// The words of all lessons, once they are read.
    pub index: Option<&'a Index>,
    /// What the learner has seen and noted.
    pub progress: &'a Progress,
}

impl World<'_> {
    /// What fits `query`, best first. Without any query: all notes and bookmarks along the path.
    /// Before the lessons are read, titles of lessons and notes alone are searched.
    pub fn search(&self, query: &str) -> Vec<Hit> {
        if query.trim().is_empty() {
            return self.kept();
        }
        let mut scored = match self.index {
            Some(index) => self.in_course(index, query),
            None => self.in_titles(query),
        };
        scored.extend(self.in_notes(query));
        scored.sort_by(|a, b| b.0.total_cmp(&a.0));
        scored.into_iter().map(|(_, hit)| hit).take(MOST).collect()
    }

    fn in_course(&self, index: &Index, query: &str) -> Vec<(f64, Hit)> {
        let lessons = &index.library().lessons;
        let seen = self.progress.seen();
        let seen = |lesson: usize, question: usize| {
            let lesson = lessons.get(lesson);
            let question = lesson.and_then(|lesson| lesson.questions.get(question));
            let answered = lesson.zip(question);
            match answered.and_then(|(l, question)| seen.answered(&l.header.id, &question.id)) {
                None => Seen::Never,
                Some(false) => Seen::Asked,
                Some(true) => Seen::Answered,
            }
        };
        let found = index.find(query, seen, MOST);
        let mut fuzzy = Fuzzy::new(query);
        let mut mark = |name: &str| Marked::fuzzy(name, fuzzy.as_mut());
        let hits = found.into_iter().filter_map(|found| {
            let mut hit = Hit::of(index.library(), &found, &mut mark)?;
            hit.bookmark = self.is_bookmarked(&hit.target);
            let score = found.score * if hit.bookmark { BOOKMARKED } else { 1.0 };
            Some((score, hit))
        });
        hits.collect()
    }

    /// By titles of lessons, which are known from the start.
    fn in_titles(&self, query: &str) -> Vec<(f64, Hit)> {
        let Some(mut fuzzy) = Fuzzy::new(query) else { return Vec::new() };
        let mut hits = Vec::new();
        for header in self.course.headers() {
            if let Some(quality) = fuzzy.quality(&header.title) {
                let title = Marked::fuzzy(&header.title, Some(&mut fuzzy));
                let target = Target::Lesson(header.id.clone());
                hits.push((3.0 * f64::from(quality), Hit::new(Kind::Lesson, title, target)));
            }
        }
        hits
    }

    fn is_bookmarked(&self, target: &Target) -> bool {
        let Target::Page(place) = target else { return false };
        let kept = self.progress.notes().of_page(&place.lesson, place.page + 1);
        kept.is_some_and(|kept| kept.bookmark)
    }
}
