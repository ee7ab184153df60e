//! What the design promises about the source, checked by reading it: pure layers touch nothing,
//! layers use only those below them, files stay short, nothing panics on purpose.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The layers, lowest first. Each may use itself and those before it.
const LAYERS: [&str; 14] = [
    "sanitise", "settings", "text", "course", "run", "learn", "session", "store", "exec", "author",
    "tui", "plain", "shell", "cli",
];

/// Layers that touch nothing.
const PURE: [&str; 9] =
    ["sanitise", "settings", "text", "course", "run", "learn", "session", "tui", "plain"];

/// What touches the world outside, and what to do instead.
const OUTSIDE: [(&str, &str); 10] = [
    ("std::fs", "let `store` read and write files, and take the text as a value"),
    ("std::env", "let `cli` read the environment, and take the value"),
    ("std::thread", "let `shell` have the thread, and report with a message"),
    ("std::process", "let an edge run it, and report with a message"),
    ("std::net", "nothing here needs a network"),
    ("SystemTime", "take the time as a `jiff::Timestamp`"),
    ("Instant", "take the time as a `jiff::Timestamp`"),
    ("Timestamp::now(", "take the time as a value; `shell::clock` reads it"),
    ("Zoned::now(", "take the time as a value; `shell::clock` reads it"),
    ("std::io", "let an edge read and write, and take the text as a value"),
];

/// What ends the program by surprise.
const PANICS: [&str; 6] =
    [".unwrap(", ".expect(\"", "todo!", "unimplemented!", "unreachable!", "panic!("];

/// Lines a file may have.
const LONGEST: usize = 400;

/// A source file.
struct Source {
    /// From the root of the project, with `/`.
    path: String,
    text: String,
}

impl Source {
    /// The layer it belongs to; none for the roots of the library and the program.
    fn layer(&self) -> Option<&str> {
        let name = self.path.strip_prefix("src/")?.split(['/', '.']).next()?;
        LAYERS.contains(&name).then_some(name)
    }

    /// The files of modules that are for tests alone.
    fn test_files(&self) -> impl Iterator<Item = String> {
        let folder = self.path.strip_suffix(".rs").unwrap();
        let modules = self.text.split("#[cfg(test)]\n").skip(1);
        let names = modules.filter_map(|rest| {
            let line = rest.lines().next()?.strip_suffix(';')?;
            line.strip_prefix("mod ").or_else(|| line.strip_prefix("pub(crate) mod "))
        });
        names.map(move |name| format!("{folder}/{name}.rs"))
    }

