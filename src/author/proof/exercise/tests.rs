use super::*;
use crate::author::proof::samples::{course, ended, judged, printing};
use crate::author::proof::{Claim as AnyClaim, plan};
use crate::course::diagnostic::Diagnostic;
use crate::course::parse::parse;
use crate::run::{Check, End, Fault, Limit, Outcome};

const CHECKS: &str = "def test_m1_sum():\n    \"\"\"Adds.\"\"\"\n\ndef test_m2_empty():\n    \"\"\"Takes nothing.\"\"\"\n";

/// A course with this exercise.
fn exercise(task: &str) -> (AnyClaim, Files) {
    exercise_with(task, Files::new())
}

/// The same with wrong solutions.
fn exercise_with(task: &str, wrong: Files) -> (AnyClaim, Files) {
    let mut files = course("short", "prompt = 'p'\nanswer = 'a'\n");
    let folder = "python/one/exercise";
    for (name, text) in [
        (
            "task.md",
            format!("+++\ntitle = 'T'\nfiles = ['a.py']\nminutes = 5\n{task}\n+++\n\n1. Do.\n"),
        ),
        ("checks.py", CHECKS.to_owned()),
        ("starter/a.py", "pass\n".to_owned()),
        ("solution/a.py", "print(1 + 2)\n".to_owned()),
    ] {
        files.insert(format!("{folder}/{name}"), text);
    }
    files.extend(wrong.into_iter().map(|(path, text)| (format!("{folder}/wrong/{path}"), text)));
    let parsed = parse(&files);
    assert_eq!(parsed.diagnostics, []);
    let mut claims = plan(&parsed, &files).claims;
    (claims.pop().expect("the exercise"), files)
}

const HINTS: &str = "hints = ['a', 'b', 'c']";
const STONES: &str = "[[milestone]]\nid = 'm1'\ntitle = 'a'\nhints = ['a', 'b', 'c']\n\
                      [[milestone]]\nid = 'm2'\ntitle = 'b'\nhints = ['a', 'b', 'c']";

/// A run of checks, each a name and what it says; one that says nothing passed.
fn checked(checks: &[(&str, &str)]) -> Outcome {
    let check = |&(name, message): &(&str, &str)| Check {
        name: name.into(),
        passed: message.is_empty(),
        message: message.into(),
        ..Check::default()
    };
    Outcome { checks: checks.iter().map(check).collect(), ..ended(End::Finished) }
}

fn both(sum: &str, empty: &str) -> Outcome {
    checked(&[("test_m1_sum", sum), ("test_m2_empty[0]", empty)])
}

/// The tool's answer: so many mistakes.
fn mistakes(count: usize) -> Outcome {
    let one = r#"{"file": "a.py", "what": "constant", "start": 6, "end": 7, "new": "2"}"#;
    printing(&[&format!("[{}]", vec![one; count].join(", "))])
}

#[track_caller]
fn check(task: &str, rounds: &[&[Outcome]], expected: &[&str]) {
    let (claim, files) = exercise(task);
    let line = |found: &Diagnostic| {
        let place = found.span.clone().and_then(|span| files.get(&found.file)?.get(span));
        format!("{}: {}", place.unwrap_or(&found.file), found.message)
    };
    let found: Vec<String> = judged(&claim, rounds).iter().map(line).collect();
    assert_eq!(found, expected);
}

/// The first round, with this starter and this solution.
fn first(starter: Outcome, solution: &Outcome, count: usize) -> Vec<Outcome> {
    vec![starter, solution.clone(), solution.clone(), mistakes(count), printing(&[""])]
}

