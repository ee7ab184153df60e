//! Setting up the learner's Python: what is found, what is made, and what is said if it cannot be.
//! The Pythons are scripts, but for one.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use crate::learner::Learner;
use crate::wheel::write_wheel;

/// A Python of a few lines. A file `venv` or `pip` beside it is run before it does that.
const PYTHON: &str = r#"#!/bin/sh
HERE=%HERE%
ASKED="$*"
first() { if [ -e "$HERE/$1" ]; then . "$HERE/$1"; fi; }
case "$*" in
  *version_info*)
    for answer in gradus %VERSION% cpython "$0" "$0" "$HERE" linux; do echo "$answer"; done ;;
  *find_spec*) echo '{"venv": true, "ensurepip": %ENSUREPIP%, "landlock": 5}' ;;
  *"-m ensurepip"*) first ensurepip ;;
  *"-m venv"*) for last; do :; done; first venv; mkdir -p "$last/bin"; cp "$0" "$last/bin/python" ;;
  *"-m pip"*) first pip; echo "  Downloading $* (1 kB)" ;;
esac
"#;

/// A learner with a trusted course and Pythons of their own.
struct Bench {
    learner: Learner,
    folder: TempDir,
}

impl Bench {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let course = folder.path().join("course");
        fs::create_dir_all(course.join("stage/one")).unwrap();
        fs::create_dir(folder.path().join("bin")).unwrap();
        let bench = Self { learner: Learner::taught(&course), folder };
        bench.course("[packages]\nart = [\"shapes==1\"]\nweb = [\"pages==2\"]\n");
        bench.python("python3", "3.11.4");
        bench.trust();
        bench
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes the course anew, with these package sets.
    fn course(&self, packages: &str) {
        let stage = |set: &str, lesson: &str| {
            format!(
                "[[stage]]\nid = \"{set}\"\ntitle = \"S\"\nsummary = \"S\"\n\
                 packages = \"{set}\"\nlessons = [\"{lesson}\"]\n"
            )
        };
        let text = format!(
            "format = 1\nid = \"small\"\ntitle = \"Small\"\nversion = \"1\"\nlanguage = \"en\"\n\
             license = \"MIT\"\npython = \">=3.11\"\n{packages}{}{}",
            stage("art", "one"),
            stage("web", "two"),
        );
        fs::write(self.path("course/course.toml"), text).unwrap();
    }

    fn trust(&self) {
        let output = self.command(&["trust", "--yes"]).output().unwrap();
        assert!(output.status.success(), "{output:?}");
    }

    /// Puts a Python of this version among the commands.
    fn python(&self, name: &str, version: &str) {
        let here = self.folder.path().to_str().unwrap();
        let script = PYTHON.replace("%HERE%", here).replace("%VERSION%", version);
        self.script(name, &script.replace("%ENSUREPIP%", "true"));
    }

    fn script(&self, name: &str, text: &str) {
        let path = self.path("bin").join(name);
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    /// Has this shell text run before the fake Python does its part of the work.
    fn first(&self, part: &str, text: &str) {
        fs::write(self.path(part), text).unwrap();
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = self.learner.command(args);
        // What the scripts are made of is found by the shell, and no real Python by the program.
        let tools = self.path("tools");
        if !tools.exists() {
            fs::create_dir(&tools).unwrap();
            for tool in ["mkdir", "cp", "cat", "sleep", "ln"] {
                let real = Path::new("/bin").join(tool);
                std::os::unix::fs::symlink(real, tools.join(tool)).unwrap();
            }
        }
        command.env("PATH", format!("{}:{}", self.path("bin").display(), tools.display()));
        command.env_remove("GRADUS_PYTHON").env_remove("VIRTUAL_ENV");
        command.arg("--course").arg(self.learner.course());
        command
    }

    /// Exit code and everything said.
    fn run(&self, args: &[&str]) -> (i32, String) {
        let output = self.command(args).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout) + &text(output.stderr))
    }

    /// Runs a command that ends with this code and says all of this.
    fn says(&self, args: &[&str], code: i32, parts: &[&str]) -> String {
        let (ended, said) = self.run(args);
        assert_eq!(ended, code, "{args:?}: {said}");
        for part in parts {
            assert!(said.contains(part), "{args:?}: {part} in:\n{said}");
        }
        said
    }
}

#[test]
fn a_sound_system_is_told_so() {
    let bench = Bench::new();
    let said =
        bench.says(&["doctor"], 0, &["3.11.4", "asks for >=3.11", "You can read, answer and"]);
    for part in ["art, web: not made yet", "Small, trusted", "Landlock 5", "venv and pip"] {
        assert!(said.contains(part), "{part} in:\n{said}");
    }
    assert!(!bench.learner.data().join("environments").exists());
}

