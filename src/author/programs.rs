//! The programs of a lesson's text: which blocks belong together, and what each of them promises.

use std::ops::Range;

use crate::course::diagnostic::Report;
use crate::course::parse::words::did_you_mean;
use crate::course::prose::{Block, BlockKind, Code};
use crate::course::{Page, Prose};

/// The Python of a lesson's text.
#[derive(Debug, Default)]
pub(super) struct Programs {
    /// Each program with the blocks that continue it.
    pub(super) chains: Vec<Vec<Part>>,
    /// The blocks that are not run.
    pub(super) skipped: Vec<Skipped>,
}

/// A block of a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// Its text.
    pub(super) code: String,
    /// The whole block in `lesson.md`, fences and all.
    pub(super) span: Range<usize>,
    /// The exception it ends with.
    pub(super) raises: Option<String>,
    /// What it prints, with the place of the block that says so.
    pub(super) output: Option<(String, Range<usize>)>,
}

/// A block that is not run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Skipped {
    /// Its text.
    pub(super) code: String,
    /// The whole block in `lesson.md`, fences and all.
    pub(super) span: Range<usize>,
    /// Why, in the author's words.
    pub(super) reason: Option<String>,
}

/// What the latest block of Python was.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Latest {
    None,
    Program,
    Skipped,
}

const WORDS: [&str; 3] = ["cont", "raises", "skip"];

/// Takes the programs out of a lesson's pages, across page breaks. `report` is on `lesson.md` and
/// takes what is wrong with their fences.
pub(super) fn read(pages: &[Page], report: &Report<'_>) -> Programs {
    let mut programs = Programs::default();
    let mut latest = Latest::None;
    for (code, span) in pages.iter().flat_map(|page| codes(&page.prose)) {
        match code.lang.as_str() {
            "python" => latest = programs.add(code, span, latest, report),
            "output" => programs.add_output(code, span, latest, report),
            "py" | "python3" => {
                let help = "write `python`, so that it is run and proved";
                report.error(opening(report, span), "this block is not run", help);
            }
            _ => {}
        }
    }
    programs
}

/// The first line of a block, where its words are.
pub(super) fn opening(report: &Report<'_>, span: &Range<usize>) -> Range<usize> {
    let block = report.text().get(span.clone()).unwrap_or_default();
    let line = block.lines().next().unwrap_or_default();
    span.start..span.start + line.len()
}

impl Programs {
    fn add(
        &mut self,
        code: &Code,
        span: &Range<usize>,
        latest: Latest,
        report: &Report<'_>,
    ) -> Latest {
        check_words(code, span, report);
        if code.is_skipped() {
            let reason = code.skip_reason().map(Into::into);
            if reason.is_none() {
                let help = "say why, as in `skip=\"fragment\"`; readers see it, too";
                let message = "this block is not run, and does not say why";
                report.error(opening(report, span), message, help);
            }
            self.skipped.push(Skipped { code: code.text.clone(), span: span.clone(), reason });
            return Latest::Skipped;
        }
        let part = Part {
            code: code.text.clone(),
            span: span.clone(),
            raises: code.raises().map(Into::into),
            output: None,
        };
        match self.chains.last_mut().filter(|_| latest == Latest::Program) {
            Some(chain) if code.continues() => {
                if chain.iter().any(|part| part.raises.is_some()) {
                    let help = "start a program of its own; the one before ended for good";
                    let message = "nothing can go on after an exception has ended the program";
                    report.error(opening(report, span), message, help);
                    self.chains.push(vec![part]);
                } else {
                    chain.push(part);
                }
            }
            _ => {
                if code.continues() {
                    let help = "take out `cont`, or put the program it goes on with before it";
                    report.error(opening(report, span), "there is no program to go on with", help);
                }
                self.chains.push(vec![part]);
            }
        }
        Latest::Program
    }

    fn add_output(
        &mut self,
        code: &Code,
        span: &Range<usize>,
        latest: Latest,
        report: &Report<'_>,
    ) {
        let place = opening(report, span);
        let part = self.chains.last_mut().and_then(|chain| chain.last_mut());
        match (latest, part) {
            (Latest::None, _) | (Latest::Program, None) => {
                let help = "put the program before it, or call the block `text`";
                report.error(place, "no program comes before this output", help);
            }
            (Latest::Skipped, _) => {
                let help = "let the program run, or call the block `text`";
                report.error(place, "this output is of a program that is not run", help);
            }
            (Latest::Program, Some(part)) if part.output.is_some() => {
                let help = "one block holds all that the program prints";
                report.error(place, "this is a second output of the same program", help);
            }
            (Latest::Program, Some(part)) => {
                part.output = Some((code.text.clone(), span.clone()));
            }
        }
    }
}

