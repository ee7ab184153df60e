//! The folder that a job has for itself: made before it, removed after it.

use std::fs::{self, DirBuilder};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io;
use std::path::{Path, PathBuf};

use crate::course::files::{Files, stays_inside};

/// A job's folder. What is below it goes when this is dropped.
pub(super) struct Scratch {
    folder: PathBuf,
    /// Where the job's files are; its current directory.
    pub(super) work: PathBuf,
    /// Its `HOME`.
    pub(super) home: PathBuf,
    /// Where its temporary files go.
    pub(super) temp: PathBuf,
}

impl Scratch {
    /// Lays `files` out in a new folder below `parent`. Fails for a path that would leave it.
    pub(super) fn new(parent: &Path, files: &Files) -> io::Result<Self> {
        fs::create_dir_all(parent)?;
        let folder = parent.canonicalize()?.join(format!("gradus-{}", token()));
        private(&folder)?;
        let [work, home, temp] = ["work", "home", "tmp"].map(|name| folder.join(name));
        // From here on, dropping it removes the folder.
        let scratch = Self { folder, work, home, temp };
        for place in [&scratch.work, &scratch.home, &scratch.temp] {
            private(place)?;
        }
        for (path, text) in files {
            if !stays_inside(path) {
                let message = format!("the path `{path}` leaves the job's folder");
                return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
            }
            let file = scratch.work.join(path);
            if let Some(folder) = file.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(file, text)?;
        }
        Ok(scratch)
    }

    /// The whole of it.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Keeps text in a file beside the job's own, for it to read from its standard input.
    pub(super) fn input(&self, text: &str) -> io::Result<fs::File> {
        let path = self.folder.join("input");
        fs::write(&path, text)?;
        fs::File::open(path)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if fs::remove_dir_all(&self.folder).is_err() {
            open_up(&self.folder);
            // What still stays is in the system's folder for temporary files.
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

/// A word that nobody guesses: for names of folders, and marks in output.
pub(super) fn token() -> String {
    // The standard library seeds each hasher from the system's own randomness.
    let word = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", word(), word())
}

#[cfg(unix)]
fn private(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    DirBuilder::new().mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn private(folder: &Path) -> io::Result<()> {
    DirBuilder::new().create(folder)
}

/// Gives back the permission to remove what the job has taken it from.
fn open_up(folder: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let _ = fs::set_permissions(folder, fs::Permissions::from_mode(0o700));
    }
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            open_up(&entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_laid_out_and_removed() {
        let parent = tempfile::tempdir().unwrap();
        let files = Files::from([("shop/basket.py".into(), "x = 1\n".into())]);
        let scratch = Scratch::new(parent.path(), &files).unwrap();
        let file = scratch.work.join("shop/basket.py");
        assert_eq!(fs::read_to_string(file).unwrap(), "x = 1\n");
        drop(scratch);
        assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_path_out_of_the_folder_is_refused() {
        let parent = tempfile::tempdir().unwrap();
        for path in ["../x", "/etc/x", "a/../../x", ""] {
            let files = Files::from([(path.into(), String::new())]);
            assert!(Scratch::new(parent.path(), &files).is_err(), "{path:?}");
        }
        assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_was_closed_is_removed() {
        use std::os::unix::fs::PermissionsExt;
        let parent = tempfile::tempdir().unwrap();
        let files = Files::from([("closed/deep/x".into(), String::new())]);
        let scratch = Scratch::new(parent.path(), &files).unwrap();
        let closed = scratch.work.join("closed");
        fs::set_permissions(closed, fs::Permissions::from_mode(0o000)).unwrap();
        drop(scratch);
        assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 0);
    }
}
