//! Running programs of a page, editing copies of them, and exercises: pictures and sentences.

use std::fs;
use std::time::Duration;

use gradus::learn::event::Event;
use gradus::run::{Check, End, Fault, Frame, Limit, Outcome, Stream, Update, Work as JobWork};
use gradus::tui::msg::Effect;

use super::driver::{Driver, Start};
use super::session::Session;

const TIDES: &str = "harbour/tides";

/// The sizes in which every screen is looked at, with the end of the picture's name.
const SIZES: [(u16, u16, &str); 2] = [(80, 24, "80x24"), (120, 40, "120x40")];

/// Looks at a screen in both sizes, from the start.
fn check(name: &str, at: impl Fn(Session) -> Session) {
    for (width, height, size) in SIZES {
        at(Session::new().size(width, height)).shows(&format!("{name}_{size}"));
    }
}

fn page(session: Session) -> Session {
    session.lesson("basics/boxes")
}

/// A learner who opens the exercise for the first time.
fn exercise(session: Session) -> Session {
    session.lesson(TIDES).keys("<Enter> <C-s> <C-s> <Enter>")
}

/// The same, in the code.
pub(crate) fn code(session: Session) -> Session {
    exercise(session).keys("<Enter>")
}

/// A program of a page ended by an exception.
pub(crate) fn faulty(session: Session) -> Session {
    let frames = vec![frame("lesson.py", 5, "<module>", "print(cuont, box)")];
    let ended = done(End::Raised(fault(frames)), &["1 tea\n"], vec![]);
    page(session).keys("r").hears(vec![output("1 tea\n"), ended])
}

/// An exercise of which some checks fail.
pub(crate) fn failing(session: Session) -> Session {
    fail(code(session))
}

fn output(text: &str) -> Update {
    Update::Output(Stream::Out, text.into())
}

fn done(end: End, outputs: &[&str], checks: Vec<Check>) -> Update {
    let outputs = outputs.iter().map(|text| (*text).to_owned()).collect();
    let took = Duration::from_millis(43);
    Update::Done(Box::new(Outcome { end, outputs, errors: String::new(), checks, took }))
}

fn frame(file: &str, line: usize, function: &str, text: &str) -> Frame {
    let [file, function, text] = [file, function, text].map(str::to_owned);
    Frame { file, line, function, text, own: true }
}

fn fault(frames: Vec<Frame>) -> Fault {
    Fault {
        kind: "NameError".into(),
        message: "name 'cuont' is not defined. Did you mean: 'count'?".into(),
        frames,
        full: "Traceback (most recent call last):\n  File \"lesson.py\", line 5, in <module>\n    \
               print(cuont, box)\n          ^^^^^\nNameError: name 'cuont' is not defined. Did you \
               mean: 'count'?\n"
            .into(),
        names: vec!["count".into()],
    }
}

fn passed(name: &str, title: &str) -> Check {
    Check { name: name.into(), title: title.into(), passed: true, ..Check::default() }
}

fn failed(name: &str, title: &str, message: &str) -> Check {
    Check { passed: false, message: message.into(), ..passed(name, title) }
}

fn all_pass() -> Vec<Check> {
    vec![
        passed("test_low_water", "At low water the harbour is 4.5 metres deep"),
        passed("test_high_water", "The tide comes on top"),
        passed("test_enters[3.0]", "A ship that fits may enter"),
        passed("test_enters[7.4]", "A ship that fits may enter"),
        passed("test_waits", "A ship that is too deep waits outside"),
    ]
}

fn some_fail() -> Vec<Check> {
    let mut checks = all_pass();
    checks[1] =
        failed("test_high_water", "The tide comes on top", "expected 7.9 at six o'clock, saw 4.5");
    checks[1].output = "4.5\n".into();
    checks[2] = failed(
        "test_enters[3.0]",
        "A ship that fits may enter",
        "expected that 3.0 m fits at six o'clock",
    );
    checks
}

