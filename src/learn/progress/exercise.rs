//! What the journal says of an exercise.

use std::collections::BTreeMap;

/// What the learner did in the exercise of a lesson.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExerciseProgress {
    /// How far it is. A pass counts even if the solution was shown before it.
    pub state: ExerciseState,
    /// Whether it was opened since it was last passed, shown or skipped.
    pub underway: bool,
    /// Whether the learner skipped it and has not come back to it.
    pub skipped: bool,
    /// How often its checks ran.
    pub attempts: u32,
    /// The name of the first check that failed when all of them ran last and could be tried.
    pub first: Option<String>,
    /// How many hints were taken, of each milestone; of the exercise itself under no name.
    pub hints: BTreeMap<Option<String>, u32>,
}

/// How far an exercise is; what comes later here stays. **Stable**: `status --json` prints these
/// words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExerciseState {
    /// Never checked.
    #[default]
    New,
    /// Checked, and never passed.
    Tried,
    /// Not passed, and the solution was shown.
    Shown,
    /// All of its checks have passed at once.
    Passed,
}

impl ExerciseProgress {
    /// Whether it is behind the learner: passed, shown or skipped.
    pub fn is_behind(&self) -> bool {
        self.skipped || self.state >= ExerciseState::Shown
    }

    /// How many hints of a milestone were taken; without one, of the exercise itself.
    pub fn hints_of(&self, milestone: Option<&str>) -> u32 {
        self.hints.get(&milestone.map(str::to_owned)).copied().unwrap_or(0)
    }

    /// How many hints were taken in all.
    pub fn all_hints(&self) -> u32 {
        self.hints.values().fold(0, |all, taken| all.saturating_add(*taken))
    }

    /// Takes in that it came on screen.
    pub fn open(&mut self) {
        self.underway = true;
        self.skipped = false;
    }

    /// Takes in a check; `all` if it was one of the whole exercise.
    pub fn checked(&mut self, all: bool, passed: bool, first: Option<&str>) {
        self.attempts = self.attempts.saturating_add(1);
        let passed = all && passed;
        self.state =
            self.state.max(if passed { ExerciseState::Passed } else { ExerciseState::Tried });
        self.underway &= !passed;
        // A rule, or a file that cannot be imported, does not say how far the tests are.
        if all && first.is_none_or(|name| name.starts_with("test_")) {
            self.first = first.map(str::to_owned);
        }
    }

    /// Takes in that the solution was shown before a pass.
    pub fn show(&mut self) {
        self.state = self.state.max(ExerciseState::Shown);
        self.underway = false;
    }

    /// Takes in that it was skipped.
    pub fn skip(&mut self) {
        self.skipped = true;
        self.underway = false;
    }

    /// Takes in that a hint (counted from 1) was taken, of a milestone if it has some.
    pub fn hint(&mut self, milestone: Option<&str>, hint: u32) {
        let taken = self.hints.entry(milestone.map(str::to_owned)).or_default();
        *taken = hint.max(*taken);
    }
}

impl ExerciseState {
    /// The word for it in `status --json`.
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Tried => "tried",
            Self::Passed => "passed",
            Self::Shown => "shown",
        }
    }
}
