//! An exercise: what `task.md` says and the files around it.

use std::collections::BTreeMap;

use super::prose::Prose;

/// An exercise or a capstone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exercise {
    /// Title for people.
    pub title: String,
    /// What the learner edits, in the order to open them; a folder ends with `/`.
    pub files: Vec<String>,
    /// The package set it needs; the stage's unless given.
    pub packages: Option<String>,
    /// Minutes a learner needs.
    pub minutes: u32,
    /// Seconds a run or a check may take.
    pub seconds: Option<u32>,
    /// Forms of syntax that the learner's files must hold, such as `for`, `sorted()`, `import re`.
    pub must_use: Vec<String>,
    /// Forms of syntax that they must not hold.
    pub must_not_use: Vec<String>,
    /// Three hints, from a nudge to nearly the line; none in a capstone.
    pub hints: Vec<Prose>,
    /// A capstone's milestones; none in an exercise.
    pub milestones: Vec<Milestone>,
    /// The task.
    pub task: Prose,
    /// What the learner starts from: path below `starter/` to text.
    pub starter: BTreeMap<String, String>,
    /// The files of the solution that differ from the starter.
    pub solution: BTreeMap<String, String>,
    /// The hidden checks.
    pub checks: String,
}

/// A step of a capstone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// Prefix of its checks' names, such as `m1`.
    pub id: String,
    /// Title for people.
    pub title: String,
    /// Three hints.
    pub hints: Vec<Prose>,
}
