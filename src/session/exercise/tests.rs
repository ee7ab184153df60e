use jiff::SignedDuration;
use proptest::prelude::*;

use super::*;
use crate::learn::progress::{Progress, State};
use crate::run::{Check, End, Outcome, Update, Work};
use crate::session::sample::{self, practice};

/// An exercise whose events are folded as they come.
struct Run {
    practice: Practice,
    progress: Progress,
    ids: JobIds,
    now: Timestamp,
}

impl Run {
    fn new(lesson: &str) -> Self {
        Self::after(lesson, &[])
    }

    /// With events behind the learner.
    fn after(lesson: &str, events: &[Event]) -> Self {
        let mut progress = Progress::of("sample");
        sample::apply(&mut progress, events);
        Self::of(lesson, progress)
    }

    fn of(lesson: &str, mut progress: Progress) -> Self {
        let now = Timestamp::UNIX_EPOCH;
        let before = progress.lesson(&lesson.into());
        let course = practice::course();
        let (practice, events) =
            Practice::open(&course, practice::lesson(lesson), before, mine("mine"), now).unwrap();
        sample::apply(&mut progress, &events);
        Self { practice, progress, ids: JobIds::default(), now }
    }

    fn step(&mut self, input: Input) -> Step {
        self.now += SignedDuration::from_millis(1500);
        let step = self.practice.step(input, self.now, &mut self.ids);
        sample::apply(&mut self.progress, &step.record);
        step
    }

    /// Runs the checks; all of them have this outcome.
    fn check(&mut self, passed: bool) -> Step {
        let job = self.step(Input::Check).run.unwrap();
        self.ends(job.id, checked(&self.practice, passed))
    }

    fn ends(&mut self, id: JobId, outcome: Outcome) -> Step {
        self.hear(id, Update::Done(Box::new(outcome)))
    }

    fn hear(&mut self, id: JobId, update: Update) -> Step {
        let step = self.practice.hear(id, update);
        sample::apply(&mut self.progress, &step.record);
        step
    }

    fn state(&self) -> State {
        self.progress.state(&self.practice.lesson().header.id)
    }
}

fn mine(text: &str) -> Files {
    [("basket.py".to_owned(), text.to_owned())].into()
}

fn check(name: &str, passed: bool) -> Check {
    Check { name: name.into(), passed, ..Check::default() }
}

fn checked(practice: &Practice, passed: bool) -> Outcome {
    let checks = practice.checklist().items().iter();
    let checks = checks.map(|item| check(&item.name, passed)).collect();
    Outcome { checks, ..Outcome::without_run(End::Finished) }
}

fn names(events: &[Event]) -> Vec<String> {
    let name = |event: &Event| {
        let text = serde_json::to_value(event).unwrap();
        text["event"].as_str().unwrap().to_owned()
    };
    events.iter().map(name).collect()
}

use practice::{BASKET, SHOP};

fn quiz_done(lesson: &str) -> [Event; 2] {
    let answered = Event::Answered {
        lesson: lesson.into(),
        question: "short".into(),
        setting: crate::learn::event::Setting::Quiz,
        answer: crate::course::Answer::Line(1),
        verdict: crate::course::grade::Verdict::Wrong,
        hints: 0,
        guess: false,
        ms: 1,
    };
    let lesson = lesson.into();
    [answered, Event::QuizFinished { lesson, of: 2, right: 0, skipped: 1 }]
}

