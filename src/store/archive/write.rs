//! Writing an archive: it is there as a whole, or not at all.

use std::fs::{self, File};
use std::io::{BufWriter, ErrorKind, Write};
use std::path::Path;

use jiff::civil::DateTime;
use serde_json::json;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::error::Cause;
use super::{ABOUT, ArchiveError, FORMAT, Part};

/// Writes an archive to `path`, where nothing may be yet. `now` is the local time, which its files
/// carry.
///
/// # Errors
/// If something is there already, or it cannot be written; then nothing is left.
pub fn write(
    path: &Path,
    now: DateTime,
    parts: impl IntoIterator<Item = (Part, Vec<u8>)>,
) -> Result<(), ArchiveError> {
    let failed = |cause| ArchiveError::writing(path, cause);
    if path.symlink_metadata().is_ok() {
        return Err(failed(Cause::Taken));
    }
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let unfinished = path.with_file_name(format!(".{name}.{}.gradus-new", std::process::id()));
    let written = fill(&unfinished, now, parts).and_then(|()| put(&unfinished, path));
    if written.is_err() {
        // The first error is the one to tell.
        let _ = fs::remove_file(&unfinished);
    }
    written.map_err(failed)
}

fn fill(
    path: &Path,
    now: DateTime,
    parts: impl IntoIterator<Item = (Part, Vec<u8>)>,
) -> Result<(), Cause> {
    let mut zip = ZipWriter::new(BufWriter::new(File::create(path)?));
    let mut options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .unix_permissions(0o644);
    if let Some(now) = stamp(now) {
        options = options.last_modified_time(now);
    }
    let about = json!({ "format": FORMAT, "gradus": env!("CARGO_PKG_VERSION") });
    zip.start_file(ABOUT, options)?;
    writeln!(zip, "{about}")?;
    for (part, bytes) in parts {
        let large = bytes.len() > u32::MAX as usize;
        zip.start_file(part.name(), options.large_file(large))?;
        zip.write_all(&bytes)?;
    }
    let file = zip.finish()?.into_inner().map_err(std::io::IntoInnerError::into_error)?;
    file.sync_all()?;
    Ok(())
}

fn put(unfinished: &Path, path: &Path) -> Result<(), Cause> {
    // Unlike a rename, a link never takes the place of what was put there meanwhile. Some file
    // systems have none.
    match fs::hard_link(unfinished, path) {
        Ok(()) => fs::remove_file(unfinished)?,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(Cause::Taken),
        Err(_) => fs::rename(unfinished, path)?,
    }
    Ok(())
}

/// The time as such archives hold it, from 1980 on.
fn stamp(now: DateTime) -> Option<zip::DateTime> {
    let small = |number: i8| u8::try_from(number).ok();
    zip::DateTime::from_date_and_time(
        u16::try_from(now.year()).ok()?,
        small(now.month())?,
        small(now.day())?,
        small(now.hour())?,
        small(now.minute())?,
        small(now.second())?,
    )
    .ok()
}
