//! The thread that keeps the journal: an event is said to be saved only once it is on disk, and
//! one that cannot be written is kept and tried again.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use jiff::Timestamp;

use crate::learn::event::Event;
use crate::store::journal::{Journal, Pending};
use crate::tui::msg::Msg;

/// How long to wait before events that could not be written are tried again by themselves.
const PATIENCE: Duration = Duration::from_secs(5);

/// Keeps the journal.
pub(super) struct Keeper {
    jobs: Sender<Job>,
    thread: JoinHandle<Option<String>>,
}

enum Job {
    Record(Vec<Event>, Timestamp),
    Replay,
    Retry,
    SaveElsewhere,
}

/// What the thread works with.
struct Desk {
    journal: Journal,
    course: String,
    waiting: Vec<Pending>,
    out: Sender<Msg>,
}

impl Keeper {
    /// Starts the thread.
    pub(super) fn start(journal: Journal, course: String, out: Sender<Msg>) -> io::Result<Self> {
        let (jobs, list) = channel();
        let desk = Desk { journal, course, waiting: Vec::new(), out };
        let thread =
            thread::Builder::new().name("journal".into()).spawn(move || desk.work(&list))?;
        Ok(Self { jobs, thread })
    }

    /// Has events written that happened at `at`; comes back as [`Msg::Recorded`] or
    /// [`Msg::RecordFailed`].
    pub(super) fn record(&self, events: Vec<Event>, at: Timestamp) {
        self.send(Job::Record(events, at));
    }

    /// Has the journal folded anew; comes back as [`Msg::Replayed`].
    pub(super) fn replay(&self) {
        self.send(Job::Replay);
    }

    /// Has what waits tried again.
    pub(super) fn retry(&self) {
        self.send(Job::Retry);
    }

    /// Has what waits written into a new file in the learner's home folder.
    pub(super) fn save_elsewhere(&self) {
        self.send(Job::SaveElsewhere);
    }

    fn send(&self, job: Job) {
        // The thread ends only after this sender is dropped.
        let _ = self.jobs.send(job);
    }

    /// Waits until everything was tried; says what could not be saved.
    pub(super) fn finish(self) -> Option<String> {
        drop(self.jobs);
        self.thread.join().unwrap_or_else(|_| Some("the journal's thread failed".into()))
    }
}

impl Desk {
    fn work(mut self, list: &Receiver<Job>) -> Option<String> {
        let mut failure = None;
        loop {
            let job = if self.waiting.is_empty() {
                list.recv().ok()
            } else {
                match list.recv_timeout(PATIENCE) {
                    Ok(job) => Some(job),
                    Err(RecvTimeoutError::Timeout) => Some(Job::Retry),
                    Err(RecvTimeoutError::Disconnected) => None,
                }
            };
            match job {
                Some(Job::Record(events, at)) => {
                    self.waiting.push(Pending { events, at, course: self.course.clone() });
                    failure = self.write();
                }
                Some(Job::Replay) => self.replay(),
                Some(Job::Retry) => failure = self.write(),
                Some(Job::SaveElsewhere) => self.write_elsewhere(),
                None if self.waiting.is_empty() => return None,
                None => return failure,
            }
        }
    }

    /// Writes what waits, oldest first; says what went wrong.
    fn write(&mut self) -> Option<String> {
        while let Some(next) = self.waiting.first() {
            match self.journal.append(&next.events, next.at, &next.course) {
                Ok(added) => {
                    self.waiting.remove(0);
                    for notice in &added.notices {
                        self.tell(Msg::Notice(notice.to_string()));
                    }
                    self.tell(Msg::Recorded(added.into_text()));
                }
                Err(error) => {
                    let message = format!("{} {}", error.message(), error.advice());
                    let waiting = self.waiting.iter().map(|pending| pending.events.len()).sum();
                    self.tell(Msg::RecordFailed { message: message.clone(), waiting });
                    return Some(message);
                }
            }
        }
        None
    }

    fn replay(&mut self) {
        // What is damaged or torn was told when it was first met.
        let message = match self.journal.reload(&self.course) {
            Ok((progress, _)) => Msg::Replayed(Box::new(progress)),
            Err(error) => Msg::Notice(error.to_string()),
        };
        self.tell(message);
    }

    fn write_elsewhere(&mut self) {
        let result = elsewhere().and_then(|path| {
            Journal::write_elsewhere(&path, &self.waiting)
                .map(|()| path)
                .map_err(|error| format!("{} {}", error.message(), error.advice()))
        });
        if result.is_ok() {
            self.waiting.clear();
        }
        self.tell(Msg::SavedElsewhere(result));
    }

    fn tell(&self, message: Msg) {
        // Nobody listens only when the program is about to end.
        let _ = self.out.send(message);
    }
}

/// A new file in the home folder, named after the time.
fn elsewhere() -> Result<PathBuf, String> {
    let home = directories::BaseDirs::new().ok_or("There is no home folder to write to.")?;
    let name = format!("gradus-{}.jsonl", super::super::clock::now().strftime("%Y%m%d-%H%M%S"));
    Ok(home.home_dir().join(name))
}
