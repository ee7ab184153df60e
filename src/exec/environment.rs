//! Virtual environments: one for each set of packages that a course names, made when it is first
//! needed and shared by all courses that ask for the same.
//!
//! An environment is built in its final place, since its scripts hold that place's path. Its stamp
//! is written last: what has none was interrupted, and is built anew.

mod build;
mod child;
mod error;
mod old;
mod place;
mod progress;
mod stamp;
mod tool;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

pub use error::BuildError;
pub use progress::Progress;
pub use tool::on_path;

use super::interpreter::Interpreter;
use build::Build;
use place::Place;
use stamp::{Seen, Stamp};
use tool::Tool;

/// All environments, and what makes them.
#[derive(Debug, Clone)]
pub struct Environments {
    folder: PathBuf,
    tool: Tool,
}

/// The Python that environments are made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base {
    /// The program.
    pub program: PathBuf,
    /// Its version, such as `3.11.7`.
    pub version: String,
}

/// A set of packages as a course names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted<'a> {
    /// The course's id: its old environments go once the new one is ready.
    pub course: &'a str,
    /// The set's name.
    pub set: &'a str,
    /// What it holds, as pip understands it, such as `Flask==3.1.3`; the order does not matter.
    pub requirements: &'a [String],
}

/// How far an environment is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// It can be used: its Python.
    Ready(PathBuf),
    /// It has not been made yet.
    Missing,
    /// It cannot be used and has to be built anew: why, in half a sentence.
    Broken(String),
}

impl Environments {
    /// The environments in this folder, made with `uv` if that is on the `PATH`, else with `venv`
    /// and `pip`. Touches nothing.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), tool: Tool::of_system() }
    }

    /// How far the environment is. Costs no process unless its Python has changed since it was
    /// last looked at.
    pub fn state(&self, wanted: &Wanted<'_>, base: &Base) -> State {
        let place = self.place(wanted, base);
        let stamp = match judge(&place) {
            Ok(stamp) => stamp,
            Err(state) => return state,
        };
        let seen = Seen::of(&place.python());
        if seen != stamp.seen
            && let Err(why) = tool::starts(&place.python())
        {
            return State::Broken(why);
        }
        let news = seen != stamp.seen || !stamp.users.contains(&wanted.user());
        if news && let Ok(Some(_lock)) = place.try_lock() {
            stamp::remember(&place, seen, &wanted.user());
        }
        State::Ready(place.python())
    }

    /// As [`state`](Self::state), and starts its Python in any case.
    pub fn examine(&self, wanted: &Wanted<'_>, base: &Base) -> State {
        let state = self.state(wanted, base);
        if let State::Ready(python) = &state
            && let Err(why) = tool::starts(python)
        {
            return State::Broken(why);
        }
        state
    }

    /// Makes the environment if it is missing or broken, and returns its Python. Waits while
    /// another running copy makes the same one. `wheels` is a folder to install from instead of
    /// the network. Once `cancel` is set, everything that was started is ended within a tenth of
    /// a second; what was begun is built anew the next time.
    ///
    /// # Errors
    /// With what went wrong and what to do.
    pub fn build(
        &self,
        wanted: &Wanted<'_>,
        base: &Base,
        wheels: Option<&Path>,
        cancel: &AtomicBool,
        tell: &mut dyn FnMut(Progress),
    ) -> Result<PathBuf, BuildError> {
        let requirements = wanted.checked()?;
        let place = self.place(wanted, base);
        fs::create_dir_all(&self.folder).map_err(|error| BuildError::files(&self.folder, error))?;
        let lock = place.lock(cancel, tell)?;
        if let State::Ready(python) = self.examine(wanted, base) {
            stamp::remember(&place, Seen::of(&python), &wanted.user());
        } else {
            let tool = &self.tool;
            let build = Build { tool, place: &place, base, wheels, lock: &lock, cancel };
            build.run(wanted, requirements, tell)?;
        }
        old::remove(&self.folder, &place, &wanted.user(), base, tell);
        tell(Progress::Ready);
        Ok(place.python())
    }

    fn place(&self, wanted: &Wanted<'_>, base: &Base) -> Place {
        Place::new(&self.folder, wanted.set, &base.minor(), &wanted.sorted())
    }
}

impl From<&Interpreter> for Base {
    fn from(python: &Interpreter) -> Self {
        Self { program: python.base.clone(), version: python.version.to_string() }
    }
}

impl Base {
    /// The part of the version that installed packages depend on, such as `3.11`.
    fn minor(&self) -> String {
        self.version.split('.').take(2).collect::<Vec<_>>().join(".")
    }
}

impl Wanted<'_> {
    /// Who the environment is for, as stamps name it.
    fn user(&self) -> String {
        format!("{}/{}", self.course, self.set)
    }

    fn sorted(&self) -> Vec<String> {
        let mut sorted: Vec<_> = self.requirements.iter().map(|text| text.trim().into()).collect();
        sorted.sort();
        sorted.dedup();
        sorted
    }

    /// The requirements, none of which the tool could take for an option or a path.
    fn checked(&self) -> Result<Vec<String>, BuildError> {
        let sorted = self.sorted();
        let names_a_package = |text: &String| {
            text.starts_with(|c: char| c.is_ascii_alphanumeric())
                && !text.contains(char::is_control)
        };
        match sorted.iter().find(|text| !names_a_package(text)) {
            Some(text) => Err(BuildError::Requirement(text.clone())),
            None => Ok(sorted),
        }
    }
}

/// The stamp of an environment that looks whole.
fn judge(place: &Place) -> Result<Stamp, State> {
    let stamp = match Stamp::read(&place.stamp()) {
        Ok(Some(stamp)) => stamp,
        Ok(None) if place.folder.exists() => {
            return Err(State::Broken("it was left unfinished".into()));
        }
        Ok(None) => return Err(State::Missing),
        Err(error) => return Err(State::Broken(format!("its stamp cannot be read: {error}"))),
    };
    if place.python().exists() {
        Ok(stamp)
    } else {
        let gone = dead_end(place.python());
        Err(State::Broken(format!("its Python is gone: {}", gone.display())))
    }
}

/// Where the links from `path` on lead: to a file that is not there.
fn dead_end(mut path: PathBuf) -> PathBuf {
    // As many links as systems follow themselves.
    for _ in 0..40 {
        let Ok(target) = fs::read_link(&path) else { break };
        path = path.parent().unwrap_or(Path::new("")).join(target);
    }
    path
}

#[cfg(test)]
mod tests;
