//! The colours of code blocks, as far as they have arrived from the worker that finds them.

use std::collections::HashMap;

use super::highlight::Tokens;
use crate::course::prose::{Block, BlockKind, Code};
use crate::course::{Lesson, Prose};

/// Tokens by code block; of the lesson on screen only, so that memory stays small.
#[derive(Debug, Clone, Default)]
pub struct Highlights {
    tokens: HashMap<Code, Tokens>,
}

impl Highlights {
    /// The tokens of a block, if they have arrived.
    pub fn get(&self, code: &Code) -> Option<&Tokens> {
        self.tokens.get(code)
    }

    /// Takes in what has arrived.
    pub fn extend(&mut self, blocks: Vec<(Code, Tokens)>) {
        self.tokens.extend(blocks);
    }

    /// The blocks of a lesson whose tokens are not there yet, those of `page` (from 0) first; a
    /// number past the pages means the quiz. Forgets the tokens of other lessons.
    pub fn wanted(&mut self, lesson: &Lesson, page: usize) -> Vec<Code> {
        let pages = lesson.pages.iter().map(|page| codes(&page.prose));
        let mut groups: Vec<Vec<Code>> = pages.chain([quiz_codes(lesson)]).collect();
        let first = page.min(groups.len() - 1);
        groups[..=first].rotate_right(1);
        let mut wanted: Vec<Code> = Vec::new();
        for code in groups.into_iter().flatten() {
            if !wanted.contains(&code) {
                wanted.push(code);
            }
        }
        self.tokens.retain(|code, _| wanted.contains(code));
        wanted.retain(|code| !self.tokens.contains_key(code));
        wanted
    }
}

/// The code blocks of a piece of prose, in order.
pub fn codes(prose: &Prose) -> Vec<Code> {
    let mut found = Vec::new();
    collect(&prose.blocks, &mut found);
    found
}

fn collect(blocks: &[Block], found: &mut Vec<Code>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Code(code) => found.push(code.clone()),
            BlockKind::Quote(inner) => collect(inner, found),
            BlockKind::List { items, .. } => items.iter().for_each(|item| collect(item, found)),
            BlockKind::Heading { .. }
            | BlockKind::Paragraph(_)
            | BlockKind::Table(_)
            | BlockKind::Rule => {}
        }
    }
}

fn quiz_codes(lesson: &Lesson) -> Vec<Code> {
    let mut found = Vec::new();
    for question in &lesson.questions {
        found.extend(codes(&question.prompt));
        if let Some(text) = &question.code {
            found.extend(codes(&Prose::listing(&question.lang, text)));
        }
        found.extend(codes(&question.solution()));
        found.extend(codes(&question.explain));
    }
    found
}
