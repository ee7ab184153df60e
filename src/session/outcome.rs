//! What came of a run, in words that are safe to show.

use crate::run::explain::{Explanation, explain};
use crate::run::{End, Fault, Frame, Limit, Outcome};
use crate::sanitise::sanitise;

/// Frames of a traceback that are shown; the innermost ones.
const MOST_FRAMES: usize = 6;

/// What came of a run.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// What the last program, or the file, printed.
    pub output: String,
    /// What it wrote to standard error, without a traceback.
    pub errors: String,
    /// A sentence on how it ended; none if it came to its end by itself, or an exception ended it.
    pub ending: Option<String>,
    /// Where the program was when a limit ended it: the learner's own frames, innermost last.
    pub at: Vec<Frame>,
    /// The exception that ended it.
    pub fault: Option<FaultReport>,
}

/// An exception.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FaultReport {
    /// Its class and what it says: `NameError: name 'x' is not defined`.
    pub headline: String,
    /// The learner's own frames, innermost last.
    pub frames: Vec<Frame>,
    /// How many of their frames stand before those.
    pub left_out: usize,
    /// The whole traceback.
    pub full: String,
    /// What is known of its cause.
    pub explanation: Option<Explanation>,
}

/// What came of a run. `raises` is the exception that the lesson says it ends with.
pub fn report(outcome: &Outcome, raises: Option<&str>) -> Report {
    let mut report = Report {
        output: safe(outcome.outputs.last().map_or("", String::as_str)),
        errors: safe(&outcome.errors),
        ..Report::default()
    };
    report.ending = match &outcome.end {
        End::Finished => raises.map(|kind| format!("It was to end with {kind}, and did not.")),
        End::Raised(error) => {
            report.fault = Some(fault(error));
            let foretold = raises.is_some_and(|kind| is_of(error, kind));
            foretold.then(|| "It ended with this exception, as the lesson says.".into())
        }
        End::OverLimit { limit, at } => {
            report.at = own(at);
            Some(over(*limit, outcome.took.as_secs()))
        }
        End::Exited(0) => None,
        End::Exited(code) => Some(format!("It ended itself with exit code {code}.")),
        End::Stopped => Some("You stopped it.".into()),
        End::Killed(why) => Some(format!("It was ended from outside: {}.", safe(why))),
        End::Unavailable(why) => Some(safe(why)),
        End::Untrusted => Some("It did not run: the course has not been trusted.".into()),
    };
    report
}

/// An exception in words.
pub fn fault(fault: &Fault) -> FaultReport {
    let message = if fault.message.is_empty() {
        safe(&fault.kind)
    } else {
        format!("{}: {}", safe(&fault.kind), safe(&fault.message))
    };
    let mut frames = own(&fault.frames);
    // A call from outside may fail before any line of the learner's has run.
    if frames.is_empty() {
        frames.extend(fault.frames.last().map(shown));
    }
    let left_out = frames.len().saturating_sub(MOST_FRAMES);
    frames.drain(..left_out);
    FaultReport {
        headline: message,
        frames,
        left_out,
        full: safe(&fault.full),
        explanation: explain(fault).map(|found| Explanation {
            what: safe(&found.what),
            cause: safe(&found.cause),
            fix: safe(&found.fix),
        }),
    }
}

/// A frame in words: `line 3 of basket.py, in total`.
pub fn place(frame: &Frame) -> String {
    let place = format!("line {} of {}", frame.line, frame.file);
    match frame.function.as_str() {
        "" | "<module>" => place,
        function => format!("{place}, in {function}"),
    }
}

/// Whether an exception is of the class that is written without its module.
fn is_of(fault: &Fault, kind: &str) -> bool {
    fault.kind == kind || fault.kind.rsplit('.').next() == Some(kind)
}

fn over(limit: Limit, seconds: u64) -> String {
    match limit {
        Limit::Time => {
            let unit = if seconds == 1 { "second" } else { "seconds" };
            format!(
                "It was still running after {seconds} {unit} and was ended. A loop that never ends \
                 is the usual cause."
            )
        }
        Limit::Output => {
            "It printed more than there is room for and was ended. A loop that never ends is the \
             usual cause."
                .into()
        }
        Limit::Processes => "It started too many processes and was ended.".into(),
        Limit::Memory => {
            "It took more memory than there is room for and was ended. A list that grows in a loop \
             is the usual cause."
                .into()
        }
    }
}

