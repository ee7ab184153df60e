//! The order in which events count: by time, then by device, then by number. Journals that were
//! merged hold them in another one.

use std::cmp::Ordering;

use jiff::Timestamp;

use crate::learn::record::Record;

/// How far a fold has come, and whether it kept the order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Order {
    latest: Option<Latest>,
    broken: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Latest {
    at: Timestamp,
    dev: String,
    seq: u64,
}

impl Order {
    /// Takes in the record that is folded next.
    pub(super) fn follow(&mut self, record: &Record<'_>) {
        let Some(latest) = &mut self.latest else {
            let dev = record.dev.to_string();
            self.latest = Some(Latest { at: record.at, dev, seq: record.seq });
            return;
        };
        if latest.cmp(record) == Ordering::Greater {
            self.broken = true;
            return;
        }
        (latest.at, latest.seq) = (record.at, record.seq);
        if latest.dev != record.dev {
            latest.dev.clear();
            latest.dev.push_str(&record.dev);
        }
    }

    /// Whether every record came after those before it.
    pub(super) fn is_kept(&self) -> bool {
        !self.broken
    }
}

impl Latest {
    fn cmp(&self, record: &Record<'_>) -> Ordering {
        self.at
            .cmp(&record.at)
            .then_with(|| (*self.dev).cmp(&*record.dev))
            .then_with(|| self.seq.cmp(&record.seq))
    }
}