#[test]
fn the_starter_fails_and_the_solution_passes() {
    let good = both("", "");
    check(HINTS, &[&first(both("3?", "0?"), &good, 1)], &[]);
    check(
        HINTS,
        &[&first(both("3?", "0?"), &both("4!", ""), 1)],
        &["test_m1_sum: the solution fails this check: 4!"],
    );
    let mut unsteady = first(both("3?", "0?"), &good, 1);
    unsteady[2] = both("", "1!");
    check(
        HINTS,
        &[&unsteady],
        &["test_m2_empty: the solution passes this check at one time, and fails at another: 1!"],
    );
    check(
        HINTS,
        &[&first(good.clone(), &good, 0)],
        &[
            ": the starter passes all checks",
            "test_m1_sum: none of 0 simple mistakes makes this check fail, and the starter does not",
            "test_m2_empty: none of 0 simple mistakes makes this check fail, and the starter does \
             not",
        ],
    );
}

#[test]
fn each_check_notices_a_mistake() {
    let good = both("", "");
    let start = first(both("3?", ""), &good, 6);
    let misses = || both("4?", "");
    check(
        HINTS,
        &[&start, &[misses(), misses(), misses(), misses()], &[misses(), misses()]],
        &[
            "test_m2_empty: none of 6 simple mistakes makes this check fail, and the starter does not",
        ],
    );
    let hits = both("", "oh");
    check(HINTS, &[&start, &[misses(), misses(), hits, misses()]], &[]);
    let slow = End::OverLimit { limit: Limit::Time, at: Vec::new() };
    let slow = Outcome { end: slow, ..checked(&[("test_m1_sum", "")]) };
    check(HINTS, &[&start, &[misses(), misses(), slow, misses()]], &[]);
    let broken =
        Check { fault: Some(Fault::default()), ..checked(&[("import", "no")]).checks[0].clone() };
    let mut broken = Outcome { checks: vec![broken], ..both("not run", "not run") };
    broken.checks.extend(both("not run", "not run").checks);
    check(
        HINTS,
        &[&start, &[broken.clone(), misses(), misses(), misses()], &[misses(), misses()]],
        &[
            "test_m2_empty: none of 6 simple mistakes makes this check fail, and the starter does not",
        ],
    );
    check(
        HINTS,
        &[&first(broken, &good, 1), &[both("a", "b")]],
        &[": with the starter no check can run: no"],
    );
}

#[test]
fn milestones_are_judged_one_by_one() {
    let good = both("", "");
    check(STONES, &[&first(both("3?", "0?"), &good, 1)], &[]);
    check(
        STONES,
        &[&first(both("3?", ""), &good, 1), &[both("", "oh")]],
        &[": the starter passes milestone `m2`"],
    );
}

#[test]
fn what_is_left_behind_is_told() {
    let mut start = first(both("3?", "0?"), &both("", ""), 0);
    start[1].checks.extend(checked(&[(LEFT_BEHIND, "a.txt, b.txt")]).checks);
    check(HINTS, &[&start], &[": the checks leave files behind: a.txt, b.txt"]);
    start[4] = ended(End::Exited(2));
    check(
        HINTS,
        &[&start],
        &[
            "python/one/exercise/starter/a.py: the program ends with exit code 2",
            ": the checks leave files behind: a.txt, b.txt",
        ],
    );
}

#[test]
fn wrong_solutions_have_to_fail() {
    let wrong = [("never/a.py", "print(4)\n"), ("stray.py", "")];
    let wrong: Files = wrong.map(|(path, text)| (path.to_owned(), text.to_owned())).into();
    let (claim, _) = exercise_with(HINTS, wrong);
    let mut round = first(both("3?", ""), &both("", ""), 0);
    round.push(both("", "0!"));
    assert_eq!(judged(&claim, &[&round]), []);
    round[5] = both("", "");
    let found: Vec<String> = judged(&claim, &[&round])
        .into_iter()
        .map(|d| format!("{}: {}", d.file, d.message))
        .collect();
    assert_eq!(found.len(), 2);
    assert_eq!(
        found[0],
        "python/one/exercise/wrong/never/: the checks let this wrong solution pass"
    );
}

#[test]
fn mistakes_are_made_in_the_solution() {
    let (claim, _) = exercise(HINTS);
    let start = first(both("3?", ""), &both("", ""), 1);
    let Step::Run(trials) = claim.step(&start) else { panic!("mistakes are tried") };
    assert_eq!(trials[0].job.files["a.py"], "print(2 + 2)\n");
}
