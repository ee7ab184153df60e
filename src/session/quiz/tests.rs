use std::slice::from_ref;

use proptest::prelude::*;

use super::*;
use crate::learn::event::Rating;
use crate::learn::progress::Progress;
use crate::session::resume::{Resume, resume};
use crate::session::sample::{self, apply, practice};

const LESSON: &str = "python/kinds";

/// A quiz whose events are folded as they come.
struct Run {
    quiz: Quiz,
    progress: Progress,
    now: Timestamp,
}

impl Run {
    fn new() -> Self {
        Self::of(sample::lesson(LESSON), Progress::of("sample"))
    }

    fn of(lesson: Arc<Lesson>, mut progress: Progress) -> Self {
        let now = Timestamp::UNIX_EPOCH;
        let (quiz, events) = Quiz::open(lesson, progress.lesson(&LESSON.into()), 7, now);
        apply(&mut progress, &events);
        Self { quiz, progress, now }
    }

    fn step(&mut self, input: Input) -> Vec<Event> {
        self.now += jiff::SignedDuration::from_millis(1500);
        let events = self.quiz.step(input, self.now);
        apply(&mut self.progress, &events);
        events
    }

    /// Answers right or wrong and goes on.
    fn answer(&mut self, right: bool) {
        let answer = answer(self.quiz.question().unwrap(), right);
        self.step(Input::Answer(answer));
        self.step(Input::GoOn);
    }

    fn before(&self) -> &LessonProgress {
        self.progress.lesson(&LESSON.into()).unwrap()
    }

    fn asked(&self) -> Option<&str> {
        self.quiz.question().map(|question| question.id.as_str())
    }
}

fn answer(question: &Question, right: bool) -> Answer {
    let text = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    match (question.id.as_str(), right) {
        ("single", true) => Answer::Choice(vec![0]),
        ("multi", true) => Answer::Choice(vec![0, 1]),
        ("output", true) => Answer::Text("a\nKeyError".into()),
        ("blank", true) => Answer::Blanks(text(&["[]", ">3"])),
        ("order", true) => {
            let line = |(line, depth)| crate::course::question::PlacedLine { line, depth };
            Answer::Lines([(0, 0), (1, 0), (2, 1)].map(line).into())
        }
        ("bug", true) => Answer::Line(2),
        ("match", true) => Answer::Pairs(vec![Some(0), Some(1), Some(2)]),
        ("short", true) => Answer::Text("return".into()),
        (_, true) => panic!("{question:?}"),
        (_, false) => Answer::Text("no".into()),
    }
}

/// The names of the events, with the settings and questions they speak of.
fn names(events: &[Event]) -> Vec<String> {
    let name = |event: &Event| match event {
        Event::Asked { question, setting, .. } => format!("asked {question} {setting:?}"),
        Event::Answered { question, setting, verdict, .. } => {
            format!("answered {question} {setting:?} {verdict:?}")
        }
        Event::Skipped { question: Some(question), .. } => format!("skipped {question}"),
        Event::Skipped { .. } => "skipped".into(),
        Event::QuizFinished { of, right, skipped, .. } => format!("quiz {right}/{of}, {skipped}"),
        Event::LessonFinished { .. } => "finished".into(),
        Event::HintTaken { hint, .. } => format!("hint {hint}"),
        Event::Reviewed { rating, .. } => format!("rated {rating:?}"),
        Event::Disputed { question, .. } => format!("disputed {question}"),
        Event::PageRead { .. }
        | Event::ExerciseOpened { .. }
        | Event::ExerciseChecked { .. }
        | Event::SolutionShown { .. }
        | Event::ExerciseSkipped { .. }
        | Event::ReviewUndone { .. }
        | Event::Placed { .. }
        | Event::Noted { .. }
        | Event::Bookmarked { .. }
        | Event::Reset { .. }
        | Event::Unknown => format!("{event:?}"),
    };
    events.iter().map(name).collect()
}

