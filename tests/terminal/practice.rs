//! Practising on the screens, on a real Python: a program that is run and changed, and an exercise
//! from the first failed check to the solution.

use std::fs;

use crate::bench::{Bench, RIGHT, STARTER};
use crate::start::Start;
use crate::tutor::{CTRL_C, ENTER, ESC};

const CTRL_T: &str = "\x14";
const CTRL_O: &str = "\x0f";
const DOWN: &str = "\x1b[B";
const END: &str = "\x1b[F";
const BACKSPACE: &str = "\x7f";
const F2: &str = "\x1bOQ";
const F5: &str = "\x1b[15~";
const F6: &str = "\x1b[17~";
const F9: &str = "\x1b[20~";

/// The tutor about to start at the lesson.
fn start(bench: &Bench) -> Start {
    let start = bench.learner.tutor().env("PATH", std::env::var("PATH").unwrap());
    start.arg("learn").arg("basics/doubling")
}

/// How many attempts were kept.
fn attempts(bench: &Bench) -> usize {
    let folder = bench.learner.course().to_str().unwrap().to_owned();
    fs::read_dir(folder).unwrap().count()
}

#[test]
fn a_program_is_run_and_a_copy_of_it_changed_and_run() {
    let bench = Bench::trusted();
    let mut tutor = start(&bench).start();
    tutor.wait_for(&["Twice as much"]).keys("r").wait_for(&["twice 42"]);
    tutor.keys("e").wait_for(&["Your copy"]).keys(END).keys(BACKSPACE).keys(", 'more')");
    tutor.keys(F6).wait_for(&["twice 42 more", "Done"]);
    tutor.keys(ESC).wait_for(&["Twice as much"]);
    tutor.keys("q").wait_for(&["Continue"]).keys("q");
    assert!(tutor.ends().success());
}

#[test]
fn an_exercise_goes_from_the_first_check_to_the_solution() {
    let bench = Bench::trusted();
    let mut tutor = start(&bench).size((120, 40)).start();
    tutor.wait_for(&["Twice as much"]).keys(ENTER);
    tutor.wait_for(&["Double it", "returns twice", "return 4"]);
    assert_eq!(fs::read_to_string(bench.work()).unwrap(), STARTER);
    tutor.keys(F5).wait_for(&["It gives twice the number.", "double(5): expected 10, seen 4"]);
    tutor.keys(CTRL_T).wait_for(&["Think of a sum."]);
    tutor.keys(CTRL_T).wait_for(&["Add the number to itself."]);

    tutor.keys(F2).keys(DOWN).keys(END).keys(BACKSPACE).keys("number + number");
    tutor.wait_for(&["return number + number"]).keys(F5).wait_for(&["The check passed"]);
    assert_eq!(fs::read_to_string(bench.work()).unwrap(), RIGHT);
    tutor.keys(F9).wait_for(&["return number + number", "return 2 * number"]);
    tutor.keys(CTRL_C);
    assert!(tutor.ends().success());
    assert_eq!(bench.learner.status()["lessons"]["basics/doubling"]["exercise"], "passed");
    assert_eq!(attempts(&bench), 2);
}

#[test]
fn the_learners_own_editor_comes_and_goes_and_what_it_saves_is_checked() {
    let bench = Bench::trusted();
    let mut tutor = start(&bench).env("VISUAL", bench.editor(RIGHT)).start();
    tutor
        .wait_for(&["Twice as much"])
        .keys(ENTER)
        .wait_for(&["Double it"])
        .keys(F2)
        .wait_for(&["return 4"]);
    tutor.keys(CTRL_O).wait_for(&["return number + number"]);
    tutor.keys(F5).wait_for(&["The check passed"]).keys(CTRL_C);
    assert!(tutor.ends().success());
    tutor.assert_restored("after an editor");
}

#[test]
fn a_file_saved_beside_the_tutor_is_noticed() {
    let bench = Bench::trusted();
    let mut tutor = start(&bench).start();
    tutor
        .wait_for(&["Twice as much"])
        .keys(ENTER)
        .wait_for(&["Double it"])
        .keys(F2)
        .wait_for(&["return 4"]);
    fs::write(bench.work(), RIGHT).unwrap();
    tutor.wait_for(&["return number + number"]).keys(CTRL_C);
    assert!(tutor.ends().success());
}

#[test]
fn a_course_from_elsewhere_shows_what_it_is_before_it_runs() {
    let bench = Bench::new();
    let mut tutor = start(&bench).start();
    tutor.wait_for(&["Twice as much"]).keys("r");
    let folder = bench.learner.course().file_name().unwrap().to_str().unwrap().to_owned();
    tutor.wait_for(&["A small course", &folder]).keys(ESC);
    tutor.wait_without("A small course").keys("r");
    tutor.wait_for(&["A small course"]).keys("y").wait_for(&["twice 42"]).keys(CTRL_C);
    assert!(tutor.ends().success());
}
