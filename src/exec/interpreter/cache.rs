//! What was learnt about Pythons at earlier starts. An entry holds as long as the files that it
//! depends on are as they were; a cache that cannot be read or written costs time and nothing
//! else.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use super::Interpreter;

pub(super) struct Cache {
    file: Option<PathBuf>,
    entries: BTreeMap<PathBuf, Entry>,
    changed: bool,
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct Entry {
    stamp: String,
    found: Interpreter,
}

impl Cache {
    pub(super) fn open(file: Option<&Path>) -> Self {
        let text = file.and_then(|file| fs::read(file).ok()).unwrap_or_default();
        let entries = serde_json::from_slice(&text).unwrap_or_default();
        Self { file: file.map(Path::to_path_buf), entries, changed: false }
    }

    /// What the Python at `path` is, if nothing changed since it was asked.
    pub(super) fn get(&self, path: &Path) -> Option<Interpreter> {
        let entry = self.entries.get(path)?;
        let stamp = stamp(&entry.found)?;
        (entry.stamp == stamp).then(|| entry.found.clone())
    }

    pub(super) fn put(&mut self, found: &Interpreter) {
        let Some(stamp) = stamp(found) else { return };
        let entry = Entry { stamp, found: found.clone() };
        if self.entries.get(&found.found) != Some(&entry) {
            self.entries.insert(found.found.clone(), entry);
            self.changed = true;
        }
    }

    /// Writes the file anew; whoever reads it meanwhile sees the old one or the new one.
    pub(super) fn save(&self) {
        if let Some(file) = self.file.as_deref().filter(|_| self.changed)
            && let Ok(text) = serde_json::to_vec(&self.entries)
            && let Some(folder) = file.parent()
        {
            let fresh = file.with_extension(format!("{}.tmp", std::process::id()));
            let written = fs::create_dir_all(folder)
                .and_then(|()| fs::write(&fresh, text))
                .and_then(|()| fs::rename(&fresh, file));
            if written.is_err() {
                let _ = fs::remove_file(&fresh);
            }
        }
    }
}

/// What decides which Python starts: the file that is started, the one behind it, and for a shim
/// the file and the variable that choose among versions.
fn stamp(found: &Interpreter) -> Option<String> {
    let mut parts = vec![time_of(&found.found)?, time_of(&found.executable)?];
    if let Some(folder) = found.found.parent().filter(|folder| folder.ends_with("shims")) {
        parts.extend(time_of(&folder.with_file_name("version")));
        parts.extend(env::var("PYENV_VERSION").ok());
    }
    Some(parts.join(" "))
}

/// When a file, behind all links, was last changed.
fn time_of(path: &Path) -> Option<String> {
    let since = fs::metadata(path).ok()?.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!("{}.{:09}", since.as_secs(), since.subsec_nanos()))
}
