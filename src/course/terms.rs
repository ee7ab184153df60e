//! Which terms of the glossary a page uses.
//!
//! A term is found in prose, headings, tables and code inside a sentence, not in blocks of code,
//! where most words are names. It is found as whole words in any case, one or several of a thing
//! ("decorators", "queries"; see [`singular`]), under each of its names. A name in capitals, such
//! as REST, has to stand in capitals, with a small `s` for several. Of names that share words, the
//! longest is found: "list comprehension" is no "list".

use std::collections::HashMap;

use super::catalogue::Term;
use super::prose::{Block, BlockKind, Prose, Table, unmarked};
use crate::text::forms::singular;
use crate::text::words;

/// A word as terms are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    /// Folded, and of one thing.
    one: String,
    /// Without a small `s` at the end, if all the rest are capitals.
    capitals: Option<String>,
}

/// A name of a term.
struct Name {
    term: usize,
    words: Vec<Word>,
}

/// The terms that a text uses, as numbers in `terms`, in the order of their first use.
pub fn used_in(terms: &[Term], prose: &Prose) -> Vec<usize> {
    let names = by_first_word(terms);
    let mut found = Vec::new();
    let mut passages = Vec::new();
    gather(&prose.blocks, &mut passages);
    for passage in &passages {
        let words = read(passage);
        let mut at = 0;
        while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
            let fitting = rest.first().and_then(|word| names.get(&word.one)).into_iter().flatten();
            let longest = fitting.filter(|name| begins(rest, name)).max_by_key(|n| n.words.len());
            at += longest.map_or(1, |name| name.words.len());
            if let Some(name) = longest.filter(|name| !found.contains(&name.term)) {
                found.push(name.term);
            }
        }
    }
    found
}

/// The term called `word`, in any case and number; else the first whose name begins so.
pub fn called<'a>(terms: &'a [Term], word: &str) -> Option<&'a Term> {
    let wanted: Vec<String> = read(word).into_iter().map(|word| word.one).collect();
    let of = |name: &str| -> Vec<String> { read(name).into_iter().map(|word| word.one).collect() };
    let is_it = |term: &&Term| term.names().any(|name| of(name) == wanted);
    let folded = words::folded(word.trim());
    let begins_so =
        |term: &&Term| term.names().any(|name| words::folded(name).starts_with(&folded));
    if wanted.is_empty() {
        return None;
    }
    terms.iter().find(is_it).or_else(|| terms.iter().find(begins_so))
}

fn by_first_word(terms: &[Term]) -> HashMap<String, Vec<Name>> {
    let mut names: HashMap<String, Vec<Name>> = HashMap::new();
    for (number, term) in terms.iter().enumerate() {
        for name in term.names() {
            let words = read(name);
            if let Some(first) = words.first() {
                let name = Name { term: number, words: words.clone() };
                names.entry(first.one.clone()).or_default().push(name);
            }
        }
    }
    names
}

/// Whether a text begins with a name.
fn begins(text: &[Word], name: &Name) -> bool {
    let fits = |(word, wanted): (&Word, &Word)| match &wanted.capitals {
        Some(_) => word.capitals == wanted.capitals,
        None => word.one == wanted.one,
    };
    text.len() >= name.words.len() && text.iter().zip(&name.words).all(fits)
}

fn read(text: &str) -> Vec<Word> {
    let word = |word: &str| {
        let letters = word.strip_suffix('s').unwrap_or(word);
        let capitals = letters.chars().count() > 1
            && letters.chars().all(|c| !c.is_lowercase())
            && letters.chars().any(char::is_uppercase);
        let one = singular(&words::folded(word));
        Word { one, capitals: capitals.then(|| letters.to_owned()) }
    };
    words::ranges(text).filter_map(|range| text.get(range)).map(word).collect()
}

/// The texts of paragraphs, headings, items and cells.
fn gather(blocks: &[Block], passages: &mut Vec<String>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { text, .. } | BlockKind::Paragraph(text) => {
                passages.push(unmarked(text));
            }
            BlockKind::List { items, .. } => items.iter().for_each(|item| gather(item, passages)),
            BlockKind::Quote(blocks) => gather(blocks, passages),
            BlockKind::Table(Table { head, rows, .. }) => {
                let cells = std::iter::once(head).chain(rows).flatten();
                passages.extend(cells.map(|cell| unmarked(cell)));
            }
            BlockKind::Code(_) | BlockKind::Rule => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms() -> Vec<Term> {
        let names: [&[&str]; 9] = [
            &["list"],
            &["list comprehension"],
            &["REST"],
            &["API"],
            &["query"],
            &["virtual environment", "venv"],
            &["CSS"],
            &["HTTP"],
            &["cache", "cached", "caching"],
        ];
        let term = |names: &&[&str]| Term {
            name: names[0].into(),
            also: names[1..].iter().map(|name| (*name).into()).collect(),
            definition: Prose::default(),
            lesson: None,
        };
        names.iter().map(term).collect()
    }

    #[test]
    fn terms_are_found_as_whole_words_of_any_number() {
        let terms = terms();
        for (text, expected) in [
            ("A list.", vec!["list"]),
            ("Listen to the listing.", vec![]),
            ("LISTS and a *Query*", vec!["list", "query"]),
            ("queries, then lists", vec!["query", "list"]),
            ("A list comprehension makes it.", vec!["list comprehension"]),
            ("A list\ncomprehension, and a list.", vec!["list comprehension", "list"]),
            ("the rest of it", vec![]),
            ("REST APIs and CSS", vec!["REST", "API", "CSS"]),
            ("HTTPS", vec![]),
            ("a `venv`; virtual environments", vec!["virtual environment"]),
            ("what was cached", vec!["cache"]),
            ("```python\nlist(query)\n```", vec![]),
            ("# Lists\n\n|a|\n|-|\n|query|\n\n- > API", vec!["list", "query", "API"]),
        ] {
            let found = used_in(&terms, &Prose::parse(text, 0));
            let names: Vec<_> = found.iter().map(|term| terms[*term].name.as_str()).collect();
            assert_eq!(names, expected, "{text:?}");
        }
    }

    #[test]
    fn a_term_is_called_by_any_of_its_names() {
        let terms = terms();
        for (word, expected) in [
            ("lists", Some("list")),
            ("Venv", Some("virtual environment")),
            ("apis", Some("API")),
            ("virt", Some("virtual environment")),
            ("list comp", Some("list comprehension")),
            ("unknown", None),
            ("", None),
        ] {
            let found = called(&terms, word).map(|term| term.name.as_str());
            assert_eq!(found, expected, "{word:?}");
        }
    }
}
