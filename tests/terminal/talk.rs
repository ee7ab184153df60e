//! The program in plain lines, over pipes: what is typed, and what is said in reply.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use gradus::shell::clock::instant;

/// How long anything may take on a busy machine before it counts as a fault.
const LIMIT: Duration = Duration::from_mins(1);

/// A talk that is going on.
pub(crate) struct Talk {
    child: Child,
    input: Option<ChildStdin>,
    lines: Receiver<String>,
}

impl Talk {
    /// Starts a command that talks.
    pub(crate) fn start(mut command: Command) -> Self {
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::inherit());
        let mut child = command.spawn().unwrap();
        let input = child.stdin.take();
        let said = BufReader::new(child.stdout.take().unwrap());
        let (sender, lines) = channel();
        let listen = move || {
            for line in said.lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    return;
                }
            }
        };
        thread::Builder::new().name("talk".into()).spawn(listen).unwrap();
        Self { child, input, lines }
    }

    /// Waits for a line with this text; everything that was said up to it.
    pub(crate) fn hears(&mut self, wanted: &str) -> String {
        let deadline = instant() + LIMIT;
        let mut said = String::new();
        while !said.lines().last().is_some_and(|line| line.contains(wanted)) {
            let left = deadline.saturating_duration_since(instant());
            let line = self.lines.recv_timeout(left);
            said += &line.unwrap_or_else(|error| panic!("waited for {wanted:?}: {error}\n{said}"));
            said.push('\n');
        }
        said
    }

    /// Types a line and waits for one with this text; everything that was said up to it.
    pub(crate) fn says(&mut self, line: &str, wanted: &str) -> String {
        self.types(line);
        self.hears(wanted)
    }

    /// Types a line.
    pub(crate) fn types(&mut self, line: &str) {
        writeln!(self.input.as_mut().unwrap(), "{line}").unwrap();
    }

    /// The number of its process.
    pub(crate) fn pid(&self) -> rustix::process::Pid {
        rustix::process::Pid::from_child(&self.child)
    }

    /// Types nothing more, and waits for the end.
    pub(crate) fn ends(&mut self) -> ExitStatus {
        self.input = None;
        self.child.wait().unwrap()
    }
}

impl Drop for Talk {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
