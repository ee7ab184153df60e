//! The manner of a text: words that belittle or advertise, links, signs that are pictures, and
//! paragraphs that go on.

use std::ops::Range;

use crate::author::passage;
use crate::course::diagnostic::Report;
use crate::course::parse::pages::{Line, Part, lines};

/// Words that make those feel small who do not find it simple, or that praise.
const WORDS: [&str; 6] =
    ["simply", "obviously", "powerful", "robust", "in this lesson you will", "of course you know"];

/// What a link looks like.
const LINKS: [&str; 3] = ["](http", "http://", "https://"];

/// Lines that a paragraph may have.
const PARAGRAPH: usize = 5;

/// Checks the passages of a file.
pub(super) fn check_words(passages: &[Range<usize>], report: &Report<'_>) {
    for passage in passages {
        let bare = passage::bare(report.text().get(passage.clone()).unwrap_or_default());
        let place = |at: Range<usize>| passage.start + at.start..passage.start + at.end;
        for word in WORDS {
            for at in passage::find(&bare, word, false) {
                let help = "leave it out: say what happens and why";
                report.warning(place(at), format!("`{word}` tells the reader nothing"), help);
            }
        }
        if let Some(at) = LINKS.iter().find_map(|sign| bare.find(sign)) {
            let rest = bare.get(at..).unwrap_or_default();
            let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
            let help = "say it here, in full; readers may be without a network";
            report.warning(place(at..at + length), "the text holds a link", help);
        }
        if let Some((at, sign)) = bare.char_indices().find(|&(_, sign)| is_picture(sign)) {
            let help = "write it in words; many terminals cannot show it";
            let span = place(at..at + sign.len_utf8());
            report.warning(span, "the text holds a sign that is a picture", help);
        }
    }
}

/// Warns of paragraphs that have too many lines, in the text of a lesson.
pub(super) fn check_paragraphs(report: &Report<'_>) {
    let lines = lines(report.text());
    for group in lines.chunk_by(|above, below| is_paragraph(above) && is_paragraph(below)) {
        if let Some(line) = group.get(PARAGRAPH) {
            let message = format!("the paragraph has {} lines", group.len());
            let help = format!("divide it: {PARAGRAPH} lines at most can be taken in at once");
            report.warning(line.span(), message, help);
        }
    }
}

/// Whether a line is part of a paragraph, and not of a list, a table, a quote or a heading.
fn is_paragraph(line: &Line<'_>) -> bool {
    let text = line.text;
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_item = number.len() < text.len() && number.starts_with(". ");
    let is_other = text.starts_with(['|', '#', '>', ' ']) || text.starts_with("- ");
    line.part == Part::Prose && !text.trim().is_empty() && !is_item && !is_other
}

fn is_picture(sign: char) -> bool {
    matches!(sign, '\u{1f300}'..='\u{1faff}' | '\u{2705}' | '\u{274c}' | '\u{2728}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let report = Report::new("lesson.md", text);
        check_words(&passage::of_text(text), &report);
        check_paragraphs(&report);
        let found = report.into_diagnostics();
        let found: Vec<&str> = found
            .iter()
            .map(|found| found.span.clone().and_then(|span| text.get(span)).unwrap_or("?"))
            .collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn words_links_and_pictures() {
        check("It simply works.", &["simply"]);
        check("Simply say `simply` and oversimply.", &["Simply"]);
        check("```text\nsimply\n```", &[]);
        check("See https://a.b/c now", &["https://a.b/c"]);
        check("`https://a.b/c`", &[]);
        check("Well done 🎉", &["🎉"]);
        check("É `é` robust", &["robust"]);
    }

    #[test]
    fn paragraphs() {
        check("a\nb\nc\nd\ne\n", &[]);
        check("a\nb\nc\nd\ne\nsixth\n", &["sixth"]);
        check("- a\n- b\n- c\n- d\n- e\n- f\n", &[]);
        check("1. a\n2. b\n3. c\n4. d\n5. e\n6. f\n", &[]);
        check("a\nb\nc\n\nd\ne\nf\n", &[]);
    }
}
