//! What runs came to, kept on disk by what was run: a claim that has not changed is proved without
//! running anything.

use std::collections::{HashMap, HashSet};
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Trial;
use crate::run::{End, Job, JobId, Limit, Outcome};
use crate::store::digest::hex;

/// Outcomes of earlier runs, and those of this one.
#[derive(Debug)]
pub struct Cache {
    kept: Option<Kept>,
    known: HashMap<Key, Outcome>,
    used: Mutex<HashSet<Key>>,
}

/// The file that outcomes are added to.
#[derive(Debug)]
struct Kept {
    path: PathBuf,
    file: Mutex<File>,
}

/// Names a run: all that it could depend on, in 32 hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Key(String);

/// A line of the file.
#[derive(Serialize, Deserialize)]
struct Line<K, O> {
    key: K,
    outcome: O,
}

impl Key {
    /// The name of a run on a Python that `identity` describes: which interpreter it is, what is
    /// installed, and by which files of ours it is run.
    pub fn of(trial: &Trial, identity: &str) -> Self {
        // Which of the runs going on it is makes no difference to what it comes to.
        let job = Job { id: JobId(0), ..trial.job.clone() };
        // The written form of a value names all its parts, also those that are added one day.
        let text = format!("{identity}\n{:?}\n{job:?}", trial.seed);
        let digest = Sha256::digest(text.as_bytes());
        Self(hex(digest.get(..16).unwrap_or_default()))
    }
}

impl Cache {
    /// A cache that forgets at the end.
    pub fn none() -> Self {
        Self { kept: None, known: HashMap::new(), used: Mutex::default() }
    }

    /// Opens the cache in this file, which is made if it is not there. Lines that cannot be read
    /// are passed over: a run was stopped while it wrote.
    ///
    /// # Errors
    /// If the file cannot be read or written.
    pub fn open(path: &Path) -> io::Result<Self> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let file = OpenOptions::new().read(true).append(true).create(true).open(path)?;
        let mut known = HashMap::new();
        let mut reader = BufReader::new(&file);
        let mut text = Vec::new();
        while reader.read_until(b'\n', &mut text)? > 0 {
            if let Ok(Line { key, outcome }) = serde_json::from_slice(&text) {
                known.insert(key, outcome);
            }
            text.clear();
        }
        let kept = Kept { path: path.into(), file: Mutex::new(file) };
        Ok(Self { kept: Some(kept), known, used: Mutex::default() })
    }

    /// What a run came to before.
    pub fn get(&self, key: &Key) -> Option<&Outcome> {
        let outcome = self.known.get(key)?;
        self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(key.clone());
        Some(outcome)
    }

    /// Keeps what a run came to, unless it could come to something else at another time.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn put(&self, key: &Key, outcome: &Outcome) -> io::Result<()> {
        let Some(kept) = self.kept.as_ref().filter(|_| is_lasting(outcome)) else { return Ok(()) };
        let line = Line { key, outcome };
        // A line that starts anew ends one that was torn.
        let text = format!("\n{}\n", serde_json::to_string(&line).map_err(io::Error::other)?);
        kept.file.lock().unwrap_or_else(PoisonError::into_inner).write_all(text.as_bytes())
    }

    /// Ends a run that went through all of a course: what it did not use is dropped, if that is
    /// much.
    ///
    /// # Errors
    /// If the file cannot be replaced; it is as it was then.
    pub fn finish(self) -> io::Result<()> {
        let used = self.used.into_inner().unwrap_or_else(PoisonError::into_inner);
        let Some(kept) = self.kept.filter(|_| self.known.len() > 2 * used.len() + 100) else {
            return Ok(());
        };
        // Whatever this run added stands in the file; it is read again in whole.
        let all = Self::open(&kept.path)?;
        let draft = kept.path.with_extension("new");
        let mut file = io::BufWriter::new(File::create(&draft)?);
        for (key, outcome) in &all.known {
            if used.contains(key) || !self.known.contains_key(key) {
                serde_json::to_writer(&mut file, &Line { key, outcome })?;
                file.write_all(b"\n")?;
            }
        }
        file.flush()?;
        fs::rename(&draft, &kept.path)
    }
}

/// Whether the same run would come to the same again: not if a busy machine was too slow.
fn is_lasting(outcome: &Outcome) -> bool {
    match outcome.end {
        End::Finished | End::Exited(_) | End::Raised(_) => true,
        End::OverLimit { limit, .. } => limit != Limit::Time,
        End::Killed(_) | End::Stopped | End::Unavailable(_) | End::Untrusted => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::author::proof::samples::{ended, printing, raising, setting};

    fn trial(program: &str) -> Trial {
        Trial::new(setting().programs(vec![program.into()]))
    }

    #[test]
    fn outcomes_are_kept_by_all_they_depend_on() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("proof/cache.jsonl");
        let key = Key::of(&trial("a"), "python 3.11");
        let cache = Cache::open(&path).unwrap();
        assert_eq!(cache.get(&key), None);
        let outcome = raising(&["1\n"], "KeyError", "x");
        cache.put(&key, &outcome).unwrap();
        let cache = Cache::open(&path).unwrap();
        assert_eq!(cache.get(&key), Some(&outcome));
        for other in [
            Key::of(&trial("b"), "python 3.11"),
            Key::of(&trial("a"), "python 3.12"),
            Key::of(
                &Trial { seed: crate::author::proof::Seed::Second, ..trial("a") },
                "python 3.11",
            ),
        ] {
            assert_eq!(cache.get(&other), None);
        }
    }

    #[test]
    fn what_may_change_is_not_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cache.jsonl");
        let cache = Cache::open(&path).unwrap();
        let key = Key::of(&trial("a"), "");
        let slow = End::OverLimit { limit: Limit::Time, at: Vec::new() };
        for end in [slow, End::Stopped, End::Unavailable("no".into()), End::Killed("9".into())] {
            cache.put(&key, &ended(end)).unwrap();
        }
        assert_eq!(Cache::open(&path).unwrap().get(&key), None);
    }

    #[test]
    fn torn_lines_are_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cache.jsonl");
        fs::write(&path, "{\"key\":\"0\",\"outc\u{fe}").unwrap();
        let cache = Cache::open(&path).unwrap();
        let key = Key::of(&trial("a"), "");
        cache.put(&key, &printing(&["1"])).unwrap();
        assert_eq!(Cache::open(&path).unwrap().get(&key), Some(&printing(&["1"])));
    }

    #[test]
    fn what_no_run_uses_any_more_is_dropped() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cache.jsonl");
        let keys: Vec<Key> = (0..300).map(|n| Key::of(&trial(&n.to_string()), "")).collect();
        let cache = Cache::open(&path).unwrap();
        for key in &keys {
            cache.put(key, &printing(&["1"])).unwrap();
        }
        cache.finish().unwrap();
        let cache = Cache::open(&path).unwrap();
        assert!(cache.get(&keys[7]).is_some());
        let new = Key::of(&trial("new"), "");
        cache.put(&new, &printing(&["2"])).unwrap();
        cache.finish().unwrap();
        let cache = Cache::open(&path).unwrap();
        assert!(cache.get(&keys[7]).is_some() && cache.get(&new).is_some());
        assert!(cache.get(&keys[8]).is_none());
    }
}
