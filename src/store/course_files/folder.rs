//! A course in a folder. Nothing outside of it is read, nothing that is not text, and never more
//! than a course can reasonably hold.

mod budget;

use std::collections::BTreeSet;
use std::fs::{self, Metadata};
use std::io::ErrorKind::{NotADirectory, NotFound};
use std::io::{self, Read as _};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread;

use super::{CourseError, Read};
use crate::course::LessonId;
use crate::course::diagnostic::{Diagnostic, Severity};
use crate::course::files::stays_inside;
use crate::course::parse::{COURSE_FILE, TOP_FILES, named_lessons};
use budget::Budget;

/// Bytes of the largest file that is read.
const LARGEST: u64 = 1024 * 1024;

/// Folders in each other below the course's folder, at most.
const DEEPEST: usize = 32;

/// Folders and files that tools leave behind.
const LEFT_BEHIND: [&str; 6] =
    ["__pycache__", ".pytest_cache", ".ruff_cache", ".mypy_cache", ".git", ".DS_Store"];

/// With fewer files, starting threads takes longer than reading.
const FILES_PER_THREAD: usize = 500;

/// Threads that read at the same time; more wait for each other.
const MOST_THREADS: usize = 4;

/// Reads `course.toml`, the files beside it, and the `lesson.toml` of each lesson it names: one
/// look per lesson, without walking the folders.
pub(super) fn outline(folder: &Path) -> Result<Read, CourseError> {
    let mut course = Course::open(folder)?;
    course.top();
    let named = course.named();
    let paths: Vec<String> = named.iter().map(|lesson| format!("{lesson}/lesson.toml")).collect();
    course.read_many(&paths);
    Ok(course.read)
}

/// Reads what is below a lesson's folder.
pub(super) fn lesson(folder: &Path, lesson: &LessonId) -> Result<Read, CourseError> {
    let mut course = Course::open(folder)?;
    if stays_inside(lesson.as_str()) {
        course.walk(lesson.as_str());
    }
    Ok(course.read)
}

/// Reads the course, named lessons and others.
pub(super) fn all(folder: &Path) -> Result<Read, CourseError> {
    let mut course = Course::open(folder)?;
    course.top();
    let mut lessons: BTreeSet<String> =
        course.named().iter().map(|lesson| lesson.as_str().to_owned()).collect();
    lessons.extend(course.look_for_lessons());
    for lesson in lessons {
        course.walk(&lesson);
    }
    Ok(course.read)
}

/// A course folder while it is read.
struct Course {
    /// Without links, to see what leads out of it.
    root: PathBuf,
    read: Read,
    budget: Budget,
    /// Whether more was there than a course may hold; the rest is not read.
    full: bool,
}

impl Course {
    fn open(folder: &Path) -> Result<Self, CourseError> {
        let error = |source| CourseError::Folder { folder: folder.into(), source };
        let root = fs::canonicalize(folder).map_err(error)?;
        fs::read_dir(&root).map_err(error)?;
        if !root.join(COURSE_FILE).exists() {
            return Err(CourseError::NoCourse { folder: folder.into() });
        }
        Ok(Self { root, read: Read::default(), budget: Budget::default(), full: false })
    }

    fn top(&mut self) {
        for file in [COURSE_FILE].into_iter().chain(TOP_FILES) {
            self.take(file.into(), read_text(&self.root, file, &self.budget));
        }
    }

    fn named(&self) -> Vec<LessonId> {
        self.read.files.get(COURSE_FILE).map(|text| named_lessons(text)).unwrap_or_default()
    }

    fn take(&mut self, path: String, text: Result<Option<String>, Problem>) {
        match text {
            Ok(text) => self.read.files.extend(text.map(|text| (path, text))),
            // Once is enough.
            Err(Problem::Full(_)) if self.full => {}
            Err(problem @ Problem::Full(_)) => {
                self.full = true;
                self.read.diagnostics.push(problem.into_diagnostic(COURSE_FILE.into()));
            }
            Err(problem) => self.read.diagnostics.push(problem.into_diagnostic(path)),
        }
    }

