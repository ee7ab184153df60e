use super::*;
use crate::learn::event::Event;
use crate::session::sample::{apply, path};

fn answered(lesson: &str, question: &str, right: bool, setting: Setting) -> Event {
    let library = path::library();
    let asked = library.question(&lesson.into(), &question.into()).unwrap();
    let answer = path::answer(asked, right);
    let verdict = asked.grade(&answer).verdict;
    Event::Answered {
        lesson: lesson.into(),
        question: question.into(),
        setting,
        answer,
        verdict,
        hints: 0,
        guess: false,
        ms: 1,
    }
}

fn wrong(lesson: &str, question: &str) -> Event {
    answered(lesson, question, false, Setting::Quiz)
}

fn right(lesson: &str, question: &str) -> Event {
    answered(lesson, question, true, Setting::Retry)
}

fn book(events: &[Event]) -> Book {
    let mut progress = Progress::of("sample");
    apply(&mut progress, events);
    Book::of(&path::library(), &progress)
}

fn names(notebook: &Book, filter: &Filter) -> Vec<String> {
    let shown = notebook.shown(filter);
    shown.map(|entry| format!("{}/{}", entry.lesson.header.id, entry.question)).collect()
}

#[test]
fn what_was_missed_oftenest_comes_first_and_leaves_when_it_is_mended() {
    let all = Filter::default();
    let events = [
        wrong("one/a", "first"),
        wrong("one/b", "first"),
        wrong("one/b", "first"),
        wrong("two/e", "fourth"),
    ];
    assert_eq!(
        names(&book(&events), &all),
        ["one/b/first", "one/a/first", "two/e/fourth"],
        "they have the same time here, so the path decides"
    );
    let mended = [right("one/b", "first"), right("one/a", "first"), right("one/b", "first")];
    let events = [&events[..], &mended].concat();
    assert_eq!(names(&book(&events), &all), ["one/a/first", "two/e/fourth"]);
    let gone = [
        wrong("one/a", "first"),
        Event::Answered {
            lesson: "one/gone".into(),
            question: "first".into(),
            setting: Setting::Quiz,
            answer: crate::course::Answer::Line(1),
            verdict: Verdict::Wrong,
            hints: 0,
            guess: false,
            ms: 1,
        },
    ];
    assert_eq!(names(&book(&gone), &all), ["one/a/first"]);
}

#[test]
fn stages_and_misconceptions_filter() {
    let found = book(&[wrong("two/e", "first"), wrong("one/a", "fourth"), wrong("one/a", "pairs")]);
    assert_eq!(found.stages(&path::library()), ["one".into(), "two".into()]);
    assert_eq!(found.misconceptions(), ["says-no"]);
    let stage = Filter { stage: Some("two".into()), ..Filter::default() };
    assert_eq!(names(&found, &stage), ["two/e/first"]);
    let misconception = Some("says-no".to_owned());
    let filter = Filter { misconception, ..Filter::default() };
    assert_eq!(names(&found, &filter), ["one/a/fourth", "two/e/first"]);
}

#[test]
fn a_misconception_bites_from_two_wrong_answers_on() {
    let check = |events: &[Event], times: &[usize]| {
        let found = book(events);
        let bites: Vec<usize> = found.biting.iter().map(|bite| bite.times).collect();
        assert_eq!(bites, times, "{events:?}");
        assert!(found.biting.iter().all(|bite| bite.belief.text() == "It says no."));
    };
    let (a, b) = (wrong("one/a", "first"), wrong("one/b", "fourth"));
    check(std::slice::from_ref(&a), &[]);
    check(&[a.clone(), b.clone()], &[2]);
    check(&[a.clone(), a.clone(), b.clone()], &[3]);
    let mended = right("one/a", "first");
    check(&[a.clone(), b.clone(), mended.clone()], &[2]);
    check(&[a, b, mended.clone(), mended], &[]);
}

#[test]
fn pages_mend() {
    let library = path::library();
    let found = book(&[wrong("two/e", "fourth"), wrong("one/a", "fourth")]);
    let mends = |lesson: &str| -> Vec<(String, usize, String)> {
        let entry = found.entries.iter().find(|e| e.lesson.header.id.as_str() == lesson).unwrap();
        let mends = entry.mends(&library).into_iter();
        mends.map(|m| (m.lesson.header.id.to_string(), m.page, m.title().to_owned())).collect()
    };
    let nod = |lesson: &str| (lesson.to_owned(), 1, "Nod".to_owned());
    assert_eq!(mends("two/e"), [nod("two/e"), nod("one/a")]);
    assert_eq!(mends("one/a"), [nod("one/a")]);
    let (wrong, grade) = found.entries[0].last().unwrap();
    assert!(wrong.answer.is_some() && grade.verdict == Verdict::Wrong);
}

#[test]
fn a_test_fills_the_notebook_only_with_what_was_begun() {
    let missed = answered("two/e", "first", false, Setting::Placement);
    assert_eq!(book(std::slice::from_ref(&missed)).entries.len(), 0);
    let begun = Event::PageRead { lesson: "two/e".into(), page: 1, at: None };
    assert_eq!(book(&[missed.clone(), begun]).entries.len(), 1);
    assert_eq!(book(&[missed, Event::Placed { lesson: "two/e".into() }]).entries.len(), 1);
}
