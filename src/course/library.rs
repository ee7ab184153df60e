//! All of a course at once: what reviews, tests of what is known, and searches draw from.

use std::sync::Arc;

use super::catalogue::Catalogue;
use super::parse::Parsed;
use super::{Lesson, LessonId, Question, QuestionId};

/// Every lesson of a course that can be taught, with its body.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Library {
    /// In the order they are taught.
    pub lessons: Vec<Arc<Lesson>>,
    /// What the files at the top of the course say.
    pub catalogue: Catalogue,
}

impl Library {
    /// The lesson with this id.
    pub fn lesson(&self, id: &LessonId) -> Option<&Arc<Lesson>> {
        self.lessons.iter().find(|lesson| lesson.header.id == *id)
    }

    /// A question of a lesson.
    pub fn question(&self, lesson: &LessonId, question: &QuestionId) -> Option<&Question> {
        self.lesson(lesson)?.question(question)
    }
}

impl From<Parsed> for Library {
    fn from(parsed: Parsed) -> Self {
        let Parsed { course, catalogue, mut lessons, .. } = parsed;
        let lessons = course
            .headers()
            .filter_map(|header| lessons.remove(&header.id))
            .map(Arc::new)
            .collect();
        Self { lessons, catalogue }
    }
}

impl Question {
    /// What it is reviewed by: its concept, or its lesson's id.
    pub fn reviewed_by(&self, lesson: &LessonId) -> String {
        self.concept.clone().unwrap_or_else(|| lesson.to_string())
    }
}
