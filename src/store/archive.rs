//! Everything of a learner as one file: a zip archive, which any system opens.
//!
//! **Stable**: `gradus.json` says what it is; `journal.jsonl` is the journal; `notes.md` is for
//! people; `work/STAGE/LESSON/…` are the learner's files, `attempts/STAGE/LESSON/TIME-N/…` the
//! copies of them.

mod entry;
mod error;
mod read;
mod write;

pub use self::entry::Part;
pub use self::error::ArchiveError;
pub use self::read::Archive;
pub use self::write::write;

/// The file that says what the archive is.
const ABOUT: &str = "gradus.json";

/// The version of the format.
const FORMAT: u64 = 1;

/// Whether a file that begins with these bytes is an archive.
pub fn is_archive(start: &[u8]) -> bool {
    start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06")
}

#[cfg(test)]
mod tests;