fn own(frames: &[Frame]) -> Vec<Frame> {
    frames.iter().filter(|frame| frame.own).map(shown).collect()
}

fn shown(frame: &Frame) -> Frame {
    Frame {
        file: safe(&frame.file),
        line: frame.line,
        function: safe(&frame.function),
        text: safe(&frame.text),
        own: frame.own,
    }
}

fn safe(text: &str) -> String {
    sanitise(text).into_owned()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn frame(file: &str, line: usize, function: &str, own: bool) -> Frame {
        let text = "total += 1".into();
        Frame { file: file.into(), line, function: function.into(), text, own }
    }

    fn ended(end: End) -> Outcome {
        let outputs = vec!["first\n".into(), "a\u{1b}[2J\n".into()];
        let took = Duration::from_millis(3100);
        Outcome { outputs, errors: "warn\u{7}".into(), took, ..Outcome::without_run(end) }
    }

    #[test]
    fn what_it_printed_is_safe_to_show() {
        let report = report(&ended(End::Finished), None);
        assert_eq!((&*report.output, &*report.errors), ("a␛[2J\n", "warn␇"));
        assert_eq!(report.ending, None);
    }

    #[test]
    fn every_ending_has_its_words() {
        let at = vec![frame("lib.py", 1, "run", false), frame("a.py", 2, "<module>", true)];
        for (end, words) in [
            (End::Exited(0), None),
            (End::Exited(3), Some("exit code 3")),
            (End::Stopped, Some("You stopped it.")),
            (End::OverLimit { limit: Limit::Time, at }, Some("after 3 seconds")),
            (End::OverLimit { limit: Limit::Output, at: vec![] }, Some("printed more")),
            (End::OverLimit { limit: Limit::Processes, at: vec![] }, Some("processes")),
            (End::Killed("signal 9\u{1b}".into()), Some("signal 9␛")),
            (End::Unavailable("Install Python.".into()), Some("Install Python.")),
            (End::Untrusted, Some("trusted")),
        ] {
            let found = report(&ended(end.clone()), None);
            let said = found.ending.unwrap_or_default();
            assert!(said.contains(words.unwrap_or_default()), "{said}");
            assert_eq!(said.is_empty(), words.is_none(), "{end:?}");
            let places: Vec<_> = found.at.iter().map(place).collect();
            let over = matches!(end, End::OverLimit { limit: Limit::Time, .. });
            assert_eq!(places, if over { vec!["line 2 of a.py"] } else { vec![] });
        }
    }

    #[test]
    fn a_traceback_is_reduced_to_the_learners_innermost_frames() {
        let mut frames = vec![frame("flask/app.py", 9, "run", false)];
        frames.extend((1..=9).map(|line| frame("a\u{1b}.py", line, "count", true)));
        let kind = "flask.NotFound\u{1b}".to_owned();
        let found = fault(&Fault { kind, message: "no\tpage".into(), frames, ..Fault::default() });
        assert_eq!(found.headline, "flask.NotFound␛: no    page");
        assert_eq!((found.frames.len(), found.left_out), (MOST_FRAMES, 3));
        assert_eq!(place(&found.frames[0]), "line 4 of a␛.py, in count");
        let bare = Fault { kind: "KeyboardInterrupt".into(), ..Fault::default() };
        assert_eq!(fault(&bare).headline, "KeyboardInterrupt");
    }

    #[test]
    fn an_exception_may_be_foretold() {
        let raised =
            |kind: &str| ended(End::Raised(Fault { kind: kind.into(), ..Fault::default() }));
        for (outcome, raises, words) in [
            (raised("KeyError"), Some("KeyError"), Some("as the lesson says")),
            (raised("requests.exceptions.HTTPError"), Some("HTTPError"), Some("as the lesson")),
            (raised("KeyError"), Some("Error"), None),
            (raised("KeyError"), None, None),
            (ended(End::Finished), Some("KeyError"), Some("did not")),
        ] {
            let found = report(&outcome, raises);
            let said = found.ending.as_deref().unwrap_or_default();
            assert!(said.contains(words.unwrap_or_default()), "{said}");
            assert_eq!(said.is_empty(), words.is_none(), "{raises:?}");
        }
    }
}
