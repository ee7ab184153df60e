//! Trusting a course from elsewhere.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use tempfile::TempDir;

use crate::learner::Learner;

const COURSE: &str = "format = 1\nid = \"far\"\ntitle = \"From \\u001b[2J\\nfar\"\nversion = \"3\"\n\
                      language = \"en\"\nlicense = \"MIT\"\n[packages]\nweb = [\"Flask==3.1.3\"]\n\
                      [[stage]]\nid = \"s\"\ntitle = \"S\"\nsummary = \"S\"\npackages = \"web\"\n\
                      lessons = [\"one\"]\n";

const LESSON: &str = "# One\n\n```python\nprint(1)\n```\n\n```python skip\nx\n```\n\n> ```python\n\
                      > print(2)\n> ```\n\n```console\n$ ls\n```\n";

struct Bench {
    learner: Learner,
    course: TempDir,
}

impl Bench {
    fn new() -> Self {
        let course = tempfile::tempdir().unwrap();
        let bench = Self { learner: Learner::new(), course };
        bench.write("course.toml", COURSE);
        let lesson = "id = \"s/one\"\ntitle = \"One\"\nminutes = 3\nobjectives = [\"Do\"]\n";
        bench.write("s/one/lesson.toml", lesson);
        bench.write("s/one/lesson.md", LESSON);
        bench
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.course.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Exit code and everything said to `gradus trust`, with these words and this reply.
    fn trust(&self, args: &[&str], reply: &str) -> (i32, String) {
        let mut command = self.learner.command(&["trust"]);
        command.arg(self.course.path()).args(args);
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // It may have ended without a question.
        let _ = child.stdin.take().unwrap().write_all(reply.as_bytes());
        let output = child.wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout) + &text(output.stderr))
    }

    /// What `gradus doctor` says of the course.
    fn state(&self) -> String {
        let mut command = self.learner.command(&["doctor", "--course"]);
        let output = command.arg(self.course.path()).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        text.lines().find(|line| line.contains(" course ")).unwrap().to_owned()
    }
}

#[test]
fn what_a_course_is_stands_before_the_question() {
    let bench = Bench::new();
    let (code, said) = bench.trust(&[], "n\n");
    assert_eq!(code, 1);
    for part in [
        "From ␛[2J␊far (far, version 3)",
        &bench.course.path().display().to_string(),
        "1 lessons, 2 programs, 0 exercises",
        "web: Flask==3.1.3",
        "[y/N]",
        "Nothing of it is run.",
    ] {
        assert!(said.contains(part), "{part} in:\n{said}");
    }
    assert!(bench.state().contains("not trusted"), "{}", bench.state());
    assert!(!bench.learner.data().join("trusted.jsonl").exists());
}

#[test]
fn an_agreement_holds_until_the_course_changes() {
    let bench = Bench::new();
    for reply in ["", "no\n", "yeah\n"] {
        assert_eq!(bench.trust(&[], reply).0, 1, "{reply:?}");
    }
    assert_eq!(bench.trust(&[], "y\n").0, 0);
    assert!(bench.state().contains(", trusted"), "{}", bench.state());
    let (code, said) = bench.trust(&[], "");
    assert!(code == 0 && said.contains("it has not changed since"), "{said}");
    bench.write("s/one/support/prelude.py", "import os\n");
    assert!(bench.state().contains("changed since"), "{}", bench.state());
    let (code, said) = bench.trust(&[], "n\n");
    assert!(code == 1 && said.contains("has CHANGED since"), "{said}");
    let (code, said) = bench.trust(&["--yes"], "");
    assert!(code == 0 && !said.contains("[y/N]"), "{said}");
    assert!(bench.state().contains(", trusted"), "{}", bench.state());
}

#[test]
fn the_built_in_course_needs_no_agreement() {
    let output = Learner::new().command(&["trust"]).output().unwrap();
    assert!(output.status.success());
    assert!(String::from_utf8(output.stdout).unwrap().contains("built-in course is trusted"));
}

#[test]
fn what_leads_out_of_a_course_is_left_out_and_said() {
    let bench = Bench::new();
    let link = bench.course.path().join("s/one/support.py");
    std::os::unix::fs::symlink("/etc/passwd", link).unwrap();
    let (_, said) = bench.trust(&["--yes"], "");
    assert!(said.contains("Left out     s/one/support.py: the link leads out"), "{said}");
}

#[test]
fn what_is_no_course_cannot_be_trusted() {
    let bench = Bench::new();
    bench.write("course.toml", "format = 99\n");
    let (code, said) = bench.trust(&["--yes"], "");
    assert!(code == 1 && said.contains("gradus check"), "{said}");
    fs::remove_file(bench.course.path().join("course.toml")).unwrap();
    let (code, said) = bench.trust(&["--yes"], "");
    assert!(code == 1 && said.contains("there is no course in"), "{said}");
}

#[test]
fn an_agreement_that_cannot_be_kept_is_none() {
    let bench = Bench::new();
    fs::write(bench.learner.data(), "a file where the folder should be").unwrap();
    let (code, said) = bench.trust(&["--yes"], "");
    assert!(code == 1 && said.contains("your agreements in"), "{said}");
}
