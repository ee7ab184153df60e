//! Whatever stands in the files of a course: reading it never fails, and what is reported has a
//! place in the text.

#![expect(clippy::expect_used, reason = "a test stops where it cannot go on")]

use std::path::Path;

use gradus::author::{check, report};
use gradus::course::diagnostic::Diagnostic;
use gradus::course::files::Files;
use gradus::course::parse;
use gradus::store::course_files::CourseSource;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Pieces that mean something to the parsers.
const PIECES: [&str; 30] = [
    "\"",
    "'''",
    "\"\"\"",
    "[",
    "]",
    "[[question]]\n",
    "[[stage]]\n",
    "[[milestone]]\n",
    "{",
    "}",
    "=",
    ",",
    "\n",
    "\r\n",
    "---\n",
    "+++\n",
    "```",
    "___",
    "\\",
    "\\u00e9",
    "é",
    "🐍",
    "\t",
    "\u{1b}",
    "../",
    "-1",
    "0x10",
    "99999999999999999999",
    "id = \"\"\n",
    "\u{feff}",
];

const ESCAPE: char = '\u{1b}';

fn good() -> Files {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/courses/good/every-kind");
    CourseSource::Folder(folder).all().expect("a course").files
}

/// A change of a text: cut out some characters, put something in.
#[derive(Debug, Clone)]
struct Edit {
    file: Index,
    at: Index,
    cut: usize,
    put: String,
}

fn edit() -> impl Strategy<Value = Edit> {
    let put = prop_oneof![
        select(PIECES.to_vec()).prop_map(str::to_owned),
        any::<String>(),
        Just(String::new())
    ];
    (any::<Index>(), any::<Index>(), 0..12_usize, put).prop_map(|(file, at, cut, put)| Edit {
        file,
        at,
        cut,
        put,
    })
}

fn apply(files: &mut Files, edit: &Edit) {
    let file = edit.file.index(files.len());
    let text = files.values_mut().nth(file).expect("a file");
    let mut chars: Vec<char> = text.chars().collect();
    let at = edit.at.index(chars.len() + 1);
    let end = (at + edit.cut).min(chars.len());
    chars.splice(at..end, edit.put.chars());
    *text = chars.into_iter().collect();
}

fn places_are_in_the_text(files: &Files, found: &[Diagnostic]) -> Result<(), TestCaseError> {
    for diagnostic in found {
        let Some(span) = diagnostic.span.clone() else { continue };
        let text = files.get(&diagnostic.file);
        prop_assert!(text.is_some_and(|text| text.get(span).is_some()), "{diagnostic:?}");
    }
    Ok(())
}

fn read_everything(files: &Files) -> Result<(), TestCaseError> {
    let found = check::check(files);
    places_are_in_the_text(files, &found)?;
    let drawn = report::human(&found, files, false);
    prop_assert!(!drawn.contains(ESCAPE));
    let (course, found) = parse::outline(files);
    places_are_in_the_text(files, &found)?;
    let parsed = parse::parse(files);
    prop_assert!(parsed.course.headers().all(|header| parsed.lessons.contains_key(&header.id)));
    for header in course.headers() {
        let (lesson, found) = parse::lesson(header, files);
        places_are_in_the_text(files, &found)?;
        prop_assert_eq!(lesson.is_some(), parsed.lessons.contains_key(&header.id));
    }
    Ok(())
}

proptest! {
    #[test]
    fn a_changed_course_is_read(edits in prop::collection::vec(edit(), 1..6)) {
        let mut files = good();
        for edit in &edits {
            apply(&mut files, edit);
        }
        read_everything(&files)?;
    }

    #[test]
    fn any_bytes_are_read(file in any::<Index>(), bytes in any::<Vec<u8>>()) {
        let mut files = good();
        let at = file.index(files.len());
        *files.values_mut().nth(at).expect("a file") = String::from_utf8_lossy(&bytes).into_owned();
        read_everything(&files)?;
    }
}
