//! The learner's notes and bookmarks along the path: listed, and as Markdown.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::course::{Course, LessonId, Library};
use crate::learn::progress::{Kept, Notes};

/// A page with a note, a bookmark or both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPage<'a> {
    /// The lesson.
    pub lesson: &'a LessonId,
    /// The title of its stage; empty if the course does not have the lesson (any more).
    pub stage: &'a str,
    /// The lesson's title, or its id if the course does not have it.
    pub title: &'a str,
    /// The page, counted from 1.
    pub page: usize,
    /// The page's title, where the lesson's text is known and has the page.
    pub heading: Option<&'a str>,
    /// What is kept of it.
    pub kept: &'a Kept,
}

/// All pages of which something is kept, in the order they are taught; then those of lessons that
/// the course does not have. Without a library, pages have no titles.
pub fn along<'a>(
    course: &'a Course,
    library: Option<&'a Library>,
    notes: &'a Notes,
) -> Vec<KeptPage<'a>> {
    let mut left: BTreeSet<&LessonId> = notes.lessons().collect();
    let mut pages = Vec::new();
    for stage in &course.stages {
        for header in stage.lessons.iter().filter(|header| left.remove(&header.id)) {
            let names = (stage.title.as_str(), header.title.as_str());
            pages.extend(of_lesson(&header.id, names, library, notes));
        }
    }
    for lesson in left {
        pages.extend(of_lesson(lesson, ("", lesson.as_str()), library, notes));
    }
    pages
}

fn of_lesson<'a>(
    lesson: &'a LessonId,
    (stage, title): (&'a str, &'a str),
    library: Option<&'a Library>,
    notes: &'a Notes,
) -> impl Iterator<Item = KeptPage<'a>> {
    let text = library.and_then(|library| library.lesson(lesson));
    notes.of_lesson(lesson).map(move |(page, kept)| {
        let at = page.checked_sub(1);
        let heading = at.and_then(|at| text?.pages.get(at)).map(|page| page.title.as_str());
        KeptPage { lesson, stage, title, page, heading, kept }
    })
}

/// All of it as Markdown: a heading for each stage, lesson and page, and notes as quotes, so that
/// what stands in them changes nothing around them.
pub fn markdown(course: &Course, pages: &[KeptPage<'_>]) -> String {
    let mut text = format!("# Notes: {}\n", heading(&course.title));
    if pages.is_empty() {
        text.push_str("\nThere are no notes or bookmarks yet.\n");
    }
    let (mut stage, mut lesson) = (None, None);
    for page in pages {
        if stage != Some(page.stage) {
            let title = if page.stage.is_empty() { "No longer in the course" } else { page.stage };
            let _ = write!(text, "\n## {}\n", heading(title));
            stage = Some(page.stage);
        }
        if lesson != Some(page.lesson) {
            let _ = write!(text, "\n### {}\n", heading(page.title));
            lesson = Some(page.lesson);
        }
        let name = page.heading.map(|name| format!(": {}", heading(name))).unwrap_or_default();
        let mark = if page.kept.bookmark { " (bookmark)" } else { "" };
        let _ = write!(text, "\n#### Page {}{name}{mark}\n", page.page);
        if let Some(note) = &page.kept.note {
            text.push('\n');
            for line in note.trim_end().lines() {
                let _ = writeln!(text, "{}", format!("> {line}").trim_end());
            }
        }
    }
    text
}

/// A title that stays on its line.
fn heading(title: &str) -> String {
    title.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::event::Event;
    use crate::learn::progress::Progress;
    use crate::session::sample;

    fn progress() -> Progress {
        let noted = |lesson: &str, page, text: &str| Event::Noted {
            lesson: lesson.into(),
            page,
            text: text.into(),
        };
        let mut progress = Progress::of("sample");
        sample::apply(
            &mut progress,
            &[
                noted("gone/away", 3, "# Still here"),
                noted("web/pages", 1, "last"),
                noted("python/kinds", 2, "Sort in place.\n\n> No copy."),
                Event::Bookmarked { lesson: "python/kinds".into(), page: 2, on: true },
                Event::Bookmarked { lesson: "python/kinds".into(), page: 1, on: true },
                noted("python/kinds", 9, "a page that is gone"),
            ],
        );
        progress
    }

    #[test]
    fn notes_are_listed_along_the_path() {
        let (course, progress) = (sample::course(), progress());
        let lessons = vec![sample::lesson("python/kinds")];
        let library = Library { lessons, ..Library::default() };
        let pages = along(&course, Some(&library), progress.notes());
        let expected = "\
# Notes: Sample course

## Python

### python/kinds

#### Page 1: Adding (bookmark)

#### Page 2: Sorting (bookmark)

> Sort in place.
>
> > No copy.

#### Page 9

> a page that is gone

## Web

### web/pages

#### Page 1

> last

## No longer in the course

### gone/away

#### Page 3

> # Still here
";
        assert_eq!(markdown(&course, &pages), expected);
    }

    #[test]
    fn nothing_kept_is_said() {
        let course = sample::course();
        assert!(markdown(&course, &[]).ends_with("There are no notes or bookmarks yet.\n"));
    }
}
