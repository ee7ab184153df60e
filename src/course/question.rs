//! The eight kinds of question, and what a learner may answer to them.

use serde::{Deserialize, Serialize};

use super::id::QuestionId;
use super::prose::Prose;

/// What stands for a gap in the code of a `blank` question.
pub const GAP: &str = "___";

/// A question of a quiz.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Stable name, unique within the lesson.
    pub id: QuestionId,
    /// What is asked; for `output` questions a standard sentence where the author gave none.
    pub prompt: Prose,
    /// The program or text shown below the prompt, without a final line break.
    pub code: Option<String>,
    /// Language of `code`, `python` unless the author says otherwise.
    pub lang: String,
    /// Shown after the answer, whatever it was.
    pub explain: Prose,
    /// The lesson objective it tests, counted from 1.
    pub objective: Option<usize>,
    /// One sentence that helps.
    pub hint: Option<Prose>,
    /// What a review is scheduled by; the lesson unless given.
    pub concept: Option<String>,
    /// What kind it is, and its key.
    pub kind: Kind,
}

/// The kinds of question with what each needs to be shown and graded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// One right option: option 0 of the written order.
    Single {
        /// The right option, then the wrong ones, in written order.
        options: Vec<Choice>,
        /// The right option's position (from 0) among the wrong ones; nothing is shuffled then.
        place: Option<usize>,
    },
    /// Select all that apply: first the right options, then the wrong ones, in written order.
    Multi {
        /// All options.
        options: Vec<Choice>,
        /// How many of them, from the front, are right.
        right: usize,
    },
    /// Type what the program prints.
    Output {
        /// What it prints.
        answer: String,
        /// The exception it ends with, typed as the last line.
        raises: Option<String>,
        /// Further right answers.
        accept: Vec<String>,
        /// Foreseen mistakes.
        wrong: Vec<Foreseen>,
    },
    /// Fill the gaps `___` of the code.
    Blank {
        /// One entry per gap, in order.
        gaps: Vec<Gap>,
        /// What the program then prints.
        expect: Option<String>,
    },
    /// Put lines in order and indent them.
    Order {
        /// The lines of the right program, in order.
        lines: Vec<OrderLine>,
        /// Lines that do not belong.
        extra: Vec<ExtraLine>,
        /// Other right orders, each as indices into `lines`.
        also: Vec<Vec<usize>>,
        /// Whether indentation is part of the task.
        indent: bool,
        /// Added to run the program.
        call: Option<String>,
        /// What the program then prints.
        expect: Option<String>,
    },
    /// Pick the faulty line.
    Bug {
        /// The faulty line, counted from 1.
        line: usize,
        /// What replaces it, one line or several.
        fix: String,
        /// What the repaired program prints.
        expect: Option<String>,
        /// Lines that learners suspect wrongly.
        wrong: Vec<WrongLine>,
    },
    /// Find the right side of each left side.
    Match {
        /// The pairs.
        pairs: Vec<(Prose, Prose)>,
        /// Right sides that fit nothing.
        extra: Vec<Prose>,
    },
    /// A word, a number or a short phrase.
    Short {
        /// The answer.
        answer: String,
        /// Further right answers.
        accept: Vec<String>,
        /// Whether `A` and `a` are the same.
        ignore_case: bool,
        /// Foreseen mistakes.
        wrong: Vec<Foreseen>,
    },
}

/// An option to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its text.
    pub text: Prose,
    /// Why it is wrong; for a right option of a `multi`, why it is right. May be empty.
    pub why: Prose,
    /// The misconception it comes from.
    pub misconception: Option<String>,
}

/// A mistake the author foresaw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Foreseen {
    /// What the learner typed.
    pub text: String,
    /// Why it is wrong.
    pub why: Prose,
    /// The misconception it comes from.
    pub misconception: Option<String>,
}

/// A gap of a `blank` question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Right fillings; the first one is shown as the answer.
    pub accept: Vec<String>,
    /// Foreseen mistakes.
    pub wrong: Vec<Foreseen>,
}

/// A line of an `order` question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderLine {
    /// The line without its indentation.
    pub text: String,
    /// Its depth in steps of indentation (0 for none).
    pub depth: usize,
}

/// A line of an `order` question that does not belong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtraLine {
    /// The line without its indentation.
    pub text: String,
    /// Why it does not belong.
    pub why: Prose,
    /// The misconception it comes from.
    pub misconception: Option<String>,
}

/// A line that learners suspect wrongly in a `bug` question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongLine {
    /// Counted from 1.
    pub line: usize,
    /// Why it is not the faulty one.
    pub why: Prose,
    /// The misconception behind the suspicion.
    pub misconception: Option<String>,
}

/// What a learner answered, in terms that survive shuffling: numbers count the author's written
/// order from 0 (lines of a `bug` question from 1, as the learner sees them). **Stable**: this is
/// the journal's `answer`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Options chosen in a `single` (one) or `multi` (any number, in rising order).
    Choice(Vec<usize>),
    /// Text typed for `output` or `short`.
    Text(String),
    /// Fillings of the gaps of a `blank`, one for each gap.
    Blanks(Vec<String>),
    /// Lines of an `order` from top to bottom.
    Lines(Vec<PlacedLine>),
    /// The line picked in a `bug`, counted from 1.
    Line(usize),
    /// For each left side of a `match`, the right side chosen: the pair's number, or the number of
    /// pairs plus the number of the extra.
    Pairs(Vec<Option<usize>>),
}

/// A line that a learner put into the program of an `order` question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacedLine {
    /// Index into the question's lines, or the number of lines plus the index of the extra.
    pub line: usize,
    /// Depth the learner gave it, in steps of indentation.
    pub depth: usize,
}

impl Kind {
    /// The word that names this kind in `quiz.toml`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Single { .. } => "single",
            Self::Multi { .. } => "multi",
            Self::Output { .. } => "output",
            Self::Blank { .. } => "blank",
            Self::Order { .. } => "order",
            Self::Bug { .. } => "bug",
            Self::Match { .. } => "match",
            Self::Short { .. } => "short",
        }
    }
}
