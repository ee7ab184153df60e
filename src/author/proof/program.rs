//! The programs of a lesson's text: each block ends and prints as it says.

use std::ops::Range;

use super::place::finding;
use super::said;
use super::setting::Setting;
use super::{Step, Trial};
use crate::author::programs::{Chain, Part};
use crate::course::diagnostic::{Diagnostic, Severity};
use crate::run::blocks::{self, Kind};
use crate::run::{End, Job, Outcome};

/// A program of one block or more.
#[derive(Debug, Clone)]
pub struct Claim {
    job: Job,
    file: String,
    blocks: Vec<Block>,
}

/// A block of the program, with its places in `lesson.md`.
#[derive(Debug, Clone)]
struct Block {
    code: Lines,
    raises: Option<String>,
    output: Option<Lines>,
}

/// The text of a block between its fences.
#[derive(Debug, Clone)]
struct Lines {
    text: String,
    /// The first fence.
    fence: Range<usize>,
    /// Each line of the text.
    places: Vec<Range<usize>>,
}

impl Claim {
    /// The claim of a chain of blocks in `source`, the text of `lesson.md`.
    pub(super) fn new(setting: &Setting, chain: Chain, source: &str) -> Self {
        let Chain { parts, files } = chain;
        let listens = parts.iter().any(|part| matches!(part.kind, Kind::Queries(_)));
        let listening = listens.then(|| (blocks::listening(), Block::unseen()));
        let before = listening.iter().map(|(program, _)| program.clone());
        let programs =
            before.chain(parts.iter().map(|part| part.kind.as_python(&part.text))).collect();
        let job = if parts.iter().any(|part| part.kind.may_want_packages()) {
            setting.programs_with_packages(programs, files)
        } else {
            setting.programs_among(programs, files)
        };
        let block = |part: Part| Block {
            code: Lines::new(part.text, part.span, source),
            raises: part.raises,
            output: part.output.map(|(text, span)| Lines::new(text, span, source)),
        };
        let before = listening.into_iter().map(|(_, block)| block);
        let blocks = before.chain(parts.into_iter().map(block)).collect();
        Self { job, file: setting.file("lesson.md"), blocks }
    }

    pub(super) fn step(&self, done: &[Outcome]) -> Step {
        let prints = self.blocks.iter().any(|block| block.output.is_some());
        match done {
            [] if prints => Step::Run(Trial::with_both_seeds(self.job.clone())),
            [] => Step::Run(vec![Trial::new(self.job.clone())]),
            [first, others @ ..] => {
                let mut found = self.outputs(first, "");
                found.extend(self.ending(first));
                if let ([second], true) = (others, found.is_empty()) {
                    let why = "with another order of sets, ";
                    found.extend(self.outputs(second, why));
                }
                Step::Judged(found)
            }
        }
    }

    /// Outputs that are not those promised.
    fn outputs(&self, outcome: &Outcome, when: &str) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for (block, seen) in self.blocks.iter().zip(&outcome.outputs) {
            let Some(output) = &block.output else { continue };
            let (expected, seen) = (said::tidy(&output.text), said::tidy(seen));
            if expected != seen {
                let (line, _, _) = said::first_difference(&expected, &seen);
                let message = format!("{when}{}", said::difference(&expected, &seen));
                let help = if when.is_empty() {
                    "put right the program or the output below it"
                } else {
                    "sort what comes out of a set before printing it"
                };
                found.push(self.error(output.place(line), message, help));
            }
        }
        found
    }

    /// An end that is not the one promised, or a complaint on the way there.
    fn ending(&self, outcome: &Outcome) -> Option<Diagnostic> {
        let Some(at) = outcome.outputs.len().checked_sub(1) else {
            let first = self.blocks.first()?;
            let how = said::failure(outcome).unwrap_or_else(|| "prints nothing at all".into());
            let message = format!("the program does not even start: its prelude {how}");
            return Some(self.error(first.code.fence.clone(), message, "see to the prelude"));
        };
        let block = self.blocks.get(at)?;
        if let Some(promised) = &block.raises {
            if said::ends_with(outcome, promised) {
                return None;
            }
            let how = said::failure(outcome).unwrap_or_else(|| "comes to its end".into());
            let message = format!("this should end with `{promised}`, but it {how}");
            let help = "put right the program, or what is promised after `raises=`";
            return Some(self.error(block.code.fence.clone(), message, help));
        }
        if let Some(how) = said::failure(outcome) {
            let place = self.place_of_failure(at, outcome);
            let help = "mend it, or promise it: `raises=` and the exception's name";
            return Some(self.error(place, format!("the program {how}"), help));
        }
        let program: Vec<&str> = self.blocks.iter().map(|block| block.code.text.as_str()).collect();
        let complaint = said::complaint(outcome, &program.join("\n"))?;
        let message = format!("the program writes to standard error: `{complaint}`");
        let help = "the learner will see this, too; let the program run without complaint";
        let place = self.blocks.first()?.code.fence.clone();
        Some(finding(Severity::Warning, &self.file, place, message, help))
    }

    /// The line that ended the program, if the traceback names one of this block.
    fn place_of_failure(&self, at: usize, outcome: &Outcome) -> Range<usize> {
        let Some(block) = self.blocks.get(at) else { return 0..0 };
        let frames = match &outcome.end {
            End::Raised(fault) => fault.frames.as_slice(),
            End::OverLimit { at, .. } => at.as_slice(),
            End::Finished
            | End::Exited(_)
            | End::Stopped
            | End::Killed(_)
            | End::Unavailable(_)
            | End::Untrusted => &[],
        };
        let lines: Vec<&str> = block.code.text.lines().map(str::trim).collect();
        // Lines may be counted from the start of the whole program.
        let before: usize =
            self.blocks.iter().take(at).map(|block| block.code.text.lines().count()).sum();
        let line = frames.iter().rev().find_map(|frame| {
            [Some(frame.line), frame.line.checked_sub(before)].into_iter().flatten().find_map(|n| {
                let line = n.checked_sub(1)?;
                (lines.get(line) == Some(&frame.text.as_str())).then_some(line)
            })
        });
        line.map_or(block.code.fence.clone(), |line| block.code.place(line))
    }

    fn error(
        &self,
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Diagnostic {
        finding(Severity::Error, &self.file, span, message, help)
    }
}

