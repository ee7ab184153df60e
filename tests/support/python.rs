//! Runs the Python side of exercises in the interpreter of the machine.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

/// Files to lay out: path to text.
pub(crate) type Files = [(String, String)];

/// Sends a request to the driver in a folder that holds `files`; returns what it told.
///
/// The interpreter runs without its installed packages, so that the tests see the same on every
/// machine.
pub(crate) fn ask(mut request: Value, files: &Files) -> Vec<Value> {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    request["runtime"] = json!(root.join("assets/python"));
    request["workdir"] = json!(folder.path().canonicalize().unwrap());
    let mut child = Command::new(std::env::var("GRADUS_PYTHON").unwrap_or("python3".into()))
        .args(["-S", "-B"])
        .arg(root.join("tests/support/drive.py"))
        .env_remove("PYTHONPATH")
        .env("PYTHONUTF8", "1")
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("these tests need python3 on the PATH");
    child.stdin.take().unwrap().write_all(request.to_string().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("{text}")))
        .collect()
}
