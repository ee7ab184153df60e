//! Searching a course of 1,000 lessons, letter by letter, with every question seen.

#![expect(clippy::expect_used, reason = "a bench stops where it cannot go on")]

use std::sync::Arc;

use divan::{Bencher, black_box};
use gradus::course::index::{Index, Seen};
use gradus::course::{Lesson, Library, parse};
use gradus::store::course_files::CourseSource;

fn main() {
    divan::main();
}

/// So many lessons with the texts of the built-in ones in turn.
fn library(lessons: usize) -> Arc<Library> {
    let read = CourseSource::Builtin.all().expect("it is in the program");
    let mut library = Library::from(parse::parse(&read.files));
    let numbered = (0..lessons).zip(library.lessons.iter().cycle()).map(|(number, lesson)| {
        let mut lesson = Lesson::clone(lesson);
        lesson.header.id = format!("stage-{}/lesson-{number}", number / 100).as_str().into();
        lesson.header.title = format!("{} {number}", lesson.header.title);
        Arc::new(lesson)
    });
    library.lessons = numbered.collect();
    Arc::new(library)
}

#[divan::bench(sample_count = 10)]
fn index_of_1_000_lessons(bencher: Bencher<'_, '_>) {
    let library = library(1_000);
    bencher.bench(|| Index::new(library.clone()));
}

/// What is typed, up to each letter: the last key press is measured.
#[divan::bench(args = [
    "a", "de", "dec", "decorator", "list comp", "the a", "a b c d", "s t a t e m", "wsgi s", "==",
    "templat inherit", "qwxyz",
])]
fn a_key_press_over_1_000_lessons(bencher: Bencher<'_, '_>, typed: &str) {
    let index = Index::new(library(1_000));
    bencher.bench(|| black_box(index.find(typed, |_, _| Seen::Answered, 40)).len());
}
