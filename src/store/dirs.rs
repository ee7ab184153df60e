//! Where everything is: one function per place, so that `gradus where` can list them.

use std::fs::{self, OpenOptions};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use super::notice::Notice;
use crate::settings::is_plain_name;

/// The folders in use. Naming a place creates nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// Holds the profiles and the device's name.
    pub data: PathBuf,
    /// Holds the settings and the user's themes.
    pub config: PathBuf,
}

/// One learner's places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Its name, which is also its folder's.
    pub name: String,
    /// The folder that holds everything of this learner.
    pub folder: PathBuf,
}

/// The system names no home folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this system names no home folder; say where your progress is kept with --data-dir DIR")]
pub struct NoHome;

/// A profile's name that cannot name a folder everywhere.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{name:?} cannot name a profile: take 1 to 64 of the letters a to z, digits, `-` and `_`, \
     starting with a letter or a digit (and no name that Windows keeps for itself, such as `con`)"
)]
pub struct BadName {
    /// The name that was given.
    pub name: String,
}

impl Places {
    /// The folders this system sets aside for programs.
    pub fn of_system() -> Result<Self, NoHome> {
        let dirs = ProjectDirs::from("", "", "gradus").ok_or(NoHome)?;
        Ok(Self { data: dirs.data_dir().into(), config: dirs.config_dir().into() })
    }

    /// Everything in one folder.
    pub fn under(folder: &Path) -> Self {
        Self { data: folder.into(), config: folder.into() }
    }

    /// Whether both folders can be written to, made if need be.
    ///
    /// # Errors
    /// With the folder that cannot, and what the system says.
    pub fn can_be_written(&self) -> Result<(), (PathBuf, io::Error)> {
        for folder in [&self.data, &self.config] {
            try_to_write(folder).map_err(|error| (folder.clone(), error))?;
        }
        Ok(())
    }

    /// The settings file.
    pub fn settings(&self) -> PathBuf {
        self.config.join("settings.toml")
    }

    /// The folder of the user's own themes.
    pub fn themes(&self) -> PathBuf {
        self.config.join("themes")
    }

    /// The folder of all profiles.
    pub fn profiles(&self) -> PathBuf {
        self.data.join("profiles")
    }

    /// The file with this device's name.
    pub fn device(&self) -> PathBuf {
        self.data.join("device")
    }

    /// The environments that hold the packages of courses.
    pub fn environments(&self) -> PathBuf {
        self.data.join("environments")
    }

    /// What is remembered of the Pythons on this computer, to find one at once.
    pub fn pythons(&self) -> PathBuf {
        self.data.join("pythons.json")
    }

    /// What programs are started with.
    pub fn runtime(&self) -> PathBuf {
        self.data.join("runtime")
    }

    /// Where each program that runs gets a folder of its own, as long as it runs.
    pub fn scratch(&self) -> PathBuf {
        self.data.join("scratch")
    }

    /// The list of courses that were agreed to.
    pub fn trusted(&self) -> PathBuf {
        self.data.join("trusted.jsonl")
    }

    /// The folder of all that was run to prove courses.
    pub fn proofs(&self) -> PathBuf {
        self.data.join("proof")
    }

    /// What was run to prove the course of this id, and what came of it.
    pub fn proof(&self, course: &str) -> PathBuf {
        let name = if is_plain_name(course) { course } else { "course" };
        self.proofs().join(format!("{name}.jsonl"))
    }

    /// The profile of this name, whether it is there yet or not.
    pub fn profile(&self, name: &str) -> Result<Profile, BadName> {
        if is_plain_name(name) {
            Ok(Profile { name: name.into(), folder: self.profiles().join(name) })
        } else {
            Err(BadName { name: name.into() })
        }
    }

    /// The name that this device's events carry: read from its file, or made and written there.
    /// If that is impossible the name holds for this run, and the notice says so.
    pub fn device_id(&self) -> (String, Option<Notice>) {
        let path = self.device();
        match keep_device_id(&path) {
            Ok(id) => (id, None),
            Err(error) => {
                let message = format!(
                    "The name of this device cannot be kept in {}: {error}.",
                    path.display()
                );
                let advice = "A new one is used for this run; progress is not affected. \
                              See to the file or its folder.";
                (new_device_id(), Some(Notice::new(message, advice)))
            }
        }
    }
}

impl Profile {
    /// What the learner did, one event a line.
    pub fn journal(&self) -> PathBuf {
        self.folder.join("journal.jsonl")
    }

    /// The learner's code, `STAGE/LESSON/` each.
    pub fn work(&self) -> PathBuf {
        self.folder.join("work")
    }

