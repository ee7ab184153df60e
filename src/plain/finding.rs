//! Search, terms, notes and bookmarks in lines.

use super::command::Command;
use super::errand::Errand;
use super::prose::Lines;
use super::{Place, Plain, Reply, answer};
use crate::course::catalogue::Term;
use crate::course::{LessonId, Prose, QuestionId, terms};
use crate::learn::event::Event;
use crate::session::resume::Resume;
use crate::session::search::{self, Hit, Target, World};
use crate::session::teaches;

/// Hits that are said.
const MOST: usize = 12;

/// What is looked for, and what was found.
#[derive(Debug, Clone, Default)]
pub(super) struct Finding {
    /// What waits for all lessons to be read.
    wish: Option<Wish>,
    /// What was said last, by number.
    found: Vec<Target>,
    /// Where in the lesson that is being opened.
    place: Option<search::Place>,
}

/// What is looked for.
#[derive(Debug, Clone)]
enum Wish {
    /// What holds these words; without any, notes and bookmarks.
    Search(String),
    /// What a word means; without any, the terms of the page.
    Terms(String),
}

impl Finding {
    /// Whether there is something to go to.
    pub(super) fn has_found(&self) -> bool {
        !self.found.is_empty()
    }

    /// Whether it waits for all lessons to be read.
    pub(super) fn is_waiting(&self) -> bool {
        self.wish.is_some()
    }

    /// The lessons cannot be read.
    pub(super) fn forget(&mut self) {
        self.wish = None;
    }
}

impl Plain {
    /// Looks for something, once all lessons are read.
    pub(super) fn look_for(&mut self, command: Command, words: &str) -> Reply {
        if command == Command::Search && words.is_empty() {
            return self.answer("Type :search and some words. :notes lists your notes.".into());
        }
        let words = words.to_owned();
        let is_terms = command == Command::Terms;
        self.finding.wish = Some(if is_terms { Wish::Terms(words) } else { Wish::Search(words) });
        match self.index {
            Some(_) => self.look(),
            None => Reply::errand(Errand::ReadLibrary),
        }
    }

    /// All lessons are read: says what was looked for.
    pub(super) fn look(&mut self) -> Reply {
        match self.finding.wish.take() {
            Some(Wish::Search(words)) => self.search(&words),
            Some(Wish::Terms(word)) => self.terms(&word),
            None => Reply::ask(),
        }
    }

    fn search(&mut self, words: &str) -> Reply {
        let index = self.index.as_ref();
        let hits = World { course: &self.course, index, progress: &self.progress }.search(words);
        if hits.is_empty() {
            self.finding.found.clear();
            let nothing = if words.is_empty() {
                "There are no notes or bookmarks yet. On a page, type :note and a text, or :bookmark."
            } else {
                "Nothing has all of these words."
            };
            return self.answer(nothing.into());
        }
        // All notes are asked for; of what is found by words, the rest is worth less and less.
        let most = if words.is_empty() { hits.len() } else { MOST };
        let mut lines: Vec<String> =
            hits.iter().take(most).zip(1..).map(|(hit, number)| told(hit, number)).collect();
        if hits.len() > most {
            lines.push(format!("And {} more: type more words.", hits.len() - most));
        }
        lines.push("Type :go and a number to go there.".into());
        self.finding.found = hits.into_iter().take(most).map(|hit| hit.target).collect();
        self.answer(lines.join("\n"))
    }

    fn terms(&mut self, word: &str) -> Reply {
        let Some(library) = self.library.clone() else { return Reply::ask() };
        let all = &library.catalogue.terms;
        if !word.is_empty() {
            let Some(term) = terms::called(all, word) else {
                return self.answer(format!("The glossary has no term {word}."));
            };
            return self.say_term(term);
        }
        let Place::Page(lesson, reading) = &self.place else {
            let example = "Type :terms and a word. On a page, :terms lists those of the page.";
            return self.answer(example.into());
        };
        let page = lesson.pages.get(reading.page());
        let used = page.map(|page| terms::used_in(all, &page.prose)).unwrap_or_default();
        let names: Vec<&str> =
            used.iter().filter_map(|at| all.get(*at)).map(|term| term.name.as_str()).collect();
        self.answer(if names.is_empty() {
            "No term of the glossary is on this page.".into()
        } else {
            format!("Terms on this page: {}.\nType :terms and one of them.", names.join(", "))
        })
    }

    /// Says what a term means; number 1 is then where it is taught.
    fn say_term(&mut self, term: &Term) -> Reply {
        let mut lines = Lines::default();
        lines.titled(&format!("{}:", term.name), &term.definition);
        if !term.also.is_empty() {
            lines.say(format!("Also: {}.", term.also.join(", ")));
        }
        let taught = term.lesson.as_ref().and_then(|lesson| self.course.header(lesson));
        self.finding.found = taught.map(|h| Target::Lesson(h.id.clone())).into_iter().collect();
        if let Some(header) = taught {
            lines.say(format!("Taught in {}: type :go 1.", header.title));
        }
        self.answer(lines.finish())
    }

