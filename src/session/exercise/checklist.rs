//! The checks of an exercise as a list: known before they run, filled in as they come to their
//! ends.

use crate::course::{Exercise, checks};
use crate::run::Check;

/// The checks of an exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklist {
    items: Vec<Item>,
    milestones: Vec<String>,
    /// How many of the items are no tests; they stand before those.
    others: usize,
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
    /// Whether it was known before it ran.
    foreseen: bool,
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
    /// The rules and the tests of an exercise.
    pub(super) fn of(exercise: &Exercise) -> Self {
        let milestones = exercise.milestones.iter().map(|milestone| milestone.id.clone()).collect();
        let mut list = Self { items: Vec::new(), milestones, others: 0 };
        for form in &exercise.must_use {
            list.add(format!("must_use[{form}]"), format!("The code uses `{form}`."), true);
        }
        for form in &exercise.must_not_use {
            let title = format!("The code does without `{form}`.");
            list.add(format!("must_not_use[{form}]"), title, true);
        }
        for test in checks::tests(&exercise.checks) {
            // Of tests with the same name Python keeps one.
            if list.items.iter().all(|item| item.name != test.name) {
                list.add(test.name.to_owned(), test.title(), true);
            }
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
        // What only says that nothing could be imported is no check of its own.
        let counts = |item: &&Item| item.foreseen || is_test(&item.name);
        let items = || self.items.iter().filter(belongs).filter(counts);
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

    /// Whether nothing could be tried, such as where a file cannot be imported.
    pub(super) fn is_blocked(&self) -> bool {
        self.items.iter().any(|item| !item.foreseen && !is_test(&item.name))
    }

    /// Forgets what came of the checks; of all, or of one milestone and those that belong to none.
    pub(super) fn forget(&mut self, milestone: Option<usize>) {
        self.items.retain(|item| item.foreseen);
        self.others = self.items.iter().filter(|item| !is_test(&item.name)).count();
        for item in &mut self.items {
            if milestone.is_none() || item.milestone.is_none() || item.milestone == milestone {
                item.cases.clear();
            }
        }
    }

    /// Takes in a check that came to its end.
    pub(super) fn hear(&mut self, check: Check) {
        let name = if is_test(&check.name) {
            check.name.split('[').next().unwrap_or_default()
        } else {
            &check.name
        };
        let at = match self.items.iter().position(|item| item.name == name) {
            Some(at) => at,
            None => self.add(name.to_owned(), check.title.clone(), false),
        };
        let Some(item) = self.items.get_mut(at) else { return };
        if !is_test(&item.name) && !check.title.is_empty() {
            item.title.clone_from(&check.title);
        }
        match item.cases.iter_mut().find(|case| case.name == check.name) {
            Some(case) => *case = check,
            None => item.cases.push(check),
        }
    }

    /// Adds a check; tests stand behind all else. Returns its place.
    fn add(&mut self, name: String, title: String, foreseen: bool) -> usize {
        let milestone = self.milestone(&name);
        let at = if is_test(&name) { self.items.len() } else { self.others };
        self.others += usize::from(!is_test(&name));
        self.items.insert(at, Item { name, title, milestone, cases: Vec::new(), foreseen });
        at
    }
}

/// Whether a check is a test function, and not a rule or a word on why nothing ran. Tests in
/// classes are named with their class.
fn is_test(name: &str) -> bool {
    name.rsplit("::").next().is_some_and(|name| name.starts_with("test"))
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
        Checklist::of(practice::lesson(lesson).exercise.as_ref().unwrap())
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
        assert_eq!((states(&list).as_str(), list.is_known()), ("?????", false));
        list.hear(check("must_use[for]", true));
        list.hear(check("test_all_prices_count", true));
        list.hear(check("test_nothing_costs_nothing[prices0]", true));
        assert_eq!(states(&list), "+?++?");
        list.hear(check("test_nothing_costs_nothing[prices1]", false));
        list.hear(check("test_no_words", false));
        assert_eq!((states(&list).as_str(), list.count(None)), ("+?+--", (2, 5)));
        let (item, case) = list.first_failed(None).unwrap();
        assert_eq!(item.title, "An empty basket costs nothing.");
        assert_eq!(case.name, "test_nothing_costs_nothing[prices1]");
        list.hear(check("test_nothing_costs_nothing[prices1]", true));
        assert_eq!(states(&list), "+?++-");
        list.forget(None);
        assert_eq!(states(&list), "?????");
    }

    #[test]
    fn what_was_not_foreseen_is_forgotten_again() {
        let mut list = list(practice::BASKET);
        for (name, passed) in [("import", false), ("TestMore::test_made_up[1]", true)] {
            list.hear(check(name, passed));
        }
        let names: Vec<_> = list.items().iter().map(|item| item.name.as_str()).collect();
        assert_eq!(names[..3], ["must_use[for]", "must_not_use[sorted()]", "import"]);
        assert_eq!(names.last(), Some(&"TestMore::test_made_up"));
        assert_eq!((states(&list).as_str(), list.count(None)), ("??-???+", (1, 6)));
        assert!(list.is_blocked());
        list.forget(None);
        assert_eq!((states(&list).as_str(), list.is_blocked()), ("?????", false));
        list.hear(check("import", false));
        assert_eq!(list.first_failed(None).unwrap().0.name, "import");
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
