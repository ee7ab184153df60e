//! Practising in plain lines, on a real Python: programs, an exercise from the first failed check to
//! the solution, trust, and what is said where there is no Python.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::Command;

use rustix::process::{Signal, kill_process};
use tempfile::TempDir;

use crate::learner::Learner;
use crate::talk::Talk;
use crate::tutor::CTRL_C;

const COURSE: &str = "\
format = 1
id = \"small\"
title = \"A small course\"
version = \"1.0.0\"
language = \"en\"
license = \"MIT\"

[packages]
none = []

[[stage]]
id = \"basics\"
title = \"Basics\"
summary = \"What comes first.\"
packages = \"none\"
lessons = [\"doubling\"]
";

const LESSON: &str = "\
id = \"basics/doubling\"
title = \"Doubling\"
minutes = 5
objectives = [\"Double\"]
";

const TEXT: &str = "\
# Twice as much

```python
print('twice', 21 * 2)
```

```python
open('%GO%').read()
while True:
    pass
```

```python
print(undefined)
```

```python
import no_such_module
```
";

const TASK: &str = "\
+++
title = \"Double it\"
files = [\"main.py\"]
minutes = 3
hints = [\"Think of a sum.\", \"Add the number to itself.\"]
+++

Write `double(number)`, which returns twice the number.
";

const CHECKS: &str = "\
import pytest

from main import double


@pytest.mark.parametrize(\"number\", [2, 5])
def test_double(number):
    \"\"\"It gives twice the number.\"\"\"
    seen = double(number)
    assert seen == 2 * number, f\"double({number}): expected {2 * number}, seen {seen}\"
";

const STARTER: &str = "def double(number):\n    return 4\n";
const RIGHT: &str = "def double(number):\n    return number + number\n";
const SOLUTION: &str = "def double(number):\n    return 2 * number\n";

/// A learner of a small course in a folder of its own.
struct Bench {
    learner: Learner,
    folder: TempDir,
}

impl Bench {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let course = folder.path().join("course");
        let exercise = "basics/doubling/exercise";
        let go = folder.path().join("go");
        rustix::fs::mkfifoat(rustix::fs::CWD, &go, rustix::fs::Mode::RWXU).unwrap();
        for (file, text) in [
            ("course.toml", COURSE),
            ("basics/doubling/lesson.toml", LESSON),
            ("basics/doubling/lesson.md", TEXT),
            (&format!("{exercise}/task.md"), TASK),
            (&format!("{exercise}/checks.py"), CHECKS),
            (&format!("{exercise}/starter/main.py"), STARTER),
            (&format!("{exercise}/solution/main.py"), SOLUTION),
        ] {
            let path = course.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text.replace("%GO%", go.to_str().unwrap())).unwrap();
        }
        Self { learner: Learner::taught(&course), folder }
    }

    fn trusted() -> Self {
        let bench = Self::new();
        assert!(bench.learner.run(&["trust", "--yes"]).status.success());
        bench
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The learner's file of the exercise.
    fn work(&self) -> PathBuf {
        self.learner.data().join("profiles/default/work/basics/doubling/main.py")
    }

    /// Waits until the endless program has begun.
    fn waits_for_the_program(&self) {
        fs::OpenOptions::new().write(true).open(self.path("go")).unwrap();
    }

    /// Whether nothing of what ran is left.
    fn is_tidy(&self) -> bool {
        fs::read_dir(self.learner.data().join("scratch")).unwrap().next().is_none()
    }

    /// The tutor in plain lines, about to start at the lesson.
    fn command(&self) -> Command {
        let mut command = self.learner.command(&["--plain", "learn", "basics/doubling"]);
        command.arg("--course").arg(self.learner.course());
        command.env_remove("VISUAL").env_remove("EDITOR");
        command
    }

    fn talk(&self) -> Talk {
        Talk::start(self.command())
    }

    /// An editor that puts this text into the file, and its path.
    fn editor(&self, text: &str) -> PathBuf {
        let path = self.path("editor");
        fs::write(self.path("text"), text).unwrap();
        let script = format!("#!/bin/sh\ncat '{}' > \"$1\"\n", self.path("text").display());
        fs::write(&path, script).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        path
    }
}

#[test]
fn an_exercise_goes_from_the_first_program_to_the_solution() {
    let bench = Bench::trusted();
    let mut talk = bench.talk();
    talk.hears("Press Enter");
    let said = talk.says(":run 1", "End of output.");
    assert!(said.contains("twice 42"), "{said}");
    let said = talk.says(":run 3", "for the whole traceback");
    assert!(said.contains("undefined") && said.contains("NameError"), "{said}");
    talk.says(":full", "End of the traceback.");

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
    assert!(said.contains("All 1 check passed."), "{said}");
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
    let mut talk = bench.talk();
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
    let mut command = bench.command();
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
    let mut talk = bench.talk();
    talk.hears("Press Enter");
    talk.says(":edit 1", "set VISUAL or EDITOR");
    drop(talk);
    let mut command = bench.command();
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
    talk.says("", "All 1 check passed.");
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
    let mut talk = bench.talk();
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
    let mut talk = bench.talk();
    talk.hears("Press Enter");
    talk.says(":run 1", "twice 42");
    talk.types(":run 2");
    bench.waits_for_the_program();
    kill_process(talk.pid(), Signal::TERM).unwrap();
    assert_eq!(talk.ends().signal(), Some(Signal::TERM.as_raw()));
    assert!(bench.is_tidy());
}