fn pass(session: Session) -> Session {
    session.keys("<F5>").hears(vec![done(End::Finished, &[], all_pass())])
}

fn fail(session: Session) -> Session {
    session.keys("<F5>").hears(vec![done(End::Finished, &[], some_fail())])
}

#[test]
fn a_program_runs_below_or_beside_the_page() {
    check("run_going", |start| {
        page(start).keys("r").hears(vec![output("1 tea\n"), output("2 rope\n")])
    });
    check("run_preparing", |start| {
        page(start).keys("r").hears(vec![Update::Preparing("Getting Flask ready: 2 of 7".into())])
    });
    let text = "1 tea\n2 rope\n3 lamps\n";
    check("run_done", |start| {
        page(start).keys("r").hears(vec![output(text), done(End::Finished, &[text], vec![])])
    });
    let many = (1..=60).map(|n| format!("{n} box\n")).collect::<Vec<_>>().concat();
    check("run_long", |start| {
        page(start).keys("r").hears(vec![output(&many), done(End::Finished, &[&many], vec![])])
    });
}

#[test]
fn an_exception_is_reduced_to_the_learners_lines() {
    check("run_fault", faulty);
    check("run_fault_whole", |start| faulty(start).keys("x"));
}

#[test]
fn what_a_limit_ended_says_where_it_was() {
    let at = vec![frame("lesson.py", 3, "<module>", "while True:")];
    let end = || End::OverLimit { limit: Limit::Time, at: at.clone() };
    check("run_limit", |start| page(start).keys("r").hears(vec![done(end(), &[""], vec![])]));
}

#[test]
fn reading_goes_on_where_there_is_no_python() {
    let why = "Gradus found no Python 3.11 or newer. Install it with `apt install python3`, or say \
               where it is: `gradus --python PATH`.";
    let none = || vec![done(End::Unavailable(why.into()), &[], vec![])];
    check("run_unavailable", |start| page(start).keys("r").hears(none()));
    Session::in_lesson("basics/boxes").keys("r").hears(none()).keys("l").says(&["2/3"]);
}

#[test]
fn esc_stops_a_program_and_then_closes_its_output() {
    let mut session = Session::in_lesson("basics/boxes").keys("r <Esc>");
    assert!(matches!(session.asked(), [Effect::Run(job), Effect::StopJob(id)] if job.id == *id));
    let stopped = vec![done(End::Stopped, &[""], vec![])];
    let session = session.says(&["Running"]).hears(stopped).says(&["Stopped", "Esc close"]);
    session.keys("<Esc>").hides(&["Stopped"]).says(&["Predict", "1/3"]);
}

#[test]
fn turning_the_page_stops_its_program() {
    let mut session = Session::in_lesson("basics/boxes").keys("r l").says(&["2/3"]);
    assert!(matches!(session.asked(), [Effect::Run(_), Effect::StopJob(_)]));
    session.hides(&["Running"]);
}

#[test]
fn late_news_of_another_job_are_no_news() {
    let session = Session::in_lesson("basics/boxes").keys("r r");
    let mut session = session.hears(vec![output("second\n")]);
    let Some(Effect::Run(first)) = session.asked().first().cloned() else { panic!("none ran") };
    let late = gradus::tui::msg::Msg::Job(first.id, output("first\n"));
    session.told(late).says(&["second"]).hides(&["first"]);
}

#[test]
fn a_copy_of_a_program_is_edited_and_run() {
    check("copy_fresh", |start| page(start).keys("e"));
    let frames = || vec![frame("lesson.py", 5, "<module>", "print(cuont, box)")];
    check("copy_fault", |start| {
        let typed = page(start).keys("e <C-End> <S-Home> print(cuont, <Space> box) <F6>");
        typed.hears(vec![
            output("1 tea\n"),
            done(End::Raised(fault(frames())), &["1 tea\n"], vec![]),
        ])
    });
}

