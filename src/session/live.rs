//! A job that was asked for, as far as its news tell.

use jiff::{SignedDuration, Timestamp};

use crate::run::{JobId, Outcome, Stream, Update};

/// A job and what is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Live {
    id: JobId,
    since: Timestamp,
    preparing: Option<String>,
    output: Vec<(Stream, String)>,
    outcome: Option<Box<Outcome>>,
}

impl Live {
    /// A job that was asked for at `now`.
    pub fn new(id: JobId, now: Timestamp) -> Self {
        Self { id, since: now, preparing: None, output: Vec::new(), outcome: None }
    }

    /// What its updates are known by.
    pub fn id(&self) -> JobId {
        self.id
    }

    /// Takes in news of it; those of other jobs change nothing.
    pub fn hear(&mut self, id: JobId, update: Update) {
        if id != self.id || self.is_over() {
            return;
        }
        match update {
            Update::Preparing(line) => self.preparing = Some(line),
            Update::Output(stream, text) => {
                self.preparing = None;
                match self.output.last_mut().filter(|(last, _)| *last == stream) {
                    Some((_, before)) => before.push_str(&text),
                    None => self.output.push((stream, text)),
                }
            }
            Update::Checked(_) => self.preparing = None,
            Update::Done(outcome) => self.outcome = Some(outcome),
        }
    }

    /// Whether nothing of it is left running.
    pub fn is_over(&self) -> bool {
        self.outcome.is_some()
    }

    /// What came of it, once it is over.
    pub fn outcome(&self) -> Option<&Outcome> {
        self.outcome.as_deref()
    }

    /// What is being made ready before it can begin.
    pub fn preparing(&self) -> Option<&str> {
        self.preparing.as_deref().filter(|_| !self.is_over())
    }

    /// What it has written so far, in the order it came; not made safe to show.
    pub fn output(&self) -> &[(Stream, String)] {
        &self.output
    }

    /// How long it has been since it was asked for.
    pub fn elapsed(&self, now: Timestamp) -> SignedDuration {
        now.duration_since(self.since)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::End;

    #[test]
    fn news_are_gathered_until_the_job_is_over() {
        let now = Timestamp::UNIX_EPOCH;
        let mut live = Live::new(JobId(2), now);
        live.hear(JobId(1), Update::Preparing("another one".into()));
        assert_eq!(live.preparing(), None);
        live.hear(JobId(2), Update::Preparing("Flask".into()));
        assert_eq!(live.preparing(), Some("Flask"));
        for (stream, text) in [(Stream::Out, "a"), (Stream::Out, "b\n"), (Stream::Err, "c")] {
            live.hear(JobId(2), Update::Output(stream, text.into()));
        }
        assert_eq!(live.preparing(), None);
        assert_eq!(live.output(), [(Stream::Out, "ab\n".into()), (Stream::Err, "c".into())]);
        assert!(!live.is_over());
        let over = Update::Done(Box::new(Outcome::without_run(End::Stopped)));
        live.hear(JobId(2), over);
        live.hear(JobId(2), Update::Output(Stream::Out, "late".into()));
        assert_eq!(live.outcome().map(|outcome| &outcome.end), Some(&End::Stopped));
        assert_eq!(live.output().len(), 2);
        assert_eq!(live.elapsed(now + SignedDuration::from_secs(3)).as_secs(), 3);
    }
}
