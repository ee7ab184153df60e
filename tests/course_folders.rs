//! Courses in folders: what is read, and what is refused.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::fs;
use std::path::Path;

use gradus::store::course_files::{CourseError, CourseSource, Read};
use tempfile::TempDir;

const COURSE: &str = "format = 1\n[[stage]]\nid = \"python\"\ntitle = \"Python\"\nsummary = \"A\"\n\
                      lessons = [\"one\", \"two\"]\n";

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
    folder
}

fn source(folder: &Path) -> CourseSource {
    CourseSource::Folder(folder.into())
}

fn paths(read: &Read) -> Vec<&str> {
    read.files.keys().map(String::as_str).collect()
}

#[test]
fn each_reading_takes_what_it_needs() {
    let folder = folder(&[
        ("course.toml", COURSE.as_bytes()),
        ("glossary.toml", b""),
        ("README.md", b""),
        ("python/one/lesson.toml", b""),
        ("python/one/lesson.md", b""),
        ("python/one/exercise/starter/.github/ci.yml", b""),
        ("python/one/exercise/__pycache__/checks.pyc", b"\xff"),
        ("python/two/lesson.toml", b""),
        ("python/draft/lesson.md", b""),
        ("python/notes/todo.txt", b""),
        (".git/objects/lesson.md", b""),
    ]);
    let source = source(folder.path());
    let outline = source.outline().unwrap();
    let expected =
        ["course.toml", "glossary.toml", "python/one/lesson.toml", "python/two/lesson.toml"];
    assert_eq!(paths(&outline), expected);
    let one = source.lesson(&"python/one".into()).unwrap();
    let lesson = ["exercise/starter/.github/ci.yml", "lesson.md", "lesson.toml"]
        .map(|f| format!("python/one/{f}"));
    assert_eq!(paths(&one), lesson);
    let all = source.all().unwrap();
    assert_eq!(all.diagnostics, []);
    let mut expected = vec!["course.toml", "glossary.toml", "python/draft/lesson.md"];
    expected.extend(lesson.iter().map(String::as_str));
    expected.push("python/two/lesson.toml");
    assert_eq!(paths(&all), expected);
}

#[test]
fn a_lesson_cannot_lie_outside() {
    let outer = folder(&[("course/course.toml", COURSE.as_bytes()), ("secret/one/lesson.md", b"")]);
    let source = source(&outer.path().join("course"));
    for lesson in ["../secret", "../secret/one", "/etc"] {
        assert_eq!(source.lesson(&lesson.into()).unwrap(), Read::default(), "{lesson}");
    }
}

