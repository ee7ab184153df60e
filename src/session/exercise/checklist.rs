//! The checks of an exercise as a list: known before they run, filled in as they come to their
//! ends.

use super::scan::{self, Test};
use crate::course::exercise::Milestone;
use crate::run::Check;

/// The checks of an exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklist {
    items: Vec<Item>,
    milestones: Vec<String>,
    /// How many of the items are rules, which stand before the tests.
    rules: usize,
}

/// A check; one with parameters may have several cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The test's name.
    pub name: String,
    /// What it looks at, in words.
    pub title: String,
    /// The milestone it belongs to, counted from 0.
    pub milestone: Option<usize>,
    /// Its cases, as far as they have run.
    pub cases: Vec<Check>,
}

/// What is known of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckState {
    /// It has not run.
    Unknown,
    /// Every case of it that ran passed.
    Passed,
    /// A case of it failed.
    Failed,
}

impl Checklist {
    /// The tests in the text of a `checks.py`.
    pub(super) fn read(checks: &str, milestones: &[Milestone]) -> Self {
        let milestones = milestones.iter().map(|milestone| milestone.id.clone()).collect();
        let mut list = Self { items: Vec::new(), milestones, rules: 0 };
        for Test { name, title } in scan::tests(checks) {
            let milestone = list.milestone(&name);
            list.items.push(Item { name, title, milestone, cases: Vec::new() });
        }
        list
    }

    /// All checks, rules on the syntax first, then the tests as they are written.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// How many passed, and how many there are; of one milestone (counted from 0) or of all.
    pub fn count(&self, milestone: Option<usize>) -> (usize, usize) {
        let belongs = |item: &&Item| milestone.is_none() || item.milestone == milestone;
        let passed = |item: &&Item| item.state() == CheckState::Passed;
        let items = || self.items.iter().filter(belongs);
        (items().filter(passed).count(), items().count())
    }

    /// The first check that failed, with its first case that did; of one milestone (counted from
    /// 0) or of all.
    pub fn first_failed(&self, milestone: Option<usize>) -> Option<(&Item, &Check)> {
        let belongs = |item: &&Item| milestone.is_none() || item.milestone == milestone;
        let mut items = self.items.iter().filter(belongs);
        items.find_map(|item| Some((item, item.failed().next()?)))
    }

    /// Whether any check has run.
    pub fn is_known(&self) -> bool {
        self.items.iter().any(|item| !item.cases.is_empty())
    }

    /// The milestone (counted from 0) that a test's name belongs to.
    pub(super) fn milestone(&self, name: &str) -> Option<usize> {
        let name = name.strip_prefix("test_")?;
        self.milestones.iter().position(|id| {
            name.strip_prefix(id.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
        })
    }

    /// Forgets what came of the checks; of all, or of one milestone and those that belong to none.
    pub(super) fn forget(&mut self, milestone: Option<usize>) {
        for item in &mut self.items {
            if milestone.is_none() || item.milestone.is_none() || item.milestone == milestone {
                item.cases.clear();
            }
        }
    }

    /// Takes in a check that came to its end.
    pub(super) fn hear(&mut self, check: Check) {
        let name = check.name.split('[').next().unwrap_or_default();
        if let Some(item) = self.items.iter_mut().find(|item| item.name == name) {
            match item.cases.iter_mut().find(|case| case.name == check.name) {
                Some(case) => *case = check,
                None => item.cases.push(check),
            }
            return;
        }
        let (name, title) = (name.to_owned(), check.title.clone());
        let milestone = self.milestone(&name);
        let is_test = name.starts_with("test_");
        let item = Item { name, title, milestone, cases: vec![check] };
        if is_test {
            self.items.push(item);
        } else {
            self.items.insert(self.rules, item);
            self.rules += 1;
        }
    }
}

impl Item {
    /// What is known of it.
    pub fn state(&self) -> CheckState {
        if self.cases.is_empty() {
            CheckState::Unknown
        } else if self.cases.iter().all(|case| case.passed) {
            CheckState::Passed
        } else {
            CheckState::Failed
        }
    }

    /// The cases that failed.
    pub fn failed(&self) -> impl Iterator<Item = &Check> {
        self.cases.iter().filter(|case| !case.passed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::sample::practice;

    fn list(lesson: &str) -> Checklist {
        let exercise = practice::lesson(lesson).exercise.clone().unwrap();
        Checklist::read(&exercise.checks, &exercise.milestones)
    }

    fn check(name: &str, passed: bool) -> Check {
        Check { name: name.into(), title: name.into(), passed, ..Check::default() }
    }

    fn states(list: &Checklist) -> String {
        let sign = |item: &Item| match item.state() {
            CheckState::Unknown => '?',
            CheckState::Passed => '+',
            CheckState::Failed => '-',
        };
        list.items().iter().map(sign).collect()
    }

    #[test]
    fn a_list_is_filled_in_as_the_checks_come() {
        let mut list = list(practice::BASKET);
        assert_eq!((states(&list).as_str(), list.is_known()), ("???", false));
        list.hear(check("test_all_prices_count", true));
        list.hear(check("test_nothing_costs_nothing[prices0]", true));
        assert_eq!(states(&list), "++?");
        list.hear(check("test_nothing_costs_nothing[prices1]", false));
        list.hear(check("test_no_words", false));
        assert_eq!((states(&list).as_str(), list.count(None)), ("+--", (1, 3)));
        let (item, case) = list.first_failed(None).unwrap();
        assert_eq!(item.title, "An empty basket costs nothing.");
        assert_eq!(case.name, "test_nothing_costs_nothing[prices1]");
        list.hear(check("test_nothing_costs_nothing[prices1]", true));
        assert_eq!(states(&list), "++-");
        list.forget(None);
        assert_eq!(states(&list), "???");
    }

    #[test]
    fn rules_stand_first_and_tests_that_were_not_foreseen_last() {
        let mut list = list(practice::BASKET);
        for name in ["uses for", "no sorted()", "test_made_up"] {
            list.hear(check(name, true));
        }
        let names: Vec<_> = list.items().iter().map(|item| item.name.as_str()).collect();
        assert_eq!(names[..2], ["uses for", "no sorted()"]);
        assert_eq!(names.last(), Some(&"test_made_up"));
        assert_eq!(states(&list), "++???+");
    }

    #[test]
    fn checks_belong_to_milestones() {
        let mut list = list(practice::SHOP);
        let milestones: Vec<_> = list.items().iter().map(|item| item.milestone).collect();
        assert_eq!(milestones, [Some(0), Some(1), Some(1)]);
        assert_eq!(list.milestone("test_m10_more"), None);
        assert_eq!(list.milestone("test_m1"), Some(0));
        list.hear(check("test_m1_models", true));
        list.hear(check("test_m2_home", true));
        assert_eq!((list.count(Some(0)), list.count(Some(1))), ((1, 1), (1, 2)));
        list.forget(Some(1));
        assert_eq!(states(&list), "+??");
    }
}
