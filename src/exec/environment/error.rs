//! Why an environment could not be made, and what to do.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::Base;

/// Lines of a tool's output that are shown.
const SHOWN: usize = 8;

/// Why an environment could not be made.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// It was asked to stop.
    #[error("stopped; what was begun is built anew the next time")]
    Cancelled,
    /// The course asks for something that is no package.
    #[error(
        "the course asks for {0:?}, which names no package; \
         its `[packages]` should hold such as `Flask==3.1.3`"
    )]
    Requirement(String),
    /// There is no such folder of wheels.
    #[error("there is no folder {}; name the one with the .whl files after --wheels", .0.display())]
    Wheels(PathBuf),
    /// A program could not be started.
    #[error("{} cannot be started: {source}; `gradus doctor` looks into it", program.display())]
    Start {
        /// The program.
        program: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Something of ours could not be written or removed.
    #[error("cannot write in {}: {source}; look at the folder and its permissions", path.display())]
    Files {
        /// Where.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// There is no room.
    #[error(
        "the disk is full: free some space (a set of packages takes up to 200 MB in {}), then try \
         again",
        .0.display()
    )]
    DiskFull(PathBuf),
    /// Python came without what makes environments.
    #[error(
        "{} cannot make virtual environments: its module `venv` or `ensurepip` is missing. {}",
        python.display(),
        venv_advice(version)
    )]
    NoVenv {
        /// The Python.
        python: PathBuf,
        /// Its version.
        version: String,
    },
    /// The network cannot be reached.
    #[error(
        "no network: the packages cannot be fetched. Try again when you are online, or put the \
         .whl files into a folder and run `gradus setup --wheels DIR`. The last words:\n{0}"
    )]
    NoNetwork(String),
    /// A package, or this version of it, is not there.
    #[error("a package was not found {place}. The last words:\n{said}", place = place(wheels.as_deref()))]
    NotFound {
        /// The folder that was searched; none for the network.
        wheels: Option<PathBuf>,
        /// The last lines of the tool.
        said: String,
    },
    /// What came out does not work.
    #[error("the environment was made, but {0}; `gradus doctor` looks into it")]
    Useless(String),
    /// Something else.
    #[error("{} failed. The last words:\n{said}", doing.in_words())]
    Failed {
        /// What was being done.
        doing: Doing,
        /// The last lines of the tool.
        said: String,
    },
}

/// What was being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// An empty environment was made.
    Creating,
    /// Packages were put into it.
    Installing,
}

/// Words of the tools that say what is the matter.
const FULL: [&str; 5] =
    ["No space left on device", "os error 28", "Errno 28", "Disk quota exceeded", "os error 112"];
const NO_VENV: [&str; 5] = [
    "ensurepip is not available",
    "No module named venv",
    "No module named 'venv'",
    "No module named ensurepip",
    "No module named 'ensurepip'",
];
const NO_NETWORK: [&str; 16] = [
    "NewConnectionError",
    "Failed to establish a new connection",
    "NameResolutionError",
    "name resolution",
    "Name or service not known",
    "getaddrinfo failed",
    "Network is unreachable",
    "No route to host",
    "Connection refused",
    "ConnectTimeoutError",
    "Read timed out",
    "ProxyError",
    "dns error",
    "tcp connect error",
    "client error (Connect)",
    "error sending request",
];
const NOT_FOUND: [&str; 4] = [
    "No matching distribution found",
    "No solution found",
    "not found in the package registry",
    "no matching distribution",
];

impl BuildError {
    /// A file of ours could not be written.
    pub(super) fn files(path: &Path, source: io::Error) -> Self {
        if matches!(source.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded) {
            Self::DiskFull(path.into())
        } else {
            Self::Files { path: path.into(), source }
        }
    }

    /// A tool failed: `said` is its output.
    pub(super) fn of_tool(
        doing: Doing,
        said: &[String],
        base: &Base,
        wheels: Option<&Path>,
        folder: &Path,
    ) -> Self {
        let has =
            |words: &[&str]| said.iter().any(|line| words.iter().any(|word| line.contains(word)));
        let wheels: Option<PathBuf> = wheels.map(Into::into);
        if has(&FULL) || is_full(folder) {
            Self::DiskFull(folder.into())
        } else if has(&NO_VENV) {
            Self::NoVenv { python: base.program.clone(), version: base.version.clone() }
        } else if wheels.is_none() && has(&NO_NETWORK) {
            Self::NoNetwork(last(said))
        } else if has(&NOT_FOUND) {
            Self::NotFound { wheels, said: last(said) }
        } else {
            Self::Failed { doing, said: last(said) }
        }
    }
}

impl Doing {
    fn in_words(self) -> &'static str {
        match self {
            Self::Creating => "making the environment",
            Self::Installing => "installing the packages",
        }
    }
}

/// The last lines that say something, indented.
fn last(said: &[String]) -> String {
    let lines: Vec<_> = said.iter().filter(|line| !line.trim().is_empty()).collect();
    let skip = lines.len().saturating_sub(SHOWN);
    let lines = lines.iter().skip(skip).map(|line| format!("  {}", line.trim()));
    lines.collect::<Vec<_>>().join("\n")
}

fn place(wheels: Option<&Path>) -> String {
    match wheels {
        Some(folder) => format!("in {}: add its .whl file and those it needs", folder.display()),
        None => "where this computer looks for packages".into(),
    }
}

fn venv_advice(version: &str) -> String {
    let minor = version.split('.').take(2).collect::<Vec<_>>().join(".");
    if cfg!(target_os = "linux") {
        format!(
            "On Debian and Ubuntu: `sudo apt install python{minor}-venv`, or `python3-venv`. \
             Installing uv helps, too"
        )
    } else {
        "Install Python anew from python.org, or install uv".into()
    }
}

/// Whether less than a megabyte is left; tools do not always say so.
#[cfg(unix)]
fn is_full(folder: &Path) -> bool {
    rustix::fs::statvfs(folder)
        .is_ok_and(|about| about.f_bavail.saturating_mul(about.f_frsize) < 1 << 20)
}

#[cfg(not(unix))]
fn is_full(_folder: &Path) -> bool {
    false
}
