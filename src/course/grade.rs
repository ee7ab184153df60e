//! Grading: accept what a reasonable person would accept, and say why a wrong answer is wrong.

use serde::{Deserialize, Serialize};

use super::prose::Prose;
use super::question::{Answer, Question};

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

impl Question {
    /// Grades an answer. An answer of another kind, or one that names options the question does
    /// not have (the course may have changed), is wrong without a reason.
    pub fn grade(&self, answer: &Answer) -> Grade {
        let _ = answer;
        Grade { verdict: Verdict::Wrong, reasons: Vec::new() }
    }

    /// The right answer, ready to be shown after a wrong one.
    pub fn solution(&self) -> Prose {
        Prose::default()
    }

    /// The learner's own answer, ready to be shown back to them.
    pub fn in_words(&self, answer: &Answer) -> Prose {
        let _ = answer;
        Prose::default()
    }
}
