use std::collections::HashSet;

use super::*;
use crate::learn::progress::State;
use crate::session::sample::{apply, path};

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

fn begin(scope: Scope, before: &[Event]) -> Result<(Placement, Vec<Event>), String> {
    let mut progress = Progress::of("sample");
    apply(&mut progress, before);
    Placement::begin(path::library(), &path::course(), &progress, scope, 7, NOW)
}

/// Takes a test to its end; `know` says whether the learner knows a lesson.
fn take(scope: Scope, before: &[Event], know: impl Fn(&str) -> bool) -> (Finding, Vec<Event>) {
    let mut progress = Progress::of("sample");
    apply(&mut progress, before);
    let (mut placement, mut events) = begin(scope, before).unwrap();
    while let Some(quiz) = placement.quiz() {
        let question = quiz.question().unwrap();
        let knows = know(quiz.lesson().header.id.as_str());
        let answer = path::answer(question, knows);
        events.extend(placement.step(Input::Answer(answer), NOW));
        events.extend(placement.step(Input::GoOn, NOW));
    }
    let finding = placement.finding(&path::course(), &progress).unwrap();
    (finding, events)
}

fn ids(finding: &Finding) -> Vec<&str> {
    finding.known.iter().map(LessonId::as_str).collect()
}

fn stage(id: &str) -> Scope {
    Scope::Stage(id.into())
}

fn lesson(id: &str) -> Scope {
    Scope::Lesson(id.into())
}

#[test]
fn a_learner_is_placed_where_their_knowledge_ends() {
    for end in 0..=path::LESSONS.len() {
        let (known, unknown) = path::LESSONS.split_at(end);
        let (finding, events) = take(Scope::Course, &[], |id| known.contains(&id));
        let mut expected = known.to_vec();
        if end >= 4 {
            expected.insert(4, "one/review");
        }
        assert_eq!(ids(&finding), expected);
        let start = if end == 4 { Some(&"two/e") } else { unknown.first() };
        assert_eq!(finding.start.as_ref().map(LessonId::as_str), start.copied());
        let asked: Vec<&Event> =
            events.iter().filter(|event| matches!(event, Event::Asked { .. })).collect();
        assert!(asked.len() <= 25 && asked.len() == finding.tally.asked, "{}", asked.len());
        let questions: HashSet<String> = asked.iter().map(|event| format!("{event:?}")).collect();
        assert_eq!(questions.len(), asked.len(), "no question is asked twice");
        let review = |event: &&&Event| format!("{event:?}").contains("one/review");
        assert_eq!(asked.iter().filter(review).count(), 0);
        let slow = |event: &&&Event| format!("{event:?}").contains("pairs");
        assert_eq!(asked.iter().filter(slow).count(), 0);
    }
}

#[test]
fn nothing_is_marked_before_the_learner_says_yes() {
    let (finding, events) = take(stage("one"), &[], |_| true);
    let in_test = |event: &Event| {
        matches!(
            event,
            Event::Asked { setting: Setting::Placement, .. }
                | Event::Answered { setting: Setting::Placement, .. }
        )
    };
    assert!(events.iter().all(in_test));
    let placed = finding.accept();
    assert_eq!(placed.len(), 5);
    let mut progress = Progress::of("sample");
    apply(&mut progress, &[events, placed].concat());
    let state = |id: &str| progress.state(&id.into());
    assert_eq!((state("one/d"), state("one/review")), (State::Finished, State::Finished));
    assert_eq!((state("two/e"), finding.start), (State::New, Some("two/e".into())));
}

#[test]
fn a_stage_is_tested_by_itself() {
    let (finding, events) = take(stage("two"), &[], |id| id <= "two/f");
    assert_eq!(ids(&finding), ["two/e", "two/f"]);
    assert_eq!(finding.start, Some("two/g".into()));
    let found = StageFound { stage: "two".into(), known: 2, of: 4 };
    assert_eq!(finding.stages, [found]);
    assert!(events.iter().all(|event| format!("{event:?}").contains("two/")));
}

