//! The journal through crashes, rot, full disks and several copies at once.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use gradus::learn::event::Event;
use gradus::learn::record::What;
use gradus::store::journal::{Appended, Journal, Pending};
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

#[test]
fn cut_anywhere_it_is_a_prefix_and_goes_on() {
    let names = ["one", "two", "three"];
    let whole = journal_of(&names);
    for length in 0..=whole.len() {
        let cut = &whole[..length];
        let fixture = Fixture::with(cut);
        let (mut journal, found, notices) = fixture.open();
        let breaks = cut.split(|&byte| byte == b'\n').count() - 1;
        let only_break_missing = whole.get(length) == Some(&b'\n');
        let expected = breaks + usize::from(only_break_missing);
        assert_eq!(found, names[..expected], "cut at {length}");
        let tail = cut.rsplit(|&byte| byte == b'\n').next().unwrap();
        let torn =
            if tail.is_empty() || only_break_missing { vec![] } else { [tail, b"\n"].concat() };
        assert_eq!(fixture.torn(), torn, "cut at {length}");
        assert_eq!(notices.len(), usize::from(!torn.is_empty()), "cut at {length}");

        append(&mut journal, "last");
        let (found, notices) = fixture.replay();
        assert_eq!(found.last().unwrap(), "last");
        assert_eq!((found.len(), notices), (expected + 1, vec![]), "cut at {length}");
    }
}

#[test]
fn a_flipped_bit_costs_one_line_at_most() {
    let names = ["one", "two", "three"];
    let whole = journal_of(&names);
    for at in 0..whole.len() {
        let hit = whole[..at].split(|&byte| byte == b'\n').count() - 1;
        let others: Vec<&str> =
            names.iter().copied().enumerate().filter(|(i, _)| *i != hit).map(|(_, n)| n).collect();
        for bit in 0..8 {
            let mut bytes = whole.clone();
            bytes[at] ^= 1 << bit;
            let fixture = Fixture::with(&bytes);
            let (mut journal, found, notices) = fixture.open();
            // A break that was hit leaves both of its lines readable, unless it was the last.
            let expected = if whole[at] == b'\n' && hit < 2 { &names[..] } else { &others[..] };
            assert_eq!(found, expected, "bit {bit} of byte {at}");
            assert!(!notices.is_empty(), "bit {bit} of byte {at}");
            let kept = [fixture.damaged(), fixture.torn()].concat();
            let broken = bytes.split(|&byte| byte == b'\n').nth(hit).unwrap();
            assert!(contains(&kept, broken), "bit {bit} of byte {at}: no copy");
            append(&mut journal, "last");
            let (again, notices) = fixture.replay();
            assert_eq!(again, [expected, &["last"]].concat(), "bit {bit} of byte {at}");
            assert_eq!(notices, [], "told twice: bit {bit} of byte {at}");
        }
    }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn copies_in_many_threads_lose_nothing() {
    let fixture = Fixture::new();
    let (threads, each) = (4, 200);
    let handed_over: Vec<usize> = std::thread::scope(|scope| {
        let copies: Vec<_> = (0..threads)
            .map(|thread| {
                // Two pairs of copies: each pair runs on one device.
                let (mut journal, before, _) = open_as(&fixture.path, ["a", "b"][thread % 2]);
                scope.spawn(move || {
                    let texts = (0..each).map(|n| append(&mut journal, &format!("{thread}/{n}")));
                    let heard: usize = texts.map(|appended| lessons(&appended).len()).sum();
                    let rest = journal.append(&[], Timestamp::UNIX_EPOCH, "course").unwrap();
                    before.len() + heard + lessons(&rest).len()
                })
            })
            .collect();
        copies.into_iter().map(|copy| copy.join().unwrap()).collect()
    });
    assert_whole(&fixture, threads, each);
    assert_eq!(handed_over.iter().max(), Some(&(threads * each)), "the last copy knows all");
}

/// Every event is there once and every number was given out once.
fn assert_whole(fixture: &Fixture, writers: usize, each: usize) {
    let (found, notices) = fixture.replay();
    assert_eq!(notices, []);
    let expected: BTreeSet<String> =
        (0..writers).flat_map(|w| (0..each).map(move |n| format!("{w}/{n}"))).collect();
    assert_eq!(found.len(), expected.len());
    assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), expected);
    let names: BTreeSet<_> = seqs(&fixture.path).into_iter().collect();
    assert_eq!(names.len(), writers * each);
    assert!(names.iter().all(|(_, seq)| (1..=(writers * each) as u64).contains(seq)));
}

const JOURNAL: &str = "GRADUS_TEST_JOURNAL";
const WRITER: &str = "GRADUS_TEST_WRITER";

