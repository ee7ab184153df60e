//! The program in a pseudo-terminal. Nothing here sleeps: the test waits for what the program
//! writes, up to a limit that only a fault reaches.

use std::io::Write;
use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use gradus::shell::clock::instant;
use portable_pty::{Child, MasterPty};
use rustix::process::{Pid, Signal, WaitId, WaitIdOptions};

use crate::answers::Answers;
use crate::start::{cells, pty_size};

/// How long anything may take on a busy machine before it counts as a fault.
const LIMIT: Duration = Duration::from_secs(30);

pub(crate) const ENTER: &str = "\r";
pub(crate) const ESC: &str = "\x1b";
pub(crate) const CTRL_C: &str = "\x03";

/// Our end of the terminal.
pub(crate) struct Line {
    pub(crate) master: Box<dyn MasterPty + Send>,
    pub(crate) writer: Box<dyn Write + Send>,
    /// The modes before the program came.
    pub(crate) before: String,
    /// Has the thread that listens let go of the terminal.
    pub(crate) leave: Arc<AtomicBool>,
}

/// Echo, signals and all the rest, in words.
pub(crate) fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios())
}

/// The program as it runs.
pub(crate) struct Tutor {
    child: Box<dyn Child + Send + Sync>,
    line: Option<Line>,
    output: Receiver<Vec<u8>>,
    parser: vt100::Parser<Answers>,
    raw: Vec<u8>,
    ended: bool,
}

impl Tutor {
    /// A program at the other end of `line`, just started. `output` is what it writes.
    pub(crate) fn new(
        child: Box<dyn Child + Send + Sync>,
        line: Line,
        output: Receiver<Vec<u8>>,
        parser: vt100::Parser<Answers>,
    ) -> Self {
        let line = Some(line);
        Self { child, line, output, parser, raw: Vec::new(), ended: false }
    }

    /// Types these bytes.
    pub(crate) fn keys(&mut self, keys: &str) -> &mut Self {
        let line = self.line.as_mut().unwrap();
        line.writer.write_all(keys.as_bytes()).unwrap();
        line.writer.flush().unwrap();
        self
    }

    /// Waits until the screen shows all of these texts.
    pub(crate) fn wait_for(&mut self, texts: &[&str]) -> &mut Self {
        let shown = |screen: &vt100::Screen| {
            let contents = screen.contents();
            texts.iter().all(|text| contents.contains(text))
        };
        self.wait_until(&format!("{texts:?}"), shown)
    }

    /// Waits until the screen shows this text no more.
    pub(crate) fn wait_without(&mut self, text: &str) -> &mut Self {
        self.wait_until(&format!("no {text:?}"), |screen| !screen.contents().contains(text))
    }

