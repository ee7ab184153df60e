//! Disks that do not let themselves be written.

use std::fs;
use std::process::Command;

use gradus::store::journal::{Journal, Pending};
use jiff::Timestamp;

use crate::copies::{BODY, another_process};
use crate::{Fixture, finished, journal_of, open_as, seqs};

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
    let path = place.join("journal.jsonl");
    let (mut journal, ..) = open_as(&path, "dev");
    fs::write(&place, "a file where a folder should be").unwrap();
    let event = [finished("one")];
    let error = journal.append(&event, Timestamp::UNIX_EPOCH, "course").unwrap_err();
    assert!(error.message().contains("cannot be saved in"), "{error}");
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
        .arg(BODY);
    let status = another_process(&mut shell, &fixture.path, 0).wait().unwrap();
    assert!(!status.success(), "the limit did not hold");
    let (found, notices) = fixture.replay();
    assert_eq!((notices, fixture.torn()), (vec![], vec![]));
    let expected: Vec<String> = (0..found.len()).map(|n| format!("0/{n}")).collect();
    assert_eq!(found, expected);
    assert!((5..100).contains(&found.len()), "{} lines", found.len());
}