#[test]
fn a_check_hands_everything_in_and_is_recorded() {
    let mut run = Run::new(BASKET);
    let step = run.step(Input::Check);
    let job = step.run.unwrap();
    assert_eq!((step.record, step.stop, step.keep), (vec![], None, None));
    let Work::Checks { source, only: None, rules } = &job.work else { panic!("{job:?}") };
    assert!(source.contains("test_all_prices_count") && rules.len() == 2);
    assert_eq!(job.packages.as_deref(), Some("python"), "the stage's");
    assert_eq!(job.files.get("basket.py").map(String::as_str), Some("mine"));
    assert_eq!(job.files.len(), 3, "the rest of the starter is there");
    run.hear(job.id, Update::Checked(check("test_all_prices_count", true)));
    assert_eq!(run.practice.checklist().count(None), (1, 5));
    let checks =
        vec![check("test_all_prices_count", true), check("test_nothing_costs_nothing[1]", false)];
    let step = run.ends(job.id, Outcome { checks, ..Outcome::without_run(End::Finished) });
    let expected = Event::ExerciseChecked {
        lesson: BASKET.into(),
        milestone: None,
        passed: false,
        of: 5,
        right: 1,
        first: Some("test_nothing_costs_nothing".into()),
        hints: 0,
        ms: 1500,
    };
    assert_eq!((step.record, step.keep), (vec![expected], Some(mine("mine"))));
    assert!(run.practice.going().is_none());
    assert_eq!(run.practice.progress().attempts, 1);
    assert!(matches!(run.practice.last(), Last::Checked(_)));
}

#[test]
fn a_pass_ends_the_lesson_once_the_quiz_is_behind() {
    let mut run = Run::new(BASKET);
    assert_eq!(names(&run.check(true).record), ["exercise_checked"]);
    assert_eq!(run.state(), State::Started);
    let mut run = Run::after(BASKET, &quiz_done(BASKET));
    assert_eq!(names(&run.check(false).record), ["exercise_checked"]);
    assert_eq!(names(&run.check(true).record), ["exercise_checked", "lesson_finished"]);
    assert_eq!(run.state(), State::Finished);
    assert_eq!(names(&run.check(true).record), ["exercise_checked"]);
    let mut run = Run::new(SHOP);
    assert_eq!(names(&run.check(true).record), ["exercise_checked", "lesson_finished"]);
}

#[test]
fn what_did_not_run_is_no_attempt() {
    for end in [End::Stopped, End::Unavailable("No Python.".into()), End::Untrusted] {
        let mut run = Run::new(BASKET);
        let job = run.step(Input::Check).run.unwrap();
        let step = run.ends(job.id, Outcome::without_run(end.clone()));
        assert_eq!(step, Step::default(), "{end:?}");
        assert_eq!(run.practice.needs_trust(), end == End::Untrusted);
    }
    let mut run = Run::new(BASKET);
    let job = run.step(Input::Check).run.unwrap();
    let step = run.ends(job.id, Outcome::without_run(End::Killed("memory".into())));
    assert_eq!(names(&step.record), ["exercise_checked"]);
}

#[test]
fn what_was_refused_is_done_once_the_course_is_trusted() {
    let mut run = Run::new(BASKET);
    assert_eq!(run.step(Input::Trusted), Step::default());
    let job = run.step(Input::Run).run.unwrap();
    run.ends(job.id, Outcome::without_run(End::Untrusted));
    assert_eq!(run.step(Input::Changed(mine("more"))), Step::default(), "it would be refused");
    let again = run.step(Input::Trusted).run.unwrap();
    assert_eq!(again.work, Work::File("basket.py".into()));
    assert_eq!(again.files.get("basket.py").map(String::as_str), Some("more"));
    assert!(!run.practice.needs_trust());
}

#[test]
fn a_file_that_another_program_saved_is_checked() {
    let mut run = Run::new(BASKET);
    assert_eq!(run.step(Input::Changed(mine("mine"))), Step::default(), "nothing changed");
    let first = run.step(Input::Changed(mine("one"))).run.unwrap();
    let step = run.step(Input::Changed(mine("two")));
    assert_eq!(step.stop, Some(first.id));
    let second = step.run.unwrap();
    assert_eq!(run.ends(first.id, Outcome::without_run(End::Stopped)), Step::default());
    let step = run.ends(second.id, checked(&run.practice, false));
    assert_eq!(step.keep, Some(mine("two")));
    run.step(Input::Files(mine("typed")));
    assert!(run.practice.is_stale() && run.practice.going().is_none());
    run.step(Input::Run);
    assert_eq!(run.step(Input::Changed(mine("three"))), Step::default(), "it runs on");
    let running = run.practice.going().map(|(asked, live)| (asked, live.id()));
    let (asked, id) = running.unwrap();
    assert_eq!((asked, run.step(Input::Stop).stop), (Asked::Run, Some(id)));
}

