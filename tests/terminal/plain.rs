//! Practising in plain lines, on a real Python: programs, an exercise from the first failed check to
//! the solution, trust, and what is said where there is no Python.

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::process::Command;

use rustix::process::{Signal, kill_process};

use crate::bench::{Bench, RIGHT, STARTER};
use crate::talk::Talk;
use crate::tutor::CTRL_C;

/// The tutor in plain lines, about to start at the lesson.
fn command(bench: &Bench) -> Command {
    let mut command = bench.learner.command(&["--plain", "learn", "basics/doubling"]);
    command.arg("--course").arg(bench.learner.course());
    command.env_remove("VISUAL").env_remove("EDITOR");
    command
}

fn talk(bench: &Bench) -> Talk {
    Talk::start(command(bench))
}

#[test]
fn an_exercise_goes_from_the_first_program_to_the_solution() {
    let bench = Bench::trusted();
    let mut talk = talk(&bench);
    talk.hears("Press Enter");
    let said = talk.says(":run 1", "End of output.");
    assert!(said.contains("twice 42"), "{said}");
    let said = talk.says(":run 3", "for the whole traceback");
    assert!(said.contains("undefined") && said.contains("NameError"), "{said}");
    talk.says(":full", "End of the traceback.");

    let said = talk.says(":run 6", "End of output.");
    for part in ["HTTP/1.1 200 OK", "Content-Type: text/plain", "/twice: 42"] {
        assert!(said.contains(part), "{part} in:\n{said}");
    }
    let said = talk.says(":run 7", "End of output.");
    assert!(said.contains("42 | NULL"), "{said}");

    let said = talk.says(":exercise", ":help for the rest.");
    assert!(said.contains("twice the number"), "{said}");
    assert_eq!(fs::read_to_string(bench.work()).unwrap(), STARTER);
    let said = talk.says("", "Press Enter to check");
    for part in ["0 of 1 check passed", "double(5): expected 10, seen 4", "test_double[5]"] {
        assert!(said.contains(part), "{part} in:\n{said}");
    }
    talk.says(":hint", "Think of a sum.");
    talk.says(":hint", "Add the number to itself.");
    fs::write(bench.work(), RIGHT).unwrap();
    let said = talk.says("", "Press Enter");
    assert!(said.contains("The check passed."), "{said}");
    let said = talk.says(":solution", "End of main.py.");
    for part in ["- ", "return number + number", "+ ", "return 2 * number"] {
        assert!(said.contains(part), "{part} in:\n{said}");
    }
    talk.says(":quit", "Everything is saved.");
    assert!(talk.ends().success());
    let status = bench.learner.status();
    assert_eq!(status["lessons"]["basics/doubling"]["exercise"], "passed");
    let attempts = bench.learner.data().join("profiles/default/attempts/basics/doubling");
    assert_eq!(fs::read_dir(attempts).unwrap().count(), 2);
}

#[test]
fn a_course_from_elsewhere_runs_nothing_before_the_learner_agrees() {
    let bench = Bench::new();
    let mut talk = talk(&bench);
    talk.hears("Press Enter");
    talk.says(":run 1", "Type yes");
    talk.says("", "Nothing was run.");
    talk.says(":run 1", "Type yes");
    let said = talk.says("yes", "End of output.");
    assert!(said.contains("twice 42"), "{said}");
    let text = bench.path("course/basics/doubling/lesson.md");
    fs::write(text, "# New\n\nWords.\n\n```python\nprint('new')\n```\n").unwrap();
    talk.says(":run 1", "Type yes");
    talk.says(":help", ":quit");
    talk.says("", "Nothing was run.");
    talk.says(":exercise", ":help for the rest.");
    talk.says(":check", "Type yes");
    talk.says("yes", "Failed: It gives twice the number.");
    assert!(talk.ends().success());
}

