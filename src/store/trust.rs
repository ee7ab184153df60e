//! Which courses the learner has agreed to run code from. The built-in course needs no agreement;
//! one in a folder runs nothing before, and asks again after every change.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read as _, Seek, SeekFrom, Write};
use std::path::Path;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::course_files::CourseSource;
use super::digest::hex;
use crate::course::Files;

/// Bytes of the largest list that is read: a hundred thousand agreements.
const LARGEST: u64 = 16 << 20;

/// Whether a course may run code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is built in, or the learner agreed to exactly what it holds now.
    Trusted,
    /// The learner was never asked, or did not agree.
    New,
    /// The learner agreed to what it held before.
    Changed,
}

/// What a course held when somebody looked at it: the name and the content of every file that is
/// ever read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint {
    files: BTreeMap<String, [u8; 32]>,
}

/// An agreement: a line of the list.
#[derive(Serialize, Deserialize)]
struct Agreement {
    /// The course's folder, without links.
    course: String,
    /// [`Fingerprint::text`] of what it held.
    sha256: String,
    /// When, for whoever reads the list.
    at: String,
}

impl Fingerprint {
    /// The fingerprint of all of a course's files, as [`CourseSource::all`] reads them.
    pub fn of(files: &Files) -> Self {
        let digest = |text: &String| Sha256::digest(text.as_bytes()).into();
        Self { files: files.iter().map(|(path, text)| (path.clone(), digest(text))).collect() }
    }

    /// Whether these files, read later, are still what was looked at: none is new or different.
    pub fn covers(&self, files: &Files) -> bool {
        let is_known = |path: &String, text: &String| {
            let known = self.files.get(path);
            known.is_some_and(|known| Sha256::digest(text.as_bytes())[..] == known[..])
        };
        files.iter().all(|(path, text)| is_known(path, text))
    }

    /// All of it in 64 hexadecimal digits.
    pub fn text(&self) -> String {
        let mut all = Sha256::new();
        for (path, digest) in &self.files {
            // With its length, so that no two lists of files read alike.
            all.update((path.len() as u64).to_le_bytes());
            all.update(path);
            all.update(digest);
        }
        hex(&all.finalize())
    }
}

/// Whether the course may run code. `list` is where agreements are kept; `files` is all of the
/// course.
///
/// # Errors
/// If the list is there and cannot be read, or the course's folder is gone.
pub fn state(list: &Path, source: &CourseSource, files: &Files) -> io::Result<State> {
    let CourseSource::Folder(folder) = source else { return Ok(State::Trusted) };
    let course = name(folder)?;
    let text = match File::open(list) {
        Ok(file) => read(file)?,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(State::New),
        Err(error) => return Err(error),
    };
    // A damaged line is no agreement.
    let agreements = text.lines().filter_map(|line| serde_json::from_str::<Agreement>(line).ok());
    let mut own = agreements.filter(|agreement| agreement.course == course).peekable();
    if own.peek().is_none() {
        return Ok(State::New);
    }
    let now = Fingerprint::of(files).text();
    let agreed = own.any(|agreement| agreement.sha256 == now);
    Ok(if agreed { State::Trusted } else { State::Changed })
}

/// Notes that the learner agreed to run code of the course, as `files` hold it. It is on disk
/// when this returns.
///
/// # Errors
/// If the list cannot be written, or the course's folder is gone.
pub fn agree(list: &Path, source: &CourseSource, files: &Files, at: Timestamp) -> io::Result<()> {
    let CourseSource::Folder(folder) = source else { return Ok(()) };
    let sha256 = Fingerprint::of(files).text();
    let agreement = Agreement { course: name(folder)?, sha256, at: at.to_string() };
    if let Some(folder) = list.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().read(true).append(true).create(true).open(list)?;
    file.lock()?;
    // A torn last line stays by itself.
    let begin = if ends_a_line(&mut file)? { "" } else { "\n" };
    let line = format!("{begin}{}\n", serde_json::to_string(&agreement)?);
    file.write_all(line.as_bytes())?;
    file.sync_all()
}