#[test]
fn hints_come_one_at_a_time() {
    let mut run = Run::new(BASKET);
    for hint in 1..=3 {
        let step = run.step(Input::Hint);
        let lesson = BASKET.into();
        let expected = Event::HintTaken { lesson, question: None, milestone: None, hint };
        assert_eq!(step.record, [expected]);
        assert_eq!(run.practice.hints().0.len(), hint as usize);
    }
    assert_eq!(run.step(Input::Hint), Step::default());
    let run = Run::of(BASKET, run.progress);
    assert_eq!(
        run.practice.hints().0.last().map(Prose::text).as_deref(),
        Some("Take the break out.")
    );
}

#[test]
fn milestones_have_their_own_hints_and_checks() {
    let mut run = Run::new(SHOP);
    assert_eq!(run.practice.milestone(), Some(0));
    run.step(Input::Hint);
    let job = run.step(Input::CheckMilestone(0)).run.unwrap();
    let Work::Checks { only, .. } = &job.work else { panic!("{job:?}") };
    assert_eq!((only.as_deref(), job.packages.as_deref()), (Some("m1_"), Some("python")));
    let checks = vec![check("test_m1_models", true)];
    let outcome = Outcome { checks, ..Outcome::without_run(End::Finished) };
    let step = run.ends(job.id, outcome);
    let [Event::ExerciseChecked { milestone, passed: true, of: 1, right: 1, hints: 1, .. }] =
        step.record.as_slice()
    else {
        panic!("{step:?}")
    };
    assert_eq!(milestone.as_deref(), Some("m1"));
    assert_eq!(run.state(), State::Started, "a milestone is not the whole");
    assert_eq!((run.practice.milestone(), run.practice.hints().0.len()), (Some(1), 0));
    assert_eq!(run.step(Input::CheckMilestone(2)), Step::default());
    let job = run.step(Input::Check).run.unwrap();
    let checks = vec![check("test_m1_models", true), check("test_m2_home", false)];
    run.ends(job.id, Outcome { checks, ..Outcome::without_run(End::Finished) });
    let job = run.step(Input::Check).run.unwrap();
    let checks = ["import", "test_m1_models", "test_m2_home"].map(|name| check(name, false));
    run.ends(job.id, Outcome { checks: checks.into(), ..Outcome::without_run(End::Finished) });
    assert_eq!(run.practice.milestone(), Some(1), "nothing could be tried");
    let run = Run::of(SHOP, run.progress);
    assert_eq!(run.practice.milestone(), Some(1), "taken up where it was");
}

#[test]
fn the_solution_is_free_after_a_pass_and_recorded_before() {
    let mut run = Run::after(BASKET, &quiz_done(BASKET));
    assert_eq!(run.step(Input::ConfirmSolution), Step::default());
    assert_eq!(run.step(Input::ShowSolution), Step::default());
    assert_eq!(run.practice.solution(), Solution::Asked);
    assert!(run.practice.compared().is_empty());
    run.step(Input::HideSolution);
    assert_eq!(run.practice.solution(), Solution::Hidden);
    run.step(Input::ShowSolution);
    let step = run.step(Input::ConfirmSolution);
    assert_eq!(names(&step.record), ["solution_shown", "lesson_finished"]);
    let [Compared { path: "basket.py", theirs: "mine", solution }] = &run.practice.compared()[..]
    else {
        panic!("{:?}", run.practice.compared())
    };
    assert!(solution.contains("result += price"));
    run.step(Input::HideSolution);
    assert_eq!(run.step(Input::ShowSolution), Step::default());
    assert_eq!(run.practice.solution(), Solution::Open, "it was shown before");
    assert_eq!(names(&run.check(true).record), ["exercise_checked"]);
    assert_eq!(run.practice.progress().state, ExerciseState::Passed);
}

