//! Finding a Python: none, too old, broken, chosen, remembered.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use gradus::exec::interpreter::{Choice, Interpreter, NoPython, Version, Wishes, find};
use tempfile::TempDir;

use crate::bench::python;

/// Folders with programs in place of the system's.
struct Folders {
    folder: TempDir,
}

impl Folders {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// Adds a script.
    fn script(&self, name: &str, text: &str) -> PathBuf {
        let file = self.folder.path().join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, format!("#!/bin/sh\n{text}\n")).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
        file
    }

    /// Adds one that answers as a Python of this version.
    fn fake(&self, name: &str, version: &str) -> PathBuf {
        let file = self.folder.path().join(name);
        let lines = ["gradus", version, "cpython", &file.display().to_string()];
        let rest = [&file.display().to_string(), "/usr", "linux"];
        let all: Vec<_> = lines.iter().chain(&rest).map(|line| format!("'{line}'")).collect();
        self.script(name, &format!("echo asked >> \"$0.log\"; printf '%s\\n' {}", all.join(" ")))
    }

    fn wishes(&self) -> Wishes {
        let folders = ["one", "two"].map(|name| self.folder.path().join(name));
        Wishes {
            chosen: None,
            oldest: Version(3, 11, 0),
            virtual_env: None,
            path: env::join_paths(folders).unwrap(),
            cache: Some(self.folder.path().join("interpreters.json")),
        }
    }

    fn find(&self) -> Result<Interpreter, NoPython> {
        find(&self.wishes())
    }

    /// How often a fake Python was asked.
    fn asked(&self, name: &str) -> usize {
        let log = self.folder.path().join(format!("{name}.log"));
        fs::read_to_string(log).unwrap_or_default().lines().count()
    }
}

fn chosen(python: &Path) -> Choice {
    Choice { python: python.into(), by: "--python".into() }
}

#[test]
fn the_real_one_is_found_behind_its_shim() {
    let found = python();
    assert!(found.version >= Version(3, 11, 0), "{found:?}");
    let shown = std::process::Command::new(&found.executable)
        .args(["-c", "import sys; print(sys.executable)"])
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(shown.stdout).unwrap().trim(), found.executable.to_str().unwrap());
}

#[test]
fn none_is_told_with_what_to_do() {
    let error = Folders::new().find().unwrap_err();
    assert_eq!(error, NoPython::Missing { wanted: Version(3, 11, 0) });
    assert_eq!(error.to_string(), "no Python was found; the course needs 3.11 or newer");
    assert!(error.advice().contains("nstall"), "{}", error.advice());
}

#[test]
fn the_newest_of_those_too_old_is_told() {
    let path = Folders::new();
    path.fake("one/python3", "3.8.10");
    let newest = path.fake("two/python3", "3.10.12");
    path.fake("two/python", "2.7.18");
    path.script("one/python", "exit 3");
    let error = path.find().unwrap_err();
    let words = format!("{} is Python 3.10.12; the course needs 3.11 or newer", newest.display());
    assert_eq!(error.to_string(), words);
}

#[test]
fn one_that_is_broken_is_told() {
    let path = Folders::new();
    let file = path.script("one/python3", "echo 'cannot open shared object' >&2; exit 127");
    let error = path.find().unwrap_err();
    let words = format!("{} does not work: it said: cannot open shared object", file.display());
    assert_eq!(error.to_string(), words);
    path.script("one/python3", "exit 0");
    assert!(path.find().unwrap_err().to_string().ends_with("it gave no answer"));
    path.script("one/python3", "exec /not/there");
    assert!(path.find().unwrap_err().to_string().contains("does not work"));
}

#[test]
fn a_later_one_is_taken_if_the_first_will_not_do() {
    let path = Folders::new();
    path.script("one/python3", "exit 1");
    path.fake("one/python", "3.6.15");
    let good = path.fake("two/python3.12", "3.12.1");
    assert_eq!(path.find().unwrap().executable, good);
    let better = path.fake("two/python3", "3.11.0");
    assert_eq!(path.find().unwrap().executable, better);
}

#[test]
fn an_active_environment_goes_first() {
    let path = Folders::new();
    path.fake("one/python3", "3.13.0");
    let active = path.fake("env/bin/python", "3.12.0");
    let virtual_env = Some(path.folder.path().join("env"));
    let found = find(&Wishes { virtual_env, ..path.wishes() }).unwrap();
    assert_eq!(found.executable, active);
}

#[test]
fn no_other_is_taken_in_place_of_the_chosen_one() {
    let path = Folders::new();
    path.fake("one/python3", "3.13.0");
    let old = path.fake("one/python3.9", "3.9.1");
    let good = path.fake("env/bin/python", "3.12.0");
    let try_it = |python: &Path| find(&Wishes { chosen: Some(chosen(python)), ..path.wishes() });
    assert_eq!(try_it(&good).unwrap().executable, good);
    assert_eq!(try_it(&path.folder.path().join("env")).unwrap().executable, good);
    for (choice, words) in [
        (old.as_path(), "is Python 3.9.1"),
        (Path::new("python3.9"), "is Python 3.9.1"),
        (Path::new("python9"), "--python names python9, which is not there"),
        (Path::new("/not/there"), "--python names /not/there, which is not there"),
    ] {
        let error = try_it(choice).unwrap_err();
        assert!(error.to_string().contains(words), "{error}");
        assert!(error.advice().contains("--python"), "{}", error.advice());
    }
}

#[test]
fn uv_is_asked_last() {
    let path = Folders::new();
    let managed = path.fake("uv-pythons/python3.13", "3.13.1");
    path.script("one/uv", &format!("echo {}", managed.display()));
    assert_eq!(path.find().unwrap().executable, managed);
    let own = path.fake("one/python3", "3.11.0");
    assert_eq!(path.find().unwrap().executable, own);
}

#[test]
fn what_was_found_is_remembered_until_it_changes() {
    let path = Folders::new();
    path.fake("one/python3", "3.10.0");
    path.fake("two/python3", "3.12.0");
    for _ in 0..3 {
        assert_eq!(path.find().unwrap().version, Version(3, 12, 0));
    }
    assert_eq!((path.asked("one/python3"), path.asked("two/python3")), (1, 1));
    let file = path.fake("one/python3", "3.11.5");
    let later =
        fs::metadata(&file).unwrap().modified().unwrap() + std::time::Duration::from_secs(9);
    fs::File::options().write(true).open(&file).unwrap().set_modified(later).unwrap();
    assert_eq!(path.find().unwrap().version, Version(3, 11, 5));
}

#[test]
fn a_damaged_memory_is_not_trusted() {
    let path = Folders::new();
    path.fake("one/python3", "3.12.0");
    for text in ["", "{", "[1, 2]", "{\"/x\": {\"stamp\": 1}}"] {
        fs::write(path.folder.path().join("interpreters.json"), text).unwrap();
        assert_eq!(path.find().unwrap().version, Version(3, 12, 0), "{text:?}");
    }
}

#[test]
fn a_relative_folder_in_the_path_is_not_looked_into() {
    let wishes = Wishes { path: OsString::from(".:bin"), ..Folders::new().wishes() };
    assert!(matches!(find(&wishes), Err(NoPython::Missing { .. })));
}
