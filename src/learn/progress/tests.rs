use proptest::prelude::*;

use super::*;
use crate::course::Answer;
use crate::learn::event::{Event, ResetScope};
use crate::session::sample::{apply, apply_to};

fn folded(events: &[Event]) -> Progress {
    let mut progress = Progress::of("sample");
    apply(&mut progress, events);
    progress
}

fn page(lesson: &str, page: usize, at: Option<usize>) -> Event {
    Event::PageRead { lesson: lesson.into(), page, at }
}

fn asked(lesson: &str, question: &str, setting: Setting) -> Event {
    Event::Asked { lesson: lesson.into(), question: question.into(), setting }
}

fn answered(lesson: &str, question: &str, setting: Setting, verdict: Verdict) -> Event {
    Event::Answered {
        lesson: lesson.into(),
        question: question.into(),
        setting,
        answer: Answer::Line(1),
        verdict,
        hints: 0,
        guess: false,
        ms: 1,
    }
}

fn skipped(lesson: &str) -> Event {
    Event::Skipped { lesson: lesson.into(), question: None, setting: None }
}

fn quiz_finished(lesson: &str) -> Event {
    Event::QuizFinished { lesson: lesson.into(), of: 1, right: 0, skipped: 0 }
}

fn finished(lesson: &str) -> Event {
    Event::LessonFinished { lesson: lesson.into() }
}

fn placed(lesson: &str) -> Event {
    Event::Placed { lesson: lesson.into() }
}

fn opened(lesson: &str) -> Event {
    Event::ExerciseOpened { lesson: lesson.into() }
}

fn checked(lesson: &str, milestone: Option<&str>, passed: bool, first: Option<&str>) -> Event {
    Event::ExerciseChecked {
        lesson: lesson.into(),
        milestone: milestone.map(Into::into),
        passed,
        of: 3,
        right: 1,
        first: first.map(Into::into),
        hints: 0,
        ms: 1,
    }
}

fn hinted(lesson: &str, milestone: Option<&str>, hint: u32) -> Event {
    let milestone = milestone.map(Into::into);
    Event::HintTaken { lesson: lesson.into(), question: None, milestone, hint }
}

fn shown(lesson: &str) -> Event {
    Event::SolutionShown { lesson: lesson.into() }
}

fn exercise_skipped(lesson: &str) -> Event {
    Event::ExerciseSkipped { lesson: lesson.into() }
}

fn exercise(events: &[Event]) -> ExerciseProgress {
    folded(events).lesson(&"a/b".into()).unwrap().exercise.clone()
}

fn run(progress: &Progress) -> Vec<(&str, Outcome, bool)> {
    let before = progress.lesson(&"a/b".into()).unwrap();
    before.run.iter().map(|a| (a.question.as_str(), a.outcome, a.mended)).collect()
}

use ExerciseState::{New, Passed, Shown, Tried};
use Setting::{Placement, Quiz, Retry, Review};
use Verdict::{Right, Wrong};

#[test]
fn the_place_to_come_back_to_is_the_last_one_shown() {
    let question = |question: &str, setting| At::Question { question: question.into(), setting };
    let first = page("a/b", 1, None);
    for (event, expected) in [
        (page("a/b", 3, Some(120)), At::Page { page: 3, offset: 120 }),
        (page("a/b", 2, None), At::Page { page: 2, offset: 0 }),
        (asked("a/b", "q", Quiz), question("q", Quiz)),
        (asked("a/b", "q", Retry), question("q", Retry)),
        (asked("a/b", "q", Review), At::Page { page: 1, offset: 0 }),
        (asked("a/b", "q", Placement), At::Page { page: 1, offset: 0 }),
        (answered("a/b", "q", Quiz, Right), At::Page { page: 1, offset: 0 }),
        (quiz_finished("a/b"), At::Results),
        (opened("a/b"), At::Exercise),
        (checked("a/b", None, true, None), At::Page { page: 1, offset: 0 }),
    ] {
        let progress = folded(&[first.clone(), event.clone()]);
        let before = progress.lesson(&"a/b".into()).unwrap();
        assert_eq!(before.at.as_ref(), Some(&expected), "{event:?}");
        assert_eq!(progress.last_lesson(), Some(&"a/b".into()));
    }
}