#[test]
fn a_copy_is_kept_and_the_page_is_as_it_was() {
    let mut session = Session::in_lesson("basics/boxes").keys("e # <Esc>");
    let path = "try/page-1-block-1.py";
    let kept = session.file("basics/boxes", path).unwrap_or_default();
    assert!(kept.starts_with("#boxes = ["), "{kept}");
    let mut again = session.says(&["Predict", "1/3"]).keys("e").says(&["#boxes"]).keys("<F6>");
    let job = again.driver().job().cloned().unwrap();
    assert!(
        matches!(&job.work, JobWork::Programs { programs, .. } if programs[0].starts_with('#'))
    );
    again.keys("<F8>").hides(&["#boxes"]).says(&["boxes = ["]);
}

#[test]
fn a_copy_that_was_not_changed_is_not_kept() {
    let mut session = Session::in_lesson("basics/boxes").keys("e <Esc>");
    assert_eq!(session.file("basics/boxes", "try/page-1-block-1.py"), None);
    let mut session = session.keys("e <C-o>");
    assert!(session.file("basics/boxes", "try/page-1-block-1.py").is_some());
    assert!(matches!(session.asked().last(), Some(Effect::EditOutside(..))));
}

#[test]
fn an_exercise_opens_with_its_task() {
    check("exercise_fresh", exercise);
    check("exercise_code", code);
}

#[test]
fn a_check_goes_one_by_one() {
    check("exercise_going", |start| {
        let news = some_fail().into_iter().take(2).map(Update::Checked).collect();
        code(start).keys("<F5>").hears(news)
    });
}

#[test]
fn the_first_check_that_failed_comes_first() {
    check("exercise_failed", |start| fail(code(start)));
    check("exercise_failed_code", |start| fail(code(start)).keys("<F2> <F2>"));
}

#[test]
fn an_exception_in_a_check_points_at_the_line() {
    check("exercise_raised", |start| {
        let frames = vec![frame("tide.py", 8, "depth", "return LOW_WATER")];
        let mut checks = some_fail();
        checks[1] =
            Check { fault: Some(fault(frames)), output: String::new(), ..checks[1].clone() };
        checks[1].message.clear();
        code(start).keys("<F5>").hears(vec![done(End::Finished, &[], checks)])
    });
}

#[test]
fn hints_come_one_at_a_time() {
    check("exercise_hint", |start| code(start).keys("<C-t> <C-t>"));
    let mut session = code(Session::new()).keys("<C-t> <C-t> <C-t> <C-t>").says(&["hint 3 of 3"]);
    let taken = |event: &Event| matches!(event, Event::HintTaken { question: None, .. });
    assert_eq!(session.events().iter().filter(|event| taken(event)).count(), 3);
}

#[test]
fn success_says_so_and_goes_on() {
    check("exercise_passed", |start| pass(code(start)));
    let mut session = pass(code(Session::new())).keys("<Enter>").says(&["The night watch"]);
    let finished = |event: &Event| matches!(event, Event::LessonFinished { .. });
    assert_eq!(session.events().iter().filter(|event| finished(event)).count(), 1);
    let kept = |effect: &Effect| matches!(effect, Effect::KeepAttempt(..));
    assert_eq!(session.asked().iter().filter(|effect| kept(effect)).count(), 1);
}

#[test]
fn the_solution_is_there_after_a_pass_or_when_it_is_asked_for() {
    check("exercise_solution_asked", |start| code(start).keys("<C-t> <Enter> <F9>"));
    check("exercise_solution", |start| code(start).keys("<F9> y"));
    let mut session = code(Session::new()).keys("<F9> <Esc> <F9> y").says(&["TO_SPARE"]);
    let shown = |event: &Event| matches!(event, Event::SolutionShown { .. });
    assert_eq!(session.events().iter().filter(|event| shown(event)).count(), 1);
    pass(code(Session::new())).keys("<F9>").says(&["TO_SPARE"]).keys("<Esc>").says(&["def depth"]);
}

