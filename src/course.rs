//! What an author wrote: a course of stages, lessons, pages, questions and exercises.
//!
//! Pure: text goes in, values and diagnostics come out. Reading a course never fails; what is
//! broken is reported with its place and left out, and the rest is taught.

pub mod catalogue;
pub mod checks;
pub mod diagnostic;
pub mod exercise;
pub mod files;
pub mod grade;
pub mod id;
pub mod index;
pub mod library;
pub mod parse;
pub mod prose;
pub mod question;
pub mod terms;

use std::collections::BTreeMap;

pub use catalogue::Catalogue;
pub use exercise::Exercise;
pub use files::Files;
pub use id::{LessonId, QuestionId, StageId};
pub use library::Library;
pub use prose::{Block, Prose, Span};
pub use question::{Answer, Question};

/// A course as `course.toml` and the `lesson.toml` files describe it; the lessons' bodies are
/// read when they are opened.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Course {
    /// Stable name, written into every journal line.
    pub id: String,
    /// Title for people.
    pub title: String,
    /// Version of the course's text, such as `1.0.0`.
    pub version: String,
    /// Language tag of the text, such as `en`.
    pub language: String,
    /// Licence of the text (an SPDX expression).
    pub license: String,
    /// The oldest Python that the course holds for, such as `>=3.11`.
    pub python: Option<String>,
    /// Package sets: name to requirements.
    pub packages: BTreeMap<String, Vec<String>>,
    /// The stages in order.
    pub stages: Vec<Stage>,
    /// The folder it was read from; none for the built-in course.
    pub folder: Option<String>,
}

/// A part of the path: lessons in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// Stable name, the first half of its lessons' ids.
    pub id: StageId,
    /// Title for people.
    pub title: String,
    /// One sentence on what it holds.
    pub summary: String,
    /// The package set its programs run on.
    pub packages: Option<String>,
    /// Its lessons in order.
    pub lessons: Vec<Header>,
}

/// What `lesson.toml` says of a lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// `stage/slug`.
    pub id: LessonId,
    /// Title for people.
    pub title: String,
    /// Minutes a learner needs for text, quiz and a first go at the exercise.
    pub minutes: u32,
    /// Lessons that should come before; advice, not locks.
    pub needs: Vec<LessonId>,
    /// What the learner can do afterwards.
    pub objectives: Vec<String>,
    /// Whether it is the review of a stage: mostly questions, on all that came before.
    pub review: bool,
}

/// A lesson, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    /// What the path shows of it.
    pub header: Header,
    /// The text, a page at a time; at least one.
    pub pages: Vec<Page>,
    /// The quiz.
    pub questions: Vec<Question>,
    /// The exercise, if it has one.
    pub exercise: Option<Exercise>,
    /// What its programs find beside them: the files below `support/`; `prelude.py` among them is
    /// run before each program and not shown.
    pub support: Files,
}

/// One page of a lesson's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its first heading, or the lesson's title.
    pub title: String,
    /// Its text.
    pub prose: Prose,
}

impl Course {
    /// All lesson headers in the order they are taught.
    pub fn headers(&self) -> impl Iterator<Item = &Header> {
        self.stages.iter().flat_map(|stage| &stage.lessons)
    }

    /// The header of a lesson, if the course has it.
    pub fn header(&self, id: &LessonId) -> Option<&Header> {
        self.headers().find(|header| header.id == *id)
    }

    /// The lesson after `id` in the order they are taught.
    pub fn after(&self, id: &LessonId) -> Option<&Header> {
        self.headers().skip_while(|header| header.id != *id).nth(1)
    }

    /// The stage with this id.
    pub fn stage(&self, id: &StageId) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.id == *id)
    }
}

impl Lesson {
    /// The question with this id.
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == *id)
    }
}
