//! An index made of a library.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::{Doc, Field, Index, Piece, Subject, WordPlace};
use crate::course::catalogue::Term;
use crate::course::prose::{Block, BlockKind, Table, unmarked};
use crate::course::{Lesson, Library, Prose, Question};
use crate::text::words;

/// An index in the making.
#[derive(Default)]
struct Draft {
    docs: Vec<Doc>,
    pieces: Vec<Piece>,
    /// Number of each word, in the order they were met.
    numbers: HashMap<Box<str>, u32>,
    /// For each word by number, where it is.
    places: Vec<Vec<WordPlace>>,
    folded: String,
}

pub(super) fn build(library: Arc<Library>) -> Index {
    let mut draft = Draft::default();
    for (number, lesson) in library.lessons.iter().enumerate() {
        draft.lesson(number, lesson);
    }
    for (number, term) in library.catalogue.terms.iter().enumerate() {
        draft.term(number, term);
    }
    draft.finish(library)
}

impl Draft {
    fn lesson(&mut self, number: usize, lesson: &Lesson) {
        let title = &lesson.header.title;
        self.doc(Subject::Lesson(number), title, |draft| {
            draft.piece(Field::Name, 0..0, title);
            lesson.header.objectives.iter().for_each(|text| draft.piece(Field::Text, 0..0, text));
        });
        for (page, text) in lesson.pages.iter().enumerate() {
            // A page that is called like its lesson is found by that.
            let name = if text.title == *title { "" } else { &text.title };
            self.doc(Subject::Page(number, page), name, |draft| {
                draft.blocks(&text.prose.blocks, title);
            });
        }
        for (place, question) in lesson.questions.iter().enumerate() {
            self.doc(Subject::Question(number, place), "", |draft| draft.question(question));
        }
    }

    fn question(&mut self, question: &Question) {
        self.prose(Field::Text, &question.prompt);
        if let Some(code) = &question.code {
            self.piece(Field::Code, 0..0, code);
        }
        self.prose(Field::Explanation, &question.explain);
    }

    fn term(&mut self, number: usize, term: &Term) {
        self.doc(Subject::Term(number), &term.name, |draft| {
            draft.piece(Field::Name, 0..0, &term.name);
            term.also.iter().for_each(|name| draft.piece(Field::Name, 0..0, name));
            draft.prose(Field::Text, &term.definition);
        });
    }

    fn doc(&mut self, subject: Subject, name: &str, fill: impl FnOnce(&mut Self)) {
        let start = count(self.pieces.len());
        fill(self);
        let pieces = start..count(self.pieces.len());
        self.docs.push(Doc { subject, name: name.into(), pieces });
    }

    fn prose(&mut self, field: Field, prose: &Prose) {
        self.piece(field, 0..0, &prose.text());
    }

    /// Blocks down to those that hold no others; `title` is the lesson's, which is found as such.
    fn blocks(&mut self, blocks: &[Block], title: &str) {
        for block in blocks {
            let span = &block.span;
            match &block.kind {
                BlockKind::Heading { text, .. } => {
                    let text = unmarked(text);
                    if text != title {
                        self.piece(Field::Heading, span.clone(), &text);
                    }
                }
                BlockKind::Paragraph(text) => {
                    self.piece(Field::Text, span.clone(), &unmarked(text));
                }
                BlockKind::List { items, .. } => {
                    for item in items {
                        self.blocks(item, title);
                    }
                }
                BlockKind::Quote(blocks) => self.blocks(blocks, title),
                BlockKind::Code(code) => self.piece(Field::Code, span.clone(), &code.text),
                BlockKind::Table(Table { head, rows, .. }) => {
                    for row in std::iter::once(head).chain(rows) {
                        let cells: Vec<_> = row.iter().map(|cell| unmarked(cell)).collect();
                        self.piece(Field::Text, span.clone(), &cells.join(" | "));
                    }
                }
                BlockKind::Rule => {}
            }
        }
    }

    fn piece(&mut self, field: Field, span: Range<usize>, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        // The doc is added after its pieces.
        let place = WordPlace { doc: count(self.docs.len()), field };
        for range in words::ranges(text) {
            words::fold(text.get(range).unwrap_or_default(), &mut self.folded);
            let next = count(self.places.len());
            let word = match self.numbers.get(self.folded.as_str()) {
                Some(word) => *word,
                None => *self.numbers.entry(self.folded.as_str().into()).or_insert(next),
            };
            if word == next {
                self.places.push(Vec::new());
            }
            if let Some(places) = self.places.get_mut(word as usize)
                && !places.iter().rev().take_while(|p| p.doc == place.doc).any(|p| *p == place)
            {
                places.push(place);
            }
        }
        self.pieces.push(Piece { field, span, text: text.into() });
    }

    fn finish(mut self, library: Arc<Library>) -> Index {
        let mut numbered: Vec<(Box<str>, u32)> = self.numbers.drain().collect();
        numbered.sort_unstable();
        let mut starts = vec![0];
        let mut places = Vec::with_capacity(self.places.iter().map(Vec::len).sum());
        for (_, number) in &numbered {
            places.extend(self.places.get(*number as usize).into_iter().flatten());
            starts.push(count(places.len()));
        }
        let words = numbered.into_iter().map(|(word, _)| word).collect();
        Index { library, docs: self.docs, pieces: self.pieces, words, starts, places }
    }
}

/// Counts fit: the files of a course are far smaller than 4 GiB.
fn count(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}