fn read(file: File) -> io::Result<String> {
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(io::Error::new(ErrorKind::FileTooLarge, "it is larger than 16 MiB; delete it"));
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn ends_a_line(file: &mut File) -> io::Result<bool> {
    if file.metadata()?.len() == 0 {
        return Ok(true);
    }
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    Ok(last == *b"\n")
}

/// A folder's name in the list.
fn name(folder: &Path) -> io::Result<String> {
    Ok(fs::canonicalize(folder)?.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::path::PathBuf;
    use tempfile::TempDir;

    fn files(list: &[(&str, &str)]) -> Files {
        list.iter().map(|(path, text)| (path.to_string(), text.to_string())).collect()
    }

    /// A folder with two courses, and where the list will be.
    fn bench() -> (TempDir, PathBuf, CourseSource, CourseSource) {
        let folder = tempfile::tempdir().unwrap();
        let course = |name| {
            let folder = folder.path().join(name);
            fs::create_dir(&folder).unwrap();
            CourseSource::Folder(folder)
        };
        let (one, two) = (course("one"), course("two"));
        let list = folder.path().join("data/trusted.jsonl");
        (folder, list, one, two)
    }

    #[test]
    fn only_what_was_agreed_to_is_trusted() {
        let (_folder, list, one, two) = bench();
        let now = Timestamp::UNIX_EPOCH;
        let first = files(&[("course.toml", "a"), ("s/l/lesson.md", "b")]);
        assert_eq!(state(&list, &CourseSource::Builtin, &first).unwrap(), State::Trusted);
        assert_eq!(state(&list, &one, &first).unwrap(), State::New);
        assert!(!list.exists());
        agree(&list, &one, &first, now).unwrap();
        assert_eq!(state(&list, &one, &first).unwrap(), State::Trusted);
        assert_eq!(state(&list, &two, &first).unwrap(), State::New);
        for changed in [
            files(&[("course.toml", "a"), ("s/l/lesson.md", "c")]),
            files(&[("course.toml", "a"), ("s/l/lesson.md", "b"), ("s/l/support/x.py", "")]),
            files(&[("course.toml", "a")]),
            files(&[("course.toml", "b"), ("s/l/lesson.md", "a")]),
            files(&[("course.toml", "a"), ("s/l/lesson.m", "b")]),
        ] {
            assert_eq!(state(&list, &one, &changed).unwrap(), State::Changed, "{changed:?}");
        }
        let second = files(&[("course.toml", "z")]);
        agree(&list, &one, &second, now).unwrap();
        assert_eq!(state(&list, &one, &second).unwrap(), State::Trusted);
        assert_eq!(state(&list, &one, &first).unwrap(), State::Trusted);
    }

    #[test]
    fn a_torn_list_trusts_nothing_more_and_takes_new_lines() {
        let (_folder, list, one, two) = bench();
        let course = files(&[("course.toml", "a")]);
        agree(&list, &one, &course, Timestamp::UNIX_EPOCH).unwrap();
        let text = fs::read_to_string(&list).unwrap();
        fs::write(&list, text.get(..text.len() - 5).unwrap()).unwrap();
        assert_eq!(state(&list, &one, &course).unwrap(), State::New);
        agree(&list, &two, &course, Timestamp::UNIX_EPOCH).unwrap();
        assert_eq!(state(&list, &two, &course).unwrap(), State::Trusted);
        assert_eq!(state(&list, &one, &course).unwrap(), State::New);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_the_course_it_leads_to() {
        let (folder, list, one, _) = bench();
        let course = files(&[("course.toml", "a")]);
        let link = folder.path().join("link");
        std::os::unix::fs::symlink("one", &link).unwrap();
        agree(&list, &CourseSource::Folder(link), &course, Timestamp::UNIX_EPOCH).unwrap();
        assert_eq!(state(&list, &one, &course).unwrap(), State::Trusted);
    }

    #[test]
    fn what_was_looked_at_covers_its_parts() {
        let whole = files(&[("a", "1"), ("b", "2")]);
        let seen = Fingerprint::of(&whole);
        for (part, expected) in [
            (files(&[]), true),
            (files(&[("b", "2")]), true),
            (whole, true),
            (files(&[("b", "1")]), false),
            (files(&[("c", "2")]), false),
        ] {
            assert_eq!(seen.covers(&part), expected, "{part:?}");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_no_agreement() {
        let (_folder, list, one, _) = bench();
        fs::create_dir_all(list.parent().unwrap()).unwrap();
        std::os::unix::fs::symlink("/dev/full", &list).unwrap();
        let course = files(&[("course.toml", "a")]);
        assert!(agree(&list, &one, &course, Timestamp::UNIX_EPOCH).is_err());
        assert!(state(&list, &one, &course).is_err());
    }

    proptest! {
        #[test]
        fn courses_that_differ_have_fingerprints_that_differ(
            one in any::<BTreeMap<String, String>>(),
            two in any::<BTreeMap<String, String>>(),
        ) {
            let same = Fingerprint::of(&one).text() == Fingerprint::of(&two).text();
            prop_assert_eq!(same, one == two);
        }
    }
}
