//! The journal's file, and the two beside it that keep what was broken.

use std::collections::HashSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// An opened journal; `refused` says why it can only be read.
pub(super) struct Opened {
    pub(super) file: File,
    pub(super) refused: Option<io::Error>,
}

/// Opens and locks a journal that is there already, to write if possible; none if there is none.
pub(super) fn open(path: &Path) -> io::Result<Option<Opened>> {
    match OpenOptions::new().read(true).write(true).open(path) {
        Ok(file) => {
            lock(&file)?;
            Ok(Some(Opened { file, refused: None }))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem
            ) =>
        {
            let file = File::open(path)?;
            allow_unsupported(file.lock_shared())?;
            Ok(Some(Opened { file, refused: Some(error) }))
        }
        Err(error) => Err(error),
    }
}

/// Opens and locks a journal to write; makes the file and its folders if need be.
///
/// Not in append mode: on Windows such a file cannot be cut back.
pub(super) fn open_to_write(path: &Path) -> io::Result<File> {
    if let Some(Opened { file, refused }) = open(path)? {
        return refused.map_or(Ok(file), Err);
    }
    let folder = path.parent();
    if let Some(folder) = folder {
        fs::create_dir_all(folder)?;
    }
    let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
    lock(&file)?;
    // A new file is safe once its folder is on disk too. Not every system can do this.
    if let Some(Ok(folder)) = folder.map(File::open) {
        let _ = folder.sync_all();
    }
    Ok(file)
}

fn lock(file: &File) -> io::Result<()> {
    allow_unsupported(file.lock())
}

/// Some network folders know no locks. A learner alone on one must still be able to save.
fn allow_unsupported(locked: io::Result<()>) -> io::Result<()> {
    match locked {
        Err(error) if error.kind() == ErrorKind::Unsupported => Ok(()),
        other => other,
    }
}

/// Reads from byte `start` to the present end. (Not "until nothing comes": devices never end.)
pub(super) fn read_from(file: &mut File, start: u64) -> io::Result<Vec<u8>> {
    let length = file.metadata()?.len().saturating_sub(start);
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
    file.seek(SeekFrom::Start(start))?;
    file.take(length).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// How writing failed.
pub(super) struct Failed {
    pub(super) error: io::Error,
    /// Whether the file has its former length again.
    pub(super) taken_back: bool,
}

/// Writes `bytes` at byte `end`, the file's end, and waits until they are on disk. If that fails
/// the file is cut back, so that no torn line stays.
pub(super) fn write_at_end(file: &mut File, end: u64, bytes: &[u8]) -> Result<(), Failed> {
    let written = file
        .seek(SeekFrom::Start(end))
        .and_then(|_| file.write_all(bytes))
        .and_then(|()| file.sync_data());
    written.map_err(|error| Failed { error, taken_back: file.set_len(end).is_ok() })
}

/// Cuts the file at byte `end` after its torn last line was added to the file beside it.
pub(super) fn set_aside(file: &File, end: u64, torn: &[u8], beside: &Path) -> io::Result<()> {
    add_lines(beside, &[torn])?;
    file.set_len(end)?;
    file.sync_data()
}

/// Adds those `lines` to the file at `path` that it does not hold yet, and returns how many.
pub(super) fn keep_copies(path: &Path, lines: &[&[u8]]) -> io::Result<usize> {
    let kept = match fs::read(path) {
        Ok(kept) => kept,
        Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(error),
    };
    let mut known: HashSet<&[u8]> = kept.split(|&byte| byte == b'\n').collect();
    let new: Vec<&[u8]> = lines.iter().copied().filter(|line| known.insert(line)).collect();
    if !new.is_empty() {
        add_lines(path, &new)?;
    }
    Ok(new.len())
}

fn add_lines(path: &Path, lines: &[&[u8]]) -> io::Result<()> {
    let mut text = lines.join(&b'\n');
    text.push(b'\n');
    let mut file = OpenOptions::new().append(true).create(true).open(path)?;
    file.write_all(&text)?;
    file.sync_all()
}
