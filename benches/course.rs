//! Reading courses: a large outline, and one lesson's body.

#![expect(clippy::expect_used, reason = "a bench stops where it cannot go on")]

use divan::Bencher;
use gradus::course::files::Files;
use gradus::course::parse;
use gradus::store::course_files::CourseSource;

#[path = "support/course.rs"]
mod support;

fn main() {
    divan::main();
}

#[divan::bench]
fn outline_of_10_000_lessons(bencher: Bencher<'_, '_>) {
    let files: Files = support::course(10_000, &[]);
    bencher.bench(|| parse::outline(&files));
}

#[divan::bench]
fn folder_of_10_000_lessons(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (path, text) in support::course(10_000, &[]) {
        let file = folder.path().join(path);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a new folder");
        std::fs::write(file, text).expect("a new file");
    }
    let source = CourseSource::Folder(folder.path().into());
    bencher.bench(|| source.outline());
}

#[divan::bench]
fn body_of_a_lesson(bencher: Bencher<'_, '_>) {
    let read = CourseSource::Builtin.all().expect("it is in the program");
    let (course, _) = parse::outline(&read.files);
    let header = course.header(&"flask/routing".into()).expect("a model lesson");
    bencher.bench(|| parse::lesson(header, &read.files));
}
