use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::course::LessonId;

const ABOUT_TEXT: &str = r#"{"format":1}"#;

/// An archive with these names, each file holding its own name, and the file that says what it is.
fn archive(about: &str, names: &[&str]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.zip");
    let mut zip = ZipWriter::new(File::create(&path).unwrap());
    let options = SimpleFileOptions::default();
    zip.start_file(ABOUT, options).unwrap();
    zip.write_all(about.as_bytes()).unwrap();
    for name in names {
        zip.start_file(*name, options).unwrap();
        zip.write_all(name.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    (folder, path)
}

fn refusal(path: &Path) -> String {
    Archive::open(path).err().map(|error| error.to_string()).unwrap_or_default()
}

#[test]
fn what_is_written_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.zip");
    let lesson = LessonId::from("python/loops");
    let copy = "20270115T080000Z-1";
    let parts = [
        (Part::Journal, b"one\n".to_vec()),
        (Part::Notes, b"# Notes".to_vec()),
        (Part::Work(lesson.clone(), "a/b.py".into()), vec![0xff, 0]),
        (Part::Attempt(lesson.clone(), copy.into(), "a.py".into()), b"x".to_vec()),
    ];
    let now = jiff::civil::date(2026, 11, 22).at(9, 0, 0, 0);
    write(&path, now, parts.clone()).unwrap();
    assert!(is_archive(&fs::read(&path).unwrap()));
    let mut read = Archive::open(&path).unwrap();
    assert_eq!(read.journal().unwrap(), b"one\n");
    assert_eq!(read.lessons(), [lesson.clone()].into());
    assert_eq!(read.work(&lesson).unwrap(), [("a/b.py".into(), vec![0xff, 0])].into());
    assert_eq!(read.copies(&lesson), [copy.into()].into());
    assert_eq!(read.copy(&lesson, copy).unwrap(), [("a.py".into(), b"x".to_vec())].into());
    let error = write(&path, now, parts).unwrap_err().to_string();
    assert!(error.contains("there already"), "{error}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing unfinished is left");
}

#[test]
fn names_that_lead_elsewhere_are_refused() {
    for name in [
        "../journal.jsonl",
        "/etc/passwd",
        "work/../../x.py",
        "work/python/loops/../../../x.py",
        "work/python/loops/a\\b",
        "work/python/loops/C:/x",
        "work/python/x.py",
        "work/Python/loops/x.py",
        "attempts/python/loops/x.py",
        "attempts/python/loops/../x.py",
        "attempts/python/loops/20270115T080000Z-1/../x",
        "settings.toml",
        "device",
    ] {
        let (_folder, path) = archive(ABOUT_TEXT, &["journal.jsonl", name]);
        let told = refusal(&path);
        assert!(told.contains("has no place"), "{name}: {told}");
    }
    let (_folder, path) = archive(ABOUT_TEXT, &["work/python/loops/a.py", "work/python/"]);
    assert_eq!(refusal(&path), "");
}

#[test]
fn links_are_refused() {
    let (_folder, path) = archive(ABOUT_TEXT, &[]);
    let mut zip =
        ZipWriter::new_append(File::options().read(true).write(true).open(&path).unwrap()).unwrap();
    zip.add_symlink("work/python/loops/a.py", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    zip.finish().unwrap();
    assert!(refusal(&path).contains("is a link"));
}

#[test]
fn what_is_none_of_ours_or_newer_is_refused() {
    for (about, words) in
        [("no JSON", "not made by"), ("{}", "not made by"), (r#"{"format":2}"#, "update Gradus")]
    {
        let (_folder, path) = archive(about, &[]);
        assert!(refusal(&path).contains(words), "{about}");
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.zip");
    fs::write(&path, "PK\x03\x04 and no more").unwrap();
    assert!(refusal(&path).contains("cannot import"));
}

#[test]
fn files_are_no_larger_than_may_be() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.zip");
    let mut zip = ZipWriter::new(File::create(&path).unwrap());
    let options = SimpleFileOptions::default();
    zip.start_file(ABOUT, options).unwrap();
    zip.write_all(ABOUT_TEXT.as_bytes()).unwrap();
    zip.start_file("work/python/loops/large.bin", options).unwrap();
    zip.write_all(&vec![0; (8 << 20) + 1]).unwrap();
    zip.finish().unwrap();
    assert!(refusal(&path).contains("larger than may be"));
}