#[test]
fn what_was_finished_before_is_not_asked() {
    let finished = |lesson: &str| Event::LessonFinished { lesson: lesson.into() };
    let before = [finished("one/a"), finished("one/b")];
    let (finding, events) = take(stage("one"), &before, |id| id == "one/c");
    assert_eq!(ids(&finding), ["one/c"]);
    assert_eq!(finding.stages[0].known, 3);
    let told = format!("{events:?}");
    assert!(!told.contains("one/a") && !told.contains("one/b"));
    let all: Vec<Event> = path::LESSONS.map(finished).into();
    assert!(begin(Scope::Course, &all).unwrap_err().contains("finished"));
}

#[test]
fn one_wrong_answer_of_six_is_forgiven() {
    let run = |wrong: usize| {
        let (mut placement, _) = begin(lesson("one/b"), &[]).unwrap();
        assert_eq!(placement.position(), (1, 6));
        let mut number = 0;
        while let Some(quiz) = placement.quiz() {
            let answer = path::answer(quiz.question().unwrap(), number >= wrong);
            number += 1;
            placement.step(Input::Answer(answer), NOW);
            placement.step(Input::GoOn, NOW);
        }
        let finding = placement.finding(&path::course(), &Progress::of("sample")).unwrap();
        (finding.known.len(), number, finding.start.unwrap())
    };
    assert_eq!(run(0), (1, 5, "one/c".into()));
    assert_eq!(run(1), (1, 6, "one/c".into()));
    assert_eq!(run(2), (0, 2, "one/b".into()));
}

#[test]
fn i_do_not_know_yet_counts_as_not_known() {
    let (mut placement, _) = begin(Scope::Course, &[]).unwrap();
    let mut skipped = 0;
    while placement.quiz().is_some() {
        let events = placement.step(Input::Skip, NOW);
        let said = |event: &Event| {
            matches!(event, Event::Skipped { setting: Some(Setting::Placement), .. })
        };
        assert!(said(&events[0]));
        skipped += 1;
    }
    let finding = placement.finding(&path::course(), &Progress::of("sample")).unwrap();
    assert_eq!((ids(&finding).len(), finding.tally.unknown), (0, skipped));
    assert_eq!(finding.start, Some("one/a".into()));
    assert!(skipped < 8, "a beginner is let off soon: {skipped}");
}

#[test]
fn guesses_count_little_and_what_is_disputed_says_nothing() {
    let (mut placement, _) = begin(lesson("one/b"), &[]).unwrap();
    let right =
        |placement: &Placement| path::answer(placement.quiz().unwrap().question().unwrap(), true);
    for _ in 0..2 {
        let answer = right(&placement);
        placement.step(Input::Guess, NOW);
        placement.step(Input::Answer(answer), NOW);
        placement.step(Input::GoOn, NOW);
    }
    let finding = placement.finding(&path::course(), &Progress::of("sample")).unwrap();
    assert_eq!((finding.known.len(), finding.tally.right), (0, 2));

    let (mut placement, _) = begin(lesson("one/b"), &[]).unwrap();
    let wrong = path::answer(placement.quiz().unwrap().question().unwrap(), false);
    placement.step(Input::Answer(wrong), NOW);
    assert_eq!(placement.step(Input::Dispute, NOW).len(), 1);
    placement.step(Input::GoOn, NOW);
    for _ in 0..5 {
        let answer = right(&placement);
        placement.step(Input::Answer(answer), NOW);
        placement.step(Input::GoOn, NOW);
    }
    let finding = placement.finding(&path::course(), &Progress::of("sample")).unwrap();
    assert_eq!(finding.known, ["one/b".into()]);
}

#[test]
fn there_are_no_hints_in_a_test() {
    let (mut placement, _) = begin(Scope::Course, &[]).unwrap();
    assert_eq!(placement.step(Input::Hint, NOW), []);
    assert_eq!(placement.step(Input::GoOn, NOW), []);
    assert_eq!(placement.position(), (1, 25));
}
