//! How the program is started in a pseudo-terminal.

use std::ffi::OsStr;
use std::io::Read;
use std::num::NonZeroU16;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use crate::answers::Answers;
use crate::tutor::{Line, Tutor, modes};

/// How the program is to be started.
pub(crate) struct Start {
    command: CommandBuilder,
    size: (u16, u16),
    answers: Answers,
}

impl Start {
    /// A program in an environment of its own, in a window of 100 columns and 30 rows.
    pub(crate) fn new(program: &str) -> Self {
        let mut command = CommandBuilder::new(program);
        command.env_clear();
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        let start = Self { command, size: (100, 30), answers: Answers::default() };
        start.env("TERM", "xterm-256color").env("COLORTERM", "truecolor").env("LANG", "C.UTF-8")
    }

    pub(crate) fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.command.arg(arg);
        self
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// A window of this many columns and rows.
    pub(crate) fn size(mut self, size: (u16, u16)) -> Self {
        self.size = size;
        self
    }

    /// A terminal that tells the colours of its text and background, as in `ffff/ffff/ffff`.
    pub(crate) fn colours(mut self, text: &'static str, background: &'static str) -> Self {
        self.answers.colours = Some([text, background]);
        self
    }

    /// A terminal that answers no question.
    pub(crate) fn mute(mut self) -> Self {
        self.answers.mute = true;
        self
    }

    pub(crate) fn start(self) -> Tutor {
        let pair = native_pty_system().openpty(pty_size(self.size)).unwrap();
        let before = modes(&*pair.master);
        let child = pair.slave.spawn_command(self.command).unwrap();
        let writer = pair.master.take_writer().unwrap();
        let leave = Arc::new(AtomicBool::new(false));
        let output = listen(pair.master.try_clone_reader().unwrap(), leave.clone());
        let (columns, rows) = cells(self.size);
        let parser = vt100::Parser::new_with_callbacks(rows, columns, 0, self.answers);
        let line = Line { master: pair.master, writer, before, leave };
        Tutor::new(child, line, output, parser)
    }
}

/// Reads what the program writes; stops after the next bytes once `leave` is set.
fn listen(mut reader: Box<dyn Read + Send>, leave: Arc<AtomicBool>) -> Receiver<Vec<u8>> {
    let (sender, output): (Sender<Vec<u8>>, _) = channel();
    let listen = move || {
        let mut bytes = [0; 16 * 1024];
        while let Ok(count) = reader.read(&mut bytes) {
            let last = count == 0 || leave.load(Ordering::SeqCst);
            if last || sender.send(bytes[..count].to_vec()).is_err() {
                return;
            }
        }
    };
    thread::Builder::new().name("listen".into()).spawn(listen).unwrap();
    output
}

pub(crate) fn pty_size((cols, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

pub(crate) fn cells((columns, rows): (u16, u16)) -> (NonZeroU16, NonZeroU16) {
    (NonZeroU16::new(columns).unwrap(), NonZeroU16::new(rows).unwrap())
}
