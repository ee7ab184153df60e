//! Made-up runs and small courses, for tests.

use super::setting::Setting;
use super::{Claim, Step, plan};
use crate::course::Files;
use crate::course::diagnostic::Diagnostic;
use crate::course::parse::parse;
use crate::run::{End, Fault, Outcome};

/// A run that printed this and came to its end.
pub(super) fn printing(outputs: &[&str]) -> Outcome {
    let outputs = outputs.iter().map(|&output| output.into()).collect();
    Outcome { outputs, ..ended(End::Finished) }
}

/// A run that ended in this way.
pub(super) fn ended(end: End) -> Outcome {
    Outcome::without_run(end)
}

/// A run that printed this and was ended by an exception.
pub(super) fn raising(outputs: &[&str], kind: &str, message: &str) -> Outcome {
    let fault = Fault { kind: kind.into(), message: message.into(), ..Fault::default() };
    Outcome { end: End::Raised(fault), ..printing(outputs) }
}

/// A lesson without anything around it.
pub(super) fn setting() -> Setting {
    Setting { lesson: "python/one".into(), packages: None, support: Files::new(), prelude: None }
}

/// A course with one lesson, whose quiz has one question.
pub(super) fn course(kind: &str, keys: &str) -> Files {
    let quiz = format!("[[question]]\nid = 'q'\nkind = '{kind}'\nexplain = 'e'\n{keys}");
    [
        (
            "course.toml",
            "format = 1\nid = 'c'\ntitle = 'C'\nversion = '1'\nlanguage = 'en'\n\
             license = 'CC0-1.0'\n[[stage]]\nid = 'python'\ntitle = 'P'\nsummary = 's'\n\
             lessons = ['one']\n",
        ),
        (
            "python/one/lesson.toml",
            "id = 'python/one'\ntitle = 'One'\nminutes = 5\nneeds = []\nobjectives = ['o']\n",
        ),
        ("python/one/lesson.md", "# One\n"),
        ("python/one/quiz.toml", &quiz),
    ]
    .map(|(path, text)| (path.to_owned(), text.to_owned()))
    .into()
}

/// What is found in a question of this kind, as `place: message`, when its runs come to
/// `outcomes`, round by round.
#[track_caller]
pub(super) fn check_question(kind: &str, keys: &str, outcomes: &[&[Outcome]], expected: &[&str]) {
    let files = course(kind, keys);
    let parsed = parse(&files);
    assert_eq!(parsed.diagnostics, [], "{keys}");
    let mut claims = plan(&parsed, &files).claims;
    let claim = claims.pop().expect("a claim");
    let found = judged(&claim, outcomes);
    let text = &files["python/one/quiz.toml"];
    let line = |found: &Diagnostic| {
        let place = found.span.clone().and_then(|span| text.get(span)).unwrap_or("?");
        format!("{place}: {}", found.message)
    };
    assert_eq!(found.iter().map(line).collect::<Vec<_>>(), expected, "{keys}");
}

/// The judgement on a claim whose runs come to `outcomes`, round by round.
#[track_caller]
pub(super) fn judged(claim: &Claim, outcomes: &[&[Outcome]]) -> Vec<Diagnostic> {
    let mut done = Vec::new();
    for round in outcomes {
        let Step::Run(trials) = claim.step(&done) else { panic!("nothing more is run") };
        assert_eq!(trials.len(), round.len(), "runs of a round");
        done.extend_from_slice(round);
    }
    match claim.step(&done) {
        Step::Judged(found) => found,
        Step::Run(trials) => panic!("{} more runs are wanted", trials.len()),
    }
}
