//! Courses in `courses/good` have no mistakes; those in `courses/bad` have the ones that the
//! report beside them shows. A new folder is a new test.

#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::fs;
use std::path::{Path, PathBuf};

use gradus::author::{check, report};
use gradus::course::diagnostic::merge;
use gradus::course::parse;
use gradus::store::course_files::CourseSource;
use insta::{assert_snapshot, with_settings};

fn folders(kind: &str) -> Vec<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/courses").join(kind);
    let entries = fs::read_dir(path).expect("the folder of fixtures");
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    assert!(!folders.is_empty());
    folders
}

#[test]
fn good_courses_have_no_mistakes() {
    for folder in folders("good") {
        let name = folder.display().to_string();
        let read = CourseSource::Folder(folder).all().expect("a course");
        assert_eq!(read.diagnostics, [], "{name}");
        let parsed = parse::parse(&read.files);
        let found = report::human(&parsed.diagnostics, &read.files, false);
        assert_eq!(found, "no mistakes found\n", "{name}");
        let mut found = check::check(&read.files);
        // These courses are small; length is a matter of style.
        found.retain(|found| found.span.is_some());
        assert_eq!(report::human(&found, &read.files, false), "no mistakes found\n", "{name}");
    }
}

#[test]
fn bad_courses_are_reported_as_expected() {
    for folder in folders("bad") {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let read = CourseSource::Folder(folder).all().expect("a course");
        // Rules for authors have courses of their own; elsewhere they would hide the point.
        let found = match name.as_str() {
            name if name.starts_with("rules") => check::check(&read.files),
            _ => parse::parse(&read.files).diagnostics,
        };
        let found = merge(read.diagnostics, found);
        let helpless = found.iter().filter(|found| found.help.is_none()).count();
        assert_eq!(helpless, 0, "{name}: each mistake says what to do");
        let report = report::human(&found, &read.files, false);
        with_settings!({
            snapshot_path => "courses/bad",
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, { assert_snapshot!(name, report) });
    }
}

#[test]
fn a_report_for_programs_counts_and_places() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/courses/bad/needs");
    let read = CourseSource::Folder(folder).all().expect("a course");
    let report = report::json(&parse::outline(&read.files).1, &read.files);
    assert_eq!(report["errors"], 5);
    assert_eq!(report["warnings"], 0);
    let first = &report["diagnostics"][0];
    assert_eq!(first["file"], "python/b/lesson.toml");
    assert_eq!((&first["line"], &first["column"]), (&4.into(), &10.into()));
}
