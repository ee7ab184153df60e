use std::sync::Arc;

use super::*;
use crate::course::Library;
use crate::learn::event::{Event, Setting};
use crate::session::sample;

fn index() -> Index {
    let lessons = ["python/kinds", "python/notes", "web/pages"].map(sample::lesson).into();
    Index::new(Arc::new(Library { lessons, ..Library::default() }))
}

/// The hits for a query, a line each, after these events.
fn search(query: &str, events: &[Event], is_read: bool) -> Vec<String> {
    let (course, index) = (sample::course(), index());
    let mut progress = Progress::of("sample");
    sample::apply(&mut progress, events);
    let world = World { course: &course, index: is_read.then_some(&index), progress: &progress };
    let line = |hit: Hit| {
        let passage = hit.passage.map(|passage| marked(&passage)).unwrap_or_default();
        let star = if hit.bookmark { "*" } else { "" };
        format!("{}{star} {} ({}) {passage}", hit.kind.name(), marked(&hit.title), hit.place)
    };
    world.search(query).into_iter().map(line).collect()
}

/// A text with its marks in brackets.
fn marked(marked: &Marked) -> String {
    let mut text = marked.text.clone();
    for mark in marked.marks.iter().rev() {
        text.insert(mark.end, ']');
        text.insert(mark.start, '[');
    }
    text
}

fn noted(page: usize, text: &str) -> Event {
    Event::Noted { lesson: "python/kinds".into(), page, text: text.into() }
}

fn bookmarked(page: usize) -> Event {
    Event::Bookmarked { lesson: "python/kinds".into(), page, on: true }
}

#[test]
fn pages_are_found_with_the_passage() {
    assert_eq!(
        search("sor", &[], true),
        ["page [Sor]ting (python/kinds, page 2) [sort] gives nothing back."]
    );
    assert_eq!(search("kinds", &[], true), ["lesson python/[kinds] () "]);
}

#[test]
fn questions_are_found_once_they_were_asked() {
    let asked = Event::Asked {
        lesson: "python/kinds".into(),
        question: "short".into(),
        setting: Setting::Quiz,
    };
    assert_eq!(search("keyword", &[], true), Vec::<String>::new());
    assert_eq!(
        search("keyword", &[asked], true),
        ["question Which keyword ends a function? (python/kinds) \
          Which [keyword] ends a function?"]
    );
}

#[test]
fn without_a_query_notes_and_bookmarks_are_shown_along_the_path() {
    let events = [bookmarked(2), noted(1, "One and\none."), noted(2, "Sorts in place.")];
    assert_eq!(
        search(" ", &events, true),
        [
            "note Adding (python/kinds, page 1) One and one.",
            "note* Sorting (python/kinds, page 2) Sorts in place."
        ]
    );
    assert_eq!(
        search("", &events[..1], false),
        ["bookmark* python/kinds (python/kinds, page 2) "],
        "before the lessons are read"
    );
}

#[test]
fn notes_are_found_by_all_their_words() {
    let events = [noted(1, "Thumbs: one and one more thumb.")];
    assert_eq!(
        search("more thumb", &events, false),
        ["note python/kinds (python/kinds, page 1) [Thumbs]: one and one [more] [thumb]."]
    );
    assert_eq!(search("more fingers", &events, false), Vec::<String>::new());
}

#[test]
fn before_the_lessons_are_read_titles_are_searched() {
    assert_eq!(search("kind", &[], false), ["lesson python/[kind]s () "]);
}

#[test]
fn a_hit_in_code_leads_to_its_line() {
    let (course, index) = (sample::course(), index());
    let progress = Progress::of("sample");
    let world = World { course: &course, index: Some(&index), progress: &progress };
    let hits = world.search("print");
    let Target::Page(place) = &hits[0].target else { panic!("{hits:?}") };
    assert_eq!((place.page, place.span.len()), (0, 1));
    assert!(place.span.start > 40, "{place:?}");
}