/// Not a test of its own: the test program starts itself with this one as another process.
#[test]
#[ignore = "the body of other processes, started by the tests that need them"]
fn writes_in_another_process() {
    let (Ok(path), Ok(writer)) = (std::env::var(JOURNAL), std::env::var(WRITER)) else { return };
    let (mut journal, ..) = open_as(Path::new(&path), "dev");
    for n in 0..100 {
        append(&mut journal, &format!("{writer}/{n}"));
    }
}

fn another_process(program: &mut Command, path: &Path, writer: usize) -> std::process::Child {
    program
        .env(JOURNAL, path)
        .env(WRITER, writer.to_string())
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn copies_in_two_processes_lose_nothing() {
    let fixture = Fixture::new();
    let copies: Vec<_> = (0..2)
        .map(|writer| {
            let mut program = Command::new(std::env::current_exe().unwrap());
            program.args(["--exact", "writes_in_another_process", "--ignored"]);
            another_process(&mut program, &fixture.path, writer)
        })
        .collect();
    for mut copy in copies {
        assert!(copy.wait().unwrap().success());
    }
    assert_whole(&fixture, 2, 100);
}

#[test]
fn what_another_copy_wrote_is_handed_over_once_and_in_order() {
    let fixture = Fixture::new();
    let (mut one, ..) = fixture.open();
    let (mut two, ..) = fixture.open();
    append(&mut one, "a");
    assert_eq!(lessons(&append(&mut two, "b")), ["a", "b"]);
    append(&mut two, "c");
    assert_eq!(lessons(&append(&mut one, "d")), ["b", "c", "d"]);
}

#[test]
fn a_torn_line_of_another_copy_is_mended_before_writing() {
    let fixture = Fixture::new();
    let (mut journal, ..) = fixture.open();
    append(&mut journal, "one");
    let mut bytes = fs::read(&fixture.path).unwrap();
    bytes.extend(b"{\"v\":1,\"dev\":");
    fs::write(&fixture.path, bytes).unwrap();
    let appended = append(&mut journal, "two");
    assert_eq!((lessons(&appended), appended.notices.len()), (vec!["two".into()], 1));
    assert_eq!(fixture.torn(), b"{\"v\":1,\"dev\":\n");
    assert_eq!(fixture.replay(), (vec!["one".into(), "two".into()], vec![]));
}

#[test]
fn a_line_that_is_there_twice_counts_once() {
    let bytes = journal_of(&["one", "two"]);
    let fixture = Fixture::with([bytes.clone(), bytes].concat());
    let (mut journal, found, notices) = fixture.open();
    assert_eq!((found, notices), (vec!["one".into(), "two".into()], vec![]));
    append(&mut journal, "three");
    assert_eq!(seqs(&fixture.path).last().unwrap().1, 3);
}

#[test]
fn the_number_of_a_damaged_line_is_not_given_out_again() {
    let text = String::from_utf8(journal_of(&["one", "two"])).unwrap();
    let fixture = Fixture::with(text.replace("\"two", "\"tWo"));
    let (mut journal, found, _) = fixture.open();
    assert_eq!(found, ["one"]);
    append(&mut journal, "three");
    assert_eq!(seqs(&fixture.path), [("dev".into(), 1), ("dev".into(), 3)]);
}

#[test]
fn an_unknown_event_is_kept_and_told() {
    let body = concat!(
        r#"{"v":1,"dev":"k3f9","seq":7,"at":"2030-01-01T00:00:00.000Z","course":"c","#,
        r#""event":"dreamt","of":{"electric":"sheep"}"#
    );
    let line = format!("{body},\"sum\":\"{:08x}\"}}\n", crc32fast::hash(body.as_bytes()));
    let fixture = Fixture::with([line.as_bytes(), &journal_of(&["one"])].concat());
    let (mut journal, found, notices) = fixture.open();
    assert_eq!((found, notices.len()), (vec!["one".into()], 1));
    assert!(notices[0].message.starts_with("1 line was written"), "{}", notices[0]);
    append(&mut journal, "two");
    assert!(fs::read_to_string(&fixture.path).unwrap().starts_with(&line));
    assert_eq!(fixture.damaged(), b"");
}

#[test]
fn a_journal_deleted_meanwhile_is_begun_anew_with_new_numbers() {
    let fixture = Fixture::new();
    let (mut journal, ..) = fixture.open();
    append(&mut journal, "one");
    fs::remove_file(&fixture.path).unwrap();
    let appended = append(&mut journal, "two");
    assert_eq!((lessons(&appended), appended.notices.len()), (vec!["two".into()], 1));
    assert_eq!(seqs(&fixture.path), [("dev".into(), 2)]);
}

#[test]
fn a_journal_replaced_meanwhile_is_read_again() {
    let fixture = Fixture::new();
    let (mut journal, ..) = fixture.open();
    append(&mut journal, "one");
    let merged = Fixture::new();
    let (mut other, ..) = open_as(&merged.path, "other");
    for name in ["a", "b", "c"] {
        append(&mut other, name);
    }
    let both = [fs::read(&merged.path).unwrap(), fs::read(&fixture.path).unwrap()].concat();
    fs::write(&merged.path, both).unwrap();
    fs::rename(&merged.path, &fixture.path).unwrap();
    assert_eq!(lessons(&append(&mut journal, "two")), ["a", "b", "c", "two"]);
    assert_eq!(fixture.replay().0, ["a", "b", "c", "one", "two"]);
}

#[test]
fn a_folder_in_place_of_the_file_is_an_error_that_says_so() {
    let fixture = Fixture::new();
    fs::create_dir(&fixture.path).unwrap();
    let error = Journal::open(&fixture.path, "dev", &mut |_| {}).unwrap_err();
    assert!(error.message().contains("journal.jsonl"), "{error}");
}

#[test]
fn a_failed_append_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("place");
    fs::write(&place, "a file where a folder should be").unwrap();
    let path = place.join("journal.jsonl");
    // A missing parent is found out by the first append only.
    let opened = Journal::open(&path, "dev", &mut |_| {});
    let mut journal = match opened {
        Ok((journal, _)) => journal,
        Err(error) => return assert!(error.message().contains("cannot be read"), "{error}"),
    };
    let event = [finished("one")];
    assert!(journal.append(&event, Timestamp::UNIX_EPOCH, "course").is_err());
    fs::remove_file(&place).unwrap();
    journal.append(&event, Timestamp::UNIX_EPOCH, "course").unwrap();
    assert_eq!(seqs(&path), [("dev".into(), 1)]);
}

