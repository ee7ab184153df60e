//! Finding the learner's Python: which one is meant, what it is, and what to do if there is none.

mod advice;
mod cache;
mod places;
mod probe;

use std::env;
use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

pub use advice::how_to_install;

/// The oldest Python that programs and checks are run on.
pub const OLDEST: Version = Version(3, 11, 0);

/// A version of Python.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Version(pub u16, pub u16, pub u16);

/// A Python that was asked what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interpreter {
    /// What to start: behind any shim, but inside the virtual environment if there is one.
    pub executable: PathBuf,
    /// What environments are made with: the same outside any virtual environment.
    pub base: PathBuf,
    /// Its version.
    pub version: Version,
    /// The folder it is installed in, or the virtual environment's.
    pub prefix: PathBuf,
    /// The system it was built for, as `sys.platform` names it.
    pub platform: String,
    /// How it was found: the path that was tried.
    pub found: PathBuf,
}

/// Which Python is wanted, and where to look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wishes {
    /// The one the learner chose, if they did; then no other will do.
    pub chosen: Option<Choice>,
    /// The oldest version that will do.
    pub oldest: Version,
    /// The active virtual environment.
    pub virtual_env: Option<PathBuf>,
    /// Folders with programs, as `PATH` lists them.
    pub path: OsString,
    /// A file that remembers what was found, so that nothing is started at the next start.
    pub cache: Option<PathBuf>,
}

/// A Python that the learner chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// A path to it or to its virtual environment, or a name to be looked up in `PATH`.
    pub python: PathBuf,
    /// Where they said so, as it begins a sentence: `--python`, `GRADUS_PYTHON`, or the key in the
    /// settings.
    pub by: String,
}

/// Why there is no Python to work with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoPython {
    /// None was found.
    Missing {
        /// The oldest version that will do.
        wanted: Version,
    },
    /// The chosen one is not there.
    ChoiceMissing {
        /// What was chosen.
        choice: Choice,
    },
    /// The newest that was found is too old.
    TooOld {
        /// The path of the newest.
        found: PathBuf,
        /// Its version.
        version: Version,
        /// The oldest version that will do.
        wanted: Version,
        /// Where it was chosen, if it was.
        chosen_by: Option<String>,
    },
    /// What was found does not work.
    Broken {
        /// The path of the first that does not.
        found: PathBuf,
        /// What it did, in a few words.
        what: String,
        /// Where it was chosen, if it was.
        chosen_by: Option<String>,
    },
}

impl Version {
    /// The version in text such as `3.11.7`, `3.12` or `>=3.11`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut numbers = text.trim().trim_start_matches(">=").trim().splitn(3, '.');
        let major = numbers.next()?.parse().ok()?;
        let minor = numbers.next().map_or(Some(0), |text| text.parse().ok())?;
        let micro = numbers.next().unwrap_or("0");
        let digits = micro.find(|c: char| !c.is_ascii_digit()).unwrap_or(micro.len());
        Some(Self(major, minor, micro.get(..digits)?.parse().ok()?))
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0, self.1)?;
        if self.2 > 0 { write!(f, ".{}", self.2) } else { Ok(()) }
    }
}

impl Wishes {
    /// What this process's environment says, with `chosen` before `GRADUS_PYTHON`, and that before
    /// `in_settings`. `oldest` is the course's `python`, such as `>=3.11`; nothing older than
    /// [`OLDEST`] will do in any case.
    pub fn of_process(
        chosen: Option<PathBuf>,
        in_settings: Option<PathBuf>,
        oldest: Option<&str>,
        cache: Option<PathBuf>,
    ) -> Self {
        let variable = |name| env::var_os(name).filter(|value| !value.is_empty());
        let choice = |by: &str| {
            let by = by.to_owned();
            move |python: PathBuf| Choice { python, by }
        };
        let chosen = chosen
            .map(choice("--python"))
            .or_else(|| variable("GRADUS_PYTHON").map(|v| choice("GRADUS_PYTHON")(v.into())))
            .or_else(|| in_settings.map(choice("`python` in the settings")));
        Self {
            chosen,
            oldest: oldest.and_then(Version::parse).map_or(OLDEST, |asked| asked.max(OLDEST)),
            virtual_env: variable("VIRTUAL_ENV").map(PathBuf::from),
            path: variable("PATH").unwrap_or_default(),
            cache,
        }
    }
}