#[test]
fn beginning_anew_asks_first_and_keeps_a_copy() {
    check("exercise_reset", |start| code(start).keys("x <F8>"));
    let mut session = code(Session::new()).keys("x <F8> y").says(&["from table import tide"]);
    session = session.hides(&["xfrom table"]);
    assert!(session.asked().iter().any(|effect| matches!(effect, Effect::ResetWork(_))));
    code(Session::new()).keys("x <F8> n").says(&["xfrom table"]);
}

#[test]
fn a_course_from_elsewhere_is_asked_about_before_it_runs_code() {
    let untrusted = || vec![done(End::Untrusted, &[], vec![])];
    check("trust", |start| page(start).keys("r").hears(untrusted()));
    for session in [page(Session::new()).keys("r"), code(Session::new()).keys("<F5>")] {
        let mut session = session.hears(untrusted()).keys("y").says(&["ing"]);
        let [.., Effect::TrustCourse, Effect::Run(_)] = session.asked() else {
            panic!("{:?}", session.asked().last());
        };
    }
    let mut session = page(Session::new()).keys("r").hears(untrusted()).keys("<Esc>");
    session = session.says(&["Not run"]);
    assert!(!session.asked().contains(&Effect::TrustCourse));
}

#[test]
fn a_skipped_exercise_is_asked_about_and_recorded() {
    check("exercise_skip", |start| code(start).keys("<C-s>"));
    let mut session = code(Session::new()).keys("<C-s> y").says(&["The night watch"]);
    assert!(session.events().iter().any(|event| matches!(event, Event::ExerciseSkipped { .. })));
}

#[test]
fn a_program_of_the_exercise_runs_by_hand() {
    let text = "7.9\n";
    check("exercise_ran", |start| {
        code(start).keys("<F6>").hears(vec![output(text), done(End::Finished, &[text], vec![])])
    });
}

#[test]
fn what_is_typed_is_saved_after_a_pause_and_on_leaving() {
    let mut session = code(Session::new()).keys("x");
    assert!(session.file(TIDES, "tide.py").unwrap().starts_with("from"));
    session.buffer();
    assert!(session.file(TIDES, "tide.py").unwrap().starts_with("xfrom"));
    let mut session = session.keys("y <C-c>");
    assert!(session.file(TIDES, "tide.py").unwrap().starts_with("xyfrom"));
}

#[test]
fn what_another_program_changes_is_shown_and_checked_again() {
    let mut session = code(Session::new()).written(TIDES, "tide.py", "one = 1\n");
    assert_eq!(session.driver().job(), None, "the learner has not checked before");
    let session = fail(session.says(&["one = 1"])).written(TIDES, "tide.py", "two = 2\n");
    let mut session = session.says(&["Checking"]);
    let job = session.driver().job().cloned().unwrap();
    assert_eq!(job.files.get("tide.py").map(String::as_str), Some("two = 2\n"));
}

#[test]
fn what_is_typed_here_is_never_lost_to_another_program() {
    let mine = code(Session::new()).keys("x").written(TIDES, "tide.py", "theirs = 1\n");
    let mut session = mine.says(&["xfrom table", "F7"]);
    let both = |effect: &&Effect| matches!(effect, Effect::KeepAttempt(..));
    assert_eq!(session.asked().iter().filter(both).count(), 1);
    let mut session = session.keys("<F7>").says(&["theirs = 1"]);
    assert_eq!(session.asked().iter().filter(both).count(), 2);
}

#[test]
fn what_cannot_be_saved_is_said_and_tried_again() {
    let session = code(Session::new()).disk_full(true).keys("x <F2>");
    let session = session.says(&["could not be saved"]).disk_full(false);
    let mut session = session.keys("<F2> <F2> y");
    session.buffer();
    assert!(session.file(TIDES, "tide.py").unwrap().starts_with("xyfrom"));
}

