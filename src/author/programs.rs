//! The programs of a lesson's text: which blocks belong together, and what each of them promises.

mod fence;

use std::ops::Range;

use fence::{Latest, check_words};

use crate::course::diagnostic::Report;
use crate::course::files::{Files, stays_inside};
use crate::course::prose::{Block, BlockKind, Code};
use crate::course::{Page, Prose};
use crate::run::blocks::Kind;

pub(super) use fence::opening;

/// What of a lesson's text can be run.
#[derive(Debug, Default)]
pub(super) struct Programs {
    /// Each program with the blocks that continue it.
    pub(super) chains: Vec<Chain>,
    /// The blocks that are not run.
    pub(super) skipped: Vec<Skipped>,
    /// The Python files among those that are laid out for the programs.
    pub(super) modules: Vec<Module>,
}

/// A program of one block or more.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Chain {
    /// Its blocks.
    pub(super) parts: Vec<Part>,
    /// The files that the text shows before it, by their path.
    pub(super) files: Files,
}

/// A block of a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// How it is run.
    pub(super) kind: Kind,
    /// Its text.
    pub(super) text: String,
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
    /// Whether it is Python.
    pub(super) is_python: bool,
    /// Its text.
    pub(super) text: String,
    /// The whole block in `lesson.md`, fences and all.
    pub(super) span: Range<usize>,
    /// Why, in the author's words.
    pub(super) reason: Option<String>,
}

/// A Python file that the text shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Module {
    /// Its text.
    pub(super) text: String,
    /// The whole block in `lesson.md`, fences and all.
    pub(super) span: Range<usize>,
}

/// Takes the programs out of a lesson's pages, across page breaks. `report` is on `lesson.md` and
/// takes what is wrong with their fences.
pub(super) fn read(pages: &[Page], report: &Report<'_>) -> Programs {
    let mut reader =
        Reader { programs: Programs::default(), files: Files::new(), latest: Latest::None, report };
    for (code, span) in pages.iter().flat_map(|page| codes(&page.prose)) {
        reader.take(code, span);
    }
    reader.programs
}

/// Reads block after block.
struct Reader<'a> {
    programs: Programs,
    /// The files that were shown so far.
    files: Files,
    /// What the latest block was that can be run.
    latest: Latest,
    report: &'a Report<'a>,
}

impl Reader<'_> {
    fn take(&mut self, code: &Code, span: &Range<usize>) {
        check_words(code, span, self.report);
        if let Some(path) = code.value("file") {
            self.lay_out(code, path, span);
            if let Some(kind) = Kind::of(code) {
                self.run(kind, code, span);
            }
            return;
        }
        if let Some(kind) = Kind::of(code) {
            self.run(kind, code, span);
            return;
        }
        match code.lang.as_str() {
            "output" => self.add_output(code, span),
            "py" | "python3" => {
                let help = "write `python`, so that it is run and proved";
                self.error(span, "this block is not run", help);
            }
            _ => {}
        }
    }

    /// A file for the programs after it.
    fn lay_out(&mut self, code: &Code, path: &str, span: &Range<usize>) {
        if !stays_inside(path) {
            let message = format!("`{}` is not a path for a file", path.escape_debug());
            self.error(span, &message, "write it as in `file=shop/models.py`");
            return;
        }
        self.files.insert(path.into(), format!("{}\n", code.text));
        if code.lang == "python" {
            self.programs.modules.push(Module { text: code.text.clone(), span: span.clone() });
        }
    }

    fn run(&mut self, kind: Kind, code: &Code, span: &Range<usize>) {
        let text = code.text.clone();
        if code.is_skipped() {
            let reason = code.skip_reason().map(Into::into);
            if reason.is_none() {
                let help = "say why, as in `skip=\"fragment\"`; readers see it, too";
                self.error(span, "this block is not run, and does not say why", help);
            }
            let is_python = kind == Kind::Python;
            self.programs.skipped.push(Skipped { is_python, text, span: span.clone(), reason });
            self.latest = Latest::Skipped;
            return;
        }
        let own = kind.holds_its_output().then(|| (text.clone(), span.clone()));
        let raises = code.raises().map(Into::into);
        let part = Part { kind, text, span: span.clone(), raises, output: own };
        let continues = kind.is_about_the_program_before() || code.continues();
        let is_open = continues && self.may_continue(kind, span);
        match self.programs.chains.last_mut().filter(|_| is_open) {
            Some(chain) => {
                chain.parts.push(part);
                chain.files.clone_from(&self.files);
            }
            // A request without an application is no program.
            None if kind.is_about_the_program_before() => return,
            None => {
                self.programs.chains.push(Chain { parts: vec![part], files: self.files.clone() });
            }
        }
        self.latest = Latest::Program;
    }

    /// Whether there is a program to go on with; reported if not.
    fn may_continue(&self, kind: Kind, span: &Range<usize>) -> bool {
        let chain = self.programs.chains.last().filter(|_| self.latest == Latest::Program);
        let Some(chain) = chain else {
            let help = match kind {
                Kind::Http => "put the program with the application before it",
                Kind::Template(_) => {
                    "put a program with the names that it is filled in with before it"
                }
                Kind::Queries(_) => "put the program that sends the statements before it",
                Kind::Python | Kind::Sql | Kind::Console | Kind::Pipeline(..) => {
                    "take out `cont`, or put the program it goes on with before it"
                }
            };
            self.error(span, "there is no program to go on with", help);
            return false;
        };
        let is_over = chain.parts.iter().any(|part| part.raises.is_some());
        if is_over {
            let help = "start a program of its own; the one before ended for good";
            let message = "nothing can go on after an exception has ended the program";
            self.error(span, message, help);
        }
        !is_over
    }

    fn add_output(&mut self, code: &Code, span: &Range<usize>) {
        let (message, help) = match self.latest {
            Latest::None => (
                "no program comes before this output",
                "put the program before it, or call the block `text`",
            ),
            Latest::Skipped => (
                "this output is of a program that is not run",
                "let the program run, or call the block `text`",
            ),
            Latest::Program => {
                let parts = self.programs.chains.last_mut().map(|chain| &mut chain.parts);
                let part = parts.into_iter().flatten().rfind(|part| !part.kind.holds_its_output());
                match part {
                    Some(part) if part.output.is_none() => {
                        part.output = Some((code.text.clone(), span.clone()));
                        return;
                    }
                    Some(_) | None => (
                        "this is a second output of the same program",
                        "one block holds all that the program prints",
                    ),
                }
            }
        };
        self.error(span, message, help);
    }

    fn error(&self, span: &Range<usize>, message: &str, help: &str) {
        self.report.error(opening(self.report, span), message, help);
    }
}

/// The code blocks of a page in order, also those in quotes and lists.
pub(super) fn codes(prose: &Prose) -> Vec<(&Code, &Range<usize>)> {
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
mod tests;
