//! Which files an exercise runs on.

use crate::course::Exercise;
use crate::course::files::Files;
use crate::run::{Limits, Rule};

/// The program of an exercise that is there to be run by hand.
const DEMO: &str = "demo.py";

/// Whether the learner edits this file.
pub fn is_theirs(exercise: &Exercise, path: &str) -> bool {
    exercise.files.iter().any(|file| {
        if file.ends_with('/') { path.starts_with(file.as_str()) } else { path == file }
    })
}

/// The paths of the files that the learner edits, in the order to open them.
pub fn theirs<'a>(exercise: &'a Exercise, files: &'a Files) -> Vec<&'a str> {
    let mut paths: Vec<&str> = Vec::new();
    for file in &exercise.files {
        let below =
            |path: &&str| if file.ends_with('/') { path.starts_with(file) } else { path == file };
        let known = files.keys().chain(exercise.starter.keys()).map(String::as_str);
        let mut found: Vec<&str> = known.filter(below).collect();
        found.sort_unstable();
        for path in found {
            if !paths.contains(&path) {
                paths.push(path);
            }
        }
    }
    paths
}

/// What the checks run on: the learner's folder, with the files that are not theirs to edit as the
/// course has them.
pub(super) fn to_check(exercise: &Exercise, files: &Files) -> Files {
    let mut laid = to_run(exercise, files);
    let given = exercise.starter.iter().filter(|(path, _)| !is_theirs(exercise, path));
    laid.extend(given.map(|(path, text)| (path.clone(), text.clone())));
    laid
}

/// What a run by hand runs on: the learner's folder, with what is missing from the starter.
pub(super) fn to_run(exercise: &Exercise, files: &Files) -> Files {
    let mut laid = exercise.starter.clone();
    laid.extend(files.iter().map(|(path, text)| (path.clone(), text.clone())));
    laid
}

/// The file to run by hand: `demo.py` where there is one, else the first Python file to edit.
pub(super) fn runnable(exercise: &Exercise, files: &Files) -> Option<String> {
    let demo = [files, &exercise.starter].into_iter().any(|files| files.contains_key(DEMO));
    if demo {
        return Some(DEMO.to_owned());
    }
    exercise.files.iter().find(|file| is_python(file)).cloned()
}

/// The rules on the syntax of the learner's files.
pub(super) fn rules(exercise: &Exercise, files: &Files) -> Vec<Rule> {
    let paths: Vec<String> = theirs(exercise, files)
        .into_iter()
        .filter(|path| is_python(path))
        .map(str::to_owned)
        .collect();
    let rule = |form: &String, wanted| Rule { form: form.clone(), wanted, files: paths.clone() };
    let must = exercise.must_use.iter().map(|form| rule(form, true));
    must.chain(exercise.must_not_use.iter().map(|form| rule(form, false))).collect()
}

/// How long a run or a check may take.
pub(super) fn limits(exercise: &Exercise) -> Limits {
    let mut limits = Limits::default();
    if let Some(seconds) = exercise.seconds {
        let time = std::time::Duration::from_secs(seconds.into());
        (limits.wall, limits.cpu) = (time, time);
    }
    limits
}

fn is_python(path: &str) -> bool {
    std::path::Path::new(path).extension().is_some_and(|end| end == "py")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::sample::practice;

    fn exercise(lesson: &str) -> Exercise {
        practice::lesson(lesson).exercise.clone().unwrap()
    }

    fn files(files: &[(&str, &str)]) -> Files {
        files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn checks_see_the_learners_files_and_the_courses_others() {
        let exercise = exercise(practice::BASKET);
        let mine = files(&[("basket.py", "mine"), ("prices.csv", "changed"), ("new.py", "new")]);
        let checked = to_check(&exercise, &mine);
        let texts: Vec<&str> = checked.values().map(String::as_str).collect();
        assert_eq!(texts, ["mine", "new", "Notes\n", "tea,4\n"]);
        assert_eq!(to_run(&exercise, &mine).get("prices.csv").map(String::as_str), Some("changed"));
    }

    #[test]
    fn the_learners_files_come_in_the_order_to_open_them() {
        let basket = exercise(practice::BASKET);
        assert_eq!(theirs(&basket, &Files::new()), ["basket.py", "notes.txt"]);
        assert!(is_theirs(&basket, "basket.py") && !is_theirs(&basket, "prices.csv"));
        let shop = exercise(practice::SHOP);
        let mine = files(&[("shop/a.py", ""), ("shop/b/c.html", ""), ("shopping.py", "")]);
        assert_eq!(theirs(&shop, &mine), ["shop/__init__.py", "shop/a.py", "shop/b/c.html"]);
        assert!(is_theirs(&shop, "shop/new.py") && !is_theirs(&shop, "demo.py"));
    }

    #[test]
    fn a_demo_is_run_where_there_is_one() {
        let run = |lesson, mine: &[(&str, &str)]| runnable(&exercise(lesson), &files(mine));
        assert_eq!(run(practice::BASKET, &[]).as_deref(), Some("basket.py"));
        assert_eq!(run(practice::BASKET, &[("demo.py", "")]).as_deref(), Some("demo.py"));
        assert_eq!(run(practice::SHOP, &[]).as_deref(), Some("demo.py"));
        let mut pages = exercise(practice::BASKET);
        pages.files = vec!["ci.yml".into()];
        assert_eq!(runnable(&pages, &Files::new()), None);
    }

    #[test]
    fn rules_look_into_the_learners_python() {
        let rules = rules(&exercise(practice::BASKET), &Files::new());
        let rule = |form: &str, wanted| Rule {
            form: form.into(),
            wanted,
            files: vec!["basket.py".into()],
        };
        assert_eq!(rules, [rule("for", true), rule("sorted()", false)]);
    }

    #[test]
    fn the_course_may_set_the_time() {
        assert_eq!(limits(&exercise(practice::BASKET)).wall.as_secs(), 3);
        assert_eq!(limits(&exercise(practice::SHOP)), Limits::default());
    }
}
