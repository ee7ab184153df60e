//! Several copies at once, and a file that changes under them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use jiff::Timestamp;

use crate::{Fixture, append, lessons, open_as, seqs};

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

/// What the test program calls the test below.
pub(crate) const BODY: &str = "copies::writes_in_another_process";

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

/// Starts `program`, which is to run [`writes_in_another_process`].
pub(crate) fn another_process(program: &mut Command, path: &Path, writer: usize) -> Child {
    program
        .env(JOURNAL, path)
        .env(WRITER, writer.to_string())
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn copies_in_two_processes_lose_nothing() {
    let fixture = Fixture::new();
    let copies: Vec<_> = (0..2)
        .map(|writer| {
            let mut program = Command::new(std::env::current_exe().unwrap());
            program.args(["--exact", BODY, "--ignored"]);
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