#[test]
fn states_follow_what_was_done() {
    for (events, expected) in [
        (vec![], State::New),
        (vec![page("a/b", 1, None)], State::Started),
        (vec![skipped("a/b")], State::Skipped),
        (vec![page("a/b", 1, None), skipped("a/b")], State::Skipped),
        (vec![skipped("a/b"), page("a/b", 1, None)], State::Started),
        (vec![skipped("a/b"), asked("a/b", "q", Quiz)], State::Started),
        (vec![quiz_finished("a/b"), skipped("a/b")], State::Skipped),
        (vec![finished("a/b")], State::Finished),
        (vec![finished("a/b"), skipped("a/b")], State::Finished),
        (vec![finished("a/b"), asked("a/b", "q", Quiz)], State::Finished),
        (vec![opened("a/b"), checked("a/b", None, true, None)], State::Started),
        (vec![skipped("a/b"), opened("a/b")], State::Started),
        (vec![page("a/c", 1, None)], State::New),
        (vec![placed("a/b")], State::Finished),
        (vec![skipped("a/b"), placed("a/b")], State::Finished),
        (vec![asked("a/b", "q", Placement), answered("a/b", "q", Placement, Wrong)], State::New),
        (vec![answered("a/b", "q", Review, Right)], State::New),
        (vec![answered("a/b", "q", Retry, Right)], State::New),
    ] {
        assert_eq!(folded(&events).state(&"a/b".into()), expected, "{events:?}");
    }
}

#[test]
fn what_was_known_before_is_marked_and_may_be_learnt_again() {
    let before = folded(&[placed("a/b"), page("a/b", 1, None), placed("a/c")]);
    let lesson = before.lesson(&"a/b".into()).unwrap();
    assert!(lesson.placed.is_some() && lesson.finished);
    assert_eq!(lesson.at, Some(At::Page { page: 1, offset: 0 }));
    assert_eq!(before.last_lesson(), Some(&"a/b".into()), "a test is no place to come back to");
    assert_eq!(folded(&[finished("a/b")]).lesson(&"a/b".into()).unwrap().placed, None);
}

#[test]
fn the_first_try_counts_and_a_retry_mends() {
    let first = [answered("a/b", "q", Quiz, Wrong), answered("a/b", "r", Quiz, Right)];
    let check = |more: &[Event], expected: [(&str, Outcome, bool); 2]| {
        let progress = folded(&[&first, more].concat());
        assert_eq!(run(&progress), expected, "{more:?}");
    };
    let (wrong, right) = (("q", Outcome::Wrong, false), ("r", Outcome::Right, false));
    let mended = ("q", Outcome::Wrong, true);
    check(&[], [wrong, right]);
    check(&[answered("a/b", "q", Retry, Wrong)], [wrong, right]);
    check(&[answered("a/b", "q", Retry, Right)], [mended, right]);
    let both = [answered("a/b", "q", Retry, Right), answered("a/b", "q", Retry, Wrong)];
    check(&both, [mended, right]);
    check(&[answered("a/b", "q", Review, Right)], [wrong, right]);
    check(&[answered("a/b", "s", Retry, Right)], [wrong, right]);
    check(&[answered("a/c", "q", Retry, Right)], [wrong, right]);
}

#[test]
fn a_quiz_that_is_asked_again_after_its_end_is_a_new_run() {
    let mut events =
        vec![asked("a/b", "q", Quiz), answered("a/b", "q", Quiz, Wrong), asked("a/b", "r", Quiz)];
    assert_eq!(run(&folded(&events)), [("q", Outcome::Wrong, false)]);
    events.extend([quiz_finished("a/b"), finished("a/b"), asked("a/b", "q", Retry)]);
    assert_eq!(run(&folded(&events)), [("q", Outcome::Wrong, false)]);
    events.push(asked("a/b", "q", Quiz));
    let progress = folded(&events);
    let before = progress.lesson(&"a/b".into()).unwrap();
    assert!(before.run.is_empty() && !before.quiz_finished && before.finished);
}

#[test]
fn an_exercise_is_tried_passed_or_shown() {
    let (wrong, right) =
        (checked("a/b", None, false, Some("test_x")), checked("a/b", None, true, None));
    let step = checked("a/b", Some("m1"), true, None);
    for (events, expected, underway, behind) in [
        (vec![opened("a/b")], New, true, false),
        (vec![opened("a/b"), wrong.clone()], Tried, true, false),
        (vec![opened("a/b"), step.clone()], Tried, true, false),
        (vec![opened("a/b"), right.clone()], Passed, false, true),
        (vec![opened("a/b"), right.clone(), wrong.clone()], Passed, false, true),
        (vec![opened("a/b"), right.clone(), opened("a/b")], Passed, true, true),
        (vec![opened("a/b"), shown("a/b")], Shown, false, true),
        (vec![opened("a/b"), shown("a/b"), opened("a/b"), wrong.clone()], Shown, true, true),
        (vec![opened("a/b"), shown("a/b"), right.clone()], Passed, false, true),
        (vec![opened("a/b"), exercise_skipped("a/b")], New, false, true),
        (vec![wrong.clone(), exercise_skipped("a/b"), opened("a/b")], Tried, true, false),
    ] {
        let found = exercise(&events);
        let facts = (found.state, found.underway, found.is_behind());
        assert_eq!(facts, (expected, underway, behind), "{events:?}");
    }
    let found = exercise(&[wrong, step]);
    assert_eq!((found.attempts, found.first.as_deref()), (2, Some("test_x")));
}

