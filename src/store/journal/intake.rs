//! Lines on their way in: each event once, and what cannot be read is told.

use std::path::Path;

use super::disk;
use super::lines::{self, Line};
use super::seen::Seen;
use crate::learn::record::{Damage, Record, What, name_in_damaged};
use crate::store::notice::Notice;

/// Lines on their way in.
pub(super) struct Intake<'a, 'b> {
    seen: &'b mut Seen,
    odd: Odd<'a>,
    take: Take<'a, 'b>,
}

/// Takes each line with its record.
pub(super) type Take<'a, 'b> = &'b mut dyn FnMut(&'a str, &Record<'a>);

impl<'a, 'b> Intake<'a, 'b> {
    pub(super) fn new(seen: &'b mut Seen, take: Take<'a, 'b>) -> Self {
        Self { seen, odd: Odd::default(), take }
    }

    pub(super) fn odd(self) -> Odd<'a> {
        self.odd
    }

    pub(super) fn line(&mut self, line: Line<'a>) {
        match line {
            Line::Good(line, record) => self.record(line, &record),
            Line::Bad(_, Damage::Newer(_)) => self.odd.unknown += 1,
            Line::Bad(line, Damage::Unsealed | Damage::Sum | Damage::Form) => {
                self.odd.damaged.push(line);
                for (piece, record) in lines::salvage(line) {
                    self.record(piece, &record);
                }
            }
        }
    }

    pub(super) fn record(&mut self, line: &'a str, record: &Record<'a>) {
        if !self.seen.insert(&record.dev, record.seq) {
            return;
        }
        if matches!(record.what, What::Unknown { .. }) {
            self.odd.unknown += 1;
        }
        (self.take)(line, record);
    }
}

/// Lines that teach nothing.
#[derive(Default)]
pub(super) struct Odd<'a> {
    damaged: Vec<&'a [u8]>,
    unknown: usize,
}

impl Odd<'_> {
    /// The highest number that a damaged line of `dev` shows; 0 if none does.
    pub(super) fn highest_damaged(&self, dev: &str) -> u64 {
        let texts = self.damaged.iter().filter_map(|line| str::from_utf8(line).ok());
        let own = texts.filter_map(name_in_damaged).filter(|(of, _)| of == dev);
        own.map(|(_, seq)| seq).max().unwrap_or(0)
    }

    /// Copies damaged lines to the file beside the journal, if it may be written, and tells of
    /// those that were not told of before.
    pub(super) fn tell(&self, journal: &Path, writable: bool) -> Vec<Notice> {
        let mut notices = Vec::new();
        if !self.damaged.is_empty() {
            notices.extend(self.tell_damaged(journal, writable));
        }
        if self.unknown > 0 {
            notices.push(Notice::new(
                format!(
                    "{} in {} by a newer Gradus: this one passes over them and keeps them.",
                    count(self.unknown, "line was written", "lines were written"),
                    journal.display()
                ),
                "Update Gradus to have them count.",
            ));
        }
        notices
    }

    fn tell_damaged(&self, journal: &Path, writable: bool) -> Option<Notice> {
        let path = journal.display();
        let beside = journal.with_extension("damaged");
        let kept = if writable { disk::keep_copies(&beside, &self.damaged) } else { Ok(0) };
        let said = |number| count(number, "line is damaged", "lines are damaged");
        match kept {
            Ok(0) if writable => None,
            Ok(0) => Some(Notice::new(
                format!("{} in {path}, and passed over.", said(self.damaged.len())),
                "Everything else counts. If you have a copy, merge it: gradus merge FILE.",
            )),
            Ok(new) => Some(Notice::new(
                format!("{} in {path}, and copied to {}.", said(new), beside.display()),
                "Everything else counts. If you have a copy, merge it: gradus merge FILE.",
            )),
            Err(error) => Some(Notice::new(
                format!(
                    "{} in {path}, and cannot be copied to {}: {error}.",
                    said(self.damaged.len()),
                    beside.display()
                ),
                "Everything else counts. Look at the file and its folder.",
            )),
        }
    }
}

fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}
