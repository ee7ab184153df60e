//! Where a course's files come from: the program itself, or a folder.

mod folder;

use std::borrow::Cow;
use std::io;
use std::path::PathBuf;

use include_dir::{Dir, DirEntry, include_dir};
use thiserror::Error;

use crate::course::LessonId;
use crate::course::diagnostic::Diagnostic;
use crate::course::files::Files;
use crate::course::parse::{COURSE_FILE, TOP_FILES};

/// The course that comes with the program.
static BUILTIN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/lessons");

/// A course, not read yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CourseSource {
    /// The course that comes with the program.
    Builtin,
    /// A folder with a `course.toml`.
    Folder(PathBuf),
}

/// Files of a course, and what could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Read {
    /// The text of all files that could be read.
    pub files: Files,
    /// Why others could not; see [`crate::course::diagnostic::merge`].
    pub diagnostics: Vec<Diagnostic>,
}

/// Why there is no course.
#[derive(Debug, Error)]
pub enum CourseError {
    /// The folder does not exist or cannot be opened.
    #[error("cannot open the course folder {}: {source}", folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// It is some other folder.
    #[error(
        "there is no course in {}: it has no {COURSE_FILE}. \
         Name the folder that holds {COURSE_FILE}",
        folder.display()
    )]
    NoCourse {
        /// The folder.
        folder: PathBuf,
    },
}

impl CourseSource {
    /// Reads what the path needs: `course.toml`, the files beside it and the `lesson.toml` of each
    /// lesson that it names.
    pub fn outline(&self) -> Result<Read, CourseError> {
        match self {
            Self::Builtin => {
                Ok(builtin(|path| is_top(path) || path.split('/').nth(2) == Some("lesson.toml")))
            }
            Self::Folder(folder) => folder::outline(folder),
        }
    }

    /// Reads the files of one lesson.
    pub fn lesson(&self, lesson: &LessonId) -> Result<Read, CourseError> {
        let below = format!("{lesson}/");
        match self {
            Self::Builtin => Ok(builtin(|path| path.starts_with(&below))),
            Self::Folder(folder) => folder::lesson(folder, lesson),
        }
    }

    /// Reads everything, also folders that look like lessons and that no stage names.
    pub fn all(&self) -> Result<Read, CourseError> {
        match self {
            Self::Builtin => Ok(builtin(|_| true)),
            Self::Folder(folder) => folder::all(folder),
        }
    }
}

/// Whether a path is one of the files at the top of a course.
fn is_top(path: &str) -> bool {
    path == COURSE_FILE || TOP_FILES.contains(&path)
}

/// A path below the course's folder as courses write it: the compiler's system may divide paths by
/// other signs.
fn with_slashes(path: &str) -> Cow<'_, str> {
    if path.contains('\\') { path.replace('\\', "/").into() } else { path.into() }
}

/// The built-in files whose path is wanted. Tests hold them to be text.
fn builtin(wanted: impl Fn(&str) -> bool) -> Read {
    let mut files = Files::new();
    let mut folders = vec![&BUILTIN];
    while let Some(folder) = folders.pop() {
        for entry in folder.entries() {
            match entry {
                DirEntry::Dir(inner) => folders.push(inner),
                DirEntry::File(file) => {
                    let Some(path) = file.path().to_str().map(with_slashes) else { continue };
                    if wanted(&path)
                        && let Some(text) = file.contents_utf8()
                    {
                        files.insert(path.into_owned(), text.to_owned());
                    }
                }
            }
        }
    }
    Read { files, diagnostics: Vec::new() }
}
