//! However the program ends, the terminal is as it was, and everything is saved.

use std::os::unix::process::ExitStatusExt;

use rustix::process::Signal;
use serde_json::Value;

use crate::learner::Learner;
use crate::lesson::to_the_quiz;
use crate::tutor::{CTRL_C, ENTER, Tutor};

const F11: &str = "\x1b[23~";
const F12: &str = "\x1b[24~";

/// A way to a screen.
type Way = fn(&mut Tutor);

fn to_the_path(tutor: &mut Tutor) {
    tutor.wait_for(&["opens the first lesson"]).keys(ENTER);
    tutor.wait_for(&["speaks of apples"]).keys("q").wait_for(&["› ◐ Counting things"]);
}

fn to_page_two(tutor: &mut Tutor) {
    tutor.wait_for(&["opens the first lesson"]).keys(ENTER);
    tutor.wait_for(&["speaks of apples"]).keys("n").wait_for(&["speaks of pears"]);
}

fn to_typed_text(tutor: &mut Tutor) {
    to_the_quiz(tutor);
    tutor.keys("1\r").wait_for(&["Right"]).keys(ENTER);
    tutor.wait_for(&["twice two"]).keys("1\r").wait_for(&["Right"]).keys(ENTER);
    tutor.wait_for(&["yellow fruit"]).keys("bana").wait_for(&["bana"]);
}

/// The tutor in a terminal whose mouse it uses.
fn with_the_mouse(learner: &Learner) -> Tutor {
    learner.set("mouse = true\n");
    let mut tutor = learner.tutor().env("GRADUS_TEST_PANIC", "1").start();
    tutor.wait_for(&["opens the first lesson"]);
    tutor.wait_until("everything taken", |screen| {
        screen.alternate_screen()
            && screen.bracketed_paste()
            && screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None
    });
    tutor
}

#[test]
fn ctrl_c_ends_and_saves_on_every_screen() {
    let screens: [(&str, Way, &str, Value); 5] = [
        ("welcome", |tutor| _ = tutor.wait_for(&["Welcome"]), "", Value::Null),
        ("path", to_the_path, "page", 1.into()),
        ("lesson", to_page_two, "page", 2.into()),
        ("typed text", to_typed_text, "question", "name".into()),
        (
            "help",
            |tutor| {
                to_page_two(tutor);
                tutor.keys("?").wait_for(&["Keys: Lesson"]);
            },
            "page",
            2.into(),
        ),
    ];
    for (name, way, key, value) in screens {
        let learner = Learner::new();
        let mut tutor = learner.tutor().start();
        way(&mut tutor);
        tutor.keys(CTRL_C);
        assert_eq!(tutor.ends().code(), Some(0), "{name}");
        tutor.assert_restored(name);
        assert_eq!(learner.status()["position"].get(key).unwrap_or(&Value::Null), &value, "{name}");
    }
}

#[test]
fn quitting_gives_the_terminal_back() {
    for (name, keys) in [("q", "q"), ("Ctrl-C", CTRL_C)] {
        let mut tutor = with_the_mouse(&Learner::new());
        tutor.keys(keys);
        assert_eq!(tutor.ends().code(), Some(0), "{name}");
        tutor.assert_restored(name);
    }
}

#[test]
fn signals_give_the_terminal_back_and_end_the_program() {
    for signal in [Signal::INT, Signal::QUIT, Signal::TERM, Signal::HUP] {
        let learner = Learner::new();
        let mut tutor = with_the_mouse(&learner);
        to_page_two(&mut tutor);
        tutor.signal(signal);
        assert_eq!(tutor.ends().signal(), Some(signal.as_raw()));
        tutor.assert_restored(&format!("{signal:?}"));
        assert_eq!(learner.status()["position"]["page"], 2);
    }
}

#[test]
fn a_signal_during_the_start_gives_the_terminal_back() {
    // The background is asked for, and no answer comes for a while.
    let mut tutor = Learner::new().tutor().mute().start();
    tutor.wait_for_bytes(b"\x1b]11;?").signal(Signal::INT);
    assert_eq!(tutor.ends().signal(), Some(Signal::INT.as_raw()));
    tutor.assert_restored("a signal during the start");
}

#[cfg(debug_assertions)]
#[test]
fn a_panic_gives_the_terminal_back_and_is_reported() {
    let learner = Learner::new();
    let mut tutor = with_the_mouse(&learner);
    to_the_quiz(&mut tutor);
    tutor.keys("1\r").wait_for(&["Right"]).keys(F12);
    assert_eq!(tutor.ends().code(), Some(101));
    tutor.assert_restored("panic");
    assert!(tutor.text().contains("panicked at"), "{}", tutor.text());
    assert_eq!(learner.record().answers, [("sum".to_string(), true)]);
}

#[cfg(debug_assertions)]
#[test]
fn a_panic_behind_the_screens_is_told_and_the_screens_go_on() {
    let mut tutor = with_the_mouse(&Learner::new());
    to_page_two(&mut tutor);
    tutor.keys(F11).wait_for(&["A part of Gradus has failed", "rehearsal.rs"]);
    tutor.keys("n").wait_for(&["speaks of plums"]).wait_without("has failed").keys(CTRL_C);
    assert_eq!(tutor.ends().code(), Some(0));
    tutor.assert_restored("a panic behind the screens");
}

#[test]
fn the_program_ends_with_its_terminal() {
    let learner = Learner::new();
    let mut tutor = learner.tutor().start();
    to_page_two(&mut tutor);
    let ticks = tutor.close_terminal();
    assert!(ticks < 100, "it used the processor for {ticks} ticks");
    assert_eq!(learner.status()["lessons"]["basics/counting"]["state"], "started");
}