#[test]
fn without_a_python_one_reads_on_and_learns_what_to_do() {
    let bench = Bench::trusted();
    let mut command = command(&bench);
    fs::create_dir(bench.path("empty")).unwrap();
    command.env("PATH", bench.path("empty")).env_remove("VIRTUAL_ENV").env_remove("GRADUS_PYTHON");
    let mut talk = Talk::start(command);
    talk.hears("Press Enter");
    let said = talk.says(":run 1", "nstall");
    assert!(said.to_lowercase().contains("no python was found"), "{said}");
    talk.says(":again", "Twice as much");
    talk.says(":exercise", ":help for the rest.");
    talk.says(":check", "nstall");
    talk.says(":hint", "Think of a sum.");
    talk.says(":quit", "Everything is saved.");
    assert!(talk.ends().success());
}

#[test]
fn files_and_copies_of_programs_are_opened_in_the_learners_editor() {
    let bench = Bench::trusted();
    let mut talk = talk(&bench);
    talk.hears("Press Enter");
    talk.says(":edit 1", "set VISUAL or EDITOR");
    drop(talk);
    let mut command = command(&bench);
    command.env("VISUAL", bench.editor("print('my own', 1)\n"));
    let mut talk = Talk::start(command);
    talk.hears("Press Enter");
    let said = talk.says(":edit 1", "End of output.");
    assert!(said.contains("my own 1"), "{said}");
    bench.editor("print('another', 2)\n");
    let said = talk.says(":edit 1", "End of output.");
    assert!(said.contains("another 2"), "{said}");
    let kept = bench.learner.data().join("profiles/default/attempts/_try");
    let kept = fs::read_dir(kept).unwrap().next().unwrap().unwrap().path().join("lesson.py");
    assert_eq!(fs::read_to_string(kept).unwrap(), "print('my own', 1)\n");

    bench.editor(RIGHT);
    talk.says(":exercise", ":help for the rest.");
    talk.says(":edit", "Saved.");
    assert_eq!(fs::read_to_string(bench.work()).unwrap(), RIGHT);
    talk.says("", "The check passed.");
    talk.says(":reset", "Type yes");
    let said = talk.says("yes", "as they were at the start");
    assert!(said.contains("attempts"), "{said}");
    assert_eq!(fs::read_to_string(bench.work()).unwrap(), STARTER);
    assert!(talk.ends().success());
}

#[test]
fn ctrl_c_ends_what_runs_and_where_nothing_runs_the_program() {
    let bench = Bench::trusted();
    let start = bench.learner.tutor().arg("--plain").arg("learn").arg("basics/doubling");
    let mut tutor = start.env("PATH", std::env::var("PATH").unwrap()).start();
    tutor.wait_for(&["Press Enter"]).keys(":run 2\r");
    bench.waits_for_the_program();
    tutor.keys(CTRL_C).wait_for(&["You stopped it."]);
    assert!(bench.is_tidy());
    tutor.keys(":run 1\r").wait_for(&["twice 42", "End of output."]);
    tutor.keys(CTRL_C);
    assert_eq!(tutor.ends().signal(), Some(Signal::INT.as_raw()));
}

#[test]
fn packages_are_fetched_first_and_ctrl_c_ends_that_too() {
    let bench = Bench::trusted();
    let mut talk = talk(&bench);
    talk.hears("Press Enter");
    talk.says(":run 4", "The packages of none: creating");
    kill_process(talk.pid(), Signal::INT).unwrap();
    talk.hears("You stopped it.");
    talk.says(":run 1", "twice 42");
    assert!(talk.ends().success());
}

#[test]
fn a_signal_that_ends_the_program_ends_what_runs_first() {
    let bench = Bench::trusted();
    let mut talk = talk(&bench);
    talk.hears("Press Enter");
    talk.says(":run 1", "twice 42");
    talk.types(":run 2");
    bench.waits_for_the_program();
    kill_process(talk.pid(), Signal::TERM).unwrap();
    assert_eq!(talk.ends().signal(), Some(Signal::TERM.as_raw()));
    assert!(bench.is_tidy());
}
