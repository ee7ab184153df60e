//! The thread that reads the keyboard, one batch for each permit: while another program has the
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

/// Lets the input thread read.
#[derive(Debug)]
pub(super) struct Permits(Sender<()>);

impl Permits {
    /// Lets the input thread read one more batch.
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

/// Reads until the terminal is gone or nobody listens.
fn read_on(permits: &Receiver<()>, out: &Sender<Msg>) {
    while permits.recv().is_ok() {
        let Ok(events) = batch() else { return };
        if out.send(Msg::Input(events)).is_err() {
            return;
        }
    }
}

/// Waits for an event and takes everything that is there with it.
#[expect(clippy::disallowed_methods, reason = "this is the one reader of the terminal")]
fn batch() -> io::Result<Vec<Event>> {
    let mut events = vec![event::read()?];
    while events.len() < BATCH && event::poll(Duration::ZERO)? {
        events.push(event::read()?);
    }
    Ok(events)
}
