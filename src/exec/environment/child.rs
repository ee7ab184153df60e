//! Runs one of the tools: its lines as they come, and its end at once when cancelled.

use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader, PipeReader, pipe};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use super::place::TICK;

/// Lines that are kept of what a tool says; the last ones tell why it failed.
const KEPT: usize = 400;

/// How long to wait for more output once a tool has ended: something it left behind may hold the
/// pipe open for ever.
const PATIENCE: Duration = Duration::from_secs(1);

/// How a tool ended.
pub(super) enum Ended {
    /// By itself, with what it said.
    Itself(ExitStatus, Vec<String>),
    /// It was cancelled, with everything it had started.
    Cancelled,
}

/// Runs the command to its end, and hands each line of its output to `heard`.
pub(super) fn run(
    mut command: Command,
    cancel: &AtomicBool,
    heard: &mut dyn FnMut(&str),
) -> io::Result<Ended> {
    let (reader, writer) = pipe()?;
    command.stdout(writer.try_clone()?).stderr(writer);
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let mut child = command.spawn()?;
    // It holds our ends of the pipe.
    drop(command);
    let lines = match listen(reader) {
        Ok(lines) => lines,
        Err(error) => {
            kill(&mut child);
            return Err(error);
        }
    };
    let mut kept = VecDeque::new();
    let mut keep = |line: String| {
        heard(&line);
        kept.push_back(line);
        if kept.len() > KEPT {
            kept.pop_front();
        }
    };
    let status = loop {
        match lines.recv_timeout(TICK) {
            Ok(line) => keep(line),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => thread::park_timeout(TICK),
        }
        if cancel.load(Ordering::Relaxed) {
            kill(&mut child);
            return Ok(Ended::Cancelled);
        }
        if let Some(status) = child.try_wait()? {
            break status;
        }
    };
    while let Ok(line) = lines.recv_timeout(PATIENCE) {
        keep(line);
    }
    Ok(Ended::Itself(status, kept.into()))
}

/// Hands over the lines that come through the pipe.
fn listen(reader: PipeReader) -> io::Result<Receiver<String>> {
    let (sender, lines) = sync_channel(64);
    thread::Builder::new().name("set up".into()).spawn(move || {
        let mut reader = BufReader::new(reader);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
            let text = String::from_utf8_lossy(&line).trim_end().to_owned();
            if sender.send(text).is_err() {
                return;
            }
            line.clear();
        }
    })?;
    Ok(lines)
}

/// Ends a tool and all it has started.
fn kill(child: &mut Child) {
    // What has ended already cannot be killed, and need not be.
    #[cfg(unix)]
    let _ = rustix::process::kill_process_group(
        rustix::process::Pid::from_child(child),
        rustix::process::Signal::KILL,
    );
    let _ = child.kill();
    let _ = child.wait();
}

/// A command that neither reads from us nor is led astray by the user's own Python settings.
pub(super) fn quiet(program: &std::path::Path) -> Command {
    let mut command = Command::new(program);
    command.stdin(Stdio::null());
    for name in [
        "PYTHONHOME",
        "PYTHONPATH",
        "PYTHONSTARTUP",
        "VIRTUAL_ENV",
        "CONDA_PREFIX",
        "__PYVENV_LAUNCHER__",
    ] {
        command.env_remove(name);
    }
    command
}