    /// Goes to what was found.
    pub(super) fn go_to(&mut self, number: &str) -> Reply {
        let most = self.finding.found.len();
        let target = answer::place(number, most).and_then(|at| self.finding.found.get(at));
        match target.cloned() {
            Some(Target::Lesson(lesson)) => self.open(lesson),
            Some(Target::Page(place)) => self.open_at(place),
            Some(Target::Question(lesson, question)) => self.say_question(&lesson, &question),
            Some(Target::Term(name)) => {
                let library = self.library.clone();
                let all = library.as_ref().map_or(&[][..], |library| &library.catalogue.terms);
                match all.iter().find(|term| term.name == name) {
                    Some(term) => self.say_term(term),
                    None => self.answer(format!("The glossary has no term {name}.")),
                }
            }
            None => self.answer(format!("Type :go and a number from 1 to {most}.")),
        }
    }

    fn open_at(&mut self, place: search::Place) -> Reply {
        let lesson = place.lesson.clone();
        if self.course.header(&lesson).is_none() {
            return self.answer(format!("The course has no lesson {lesson} any more."));
        }
        self.finding.place = Some(place);
        self.open(lesson)
    }

    /// The page to open a lesson at, if one was asked for.
    pub(super) fn wanted_page(&mut self, lesson: &LessonId) -> Option<Resume> {
        let place = self.finding.place.take().filter(|place| place.lesson == *lesson)?;
        Some(Resume::Page { page: place.page, offset: 0 })
    }

    /// Says a question that the learner has met; number 1 is then the page that teaches it.
    fn say_question(&mut self, lesson: &LessonId, question: &QuestionId) -> Reply {
        let library = self.library.clone();
        let lesson = library.as_ref().and_then(|library| library.lesson(lesson));
        let found = lesson.and_then(|lesson| Some((lesson, lesson.question(question)?)));
        let Some((lesson, question)) = found else {
            return self.answer("The course has no such question any more.".into());
        };
        let id = &lesson.header.id;
        let mut lines = Lines::default();
        lines.prose(&question.prompt);
        if let Some(code) = &question.code {
            lines.prose(&Prose::listing(&question.lang, code));
        }
        if self.progress.seen().answered(id, &question.id) == Some(true) {
            lines.prose(&question.explain);
        }
        let page = teaches::page_for(lesson, question);
        let title = &lesson.header.title;
        lines.say(format!("Taught in {title}, page {}: type :go 1.", page + 1));
        let place = search::Place { lesson: id.clone(), page, span: 0..0 };
        self.finding.found = vec![Target::Page(place)];
        self.answer(lines.finish())
    }

    /// Writes a note on the page; without a text, says the one that is there.
    pub(super) fn note(&mut self, text: &str) -> Reply {
        let Some((lesson, page)) = self.page() else { return self.go() };
        let kept = self.progress.notes().of_page(&lesson, page);
        let before = kept.and_then(|kept| kept.note.clone()).unwrap_or_default();
        match (text, before.is_empty()) {
            ("", true) => {
                self.answer("There is no note on this page. Type :note and a text.".into())
            }
            ("", false) => self.answer(format!("Your note: {before}")),
            ("-", true) => self.answer("There is no note on this page.".into()),
            ("-", false) => {
                let text = String::new();
                let gone = format!("Taken away. It was: {before}");
                self.answer(gone).recording([Event::Noted { lesson, page, text }])
            }
            (text, _) => {
                let text = text.to_owned();
                self.answer("Noted.".into()).recording([Event::Noted { lesson, page, text }])
            }
        }
    }

    /// Marks the page, or takes the mark away.
    pub(super) fn bookmark(&mut self) -> Reply {
        let Some((lesson, page)) = self.page() else { return self.go() };
        let kept = self.progress.notes().of_page(&lesson, page);
        let on = !kept.is_some_and(|kept| kept.bookmark);
        let text = if on { "This page has a bookmark now." } else { "The bookmark is gone." };
        self.answer(text.into()).recording([Event::Bookmarked { lesson, page, on }])
    }

    /// What is kept of a page, counted from 1, in lines.
    pub(super) fn kept_of(&self, lesson: &LessonId, page: usize) -> Vec<String> {
        let Some(kept) = self.progress.notes().of_page(lesson, page) else { return Vec::new() };
        let bookmark = kept.bookmark.then(|| "It has a bookmark.".to_owned());
        let note = kept.note.as_ref().map(|note| format!("Your note: {note}"));
        bookmark.into_iter().chain(note).collect()
    }

    /// The page that is open, counted from 1.
    fn page(&self) -> Option<(LessonId, usize)> {
        match &self.place {
            Place::Page(lesson, reading) => Some((lesson.header.id.clone(), reading.page() + 1)),
            Place::Welcome
            | Place::Path
            | Place::Quiz(..)
            | Place::Results(_)
            | Place::Review(..)
            | Place::Aside(_)
            | Place::Exercise(_) => None,
        }
    }
}

/// A hit in a line or two.
fn told(hit: &Hit, number: usize) -> String {
    let kind = if hit.bookmark && hit.kind != search::Kind::Bookmark {
        format!("{} with a bookmark", hit.kind.name())
    } else {
        hit.kind.name().to_owned()
    };
    let place = if hit.place.is_empty() { String::new() } else { format!(", {}", hit.place) };
    let passage = hit.passage.as_ref().map(|passage| format!("\n   {}", passage.text));
    format!("{number}. {} ({kind}{place}){}", hit.title.text, passage.unwrap_or_default())
}