impl Block {
    /// Of a program that the text does not show.
    fn unseen() -> Self {
        let code = Lines { text: String::new(), fence: 0..0, places: Vec::new() };
        Self { code, raises: None, output: None }
    }
}

impl Lines {
    fn new(text: String, span: Range<usize>, source: &str) -> Self {
        let mut at = span.start;
        let mut places = Vec::new();
        for line in source.get(span.clone()).unwrap_or_default().split_inclusive('\n') {
            places.push(at..at + line.trim_end().len());
            at += line.len();
        }
        let fence = if places.is_empty() { span } else { places.remove(0) };
        Self { text, fence, places }
    }

    /// The place of a line, or of the fence if the text has no such line.
    fn place(&self, line: usize) -> Range<usize> {
        let inside = self.places.get(line).filter(|_| line < self.text.lines().count());
        inside.unwrap_or(&self.fence).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::author::programs;
    use crate::author::proof::samples::{printing, raising, setting};
    use crate::course::diagnostic::Report;
    use crate::course::{Page, Prose};

    /// What is found in the text's only program, as `severity place: message`.
    #[track_caller]
    fn check(text: &str, outcomes: &[Outcome], expected: &[&str]) {
        let report = Report::new("lesson.md", text);
        let page = Page { title: String::new(), prose: Prose::parse(text, 0) };
        let chain = programs::read(&[page], &report).chains.remove(0);
        let claim = Claim::new(&setting(), chain, text);
        let Step::Run(trials) = claim.step(&[]) else { panic!("nothing is run") };
        assert_eq!(trials.len(), outcomes.len(), "{text}");
        let Step::Judged(found) = claim.step(outcomes) else { panic!("not judged") };
        let line = |found: &Diagnostic| {
            let place = found.span.clone().and_then(|span| text.get(span)).unwrap_or("?");
            format!("{place}: {}", found.message)
        };
        assert_eq!(found.iter().map(line).collect::<Vec<_>>(), expected, "{text}");
    }

    const ONE: &str = "```python\na = 1\nprint(a)\n```\n\n```output\n1\n2\n```\n";

    #[test]
    fn outputs_are_compared_for_both_seeds() {
        let good = printing(&["1  \n2\n\n"]);
        check(ONE, &[good.clone(), good.clone()], &[]);
        check(ONE, &[printing(&["1\n3"]), good.clone()], &["2: line 2 that Python prints is `3`"]);
        check(
            ONE,
            &[printing(&["1\n2\n3"]), good.clone()],
            &["```output: Python goes on with a line 3, `3`"],
        );
        check(
            ONE,
            &[good.clone(), printing(&["2\n1"])],
            &["1: with another order of sets, line 1 that Python prints is `2`"],
        );
    }

    #[test]
    fn endings_are_those_promised() {
        let plain = "```python\na = 1\n{}[a]\n```\n";
        check(plain, &[printing(&[""])], &[]);
        let mut outcome = raising(&[""], "KeyError", "1");
        check(
            plain,
            std::slice::from_ref(&outcome),
            &["```python: the program ends with `KeyError: 1`"],
        );
        if let End::Raised(fault) = &mut outcome.end {
            fault.frames.push(crate::run::Frame {
                line: 2,
                text: "{}[a]".into(),
                ..crate::run::Frame::default()
            });
        }
        check(
            plain,
            std::slice::from_ref(&outcome),
            &["{}[a]: the program ends with `KeyError: 1`"],
        );
        let promised = plain.replace("```python", "```python raises=KeyError");
        check(&promised, std::slice::from_ref(&outcome), &[]);
        check(
            &promised,
            &[printing(&[""])],
            &[
                "```python raises=KeyError: this should end with `KeyError`, but it comes to its end",
            ],
        );
        let other = plain.replace("```python", "```python raises=IndexError");
        check(
            &other,
            &[outcome],
            &["```python raises=IndexError: this should end with `IndexError`, but it ends with \
               `KeyError: 1`"],
        );
        check(
            plain,
            &[raising(&[], "NameError", "no")],
            &["```python: the program does not even start: its prelude ends with `NameError: no`"],
        );
    }

    #[test]
    fn a_continued_program_is_told_apart() {
        let text = "```python\na = 1\n```\n\n```python cont\nprint(a)\n```\n\n```output\n1\n```\n";
        let good = printing(&["", "1"]);
        check(text, &[good.clone(), good.clone()], &[]);
        let early = raising(&[""], "NameError", "a");
        check(text, &[early, good], &["```python: the program ends with `NameError: a`"]);
    }

    #[test]
    fn a_complaint_is_a_warning() {
        let mut outcome = printing(&[""]);
        outcome.errors = "careful".into();
        check(
            "```python\nx\n```\n",
            &[outcome],
            &["```python: the program writes to standard error: `careful`"],
        );
    }
}
