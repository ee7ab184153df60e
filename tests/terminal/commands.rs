//! The commands, without a terminal.

use std::fs;
use std::io::pipe;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::learner::Learner;
use crate::lesson::to_the_quiz;
use crate::tutor::CTRL_C;

/// Exit code, standard output, standard error.
fn told(output: Output) -> (i32, String, String) {
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn keys(object: &Value) -> Vec<&str> {
    object.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn help_teaches_and_the_version_is_told() {
    let learner = Learner::new();
    let (code, out, err) = told(learner.run(&["--help"]));
    assert_eq!((code, err.as_str()), (0, ""));
    for part in ["Examples:", "gradus learn python/loops", "--plain", "Exit codes:", "Press ?"] {
        assert!(out.contains(part), "{part} in:\n{out}");
    }
    let (code, out, _) = told(learner.run(&["--version"]));
    assert_eq!((code, out), (0, format!("gradus {}\n", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn the_folders_are_told_and_none_is_made() {
    let learner = Learner::new();
    let (code, out, _) = told(learner.run(&["where"]));
    assert_eq!(code, 0);
    assert!(out.contains(&learner.journal().display().to_string()), "{out}");
    assert!(out.contains(&learner.course().display().to_string()), "{out}");
    for folder in ["work", "attempts"] {
        let folder = learner.data().join("profiles/default").join(folder);
        assert!(out.contains(&folder.display().to_string()), "{out}");
    }
    assert!(!learner.data().exists());
    learner.set("work_dir = \"/code\"\n");
    let (_, out, _) = told(learner.run(&["where"]));
    assert!(out.contains("work      /code\n"), "{out}");
}

#[test]
fn a_folder_below_the_present_one_is_told_in_full() {
    let learner = Learner::new();
    let data = learner.data();
    let below = data.parent().unwrap();
    let mut command = learner.command(&["where", "--data-dir", "mine"]);
    let (code, out, _) = told(command.current_dir(below).output().unwrap());
    assert_eq!(code, 0);
    assert!(out.contains(&below.join("mine").display().to_string()), "{out}");
}

#[test]
fn the_status_has_its_stable_keys() {
    let learner = Learner::new();
    let (code, out, _) = told(learner.run(&["status"]));
    assert_eq!(code, 0);
    assert!(out.contains("Next: Counting things (basics/counting)"), "{out}");
    let mut tutor = learner.tutor().start();
    to_the_quiz(&mut tutor);
    tutor.keys(CTRL_C);
    assert!(tutor.ends().success());

    let status = learner.status();
    let top = ["course", "due", "events", "lessons", "position", "problems", "profile", "stages"];
    assert_eq!(keys(&status), top);
    assert_eq!(keys(&status["course"]), ["id", "version"]);
    assert_eq!(keys(&status["position"]), ["at", "lesson", "page", "question"]);
    assert_eq!(keys(&status["stages"][0]), ["finished", "id", "lessons", "mastery"]);
    let lesson = &status["lessons"]["basics/counting"];
    assert_eq!(keys(lesson), ["exercise", "mastery", "page", "pages", "quiz", "state"]);
    assert_eq!(keys(&lesson["quiz"]), ["answered", "of", "right", "skipped"]);
    assert_eq!((&lesson["state"], &lesson["pages"]), (&"started".into(), &3.into()));
    let (_, out, _) = told(learner.run(&["status"]));
    assert!(out.contains("You are in: Counting things (basics/counting), at the quiz"), "{out}");
}

#[test]
fn the_built_in_course_has_no_mistakes() {
    let (code, out, err) = told(Learner::new().command(&["check"]).output().unwrap());
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
}

#[test]
fn mistakes_of_a_course_are_shown_with_their_place() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("course.toml"), "format = 1\nid = \"a\"\ntitel = \"A\"\n")
        .unwrap();
    let learner = Learner::new();
    let check = learner.command(&["check"]).arg(folder.path()).output().unwrap();
    let (code, out, _) = told(check);
    assert_eq!(code, 1);
    assert!(out.contains("course.toml:3:1"), "{out}");
}

#[test]
fn wrong_usage_and_wrong_names_are_told_apart() {
    let learner = Learner::new();
    for (args, wanted, part) in [
        (&["frobnicate"][..], 2, "unrecognized subcommand"),
        (&["--colour", "never"], 2, "--color"),
        (&["reset"], 2, "--all"),
        (&["learn", "countin"], 1, "did you mean `basics/counting`?"),
        (&["learn", "nonsense"], 1, "did you mean"),
        (&["reset", "--stage", "nope", "--yes"], 1, "there is no stage `nope`"),
        (&["--profile", "../../x", "status"], 1, "cannot name a profile"),
        (&["--profile", "a/b", "where"], 1, "cannot name a profile"),
        (&["--profile", "..", "learn"], 1, "cannot name a profile"),
    ] {
        let (code, out, err) = told(learner.run(args));
        assert_eq!((code, out.as_str()), (wanted, ""), "{args:?}: {err}");
        assert!(err.contains(part), "{args:?}: {part} in:\n{err}");
    }
    assert!(!learner.data().join("../../x").exists());
}

#[test]
fn a_reset_erases_nothing() {
    let learner = Learner::new();
    let mut tutor = learner.tutor().start();
    to_the_quiz(&mut tutor);
    tutor.keys("1\r").wait_for(&["Right", "saved"]).keys(CTRL_C);
    assert!(tutor.ends().success());
    let before = fs::read_to_string(learner.journal()).unwrap();
    let asked = learner.command(&["reset", "--all"]).stdin(Stdio::null()).output().unwrap();
    assert!(told(asked).1.contains("Nothing was changed."));
    assert_eq!(fs::read_to_string(learner.journal()).unwrap(), before);

    let (code, out, _) = told(learner.run(&["reset", "--all", "--yes"]));
    assert_eq!(code, 0);
    assert!(out.contains("stays in the journal"), "{out}");
    let after = fs::read_to_string(learner.journal()).unwrap();
    assert!(after.starts_with(&before) && after.lines().count() == before.lines().count() + 1);
    let status = learner.status();
    assert_eq!(status["position"], Value::Null);
    assert_eq!(status["lessons"]["basics/counting"]["state"], "new");
}

#[test]
fn completions_can_be_read_by_the_shell() {
    let folder = tempfile::tempdir().unwrap();
    let script = folder.path().join("gradus.bash");
    let (code, out, _) = told(Learner::new().command(&["completions", "bash"]).output().unwrap());
    assert_eq!(code, 0);
    fs::write(&script, &out).unwrap();
    let parsed = Command::new("bash").arg("-n").arg(&script).output().unwrap();
    assert_eq!(told(parsed), (0, String::new(), String::new()));
    assert!(out.contains("status"));
}

#[test]
fn nobody_reading_is_no_error() {
    let learner = Learner::new();
    for args in [&["status"][..], &["status", "--json"], &["completions", "bash"], &["--help"]] {
        let (reader, writer) = pipe().unwrap();
        drop(reader);
        let output = learner.command(args).stdout(writer).output().unwrap();
        let (code, _, err) = told(output);
        assert_eq!((code, err.as_str()), (0, ""), "{args:?}");
    }
}