#[test]
fn without_python_one_can_still_read() {
    let bench = Bench::new();
    fs::remove_file(bench.path("bin/python3")).unwrap();
    bench.says(&["doctor"], 1, &["MISSING Python", "no Python was found", "--python PATH"]);
    bench.says(&["setup"], 1, &["no Python was found", "3.11 or newer", "nstall"]);
    bench.says(&["status"], 0, &["Small"]);
}

#[test]
fn a_python_that_is_too_old_or_broken_is_named() {
    let bench = Bench::new();
    bench.python("python3", "3.8.10");
    bench.says(&["doctor"], 1, &["python3 is Python 3.8.10", "needs 3.11 or newer", "nstall"]);
    bench.says(&["setup"], 1, &["python3 is Python 3.8.10"]);
    bench.script("python3", "#!/bin/sh\necho libpython is gone >&2\nexit 127\n");
    bench.says(&["doctor"], 1, &["python3 does not work: it said: libpython is gone"]);
    bench.script("python3", "#!/nowhere/python\n");
    bench.says(&["doctor"], 1, &["python3 does not work: it cannot be started"]);
    bench.python("python", "3.12.1");
    bench.says(&["doctor"], 0, &["3.12.1", "bin/python "]);
}

#[test]
fn another_python_can_be_named() {
    let bench = Bench::new();
    bench.python("python3", "3.8.10");
    bench.python("mine", "3.13.1");
    let mine = bench.path("bin/mine").display().to_string();
    bench.says(&["doctor", "--python", &mine], 0, &["3.13.1"]);
    bench.says(&["doctor", "--python", "mine"], 0, &["3.13.1"]);
    let absent = ["--python names /nowhere, which is not there", "Correct --python"];
    bench.says(&["doctor", "--python", "/nowhere"], 1, &absent);
    let by_variable = |python: &str| {
        let output = bench.command(&["doctor"]).env("GRADUS_PYTHON", python).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(by_variable(&mine).contains("3.13.1"));
    let said = by_variable("/nowhere");
    assert!(said.contains("GRADUS_PYTHON names /nowhere, which is not there"), "{said}");
    bench.learner.set("python = \"mine\"\nmotion = 7\n");
    bench.says(&["doctor"], 0, &["3.13.1", "note    settings", "motion"]);
    bench.learner.set("python = \"/nowhere\"\n");
    let absent = ["`python` in the settings names /nowhere"];
    bench.says(&["doctor"], 1, &absent);
    bench.says(&["setup"], 1, &absent);
    bench.says(&["doctor", "--python", &mine], 0, &["3.13.1"]);
}

#[test]
fn an_active_environment_goes_before_the_path() {
    let bench = Bench::new();
    bench.python("python", "3.12.5");
    let mut command = bench.command(&["doctor"]);
    // Its programs are in the folder `bin`.
    let output = command.env("VIRTUAL_ENV", bench.folder.path()).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && said.contains("3.12.5"), "{said}");
}