#[test]
fn an_exercise_can_be_skipped_and_begun_anew() {
    let mut run = Run::after(BASKET, &quiz_done(BASKET));
    let job = run.step(Input::Check).run.unwrap();
    let step = run.step(Input::Skip);
    assert_eq!(names(&step.record), ["exercise_skipped", "lesson_finished"]);
    assert_eq!(step.stop, Some(job.id));
    assert_eq!(run.step(Input::Skip).record, []);
    let mut run = Run::of(BASKET, run.progress);
    run.check(false);
    let step = run.step(Input::Reset);
    assert_eq!(step, Step { reset: true, ..Step::default() });
    assert!(!run.practice.checklist().is_known() && *run.practice.last() == Last::Nothing);
    assert_eq!(run.practice.progress().attempts, 1, "nothing is forgotten");
}

#[test]
fn a_lesson_without_an_exercise_has_none_to_open() {
    let lesson = sample::lesson("python/notes");
    let now = Timestamp::UNIX_EPOCH;
    assert!(Practice::open(&sample::course(), lesson, None, Files::new(), now).is_none());
}

/// What a learner does, or what comes back.
#[derive(Debug, Clone)]
enum Happening {
    Input(Input),
    News(JobId, Outcome),
    Again,
}

fn inputs() -> impl Strategy<Value = Vec<Happening>> {
    let end = prop::sample::select(vec![End::Finished, End::Stopped, End::Untrusted]);
    let outcome = (end, any::<bool>()).prop_map(|(end, passed)| {
        let names = ["test_all_prices_count", "test_m1_models", "test_m2_home"];
        let checks = names.iter().map(|name| check(name, passed)).collect();
        Outcome { checks, ..Outcome::without_run(end) }
    });
    let simple = prop::sample::select(vec![
        Input::Check,
        Input::Check,
        Input::Check,
        Input::CheckMilestone(0),
        Input::CheckMilestone(2),
        Input::Run,
        Input::Stop,
        Input::Changed(mine("a")),
        Input::Changed(mine("b")),
        Input::Trusted,
        Input::Hint,
        Input::ShowSolution,
        Input::ConfirmSolution,
        Input::HideSolution,
        Input::Skip,
        Input::Reset,
    ]);
    let happening = prop_oneof![
        16 => simple.prop_map(Happening::Input),
        4 => ((1..6_u64).prop_map(JobId), outcome).prop_map(|(id, end)| Happening::News(id, end)),
        1 => Just(Happening::Again),
    ];
    proptest::collection::vec(happening, 0..60)
}

proptest! {
    /// Drives an exercise, opening it anew here and there: what it knows of the learner is what a
    /// fold of its events knows.
    #[test]
    fn the_journal_holds_all_that_is_known(inputs in inputs(), shop in any::<bool>(), quiz in any::<bool>()) {
        let lesson = if shop { SHOP } else { BASKET };
        let before = if quiz { quiz_done(lesson).to_vec() } else { Vec::new() };
        let mut run = Run::after(lesson, &before);
        let mut finished = 0;
        for input in inputs {
            let step = match input {
                Happening::Input(input) => run.step(input),
                Happening::News(id, outcome) => run.ends(id, outcome),
                Happening::Again => {
                    run = Run::of(lesson, run.progress);
                    Step::default()
                }
            };
            finished += names(&step.record).iter().filter(|n| *n == "lesson_finished").count();
            let folded = run.progress.lesson(&lesson.into()).unwrap();
            prop_assert_eq!(run.practice.progress(), &folded.exercise);
            let behind = folded.exercise.is_behind() && (quiz || shop);
            prop_assert!(!behind || folded.finished);
            prop_assert!(finished <= 1);
        }
    }
}