    /// Waits until the screen is as it is wanted.
    pub(crate) fn wait_until(
        &mut self,
        what: &str,
        is_so: impl Fn(&vt100::Screen) -> bool,
    ) -> &mut Self {
        let deadline = instant() + LIMIT;
        while !is_so(self.parser.screen()) {
            let left = deadline.saturating_duration_since(instant());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(error) => panic!("waited for {what}: {error}; the screen:\n{}", self.text()),
            }
        }
        self
    }

    /// Waits until the program has written these bytes.
    pub(crate) fn wait_for_bytes(&mut self, bytes: &[u8]) -> &mut Self {
        while !self.raw.windows(bytes.len()).any(|window| window == bytes) {
            let more = self.output.recv_timeout(LIMIT).unwrap();
            self.take(&more);
        }
        self
    }

    /// Takes in what the program writes in this time, and hands each state of the screen to `see`.
    pub(crate) fn watch(&mut self, time: Duration, see: &mut dyn FnMut(&str)) {
        let deadline = instant() + time;
        loop {
            let left = deadline.saturating_duration_since(instant());
            let Ok(bytes) = self.output.recv_timeout(left) else { return };
            self.take(&bytes);
            see(&self.text());
        }
    }

    fn take(&mut self, bytes: &[u8]) {
        self.raw.extend_from_slice(bytes);
        self.parser.process(bytes);
        let answers = std::mem::take(&mut self.parser.callbacks_mut().waiting);
        if let Some(line) = self.line.as_mut().filter(|_| !answers.is_empty()) {
            line.writer.write_all(&answers).unwrap();
        }
    }

    /// What the screen shows.
    pub(crate) fn text(&self) -> String {
        self.parser.screen().contents()
    }

    /// The screen.
    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    /// Everything the program has written.
    pub(crate) fn raw(&self) -> &[u8] {
        &self.raw
    }

    /// Changes the size of the window, in columns and rows.
    pub(crate) fn resize(&mut self, size: (u16, u16)) -> &mut Self {
        let (columns, rows) = cells(size);
        self.parser.set_size(rows, columns);
        self.line.as_ref().unwrap().master.resize(pty_size(size)).unwrap();
        self
    }

    /// Sends a signal.
    pub(crate) fn signal(&mut self, signal: Signal) -> &mut Self {
        rustix::process::kill_process(self.pid(), signal).unwrap();
        self
    }

    /// Waits until the program has stopped, as Ctrl-Z has it.
    pub(crate) fn stops(&mut self) -> &mut Self {
        let stopped = self.changes(WaitIdOptions::STOPPED);
        assert!(stopped, "the program does not stop; the screen:\n{}", self.text());
        self
    }

    /// Waits until the program has ended; whatever it wrote is on the screen then.
    pub(crate) fn ends(&mut self) -> process::ExitStatus {
        let deadline = instant() + LIMIT;
        loop {
            let left = deadline.saturating_duration_since(instant());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => {
                    panic!("the program does not end; the screen:\n{}", self.text())
                }
            }
        }
        self.reap()
    }

    /// Closes the terminal, as one who closes its window does, and waits until the program has
    /// ended; returns the ticks of the processor it has used.
    pub(crate) fn close_terminal(&mut self) -> u64 {
        self.line.as_ref().unwrap().leave.store(true, Ordering::SeqCst);
        // The thread that listens wakes up at the next bytes, and lets go of the terminal.
        self.resize((90, 25));
        while self.output.recv().is_ok() {}
        self.line = None;
        assert!(self.changes(WaitIdOptions::EXITED), "the program outlives its terminal");
        let ticks = ticks(self.pid());
        self.reap();
        ticks
    }

    /// Kills the program at once.
    pub(crate) fn kill(&mut self) -> process::ExitStatus {
        self.signal(Signal::KILL);
        self.ends()
    }

    /// Whether the terminal is as it was before the program.
    pub(crate) fn assert_restored(&self, how: &str) {
        let screen = self.parser.screen();
        let held = [
            ("the alternate screen", screen.alternate_screen()),
            ("bracketed paste", screen.bracketed_paste()),
            ("the mouse", screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None),
            ("the cursor", screen.hide_cursor()),
        ];
        let held: Vec<_> = held.iter().filter(|(_, held)| *held).map(|(what, _)| what).collect();
        assert!(held.is_empty(), "{how}: still held: {held:?}");
        let line = self.line.as_ref().unwrap();
        assert_eq!(modes(&*line.master), line.before, "{how}: the modes of the terminal");
    }

    fn pid(&self) -> Pid {
        Pid::from_raw(i32::try_from(self.child.process_id().unwrap()).unwrap()).unwrap()
    }

    /// Whether the program's state changes within the limit.
    fn changes(&self, into: WaitIdOptions) -> bool {
        let pid = self.pid();
        let (sender, changed) = channel();
        let wait = move || {
            let options = into | WaitIdOptions::NOWAIT;
            let _ = sender.send(rustix::process::waitid(WaitId::Pid(pid), options));
        };
        thread::Builder::new().name("wait".into()).spawn(wait).unwrap();
        matches!(changed.recv_timeout(LIMIT), Ok(Ok(Some(_))))
    }

    fn reap(&mut self) -> process::ExitStatus {
        self.ended = true;
        let child: &mut dyn Child = &mut *self.child;
        child.downcast_mut::<process::Child>().unwrap().wait().unwrap()
    }
}

impl Drop for Tutor {
    fn drop(&mut self) {
        if !self.ended {
            let _ = rustix::process::kill_process(self.pid(), Signal::KILL);
            let _ = self.reap();
        }
    }
}

/// What a process that has ended, and was not yet asked how, has used of the processor; 100 ticks
/// are a second.
#[cfg(target_os = "linux")]
fn ticks(pid: Pid) -> u64 {
    let path = format!("/proc/{}/stat", pid.as_raw_nonzero());
    let text = std::fs::read_to_string(path).unwrap();
    let (_, fields) = text.rsplit_once(')').unwrap();
    fields.split_whitespace().skip(11).take(2).map(|ticks| ticks.parse::<u64>().unwrap()).sum()
}

#[cfg(not(target_os = "linux"))]
fn ticks(_: Pid) -> u64 {
    0
}