    /// Numbered lines that are neither comments nor tests, which stand at the end of a file.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let tests = self.text.find("#[cfg(test)]\nmod tests {").unwrap_or(self.text.len());
        let lines = self.text.get(..tests).unwrap().lines();
        let numbered = lines.enumerate().map(|(index, line)| (index + 1, line));
        numbered.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

/// The sources of the program, without files that are for tests alone.
fn program() -> Vec<Source> {
    let mut sources = sources();
    let tests: HashSet<String> = sources.iter().flat_map(Source::test_files).collect();
    sources.retain(|source| !tests.contains(&source.path));
    sources
}

/// Every file under `src`, in order.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("src")];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                found.push(Source { path: name, text: fs::read_to_string(&path).unwrap() });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// Fails with every place where `judge` finds something wrong with a line of code.
fn check_lines(rule: &str, judge: impl Fn(&Source, &str) -> Option<String>) {
    let mut report = String::new();
    for source in program() {
        for (number, line) in source.code() {
            if let Some(advice) = judge(&source, line) {
                let line = line.trim();
                let _ = writeln!(report, "{}:{number}: `{line}`\n    {advice}", source.path);
            }
        }
    }
    assert!(report.is_empty(), "{rule}\n{report}");
}

#[test]
fn pure_layers_touch_nothing() {
    check_lines("a pure layer touches the world outside", |source, line| {
        source.layer().filter(|layer| PURE.contains(layer))?;
        let (_, advice) = OUTSIDE.iter().find(|(what, _)| line.contains(what))?;
        Some((*advice).into())
    });
}

#[test]
fn layers_use_only_those_below_them() {
    check_lines("a layer uses one that is above it", |source, line| {
        let own = source.layer()?;
        let used = used_layers(line).find(|used| rank(used) > rank(own))?;
        Some(format!("`{own}` is below `{used}`: move the code up, or what it uses down"))
    });
}

#[test]
fn pure_layers_use_no_edges() {
    check_lines("a pure layer uses an edge", |source, line| {
        let own = source.layer().filter(|layer| PURE.contains(layer))?;
        let used = used_layers(line).find(|used| !PURE.contains(used))?;
        Some(format!("`{own}` is pure: let `{used}` hand it a value instead"))
    });
}

#[test]
fn the_two_front_ends_know_nothing_of_each_other() {
    check_lines("a front end uses the other one", |source, line| {
        let own = source.layer().filter(|layer| ["tui", "plain"].contains(layer))?;
        let other = if own == "tui" { "plain" } else { "tui" };
        let advice = "what both need belongs into `session` or below";
        used_layers(line).any(|used| used == other).then(|| advice.into())
    });
}

#[test]
fn nothing_panics_on_purpose() {
    check_lines("the program may panic here", |_, line| {
        let what = PANICS.iter().find(|what| line.contains(*what))?;
        Some(format!("`{what}` is for tests: return an error, or make the state impossible"))
    });
}

#[test]
fn files_have_one_subject_and_few_lines() {
    let mut report = String::new();
    for source in sources() {
        let lines = source.text.lines().count();
        if lines > LONGEST {
            let advice = "divide it by subject into `x/…rs` beside `x.rs`";
            let _ = writeln!(report, "{}: {lines} lines\n    {advice}", source.path);
        }
        if source.path.ends_with("/mod.rs") {
            let _ = writeln!(report, "{}\n    name it `x.rs` beside its folder `x/`", source.path);
        }
    }
    assert!(report.is_empty(), "a file has more than {LONGEST} lines, or a wrong name\n{report}");
}

#[test]
fn every_module_says_what_it_is_for() {
    let silent = program().into_iter().filter(|source| !source.text.starts_with("//!"));
    let silent: Vec<_> = silent.map(|source| source.path).collect();
    assert!(silent.is_empty(), "begin these files with `//!` and a sentence: {silent:?}");
}

#[test]
fn the_list_of_layers_is_whole() {
    for source in sources() {
        let root = ["src/lib.rs", "src/main.rs"].contains(&source.path.as_str());
        let known = root || source.layer().is_some();
        assert!(known, "{}: its layer is not in LAYERS of tests/tidy.rs", source.path);
    }
}

fn rank(layer: &str) -> usize {
    LAYERS.iter().position(|known| *known == layer).unwrap_or(usize::MAX)
}

/// The layers that a line names, as `crate::layer` or in `crate::{layer, …}`.
fn used_layers(line: &str) -> impl Iterator<Item = &'static str> {
    let after: Vec<&str> = line.split("crate::").skip(1).collect();
    LAYERS.into_iter().filter(move |layer| {
        after.iter().any(|rest| {
            let words =
                rest.strip_prefix('{').map_or(vec![*rest], |list| list.split(',').collect());
            words.iter().any(|word| first_name(word) == *layer)
        })
    })
}

/// The name that a path begins with.
fn first_name(path: &str) -> &str {
    let path = path.trim_start();
    path.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or(path)
}

#[test]
fn layers_in_a_line_are_found() {
    for (line, expected) in [
        ("use crate::store::journal;", vec!["store"]),
        ("use crate::{course, tui};", vec!["course", "tui"]),
        ("let x = crate::learn::path::next(crate::course::x);", vec!["course", "learn"]),
        ("use super::store;", vec![]),
        ("use crate::storey;", vec![]),
    ] {
        assert_eq!(used_layers(line).collect::<Vec<_>>(), expected, "{line}");
    }
}
