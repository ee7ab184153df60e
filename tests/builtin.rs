//! The course that comes with the program holds what it promises to authors.

use gradus::author::{check, report};
use gradus::store::course_files::CourseSource;

#[test]
fn the_built_in_lessons_keep_the_rules() {
    let read = CourseSource::Builtin.all().expect("it is in the program");
    let found = check::check(&read.files);
    assert!(found.is_empty(), "{}", report::human(&found, &read.files, false));
}

#[test]
fn a_folder_and_the_program_hold_the_same_course() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/lessons").into();
    let (builtin, folder) = (CourseSource::Builtin, CourseSource::Folder(folder));
    assert_eq!(builtin.all().unwrap().files, folder.all().unwrap().files);
    assert_eq!(builtin.outline().unwrap().files, folder.outline().unwrap().files);
    let lesson = "python/names-and-objects".into();
    let read = builtin.lesson(&lesson).unwrap();
    assert!(read.files.contains_key("python/names-and-objects/quiz.toml"));
    assert_eq!(read, folder.lesson(&lesson).unwrap());
}