fn check_words(code: &Code, span: &Range<usize>, report: &Report<'_>) {
    for word in &code.words {
        let (name, value) = word.split_once('=').map_or((&**word, None), |(n, v)| (n, Some(v)));
        let known = match name {
            "cont" => value.is_none(),
            "skip" => true,
            "raises" => value.is_some_and(|value| !value.is_empty()),
            _ => false,
        };
        if !known {
            let help = did_you_mean(name, WORDS).unwrap_or_else(|| {
                "write `cont`, `raises=TypeError`, `skip=\"fragment\"` or nothing".into()
            });
            let message = format!("`{}` says nothing about a program", word.escape_debug());
            report.error(opening(report, span), message, help);
        }
    }
}

/// The code blocks of a page in order, also those in quotes and lists.
fn codes(prose: &Prose) -> Vec<(&Code, &Range<usize>)> {
    let mut found = Vec::new();
    let mut left: Vec<&Block> = prose.blocks.iter().rev().collect();
    while let Some(block) = left.pop() {
        match &block.kind {
            BlockKind::Code(code) => found.push((code, &block.span)),
            BlockKind::Quote(blocks) => left.extend(blocks.iter().rev()),
            BlockKind::List { items, .. } => left.extend(items.iter().flatten().rev()),
            BlockKind::Heading { .. }
            | BlockKind::Paragraph(_)
            | BlockKind::Table(_)
            | BlockKind::Rule => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The chains as `code>output` parts divided by `+`, and what is reported.
    #[track_caller]
    fn check(text: &str, chains: &[&str], mistakes: &[&str]) {
        let report = Report::new("lesson.md", text);
        let page = Page { title: String::new(), prose: Prose::parse(text, 0) };
        let programs = read(&[page], &report);
        let part = |part: &Part| {
            let output = part.output.as_ref().map(|(text, _)| format!(">{text}"));
            format!("{}{}", part.code, output.unwrap_or_default())
        };
        let found: Vec<String> = programs
            .chains
            .iter()
            .map(|chain| chain.iter().map(part).collect::<Vec<_>>().join("+"))
            .collect();
        assert_eq!(found, chains, "{text}");
        let found = report.into_diagnostics();
        let found: Vec<&str> = found.iter().map(|found| found.message.as_str()).collect();
        assert_eq!(found, mistakes, "{text}");
    }

    fn block(info: &str, text: &str) -> String {
        format!("```{info}\n{text}\n```\n\n")
    }

    #[test]
    fn blocks_are_joined() {
        let one = block("python", "a") + &block("output", "1");
        check(&one, &["a>1"], &[]);
        let more = one.clone() + &block("python cont", "b") + &block("output", "2");
        check(&more, &["a>1+b>2"], &[]);
        check(&(more + &block("python", "c")), &["a>1+b>2", "c"], &[]);
        check("> - ```python\n>   a\n>   ```\n", &["a"], &[]);
        let between = block("python", "a") + &block("yaml", "x: 1") + &block("output", "1");
        check(&between, &["a>1"], &[]);
    }

    #[test]
    fn fences_that_promise_what_cannot_be() {
        check(&block("output", "1"), &[], &["no program comes before this output"]);
        let skipped = block("python skip=part", "a");
        check(
            &(skipped.clone() + &block("output", "1")),
            &[],
            &["this output is of a program that is not run"],
        );
        check(
            &(skipped + &block("python cont", "b")),
            &["b"],
            &["there is no program to go on with"],
        );
        check(&block("python skip", "a"), &[], &["this block is not run, and does not say why"]);
        let raising = block("python raises=KeyError", "a");
        check(
            &(raising + &block("python cont", "b")),
            &["a", "b"],
            &["nothing can go on after an exception has ended the program"],
        );
        let twice = block("python", "a") + &block("output", "1") + &block("output", "2");
        check(&twice, &["a>1"], &["this is a second output of the same program"]);
        check(
            &block("python raise=KeyError", "a"),
            &["a"],
            &["`raise=KeyError` says nothing about a program"],
        );
        check(&block("py", "a"), &[], &["this block is not run"]);
    }
}
