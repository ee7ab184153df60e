//! Looking through the learner's folder, as far as is sane: it may hold anything.

use std::collections::VecDeque;
use std::fs::{self, Metadata};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::place;
use crate::course::files::{Files, stays_inside};
use crate::store::notice::Notice;

/// Bytes of the largest file that is read.
const LARGEST: u64 = 1024 * 1024;

/// Bytes that are read in all.
const MOST_BYTES: u64 = 8 * LARGEST;

/// Files and folders that are looked at.
const MOST_ENTRIES: usize = 1000;

/// How deep folders may lie in each other.
const DEEPEST: usize = 10;

/// What tools leave behind, and no learner edits.
const LEFT_BEHIND: [&str; 8] = [
    "__pycache__",
    ".pytest_cache",
    ".ruff_cache",
    ".mypy_cache",
    ".git",
    ".idea",
    "node_modules",
    ".DS_Store",
];

/// The files that were found, in the order of their depth and names.
pub(super) struct Walk {
    pub(super) files: Vec<Found>,
    /// What cannot be used, by its path below the folder.
    problems: Vec<(String, Problem)>,
}

/// A file below the folder.
pub(super) struct Found {
    /// Its path below the folder, with `/`.
    pub(super) name: String,
    /// Where it really is, without links.
    pub(super) path: PathBuf,
    about: Metadata,
}

/// What tells one state of the folder from another without reading the files.
pub type Marks = Vec<(String, u64, Option<SystemTime>)>;

/// Why a file is not used.
enum Problem {
    System(io::Error),
    Large,
    TooMuch,
    Binary,
    NoFile,
    Leaves,
    FolderLink,
    Deep,
    Name,
    TooMany,
}

/// Looks through all that is below `root`, which has no links in it.
pub(super) fn walk(root: &Path) -> io::Result<Walk> {
    let mut walk = Walk { files: Vec::new(), problems: Vec::new() };
    let mut left = MOST_ENTRIES;
    let mut folders = VecDeque::from([(String::new(), 0)]);
    while let Some((folder, depth)) = folders.pop_front() {
        let names = match names(&root.join(&folder), left) {
            Ok(names) => names,
            Err(error) if depth == 0 => return Err(error),
            Err(error) => {
                walk.problems.push((folder, Problem::System(error)));
                continue;
            }
        };
        for name in names {
            let name = format!("{folder}{name}");
            if left == 0 {
                walk.problems.push((name, Problem::TooMany));
                return Ok(walk);
            }
            left -= 1;
            match look(root, &name) {
                Ok(found) if found.about.is_dir() && depth == DEEPEST => {
                    walk.problems.push((name, Problem::Deep));
                }
                Ok(found) if found.about.is_dir() => {
                    if !found.path.join("pyvenv.cfg").exists() {
                        folders.push_back((format!("{name}/"), depth + 1));
                    }
                }
                Ok(found) => walk.files.push(found),
                Err(problem) => walk.problems.push((name, problem)),
            }
        }
    }
    Ok(walk)
}

impl Walk {
    /// Reads the files: the texts, and what the learner is told of the rest.
    pub(super) fn read(self, root: &Path) -> (Files, Vec<Notice>) {
        let mut problems = self.problems;
        let mut files = Files::new();
        let mut left = MOST_BYTES;
        for Found { name, path, .. } in self.files {
            match text(&path, left) {
                Ok(text) => {
                    left -= text.len() as u64;
                    files.insert(name, text);
                }
                // It was taken away just now.
                Err(Problem::System(error)) if error.kind() == io::ErrorKind::NotFound => {}
                Err(problem) => problems.push((name, problem)),
            }
        }
        let told = |(name, problem): (String, Problem)| problem.into_notice(&root.join(name));
        (files, problems.into_iter().map(told).collect())
    }

    /// What the learner is told of what cannot be used, where it is to be taken along.
    pub(super) fn left_out(&mut self, root: &Path) -> Vec<String> {
        let problems = std::mem::take(&mut self.problems);
        let told = |(name, problem): (String, Problem)| problem.into_notice(&root.join(name));
        problems.into_iter().map(|problem| told(problem).message).collect()
    }

    /// Times and sizes.
    pub(super) fn marks(self) -> Marks {
        let mark = |found: Found| (found.name, found.about.len(), found.about.modified().ok());
        self.files.into_iter().map(mark).collect()
    }
}

/// Names in a folder, sorted; not many more than `most`.
fn names(folder: &Path, most: usize) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)?.take(most.saturating_mul(2) + 1) {
        // A name that is not UTF-8 is refused further on for its sign of replacement.
        let name = entry?.file_name().to_string_lossy().into_owned();
        if !is_left_behind(&name) {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// Whether a tool or an editor has put this here for itself.
fn is_left_behind(name: &str) -> bool {
    let swap = name.starts_with('.')
        && [".swp", ".swo", ".swn"].iter().any(|ending| name.ends_with(ending));
    let lock = name.starts_with(".#") || (name.starts_with('#') && name.ends_with('#'));
    LEFT_BEHIND.contains(&name) || swap || lock || name.ends_with('~') || place::is_unfinished(name)
}

/// What is at a path below `root`: a folder, or a file that can be read.
fn look(root: &Path, name: &str) -> Result<Found, Problem> {
    if !stays_inside(name) || name.contains(char::REPLACEMENT_CHARACTER) {
        return Err(Problem::Name);
    }
    let mut path = root.join(name);
    let mut about = path.symlink_metadata().map_err(Problem::System)?;
    if about.is_symlink() {
        path = fs::canonicalize(&path).map_err(Problem::System)?;
        if !path.starts_with(root) {
            return Err(Problem::Leaves);
        }
        about = path.metadata().map_err(Problem::System)?;
        if about.is_dir() {
            // It may lead back up, and walking would not end.
            return Err(Problem::FolderLink);
        }
    }
    // Opening a pipe would wait for somebody to write into it.
    if !(about.is_dir() || about.is_file()) {
        return Err(Problem::NoFile);
    }
    if about.is_file() && about.len() > LARGEST {
        return Err(Problem::Large);
    }
    Ok(Found { name: name.into(), path, about })
}

/// The text of a file, which may have `left` bytes at most.
fn text(path: &Path, left: u64) -> Result<String, Problem> {
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(Problem::System)?;
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(Problem::System)?;
    if bytes.len() as u64 > LARGEST {
        return Err(Problem::Large);
    }
    if bytes.len() as u64 > left {
        return Err(Problem::TooMuch);
    }
    String::from_utf8(bytes).map_err(|_| Problem::Binary)
}

impl Problem {
    fn into_notice(self, path: &Path) -> Notice {
        let why = match self {
            Self::System(error) => format!("cannot be read: {error}"),
            Self::Large => format!("is larger than {} MiB", LARGEST >> 20),
            Self::TooMuch => {
                format!("is left out: the files together are larger than {} MiB", MOST_BYTES >> 20)
            }
            Self::Binary => "is not text in UTF-8".into(),
            Self::NoFile => "is neither a file nor a folder".into(),
            Self::Leaves => "is a link that leads out of the lesson's folder".into(),
            Self::FolderLink => "is a link to a folder, and those are not followed".into(),
            Self::Deep => format!("lies deeper than {DEEPEST} folders"),
            Self::Name => "has a name that is not good on every system".into(),
            Self::TooMany => {
                format!("and what comes after it is left out: there are over {MOST_ENTRIES} files")
            }
        };
        let message = format!("{} {why}.", path.display());
        Notice::new(message, "It stays as it is, but your programs run without it.")
    }
}
