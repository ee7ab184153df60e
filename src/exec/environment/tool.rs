//! What makes environments: `uv` where it is, else Python's own `venv` and `pip`.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::Base;
use super::child::quiet;
use super::place::Place;

/// The tool in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Tool {
    /// `uv`, at this path.
    Uv(PathBuf),
    /// `python -m venv` and `pip`.
    Pip,
}

/// Settings of `pip` that would put packages elsewhere than into the environment.
const ELSEWHERE: [&str; 6] =
    ["PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_PYTHON", "PIP_DRY_RUN"];

/// Settings that name other places to install from.
const SOURCES: [&str; 2] = ["PIP_FIND_LINKS", "UV_FIND_LINKS"];

impl Tool {
    /// What this system has.
    pub(super) fn of_system() -> Self {
        on_path("uv").map_or(Self::Pip, Self::Uv)
    }

    /// Its name for people.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Uv(_) => "uv",
            Self::Pip => "venv and pip",
        }
    }

    /// Makes an empty environment: commands to be run one after the other.
    pub(super) fn create(&self, base: &Base, place: &Place) -> Vec<Command> {
        let mut commands = match self {
            Self::Uv(uv) => {
                let mut venv = quiet(uv);
                venv.args(["venv", "--no-project", "--color", "never", "--python"]);
                venv.arg(&base.program).arg(place.venv());
                vec![venv]
            }
            Self::Pip => {
                let mut venv = quiet(&base.program);
                venv.args(["-I", "-m", "venv", "--without-pip"]).arg(place.venv());
                // `venv` would do this, too, and keep to itself why it failed.
                let mut pip = quiet(&place.python());
                pip.args(["-I", "-m", "ensurepip", "--default-pip"]);
                vec![venv, pip]
            }
        };
        for command in &mut commands {
            settle(command, place);
        }
        commands
    }

    /// Installs packages into it: from the folder `wheels` alone, if there is one.
    pub(super) fn install(
        &self,
        place: &Place,
        requirements: &[String],
        wheels: Option<&Path>,
    ) -> Command {
        let mut command = match self {
            Self::Uv(uv) => {
                let mut command = quiet(uv);
                // Programs may not write there later, so the compiled files have to be there now.
                command.args(["pip", "install", "--color", "never", "--no-progress"]);
                command.args(["--compile-bytecode", "--python"]).arg(place.python());
                command
            }
            Self::Pip => {
                let mut command = quiet(&place.python());
                command.args(["-I", "-X", "utf8", "-m", "pip", "install", "--no-input"]);
                command.args(["--disable-pip-version-check", "--prefer-binary", "--no-color"]);
                command.args(["--progress-bar", "off", "--no-user"]);
                command
            }
        };
        if let Some(wheels) = wheels {
            command.args([
                OsStr::new("--no-index"),
                OsStr::new("--find-links"),
                wheels.as_os_str(),
            ]);
            without(&mut command, &SOURCES);
        }
        command.arg("--").args(requirements);
        settle(&mut command, place);
        command
    }
}

/// Keeps all that a tool writes in the environment's folder and in its own cache.
fn settle(command: &mut Command, place: &Place) {
    without(command, &ELSEWHERE);
    command.current_dir(&place.folder).env("TMPDIR", place.scratch());
}

fn without(command: &mut Command, names: &[&str]) {
    for name in names {
        command.env_remove(name);
    }
}

/// Whether a Python starts; if not, why, in half a sentence.
pub(super) fn starts(python: &Path) -> Result<(), String> {
    let output = quiet(python).args(["-I", "-c", "import encodings, json, site"]).output();
    match output {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr);
            let last = said.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("no message");
            Err(format!("its Python does not start: {}", last.trim()))
        }
        Err(error) => Err(format!("its Python does not start: {error}")),
    }
}

/// The program of this name in the folders of `PATH`.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let name = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?)
        // A program is never taken from wherever the learner happens to be.
        .filter(|folder| folder.is_absolute())
        .map(|folder| folder.join(&name))
        .find(|path| is_program(path))
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;

    path.metadata().is_ok_and(|about| about.is_file() && about.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.is_file()
}