#[test]
fn what_is_not_readable_text_is_reported() {
    let folder = folder(&[
        ("course.toml", COURSE.as_bytes()),
        ("python/one/lesson.toml", b"\xff\xfe"),
        ("python/two/lesson.toml", &vec![b'a'; 1024 * 1024 + 1]),
        ("python/two/lesson.md", &vec![b'a'; 1024 * 1024]),
    ]);
    let read = source(folder.path()).all().unwrap();
    assert_eq!(paths(&read), ["course.toml", "python/two/lesson.md"]);
    let found: Vec<_> = read
        .diagnostics
        .iter()
        .map(|found| (found.file.as_str(), found.message.as_str()))
        .collect();
    let expected = [
        ("python/one/lesson.toml", "the file is not text in UTF-8"),
        ("python/two/lesson.toml", "the file is larger than 1 MiB"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_folder_without_a_course_is_refused() {
    let folder = folder(&[("readme.txt", b"")]);
    let error = source(folder.path()).outline().unwrap_err();
    assert!(matches!(error, CourseError::NoCourse { .. }));
    let text = error.to_string();
    assert!(text.contains("has no course.toml"), "{text}");
    assert!(text.contains(&folder.path().display().to_string()), "{text}");
    let error = source(&folder.path().join("gone")).all().unwrap_err();
    assert!(matches!(error, CourseError::Folder { .. }));
}

#[cfg(unix)]
#[test]
fn links_do_not_lead_out_of_the_course() {
    use std::os::unix::fs::symlink;

    let outside = folder(&[("lesson.toml", b"secret"), ("one/lesson.md", b"secret")]);
    let folder = folder(&[
        ("course.toml", COURSE.as_bytes()),
        ("python/one/lesson.md", b"text"),
        ("python/one/exercise/task.md", b"task"),
    ]);
    let one = folder.path().join("python/one");
    symlink(outside.path().join("lesson.toml"), one.join("lesson.toml")).unwrap();
    symlink("lesson.md", one.join("copy.md")).unwrap();
    symlink("nowhere", one.join("broken.md")).unwrap();
    symlink("..", one.join("exercise/up")).unwrap();
    symlink(outside.path().join("one"), folder.path().join("python/two")).unwrap();
    let read = source(folder.path()).all().unwrap();
    let expected = [
        "course.toml",
        "python/one/copy.md",
        "python/one/exercise/task.md",
        "python/one/lesson.md",
    ];
    assert_eq!(paths(&read), expected);
    let found: Vec<_> = read.diagnostics.iter().map(|found| found.file.as_str()).collect();
    let expected =
        ["python/one/broken.md", "python/one/exercise/up", "python/one/lesson.toml", "python/two/"];
    assert_eq!(found, expected);
    assert_eq!(source(folder.path()).outline().unwrap().diagnostics.len(), 2);
}

#[cfg(unix)]
#[test]
fn nothing_is_read_that_is_no_file_of_the_course() {
    use std::os::unix::fs::symlink;

    let folder = folder(&[
        ("course.toml", COURSE.as_bytes()),
        ("python/one/lesson.md", b"text"),
        ("python/one/support/data.txt", b"data"),
    ]);
    let support = folder.path().join("python/one/support");
    let made = std::process::Command::new("mkfifo").arg(support.join("pipe")).status().unwrap();
    assert!(made.success());
    for (target, link) in [
        ("/dev/zero", "zero"),
        ("/etc/passwd", "passwd"),
        ("../../../../../../../../../../etc/passwd", "far"),
        ("/proc/self/environ", "secrets"),
        ("loop", "loop"),
    ] {
        symlink(target, support.join(link)).unwrap();
    }
    let read = source(folder.path()).all().unwrap();
    assert_eq!(
        paths(&read),
        ["course.toml", "python/one/lesson.md", "python/one/support/data.txt"]
    );
    let left_out = read.diagnostics.iter().filter(|found| found.file.contains("/support/"));
    assert_eq!(left_out.count(), 6, "{:?}", read.diagnostics);
}

#[test]
fn names_that_lead_out_are_no_lessons() {
    let course = COURSE.replace("\"one\", \"two\"", "\"../../secret\", \"..\", \"/etc\"");
    let outer = folder(&[
        ("course/course.toml", course.as_bytes()),
        ("secret/lesson.toml", b"secret"),
        ("lesson.toml", b"secret"),
    ]);
    let source = source(&outer.path().join("course"));
    assert_eq!(paths(&source.outline().unwrap()), ["course.toml"]);
    assert_eq!(paths(&source.all().unwrap()), ["course.toml"]);
}

#[test]
fn a_large_course_is_read_whole() {
    let names: Vec<String> = (0..1_100).map(|number| format!("lesson-{number}")).collect();
    let course = format!(
        "format = 1\n[[stage]]\nid = \"s\"\ntitle = \"S\"\nsummary = \"S\"\nlessons = {names:?}\n"
    );
    let folder = folder(&[("course.toml", course.as_bytes())]);
    for name in &names {
        let lesson = folder.path().join("s").join(name);
        fs::create_dir_all(&lesson).unwrap();
        fs::write(lesson.join("lesson.toml"), name).unwrap();
    }
    let read = source(folder.path()).outline().unwrap();
    assert_eq!(read.diagnostics, []);
    assert_eq!(read.files.len(), names.len() + 1);
    assert!(
        names.iter().all(|name| read.files.get(&format!("s/{name}/lesson.toml")) == Some(name))
    );
}
