//! What a run said: its output beside the promised one, and how it ended, in words.

use crate::course::parse::words::many;
use crate::run::{End, Fault, Limit, Outcome};

/// Characters of an output that are quoted.
const QUOTED: usize = 300;

/// An output without white space at line ends, and without empty lines at its end.
pub(super) fn tidy(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_end().into()
}

/// The number of the first line (from 0) that differs, and what it should be and is; `None` where
/// one text is over. The texts have to differ.
pub(super) fn first_difference<'a>(
    expected: &'a str,
    seen: &'a str,
) -> (usize, Option<&'a str>, Option<&'a str>) {
    let (mut expected, mut seen) = (expected.lines(), seen.lines());
    let mut at = 0;
    loop {
        match (expected.next(), seen.next()) {
            (Some(one), Some(other)) if one == other => at += 1,
            (one, other) => return (at, one, other),
        }
    }
}

/// What Python prints in place of what was promised, as a sentence.
pub(super) fn difference(expected: &str, seen: &str) -> String {
    if seen.is_empty() {
        return "Python prints nothing".into();
    }
    if seen.lines().count() <= 1 && expected.lines().count() <= 1 {
        return format!("Python prints `{}`", short(seen));
    }
    let (at, one, other) = first_difference(expected, seen);
    let line = at + 1;
    match (one, other) {
        (Some(_), Some(other)) => format!("line {line} that Python prints is `{}`", short(other)),
        (None, Some(other)) => {
            format!("Python goes on with a line {line}, `{}`", short(other))
        }
        (Some(_), None) => format!("Python prints {} only", many(at, "line")),
        (None, None) => "Python prints the same".into(),
    }
}

/// The text with line breaks as `⏎`, cut if it is long.
pub(super) fn short(text: &str) -> String {
    let line = text.replace('\n', "⏎");
    match line.char_indices().nth(QUOTED) {
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or_default()),
        None => line,
    }
}

/// The last output, tidy.
pub(super) fn printed(outcome: &Outcome) -> String {
    outcome.outputs.last().map(|output| tidy(output)).unwrap_or_default()
}

/// How a run ended that did not end well, to be put behind "it".
pub(super) fn failure(outcome: &Outcome) -> Option<String> {
    let words = match &outcome.end {
        End::Finished | End::Exited(0) => return None,
        End::Exited(code) => format!("ends with exit code {code}"),
        End::Raised(fault) => format!("ends with `{}`", last_line(fault)),
        End::OverLimit { limit: Limit::Time, at } => match at.iter().rfind(|frame| frame.own) {
            Some(frame) => format!("runs too long: it is still at `{}`", frame.text),
            None => "runs too long".into(),
        },
        End::OverLimit { limit: Limit::Output, .. } => "prints without end".into(),
        End::OverLimit { limit: Limit::Memory, .. } => "takes too much memory".into(),
        End::OverLimit { limit: Limit::Processes, .. } => "starts too many processes".into(),
        End::Killed(how) => format!("is ended from outside: {how}"),
        End::Unavailable(why) => format!("cannot be run: {why}"),
        End::Stopped => "was stopped".into(),
        End::Untrusted => "is not trusted to run".into(),
    };
    Some(words)
}

/// `KeyError: 'x'`, as the last line of a traceback says it.
pub(super) fn last_line(fault: &Fault) -> String {
    let message = short(&fault.message);
    if message.is_empty() { fault.kind.clone() } else { format!("{}: {message}", fault.kind) }
}

/// The exception that ended a run, without its module. `sys.exit()` counts if `exits` does.
pub(super) fn raised(outcome: &Outcome, exits: bool) -> Option<&str> {
    match &outcome.end {
        End::Raised(fault) => Some(without_module(&fault.kind)),
        End::Exited(_) if exits => Some("SystemExit"),
        End::Exited(_)
        | End::Finished
        | End::Stopped
        | End::OverLimit { .. }
        | End::Killed(_)
        | End::Unavailable(_)
        | End::Untrusted => None,
    }
}

/// Whether a run ended with the exception that was promised, by its full name or its last part.
pub(super) fn ends_with(outcome: &Outcome, promised: &str) -> bool {
    match &outcome.end {
        End::Raised(fault) => {
            fault.kind == promised || without_module(&fault.kind) == without_module(promised)
        }
        End::Exited(_) => promised == "SystemExit",
        End::Finished
        | End::Stopped
        | End::OverLimit { .. }
        | End::Killed(_)
        | End::Unavailable(_)
        | End::Untrusted => false,
    }
}

