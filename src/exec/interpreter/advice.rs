//! What to say when there is no Python to work with.

use std::fmt;
use std::fs;

use super::{NoPython, OLDEST, Version};

const ELSEWHERE: &str = "One that is elsewhere can be named: --python PATH.";

/// A system, as far as it matters for installing Python.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum System {
    Debian,
    Fedora,
    Arch,
    Alpine,
    Mac,
    Windows,
    Other,
}

impl NoPython {
    /// What to do about it, on this system.
    pub fn advice(&self) -> String {
        match self {
            Self::Missing { wanted } | Self::TooOld { wanted, chosen_by: None, .. } => {
                format!("{} {ELSEWHERE}", how_to_install(*wanted))
            }
            Self::ChoiceMissing { choice: super::Choice { by, .. } } => {
                format!("Correct {by}, or take it away to use the Python that is found first.")
            }
            Self::TooOld { wanted, chosen_by: Some(by), .. } => {
                format!("Choose a newer one with {by}, or install one. {}", how_to_install(*wanted))
            }
            Self::Broken { chosen_by: None, .. } => {
                format!("Mend it, or install another. {} {ELSEWHERE}", how_to_install(OLDEST))
            }
            Self::Broken { chosen_by: Some(by), .. } => {
                format!("Choose another one with {by}, or mend this one.")
            }
        }
    }
}

impl fmt::Display for NoPython {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { wanted } => {
                write!(f, "no Python was found; the course needs {wanted} or newer")
            }
            Self::ChoiceMissing { choice } => {
                write!(f, "{} names {}, which is not there", choice.by, choice.python.display())
            }
            Self::TooOld { found, version, wanted, .. } => write!(
                f,
                "{} is Python {version}; the course needs {wanted} or newer",
                found.display()
            ),
            Self::Broken { found, what, .. } => {
                write!(f, "{} does not work: {what}", found.display())
            }
        }
    }
}

impl std::error::Error for NoPython {}

/// How to install a Python that is new enough on this system.
pub fn how_to_install(wanted: Version) -> String {
    how(system(), wanted)
}

fn how(system: System, wanted: Version) -> String {
    let command = match system {
        System::Debian => "sudo apt install python3 python3-venv",
        System::Fedora => "sudo dnf install python3",
        System::Arch => "sudo pacman -S python",
        System::Alpine => "sudo apk add python3",
        System::Mac => "brew install python",
        System::Windows => "winget install Python.Python.3.13",
        System::Other => {
            return format!(
                "Install Python {wanted} or newer from https://www.python.org/downloads/, or with \
                 uv (https://docs.astral.sh/uv): `uv python install`."
            );
        }
    };
    format!(
        "Install it with `{command}`. If that one is older than {wanted}: \
         https://www.python.org/downloads/, or `uv python install` \
         (https://docs.astral.sh/uv)."
    )
}

fn system() -> System {
    if cfg!(windows) {
        System::Windows
    } else if cfg!(target_os = "macos") {
        System::Mac
    } else {
        of_os_release(&fs::read_to_string("/etc/os-release").unwrap_or_default())
    }
}

/// The family of a Linux distribution, by the text of `/etc/os-release`.
fn of_os_release(text: &str) -> System {
    let values = text.lines().filter_map(|line| line.split_once('='));
    let ids = values.filter(|(key, _)| ["ID", "ID_LIKE"].contains(key));
    let mut words = ids.flat_map(|(_, value)| value.trim_matches('"').split(' '));
    let known = |word| match word {
        "debian" | "ubuntu" => Some(System::Debian),
        "fedora" | "rhel" | "centos" => Some(System::Fedora),
        "arch" => Some(System::Arch),
        "alpine" => Some(System::Alpine),
        _ => None,
    };
    words.find_map(known).unwrap_or(System::Other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_are_told_by_their_os_release() {
        for (text, expected) in [
            ("NAME=\"Ubuntu\"\nID=ubuntu\nID_LIKE=debian\n", System::Debian),
            ("ID=debian\n", System::Debian),
            ("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n", System::Debian),
            ("ID=fedora\n", System::Fedora),
            ("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n", System::Fedora),
            ("ID=manjaro\nID_LIKE=arch\n", System::Arch),
            ("ID=alpine\n", System::Alpine),
            ("ID=nixos\n", System::Other),
            ("", System::Other),
        ] {
            assert_eq!(of_os_release(text), expected, "{text:?}");
        }
    }

    #[test]
    fn every_system_gets_a_command_or_an_address() {
        for system in [System::Debian, System::Fedora, System::Mac, System::Windows, System::Other]
        {
            let text = how(system, Version(3, 11, 0));
            assert!(text.contains("nstall") && text.contains("3.11"), "{text}");
        }
    }
}