    fn read_many(&mut self, paths: &[String]) {
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        let threads = cores.min(MOST_THREADS).min(paths.len() / FILES_PER_THREAD).max(1);
        let (root, budget) = (&self.root, &self.budget);
        let read = |part: &[String]| -> Vec<_> {
            part.iter().map(|path| (path.clone(), read_text(root, path, budget))).collect()
        };
        let mut parts = paths.chunks(paths.len().div_ceil(threads).max(1));
        let first = parts.next().unwrap_or_default();
        let texts = thread::scope(|scope| {
            let start = |part| {
                let thread = thread::Builder::new().name("read course".into());
                (part, thread.spawn_scoped(scope, move || read(part)))
            };
            let started: Vec<_> = parts.map(start).collect();
            let mut texts = read(first);
            for (part, thread) in started {
                // Without a thread the work is still done.
                let done = thread.ok().and_then(|thread| thread.join().ok());
                texts.extend(done.unwrap_or_else(|| read(part)));
            }
            texts
        });
        for (path, text) in texts {
            self.take(path, text);
        }
    }

    /// Reads all files below a folder of the course.
    fn walk(&mut self, folder: &str) {
        if folder.split('/').count() > DEEPEST {
            return self.take(format!("{folder}/"), Err(Problem::Deep));
        }
        let entries = match entries(&self.root, folder, &self.budget) {
            Ok(entries) => entries,
            Err(problem) => return self.take(format!("{folder}/"), Err(problem)),
        };
        for name in entries {
            if self.full {
                return;
            }
            let path = format!("{folder}/{name}");
            let full = self.root.join(&path);
            if !full.is_dir() {
                // It was listed a moment ago: a link to nothing, or no name in UTF-8.
                let text = read_text(&self.root, &path, &self.budget);
                let text = text.and_then(|text| text.ok_or(Problem::NoFile)).map(Some);
                self.take(path, text);
            } else if full.is_symlink() {
                self.take(path, Err(Problem::FolderLink));
            } else {
                self.walk(&path);
            }
        }
    }

    /// Folders two levels down that hold a lesson's files.
    fn look_for_lessons(&self) -> Vec<String> {
        let visible = |name: &String| !name.starts_with('.');
        let inside = |folder: &str| entries(&self.root, folder, &self.budget).unwrap_or_default();
        let mut found = Vec::new();
        for stage in inside(".").into_iter().filter(visible) {
            for lesson in inside(&stage).into_iter().filter(visible) {
                let path = format!("{stage}/{lesson}");
                let folder = self.root.join(&path);
                if ["lesson.toml", "lesson.md"].iter().any(|file| folder.join(file).exists()) {
                    found.push(path);
                }
            }
        }
        found
    }
}

/// Why a file cannot be used.
enum Problem {
    System(io::Error),
    Large,
    Binary,
    NoFile,
    Leaves,
    FolderLink,
    Deep,
    Full(budget::Full),
}

impl Problem {
    fn into_diagnostic(self, file: String) -> Diagnostic {
        let (message, help): (String, &str) = match self {
            Self::System(error) => {
                (format!("the file cannot be read: {error}"), "check its permissions")
            }
            Self::Large => ("the file is larger than 1 MiB".into(), "make it smaller"),
            Self::Binary => ("the file is not text in UTF-8".into(), "save it as UTF-8"),
            Self::NoFile => ("this is neither a file nor a folder".into(), "take it out"),
            Self::Leaves => {
                let help = "put the file itself here; a course is one folder";
                ("the link leads out of the course".into(), help)
            }
            Self::FolderLink => {
                // It may lead back up, and walking would not end.
                ("links to folders are not followed".into(), "put the folder itself here")
            }
            Self::Deep => {
                let message = format!("there are more than {DEEPEST} folders in each other");
                (message, "put it higher up")
            }
            Self::Full(full) => {
                let message = format!("the course has {full}: the rest is not read");
                (message, "take out what does not belong to the course")
            }
        };
        Diagnostic::of_file(Severity::Error, file, message, help)
    }
}

