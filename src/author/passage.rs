//! The prose of a course as places in its files: what is written in words, code left out.

use std::ops::Range;

use crate::course::parse::pages::{Line, Part, lines};
use crate::course::parse::reader::{Table, Text};

/// The paragraphs of a Markdown file, outside of code blocks.
pub(super) fn of_text(text: &str) -> Vec<Range<usize>> {
    let is_prose = |line: &Line<'_>| line.part == Part::Prose && !line.text.trim().is_empty();
    let lines = lines(text);
    let groups = lines.chunk_by(|above, below| is_prose(above) && is_prose(below));
    groups
        .filter(|group| group.first().is_some_and(is_prose))
        .filter_map(|group| Some(group.first()?.start..group.last()?.span().end))
        .collect()
}

/// What a question of a quiz says in words.
pub(super) fn of_question(t: &Table<'_>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> =
        ["prompt", "explain", "hint"].into_iter().filter_map(|key| t.place(key)).collect();
    let gaps = t.tables("blanks");
    let entries = |key| t.tables(key).into_iter();
    let kind = t.text("kind").map_or("", |kind| kind.value);
    let reasons = gaps.iter().flat_map(|gap| gap.tables("wrong")).chain(entries("wrong"));
    let reasons: Vec<Table<'_>> = match kind {
        "order" => reasons.chain(entries("extra")).collect(),
        _ => reasons.chain(entries("answers")).collect(),
    };
    found.extend(reasons.iter().filter_map(|entry| entry.place("why")));
    match kind {
        "single" | "multi" => {
            found.extend(t.text("answer").map(|text| text.span));
            found.extend(reasons.iter().filter_map(|entry| entry.place("text")));
        }
        "match" => {
            let span = |text: &Text<'_>| text.span.clone();
            found.extend(t.text_lists("pairs").iter().flat_map(|(pair, _)| pair.iter().map(span)));
            found.extend(t.texts("extra").iter().map(span));
        }
        _ => {}
    }
    found
}

/// The text with spaces in place of what stands between backticks: all places stay.
pub(super) fn bare(text: &str) -> String {
    let blank = |part: &str| " ".repeat(part.len());
    let parts = text.split('`').enumerate();
    let parts: Vec<String> =
        parts.map(|(at, part)| if at % 2 == 0 { part.into() } else { blank(part) }).collect();
    parts.join("`")
}

/// Where a phrase stands by itself, in small letters or capitals, whatever space divides its
/// words; also with an `s` behind it if `plural`.
pub(super) fn find(bare: &str, phrase: &str, plural: bool) -> Vec<Range<usize>> {
    let text = bare.to_ascii_lowercase();
    let phrase = phrase.to_ascii_lowercase();
    let mut words = phrase.split_whitespace();
    let Some(first) = words.next() else { return Vec::new() };
    let rest: Vec<&str> = words.collect();
    let letter = |sign: Option<char>| sign.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let starts = text.match_indices(first).map(|(at, _)| at);
    let found = starts.filter_map(|start| {
        let before = text.get(..start)?.chars().next_back();
        let mut end = start + first.len();
        for word in &rest {
            let after = text.get(end..)?;
            let next = after.trim_start();
            (next.len() < after.len() && next.starts_with(word)).then_some(())?;
            end += after.len() - next.len() + word.len();
        }
        let tail = text.get(end..)?;
        let more = usize::from(plural && tail.starts_with('s'));
        let after = tail.get(more..)?.chars().next();
        (!letter(before) && !letter(after)).then_some(start..end + more)
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::diagnostic::Report;
    use crate::course::parse::document::Document;

    #[test]
    fn paragraphs_outside_of_code() {
        let text = "# A\n\none\ntwo\n\n```python\nx\n```\nthree\n---\nfour";
        let found: Vec<&str> = of_text(text).into_iter().filter_map(|at| text.get(at)).collect();
        assert_eq!(found, ["# A", "one\ntwo", "three", "four"]);
    }

    #[test]
    fn words_of_a_question() {
        let text = "[[question]]\nkind = \"single\"\nprompt = \"P\"\ncode = \"c\"\nanswer = \"A\"\n\
                    wrong = [{ text = \"B\", why = \"W\" }]\n\
                    [[question]]\nkind = \"blank\"\nexplain = \"E\"\n\
                    blanks = [{ accept = [\"c\"], wrong = [{ text = \"d\", why = \"Y\" }] }]\n\
                    [[question]]\nkind = \"order\"\nextra = [{ text = \"c\", why = \"X\" }]\n\
                    [[question]]\nkind = \"match\"\npairs = [[\"L\", \"R\"]]\nextra = [\"T\"]\n";
        let report = Report::new("quiz.toml", text);
        let document = Document::read(&report, text, 0, "question");
        let found: String = document
            .sections()
            .iter()
            .flat_map(of_question)
            .filter_map(|at| Some(text.get(at)?.replace('"', "")))
            .collect();
        assert_eq!(found, "PWABEYXLRT");
    }

    #[test]
    fn phrases_are_found_as_words() {
        for (text, phrase, expected) in [
            ("An f-string, F-strings", "f-string", vec!["f-string", "F-strings"]),
            ("a list\n  comprehension.", "list comprehension", vec!["list\n  comprehension"]),
            ("listcomprehension", "list comprehension", vec![]),
            ("sets and settings", "set", vec!["sets"]),
            ("é `set` é", "set", vec![]),
            ("", "set", vec![]),
        ] {
            let bare = bare(text);
            let found: Vec<&str> =
                find(&bare, phrase, true).into_iter().filter_map(|at| text.get(at)).collect();
            assert_eq!(found, expected, "{text:?}");
        }
    }
}
