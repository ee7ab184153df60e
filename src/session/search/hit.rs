//! Something that was found, as both front ends show it.

use std::ops::Range;

use crate::course::index::{Field, Found, Piece, Subject, passage};
use crate::course::{LessonId, Library, QuestionId};
use crate::text::fuzzy::Fuzzy;

/// Characters of a passage.
const PASSAGE: usize = 160;

/// Something that was found. Nothing in it is made safe to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub kind: Kind,
    /// What it is called.
    pub title: Marked,
    /// Where it stands, such as `Loops, page 2`; empty if the title says it.
    pub place: String,
    /// The part of its text that shows why it was found.
    pub passage: Option<Marked>,
    /// Whether it is a page with a bookmark.
    pub bookmark: bool,
    /// Where it leads.
    pub target: Target,
}

/// What can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A lesson, by its title or objectives.
    Lesson,
    /// A page of a lesson.
    Page,
    /// A question that the learner has met.
    Question,
    /// A term of the glossary.
    Term,
    /// A note of the learner's.
    Note,
    /// A page that is marked to be found again.
    Bookmark,
}

/// Text in which something was looked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marked {
    /// The text.
    pub text: String,
    /// The bytes of what was looked for, in order.
    pub marks: Vec<Range<usize>>,
}

/// Where something leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To a lesson, where the learner left it.
    Lesson(LessonId),
    /// To a place on a page.
    Page(Place),
    /// To a question and what was said of it.
    Question(LessonId, QuestionId),
    /// To the term of this name.
    Term(String),
}

/// A place on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The lesson.
    pub lesson: LessonId,
    /// The page, counted from 0.
    pub page: usize,
    /// Bytes of `lesson.md`; empty for the page's top.
    pub span: Range<usize>,
}

impl Kind {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Lesson => "lesson",
            Self::Page => "page",
            Self::Question => "question",
            Self::Term => "term",
            Self::Note => "note",
            Self::Bookmark => "bookmark",
        }
    }
}

impl Marked {
    /// Text without marks.
    pub fn plain(text: &str) -> Self {
        Self { text: text.into(), marks: Vec::new() }
    }

    /// A name with what was typed of it marked.
    pub(super) fn fuzzy(name: &str, fuzzy: Option<&mut Fuzzy>) -> Self {
        let marks = fuzzy.map(|fuzzy| fuzzy.marks(name)).unwrap_or_default();
        Self { text: name.into(), marks }
    }

    /// The part of a text to show, on one line.
    pub(super) fn excerpt(text: &str, marks: &[Range<usize>]) -> Self {
        let (text, marks) = passage::excerpt(text, marks, PASSAGE);
        Self { text, marks }
    }
}

impl Hit {
    pub(super) fn new(kind: Kind, title: Marked, target: Target) -> Self {
        Self { kind, title, place: String::new(), passage: None, bookmark: false, target }
    }

    /// What an index found, in a library; none if it is not there.
    pub(super) fn of(
        library: &Library,
        found: &Found<'_>,
        mark: &mut dyn FnMut(&str) -> Marked,
    ) -> Option<Self> {
        let passage = found.passage.as_ref();
        // Another name of a term says less than what it means.
        let says_more = passage.filter(|(piece, _)| piece.field != Field::Name);
        let shown = says_more.map(|(piece, marks)| Marked::excerpt(&piece.text, marks));
        let hit: Self = match found.doc.subject {
            Subject::Lesson(lesson) => {
                let header = &library.lessons.get(lesson)?.header;
                Self::new(Kind::Lesson, mark(&header.title), Target::Lesson(header.id.clone()))
            }
            Subject::Page(lesson, page) => {
                let lesson = library.lessons.get(lesson)?;
                let title = mark(&lesson.pages.get(page)?.title);
                let span = passage.map_or(0..0, |(piece, marks)| span_of(piece, marks));
                let place = Place { lesson: lesson.header.id.clone(), page, span };
                let hit = Self::new(Kind::Page, title, Target::Page(place));
                Self { place: format!("{}, page {}", lesson.header.title, page + 1), ..hit }
            }
            Subject::Question(lesson, question) => {
                let lesson = library.lessons.get(lesson)?;
                let question = lesson.questions.get(question)?;
                let target = Target::Question(lesson.header.id.clone(), question.id.clone());
                let prompt = question.prompt.text();
                let line = prompt.lines().next().unwrap_or_default();
                let hit = Self::new(Kind::Question, Marked::excerpt(line, &[]), target);
                Self { place: lesson.header.title.clone(), ..hit }
            }
            Subject::Term(term) => {
                let term = library.catalogue.terms.get(term)?;
                let target = Target::Term(term.name.clone());
                let meaning = Some(Marked::excerpt(&term.definition.text(), &[]));
                Self { passage: meaning, ..Self::new(Kind::Term, mark(&term.name), target) }
            }
        };
        Some(Self { passage: shown.or(hit.passage), ..hit })
    }
}

/// The bytes of `lesson.md` that show what was found: of a program, the line.
fn span_of(piece: &Piece, marks: &[Range<usize>]) -> Range<usize> {
    let first = marks.first().map_or(0, |mark| mark.start);
    if piece.field != Field::Code {
        return piece.span.clone();
    }
    // A layout gives the block's first byte to its label.
    let before = piece.text.get(..first).unwrap_or_default();
    let line = piece.span.start + 1 + before.rfind('\n').map_or(0, |end| end + 1);
    line..line + 1
}
