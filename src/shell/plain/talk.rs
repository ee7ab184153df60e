//! A talk in lines: what is typed goes to [`Plain`], and what it says comes after what it records
//! is on disk.

use std::io::{self, BufRead, Write};
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, Result, bail};
use jiff::Timestamp;

use super::line::{self, Typed};
use crate::course::{Lesson, LessonId};
use crate::learn::event::Event;
use crate::plain::{Done, Errand, Next, Plain, Reply};
use crate::sanitise::sanitise;
use crate::store::journal::{Journal, JournalError, Pending};

/// Reads a lesson, with what is wrong with it.
pub(super) type ReadLesson<'a> = dyn FnMut(&LessonId) -> (Option<Arc<Lesson>>, Option<String>) + 'a;

/// Does an errand; takes lines on how far it is.
pub(super) type Perform<'a> = dyn FnMut(Errand, &mut dyn FnMut(&str)) -> Done + 'a;

/// What lies outside a talk.
pub(super) struct Edges<'a> {
    pub(super) input: &'a mut dyn BufRead,
    pub(super) output: &'a mut dyn Write,
    pub(super) clock: &'a dyn Fn() -> Timestamp,
    pub(super) read: &'a mut ReadLesson<'a>,
    pub(super) perform: &'a mut Perform<'a>,
}

/// A talk that is going on.
pub(super) struct Talk<'a> {
    plain: Plain,
    journal: Journal,
    course: String,
    waiting: Vec<Pending>,
    edges: Edges<'a>,
}

impl<'a> Talk<'a> {
    /// A talk about the course with the id `course`.
    pub(super) fn new(plain: Plain, journal: Journal, course: String, edges: Edges<'a>) -> Self {
        Self { plain, journal, course, waiting: Vec::new(), edges }
    }

    /// Talks until the learner leaves, the input ends, or nobody reads any more; `reply` is what
    /// the start asks for.
    ///
    /// # Errors
    /// If the input cannot be read, the output cannot be written, or something is not saved.
    pub(super) fn run(mut self, reply: Reply) -> Result<()> {
        let talked = self.talk(reply);
        if let Some(error) = self.flush() {
            bail!("{} of your last steps are not saved. {error}", self.count());
        }
        match talked {
            Err(error) if is_broken_pipe(&error) => Ok(()),
            talked => talked,
        }
    }

    fn talk(&mut self, mut reply: Reply) -> Result<()> {
        loop {
            self.record(reply.record);
            reply = match reply.next {
                Next::Ask => {
                    self.say()?;
                    match self.listen()? {
                        Some(reply) => reply,
                        None => return Ok(()),
                    }
                }
                Next::Open(lesson) => {
                    let (lesson, problem) = (self.edges.read)(&lesson);
                    self.plain.lesson_read(lesson, problem, (self.edges.clock)())
                }
                Next::Save => {
                    if self.flush().is_some() {
                        self.plain.still_not_saved();
                    }
                    Reply::ask()
                }
                Next::Write(path) => {
                    self.write(&path);
                    Reply::ask()
                }
                Next::Do(errand) => {
                    let done = self.perform(errand)?;
                    self.plain.done(done, (self.edges.clock)())
                }
                Next::Quit => return self.say(),
            };
        }
    }

    /// Does an errand; says how far it is where that takes long.
    fn perform(&mut self, errand: Errand) -> Result<Done> {
        let Edges { perform, output, .. } = &mut self.edges;
        let mut written = Ok(());
        let done = perform(errand, &mut |line| {
            if written.is_ok() {
                written = writeln!(output, "{}", sanitise(line)).and_then(|()| output.flush());
            }
        });
        written.context("cannot write")?;
        Ok(done)
    }

    /// The reply to the next line; none at the end of the input.
    fn listen(&mut self) -> Result<Option<Reply>> {
        match line::read(self.edges.input).context("cannot read what you type")? {
            Typed::Line(line) => Ok(Some(self.plain.take(&line, (self.edges.clock)()))),
            Typed::TooLong => {
                let most = line::LONGEST / 1024;
                let text = format!("That line is longer than {most} KiB and was not taken.");
                self.plain.notice(text);
                Ok(Some(Reply::ask()))
            }
            Typed::End => Ok(None),
        }
    }

    /// Says what is to be said, with an empty line behind.
    fn say(&mut self) -> Result<()> {
        let text = self.plain.say();
        if text.is_empty() {
            return Ok(());
        }
        let output = &mut self.edges.output;
        writeln!(output, "{text}\n").and_then(|()| output.flush()).context("cannot write")
    }

    /// Puts events that happened now on disk, with those that waited before them.
    fn record(&mut self, events: Vec<Event>) {
        if !events.is_empty() {
            let at = (self.edges.clock)();
            self.waiting.push(Pending { events, at, course: self.course.clone() });
            self.flush();
        }
    }

    /// Writes what waits, oldest first; returns what went wrong.
    fn flush(&mut self) -> Option<JournalError> {
        while let Some(next) = self.waiting.first() {
            match self.journal.append(&next.events, next.at, &next.course) {
                Ok(added) => {
                    self.waiting.remove(0);
                    added.notices.iter().for_each(|notice| self.plain.notice(notice.to_string()));
                    self.plain.recorded(added.records());
                    self.keep_in_order();
                }
                Err(error) => {
                    self.plain.not_saved(error.to_string(), self.count());
                    return Some(error);
                }
            }
        }
        self.plain.all_saved();
        None
    }

    /// Folds the journal anew if something that was merged came too late.
    fn keep_in_order(&mut self) {
        if !self.plain.progress().is_in_order() {
            match self.journal.reload(&self.course) {
                Ok((progress, _)) => self.plain.replayed(progress),
                Err(error) => self.plain.notice(error.to_string()),
            }
        }
    }

    fn count(&self) -> usize {
        self.waiting.iter().map(|pending| pending.events.len()).sum()
    }

    fn write(&mut self, path: &Path) {
        match Journal::write_elsewhere(path, &self.waiting) {
            Ok(()) => {
                self.waiting.clear();
                self.plain.written(Ok(path));
            }
            Err(error) => self.plain.written(Err(error.to_string())),
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let kind = error.downcast_ref::<io::Error>().map(io::Error::kind);
    kind == Some(io::ErrorKind::BrokenPipe)
}

#[cfg(test)]
mod tests;
