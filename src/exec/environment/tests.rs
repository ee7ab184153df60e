//! What becomes of environments, with tools that are scripts.

#![cfg(unix)]

use std::fs;
use std::io;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::sync::atomic::AtomicBool;

use tempfile::TempDir;

use super::*;

#[cfg(test)]
mod together;

/// A Python of a few lines: `venv` copies it, `pip` notes what is asked for. `$HERE` is the folder
/// of the test; a file `venv`, `pip` or `start` in it is run first.
const PYTHON: &str = r#"#!/bin/sh
HERE=%HERE%
echo "$@" >>"$HERE/asked"
first() { if [ -e "$HERE/$1" ]; then . "$HERE/$1"; fi; }
case "$*" in
  *"-m ensurepip"*) first ensurepip ;;
  *"-m venv"*)
    for last; do :; done
    first venv
    mkdir -p "$last/bin" && cp "$0" "$last/bin/python" ;;
  *"-m pip"*)
    first pip
    echo "Collecting shapes==1"
    echo "  Downloading shapes-1-py3-none-any.whl (2 kB)"
    echo "Installing collected packages: shapes" ;;
  *) first start ;;
esac
"#;

struct Bench {
    folder: TempDir,
    requirements: Vec<String>,
    course: &'static str,
    version: &'static str,
}

impl Bench {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let python = folder.path().join("python3");
        let here = folder.path().to_str().unwrap();
        fs::write(&python, PYTHON.replace("%HERE%", here)).unwrap();
        fs::set_permissions(&python, fs::Permissions::from_mode(0o755)).unwrap();
        let requirements = vec!["shapes==1".into(), "colours==2".into()];
        Self { folder, requirements, course: "art", version: "3.11.7" }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn base(&self) -> Base {
        Base { program: self.path("python3"), version: self.version.into() }
    }

    fn wanted(&self) -> Wanted<'_> {
        Wanted { course: self.course, set: "web", requirements: &self.requirements }
    }

    fn environments(&self) -> Environments {
        Environments { folder: self.path("all"), tool: Tool::Pip }
    }

    /// Has this shell text run before the fake Python does its part of the work.
    fn first(&self, part: &str, text: &str) {
        fs::write(self.path(part), text).unwrap();
    }

    fn no_longer(&self, part: &str) {
        fs::remove_file(self.path(part)).unwrap();
    }

    fn state(&self) -> State {
        self.environments().state(&self.wanted(), &self.base())
    }

    fn build(&self) -> Result<Vec<String>, BuildError> {
        let mut told = Vec::new();
        self.environments()
            .build(&self.wanted(), &self.base(), None, &AtomicBool::new(false), &mut |progress| {
                told.push(progress.to_string());
            })
            .map(|_| told)
    }

    fn built(&self) -> PathBuf {
        self.build().unwrap();
        let State::Ready(python) = self.state() else { panic!("{:?}", self.state()) };
        python.ancestors().nth(3).unwrap().into()
    }

    fn asked(&self) -> String {
        fs::read_to_string(self.path("asked")).unwrap()
    }

    /// The message of a build that fails.
    fn fails(&self) -> String {
        let error = self.build().unwrap_err().to_string();
        assert!(!matches!(self.state(), State::Ready(_)), "{error}");
        error
    }
}

#[test]
fn an_environment_is_made_once() {
    let bench = Bench::new();
    assert_eq!(bench.state(), State::Missing);
    assert!(!bench.path("all").exists());
    let told = bench.build().unwrap();
    let expected = [
        "creating the environment with venv and pip",
        "fetching shapes-1-py3-none-any.whl (2 kB)",
        "installing",
        "ready",
    ];
    assert_eq!(told, expected);
    let asked = bench.asked();
    assert!(asked.contains("--prefer-binary"), "{asked}");
    assert!(asked.contains("-- colours==2 shapes==1"), "{asked}");
    assert_eq!(bench.build().unwrap(), ["ready"]);
    assert_eq!(bench.asked().matches("-m venv").count(), 1);
    let mut other_order = bench;
    other_order.requirements.reverse();
    assert!(matches!(other_order.state(), State::Ready(_)));
}

