//! The learner's journal on disk: one event a line, appended, never rewritten.
//!
//! Several running copies may share it. The lock is held for one append and never for a session;
//! under the lock the lines of the others are taken in first, so that numbers are given out once.

mod disk;
mod error;
mod intake;
mod lines;
mod merge;
mod ordered;
mod seen;

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use self::error::Doing;
use self::intake::{Intake, Take};
use self::lines::Line;
use self::seen::Seen;
use super::dirs::new_device_id;
use super::notice::Notice;
use crate::learn::event::Event;
use crate::learn::progress::Progress;
use crate::learn::record::{Envelope, Record, decode, encode};

pub use self::error::JournalError;
pub use self::merge::Merged;

/// How many bytes before the offset are compared to notice that the file was replaced. They hold
/// the last line's checksum.
const MARK: usize = 64;

/// A journal, and how far it was read.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    dev: String,
    /// Everything before this byte was taken in; it is the start of a line.
    offset: u64,
    /// The bytes before the offset.
    mark: Vec<u8>,
    seen: Seen,
    /// The highest number that a damaged line of this device shows.
    damaged_seq: u64,
    /// What was taken in and is not yet handed over: a failed append must not lose it.
    fresh: Appended,
}

/// What an append brought: the lines of others that were not yet known, then one's own.
#[derive(Debug, Default)]
pub struct Appended {
    text: String,
    /// What was found wrong on the way.
    pub notices: Vec<Notice>,
}

/// Events that wait to be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// What happened.
    pub events: Vec<Event>,
    /// When.
    pub at: Timestamp,
    /// In which course.
    pub course: String,
}

impl Appended {
    /// The lines themselves, each with its line break.
    pub fn into_text(self) -> String {
        self.text
    }

    /// The records in the order they stand in the file, none of them handed over before.
    pub fn records(&self) -> impl Iterator<Item = Record<'_>> {
        self.text.lines().filter_map(|line| decode(line).ok())
    }
}

