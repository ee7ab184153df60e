//! What an index finds for some words.
//!
//! Every word that was typed has to be in what is found, whole or as the beginning of another. What
//! is found ranks by where the words are (a name before a heading before a sentence), how rare they
//! are, whether they are whole, and how close together they stand. A name may also be nearly right.

use std::ops::Range;

use super::passage::look;
use super::{Doc, Field, Index, Piece, Seen, Subject};
use crate::text::fuzzy::Fuzzy;
use crate::text::words;

/// What was typed after this many words narrows nothing down any more.
const MOST_WORDS: usize = 8;

/// Docs that are looked at closely, at least.
const CLOSELY: usize = 40;

/// What a word is worth that is the beginning of another only.
const BEGINNING: f64 = 0.7;

/// What a name is worth that is nearly what was typed, at most.
const NEARLY: f64 = 0.9;

/// Letters of a word from which on it may be nearly right; shorter ones are nearly everywhere.
const TELLING: usize = 3;

/// What words that stand side by side add at most.
const CLOSE: f64 = 0.6;

/// Something that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found<'a> {
    /// What it is.
    pub doc: &'a Doc,
    /// How well it fits; a name that is exactly what was typed has 3.
    pub score: f64,
    /// The piece that shows best why, with the bytes of what was looked for; none if it was its
    /// name alone.
    pub passage: Option<(&'a Piece, Vec<Range<usize>>)>,
}

/// Where a word that was typed is, as positions in the index's `places`.
struct Wanted {
    /// The word itself.
    whole: Range<usize>,
    /// Longer words that begin so.
    longer: Range<usize>,
    /// The rarer, the higher.
    rarity: f64,
}

