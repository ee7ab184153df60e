//! How much of a folder is read at most: a course that is a trap fills neither memory nor time.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};

/// What is left to be read, by several threads at once.
#[derive(Debug)]
pub(super) struct Budget {
    /// Entries of folders that may still be listed.
    entries: Left,
    /// Bytes that may still be read.
    bytes: Left,
}

/// More was there than a course may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Full {
    /// Files and folders: the most there may be.
    Entries(u64),
    /// Bytes: the most there may be.
    Bytes(u64),
}

#[derive(Debug)]
struct Left {
    most: u64,
    used: AtomicU64,
}

impl Budget {
    /// So much and no more.
    pub(super) fn new(entries: u64, bytes: u64) -> Self {
        let left = |most| Left { most, used: AtomicU64::new(0) };
        Self { entries: left(entries), bytes: left(bytes) }
    }

    /// Counts an entry of a folder.
    pub(super) fn list(&self) -> Result<(), Full> {
        self.entries.take(1).ok_or(Full::Entries(self.entries.most))
    }

    /// Counts bytes that are about to be read.
    pub(super) fn read(&self, bytes: u64) -> Result<(), Full> {
        self.bytes.take(bytes).ok_or(Full::Bytes(self.bytes.most))
    }
}

impl Default for Budget {
    /// Many times what the largest course needs.
    fn default() -> Self {
        Self::new(200_000, 256 << 20)
    }
}

impl Left {
    fn take(&self, amount: u64) -> Option<()> {
        let before = self.used.fetch_add(amount, Ordering::Relaxed);
        (before.saturating_add(amount) <= self.most).then_some(())
    }
}

impl fmt::Display for Full {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Entries(most) => write!(f, "more than {most} files and folders"),
            Self::Bytes(most) => write!(f, "more than {} MiB of text", most >> 20),
        }
    }
}
