//! Where Pythons are looked for.

use std::collections::BTreeSet;
use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Version, probe};

/// Names that a Python goes by, the likeliest first. Names with a version find a newer one where
/// the system's own is old.
const NAMES: [&str; 10] = [
    "python3",
    "python",
    "py",
    "python3.16",
    "python3.15",
    "python3.14",
    "python3.13",
    "python3.12",
    "python3.11",
    "python3.10",
];

/// Paths to try, each once: the virtual environment's, then by name in each folder of `path`.
pub(super) fn candidates(virtual_env: Option<&Path>, path: &OsStr) -> Vec<PathBuf> {
    let own = virtual_env.map(in_environment);
    let named = NAMES.iter().flat_map(|name| all_in_path(name, path));
    let mut seen = BTreeSet::new();
    own.into_iter()
        .chain(named)
        .filter(|path| path.is_file() && !is_apple_stub(path) && seen.insert(path.clone()))
        .collect()
}

/// The Python of a virtual environment.
pub(in crate::exec) fn in_environment(folder: &Path) -> PathBuf {
    if cfg!(windows) { folder.join("Scripts/python.exe") } else { folder.join("bin/python") }
}

/// What the learner's choice stands for: a file, a virtual environment, or a name in `path`.
pub(super) fn of_choice(python: &Path, path: &OsStr) -> Option<PathBuf> {
    let is_name = python.components().count() == 1 && !python.is_absolute();
    let by_name = python.to_str().filter(|_| is_name).map(|name| all_in_path(name, path));
    if let Some(found) = by_name.into_iter().flatten().next() {
        return Some(found);
    }
    let file = if python.is_dir() { in_environment(python) } else { python.into() };
    // It is started from another folder than the current one.
    file.is_file().then(|| std::path::absolute(&file).unwrap_or(file))
}

/// Every program of this name, in the order of `path`.
fn all_in_path(name: &str, path: &OsStr) -> Vec<PathBuf> {
    let ending = if name.ends_with(env::consts::EXE_SUFFIX) { "" } else { env::consts::EXE_SUFFIX };
    let file = format!("{name}{ending}");
    env::split_paths(path)
        .filter(|folder| folder.is_absolute())
        .map(|folder| folder.join(&file))
        .filter(|path| is_program(path))
        .collect()
}

/// The Python that uv would use, one of its own among them; none where there is no uv.
pub(super) fn of_uv(path: &OsStr, oldest: Version) -> Option<PathBuf> {
    let uv = all_in_path("uv", path).into_iter().next()?;
    let wanted = format!(">={oldest}");
    let mut command = Command::new(uv);
    command.args(["python", "find", "--no-project", "--offline", "--no-python-downloads", &wanted]);
    let (output, _) = probe::run(&mut command).ok()?;
    let found = PathBuf::from(output.lines().next()?.trim());
    found.is_file().then_some(found)
}

/// Whether this is the file that Windows has in place of a Python, which opens its shop.
pub(super) fn is_store_stub(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str() == "WindowsApps")
}

/// Whether this is the file that macOS has in place of a Python, which asks to install the tools
/// that it comes with.
fn is_apple_stub(path: &Path) -> bool {
    cfg!(target_os = "macos")
        && path == Path::new("/usr/bin/python3")
        && !Path::new("/Library/Developer/CommandLineTools/usr/bin/python3").exists()
        && !Path::new("/Applications/Xcode.app").exists()
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.is_file()
}