pub(super) fn without_module(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}

/// What makes a program write to standard error on purpose.
const ON_PURPOSE: [&str; 4] = ["stderr", "logging", "logger", "warnings.warn"];

/// What a program wrote to standard error, but for what it means to write (it speaks of such
/// things, or names the kind of warning) and for the refused requests that Django notes there.
pub(super) fn complaint(outcome: &Outcome, program: &str) -> Option<String> {
    if ON_PURPOSE.iter().any(|word| program.contains(word)) {
        return None;
    }
    let is_meant = |line: &str| {
        let kinds = line.split(": ").filter(|word| word.ends_with("Warning"));
        kinds.into_iter().any(|kind| program.contains(kind))
    };
    let is_note = |line: &str| {
        line.split_once(": /").is_some_and(|(what, _)| {
            what.chars().all(|c| c.is_ascii_alphabetic() || c == ' ')
                && what.starts_with(|c: char| c.is_ascii_uppercase())
        })
    };
    let mut lines = outcome.errors.lines().filter(|line| !line.trim().is_empty());
    let first = lines.find(|line| !is_note(line))?;
    // The folder that it ran in is gone.
    let plain = first.rsplit_once("/work/").map_or(first, |(_, rest)| rest);
    (!is_meant(first)).then(|| short(plain))
}

/// A program prints what is promised, and ends well; or what it does instead, to be put behind
/// "it".
pub(super) fn unlike(outcome: &Outcome, expected: &str) -> Option<String> {
    failure(outcome).or_else(|| {
        let seen = printed(outcome);
        let words = || match seen.as_str() {
            "" => "prints nothing".into(),
            seen => format!("prints `{}`", short(seen)),
        };
        (seen != tidy(expected)).then(words)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::author::proof::samples::{ended, printing, raising};

    #[test]
    fn differences_in_words() {
        for (expected, seen, words) in [
            ("1", "2", "Python prints `2`"),
            ("1", "", "Python prints nothing"),
            ("1\n2", "1\n3", "line 2 that Python prints is `3`"),
            ("1\n2", "1", "Python prints 1 line only"),
            ("1", "1\n2", "Python goes on with a line 2, `2`"),
        ] {
            assert_eq!(difference(expected, seen), words, "{expected:?} {seen:?}");
        }
    }

    #[test]
    fn endings_in_words() {
        let check = |outcome: &Outcome, expected: Option<&str>| {
            assert_eq!(failure(outcome).as_deref(), expected);
        };
        check(&printing(&["1\n"]), None);
        check(&ended(End::Exited(0)), None);
        check(&ended(End::Exited(3)), Some("ends with exit code 3"));
        check(&raising(&[], "KeyError", "'x'"), Some("ends with `KeyError: 'x'`"));
        let limit = End::OverLimit { limit: Limit::Time, at: Vec::new() };
        check(&ended(limit), Some("runs too long"));
    }

    #[test]
    fn modules_of_exceptions_do_not_count() {
        let outcome = raising(&[], "jinja2.exceptions.TemplateNotFound", "x");
        assert!(ends_with(&outcome, "TemplateNotFound"));
        assert!(ends_with(&outcome, "jinja2.TemplateNotFound"));
        assert!(!ends_with(&outcome, "NotFound"));
        assert_eq!(raised(&outcome, false), Some("TemplateNotFound"));
        assert_eq!(raised(&ended(End::Exited(1)), true), Some("SystemExit"));
        assert_eq!(raised(&ended(End::Exited(1)), false), None);
    }

    #[test]
    fn what_is_meant_is_no_complaint() {
        let mut outcome = printing(&["1"]);
        outcome.errors = "Not Found: /books/9/\n\n".into();
        assert_eq!(complaint(&outcome, ""), None);
        outcome.errors.insert_str(0, "/tmp/work/lesson.py:1: UserWarning: x\n");
        assert_eq!(complaint(&outcome, "").as_deref(), Some("lesson.py:1: UserWarning: x"));
        assert_eq!(complaint(&outcome, "catch(UserWarning)"), None);
        assert_eq!(complaint(&outcome, "print(1, file=sys.stderr)"), None);
    }
}