#[test]
fn a_course_may_ask_for_more_than_there_is_or_for_nothing_that_can_be_read() {
    let bench = Bench::new();
    bench.course("");
    let file = bench.path("course/course.toml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace(">=3.11", ">=3.99")).unwrap();
    let needs = ["python3 is Python 3.11.4; the course needs 3.99 or newer", "older than 3.99"];
    bench.says(&["doctor"], 1, &needs);
    fs::write(&file, text.replace(">=3.11", "~=3.11")).unwrap();
    bench.says(&["doctor"], 0, &["gradus check", "3.11.4"]);
    let course = bench.path("course").display().to_string();
    bench.says(&["check", &course], 1, &["`python` cannot be `~=3.11`", ">=3.11"]);
}

#[test]
fn what_makes_environments_may_be_missing() {
    let bench = Bench::new();
    let here = bench.folder.path().to_str().unwrap();
    let script = PYTHON.replace("%HERE%", here).replace("%VERSION%", "3.11.4");
    bench.script("python3", &script.replace("%ENSUREPIP%", "false"));
    bench.says(&["doctor"], 1, &["MISSING packages", "no ensurepip", "python3.11-venv"]);
    bench.first("ensurepip", "echo No module named ensurepip >&2; exit 1");
    bench.says(&["setup", "art"], 1, &["gradus: art:", "python3.11-venv"]);
}

#[test]
fn sets_are_set_up_once_and_anew_when_they_change() {
    let bench = Bench::new();
    let made = ["art: creating", "art: fetching", "art: ready", "web: creating", "web: ready"];
    bench.says(&["setup"], 0, &made);
    assert_eq!(bench.run(&["setup"]), (0, "art: ready\nweb: ready\n".into()));
    bench.says(&["doctor"], 0, &["art: ready", "web: ready"]);
    bench.says(&["setup", "nope"], 1, &["no package set `nope`", "art, web"]);
    bench.course("[packages]\nart = [\"shapes==1\"]\nweb = [\"pages==3\"]\n");
    bench.says(&["setup"], 1, &["the course has changed", "gradus trust"]);
    bench.trust();
    let said = bench.says(&["setup"], 0, &["web: creating"]);
    assert!(!said.contains("art: creating"), "{said}");
    let folders = fs::read_dir(bench.learner.data().join("environments")).unwrap();
    let folders = folders.flatten().filter(|entry| entry.path().is_dir());
    assert_eq!(folders.count(), 2);
}

#[test]
fn one_that_fails_does_not_stop_the_others() {
    let bench = Bench::new();
    bench.first(
        "pip",
        "case \"$ASKED\" in *shapes*) echo '[Errno 28] No space left' >&2; exit 1;; esac",
    );
    bench.says(&["setup"], 1, &["gradus: art: the disk is full", "web: ready"]);
    bench.says(&["doctor"], 0, &["art: cannot be used, it was left unfinished", "web: ready"]);
    fs::remove_file(bench.path("pip")).unwrap();
    bench.says(&["setup"], 0, &["art: ready"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_full_at_the_very_end_is_no_success() {
    let bench = Bench::new();
    bench.first("pip", "ln -sf /dev/full building.json");
    bench.says(&["setup", "art"], 1, &["gradus: art: the disk is full"]);
    fs::remove_file(bench.path("pip")).unwrap();
    bench.says(&["setup", "art"], 0, &["art: creating", "art: ready"]);
}

/// Starts a build that stays at its second step until somebody writes into the file `go`.
fn stays_at_pip(bench: &Bench) -> (std::process::Child, BufReader<std::process::ChildStdout>) {
    let go = bench.path("go");
    rustix::fs::mkfifoat(rustix::fs::CWD, &go, rustix::fs::Mode::RWXU).unwrap();
    bench.first("pip", "echo '  Downloading slowly'; read line <\"$HERE/go\"; exit 1");
    let mut command = bench.command(&["setup", "art"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    wait_for(&mut lines, "art: fetching slowly");
    (child, lines)
}

fn wait_for(lines: &mut impl BufRead, wanted: &str) {
    let mut line = String::new();
    while line.trim_end() != wanted {
        line.clear();
        assert_ne!(lines.read_line(&mut line).unwrap(), 0, "it ended before {wanted:?}");
    }
}

#[test]
fn an_interrupt_ends_the_work_and_the_next_time_it_is_done() {
    let bench = Bench::new();
    let (mut child, _lines) = stays_at_pip(&bench);
    kill_process(Pid::from_child(&child), Signal::INT).unwrap();
    assert_eq!(child.wait().unwrap().signal(), Some(Signal::INT.as_raw()));
    bench.says(&["doctor"], 0, &["art: cannot be used, it was left unfinished"]);
    fs::remove_file(bench.path("pip")).unwrap();
    // Nothing holds the lock any longer: this does not wait.
    let said = bench.says(&["setup", "art"], 0, &["art: ready"]);
    assert!(!said.contains("waiting"), "{said}");
}

#[test]
fn after_a_kill_the_next_waits_for_what_is_left_and_builds_anew() {
    let bench = Bench::new();
    let (mut child, _lines) = stays_at_pip(&bench);
    child.kill().unwrap();
    child.wait().unwrap();
    fs::remove_file(bench.path("pip")).unwrap();
    let mut next = bench.command(&["setup", "art"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(next.stdout.take().unwrap());
    wait_for(&mut lines, "art: waiting: another running copy is making it");
    fs::OpenOptions::new().write(true).open(bench.path("go")).unwrap().write_all(b"\n").unwrap();
    wait_for(&mut lines, "art: creating the environment with venv and pip");
    wait_for(&mut lines, "art: ready");
    assert!(next.wait().unwrap().success());
}

#[test]
fn a_data_folder_that_cannot_be_written_is_told() {
    let bench = Bench::new();
    let file = bench.path("file");
    fs::write(&file, "mine").unwrap();
    let folder = file.display().to_string();
    bench.says(&["doctor", "--data-dir", &folder], 1, &["MISSING data", "cannot be written"]);
    assert_eq!(fs::read_to_string(file).unwrap(), "mine");
}

#[test]
fn a_real_python_installs_from_a_folder_of_wheels() {
    let bench = Bench::new();
    let wheels = bench.path("wheels");
    fs::create_dir(&wheels).unwrap();
    write_wheel(&wheels, "shapes", "1", "def corners():\n    return 4\n");
    let args = ["setup", "art", "--wheels", wheels.to_str().unwrap()];
    let mut command = bench.learner.command(&args);
    command.env_remove("GRADUS_PYTHON").arg("--course").arg(bench.learner.course());
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let folders = fs::read_dir(bench.learner.data().join("environments")).unwrap();
    let folder = folders.flatten().map(|entry| entry.path()).find(|path| path.is_dir()).unwrap();
    let asked = ["-I", "-c", "import shapes; print(shapes.corners())"];
    let python = Command::new(folder.join("venv/bin/python")).args(asked).output().unwrap();
    assert_eq!(python.stdout, b"4\n", "{python:?}");
}
