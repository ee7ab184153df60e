//! The journal through crashes, rot, full disks and several copies at once.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod copies;
mod damage;
mod merging;
mod refusal;

use std::fs;
use std::path::{Path, PathBuf};

use gradus::learn::event::Event;
use gradus::learn::record::What;
use gradus::store::journal::{Appended, Journal};
use gradus::store::notice::Notice;
use jiff::Timestamp;
use tempfile::TempDir;

/// A journal in a folder of its own.
struct Fixture {
    _folder: TempDir,
    path: PathBuf,
}

impl Fixture {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.jsonl");
        Self { _folder: folder, path }
    }

    fn with(bytes: impl AsRef<[u8]>) -> Self {
        let fixture = Self::new();
        fs::write(&fixture.path, bytes).unwrap();
        fixture
    }

    fn torn(&self) -> Vec<u8> {
        fs::read(self.path.with_extension("torn")).unwrap_or_default()
    }

    fn damaged(&self) -> Vec<u8> {
        fs::read(self.path.with_extension("damaged")).unwrap_or_default()
    }

    fn open(&self) -> (Journal, Vec<String>, Vec<Notice>) {
        open_as(&self.path, "dev")
    }

    /// The lessons finished, and the notices.
    fn replay(&self) -> (Vec<String>, Vec<Notice>) {
        let (_, lessons, notices) = self.open();
        (lessons, notices)
    }
}

fn open_as(path: &Path, dev: &str) -> (Journal, Vec<String>, Vec<Notice>) {
    let mut lessons = Vec::new();
    let (journal, notices) =
        Journal::open(path, dev, &mut |record| lessons.extend(lesson(&record.what))).unwrap();
    (journal, lessons, notices)
}

fn lesson(what: &What<'_>) -> Option<String> {
    if let What::LessonFinished { lesson } = what { Some(lesson.to_string()) } else { None }
}

fn finished(lesson: &str) -> Event {
    Event::LessonFinished { lesson: lesson.into() }
}

fn append(journal: &mut Journal, lesson: &str) -> Appended {
    journal.append(&[finished(lesson)], Timestamp::UNIX_EPOCH, "course").unwrap()
}

fn lessons(appended: &Appended) -> Vec<String> {
    appended.records().filter_map(|record| lesson(&record.what)).collect()
}

fn seqs(path: &Path) -> Vec<(String, u64)> {
    let mut names = Vec::new();
    Journal::open(path, "reader", &mut |r| names.push((r.dev.to_string(), r.seq))).unwrap();
    names
}

/// A journal of one finished lesson per name.
fn journal_of(names: &[&str]) -> Vec<u8> {
    let fixture = Fixture::new();
    let (mut journal, ..) = fixture.open();
    for name in names {
        append(&mut journal, name);
    }
    fs::read(&fixture.path).unwrap()
}

#[test]
fn what_is_appended_is_there_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("profiles/anna/journal.jsonl");
    let (mut journal, lessons_before, notices) = open_as(&path, "dev");
    assert_eq!((lessons_before.len(), notices.len(), path.exists()), (0, 0, false));
    assert_eq!(lessons(&append(&mut journal, "one")), ["one"]);
    let both = [finished("two"), finished("three")];
    let appended = journal.append(&both, Timestamp::UNIX_EPOCH, "course").unwrap();
    assert_eq!(lessons(&appended), ["two", "three"]);
    let (mut journal, found, notices) = open_as(&path, "dev");
    assert_eq!((found, notices), (vec!["one".into(), "two".into(), "three".into()], vec![]));
    append(&mut journal, "four");
    assert_eq!(seqs(&path), [1, 2, 3, 4].map(|seq| ("dev".to_owned(), seq)));
}
