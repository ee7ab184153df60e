//! TOML documents: what a syntax error costs.

use toml::de::DeTable;

use super::reader::Table;
use crate::course::diagnostic::Report;

/// A TOML document, taken apart as far as it can be read.
pub(crate) struct Document<'a> {
    report: &'a Report<'a>,
    section: &'static str,
    parts: Vec<Part<'a>>,
}

struct Part<'a> {
    /// Where its text starts in the file.
    offset: usize,
    /// Not there if it could not be read.
    map: Option<DeTable<'a>>,
}

impl<'a> Document<'a> {
    /// Reads `text`, which starts at byte `offset` of the file. `section` names the array of
    /// tables the document consists of: a syntax error in one `[[section]]` costs only that one.
    pub(crate) fn read(
        report: &'a Report<'a>,
        text: &'a str,
        offset: usize,
        section: &'static str,
    ) -> Self {
        let parts = if let Ok(map) = DeTable::parse(text) {
            vec![Part { offset, map: Some(map.into_inner()) }]
        } else {
            let parts = divide(text, section);
            parts.map(|(at, part)| Part::read(report, part, offset + at)).collect()
        };
        Self { report, section, parts }
    }

    /// The table at the top.
    pub(crate) fn root(&'a self) -> Table<'a> {
        let first = self.parts.first();
        let map = first.and_then(|part| part.map.as_ref());
        let offset = first.map_or(0, |part| part.offset);
        let table = Table::new(self.report, map, offset, offset..offset);
        table.leave(self.section);
        table
    }

    /// The sections that could be read, in order.
    pub(crate) fn sections(&'a self) -> Vec<Table<'a>> {
        let parts = self.parts.iter().filter_map(|part| Some((part.offset, part.map.as_ref()?)));
        parts
            .flat_map(|(offset, map)| {
                Table::new(self.report, Some(map), offset, offset..offset).tables(self.section)
            })
            .collect()
    }

    /// Whether all of the text could be read.
    pub(crate) fn is_whole(&self) -> bool {
        self.parts.iter().all(|part| part.map.is_some())
    }
}

impl<'a> Part<'a> {
    fn read(report: &Report<'a>, text: &'a str, offset: usize) -> Self {
        let map = DeTable::parse(text).map(toml::Spanned::into_inner);
        if let Err(error) = &map {
            let span = error.span().unwrap_or(0..0);
            let span = offset + span.start..offset + span.end;
            let help = "write it as TOML: `key = \"text\"`, lists in `[ ]`, programs in `'''`";
            report.error(span, format!("this is not TOML: {}", error.message()), help);
        }
        Self { offset, map: map.ok() }
    }
}

/// Cuts before each line that is `[[section]]`.
fn divide<'a>(text: &'a str, section: &str) -> impl Iterator<Item = (usize, &'a str)> {
    let header = format!("[[{section}]]");
    let mut starts = vec![0];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if at > 0 && !section.is_empty() && line.trim_start().starts_with(&header) {
            starts.push(at);
        }
        at += line.len();
    }
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([text.len()]).collect();
    starts.into_iter().zip(ends).filter_map(|(start, end)| Some((start, text.get(start..end)?)))
}