/// The names in a folder of the course, sorted; none if it does not exist.
fn entries(root: &Path, folder: &str, budget: &Budget) -> Result<Vec<String>, Problem> {
    if look(root, folder)?.is_none_or(|about| !about.is_dir()) {
        return Ok(Vec::new());
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(root.join(folder)).map_err(Problem::System)? {
        let name = entry.map_err(Problem::System)?.file_name();
        let name = name.to_string_lossy().into_owned();
        if !LEFT_BEHIND.contains(&name.as_str()) {
            budget.list().map_err(Problem::Full)?;
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// The text of a file of the course; `None` if there is no such file.
fn read_text(root: &Path, path: &str, budget: &Budget) -> Result<Option<String>, Problem> {
    let Some(about) = look(root, path)? else { return Ok(None) };
    // Opening a pipe would wait for somebody to write into it.
    if !about.is_file() {
        return Err(Problem::NoFile);
    }
    budget.read(about.len().min(LARGEST)).map_err(Problem::Full)?;
    let mut bytes = Vec::with_capacity(usize::try_from(about.len().min(LARGEST)).unwrap_or(0) + 1);
    let file = fs::File::open(root.join(path)).map_err(Problem::System)?;
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(Problem::System)?;
    if bytes.len() as u64 > LARGEST {
        return Err(Problem::Large);
    }
    String::from_utf8(bytes).map(Some).map_err(|_| Problem::Binary)
}

/// What is at a path of the course; `None` if nothing is. A path without links, as nearly all
/// are, costs one look at each level and no more.
fn look(root: &Path, path: &str) -> Result<Option<Metadata>, Problem> {
    let mut way = root.to_path_buf();
    let mut last = None;
    for name in path.split('/') {
        way.push(name);
        last = there(way.symlink_metadata())?;
        if last.as_ref().is_some_and(Metadata::is_symlink) {
            let target = there(fs::canonicalize(&way))?;
            if target.is_some_and(|target| !target.starts_with(root)) {
                return Err(Problem::Leaves);
            }
            last = there(way.metadata())?;
        }
    }
    Ok(last)
}

/// Tells what is not there from what cannot be looked at.
fn there<T>(result: io::Result<T>) -> Result<Option<T>, Problem> {
    match result {
        Ok(found) => Ok(Some(found)),
        Err(error) if matches!(error.kind(), NotFound | NotADirectory) => Ok(None),
        Err(error) => Err(Problem::System(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is read with these limits, and what is said.
    fn read(folder: &Path, entries: u64, bytes: u64) -> (usize, Vec<String>) {
        let mut course = Course::open(folder).unwrap();
        course.budget = Budget::new(entries, bytes);
        course.walk("python");
        let Read { files, diagnostics } = course.read;
        (files.len(), diagnostics.into_iter().map(|found| found.message).collect())
    }

    #[test]
    fn no_more_is_read_than_a_course_may_hold() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(COURSE_FILE), "").unwrap();
        for lesson in ["a", "b", "c"] {
            let lesson = folder.path().join("python").join(lesson);
            fs::create_dir_all(&lesson).unwrap();
            for file in ["one", "two"] {
                fs::write(lesson.join(file), vec![b'x'; 1 << 19]).unwrap();
            }
        }
        assert_eq!(read(folder.path(), 9, 3 << 20), (6, Vec::new()));
        let entries = "the course has more than 8 files and folders: the rest is not read";
        assert_eq!(read(folder.path(), 8, 3 << 20), (4, vec![entries.into()]));
        let bytes = "the course has more than 2 MiB of text: the rest is not read";
        assert_eq!(read(folder.path(), 9, 2 << 20), (4, vec![bytes.into()]));
    }

    #[test]
    fn folders_are_not_followed_for_ever() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(COURSE_FILE), "").unwrap();
        let deep = |levels: usize| folder.path().join("python").join(vec!["d"; levels].join("/"));
        fs::create_dir_all(deep(40)).unwrap();
        fs::write(deep(31).join("seen"), "").unwrap();
        fs::write(deep(32).join("unseen"), "").unwrap();
        let said = "there are more than 32 folders in each other";
        assert_eq!(read(folder.path(), 99, 99), (1, vec![said.into()]));
    }
}
