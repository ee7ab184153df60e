//! Everything of a course that can be looked for, by its words.
//!
//! What can be found is a [`Doc`]: a lesson, a page, a question, a term. Its text is divided into
//! pieces, a heading, a paragraph or a block of code each, that know their place. For each word
//! the index lists the docs that hold it; the words are in order, so that all those with the
//! same beginning stand side by side.

mod build;
pub mod passage;
mod query;
#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::Arc;

use super::Library;

pub use query::Found;

/// Everything of a course that can be looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    library: Arc<Library>,
    docs: Vec<Doc>,
    pieces: Vec<Piece>,
    /// All words, folded, in order.
    words: Vec<Box<str>>,
    /// Where the places of each word begin in `places`; one more at the end.
    starts: Vec<u32>,
    /// Places by word.
    places: Vec<WordPlace>,
}

/// Something that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doc {
    /// What it is.
    pub subject: Subject,
    /// What it is called: the title of a lesson or a page, a term; empty for a question.
    pub name: String,
    /// Its pieces, among those of the index.
    pieces: Range<u32>,
}

/// What can be found, by its place in the index's library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A lesson.
    Lesson(usize),
    /// A page of a lesson, both counted from 0.
    Page(usize, usize),
    /// A question of a lesson, both counted from 0.
    Question(usize, usize),
    /// A term of the glossary.
    Term(usize),
}

/// How much of a question may be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seen {
    /// Nothing: the learner has not met it.
    Never,
    /// What is asked.
    Asked,
    /// What is asked, and the explanation.
    Answered,
}

/// A part of a text that is shown as one where something in it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What it is to the text around it.
    pub field: Field,
    /// Its bytes in `lesson.md`; empty where it is not of a page.
    pub span: Range<usize>,
    /// Its text, without marks.
    pub text: String,
}

/// What a piece is to the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// A name: the title of a lesson, a term.
    Name,
    /// A heading of a page.
    Heading,
    /// Sentences.
    Text,
    /// A program, or what it prints.
    Code,
    /// The explanation after a question's answer.
    Explanation,
}

/// Where a word is: in which doc, in what of it. Short, since the words of a large course are in
/// millions of places, and all those that begin with a letter are gone through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct WordPlace {
    doc: u32,
    field: Field,
}

impl Index {
    /// Takes in everything there is to find. Takes about half a second for 1,000 lessons.
    pub fn new(library: Arc<Library>) -> Self {
        build::build(library)
    }

    /// What it was made of.
    pub fn library(&self) -> &Arc<Library> {
        &self.library
    }

    /// Everything that can be found: lessons with their pages and questions in the order they are
    /// taught, then terms.
    pub fn docs(&self) -> &[Doc] {
        &self.docs
    }

    fn pieces_of(&self, doc: &Doc) -> &[Piece] {
        self.pieces.get(doc.pieces.start as usize..doc.pieces.end as usize).unwrap_or_default()
    }
}
