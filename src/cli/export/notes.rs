//! The learner's notes and bookmarks as Markdown, for people to read.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::course::Course;
use crate::learn::record::{What, decode};

/// What is kept of a page.
#[derive(Default)]
struct Kept {
    note: String,
    bookmarked: bool,
}

/// The notes that a journal holds on a course, in the order of its lessons and pages.
pub(super) fn markdown(journal: &[u8], course: &Course) -> String {
    let mut pages: BTreeMap<(String, usize), Kept> = BTreeMap::new();
    let text = String::from_utf8_lossy(journal);
    let records = text.lines().filter_map(|line| decode(line).ok());
    let mut records: Vec<_> = records.filter(|record| record.course == course.id).collect();
    records.sort_by(|a, b| (a.at, &a.dev, a.seq).cmp(&(b.at, &b.dev, b.seq)));
    for record in records {
        if let What::Noted { lesson, page, text } = record.what {
            pages.entry((lesson.into(), page)).or_default().note = text.into();
        } else if let What::Bookmarked { lesson, page, on } = record.what {
            pages.entry((lesson.into(), page)).or_default().bookmarked = on;
        }
    }
    pages.retain(|_, kept| kept.bookmarked || !kept.note.is_empty());
    let mut markdown = format!("# Notes on {}\n", course.title);
    for header in course.headers() {
        let id = header.id.as_str();
        let of_lesson = pages.iter().filter(|((lesson, _), _)| lesson == id);
        for (place, ((_, page), kept)) in of_lesson.enumerate() {
            if place == 0 {
                let _ = write!(markdown, "\n## {}\n", header.title);
            }
            let mark = if kept.bookmarked { ", bookmarked" } else { "" };
            let _ = write!(markdown, "\n### Page {page}{mark}\n");
            if !kept.note.is_empty() {
                let _ = write!(markdown, "\n{}\n", kept.note);
            }
        }
    }
    markdown
}
