//! What the files at the top of a course say about it as a whole: the topics it covers, its
//! terms, its concepts and the misconceptions its questions are made of.

use super::id::LessonId;
use super::prose::Prose;

/// The optional files at the top of a course; empty where a file is not there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Catalogue {
    /// `topics.toml`, in written order.
    pub topics: Vec<Topic>,
    /// `glossary.toml`, by term.
    pub terms: Vec<Term>,
    /// The concepts of `concepts.toml`, by id.
    pub concepts: Vec<Concept>,
    /// The misconceptions of `concepts.toml`, by id.
    pub misconceptions: Vec<Misconception>,
}

/// A topic of the course's scope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Its name.
    pub name: String,
    /// The group it belongs to.
    pub area: String,
    /// The lessons that teach it.
    pub lessons: Vec<LessonId>,
}

/// A word of the glossary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The word.
    pub name: String,
    /// Other names and forms of it, such as an abbreviation.
    pub also: Vec<String>,
    /// What it means.
    pub definition: Prose,
    /// The lesson that introduces it.
    pub lesson: Option<LessonId>,
}

/// Something that is learnt in one or more lessons, and reviewed as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    /// What questions call it.
    pub id: String,
    /// Title for people.
    pub title: String,
    /// The lessons that teach it.
    pub lessons: Vec<LessonId>,
    /// Words of prose that no lesson before those uses.
    pub terms: Vec<String>,
    /// Forms of Python, such as `with` or `f-string`, that no lesson before those uses.
    pub syntax: Vec<String>,
}

/// A false belief that wrong answers are made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misconception {
    /// What questions call it.
    pub id: String,
    /// The belief, as learners hold it.
    pub belief: Prose,
    /// The lesson that clears it up.
    pub lesson: Option<LessonId>,
}

impl Term {
    /// All its names, the usual one first.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.name).chain(&self.also)
    }
}
