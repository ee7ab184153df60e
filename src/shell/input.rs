//! The thread that reads the keyboard, one burst for each permit: while another program has the
//! terminal no permit is given, so no key of its is lost to us.

use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use crossterm::event::{self, Event};
use crossterm::terminal;

use crate::tui::msg::Msg;

/// Events in one batch at most: a flood is still drawn now and then.
const BATCH: usize = 4096;

/// How long the rest of a burst may take to follow. Not zero: crossterm's reader of `/dev/tty` would
/// then not even look at what it has already read.
const MOMENT: Duration = Duration::from_micros(50);

/// Lets the input thread read.
#[derive(Debug)]
pub(super) struct Permits(Sender<()>);

impl Permits {
    /// Lets the input thread read one more burst.
    pub(super) fn grant(&self) {
        // The thread is gone only after it has reported that the terminal is.
        let _ = self.0.send(());
    }
}

/// Starts the thread; it waits for its first permit. Returns the window's size as well: every
/// change after that comes as an event.
#[expect(clippy::disallowed_methods, reason = "nothing reads the terminal yet")]
pub(super) fn start(out: Sender<Msg>) -> io::Result<(Permits, Event)> {
    // The first look at the terminal is what makes crossterm listen for changes of its size.
    event::poll(Duration::ZERO)?;
    let (width, height) = terminal::size()?;
    let (sender, permits) = channel();
    thread::Builder::new().name("input".into()).spawn(move || {
        // Without this thread there is no keyboard, so the program must end even if it panics.
        let _ = panic::catch_unwind(AssertUnwindSafe(|| read_on(&permits, &out)));
        let _ = out.send(Msg::TerminalGone);
    })?;
    Ok((Permits(sender), Event::Resize(width, height)))
}

/// Reads until the terminal is gone or nobody listens. The first event of a burst is sent on at
/// once, so that a key is never kept waiting for what may follow it.
fn read_on(permits: &Receiver<()>, out: &Sender<Msg>) {
    while permits.recv().is_ok() {
        let Ok(first) = read() else { return };
        if out.send(Msg::Input(vec![first])).is_err() {
            return;
        }
        let Ok(rest) = rest_of_burst() else { return };
        let sent = rest.is_empty() || out.send(Msg::Input(rest)).is_ok();
        if !sent || out.send(Msg::Paused).is_err() {
            return;
        }
    }
}

/// Takes everything that is already there.
#[expect(clippy::disallowed_methods, reason = "this is the one reader of the terminal")]
fn rest_of_burst() -> io::Result<Vec<Event>> {
    let mut events = Vec::new();
    while events.len() < BATCH && event::poll(MOMENT)? {
        events.push(read()?);
    }
    Ok(events)
}

#[expect(clippy::disallowed_methods, reason = "this is the one reader of the terminal")]
fn read() -> io::Result<Event> {
    event::read()
}