/// Finds the Python that is meant: the chosen one, else the first that is new enough. Starts each
/// candidate that is not in the cache once, for 10 seconds at most.
pub fn find(wishes: &Wishes) -> Result<Interpreter, NoPython> {
    let mut cache = cache::Cache::open(wishes.cache.as_deref());
    let found = match &wishes.chosen {
        Some(choice) => find_chosen(choice, wishes, &mut cache),
        None => find_any(wishes, &mut cache),
    };
    cache.save();
    found
}

fn find_chosen(
    choice: &Choice,
    wishes: &Wishes,
    cache: &mut cache::Cache,
) -> Result<Interpreter, NoPython> {
    let Some(path) = places::of_choice(&choice.python, &wishes.path) else {
        return Err(NoPython::ChoiceMissing { choice: choice.clone() });
    };
    let mut best = Best::default();
    let by = || Some(choice.by.clone());
    best.look_at(&path, wishes, cache).ok_or_else(|| best.why_not(wishes.oldest, by()))
}

fn find_any(wishes: &Wishes, cache: &mut cache::Cache) -> Result<Interpreter, NoPython> {
    let mut best = Best::default();
    for path in places::candidates(wishes.virtual_env.as_deref(), &wishes.path) {
        if let Some(found) = best.look_at(&path, wishes, cache) {
            return Ok(found);
        }
    }
    let managed = places::of_uv(&wishes.path, wishes.oldest);
    let found = managed.and_then(|path| best.look_at(&path, wishes, cache));
    found.ok_or_else(|| best.why_not(wishes.oldest, None))
}

/// The best of what was looked at and will not do.
#[derive(Default)]
struct Best {
    too_old: Option<(PathBuf, Version)>,
    broken: Option<(PathBuf, String)>,
}

impl Best {
    /// What the Python at `path` is, if it will do.
    fn look_at(
        &mut self,
        path: &Path,
        wishes: &Wishes,
        cache: &mut cache::Cache,
    ) -> Option<Interpreter> {
        match cache.get(path).map_or_else(|| probe::ask(path), Ok) {
            Ok(found) => {
                cache.put(&found);
                if found.version >= wishes.oldest {
                    return Some(found);
                }
                if self.too_old.as_ref().is_none_or(|(_, version)| *version < found.version) {
                    self.too_old = Some((path.into(), found.version));
                }
            }
            Err(_) if places::is_store_stub(path) => {}
            Err(what) => {
                self.broken.get_or_insert_with(|| (path.into(), what));
            }
        }
        None
    }

    fn why_not(self, wanted: Version, chosen_by: Option<String>) -> NoPython {
        match self {
            Self { too_old: Some((found, version)), .. } => {
                NoPython::TooOld { found, version, wanted, chosen_by }
            }
            Self { broken: Some((found, what)), .. } => NoPython::Broken { found, what, chosen_by },
            Self { .. } => NoPython::Missing { wanted },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read() {
        for (text, expected) in [
            ("3.11.7", Some(Version(3, 11, 7))),
            (">=3.11", Some(Version(3, 11, 0))),
            (">= 3.12", Some(Version(3, 12, 0))),
            ("3.14.0rc2", Some(Version(3, 14, 0))),
            ("2.7.18", Some(Version(2, 7, 18))),
            ("3", Some(Version(3, 0, 0))),
            ("", None),
            ("new", None),
            ("3.x", None),
        ] {
            assert_eq!(Version::parse(text), expected, "{text:?}");
        }
        assert!(Version(3, 9, 18) < Version(3, 11, 0));
    }

    #[test]
    fn the_command_line_goes_before_the_settings() {
        let path = |text: &str| Some(PathBuf::from(text));
        let wishes = Wishes::of_process(path("a"), path("b"), Some(">=3.12"), None);
        assert_eq!(wishes.chosen.unwrap().by, "--python");
        assert_eq!(wishes.oldest, Version(3, 12, 0));
    }

    #[test]
    fn a_course_can_ask_for_a_newer_one_only() {
        for (asked, expected) in [
            (None, OLDEST),
            (Some(">=3.8"), OLDEST),
            (Some(">=3.12"), Version(3, 12, 0)),
            (Some(">= 3.11.4"), Version(3, 11, 4)),
        ] {
            assert_eq!(Wishes::of_process(None, None, asked, None).oldest, expected, "{asked:?}");
        }
    }
}
