//! The proof of a course: what it says of Python, and whether Python bears it out.
//!
//! [`plan`] finds every claim. A claim is pure: [`Claim::step`] says what to run, is told what came
//! of it, and says what to run next or what is wrong. [`work`] does the running, on all cores, and
//! keeps what came of it for the next time.

mod blank;
mod bug;
pub mod cache;
mod exercise;
mod mutants;
mod order;
mod output;
mod place;
mod plan;
mod program;
mod said;
#[cfg(test)]
pub(crate) mod samples;
mod setting;
mod syntax;
mod tool;
pub mod work;

pub use plan::{Plan, Unproved, plan};

use crate::course::diagnostic::Diagnostic;
use crate::run::{Job, Outcome};

/// Something that a course says of Python.
#[derive(Debug, Clone)]
pub enum Claim {
    /// A program of a lesson's text ends and prints as its blocks say.
    Program(program::Claim),
    /// Python prints the answer of an `output` question.
    Output(output::Claim),
    /// The fillings of a `blank` question do what they should.
    Blank(blank::Claim),
    /// The orders of an `order` question do what they should.
    Order(order::Claim),
    /// The fix of a `bug` question is one, and is needed.
    Bug(bug::Claim),
    /// The starter of an exercise fails, the solution passes, and each check is needed.
    Exercise(exercise::Claim),
    /// A lesson's programs use no form of Python that comes later.
    Syntax(syntax::Claim),
}

/// A run that a claim asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trial {
    /// What to run.
    pub job: Job,
    /// What orders the items of sets in that run.
    pub seed: Seed,
}

/// Python orders the items of a set by a number; what a course promises must not hang on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Seed {
    /// The one that everything runs with.
    First,
    /// Another one, for what is printed.
    Second,
}

/// What a claim wants next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// More runs. Their outcomes are added, in order, to those it has.
    Run(Vec<Trial>),
    /// Nothing more: this is what is wrong.
    Judged(Vec<Diagnostic>),
}

impl Seed {
    /// The value of `PYTHONHASHSEED`.
    pub fn number(self) -> u32 {
        match self {
            Self::First => 1,
            Self::Second => 7,
        }
    }
}

impl Claim {
    /// What to run, given the outcomes of all that was asked for so far; or the judgement.
    pub fn step(&self, done: &[Outcome]) -> Step {
        match self {
            Self::Program(claim) => claim.step(done),
            Self::Output(claim) => claim.step(done),
            Self::Blank(claim) => claim.step(done),
            Self::Order(claim) => claim.step(done),
            Self::Bug(claim) => claim.step(done),
            Self::Exercise(claim) => claim.step(done),
            Self::Syntax(claim) => claim.step(done),
        }
    }

    /// Whether it takes much longer than others, so that it is better begun early.
    pub fn is_long(&self) -> bool {
        matches!(self, Self::Exercise(_) | Self::Order(_))
    }
}

impl Trial {
    fn new(job: Job) -> Self {
        Self { job, seed: Seed::First }
    }

    /// The same run with both seeds.
    fn with_both_seeds(job: Job) -> Vec<Self> {
        vec![Self { job: job.clone(), seed: Seed::First }, Self { job, seed: Seed::Second }]
    }
}
