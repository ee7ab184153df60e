//! `lesson.toml`: what the path shows of a lesson.

use std::ops::Range;

use super::document::Document;
use super::reader::Text;
use crate::course::diagnostic::Report;
use crate::course::{Header, LessonId};

/// A header whose needs are not looked up yet.
#[derive(Debug)]
pub(super) struct Draft {
    /// The header, without needs.
    pub(super) header: Header,
    /// The lessons it needs, and where it says so.
    pub(super) needs: Vec<(LessonId, Range<usize>)>,
}

/// Reads the `lesson.toml` of lesson `id`. `None` if it cannot be taught like that.
pub(super) fn read(report: &Report<'_>, id: &LessonId) -> Option<Draft> {
    let document = Document::read(report, report.text(), 0, "");
    let t = document.root();
    let own = t.need_text("id");
    let title = t.need_text("title");
    t.need("minutes");
    let minutes = t.duration("minutes");
    let needs = t.texts("needs").into_iter();
    t.need("objectives");
    let objectives = t.texts("objectives");
    t.finish();
    let own = own?;
    if own.value != id.as_str() {
        let message = format!("the id is not that of the folder, `{id}`");
        report.error(own.span, message, format!("write `id = \"{id}\"`, or rename the folder"));
        return None;
    }
    let header = Header {
        id: id.clone(),
        title: title?.value.into(),
        minutes: minutes?,
        needs: Vec::new(),
        objectives: objectives.iter().map(|text| text.value.into()).collect(),
    };
    let need = |need: Text<'_>| (LessonId::from(need.value), need.span);
    Some(Draft { header, needs: needs.map(need).collect() })
}
