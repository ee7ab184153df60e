//! `lesson.md`: the text, cut into pages at lines that are only `---`.

use std::ops::Range;

use crate::course::Page;
use crate::course::diagnostic::Report;
use crate::course::prose::{BlockKind, Prose};

/// A line of a lesson's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line<'a> {
    /// What it says, without its line break.
    pub(crate) text: &'a str,
    /// Where it starts in the file.
    pub(crate) start: usize,
    /// What it belongs to.
    pub(crate) part: Part,
}

/// What a line belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// The text.
    Prose,
    /// The first line of a code block.
    Opening,
    /// A line inside a code block.
    Code,
    /// The last line of a code block.
    Closing,
    /// A page break.
    Break,
}

impl Line<'_> {
    /// The bytes of the line in the file.
    pub(crate) fn span(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }
}

/// Takes a text apart into lines, knowing where code is.
pub(crate) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut fence: Option<(char, usize)> = None;
    let mut start = 0;
    let mut lines = Vec::new();
    for whole in text.split_inclusive('\n') {
        let text = whole.trim_end_matches(['\n', '\r']);
        let part = match (fence, fence_of(text)) {
            (Some(open), Some((close, rest))) if closes(open, close) && rest.is_empty() => {
                fence = None;
                Part::Closing
            }
            (Some(_), _) => Part::Code,
            (None, Some((open, _))) => {
                fence = Some(open);
                Part::Opening
            }
            (None, None) if text.trim_end() == "---" => Part::Break,
            (None, None) => Part::Prose,
        };
        lines.push(Line { text, start, part });
        start += whole.len();
    }
    lines
}

/// The fence that a line starts with: its character and length, and what follows.
fn fence_of(line: &str) -> Option<((char, usize), &str)> {
    let line = line.trim();
    let mark = line.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
    let rest = line.trim_start_matches(mark);
    let length = line.len() - rest.len();
    (length >= 3 && !(mark == '`' && rest.contains('`'))).then_some(((mark, length), rest))
}

fn closes(open: (char, usize), close: (char, usize)) -> bool {
    open.0 == close.0 && close.1 >= open.1
}

/// The pages as ranges of `lines`.
pub(crate) fn divide(lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let breaks = lines.iter().enumerate().filter(|(_, line)| line.part == Part::Break);
    let breaks: Vec<usize> = breaks.map(|(at, _)| at).collect();
    let starts = std::iter::once(0).chain(breaks.iter().map(|at| at + 1));
    let ends = breaks.iter().copied().chain([lines.len()]);
    starts.zip(ends).map(|(start, end)| start..end).collect()
}

/// Reads the pages of a lesson. Empty ones are reported and left out.
pub(super) fn read(report: &Report<'_>, lesson_title: &str) -> Vec<Page> {
    let text = report.text();
    let lines = lines(text);
    report_open_block(report, &lines);
    let mut pages = Vec::new();
    for range in divide(&lines) {
        let page = lines.get(range.clone()).unwrap_or_default();
        if page.iter().all(|line| line.text.trim().is_empty()) {
            let nearest = lines.get(range.end).or(lines.last());
            let span = nearest.map_or(0..0, Line::span);
            report.error(span, "this page is empty", "write it, or take out the line `---`");
            continue;
        }
        let start = page.first().map_or(0, |line| line.start);
        let end = page.last().map_or(start, |line| line.span().end);
        let prose = Prose::parse(text.get(start..end).unwrap_or_default(), start);
        pages.push(Page { title: title(&prose).unwrap_or_else(|| lesson_title.into()), prose });
    }
    pages
}

fn report_open_block(report: &Report<'_>, lines: &[Line<'_>]) {
    let last = lines.iter().rfind(|line| matches!(line.part, Part::Opening | Part::Closing));
    if let Some(line) = last.filter(|line| line.part == Part::Opening) {
        let help = "close it with a line of the same marks; page breaks below it do not count";
        report.error(line.span(), "this code block is never closed", help);
    }
}

fn title(prose: &Prose) -> Option<String> {
    prose.blocks.iter().find_map(|block| {
        let BlockKind::Heading { text, .. } = &block.kind else { return None };
        Some(text.iter().map(|span| span.text.as_str()).collect())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let lines = lines(text);
        let page = |range: Range<usize>| {
            lines[range].iter().map(|line| line.text).collect::<Vec<_>>().join("|")
        };
        let pages: Vec<String> = divide(&lines).into_iter().map(page).collect();
        assert_eq!(pages, expected, "{text:?}");
    }

    #[test]
    fn pages_are_cut_at_rules_outside_of_code() {
        check("", &[""]);
        check("one\n---\ntwo", &["one", "two"]);
        check("one\r\n---  \r\ntwo\r\n", &["one", "two"]);
        check("a\n----\nb\n --- \n", &["a|----|b| --- "]);
        check("```yaml\n---\n```\n---\nb", &["```yaml|---|```", "b"]);
        check("````\n```\n---\n````\n---\nb", &["````|```|---|````", "b"]);
        check("~~~\n```\n---\n~~~\n---\n", &["~~~|```|---|~~~", ""]);
        check("```a``` is code\n---\nb", &["```a``` is code", "b"]);
        check("---\n---", &["", "", ""]);
    }

    #[test]
    fn spans_are_those_of_the_file() {
        let text = "# Ä `x`\n\n---\n\nsecond\n";
        let report = Report::new("lesson.md", text);
        let pages = read(&report, "Title");
        assert_eq!(pages.len(), 2);
        assert_eq!(text.get(lines(text)[4].span()), Some("second"));
        assert_eq!((&*pages[0].title, &*pages[1].title), ("Ä x", "Title"));
        assert_eq!(pages[1].prose.blocks[0].span.start, lines(text)[4].start);
    }

    #[test]
    fn an_open_block_is_reported_at_its_fence() {
        let text = "```python\nprint()\n---\nsecond\n";
        let report = Report::new("lesson.md", text);
        read(&report, "Title");
        assert_eq!(report.into_diagnostics()[0].span, Some(0..9));
    }
}
