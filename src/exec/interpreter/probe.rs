//! Asks a Python what it is.

use std::env;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::{Interpreter, Version};

/// How long it may take to answer. The first start after an installation is slow where every
/// file is looked at for viruses.
const PATIENCE: Duration = Duration::from_secs(10);

/// Works with every Python since 2.6, so that an old one is known for what it is.
const QUESTION: &str = "\
import sys
imp = getattr(sys, 'implementation', None)
for answer in ('gradus', '%d.%d.%d' % sys.version_info[:3], imp.name if imp else 'cpython',
               sys.executable, getattr(sys, '_base_executable', None) or sys.executable,
               sys.prefix, sys.platform):
    sys.stdout.write('%s\\n' % (answer,))
";

/// What the Python at `path` is, or what is wrong with it in a few words.
pub(super) fn ask(path: &Path) -> Result<Interpreter, String> {
    let (output, errors) = run(Command::new(path).args(["-E", "-s", "-c", QUESTION]))?;
    read_answer(path, &output).ok_or_else(|| {
        let last = errors.lines().rfind(|line| !line.trim().is_empty());
        last.map_or("it gave no answer".into(), |line| format!("it said: {}", line.trim()))
    })?
}

fn read_answer(path: &Path, output: &str) -> Option<Result<Interpreter, String>> {
    let mut lines = output.lines().skip_while(|line| *line != "gradus").skip(1);
    let version = Version::parse(lines.next()?)?;
    let kind = lines.next()?;
    if kind != "cpython" {
        return Some(Err(format!("it is {kind}; the course needs CPython, the usual Python")));
    }
    let mut next = || lines.next().filter(|line| !line.is_empty()).map(PathBuf::from);
    let (executable, base, prefix) = (next()?, next()?, next()?);
    let platform = lines.next()?.into();
    Some(Ok(Interpreter { executable, base, version, prefix, platform, found: path.into() }))
}

/// Runs a command that answers soon; its output and its errors. It runs away from the current
/// folder, where a file may choose another Python for a shim.
pub(super) fn run(command: &mut Command) -> Result<(String, String), String> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.current_dir(env::temp_dir());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    let mut child = command.spawn().map_err(|error| format!("it cannot be started: {error}"))?;
    let answer = listen(&mut child);
    if answer.is_none() {
        end(&mut child);
    }
    // Killed or about to end: both of its outputs are closed.
    let _ = child.wait();
    answer.ok_or_else(|| format!("it did not answer within {} seconds", PATIENCE.as_secs()))
}

/// Both outputs, once they are closed; none if that takes too long.
fn listen(child: &mut Child) -> Option<(String, String)> {
    let (sender, receiver) = mpsc::channel();
    let out = child.stdout.take().map(|pipe| Box::new(pipe) as Box<dyn Read + Send>);
    let err = child.stderr.take().map(|pipe| Box::new(pipe) as Box<dyn Read + Send>);
    for (index, pipe) in [out, err].into_iter().enumerate() {
        let sender = sender.clone();
        let read = move || {
            let mut bytes = Vec::new();
            // What was read before a failure still tells something.
            let _ = pipe.map(|pipe| pipe.take(1 << 16).read_to_end(&mut bytes));
            let _ = sender.send((index, String::from_utf8_lossy(&bytes).into_owned()));
        };
        thread::Builder::new().name("probe".into()).spawn(read).ok()?;
    }
    let deadline = crate::exec::clock::now() + PATIENCE;
    let mut texts = [String::new(), String::new()];
    for _ in 0..2 {
        let left = deadline.saturating_duration_since(crate::exec::clock::now());
        let (index, text) = receiver.recv_timeout(left).ok()?;
        *texts.get_mut(index)? = text;
    }
    let [output, errors] = texts;
    Some((output, errors))
}

fn end(child: &mut Child) {
    #[cfg(unix)]
    if let Some(group) = rustix::process::Pid::from_raw(child.id().cast_signed()) {
        let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
    let _ = child.kill();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_and_anything_else_is_not() {
        let answer =
            "noise\ngradus\n3.12.1\ncpython\n/opt/bin/python3\n/usr/bin/python3\n/opt\nlinux\n";
        let found = read_answer(Path::new("/shims/python3"), answer).unwrap().unwrap();
        assert_eq!(found.executable, Path::new("/opt/bin/python3"));
        assert_eq!(found.base, Path::new("/usr/bin/python3"));
        assert_eq!((found.version, found.platform.as_str()), (Version(3, 12, 1), "linux"));
        assert_eq!(found.found, Path::new("/shims/python3"));
        for bad in ["", "Python 3.12\n", "gradus\n3.12.1\ncpython\n\n\n/opt\nlinux\n"] {
            assert_eq!(read_answer(Path::new("x"), bad), None, "{bad:?}");
        }
        let other = answer.replace("cpython", "pypy");
        assert!(read_answer(Path::new("x"), &other).unwrap().unwrap_err().contains("pypy"));
    }
}