#[test]
fn hints_are_counted_for_each_milestone() {
    let taken = exercise(&[
        hinted("a/b", None, 1),
        hinted("a/b", None, 2),
        hinted("a/b", Some("m2"), 3),
        hinted("a/b", None, 1),
    ]);
    assert_eq!(taken.hints_of(None), 2);
    assert_eq!((taken.hints_of(Some("m1")), taken.hints_of(Some("m2"))), (0, 3));
    assert_eq!(taken.all_hints(), 5);
}

#[test]
fn a_reset_covers_its_scope_and_no_more() {
    let all = ["a/b", "a/c", "ab/d"];
    let check = |scope: ResetScope, left: &[&str], last: Option<&str>| {
        let mut events: Vec<Event> = all.iter().map(|lesson| page(lesson, 1, None)).collect();
        events.push(Event::Reset { scope: scope.clone() });
        let progress = folded(&events);
        let started = |lesson: &&&str| progress.state(&(**lesson).into()) == State::Started;
        assert_eq!(all.iter().filter(started).collect::<Vec<_>>(), left.iter().collect::<Vec<_>>());
        assert_eq!(progress.last_lesson().map(LessonId::as_str), last, "{scope:?}");
        assert!(!progress.is_fresh(), "a reset does not bring the welcome back");
    };
    check(ResetScope::Lesson { lesson: "a/b".into() }, &["a/c", "ab/d"], Some("ab/d"));
    check(ResetScope::Lesson { lesson: "ab/d".into() }, &["a/b", "a/c"], None);
    check(ResetScope::Stage { stage: "a".into() }, &["ab/d"], Some("ab/d"));
    check(ResetScope::All, &[], None);
}

#[test]
fn other_courses_change_nothing() {
    let mut progress = folded(&[page("a/b", 2, None)]);
    let before = progress.clone();
    apply_to(&mut progress, "other", &[page("a/b", 3, None), finished("a/b")]);
    assert_eq!(progress, before);
    assert_eq!(progress.events(), 1);
    let mut progress = Progress::of("sample");
    apply_to(&mut progress, "other", &[finished("a/b")]);
    assert!(progress.is_fresh());
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let lesson = || prop::sample::select(vec!["a/b", "a/c", "d/e"]);
    let question = || prop::sample::select(vec!["q", "r", "s"]);
    let setting = || prop::sample::select(vec![Quiz, Retry, Review, Placement]);
    let verdict = prop::sample::select(vec![Right, Wrong]);
    let event = prop_oneof![
        (lesson(), 1..4_usize, proptest::option::of(1..99_usize))
            .prop_map(|(lesson, number, at)| page(lesson, number, at)),
        (lesson(), question(), setting()).prop_map(|(l, q, s)| asked(l, q, s)),
        (lesson(), question(), setting(), verdict).prop_map(|(l, q, s, v)| answered(l, q, s, v)),
        (lesson(), question(), setting()).prop_map(|(l, q, s)| Event::Skipped {
            lesson: l.into(),
            question: Some(q.into()),
            setting: Some(s)
        }),
        lesson().prop_map(skipped),
        lesson().prop_map(quiz_finished),
        lesson().prop_map(finished),
        lesson().prop_map(placed),
        lesson().prop_map(opened),
        (lesson(), any::<bool>(), any::<bool>()).prop_map(|(l, all, passed)| checked(
            l,
            (!all).then_some("m1"),
            passed,
            None
        )),
        (lesson(), 1..4_u32).prop_map(|(l, hint)| hinted(l, None, hint)),
        lesson().prop_map(shown),
        lesson().prop_map(exercise_skipped),
        lesson().prop_map(|l| Event::Reset { scope: ResetScope::Lesson { lesson: l.into() } }),
        Just(Event::Reset { scope: ResetScope::Stage { stage: "a".into() } }),
    ];
    proptest::collection::vec(event, 0..40)
}

proptest! {
    #[test]
    fn replaying_a_prefix_gives_what_stood_there_live(events in events(), cut in any::<prop::sample::Index>()) {
        let cut = cut.index(events.len() + 1);
        let (prefix, rest) = events.split_at(cut);
        let mut live = folded(prefix);
        prop_assert_eq!(&live, &folded(prefix));
        prop_assert_eq!(live.events(), cut as u64);
        apply(&mut live, rest);
        prop_assert_eq!(live, folded(&events));
    }

    #[test]
    fn a_reset_of_everything_leaves_what_comes_after(events in events(), more in events()) {
        let reset = Event::Reset { scope: ResetScope::All };
        let after = folded(&[events, vec![reset], more.clone()].concat());
        let fresh = folded(&more);
        prop_assert_eq!(&after.lessons, &fresh.lessons);
        prop_assert_eq!(&after.last, &fresh.last);
    }
}