    /// Every attempt the learner submitted.
    pub fn attempts(&self) -> PathBuf {
        self.folder.join("attempts")
    }
}

/// A device's name that no other device is likely to have: 6 characters, a thousand million
/// names.
pub fn new_device_id() -> String {
    const BASE_32: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    // The standard library seeds each hasher from the system's own randomness.
    let random = RandomState::new().build_hasher().finish().to_le_bytes();
    random
        .iter()
        .take(6)
        .filter_map(|byte| BASE_32.get(usize::from(byte % 32)))
        .map(|&byte| char::from(byte))
        .collect()
}

/// Writes a file and removes it: permissions alone do not tell of a full or a read-only disk.
fn try_to_write(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let file = folder.join(format!("try-{}", new_device_id()));
    let written = fs::write(&file, "to see whether there is room\n");
    let removed = fs::remove_file(&file);
    written.and(removed)
}

/// Reads the device's name, or makes one. The lock keeps two first starts from making two.
fn keep_device_id(path: &Path) -> io::Result<String> {
    if let Ok(text) = fs::read_to_string(path)
        && is_device_id(text.trim())
    {
        return Ok(text.trim().into());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file =
        OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
    file.lock()?;
    let mut text = String::new();
    (&file).take(1024).read_to_string(&mut text)?;
    let found = text.trim();
    if is_device_id(found) {
        Ok(found.into())
    } else if found.is_empty() {
        let id = new_device_id();
        file.write_all(format!("{id}\n").as_bytes())?;
        file.sync_all()?;
        Ok(id)
    } else {
        Err(io::Error::new(io::ErrorKind::InvalidData, "it holds something else; delete it"))
    }
}

fn is_device_id(text: &str) -> bool {
    (2..=16).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn only_plain_names_name_a_profile() {
        let places = Places::under(Path::new("/data"));
        for name in ["default", "Anna", "a", "2nd_try-b", "com0", "comet", "console"] {
            let profile = places.profile(name).unwrap();
            assert_eq!(profile.folder, Path::new("/data/profiles").join(name));
        }
        let long = "a".repeat(65);
        for name in [
            "", ".", "..", "a/b", "a\\b", "../x", "-x", "_x", "a b", "é", "c:", "NUL", "com1",
            &long,
        ] {
            assert_eq!(places.profile(name), Err(BadName { name: name.into() }));
        }
    }

    #[test]
    fn the_device_keeps_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let places = Places::under(&folder.path().join("not/there/yet"));
        let (id, notice) = places.device_id();
        assert_eq!((id.len(), notice), (6, None));
        assert_eq!(places.device_id(), (id.clone(), None));
        assert_eq!(fs::read_to_string(places.device()).unwrap(), format!("{id}\n"));
    }

    #[test]
    fn an_empty_device_file_is_filled() {
        let folder = tempfile::tempdir().unwrap();
        let places = Places::under(folder.path());
        fs::write(places.device(), "").unwrap();
        assert_eq!(places.device_id().0, places.device_id().0);
    }

    #[test]
    fn a_name_that_cannot_be_kept_holds_for_the_run() {
        let folder = tempfile::tempdir().unwrap();
        let file_in_the_way = folder.path().join("file");
        fs::write(&file_in_the_way, "mine").unwrap();
        let (id, notice) = Places::under(&file_in_the_way).device_id();
        assert!(is_device_id(&id));
        assert!(notice.unwrap().message.contains("cannot be kept"));
        assert_eq!(fs::read_to_string(&file_in_the_way).unwrap(), "mine");
    }

    #[test]
    fn a_strange_device_file_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let places = Places::under(folder.path());
        fs::write(places.device(), "What is this?").unwrap();
        let (id, notice) = places.device_id();
        assert!(is_device_id(&id));
        assert!(notice.unwrap().message.contains("delete it"));
        assert_eq!(fs::read_to_string(places.device()).unwrap(), "What is this?");
    }

    #[test]
    fn two_first_starts_make_one_name() {
        let folder = tempfile::tempdir().unwrap();
        let places = Places::under(folder.path());
        let ids: BTreeSet<String> = std::thread::scope(|scope| {
            let starts: Vec<_> = (0..8).map(|_| scope.spawn(|| places.device_id().0)).collect();
            starts.into_iter().map(|start| start.join().unwrap()).collect()
        });
        assert_eq!(ids.len(), 1);
    }

    #[test]
    fn names_of_devices_differ() {
        let ids: BTreeSet<String> = (0..100).map(|_| new_device_id()).collect();
        assert!(ids.len() > 95, "{ids:?}");
        assert!(ids.iter().all(|id| id.len() == 6 && is_device_id(id)));
    }
}
