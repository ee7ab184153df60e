//! One file of the learner: where it really is, and how it is written whole or not at all.

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process;

use super::error::{Cause, Doing, WorkError};
use crate::course::files::stays_inside;

/// How the names of files end that are being written; they begin with a dot.
const UNFINISHED: &str = ".gradus-new";

/// The name that a file has while it is being written.
pub(super) fn unfinished(name: &str) -> String {
    format!(".{name}.{}{UNFINISHED}", process::id())
}

/// Whether a file of this name is one of ours that was being written.
pub(super) fn is_unfinished(name: &str) -> bool {
    name.starts_with('.') && name.ends_with(UNFINISHED)
}

/// Where `file` is below `root`, which has no links in it. A link that stays below is followed, so
/// that it stays a link; whether the file is there does not matter.
pub(super) fn resolve(root: &Path, file: &str) -> Result<PathBuf, WorkError> {
    let leaves = || WorkError::new(Doing::Writing, &root.join(file), Cause::Leaves);
    if !stays_inside(file) {
        return Err(leaves());
    }
    let mut way = root.to_path_buf();
    for name in file.split('/') {
        way.push(name);
        if way.is_symlink() {
            way = fs::canonicalize(&way)
                .map_err(|error| WorkError::system(Doing::Writing, &way, error))?;
            if !way.starts_with(root) {
                return Err(leaves());
            }
        }
    }
    Ok(way)
}

/// Whether anything is at this path, a link to nothing as well.
pub(super) fn is_there(path: &Path) -> io::Result<bool> {
    match path.symlink_metadata() {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Whether a file is there and holds just these bytes.
pub(super) fn holds(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    match path.metadata() {
        Ok(about) if about.is_file() && about.len() == bytes.len() as u64 => {
            Ok(fs::read(path)? == bytes)
        }
        Ok(about) if about.is_dir() => Err(ErrorKind::IsADirectory.into()),
        Ok(_) => Ok(false),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Whether two files are there and hold the same bytes.
pub(super) fn are_same(one: &Path, other: &Path) -> bool {
    let size = |path: &Path| path.metadata().ok().filter(Metadata::is_file).map(|m| m.len());
    let same_size = size(one).is_some() && size(one) == size(other);
    same_size && matches!((fs::read(one), fs::read(other)), (Ok(one), Ok(other)) if one == other)
}

/// Puts a file with these bytes in the place of another, in one step; the other one's permissions
/// stay.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_beside(path, bytes, |new| fs::rename(new, path))
}

/// Writes a file that is not there yet. If it is there after all, it stays as it is.
pub(super) fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_beside(path, bytes, |new| {
        // Unlike a rename, a link never takes the place of what another program has put there
        // meanwhile. Some file systems have none.
        match fs::hard_link(new, path) {
            Ok(()) => fs::remove_file(new),
            Err(_) if is_there(path)? => fs::remove_file(new),
            Err(_) => fs::rename(new, path),
        }
    })
}

fn write_beside(
    path: &Path,
    bytes: &[u8],
    put: impl FnOnce(&Path) -> io::Result<()>,
) -> io::Result<()> {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(ErrorKind::InvalidFilename.into());
    };
    fs::create_dir_all(folder)?;
    let new = folder.join(unfinished(&name.to_string_lossy()));
    let written = write_new(&new, path, bytes).and_then(|()| put(&new));
    if written.is_err() {
        // The first error is the one to tell.
        let _ = fs::remove_file(&new);
    }
    written.and_then(|()| sync_folder(folder))
}

fn write_new(new: &Path, old: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(new)?;
    file.write_all(bytes)?;
    if let Ok(about) = old.metadata() {
        file.set_permissions(about.permissions())?;
    }
    file.sync_all()
}

/// Has the names in a folder outlive a loss of power.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        // Some file systems cannot, and see to it themselves.
        Err(error) if error.kind() != ErrorKind::StorageFull => Ok(()),
        synced => synced,
    }
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "where a folder can be synced, it may fail")]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