impl Journal {
    /// Opens the journal at `path` and hands every record to `take`, in the order of the file,
    /// each event once. New events will carry the device's name `dev`.
    ///
    /// What is torn or damaged is set aside and told in the notices. A file that is missing is an
    /// empty journal, and is made by the first append. A file that may only be read is read.
    pub fn open(
        path: &Path,
        dev: &str,
        take: &mut dyn FnMut(&Record<'_>),
    ) -> Result<(Self, Vec<Notice>), JournalError> {
        let (journal, _, notices) = Self::read(path, dev, take)?;
        Ok((journal, notices))
    }

    /// Opens the journal at `path` as [`Journal::open`] does, and folds it into the progress in
    /// `course`. Where merged events stand out of order, they are folded in it all the same.
    pub fn load(
        path: &Path,
        dev: &str,
        course: &str,
    ) -> Result<(Self, Progress, Vec<Notice>), JournalError> {
        let mut progress = Progress::of(course);
        let (journal, bytes, notices) = Self::read(path, dev, &mut |record| {
            if progress.is_in_order() {
                progress.apply(record);
            }
        })?;
        if !progress.is_in_order() {
            progress = ordered::fold(&bytes, course);
        }
        Ok((journal, progress, notices))
    }

    /// Reads the file anew and folds all of it. What was appended before is not handed over again.
    /// Meant for when [`Progress::is_in_order`] says that what was handed over came too late.
    pub fn reload(&mut self, course: &str) -> Result<(Progress, Vec<Notice>), JournalError> {
        let (journal, progress, notices) = Self::load(&self.path, &self.dev, course)?;
        *self = journal;
        Ok((progress, notices))
    }

    /// Opens the journal, and returns its bytes as well.
    fn read(
        path: &Path,
        dev: &str,
        take: &mut dyn FnMut(&Record<'_>),
    ) -> Result<(Self, Vec<u8>, Vec<Notice>), JournalError> {
        let failed = |error| JournalError::new(Doing::Reading, path, error);
        let mut journal = Self {
            path: path.into(),
            dev: dev.into(),
            offset: 0,
            mark: Vec::new(),
            seen: Seen::default(),
            damaged_seq: 0,
            fresh: Appended::default(),
        };
        let Some(mut opened) = disk::open(path).map_err(failed)? else {
            return Ok((journal, Vec::new(), Vec::new()));
        };
        let bytes = disk::read_from(&mut opened.file, 0).map_err(failed)?;
        let writable = opened.refused.is_none();
        let mut notices = Vec::new();
        let tail = journal.take_in(&bytes, writable, &mut notices, &mut |_, record| take(record));
        if let Some(refused) = opened.refused {
            notices.push(JournalError::new(Doing::Saving, path, refused).into());
        } else if let Err(error) = journal.mend(&mut opened.file, tail, &mut notices) {
            notices.push(error.into());
        }
        Ok((journal, bytes, notices))
    }

    /// Adds events that happened at `at` in `course`, and returns once they are on disk.
    ///
    /// If this fails the file is as it was, and the events stay with the caller.
    pub fn append(
        &mut self,
        events: &[Event],
        at: Timestamp,
        course: &str,
    ) -> Result<Appended, JournalError> {
        let mut file = disk::open_to_write(&self.path).map_err(|e| self.unsaved(e))?;
        self.catch_up(&mut file)?;
        let first = self.seen.highest(&self.dev).max(self.damaged_seq) + 1;
        let text = encode_all(&self.dev, first, events, at, course).map_err(|e| self.unsaved(e))?;
        if !text.is_empty() {
            disk::write_at_end(&mut file, self.offset, text.as_bytes()).map_err(|failed| {
                let doing =
                    if failed.taken_back { Doing::Saving } else { Doing::SavingAndTakingBack };
                JournalError::new(doing, &self.path, failed.error)
            })?;
        }
        // Closing the file frees the lock as well, yet on Windows only some time later.
        let _ = file.unlock();
        for (seq, _) in (first..).zip(events) {
            self.seen.insert(&self.dev, seq);
        }
        self.advance(text.as_bytes());
        self.fresh.text.push_str(&text);
        Ok(std::mem::take(&mut self.fresh))
    }

    /// Writes events that could not be saved to a file that must not be there yet, as a journal
    /// that can be merged later.
    pub fn write_elsewhere(path: &Path, pending: &[Pending]) -> Result<(), JournalError> {
        let failed = |error| JournalError::new(Doing::WritingElsewhere, path, error);
        // A device of its own: this one will give its next numbers to other events.
        let dev = new_device_id();
        let mut text = String::new();
        let mut first = 1;
        for Pending { events, at, course } in pending {
            text += &encode_all(&dev, first, events, *at, course).map_err(failed)?;
            first += events.len() as u64;
        }
        let mut file =
            OpenOptions::new().write(true).create_new(true).open(path).map_err(failed)?;
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(failed)
    }

    fn unsaved(&self, error: io::Error) -> JournalError {
        JournalError::new(Doing::Saving, &self.path, error)
    }

    /// Takes in what others appended since; starts anew if the file is another one.
    fn catch_up(&mut self, file: &mut File) -> Result<(), JournalError> {
        let start = self.offset - self.mark.len() as u64;
        let mut bytes = disk::read_from(file, start).map_err(|e| self.unsaved(e))?;
        let mut notices = Vec::new();
        let new = if let Some(new) = bytes.strip_prefix(&*self.mark) {
            new
        } else {
            notices.push(Notice::new(
                format!("{} was deleted or replaced while it was in use.", self.path.display()),
                "What you do from now on is saved in the file that is there now.",
            ));
            (self.offset, self.mark) = (0, Vec::new());
            bytes = disk::read_from(file, 0).map_err(|e| self.unsaved(e))?;
            &bytes
        };
        let mut text = String::new();
        let tail = self.take_in(new, true, &mut notices, &mut |line, _| {
            text.push_str(line);
            text.push('\n');
        });
        let mended = self.mend(file, tail, &mut notices);
        self.fresh.text.push_str(&text);
        self.fresh.notices.append(&mut notices);
        mended
    }

    /// Takes in the bytes that stand at the offset, hands over what is new, and returns what
    /// stands behind the last line break.
    fn take_in<'a>(
        &mut self,
        bytes: &'a [u8],
        writable: bool,
        notices: &mut Vec<Notice>,
        take: Take<'a, '_>,
    ) -> &'a [u8] {
        let end = bytes.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
        let (whole, tail) = bytes.split_at(end);
        let mut intake = Intake::new(&mut self.seen, take);
        lines::each(whole, &mut |line| intake.line(line));
        if let Line::Good(line, record) = lines::read(tail) {
            intake.record(line, &record);
        }
        let odd = intake.odd();
        self.damaged_seq = self.damaged_seq.max(odd.highest_damaged(&self.dev));
        notices.extend(odd.tell(&self.path, writable));
        self.advance(whole);
        tail
    }

    /// Makes the file end in a line break: completes a last line that lacks nothing else, and
    /// sets aside one that is torn.
    fn mend(
        &mut self,
        file: &mut File,
        tail: &[u8],
        notices: &mut Vec<Notice>,
    ) -> Result<(), JournalError> {
        if tail.is_empty() {
            return Ok(());
        }
        if matches!(lines::read(tail), Line::Good(..)) {
            let end = self.offset + tail.len() as u64;
            disk::write_at_end(file, end, b"\n").map_err(|failed| self.unsaved(failed.error))?;
            self.advance(&[tail, b"\n"].concat());
            return Ok(());
        }
        let beside = self.path.with_extension("torn");
        disk::set_aside(file, self.offset, tail, &beside)
            .map_err(|error| JournalError::new(Doing::Saving, &beside, error))?;
        notices.push(Notice::new(
            format!(
                "The last line of {} was cut short, perhaps by a crash. It was moved to {}.",
                self.path.display(),
                beside.display()
            ),
            "Everything before it is kept; there is nothing to do.",
        ));
        Ok(())
    }

    /// Moves the offset behind `bytes`.
    fn advance(&mut self, bytes: &[u8]) {
        self.offset += bytes.len() as u64;
        self.mark.extend(bytes.get(bytes.len().saturating_sub(MARK)..).unwrap_or(bytes));
        self.mark.drain(..self.mark.len().saturating_sub(MARK));
    }
}

/// The lines of some events, numbered from `first`.
fn encode_all(
    dev: &str,
    first: u64,
    events: &[Event],
    at: Timestamp,
    course: &str,
) -> io::Result<String> {
    let mut text = String::new();
    for (seq, event) in (first..).zip(events) {
        text += &encode(&Envelope { dev, seq, at, course }, event)?;
        text.push('\n');
    }
    Ok(text)
}
