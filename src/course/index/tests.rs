use super::*;
use crate::course::catalogue::{Catalogue, Term};
use crate::course::parse::parse;
use crate::course::{Files, Prose};

/// A course of two lessons with pages, questions and a term.
fn index() -> Index {
    let quiz = "[[question]]\nid = \"q\"\nkind = \"short\"\nprompt = \"Which zebra word begins a loop?\"\n\
                answer = \"for\"\nexplain = \"The quagga repeats.\"\n";
    let header = |id: &str, title: &str| {
        format!(
            "id = \"{id}\"\ntitle = \"{title}\"\nminutes = 5\nobjectives = [\"You repeat work.\"]\n"
        )
    };
    let files: Files = [
        (
            "course.toml",
            "format = 1\nid = \"c\"\ntitle = \"C\"\nversion = \"1\"\nlanguage = \"en\"\n\
             license = \"CC0-1.0\"\n[[stage]]\nid = \"s\"\ntitle = \"S\"\nsummary = \"A.\"\n\
             lessons = [\"loops\", \"lists\"]\n"
                .to_owned(),
        ),
        ("s/loops/lesson.toml", header("s/loops", "Loops and ranges")),
        (
            "s/loops/lesson.md",
            "# Loops and ranges\n\nA loop repeats. Use a `list` in it, then the comprehension.\n\n\
             ---\n\n## Café breaks\n\nLeave with `break`.\n\n```python\nfor x in range(3):\n    \
             print(x == 2)\n```\n"
                .to_owned(),
        ),
        ("s/loops/quiz.toml", format!("lesson = \"s/loops\"\n{quiz}")),
        ("s/lists/lesson.toml", header("s/lists", "Lists")),
        (
            "s/lists/lesson.md",
            "# Lists\n\nA list comprehension makes a list.\n\n- one loop\n- two\n".to_owned(),
        ),
        ("s/lists/quiz.toml", "lesson = \"s/lists\"\n".to_owned()),
    ]
    .map(|(path, text)| (path.to_owned(), text))
    .into();
    let mut library = Library::from(parse(&files));
    let term = Term {
        name: "iterable".into(),
        also: vec!["iterables".into()],
        definition: Prose::plain("What a loop goes over."),
        lesson: None,
    };
    library.catalogue = Catalogue { terms: vec![term], ..Catalogue::default() };
    Index::new(Arc::new(library))
}

fn found(query: &str, seen: Seen) -> Vec<Subject> {
    let index = index();
    let found = index.find(query, |_, _| seen, 20);
    found.iter().map(|found| found.doc.subject).collect()
}

#[test]
fn names_come_first_then_headings_then_text() {
    use Subject::{Lesson, Page, Question, Term};
    for (query, expected) in [
        ("lists", vec![Lesson(1)]),
        ("list", vec![Lesson(1), Page(0, 0), Page(1, 0)]),
        ("loop", vec![Lesson(0), Page(0, 0), Page(1, 0), Question(0, 0), Term(0)]),
        ("cafe", vec![Page(0, 1)]),
        ("CAFÉ bre", vec![Page(0, 1)]),
        ("lst", vec![Lesson(1)]),
        ("range", vec![Lesson(0), Page(0, 1)]),
        ("iterab", vec![Term(0)]),
        ("==", vec![Page(0, 1)]),
        ("nothing at all", vec![]),
        ("", vec![]),
    ] {
        let mut found = found(query, Seen::Asked);
        if query == "loop" {
            assert_eq!(found[0], Lesson(0));
            found.sort_by_key(|subject| expected.iter().position(|other| other == subject));
        }
        assert_eq!(found, expected, "{query}");
    }
}

#[test]
fn words_close_together_come_before_words_apart() {
    assert_eq!(
        found("list comprehension", Seen::Never),
        [Subject::Page(1, 0), Subject::Page(0, 0)]
    );
}

#[test]
fn of_a_question_no_more_is_found_than_was_seen() {
    for (query, never, asked, answered) in
        [("zebra", 0, 1, 1), ("quagga", 0, 0, 1), ("zebra quagga", 0, 0, 1)]
    {
        for (seen, expected) in
            [(Seen::Never, never), (Seen::Asked, asked), (Seen::Answered, answered)]
        {
            assert_eq!(found(query, seen).len(), expected, "{query} {seen:?}");
        }
    }
}

#[test]
fn a_passage_knows_its_place_and_its_words() {
    let index = index();
    let found = index.find("break", |_, _| Seen::Never, 5);
    let (piece, marks) = found[0].passage.as_ref().unwrap();
    assert_eq!((piece.text.as_str(), marks.len()), ("Leave with break.", 1));
    assert_eq!(piece.text.get(marks[0].clone()), Some("break"));
    let lesson = "s/loops/lesson.md";
    assert!(piece.span.start > 60 && piece.span.end > piece.span.start, "{lesson}: {piece:?}");
    let code = index.find("print", |_, _| Seen::Never, 5);
    assert_eq!(code[0].passage.as_ref().unwrap().0.field, Field::Code);
}

#[test]
fn no_more_than_asked_for_is_found() {
    assert_eq!(index().find("loop", |_, _| Seen::Answered, 2).len(), 2);
}
