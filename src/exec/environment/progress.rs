//! How far the making of an environment is.

use std::fmt;
use std::path::PathBuf;

/// A step of the work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// Another copy makes the same environment: this one waits.
    Waiting,
    /// The environment is made, with this tool: `uv` or `venv and pip`.
    Creating(&'static str),
    /// A package is fetched: its file's name, or its own.
    Fetching(String),
    /// The network does not answer, and is asked again; may take a minute.
    Retrying,
    /// All packages are there, and are put into place.
    Installing,
    /// An environment that nobody needs any longer could not be removed: its folder, and why.
    Left(PathBuf, String),
    /// It can be used.
    Ready,
}

impl fmt::Display for Progress {
    /// A line without a final point. Names in it come from outside.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Waiting => write!(f, "waiting: another running copy is making it"),
            Self::Creating(tool) => write!(f, "creating the environment with {tool}"),
            Self::Fetching(what) => write!(f, "fetching {what}"),
            Self::Retrying => write!(f, "the network does not answer: trying again"),
            Self::Installing => write!(f, "installing"),
            Self::Left(folder, why) => {
                write!(f, "the old {} could not be removed: {why}", folder.display())
            }
            Self::Ready => write!(f, "ready"),
        }
    }
}

impl Progress {
    /// What a line of `uv` or `pip` tells.
    pub(super) fn of_line(line: &str) -> Option<Self> {
        let line = line.trim();
        let begins = |words: &[&str]| words.iter().find_map(|word| line.strip_prefix(word));
        if let Some(file) = begins(&["Downloading ", "Using cached ", "Processing "]) {
            // pip names whole paths and addresses: the last part is the file.
            let (path, size) = file.split_once(" (").unwrap_or((file, ""));
            let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
            let is_size = size.starts_with(|c: char| c.is_ascii_digit());
            let size = if is_size { format!(" ({size}") } else { String::new() };
            return Some(Self::Fetching(format!("{name}{size}")));
        }
        if line.contains("Retrying (Retry(") {
            return Some(Self::Retrying);
        }
        begins(&["Installing collected packages", "Prepared "]).map(|_| Self::Installing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_both_tools_are_understood() {
        let fetching = |what: &str| Some(Progress::Fetching(what.into()));
        for (line, expected) in [
            (
                "  Downloading flask-3.1.3-py3-none-any.whl (103 kB)",
                fetching("flask-3.1.3-py3-none-any.whl (103 kB)"),
            ),
            (
                "  Downloading https://host/a/b/flask-3.1.3-py3-none-any.whl (103 kB)",
                fetching("flask-3.1.3-py3-none-any.whl (103 kB)"),
            ),
            ("  Using cached x-1.whl (2 kB)", fetching("x-1.whl (2 kB)")),
            ("Processing /opt/wheels/x-1.whl", fetching("x-1.whl")),
            ("Processing /opt/wheels/x-1.whl (from y==2)", fetching("x-1.whl")),
            ("Downloading ruff (10.5MiB)", fetching("ruff (10.5MiB)")),
            ("Installing collected packages: a, b", Some(Progress::Installing)),
            ("Prepared 5 packages in 12ms", Some(Progress::Installing)),
            ("WARNING: Retrying (Retry(total=4, connect=None", Some(Progress::Retrying)),
            ("Collecting Flask==3.1.3", None),
            ("Resolved 12 packages in 1.2s", None),
            ("", None),
        ] {
            assert_eq!(Progress::of_line(line), expected, "{line}");
        }
    }
}