#[test]
fn a_read_only_journal_is_read_and_told() {
    let fixture = Fixture::with([&journal_of(&["one"])[..], b"{\"v\":1,"].concat());
    let mut permissions = fs::metadata(&fixture.path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&fixture.path, permissions).unwrap();
    if fs::OpenOptions::new().write(true).open(&fixture.path).is_ok() {
        eprintln!("skipped: this user may write to read-only files");
        return;
    }
    let before = fs::read(&fixture.path).unwrap();
    let (found, notices) = fixture.replay();
    assert_eq!((found, notices.len()), (vec!["one".into()], 1));
    assert!(notices[0].message.contains("cannot be saved"), "{}", notices[0]);
    assert_eq!((fs::read(&fixture.path).unwrap(), fixture.torn()), (before, vec![]));
}

#[test]
fn unsaved_events_go_to_a_new_file_only() {
    let fixture = Fixture::new();
    let pending = |lesson| Pending {
        events: vec![finished(lesson), finished("more")],
        at: Timestamp::UNIX_EPOCH,
        course: "course".into(),
    };
    let pending = [pending("one"), pending("two")];
    Journal::write_elsewhere(&fixture.path, &pending).unwrap();
    assert_eq!(fixture.replay().0, ["one", "more", "two", "more"]);
    let names = seqs(&fixture.path);
    assert!(names.iter().all(|(dev, _)| dev != "dev"), "numbers of this device are taken");

    let before = fs::read(&fixture.path).unwrap();
    let error = Journal::write_elsewhere(&fixture.path, &pending).unwrap_err();
    assert!(error.is_taken(), "{error}");
    assert_eq!(fs::read(&fixture.path).unwrap(), before);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_device_is_an_error_that_says_what_to_do() {
    let fixture = Fixture::new();
    std::os::unix::fs::symlink("/dev/full", &fixture.path).unwrap();
    let (mut journal, ..) = fixture.open();
    let error = journal.append(&[finished("one")], Timestamp::UNIX_EPOCH, "course").unwrap_err();
    assert!(error.advice().contains("Free some space"), "{error}");
}

/// A limit on the size of files makes the system write half a line and then refuse.
#[cfg(target_os = "linux")]
#[test]
fn a_short_write_leaves_no_torn_line() {
    let fixture = Fixture::new();
    let mut shell = Command::new("sh");
    shell
        .args(["-c", "trap '' XFSZ; ulimit -f 4; exec \"$0\" --exact \"$1\" --ignored"])
        .arg(std::env::current_exe().unwrap())
        .arg("writes_in_another_process");
    let status = another_process(&mut shell, &fixture.path, 0).wait().unwrap();
    assert!(!status.success(), "the limit did not hold");
    let (found, notices) = fixture.replay();
    assert_eq!((notices, fixture.torn()), (vec![], vec![]));
    let expected: Vec<String> = (0..found.len()).map(|n| format!("0/{n}")).collect();
    assert_eq!(found, expected);
    assert!((5..100).contains(&found.len()), "{} lines", found.len());
}
