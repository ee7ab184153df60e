//! The first line of a block: where it is, and whether its words say what can be.

use std::ops::Range;

use crate::course::diagnostic::Report;
use crate::course::parse::words::did_you_mean;
use crate::course::prose::Code;
use crate::run::blocks::Kind;

/// What the latest block was that can be run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Latest {
    /// There was none.
    None,
    /// It is run.
    Program,
    /// It is not run.
    Skipped,
}

/// The first line of a block, where its words are.
pub(in super::super) fn opening(report: &Report<'_>, span: &Range<usize>) -> Range<usize> {
    let block = report.text().get(span.clone()).unwrap_or_default();
    let line = block.lines().next().unwrap_or_default();
    span.start..span.start + line.len()
}

/// Reports words that say nothing about a block of its kind.
pub(super) fn check_words(code: &Code, span: &Range<usize>, report: &Report<'_>) {
    let known = known_words(&code.lang);
    let is_file = code.value("file").is_some();
    let is_pipeline = matches!(Kind::of(code), Some(Kind::Pipeline(..)));
    for word in &code.words {
        let (name, value) = word.split_once('=').map_or((&**word, None), |(n, v)| (n, Some(v)));
        let fits = match name {
            "file" => value.is_some(),
            "cont" | "render" | "run" => value.is_none(),
            "skip" => true,
            "queries" => value.is_some_and(|value| value.parse::<usize>().is_ok()),
            "raises" => value.is_some_and(|value| !value.is_empty()),
            _ => false,
        };
        if is_file && name != "file" && !(is_pipeline && ["run", "raises"].contains(&name)) {
            let help = "a file is laid out and not run; take the word out";
            let message = format!("`{}` says nothing about a file", word.escape_debug());
            report.error(opening(report, span), message, help);
        } else if !fits || !is_file && !known.contains(&name) {
            let help = did_you_mean(name, known.iter().copied());
            let help = help.unwrap_or_else(|| match known {
                [] => "take it out, or write `file=PATH`".into(),
                ["render"] => "write `render`, `file=PATH` or nothing".into(),
                _ => "write `cont`, `raises=TypeError`, `skip=\"fragment\"` or nothing".into(),
            });
            let message = format!("`{}` says nothing about this block", word.escape_debug());
            report.error(opening(report, span), message, help);
        }
    }
}

/// The words that blocks of a language may have.
fn known_words(lang: &str) -> &'static [&'static str] {
    match lang {
        "python" => &["cont", "raises", "skip"],
        "sql" => &["cont", "skip", "queries"],
        "http" | "toml" | "json" | "yaml" | "ini" | "dockerfile" => &["skip"],
        "jinja" | "django" => &["render"],
        "console" => &["run", "cont"],
        _ => &[],
    }
}