#[test]
fn an_answer_is_recorded_with_all_that_belongs_to_it() {
    let mut run = Run::new();
    assert_eq!(names(&run.step(Input::Hint)), ["hint 1"]);
    assert_eq!(run.step(Input::Hint), []);
    assert_eq!(run.step(Input::Guess), []);
    assert_eq!(run.step(Input::GoOn), []);
    let events = run.step(Input::Answer(Answer::Choice(vec![2])));
    let expected = Event::Answered {
        lesson: LESSON.into(),
        question: "single".into(),
        setting: Setting::Quiz,
        answer: Answer::Choice(vec![2]),
        verdict: Verdict::Wrong,
        hints: 1,
        guess: true,
        ms: 7500,
    };
    assert_eq!(events, [expected]);
    for input in [Input::Hint, Input::Guess, Input::Skip, Input::RetryMissed] {
        assert_eq!(run.step(input), []);
    }
    assert_eq!(names(&run.step(Input::Dispute)), ["disputed single"]);
    assert_eq!(run.step(Input::Dispute), []);
    assert_eq!(names(&run.step(Input::GoOn)), ["asked multi Quiz"]);
    assert_eq!(run.step(Input::Hint), [], "there is none");
    let Phase::Asking(asking) = run.quiz.phase() else { panic!("{:?}", run.quiz.phase()) };
    assert_eq!((asking.hints, asking.guess), (0, false));
}

#[test]
fn right_answers_cannot_be_disputed_and_guessing_can_be_taken_back() {
    let mut run = Run::new();
    run.step(Input::Guess);
    run.step(Input::Guess);
    let events = run.step(Input::Answer(Answer::Choice(vec![0])));
    assert!(matches!(events.as_slice(), [Event::Answered { guess: false, .. }]), "{events:?}");
    assert_eq!(run.step(Input::Dispute), []);
}

#[test]
fn a_clock_that_was_set_back_counts_no_time() {
    let (mut quiz, _) = Quiz::open(sample::lesson(LESSON), None, 7, Timestamp::UNIX_EPOCH);
    let earlier = Timestamp::UNIX_EPOCH - jiff::SignedDuration::from_secs(5);
    let events = quiz.step(Input::Answer(Answer::Choice(vec![0])), earlier);
    assert!(matches!(events.as_slice(), [Event::Answered { ms: 0, .. }]), "{events:?}");
}

#[test]
fn missed_and_skipped_questions_are_asked_again_until_they_are_mended() {
    let mut run = Run::new();
    run.answer(false);
    run.step(Input::Skip);
    (0..5).for_each(|_| run.answer(true));
    run.step(Input::Answer(Answer::Text("break".into())));
    let end = run.step(Input::GoOn);
    assert_eq!(names(&end), ["quiz 5/8, 1", "rated Again", "finished"]);
    let questions = &run.quiz.lesson.questions;
    let missed: Vec<_> = run.quiz.missed().iter().map(|&q| questions[q].id.as_str()).collect();
    assert_eq!(missed, ["single", "multi", "short"]);
    assert_eq!(names(&run.step(Input::RetryMissed)), ["asked single Retry"]);
    assert_eq!(run.quiz.position(), (1, 3));
    run.answer(false);
    run.answer(true);
    run.step(Input::Skip);
    let score = Score {
        of: 8,
        right: 5,
        wrong: 2,
        skipped: 1,
        mended: 1,
        still_wrong: 2,
        still_skipped: 0,
    };
    assert_eq!(run.quiz.score(), score);
    run.step(Input::RetryMissed);
    run.answer(true);
    run.answer(true);
    assert!(!run.quiz.has_missed());
    assert_eq!(run.step(Input::RetryMissed), []);
    assert!(run.before().run.iter().all(|a| a.mended || a.outcome == Outcome::Right));
}

