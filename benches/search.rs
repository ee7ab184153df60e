//! Searching a course of 1,000 lessons, letter by letter, with every question seen.

#![expect(clippy::expect_used, reason = "a bench stops where it cannot go on")]

use std::sync::Arc;

use divan::{Bencher, black_box};
use gradus::course::index::Index;
use gradus::course::{Course, Lesson, Library, parse};
use gradus::learn::event::{Event, Setting};
use gradus::learn::progress::Progress;
use gradus::learn::record::{Envelope, decode, encode};
use gradus::session::search::World;
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

/// A learner who has met every question.
fn learner(library: &Library) -> Progress {
    let mut progress = Progress::of("large");
    let envelope =
        Envelope { dev: "bench", seq: 1, at: jiff::Timestamp::UNIX_EPOCH, course: "large" };
    for lesson in &library.lessons {
        for question in &lesson.questions {
            let (lesson, question) = (lesson.header.id.clone(), question.id.clone());
            let asked = Event::Asked { lesson, question, setting: Setting::Quiz };
            let line = encode(&envelope, &asked).expect("JSON holds every event");
            progress.apply(&decode(&line).expect("it was written here"));
        }
    }
    progress
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
    let library = library(1_000);
    let (course, progress) = (Course::default(), learner(&library));
    let index = Index::new(library);
    let world = World { course: &course, index: Some(&index), progress: &progress };
    bencher.bench(|| black_box(world.search(typed)).len());
}
