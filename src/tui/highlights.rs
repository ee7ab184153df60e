//! The colours of code blocks, as far as they have arrived from the worker that finds them.

use std::collections::HashMap;

use super::glyphs::Glyphs;
use super::highlight::Highlighted;
use super::page::Layout;
use crate::course::prose::{Block, BlockKind};
use crate::course::question::Kind;
use crate::course::{Lesson, Prose, Question};
use crate::sanitise::sanitise;

/// Code as it is shown: what is to be coloured.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Key {
    lang: String,
    text: String,
}

/// Tokens by language and text; of the lesson on screen only, so that memory stays small.
#[derive(Debug, Clone, Default)]
pub struct Highlights {
    tokens: HashMap<String, HashMap<String, Highlighted>>,
}

impl Key {
    /// Code of a language as it is shown with the given signs.
    pub fn new(lang: &str, text: &str, glyphs: &Glyphs) -> Self {
        let text = glyphs.fold(&sanitise(text)).into_owned();
        Self { lang: lang.to_string(), text }
    }

    /// The language.
    pub fn lang(&self) -> &str {
        &self.lang
    }

    /// The text as it is shown.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl Highlights {
    /// The tokens of a block, if they have arrived.
    pub fn get(&self, key: &Key) -> Option<&Highlighted> {
        self.find(&key.lang, &key.text)
    }

    /// The tokens of a layout's blocks, as far as they have arrived.
    pub fn of(&self, layout: &Layout) -> Vec<Option<&Highlighted>> {
        layout.codes().iter().map(|block| self.find(&block.code.lang, &block.shown)).collect()
    }

    fn find(&self, lang: &str, text: &str) -> Option<&Highlighted> {
        self.tokens.get(lang)?.get(text)
    }

    /// Takes in what has arrived.
    pub fn extend(&mut self, blocks: Vec<(Key, Highlighted)>) {
        for (Key { lang, text }, tokens) in blocks {
            self.tokens.entry(lang).or_default().insert(text, tokens);
        }
    }

    /// The blocks of a lesson whose tokens are not there yet, those of `page` (from 0) first; a
    /// number past the pages means quiz and exercise. Forgets the tokens of other lessons.
    pub fn wanted(&mut self, lesson: &Lesson, page: usize, glyphs: &Glyphs) -> Vec<Key> {
        let pages = lesson.pages.iter().map(|page| codes(&page.prose, glyphs));
        let mut groups: Vec<Vec<Key>> = pages.chain([later_codes(lesson, glyphs)]).collect();
        let first = page.min(groups.len() - 1);
        if let Some(groups) = groups.get_mut(..=first) {
            groups.rotate_right(1);
        }
        let mut wanted: Vec<Key> = Vec::new();
        for code in groups.into_iter().flatten() {
            if !wanted.contains(&code) {
                wanted.push(code);
            }
        }
        for (lang, blocks) in &mut self.tokens {
            blocks
                .retain(|text, _| wanted.iter().any(|key| key.lang == *lang && key.text == *text));
        }
        wanted.retain(|key| self.get(key).is_none());
        wanted
    }

    /// The blocks of a question by itself whose tokens are not there yet.
    pub fn wanted_of(&self, question: &Question, glyphs: &Glyphs) -> Vec<Key> {
        let mut wanted = question_codes(question, glyphs);
        wanted.retain(|key| self.get(key).is_none());
        wanted
    }
}

/// The code of a question and of what is said after its answer.
fn question_codes(question: &Question, glyphs: &Glyphs) -> Vec<Key> {
    let mut found = codes(&question.prompt, glyphs);
    if let Some(text) = &question.code {
        found.push(Key::new(&question.lang, text, glyphs));
    }
    if let Kind::Order { lines, extra, .. } = &question.kind {
        let texts = lines.iter().map(|line| &line.text);
        let texts = texts.chain(extra.iter().map(|line| &line.text));
        found.extend(texts.map(|text| Key::new(&question.lang, text, glyphs)));
    }
    found.extend(codes(&question.solution(), glyphs));
    found.extend(codes(&question.explain, glyphs));
    found
}

/// The code blocks of a piece of prose, in order.
fn codes(prose: &Prose, glyphs: &Glyphs) -> Vec<Key> {
    let mut found = Vec::new();
    collect(&prose.blocks, glyphs, &mut found);
    found
}

fn collect(blocks: &[Block], glyphs: &Glyphs, found: &mut Vec<Key>) {
    for block in blocks {
        match &block.kind {
            // What a program prints stays plain.
            BlockKind::Code(code) if code.lang == "output" => {}
            BlockKind::Code(code) => found.push(Key::new(&code.lang, &code.text, glyphs)),
            BlockKind::Quote(inner) => collect(inner, glyphs, found),
            BlockKind::List { items, .. } => {
                for item in items {
                    collect(item, glyphs, found);
                }
            }
            BlockKind::Heading { .. }
            | BlockKind::Paragraph(_)
            | BlockKind::Table(_)
            | BlockKind::Rule => {}
        }
    }
}

/// The code of what comes after the pages: the quiz and the exercise's task.
fn later_codes(lesson: &Lesson, glyphs: &Glyphs) -> Vec<Key> {
    let mut found = Vec::new();
    for question in &lesson.questions {
        found.extend(question_codes(question, glyphs));
    }
    if let Some(exercise) = &lesson.exercise {
        found.extend(codes(&exercise.task, glyphs));
        let hints = exercise.milestones.iter().flat_map(|milestone| &milestone.hints);
        found.extend(exercise.hints.iter().chain(hints).flat_map(|hint| codes(hint, glyphs)));
    }
    found
}
