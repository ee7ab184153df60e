//! What a Python says of itself and of the system.

use std::path::Path;
use std::process::{Command, Stdio};

use serde::Deserialize;

/// Its answers.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub(super) struct Facts {
    /// Whether it has the module that makes environments.
    pub(super) venv: bool,
    /// Whether it has the module that puts pip into them.
    pub(super) ensurepip: bool,
    /// On Linux, the version of Landlock in the kernel, which is 1 or more, or a negative number.
    pub(super) landlock: Option<i64>,
}

/// 444 is `landlock_create_ruleset`, which tells its version when it is given no rules.
const QUESTION: &str = r"
import json, sys
from importlib.util import find_spec
landlock = None
if sys.platform == 'linux':
    try:
        import ctypes
        landlock = ctypes.CDLL(None).syscall(444, None, ctypes.c_size_t(0), 1)
    except (ImportError, OSError, AttributeError):
        landlock = -1
print(json.dumps({
    'venv': find_spec('venv') is not None,
    'ensurepip': find_spec('ensurepip') is not None,
    'landlock': landlock,
}))
";

impl Facts {
    /// Asks a Python; one that cannot answer has nothing.
    pub(super) fn of(python: &Path) -> Self {
        let mut command = Command::new(python);
        let output = command.args(["-I", "-c", QUESTION]).stdin(Stdio::null()).output();
        let answer = output.ok().and_then(|output| serde_json::from_slice(&output.stdout).ok());
        answer.unwrap_or_default()
    }
}
