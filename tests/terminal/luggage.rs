//! From one computer to another: export, import and merge.

use std::fs;
use std::path::PathBuf;
use std::process::Output;

use gradus::learn::event::Event;
use gradus::learn::record::{Envelope, encode};

use crate::learner::Learner;
use crate::lesson::to_the_quiz;
use crate::tutor::{CTRL_C, ESC};

fn told(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

/// A learner who has opened a lesson and written a file for it.
fn with_work(text: &str) -> Learner {
    let learner = Learner::new();
    let output = learner.run(&["reset", "--all", "--yes"]);
    assert!(output.status.success(), "{output:?}");
    let work = work(&learner);
    fs::create_dir_all(work.parent().unwrap()).unwrap();
    fs::write(work, text).unwrap();
    learner
}

fn work(learner: &Learner) -> PathBuf {
    learner.data().join("profiles/default/work/basics/counting/a.py")
}

#[test]
fn everything_goes_to_another_computer_and_nothing_is_counted_twice() {
    let (one, two) = (with_work("one"), with_work("two"));
    let archive = one.home().join("mine.zip");
    let path = archive.display().to_string();
    let (code, out, err) = told(&one.run(&["export", &path]));
    assert_eq!((code, &*err), (0, ""), "{out}");
    assert!(out.contains("1 events, 1 files of yours and 0 attempts"), "{out}");
    let (code, _, err) = told(&one.run(&["export", &path]));
    assert_eq!(code, 1);
    assert!(err.contains("there already"), "{err}");

    let (code, out, err) = told(&two.run(&["import", &path]));
    assert_eq!((code, &*err), (0, ""), "{out}");
    assert!(out.contains("1 event was taken in"), "{out}");
    assert!(out.contains("a.py replaced; what stood there is kept in"), "{out}");
    assert_eq!(fs::read_to_string(work(&two)).unwrap(), "one");
    let copies = two.data().join("profiles/default/attempts/basics/counting");
    let copy = fs::read_dir(copies).unwrap().next().unwrap().unwrap().path();
    assert_eq!(fs::read_to_string(copy.join("a.py")).unwrap(), "two");

    let (code, out, _) = told(&two.run(&["import", &path]));
    assert_eq!(code, 0);
    assert!(out.contains("nothing new"), "{out}");
    assert!(out.contains("Files: 0 new, 0 replaced, 1 was there already."), "{out}");
    assert_eq!(two.status()["events"], 2);
}

#[test]
fn journals_are_merged_and_what_is_damaged_is_told() {
    let (one, two) = (with_work(""), with_work(""));
    let journal = one.journal().display().to_string();
    let (code, out, err) = told(&two.run(&["merge", &journal, &journal]));
    assert_eq!((code, &*err), (0, ""), "{out}");
    assert!(out.contains("1 event was taken in"), "{out}");
    assert!(out.contains("nothing new; 1 event was there already"), "{out}");
    fs::write(one.home().join("other"), "no journal\n").unwrap();
    let other = one.home().join("other").display().to_string();
    let (code, _, err) = told(&two.run(&["merge", &other]));
    assert_eq!(code, 1);
    assert!(err.contains("1 line is damaged, or from no journal"), "{err}");
    let (code, _, err) = told(&two.run(&["merge", "nothing-here"]));
    assert_eq!(code, 1);
    assert!(err.contains("cannot read nothing-here"), "{err}");
}

/// What was merged while a tutor is open counts there after the next step, and in its statistics.
#[test]
fn a_tutor_that_is_open_takes_notice_of_what_is_merged() {
    let learner = Learner::new();
    let mut tutor = learner.tutor().start();
    to_the_quiz(&mut tutor);
    let finished = Event::LessonFinished { lesson: "basics/naming".into() };
    let at = "2026-01-02T03:04:05Z".parse().unwrap();
    let line = encode(&Envelope { dev: "other", seq: 1, at, course: "small" }, &finished).unwrap();
    let other = learner.home().join("other.jsonl");
    fs::write(&other, line).unwrap();
    let (code, out, err) = told(&learner.run(&["merge", &other.display().to_string()]));
    assert_eq!((code, &*err), (0, ""), "{out}");
    tutor.keys("1\r").wait_for(&["Right", "saved"]).keys(ESC);
    tutor.wait_for(&["speaks of"]).keys(ESC);
    tutor.wait_for(&["✓ Naming things", "◐ Counting things"]).keys("s");
    tutor.wait_for(&["Steps a day", "1 lesson finished"]).keys("\t");
    tutor.wait_for(&["100% of 1 answer"]).keys("5");
    tutor.wait_for(&["builds on it"]).keys(ESC);
    tutor.wait_for(&["statistics"]).keys(CTRL_C);
    assert!(tutor.ends().success());
    assert_eq!(learner.status()["lessons"]["basics/naming"]["state"], "finished");
}
