//! `lesson.toml`: what the path shows of a lesson.

use std::ops::Range;

use super::document::Document;
use super::plain::{self, Plain};
use crate::course::diagnostic::Report;
use crate::course::{Header, LessonId};

/// A header whose needs are not looked up yet.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Draft {
    /// The header, without needs.
    pub(super) header: Header,
    /// The lessons it needs, and where it says so.
    pub(super) needs: Vec<(LessonId, Range<usize>)>,
}

/// Reads the `lesson.toml` of lesson `id`. `None` if it cannot be taught like that.
pub(super) fn read(report: &Report<'_>, id: &LessonId) -> Option<Draft> {
    match plain::read(report.text()) {
        Some(plain) if plain.id == id.as_str() => Some(draft(id, plain)),
        _ => read_any(report, id),
    }
}

/// Reads it as TOML, with a report on every mistake.
fn read_any(report: &Report<'_>, id: &LessonId) -> Option<Draft> {
    let document = Document::read(report, report.text(), 0, "");
    let t = document.root();
    let own = t.need_text("id");
    let title = t.need_text("title");
    t.need("minutes");
    let minutes = t.duration("minutes");
    let needs = t.texts("needs");
    t.need("objectives");
    let objectives = t.texts("objectives");
    let review = t.flag("review").unwrap_or(false);
    t.finish();
    let own = own?;
    if own.value != id.as_str() {
        let message = format!("the id is not that of the folder, `{id}`");
        report.error(own.span, message, format!("write `id = \"{id}\"`, or rename the folder"));
        return None;
    }
    let (title, minutes) = (title?.value, minutes?);
    let mut draft = draft(id, Plain { id: own.value, title, minutes, needs, objectives });
    draft.header.review = review;
    Some(draft)
}

fn draft(id: &LessonId, plain: Plain<'_>) -> Draft {
    let header = Header {
        id: id.clone(),
        title: plain.title.into(),
        minutes: plain.minutes,
        needs: Vec::new(),
        objectives: plain.objectives.into_iter().map(|text| text.value.into()).collect(),
        review: false,
    };
    let needs = plain.needs.into_iter().map(|need| (LessonId::from(need.value), need.span));
    Draft { header, needs: needs.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::select;

    const FILE: &str = "id = \"a/b\"\ntitle = \"A \u{e9} title\"\nminutes = 20\n\
        needs = [\"a/a\", \"a/c\"]\nobjectives = [\n  \"can read\",\n  \"can `write`\",\n]\n";

    #[test]
    fn the_usual_form_is_read_the_quick_way() {
        let plain = plain::read(FILE).unwrap();
        assert_eq!((plain.title, plain.minutes), ("A \u{e9} title", 20));
        assert_eq!(plain.needs.len(), 2);
        assert_eq!(plain.objectives[1].value, "can `write`");
        assert!(plain::read(&FILE.replace("needs", "# needs")).is_none());
    }

    #[test]
    fn a_review_says_so() {
        let read = |text: &str| read(&Report::new("a/b/lesson.toml", text), &"a/b".into());
        assert!(!read(FILE).unwrap().header.review);
        assert!(read(&format!("{FILE}review = true\n")).unwrap().header.review);
    }

    proptest! {
        /// What the quick way accepts means the same in TOML, places included.
        #[test]
        fn both_ways_agree(
            edits in prop::collection::vec((0..FILE.len(), 0..3_usize, select(vec![
                "", " ", "\n", "\"", "\\", "'", ",", "[", "]", "#", "=", "0", "1", "_", "\r", "\t", "\u{e9}",
                "id = \"a/b\"\n", "\"\"\"", " = ", ".", "\u{7f}", "\u{85}", "\u{feff}",
            ])), 0..4)
        ) {
            let mut text: Vec<char> = FILE.chars().collect();
            for (at, cut, put) in edits {
                let at = at.min(text.len());
                let end = (at + cut).min(text.len());
                text.splice(at..end, put.chars());
            }
            let text: String = text.into_iter().collect();
            let id = LessonId::from("a/b");
            if let Some(plain) = plain::read(&text).filter(|plain| plain.id == "a/b") {
                let report = Report::new("a/b/lesson.toml", &text);
                let slow = read_any(&report, &id);
                prop_assert_eq!(report.into_diagnostics(), []);
                prop_assert_eq!(slow, Some(draft(&id, plain)));
            }
        }
    }
}