#[test]
fn files_are_tabs_and_one_key_goes_round() {
    check("exercise_second_file", |start| code(start).keys("<F3>"));
    code(Session::new()).keys("<F3>").says(&["TIDES = ["]).keys("<F3>").says(&["LOW_WATER"]);
    let parts = exercise(Session::new()).says(&["A ship may enter"]).keys("<F2>");
    let parts = parts.says(&["LOW_WATER = 4.5"]).keys("<F2>").says(&["Not checked yet"]);
    parts.keys("<F2>").says(&["A ship may enter"]);
}

#[test]
fn an_exercise_is_come_back_to() {
    let session = fail(code(Session::new())).keys("<Esc> <C-c>").restart();
    session.says(&["Continue at exercise"]).keys("<Enter>").says(&["LOW_WATER", "Exercise"]);
    let mut session = code(Session::new()).keys("<Esc>").says(&["A short text"]);
    assert_eq!(session.asked().last(), Some(&Effect::CloseWork));
}

#[test]
fn the_outline_leads_to_the_exercise() {
    let session = Session::in_lesson(TIDES).keys("o").says(&["Exercise: When the harbour"]);
    session.keys("<PageDown> <Enter>").says(&["A ship may enter"]);
}

#[test]
fn help_shows_the_keys_of_the_editor_too() {
    check("help_exercise", |start| code(start).keys("<F1>"));
}

#[test]
fn a_small_window_still_has_an_exercise() {
    let small = || code(Session::new().size(36, 10));
    small().shows("exercise_36x10");
    fail(small()).shows("exercise_failed_36x10");
    page(Session::new().size(36, 10)).keys("r").shows("run_36x10");
}

#[test]
fn one_milestone_is_checked_without_the_others() {
    let folder = tempfile::tempdir().unwrap();
    for (file, text) in [
        (
            "course.toml",
            "format = 1\nid = \"one\"\ntitle = \"One\"\nversion = \"1\"\nlanguage = \"en\"\n\
             license = \"MIT\"\n[[stage]]\nid = \"a\"\ntitle = \"A\"\nsummary = \"A\"\n\
             lessons = [\"shop\"]\n",
        ),
        (
            "a/shop/lesson.toml",
            "id = \"a/shop\"\ntitle = \"Shop\"\nminutes = 5\nobjectives = [\"Sell\"]\n",
        ),
        ("a/shop/lesson.md", "# Shop\n\nSell.\n"),
        (
            "a/shop/exercise/task.md",
            "+++\ntitle = \"Shop\"\nfiles = [\"shop.py\"]\nminutes = 9\n\
             [[milestone]]\nid = \"m1\"\ntitle = \"Open\"\nhints = [\"a\", \"b\", \"c\"]\n\
             [[milestone]]\nid = \"m2\"\ntitle = \"Sell\"\nhints = [\"a\", \"b\", \"c\"]\n\
             +++\n\nBuild it.\n",
        ),
        (
            "a/shop/exercise/checks.py",
            "def test_m1_open():\n    \"\"\"It opens.\"\"\"\n\n\n\
             def test_m2_sells():\n    \"\"\"It sells.\"\"\"\n",
        ),
        ("a/shop/exercise/starter/shop.py", "stock = []\n"),
        ("a/shop/exercise/solution/shop.py", "stock = [1]\n"),
    ] {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let source = gradus::store::course_files::CourseSource::Folder(folder.path().into());
    let mut driver = Driver::new(Start { source, lesson: Some("a/shop".into()), ..Start::fresh() });
    driver.keys("<Enter> <F10>");
    let Some(JobWork::Checks { only, .. }) = driver.job().map(|job| &job.work) else {
        panic!("nothing is checked: {:?}", driver.asked)
    };
    assert_eq!(only.as_deref(), Some("m1_"));
}