impl Index {
    /// What fits `query`, best first, `most` at most. `seen` says how much of a question (number of
    /// lesson and question, from 0) may be found.
    pub fn find(
        &self,
        query: &str,
        seen: impl Fn(usize, usize) -> Seen,
        most: usize,
    ) -> Vec<Found<'_>> {
        let of_doc = |doc: &Doc| match doc.subject {
            Subject::Question(lesson, question) => seen(lesson, question),
            Subject::Lesson(_) | Subject::Page(..) | Subject::Term(_) => Seen::Answered,
        };
        let seen: Vec<Seen> = self.docs.iter().map(of_doc).collect();
        let mut typed = words::words(query);
        typed.truncate(MOST_WORDS);
        if typed.is_empty() {
            return self.find_signs(query.trim(), &seen, most);
        }
        let mut scores = self.by_words(&typed, &seen);
        if typed.iter().any(|word| word.chars().count() >= TELLING) {
            self.by_names(query, &mut scores);
        }
        let numbered = self.docs.iter().zip(&seen).zip(scores);
        let mut best: Vec<(&Doc, Seen, f64)> = numbered
            .filter(|(_, score)| *score > 0.0)
            .map(|((doc, seen), score)| (doc, *seen, score))
            .collect();
        best.sort_by(|a, b| b.2.total_cmp(&a.2));
        best.truncate(CLOSELY.max(most));
        let closely = |(doc, seen, score)| self.closely(doc, seen, score, &typed);
        let mut found: Vec<Found<'_>> = best.into_iter().map(closely).collect();
        found.sort_by(|a, b| b.score.total_cmp(&a.score));
        found.truncate(most);
        found
    }

    /// The score of each doc that holds all words; 0 for the others.
    fn by_words(&self, typed: &[String], seen: &[Seen]) -> Vec<f64> {
        let wanted: Vec<Wanted> = typed.iter().map(|word| self.wanted(word)).collect();
        let all: f64 = wanted.iter().map(|word| word.rarity).sum();
        let mut scores = vec![0.0; self.docs.len()];
        let mut best = vec![0.0f64; self.docs.len()];
        for (number, word) in wanted.iter().enumerate() {
            best.fill(0.0);
            for (places, whole) in [(&word.whole, 1.0), (&word.longer, BEGINNING)] {
                for place in self.places.get(places.clone()).into_iter().flatten() {
                    let doc = place.doc as usize;
                    if let (Some(best), Some(seen)) = (best.get_mut(doc), seen.get(doc))
                        && may_show(place.field, *seen)
                    {
                        *best = best.max(weight(place.field) * whole);
                    }
                }
            }
            for (score, best) in scores.iter_mut().zip(&best) {
                let goes_on = number == 0 || *score > 0.0;
                let holds_it = goes_on && *best > 0.0;
                *score = if holds_it { *score + best * word.rarity / all } else { 0.0 };
            }
        }
        scores
    }

    /// Raises the scores of docs whose names are nearly what was typed.
    fn by_names(&self, query: &str, scores: &mut [f64]) {
        let Some(mut fuzzy) = Fuzzy::new(query) else { return };
        for (doc, score) in self.docs.iter().zip(scores) {
            let worth = match doc.subject {
                Subject::Lesson(_) | Subject::Term(_) => weight(Field::Name),
                Subject::Page(..) => weight(Field::Heading),
                Subject::Question(..) => continue,
            };
            if let Some(quality) = fuzzy.quality(&doc.name) {
                *score = score.max(worth * NEARLY * f64::from(quality * quality));
            }
        }
    }

    /// Where a word is, and words that begin with it.
    fn wanted(&self, word: &str) -> Wanted {
        let first = self.words.partition_point(|known| **known < *word);
        let from_it_on = self.words.iter().skip(first);
        let several = from_it_on.take_while(|known| known.starts_with(word)).count();
        let is_known = self.words.get(first).is_some_and(|known| **known == *word);
        let start = |word: usize| self.starts.get(word).map_or(0, |start| *start as usize);
        let middle = start(first + usize::from(is_known));
        let (whole, longer) = (start(first)..middle, middle..start(first + several));
        let rarity = (count(self.docs.len()) / count(whole.len() + longer.len())).ln_1p();
        Wanted { whole, longer, rarity }
    }

    /// Looks at a doc's pieces for the best passage; words that are close together there raise its
    /// score.
    fn closely<'a>(&'a self, doc: &'a Doc, seen: Seen, score: f64, typed: &[String]) -> Found<'a> {
        let mut best: Option<(&Piece, Vec<Range<usize>>, f64)> = None;
        for piece in self.pieces_of(doc).iter().filter(|piece| may_show(piece.field, seen)) {
            if best.as_ref().is_some_and(|(.., best)| *best >= 1.0) {
                break;
            }
            let (marks, close) = look(&piece.text, typed);
            // Its name is shown anyway.
            let shown = piece.text == doc.name;
            if !marks.is_empty() && !shown && best.as_ref().is_none_or(|(.., best)| close > *best) {
                best = Some((piece, marks, close));
            }
        }
        let close = best.as_ref().map_or(0.0, |(.., close)| *close);
        let raised = if typed.len() > 1 { score * (1.0 + CLOSE * close) } else { score };
        Found { doc, score: raised, passage: best.map(|(piece, marks, _)| (piece, marks)) }
    }

    /// Finds signs such as `==`, which are no words, as they stand.
    fn find_signs(&self, signs: &str, seen: &[Seen], most: usize) -> Vec<Found<'_>> {
        if signs.is_empty() {
            return Vec::new();
        }
        let in_doc = |(doc, seen): (_, &Seen)| {
            let mut pieces =
                self.pieces_of(doc).iter().filter(|piece| may_show(piece.field, *seen));
            let piece = pieces.find(|piece| piece.text.contains(signs))?;
            let marks = piece.text.match_indices(signs).map(|(at, _)| at..at + signs.len());
            Some(Found { doc, score: weight(piece.field), passage: Some((piece, marks.collect())) })
        };
        self.docs.iter().zip(seen).filter_map(in_doc).take(most).collect()
    }
}

/// Whether a part of a doc may be found by someone who has seen so much of it.
fn may_show(field: Field, seen: Seen) -> bool {
    match field {
        Field::Explanation => seen == Seen::Answered,
        Field::Name | Field::Heading | Field::Text | Field::Code => seen >= Seen::Asked,
    }
}

/// What a word is worth in a field.
fn weight(field: Field) -> f64 {
    match field {
        Field::Name => 3.0,
        Field::Heading => 2.0,
        Field::Text => 1.0,
        Field::Explanation => 0.9,
        Field::Code => 0.8,
    }
}

/// At least 1, so that it can divide.
fn count(len: usize) -> f64 {
    f64::from(u32::try_from(len.max(1)).unwrap_or(u32::MAX))
}
