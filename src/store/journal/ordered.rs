//! Folding a journal that holds merged events: by time, device and number, and not as they stand.

use std::collections::HashMap;

use jiff::Timestamp;

use super::intake::Intake;
use super::lines;
use super::seen::Seen;
use crate::learn::progress::Progress;
use crate::learn::record::{Record, decode};

/// Where an event belongs, and its line.
struct Entry<'a> {
    at: Timestamp,
    /// Index of the device.
    dev: usize,
    seq: u64,
    line: &'a str,
}

/// The progress in `course` after all events of a journal, in the order in which they count.
pub(super) fn fold(journal: &[u8], course: &str) -> Progress {
    let mut entries = Vec::new();
    let mut devices = Devices::default();
    let mut seen = Seen::default();
    let mut note = |line, record: &Record<'_>| {
        if record.course == course {
            let dev = devices.index(&record.dev);
            entries.push(Entry { at: record.at, dev, seq: record.seq, line });
        }
    };
    let mut intake = Intake::new(&mut seen, &mut note);
    lines::each(journal, &mut |line| intake.line(line));
    let ranks = devices.ranks();
    // A journal is made of few runs in order, which this sort takes advantage of.
    entries.sort_by_key(|entry| (entry.at, ranks.get(entry.dev), entry.seq));
    let mut progress = Progress::of(course);
    for record in entries.iter().filter_map(|entry| decode(entry.line).ok()) {
        progress.apply(&record);
    }
    progress
}

/// The names of devices, in the order in which they are met.
#[derive(Default)]
struct Devices {
    indices: HashMap<String, usize>,
    last: Option<(String, usize)>,
}

impl Devices {
    fn index(&mut self, name: &str) -> usize {
        if let Some((last, index)) = &self.last
            && last == name
        {
            return *index;
        }
        let next = self.indices.len();
        let index = *self.indices.entry(name.into()).or_insert(next);
        self.last = Some((name.into(), index));
        index
    }

    /// The place of each device among their names in order.
    fn ranks(&self) -> Vec<usize> {
        let mut names: Vec<(&String, usize)> =
            self.indices.iter().map(|(name, index)| (name, *index)).collect();
        names.sort();
        let mut ranks = vec![0; names.len()];
        for (rank, (_, index)) in names.into_iter().enumerate() {
            ranks[index] = rank;
        }
        ranks
    }
}
