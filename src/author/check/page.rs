//! Rules for `lesson.md`: length, width, and something to do at the end of each page.

use std::ops::RangeInclusive;

use super::Shape;
use crate::course::LessonId;
use crate::course::diagnostic::{Diagnostic, Report, Severity};
use crate::course::files::Files;
use crate::course::parse::pages::{Line, Part, divide, lines};
use crate::course::parse::words::many;

const PAGES: RangeInclusive<usize> = 4..=7;
const WORDS: RangeInclusive<usize> = 500..=900;
/// Characters of a line of text, so that it can be read in any editor.
const LINE: usize = 100;
/// Characters of a line of a program, so that it fits a narrow terminal.
const PROGRAM_LINE: usize = 88;

/// Checks a lesson's text.
pub(super) fn check(lesson: &LessonId, files: &Files, shape: Shape) -> Vec<Diagnostic> {
    let file = format!("{lesson}/lesson.md");
    let Some(text) = files.get(&file) else { return Vec::new() };
    let report = Report::new(&file, text);
    let lines = lines(text);
    let mut is_program = false;
    for line in &lines {
        if line.part == Part::Opening {
            is_program = holds_program(line.text);
        }
        check_width(&report, line, is_program);
    }
    let pages = divide(&lines);
    let mut found = Vec::new();
    if shape == Shape::Lesson {
        found.extend(length(&file, pages.len(), words(&lines)));
    }
    if shape != Shape::Brief {
        for page in pages {
            check_end(&report, lines.get(page).unwrap_or_default());
        }
    }
    found.extend(report.into_diagnostics());
    found
}

fn length(file: &str, pages: usize, words: usize) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut warn = |message: String, help: &str| {
        found.push(Diagnostic::of_file(Severity::Warning, file, message, help));
    };
    if !PAGES.contains(&pages) {
        let message = format!("the lesson has {}", many(pages, "page"));
        warn(message, "aim at 4 to 7 pages with one new idea each; lines `---` divide them");
    }
    if !WORDS.contains(&words) {
        let message = format!("the lesson has {}, programs aside", many(words, "word"));
        warn(message, "aim at 500 to 900 words");
    }
    found
}

/// Words outside of code blocks.
fn words(lines: &[Line<'_>]) -> usize {
    let prose = lines.iter().filter(|line| line.part == Part::Prose);
    let is_word = |word: &&str| word.contains(char::is_alphanumeric);
    prose.map(|line| line.text.split_whitespace().filter(is_word).count()).sum()
}

/// Whether the block that starts here is written by its author, rather than by a program.
fn holds_program(fence: &str) -> bool {
    let words = fence.trim_start().trim_start_matches(['`', '~']);
    !matches!(words.split_whitespace().next(), None | Some("output" | "console" | "text"))
}

fn check_width(report: &Report<'_>, line: &Line<'_>, is_program: bool) {
    let (most, what) = match line.part {
        Part::Code if is_program => (PROGRAM_LINE, "a line of a program"),
        Part::Code | Part::Prose | Part::Opening | Part::Closing | Part::Break => {
            (LINE, "a line of the text")
        }
    };
    if let Some((at, _)) = line.text.char_indices().nth(most) {
        let message = format!("{what} has {} characters", line.text.chars().count());
        let span = line.start + at..line.span().end;
        report.warning(span, message, format!("break it after {most} at most"));
    }
}

/// The last paragraph should be a quote that asks for something.
fn check_end(report: &Report<'_>, page: &[Line<'_>]) {
    let is_blank = |line: &&Line<'_>| line.text.trim().is_empty();
    let Some(last) = page.iter().rfind(|line| !is_blank(line)) else { return };
    let up = page.iter().rev().skip_while(is_blank);
    let quote = up.take_while(|line| line.part == Part::Prose && line.text.starts_with('>'));
    let first = quote.last().map(|line| line.text.trim_start_matches('>').trim_start());
    let asks = |text: &str| ["**Predict:**", "**Do:**"].iter().any(|word| text.starts_with(word));
    if !first.is_some_and(asks) {
        let help = "end the page with a quote, `> **Predict:** …` or `> **Do:** …`";
        report.warning(last.span(), "the page ends without anything to do or predict", help);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_page(text: &str, expected: &[&str]) {
        let files = [("a/b/lesson.md".to_owned(), text.to_owned())].into();
        let found = check(&"a/b".into(), &files, Shape::Lesson);
        let found: Vec<_> =
            found.iter().filter(|d| d.span.is_some()).map(|d| d.message.as_str()).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn a_page_ends_with_something_to_do() {
        let missing = "the page ends without anything to do or predict";
        check_page("a\n\n> **Predict:** what\n> happens?\n", &[]);
        check_page("a\n\n> **Do:** it.\n\n---\n\n> **Do:** it.", &[]);
        check_page("a\n", &[missing]);
        check_page("> **Do:** it.\n\nafter\n", &[missing]);
        check_page("> a quote\n", &[missing]);
        check_page("> **Do:** it.\n\n```text\n>\n```\n", &[missing]);
    }

    #[test]
    fn lines_fit() {
        let (fits, wide) = ("x".repeat(100), "é".repeat(101));
        check_page(&format!("{fits}\n\n> **Do:** it.\n"), &[]);
        check_page(
            &format!("{wide}\n\n> **Do:** it.\n"),
            &["a line of the text has 101 characters"],
        );
        let program = format!("```python\n{}\n```\n\n> **Do:** it.\n", "x".repeat(89));
        check_page(&program, &["a line of a program has 89 characters"]);
        check_page(&program.replace("python", "output"), &[]);
    }

    #[test]
    fn words_are_counted_outside_of_code() {
        assert_eq!(words(&lines("# One two\n\n```python\nno no\n```\n- `three` | four\n")), 4);
    }
}
