//! Proving a course with `gradus check --run`.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use crate::learner::Learner;

const COURSE: &str = "format = 1\nid = \"far\"\ntitle = \"Far\"\nversion = \"3\"\nlanguage = \"en\"\n\
                      license = \"MIT\"\n[[stage]]\nid = \"s\"\ntitle = \"S\"\nsummary = \"S\"\n\
                      lessons = [\"one\"]\n";

const LESSON: &str = "# One\n\n```python\nopen('trace', 'w').close()\nprint(1 + 1)\n```\n\n\
                      ```output\n3\n```\n\n```python skip=\"a part\"\nx\n```\n\n> **Do:** it.\n";

struct Bench {
    learner: Learner,
    course: TempDir,
}

impl Bench {
    fn new() -> Self {
        let bench = Self { learner: Learner::new(), course: tempfile::tempdir().unwrap() };
        bench.write("course.toml", COURSE);
        let lesson = "id = \"s/one\"\ntitle = \"One\"\nminutes = 3\nobjectives = []\n";
        bench.write("s/one/lesson.toml", lesson);
        bench.write("s/one/lesson.md", LESSON);
        let quiz = "[[question]]\nid = \"q\"\nkind = \"short\"\nprompt = \"p\"\nanswer = \"a\"\n\
                    explain = \"e\"\n";
        bench.write("s/one/quiz.toml", quiz);
        bench
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.course.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Exit code, standard output and standard error of `gradus check --run` with these words.
    fn check(&self, args: &[&str]) -> (i32, String, String) {
        let mut command = self.learner.command(&["check", "--run"]);
        let output = command.arg(self.course.path()).args(args).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }

    fn json(&self, args: &[&str]) -> Value {
        let (_, out, err) = self.check(&[&["--json"], args].concat());
        assert_eq!(err, "", "nothing is told beside the object");
        serde_json::from_str(&out).unwrap()
    }
}

#[test]
fn nothing_of_a_course_from_elsewhere_runs_unasked() {
    let bench = Bench::new();
    let (code, out, _) = bench.check(&[]);
    assert_eq!(code, 1);
    let refusal = "nothing was run and nothing is proved: you have not agreed to run code";
    assert!(out.contains(refusal) && out.contains("gradus trust"), "{out}");
    assert_eq!(bench.json(&[])["proof"]["ran"], 0);
    let agreed = bench.learner.command(&["trust", "--yes"]).arg(bench.course.path()).output();
    assert!(agreed.unwrap().status.success());
    assert_eq!(bench.json(&[])["proof"]["ran"], 2);
}

#[test]
fn falsehoods_are_told_with_their_place_and_proved_once() {
    let bench = Bench::new();
    let (code, out, err) = bench.check(&["--yes", "--jobs", "2"]);
    assert_eq!((code, err.as_str()), (1, ""));
    for part in [
        "error: Python prints `2`",
        "s/one/lesson.md:9:1",
        "judged 1 claim on Python",
        "2 runs, and 0 known from before",
        "not run: 1 program (1 × a part)",
    ] {
        assert!(out.contains(part), "{part} in:\n{out}");
    }
    let report = bench.json(&["--yes"]);
    let found = report["diagnostics"].as_array().unwrap();
    let own = found.iter().find(|found| found["message"] == "Python prints `2`").unwrap();
    assert_eq!((&own["line"], &own["column"]), (&9.into(), &1.into()));
    let proof = &report["proof"];
    assert_eq!((&proof["claims"], &proof["judged"]), (&1.into(), &1.into()));
    assert_eq!((&proof["ran"], &proof["cached"]), (&0.into(), &2.into()));
    let skipped = &proof["skipped"][0];
    assert_eq!((&skipped["file"], &skipped["line"]), (&"s/one/lesson.md".into(), &12.into()));
    assert_eq!(skipped["reason"], "a part");

    bench.write("s/one/lesson.md", &LESSON.replace("\n3\n", "\n2\n"));
    let report = bench.json(&["--yes"]);
    assert_eq!(report["proof"]["ran"], 0, "the program itself has not changed");
    let told = report["diagnostics"].to_string();
    assert!(!told.contains("Python prints"), "{told}");
}

#[test]
fn without_a_python_that_is_said() {
    let bench = Bench::new();
    let (code, _, err) = bench.check(&["--yes", "--python", "/nowhere/python"]);
    assert_eq!(code, 1);
    assert!(err.contains("/nowhere/python"), "{err}");
}
