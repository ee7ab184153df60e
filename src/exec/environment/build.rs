//! The making of one environment.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::AtomicBool;

use super::child::{self, Ended};
use super::error::{BuildError, Doing};
use super::place::Place;
use super::stamp::{Seen, Stamp};
use super::tool::{Tool, starts};
use super::{Base, Progress, Wanted};

/// What is needed to make an environment; whoever makes it has the lock.
pub(super) struct Build<'a> {
    pub(super) tool: &'a Tool,
    pub(super) place: &'a Place,
    pub(super) base: &'a Base,
    pub(super) wheels: Option<&'a Path>,
    pub(super) lock: &'a File,
    pub(super) cancel: &'a AtomicBool,
}

impl Build<'_> {
    /// Makes it from nothing, whatever was there before.
    pub(super) fn run(
        &self,
        wanted: &Wanted<'_>,
        requirements: Vec<String>,
        tell: &mut dyn FnMut(Progress),
    ) -> Result<(), BuildError> {
        let wheels = self.wheels.map(|wheels| match wheels.canonicalize() {
            Ok(folder) if folder.is_dir() => Ok(folder),
            Ok(_) | Err(_) => Err(BuildError::Wheels(wheels.into())),
        });
        let wheels = wheels.transpose()?;
        let mut stamp = Stamp {
            python: self.base.minor(),
            users: BTreeSet::from([wanted.user()]),
            requirements,
            seen: None,
        };
        self.files(self.clear(&stamp))?;
        tell(Progress::Creating(self.tool.name()));
        for command in self.tool.create(self.base, self.place) {
            // What pip says while it is put in place is no package of the course.
            self.step(Doing::Creating, command, &mut |_| {})?;
        }
        if !stamp.requirements.is_empty() {
            let install = self.tool.install(self.place, &stamp.requirements, wheels.as_deref());
            self.step(Doing::Installing, install, tell)?;
        }
        starts(&self.place.python()).map_err(BuildError::Useless)?;
        stamp.seen = Seen::of(&self.place.python());
        self.files(self.finish(&stamp))
    }

    /// Makes room for a new environment. The first thing gone is the stamp.
    fn clear(&self, stamp: &Stamp) -> io::Result<()> {
        let Place { folder } = self.place;
        for stamp in [self.place.stamp(), self.place.draft()] {
            if stamp.symlink_metadata().is_ok() {
                fs::remove_file(stamp)?;
            }
        }
        clear_away(folder)?;
        fs::create_dir_all(self.place.scratch())?;
        stamp.write(&self.place.draft())
    }

    /// Says that it is whole: not before all of it is on disk.
    fn finish(&self, stamp: &Stamp) -> io::Result<()> {
        clear_away(&self.place.scratch())?;
        #[cfg(target_os = "linux")]
        rustix::fs::syncfs(File::open(&self.place.folder)?)?;
        stamp.replace(self.place)
    }

    /// Runs one of the tool's commands.
    fn step(
        &self,
        doing: Doing,
        mut command: Command,
        tell: &mut dyn FnMut(Progress),
    ) -> Result<(), BuildError> {
        let program = command.get_program().to_owned();
        // Should this copy be killed, the tool goes on for a while and keeps the lock as long, so
        // that nobody builds in the same place.
        let lock = self.lock.try_clone();
        command.stdin(lock.map_or_else(|_| Stdio::null(), Stdio::from));
        let ended = child::run(command, self.cancel, &mut |line| {
            if let Some(progress) = Progress::of_line(line) {
                tell(progress);
            }
        });
        match ended {
            Ok(Ended::Itself(status, _)) if status.success() => Ok(()),
            Ok(Ended::Itself(_, said)) => {
                Err(BuildError::of_tool(doing, &said, self.base, self.wheels, &self.place.folder))
            }
            Ok(Ended::Cancelled) => Err(BuildError::Cancelled),
            Err(source) => Err(BuildError::Start { program: program.into(), source }),
        }
    }

    fn files(&self, result: io::Result<()>) -> Result<(), BuildError> {
        result.map_err(|error| BuildError::files(&self.place.folder, error))
    }
}

/// Removes a folder of ours, or what stands in its place.
pub(super) fn clear_away(path: &Path) -> io::Result<()> {
    match path.symlink_metadata() {
        Ok(about) if about.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}