#[test]
fn a_quiz_rates_its_concepts_once_also_when_it_was_left_and_taken_up() {
    let ratings = |right: bool, help: bool| {
        let mut run = Run::new();
        if help {
            run.step(Input::Hint);
        }
        run.answer(right);
        run = Run::of(run.quiz.lesson().clone(), run.progress);
        (0..7).for_each(|_| run.answer(true));
        let card = run.progress.memory.card(LESSON).cloned().unwrap();
        if !right {
            run.step(Input::RetryMissed);
            run.answer(true);
            assert_eq!(run.progress.memory.card(LESSON), Some(&card));
        }
        card.ratings.iter().map(|rated| rated.rating).collect::<Vec<_>>()
    };
    assert_eq!(ratings(true, false), [Rating::Good]);
    assert_eq!(ratings(true, true), [Rating::Hard]);
    assert_eq!(ratings(false, false), [Rating::Again]);
}

#[test]
fn a_lesson_whose_questions_were_all_skipped_is_skipped_until_one_is_mended() {
    let mut run = Run::new();
    (0..7).for_each(|_| drop(run.step(Input::Skip)));
    assert_eq!(names(&run.step(Input::Skip)), ["skipped short", "quiz 0/8, 8", "skipped"]);
    assert!(run.before().skipped && !run.before().finished);
    run.step(Input::RetryMissed);
    run.answer(true);
    (0..7).for_each(|_| drop(run.step(Input::Skip)));
    assert!(run.before().finished);
}

#[test]
fn a_quiz_goes_on_where_it_was_left_and_begins_anew_once_it_was_finished() {
    let mut run = Run::new();
    run.answer(true);
    run.answer(false);
    let mut run = Run::of(sample::lesson(LESSON), run.progress);
    assert_eq!((run.asked(), run.quiz.position()), (Some("output"), (3, 8)));
    (0..6).for_each(|_| run.answer(true));
    assert_eq!(run.quiz.phase(), &Phase::Finished);
    let run = Run::of(sample::lesson(LESSON), run.progress);
    assert_eq!((run.asked(), run.quiz.score().right), (Some("single"), 0));
    assert!(run.before().run.is_empty() && run.before().finished);
}

#[test]
fn a_quiz_left_at_its_last_feedback_is_finished_when_it_is_opened() {
    let mut run = Run::new();
    (0..7).for_each(|_| run.answer(true));
    run.step(Input::Answer(Answer::Text("return".into())));
    assert!(!run.before().quiz_finished);
    let run = Run::of(sample::lesson(LESSON), run.progress);
    assert_eq!(run.quiz.phase(), &Phase::Finished);
    assert!(run.before().finished);
}

#[test]
fn a_question_added_since_is_asked_and_no_other_one_twice() {
    let grown = sample::lesson(LESSON);
    let mut shorter = Lesson::clone(&grown);
    shorter.questions.remove(1);
    let mut run = Run::of(Arc::new(shorter), Progress::of("sample"));
    run.answer(true);
    run.answer(true);
    let mut run = Run::of(grown, run.progress);
    assert_eq!(run.asked(), Some("multi"));
    run.answer(true);
    assert_eq!(run.asked(), Some("blank"), "output was answered before");
    (0..5).for_each(|_| run.answer(true));
    assert_eq!(run.quiz.score().right, 8);
}

