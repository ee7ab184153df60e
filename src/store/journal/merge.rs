//! Taking the events of another journal in: a union by device and number.

use std::collections::HashMap;

use super::error::{Doing, JournalError};
use super::lines::{self, Line};
use super::{Journal, disk};
use crate::learn::record::{Damage, Record};
use crate::store::notice::Notice;

/// What became of the lines of another journal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Merged {
    /// Events that were new, and are on disk now.
    pub new: usize,
    /// Events that were there already.
    pub known: usize,
    /// Lines that are damaged, and were left out.
    pub damaged: usize,
    /// Lines that only a newer Gradus can read, and were left out.
    pub newer: usize,
    /// Events whose device and number belong to another event here, which stays: their names.
    pub contrary: Vec<(String, u64)>,
    /// What was found wrong with the journal that was added to.
    pub notices: Vec<Notice>,
}

/// The lines of a journal by device and number.
#[derive(Default)]
struct Known<'a> {
    devices: HashMap<String, HashMap<u64, &'a str>>,
}

/// What is known of an event.
enum Meeting {
    New,
    Same,
    Contrary,
}

impl<'a> Known<'a> {
    /// Takes in a line, unless its name is known.
    fn meet(&mut self, line: &'a str, record: &Record<'_>) -> Meeting {
        if !self.devices.contains_key(&*record.dev) {
            self.devices.insert(record.dev.to_string(), HashMap::new());
        }
        let Some(numbers) = self.devices.get_mut(&*record.dev) else { return Meeting::New };
        match numbers.get(&record.seq) {
            Some(known) if *known == line => Meeting::Same,
            Some(_) => Meeting::Contrary,
            None => {
                numbers.insert(record.seq, line);
                Meeting::New
            }
        }
    }

    fn all_of(journal: &'a [u8]) -> Self {
        let mut known = Self::default();
        each(journal, &mut |line| {
            if let Line::Good(line, record) = line {
                known.meet(line, &record);
            }
        });
        known
    }
}

impl Journal {
    /// Adds those events of `other`, the bytes of a journal, that are not here yet: their lines
    /// unchanged, in the order in which they stand there. Returns once they are on disk. If this
    /// fails the file is as it was; if the program ends on the way, merging once more completes it.
    pub fn merge(&mut self, other: &[u8]) -> Result<Merged, JournalError> {
        let mut file = disk::open_to_write(&self.path).map_err(|error| self.unsaved(error))?;
        self.catch_up(&mut file)?;
        let own = disk::read_from(&mut file, 0).map_err(|error| self.unsaved(error))?;
        let mut known = Known::all_of(&own);
        let (mut merged, mut text) = (Merged::default(), String::new());
        let mut new = Vec::new();
        each(other, &mut |line| match line {
            Line::Good(line, record) => match known.meet(line, &record) {
                Meeting::New => {
                    new.push((record.dev, record.seq));
                    text.push_str(line);
                    text.push('\n');
                }
                Meeting::Same => merged.known += 1,
                Meeting::Contrary => merged.contrary.push((record.dev.into(), record.seq)),
            },
            Line::Bad(_, Damage::Newer(_)) => merged.newer += 1,
            Line::Bad(_, Damage::Unsealed | Damage::Sum | Damage::Form) => merged.damaged += 1,
        });
        disk::write_at_end(&mut file, self.offset, text.as_bytes()).map_err(|failed| {
            let doing = if failed.taken_back { Doing::Saving } else { Doing::SavingAndTakingBack };
            JournalError::new(doing, &self.path, failed.error)
        })?;
        let _ = file.unlock();
        merged.new = new.len();
        for (dev, seq) in new {
            self.seen.insert(&dev, seq);
        }
        self.advance(text.as_bytes());
        self.fresh.text.push_str(&text);
        merged.notices.append(&mut self.fresh.notices);
        Ok(merged)
    }
}

/// Hands over each line, and the events that can still be read in damaged ones.
fn each<'a>(journal: &'a [u8], take: &mut dyn FnMut(Line<'a>)) {
    lines::each(journal, &mut |line| {
        let pieces = match &line {
            Line::Bad(bytes, Damage::Unsealed | Damage::Sum | Damage::Form) => {
                lines::salvage(bytes)
            }
            Line::Bad(_, Damage::Newer(_)) | Line::Good(..) => Vec::new(),
        };
        take(line);
        for (piece, record) in pieces {
            take(Line::Good(piece, record));
        }
    });
}