#[test]
fn looking_costs_no_process() {
    let bench = Bench::new();
    bench.built();
    let asked = bench.asked();
    assert!(matches!(bench.state(), State::Ready(_)));
    assert_eq!(bench.asked(), asked);
}

#[test]
fn an_interrupted_build_is_built_anew() {
    for part in ["venv", "ensurepip", "pip"] {
        let bench = Bench::new();
        // The power goes: nothing that would tidy up is run.
        bench.first(part, "mkdir -p \"$HERE/all\"; kill -9 $$");
        bench.fails();
        assert_eq!(bench.state(), State::Broken("it was left unfinished".into()), "{part}");
        bench.no_longer(part);
        let folder = bench.built();
        assert!(!folder.join("tmp").exists() && !folder.join("building.json").exists());
    }
}

#[test]
fn a_broken_environment_is_found_and_built_anew() {
    let bench = Bench::new();
    let python = bench.built().join("venv/bin/python");
    fs::remove_file(&python).unwrap();
    symlink("python3", &python).unwrap();
    symlink("/usr/bin/python3.99", python.with_file_name("python3")).unwrap();
    let gone = "its Python is gone: /usr/bin/python3.99";
    assert_eq!(bench.state(), State::Broken(gone.into()));
    bench.built();
    fs::write(&python, "#!/bin/sh\necho a library is gone >&2\nexit 1\n").unwrap();
    let silent = "its Python does not start: a library is gone";
    assert_eq!(bench.state(), State::Broken(silent.into()));
    bench.built();
    fs::write(python.parent().unwrap().parent().unwrap().parent().unwrap().join("ready.json"), "{")
        .unwrap();
    assert!(matches!(bench.state(), State::Broken(why) if why.contains("stamp")));
    bench.built();
}

#[test]
fn another_file_behind_its_python_is_tried_once() {
    let bench = Bench::new();
    let python = bench.built().join("venv/bin/python");
    let newer = fs::read_to_string(&python).unwrap() + "# newer\n";
    fs::write(&python, newer).unwrap();
    let before = bench.asked().lines().count();
    for _ in 0..3 {
        assert!(matches!(bench.state(), State::Ready(_)));
    }
    assert_eq!(bench.asked().lines().count(), before + 1);
}

#[test]
fn a_changed_set_replaces_the_old_environment() {
    let mut bench = Bench::new();
    let old = bench.built();
    bench.requirements.push("sounds==3".into());
    assert_eq!(bench.state(), State::Missing);
    bench.first("pip", "ls -d \"$HERE/all\"/*/ >\"$HERE/seen\"");
    let new = bench.built();
    assert!(!old.exists() && new.exists());
    let seen = fs::read_to_string(bench.path("seen")).unwrap();
    assert_eq!(seen.lines().count(), 2, "the old one went too early: {seen}");
}

#[test]
fn what_others_use_stays() {
    let mut bench = Bench::new();
    let shared = bench.built();
    bench.course = "music";
    assert_eq!(bench.built(), shared);
    bench.requirements.pop();
    let own = bench.built();
    assert!(shared.exists(), "the first course still uses it");
    bench.course = "art";
    assert_eq!(bench.built(), own);
    assert!(!shared.exists(), "nobody uses it any longer");
}

#[test]
fn another_python_has_its_own_until_it_is_gone() {
    let mut bench = Bench::new();
    let old = bench.built();
    bench.version = "3.12.1";
    let new = bench.built();
    assert!(old.exists() && old != new);
    fs::remove_file(old.join("venv/bin/python")).unwrap();
    bench.requirements.pop();
    bench.built();
    assert!(!old.exists() && !new.exists());
    bench.version = "3.12.9";
    assert!(matches!(bench.state(), State::Ready(_)), "a newer patch is the same Python");
}

