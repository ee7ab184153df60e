//! Environments that nobody needs any longer: the set has other packages now, or their Python is
//! gone.

use std::fs;
use std::path::Path;

use super::build::clear_away;
use super::place::Place;
use super::stamp::Stamp;
use super::{Base, BuildError, Progress};

/// Removes the environments that were made for `user` before the one at `new`, which is ready.
/// Those for another Python stay as long as that is there: the learner may change to and fro.
/// Those that another course uses stay, too, and those that a running copy works on.
pub(super) fn remove(
    all: &Path,
    new: &Place,
    user: &str,
    base: &Base,
    tell: &mut dyn FnMut(Progress),
) {
    let Ok(entries) = fs::read_dir(all) else { return };
    let folders = entries.flatten().map(|entry| entry.path());
    for folder in folders.filter(|folder| folder.is_dir() && *folder != new.folder) {
        let place = Place { folder };
        if let Err(error) = leave(&place, user, &base.minor()) {
            tell(Progress::Left(place.folder, error.to_string()));
        }
    }
}

/// Takes `user` out of an old environment, and removes it if nobody else needs it.
fn leave(place: &Place, user: &str, minor: &str) -> Result<(), BuildError> {
    let files = |error| BuildError::files(&place.folder, error);
    let is_old = |stamp: &Stamp| {
        stamp.users.contains(user) && (stamp.python == minor || !place.python().exists())
    };
    if !stamp(place).is_some_and(|stamp| is_old(&stamp)) {
        return Ok(());
    }
    let Some(_lock) = place.try_lock()? else { return Ok(()) };
    // Others may have come or gone since.
    let Some(mut stamp) = stamp(place).filter(is_old) else { return Ok(()) };
    stamp.users.remove(user);
    if stamp.users.is_empty() {
        return clear_away(&place.folder).map_err(files);
    }
    let path = if place.stamp().exists() { place.stamp() } else { place.draft() };
    stamp.write(&path).map_err(files)
}

/// The stamp of an environment, whole or not; none if it cannot be told what it is.
fn stamp(place: &Place) -> Option<Stamp> {
    let paths = [place.stamp(), place.draft()];
    paths.iter().find_map(|path| Stamp::read(path).ok().flatten())
}