#[test]
fn a_lesson_is_not_finished_before_its_exercise() {
    let check = |before: &[Event], right: bool, expected: &[&str]| {
        let mut progress = Progress::of("sample");
        apply(&mut progress, before);
        let before = progress.lesson(&practice::BASKET.into());
        let now = Timestamp::UNIX_EPOCH;
        let (mut quiz, _) = Quiz::open(practice::lesson(practice::BASKET), before, 7, now);
        quiz.step(Input::Skip, now);
        let end = if right {
            quiz.step(Input::Answer(Answer::Text("return".into())), now);
            quiz.step(Input::GoOn, now)
        } else {
            quiz.step(Input::Skip, now)
        };
        // The last question is skipped, or was answered before.
        let names = names(&end);
        assert_eq!(&names[usize::from(!right)..], expected);
    };
    let shown = Event::SolutionShown { lesson: practice::BASKET.into() };
    let skipped = Event::ExerciseSkipped { lesson: practice::BASKET.into() };
    check(&[], true, &["quiz 1/2, 1", "rated Good"]);
    check(&[], false, &["quiz 0/2, 2"]);
    check(from_ref(&shown), true, &["quiz 1/2, 1", "rated Good", "finished"]);
    check(&[shown], false, &["quiz 0/2, 2", "finished"]);
    check(from_ref(&skipped), true, &["quiz 1/2, 1", "rated Good", "finished"]);
    check(&[skipped], false, &["quiz 0/2, 2", "skipped"]);
}

fn inputs() -> impl Strategy<Value = Vec<Option<(Input, bool)>>> {
    let input = prop_oneof![
        4 => any::<bool>().prop_map(|right| Some((Input::Answer(Answer::Line(0)), right))),
        4 => Just(Some((Input::GoOn, false))),
        1 => Just(Some((Input::Skip, false))),
        1 => Just(Some((Input::Hint, false))),
        1 => Just(Some((Input::Guess, false))),
        1 => Just(Some((Input::Dispute, false))),
        2 => Just(Some((Input::RetryMissed, false))),
        1 => Just(None),
    ];
    proptest::collection::vec(input, 0..80)
}

proptest! {
    /// Drives a quiz, opening it anew here and there, and compares it with what a fold of its
    /// events opens.
    #[test]
    fn the_journal_holds_all_that_is_needed_to_go_on(inputs in inputs()) {
        let mut run = Run::new();
        for input in inputs {
            match input {
                Some((Input::Answer(_), right)) => {
                    if let Some(question) = run.quiz.question() {
                        let answer = answer(question, right);
                        run.step(Input::Answer(answer));
                    }
                }
                Some((input, _)) => drop(run.step(input)),
                None if !run.before().quiz_finished => {
                    run = Run::of(run.quiz.lesson().clone(), run.progress);
                }
                None => {}
            }
            let before = run.before();
            let fates = |quiz: &Quiz| {
                (quiz.outcomes.clone(), quiz.efforts.clone(), quiz.mended.clone())
            };
            match (resume(Some(before)), run.quiz.phase()) {
                (Resume::Quiz, Phase::Asking(_)) => {
                    let again = Run::of(run.quiz.lesson().clone(), run.progress.clone());
                    prop_assert_eq!(again.quiz.question(), run.quiz.question());
                    prop_assert_eq!(again.quiz.position(), run.quiz.position());
                    prop_assert_eq!(fates(&again.quiz), fates(&run.quiz));
                }
                (Resume::Quiz, Phase::Answered(_)) => {
                    let again = Run::of(run.quiz.lesson().clone(), run.progress.clone());
                    let mut next = run.quiz.clone();
                    next.step(Input::GoOn, run.now);
                    prop_assert_eq!(again.quiz.question(), next.question());
                    prop_assert_eq!(fates(&again.quiz), fates(&next));
                }
                (Resume::Page { .. }, phase) => {
                    prop_assert_eq!(phase, &Phase::Finished);
                    prop_assert!(before.finished);
                    let results = Quiz::results(run.quiz.lesson().clone(), before, 7);
                    prop_assert_eq!(fates(&results), fates(&run.quiz));
                }
                (Resume::Results, _) => {
                    prop_assert!(before.quiz_finished);
                    let results = Quiz::results(run.quiz.lesson().clone(), before, 7);
                    prop_assert_eq!(fates(&results), fates(&run.quiz));
                }
                (resume, phase) => prop_assert!(false, "{resume:?} {phase:?}"),
            }
        }
    }
}
