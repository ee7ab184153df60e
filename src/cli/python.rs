//! The learner's Python as the commands find it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Result, bail};

use super::Common;
use crate::exec::environment::{Base, on_path};

/// What every Python since 2.6 can answer.
const QUESTION: &str =
    "import sys; print('%d.%d.%d' % sys.version_info[:3]); print(sys.executable)";

/// Finds the Python to use, the one named on the command line or else the first on the `PATH` that
/// is good for the course; `wanted` is what the course asks for, such as `>=3.11`.
pub(super) fn find(common: &Common, wanted: Option<&str>) -> Result<Base> {
    let found: Vec<PathBuf> = match &common.python {
        Some(named) => vec![named_program(named)],
        None => ["python3", "python"].into_iter().filter_map(on_path).collect(),
    };
    let mut first_problem = None;
    for program in found {
        let problem = match ask(&program) {
            Ok(base) if is_good(&base.version, wanted) => return Ok(base),
            Ok(base) => format!(
                "{} is Python {}, and the course asks for {}",
                program.display(),
                base.version,
                wanted.unwrap_or_default()
            ),
            Err(problem) => problem,
        };
        first_problem.get_or_insert(problem);
    }
    let problem = first_problem.unwrap_or_else(|| "no Python was found on the PATH".into());
    bail!("{problem}. {} Or name another with --python PATH", how_to_install())
}

/// A program as it was named: a path, or a name to be looked for.
fn named_program(named: &Path) -> PathBuf {
    let is_name = named.components().count() == 1;
    let found = named.to_str().filter(|_| is_name).and_then(on_path);
    found.unwrap_or_else(|| named.into())
}

fn ask(program: &Path) -> Result<Base, String> {
    let mut command = Command::new(program);
    let output = command.args(["-I", "-c", QUESTION]).stdin(Stdio::null()).output();
    let output =
        output.map_err(|error| format!("{} does not start: {error}", program.display()))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let mut lines = text.lines();
    match (lines.next(), lines.next()) {
        (Some(version), Some(path)) if output.status.success() && !path.is_empty() => {
            Ok(Base { program: path.into(), version: version.into() })
        }
        _ => {
            let said = String::from_utf8_lossy(&output.stderr);
            let last = said.lines().last().unwrap_or("it says nothing").trim();
            Err(format!("{} does not work: {last}", program.display()))
        }
    }
}

/// Whether a version is what `>=X.Y` asks for.
fn is_good(version: &str, wanted: Option<&str>) -> bool {
    let numbers = |text: &str| -> Vec<u32> {
        text.split('.').filter_map(|part| part.trim().parse().ok()).collect()
    };
    let least = wanted.and_then(|wanted| wanted.trim().strip_prefix(">="));
    least.is_none_or(|least| numbers(version) >= numbers(least))
}

fn how_to_install() -> &'static str {
    if cfg!(target_os = "macos") {
        "Install one with `brew install python` or from python.org."
    } else if cfg!(windows) {
        "Install one with `winget install Python.Python.3.13` or from python.org."
    } else {
        "Install one with your system's packages (Debian and Ubuntu: `sudo apt install python3 \
         python3-venv`; Fedora: `sudo dnf install python3`), or with `uv python install`."
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_by_their_numbers() {
        for (version, wanted, good) in [
            ("3.11.0", Some(">=3.11"), true),
            ("3.9.18", Some(">=3.11"), false),
            ("3.100.0", Some(">= 3.11"), true),
            ("2.7.18", Some(">=3.11"), false),
            ("4.0.0", Some(">=3.11"), true),
            ("3.6.0", None, true),
        ] {
            assert_eq!(is_good(version, wanted), good, "{version} {wanted:?}");
        }
    }
}
