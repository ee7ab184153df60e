//! Blocks of configuration: whatever is shown as TOML, JSON, YAML, INI or as a Dockerfile can be
//! read as such.

use std::ops::Range;

use saphyr::LoadableYamlNode;

use crate::author::programs;
use crate::course::Page;
use crate::course::diagnostic::Report;
use crate::course::prose::Code;

/// What a Dockerfile may begin a line with.
const INSTRUCTIONS: [&str; 18] = [
    "ADD",
    "ARG",
    "CMD",
    "COPY",
    "ENTRYPOINT",
    "ENV",
    "EXPOSE",
    "FROM",
    "HEALTHCHECK",
    "LABEL",
    "MAINTAINER",
    "ONBUILD",
    "RUN",
    "SHELL",
    "STOPSIGNAL",
    "USER",
    "VOLUME",
    "WORKDIR",
];

/// What is wrong with a text, and in which line, counted from 0.
type Mistake = (usize, String);

/// Reports blocks that cannot be read. `report` is on `lesson.md`.
pub(super) fn check(pages: &[Page], report: &Report<'_>) {
    for (code, span) in pages.iter().flat_map(|page| programs::codes(&page.prose)) {
        if code.is_skipped() {
            continue;
        }
        if let Err((line, why)) = read(code) {
            let help = "mend it, or write `skip=\"fragment\"` if it is no whole file";
            let message = format!("this is no {}: {why}", code.lang);
            report.error(place(report, span, line), message, help);
        }
    }
}

/// Reads a block of a language that is known here.
fn read(code: &Code) -> Result<(), Mistake> {
    match code.lang.as_str() {
        "toml" => read_toml(&code.text),
        "json" => read_json(&code.text),
        "yaml" => read_yaml(&code.text),
        "ini" => read_ini(&code.text),
        "dockerfile" => read_dockerfile(&code.text),
        _ => Ok(()),
    }
}

fn read_toml(text: &str) -> Result<(), Mistake> {
    match toml::from_str::<toml::Table>(text) {
        Ok(_) => Ok(()),
        Err(error) => {
            let before = error.span().and_then(|span| text.get(..span.start));
            let line = before.map_or(0, |before| before.matches('\n').count());
            Err((line, error.message().to_owned()))
        }
    }
}

fn read_json(text: &str) -> Result<(), Mistake> {
    match serde_json::from_str::<serde::de::IgnoredAny>(text) {
        Ok(_) => Ok(()),
        Err(error) => Err((error.line().saturating_sub(1), error.to_string())),
    }
}

fn read_yaml(text: &str) -> Result<(), Mistake> {
    match saphyr::Yaml::load_from_str(text) {
        Ok(_) => Ok(()),
        Err(error) => Err((error.marker().line().saturating_sub(1), error.info().to_owned())),
    }
}

/// As Python's `configparser` reads it: sections, `key = value`, and indented lines that go on with
/// a value.
fn read_ini(text: &str) -> Result<(), Mistake> {
    let mut in_section = false;
    for (number, line) in text.lines().enumerate() {
        let inner = line.trim();
        if inner.is_empty() || inner.starts_with(['#', ';']) {
            continue;
        }
        if inner.starts_with('[') {
            if !inner.ends_with(']') {
                return Err((number, "a section's name ends with `]`".into()));
            }
            in_section = true;
        } else if !in_section {
            return Err((number, "this line stands before the first `[section]`".into()));
        } else if !line.starts_with([' ', '\t']) && !inner.contains(['=', ':']) {
            return Err((number, "this is neither a section nor `key = value`".into()));
        }
    }
    Ok(())
}

/// Instructions, one a line unless a `\` at the end goes on with it, the first of them `FROM` or
/// `ARG`.
fn read_dockerfile(text: &str) -> Result<(), Mistake> {
    let mut begun = false;
    let mut goes_on = false;
    for (number, line) in text.lines().enumerate() {
        let inner = line.trim();
        if inner.is_empty() || inner.starts_with('#') {
            continue;
        }
        if !goes_on {
            let word = inner.split_whitespace().next().unwrap_or_default().to_uppercase();
            if !INSTRUCTIONS.contains(&word.as_str()) {
                return Err((number, format!("`{word}` is no instruction")));
            }
            if !begun && word != "FROM" && word != "ARG" {
                return Err((number, "it has to begin with `FROM`".into()));
            }
            begun = true;
        }
        goes_on = inner.ends_with('\\');
    }
    Ok(())
}

/// The line of a block's text, fence not counted.
fn place(report: &Report<'_>, span: &Range<usize>, line: usize) -> Range<usize> {
    let block = report.text().get(span.clone()).unwrap_or_default();
    let mut at = span.start;
    for (number, text) in block.split_inclusive('\n').enumerate() {
        if number == line + 1 && !text.trim_start().starts_with("```") {
            return at..at + text.trim_end().len();
        }
        at += text.len();
    }
    programs::opening(report, span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::Prose;

    /// The place and the message of the one mistake in a block.
    #[track_caller]
    fn check_block(info: &str, text: &str, expected: Option<(&str, &str)>) {
        let text = format!("```{info}\n{text}\n```\n");
        let report = Report::new("lesson.md", &text);
        let page = Page { title: String::new(), prose: Prose::parse(&text, 0) };
        check(&[page], &report);
        let found = report.into_diagnostics();
        let place = |found: &crate::course::diagnostic::Diagnostic| {
            found.span.clone().and_then(|span| text.get(span)).unwrap_or("?").to_owned()
        };
        let seen = found.first().map(|found| (place(found), found.message.clone()));
        match (seen, expected) {
            (None, None) => {}
            (Some((place, message)), Some((line, part))) => {
                assert_eq!(place, line, "{message}");
                assert!(message.contains(part), "{message}");
            }
            (seen, _) => panic!("{text} {seen:?}"),
        }
    }

    #[test]
    fn whatever_can_be_read_is_right() {
        for (info, text) in [
            ("toml", "[a]\nb = 1"),
            ("json", "{\"a\": [1, null]}"),
            ("yaml", "on:\n  push:\njobs: [a]"),
            ("ini", "# pytest\n[pytest]\naddopts = -q\n    -x\n\n[two]\na: b"),
            ("dockerfile", "# one\nARG V=3\nFROM python:${V}\nRUN a \\\n  && b\nCMD [\"c\"]"),
            ("text", "]["),
            ("yaml skip=part", "]["),
        ] {
            check_block(info, text, None);
        }
    }

    #[test]
    fn the_line_that_cannot_be_read_is_named() {
        check_block("toml", "[a]\nb = ", Some(("b =", "no toml")));
        check_block("json", "{\n\"a\" 1}", Some(("\"a\" 1}", "no json")));
        check_block("yaml", "a: 1\nb: [", Some(("```yaml", "no yaml")));
        check_block("yaml", "a: b: c", Some(("a: b: c", "no yaml")));
        check_block("ini", "a = 1", Some(("a = 1", "before the first")));
        check_block("ini", "[a\nb = 1", Some(("[a", "ends with")));
        check_block("ini", "[a]\nb", Some(("b", "neither")));
        check_block("dockerfile", "RUN a", Some(("RUN a", "begin with `FROM`")));
        check_block("dockerfile", "FROM a\nRUM b", Some(("RUM b", "`RUM` is no instruction")));
    }
}
