//! What came of a job: its own report, what its launcher saw, and what was asked of it, weighed.

use std::path::Path;
use std::time::Duration;

use super::super::trace;
use super::super::wire::Over;
use super::{Asked, Follow};
use crate::run::{End, Frame, Limit, Outcome};

/// Signals that a program may be ended by, and what they say.
const SIGNALS: [(i32, &str); 8] = [
    (4, "an instruction that this processor does not know (SIGILL)"),
    (6, "Python gave up (SIGABRT)"),
    (7, "an access to memory that is not there (SIGBUS)"),
    (8, "a wrong calculation in a library (SIGFPE)"),
    (9, "a signal that nothing can resist (SIGKILL)"),
    (11, "an access to memory that is not its own (SIGSEGV)"),
    (13, "nobody reads what it writes (SIGPIPE)"),
    (15, "a signal from another process (SIGTERM)"),
];

impl Follow<'_, '_> {
    /// What came of the job, which is over.
    pub(super) fn outcome(self, took: Duration, runtime: &Path) -> Outcome {
        let work = &self.scratch.work;
        let at = trace::frames(&self.told.trace, self.job, work, runtime);
        let (over, status) =
            self.done.as_ref().map_or((None, None), |done| (done.over, done.status));
        let stopped = over == Some(Over::Stop) || self.done.is_none();
        let asked = match self.asked {
            Some(Asked::Limit(limit)) => Some(End::OverLimit { limit, at: at.clone() }),
            Some(Asked::Stop) if stopped => Some(End::Stopped),
            Some(Asked::Stop) | None => None,
        };
        let forced = asked.or_else(|| over.map(|over| end_of_over(over, at.clone())));
        let killed = || status.and_then(|status| end_of_signal(status, &at));
        let end = forced.or_else(killed).or(self.told.end).or(status.map(End::Exited));
        let lost = || End::Killed("the process that watches over it was ended".into());
        Outcome {
            end: end.unwrap_or_else(lost),
            outputs: self.out.capture.parts(),
            errors: self.err.capture.parts().concat(),
            checks: self.told.checks,
            took,
        }
    }
}

fn end_of_over(over: Over, at: Vec<Frame>) -> End {
    let limit = match over {
        Over::Time => Limit::Time,
        Over::Processes => Limit::Processes,
        Over::Memory => Limit::Memory,
        Over::Stop | Over::Gone => return End::Stopped,
    };
    End::OverLimit { limit, at }
}

/// What an exit code that stands for a signal says.
fn end_of_signal(status: i32, at: &[Frame]) -> Option<End> {
    let signal = status.checked_neg().filter(|signal| *signal > 0)?;
    if signal == rustix::process::Signal::XCPU.as_raw() {
        return Some(End::OverLimit { limit: Limit::Time, at: at.to_vec() });
    }
    let known = SIGNALS.iter().find(|(number, _)| *number == signal);
    let words = known.map_or(format!("signal {signal}"), |(_, words)| (*words).into());
    let place = at.iter().rfind(|frame| frame.own);
    let place = place.map(|frame| format!(", in line {} of {}", frame.line, frame.file));
    Some(End::Killed(words + &place.unwrap_or_default()))
}