#[test]
fn failures_say_what_to_do() {
    for (part, text, expected) in [
        ("venv", "echo No module named venv >&2; exit 1", "python3.11-venv"),
        ("ensurepip", "echo No module named ensurepip; exit 1", "python3.11-venv"),
        ("ensurepip", "echo 'OSError: [Errno 28] No space left'; exit 1", "the disk is full"),
        ("venv", "echo what is this; exit 1", "making the environment failed"),
        ("pip", "echo '[Errno 28] No space left on device' >&2; exit 1", "the disk is full"),
        (
            "pip",
            "echo WARNING: Retrying: NewConnectionError; echo ERROR: No matching distribution \
             found for shapes==1; exit 1",
            "gradus setup --wheels DIR",
        ),
        (
            "pip",
            "echo ERROR: No matching distribution found for shapes==1; exit 1",
            "  ERROR: No matching distribution found for shapes==1",
        ),
        ("pip", "seq 99; exit 1", "installing the packages failed. The last words:\n  92\n"),
        ("start", "echo no library >&2; exit 1", "its Python does not start: no library"),
    ] {
        let bench = Bench::new();
        bench.first(part, text);
        let error = bench.fails();
        assert!(error.contains(expected), "{part}, {text}: {expected} in:\n{error}");
        bench.no_longer(part);
        bench.built();
    }
}

#[test]
fn what_is_no_package_is_refused() {
    for requirement in ["-e .", "--index-url=http://x", "./evil", "/evil", "", "a\nb"] {
        let mut bench = Bench::new();
        bench.requirements = vec![requirement.into()];
        assert!(bench.fails().contains("names no package"), "{requirement:?}");
        assert!(!bench.path("asked").exists());
    }
}

#[test]
fn a_program_that_is_missing_is_named() {
    let bench = Bench::new();
    fs::remove_file(bench.path("python3")).unwrap();
    let error = bench.fails();
    assert!(error.contains("python3 cannot be started"), "{error}");
}

#[test]
fn a_full_disk_is_told_also_for_our_own_files() {
    let full = io::Error::from(io::ErrorKind::StorageFull);
    let error = BuildError::files(Path::new("/all"), full).to_string();
    assert!(error.starts_with("the disk is full"), "{error}");
    if cfg!(target_os = "linux") {
        let bench = Bench::new();
        // The stamp cannot be written any more once the packages are there.
        bench.first("start", "ln -sf /dev/full \"$HERE\"/all/web-*/building.json");
        let error = bench.fails();
        assert!(error.starts_with("the disk is full"), "{error}");
        bench.no_longer("start");
        bench.built();
    }
}

#[test]
fn wheels_are_the_only_source() {
    let bench = Bench::new();
    let build = |wheels: &Path| {
        let cancel = AtomicBool::new(false);
        let (wanted, base) = (bench.wanted(), bench.base());
        bench.environments().build(&wanted, &base, Some(wheels), &cancel, &mut |_| {})
    };
    let error = build(&bench.path("nowhere")).unwrap_err().to_string();
    assert!(error.contains("there is no folder") && error.contains("nowhere"), "{error}");
    bench.first("pip", "echo ERROR: No matching distribution found for x; exit 1");
    let error = build(bench.folder.path()).unwrap_err().to_string();
    assert!(error.contains("add its .whl file"), "{error}");
    bench.no_longer("pip");
    build(bench.folder.path()).unwrap();
    let asked = bench.asked();
    let folder = bench.folder.path().canonicalize().unwrap();
    assert!(asked.contains(&format!("--no-index --find-links {}", folder.display())), "{asked}");
}

#[test]
fn uv_is_used_where_it_is() {
    let bench = Bench::new();
    let uv = bench.path("uv");
    let script = "#!/bin/sh\nHERE=%HERE%\necho uv \"$@\" >>\"$HERE/asked\"\nfor last; do :; done\n\
                  case $1 in venv) mkdir -p \"$last/bin\"; cp \"$HERE/python3\" \
                  \"$last/bin/python\";; *) echo Prepared 2 packages in 1ms;; esac\n";
    fs::write(&uv, script.replace("%HERE%", bench.folder.path().to_str().unwrap())).unwrap();
    fs::set_permissions(&uv, fs::Permissions::from_mode(0o755)).unwrap();
    let environments = Environments { folder: bench.path("all"), tool: Tool::Uv(uv) };
    let mut told = Vec::new();
    let cancel = AtomicBool::new(false);
    environments
        .build(&bench.wanted(), &bench.base(), None, &cancel, &mut |progress| {
            told.push(progress.to_string());
        })
        .unwrap();
    assert_eq!(told, ["creating the environment with uv", "installing", "ready"]);
    let asked = bench.asked();
    assert!(asked.contains("uv venv") && asked.contains("--compile-bytecode"), "{asked}");
}
