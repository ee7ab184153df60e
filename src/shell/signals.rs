//! Signals that end the program become messages, so that the terminal is restored and everything
//! is saved first.

use std::io;
use std::sync::mpsc::Sender;

use crate::tui::msg::Msg;

/// The signals that end the program, held back until somebody listens to them.
#[cfg(unix)]
pub struct Held(signal_hook::iterator::Signals);

/// Holds back the signals that end the program. From here on it must come to [`Held::tell`] or end.
#[cfg(unix)]
pub fn hold() -> io::Result<Held> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

    Ok(Held(signal_hook::iterator::Signals::new([SIGINT, SIGTERM, SIGHUP])?))
}

#[cfg(unix)]
impl Held {
    /// Starts the thread that tells of them, of those that came already as well.
    pub(super) fn tell(self, out: Sender<Msg>) -> io::Result<()> {
        self.each(move |signal| out.send(Msg::Signal(signal)).is_ok())
    }

    /// Starts a thread that hands over each of them, of those that came already as well, as long
    /// as `take` returns true.
    pub fn each(mut self, mut take: impl FnMut(i32) -> bool + Send + 'static) -> io::Result<()> {
        std::thread::Builder::new().name("signals".into()).spawn(move || {
            for signal in self.0.forever() {
                if !take(signal) {
                    return;
                }
            }
        })?;
        Ok(())
    }
}

/// Ends the program the way the signal would have, so that whoever started it sees why.
#[cfg(unix)]
pub fn end_as(signal: i32) {
    // It returns only for a signal that does not end programs.
    let _ = signal_hook::low_level::emulate_default_handler(signal);
}

/// Stops the program until the shell lets it go on.
#[cfg(unix)]
pub(super) fn suspend() -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)
}

/// Elsewhere the system ends programs its own way.
#[cfg(not(unix))]
pub struct Held;

/// Elsewhere nothing is held back.
#[cfg(not(unix))]
pub fn hold() -> io::Result<Held> {
    Ok(Held)
}

#[cfg(not(unix))]
impl Held {
    /// Elsewhere there is nothing to tell.
    pub(super) fn tell(self, _out: Sender<Msg>) -> io::Result<()> {
        Ok(())
    }

    /// Elsewhere there is nothing to hand over.
    pub fn each(self, _take: impl FnMut(i32) -> bool + Send + 'static) -> io::Result<()> {
        Ok(())
    }
}

/// Elsewhere there is nothing to imitate.
#[cfg(not(unix))]
pub fn end_as(_signal: i32) {}

/// Elsewhere a program cannot be suspended.
#[cfg(not(unix))]
pub(super) fn suspend() -> io::Result<()> {
    Ok(())
}
