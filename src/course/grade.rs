//! Grading: accept what a reasonable person would accept, and say why a wrong answer is wrong.
//!
//! One file for each family of question; each has `grade`, `solution` and `in_words`. Typed text
//! is compared twice, first as it stands and then with leniency, so that what an author wrote
//! down always decides before a guess of ours does.

mod blank;
mod bug;
mod choice;
mod order;
mod output;
mod pairs;
mod phrase;
mod printed;
#[cfg(test)]
mod properties;
mod python;
mod short;
mod typed;

use serde::{Deserialize, Serialize};

use super::prose::Prose;
use super::question::{Answer, Kind, Question};

/// Whether an answer was right. **Stable**: the journal's `verdict`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Right.
    Right,
    /// Wrong.
    Wrong,
}

/// What is shown after an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grade {
    /// Right or wrong.
    pub verdict: Verdict,
    /// Reasons that fit this very answer, in order; empty where the author foresaw none.
    pub reasons: Vec<Reason>,
}

/// Why a part of an answer is wrong (or was missed).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The part of the learner's answer it speaks of, e.g. the option or the line; empty if it
    /// speaks of the whole answer.
    pub about: Prose,
    /// The author's words (or a generic sentence of ours).
    pub why: Prose,
    /// The misconception behind it.
    pub misconception: Option<String>,
}

impl Grade {
    fn right() -> Self {
        Self { verdict: Verdict::Right, reasons: Vec::new() }
    }

    fn wrong(reasons: Vec<Reason>) -> Self {
        Self { verdict: Verdict::Wrong, reasons }
    }
}

impl Reason {
    /// A sentence of ours, with no misconception behind it.
    fn generic(about: Prose, why: Prose) -> Self {
        Self { about, why, misconception: None }
    }
}

impl Question {
    /// Grades an answer. An answer of another kind, or one that names options the question does
    /// not have (the course may have changed), is wrong without a reason.
    pub fn grade(&self, answer: &Answer) -> Grade {
        match (&self.kind, answer) {
            (Kind::Single { options, .. }, Answer::Choice(chosen)) => {
                choice::grade_single(options, chosen)
            }
            (Kind::Multi { options, right }, Answer::Choice(chosen)) => {
                choice::grade_multi(options, *right, chosen)
            }
            (Kind::Output { answer, raises, accept, wrong }, Answer::Text(text)) => output::grade(
                &output::Key { answer, raises: raises.as_deref(), accept, wrong },
                text,
            ),
            (Kind::Blank { gaps, .. }, Answer::Blanks(fillings)) => {
                blank::grade(self, gaps, fillings)
            }
            (Kind::Order { lines, extra, also, indent, .. }, Answer::Lines(placed)) => {
                order::Task { lines, extra, also, indent: *indent }.grade(placed)
            }
            (Kind::Bug { line, wrong, .. }, Answer::Line(picked)) => {
                bug::grade(self, *line, wrong, *picked)
            }
            (Kind::Match { pairs, extra }, Answer::Pairs(chosen)) => {
                pairs::grade(pairs, extra, chosen)
            }
            (Kind::Short { answer, accept, ignore_case, wrong }, Answer::Text(text)) => {
                short::grade(&short::Key { answer, accept, ignore_case: *ignore_case, wrong }, text)
            }
            // An answer of another kind; all kinds are named, so that a new one is not forgotten.
            (
                Kind::Single { .. }
                | Kind::Multi { .. }
                | Kind::Output { .. }
                | Kind::Blank { .. }
                | Kind::Order { .. }
                | Kind::Bug { .. }
                | Kind::Match { .. }
                | Kind::Short { .. },
                _,
            ) => Grade::wrong(Vec::new()),
        }
    }

    /// The right answer, ready to be shown after a wrong one.
    pub fn solution(&self) -> Prose {
        match &self.kind {
            Kind::Single { options, .. } => choice::solution(options, 1),
            Kind::Multi { options, right } => choice::solution(options, *right),
            Kind::Output { answer, raises, .. } => output::solution(answer, raises.as_deref()),
            Kind::Blank { gaps, .. } => blank::solution(self, gaps),
            Kind::Order { lines, .. } => order::solution(self, lines),
            Kind::Bug { line, fix, .. } => bug::solution(self, *line, fix),
            Kind::Match { pairs, .. } => pairs::solution(pairs),
            Kind::Short { answer, .. } => Prose::plain(answer.trim()),
        }
    }

    /// The learner's own answer, ready to be shown back to them. What the question does not have
    /// (any more) is left out.
    pub fn in_words(&self, answer: &Answer) -> Prose {
        match (&self.kind, answer) {
            (
                Kind::Single { options, .. } | Kind::Multi { options, .. },
                Answer::Choice(chosen),
            ) => choice::in_words(options, chosen),
            (Kind::Output { .. }, Answer::Text(text)) => output::in_words(text),
            (Kind::Blank { gaps, .. }, Answer::Blanks(fillings)) => {
                blank::in_words(self, gaps.len(), fillings)
            }
            (Kind::Order { lines, extra, also, indent, .. }, Answer::Lines(placed)) => {
                order::Task { lines, extra, also, indent: *indent }.in_words(&self.lang, placed)
            }
            (Kind::Bug { .. }, Answer::Line(picked)) => bug::in_words(self, *picked),
            (Kind::Match { pairs, extra }, Answer::Pairs(chosen)) => {
                pairs::in_words(pairs, extra, chosen)
            }
            (_, Answer::Text(text)) if text.trim().is_empty() => phrase::nothing(),
            (_, Answer::Text(text)) => Prose::plain(text.trim()),
            _ => Prose::plain("(an answer to an earlier form of this question)"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::question::PlacedLine;

    /// A question of this kind; `code` may be empty.
    pub(super) fn question(kind: Kind, code: &str) -> Question {
        Question {
            id: "sample".into(),
            prompt: Prose::plain("Well?"),
            code: (!code.is_empty()).then(|| code.to_owned()),
            lang: "python".into(),
            explain: Prose::plain("So it is."),
            objective: None,
            hint: None,
            concept: None,
            kind,
        }
    }

    #[test]
    fn an_answer_of_another_kind_is_wrong_without_a_reason() {
        let short = Kind::Short {
            answer: "x".into(),
            accept: Vec::new(),
            ignore_case: true,
            wrong: Vec::new(),
        };
        let pairs = Kind::Match { pairs: Vec::new(), extra: Vec::new() };
        let lines = vec![PlacedLine { line: 0, depth: 0 }];
        for (kind, answer) in [
            (short.clone(), Answer::Choice(vec![0])),
            (short.clone(), Answer::Lines(lines)),
            (short, Answer::Blanks(vec!["x".into()])),
            (pairs, Answer::Text("x".into())),
        ] {
            let question = question(kind, "");
            assert_eq!(question.grade(&answer), Grade::wrong(Vec::new()), "{answer:?}");
            assert!(!question.in_words(&answer).is_empty(), "{answer:?}");
        }
    }
}
