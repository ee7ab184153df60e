//! Signals that end the program become messages, so that the terminal is restored and everything
//! is saved first.

use std::io;
use std::sync::mpsc::Sender;
#[cfg(unix)]
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
    mpsc::{Receiver, channel},
};

use crate::tui::msg::Msg;

/// The signals that end the program, held back until somebody listens to them.
#[cfg(unix)]
pub struct Held(signal_hook::iterator::Signals);

/// Holds back the signals that end the program. From here on it must come to [`Held::each`] or end.
#[cfg(unix)]
pub fn hold() -> io::Result<Held> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};

    Ok(Held(signal_hook::iterator::Signals::new([SIGINT, SIGQUIT, SIGTERM, SIGHUP, MARK])?))
}

/// A signal that means nothing to us, sent to ourselves to see that those before it are told.
#[cfg(unix)]
const MARK: i32 = signal_hook::consts::SIGURG;

/// The thread that tells of signals.
#[cfg(unix)]
pub struct Told {
    /// Whether another program has the keyboard.
    lent: Arc<AtomicBool>,
    marks: Receiver<()>,
}

#[cfg(unix)]
impl Held {
    /// Starts the thread that tells of them, of those that came already as well.
    pub(super) fn tell(self, out: Sender<Msg>) -> io::Result<Told> {
        self.each(move |signal| out.send(Msg::Signal(signal)).is_ok())
    }

    /// Starts a thread that hands over each of them, of those that came already as well, as long
    /// as `take` returns true.
    pub fn each(mut self, mut take: impl FnMut(i32) -> bool + Send + 'static) -> io::Result<Told> {
        let lent = Arc::new(AtomicBool::new(false));
        let (mark, marks) = channel();
        let told = Told { lent: lent.clone(), marks };
        let mut hand_over = move |signal| match signal {
            // Others may send it as well, when nobody waits for it.
            MARK => {
                let _ = mark.send(());
                true
            }
            _ if is_by_key(signal) && lent.load(Ordering::SeqCst) => true,
            _ => take(signal),
        };
        std::thread::Builder::new().name("signals".into()).spawn(move || {
            for signal in self.0.forever() {
                if !hand_over(signal) {
                    return;
                }
            }
        })?;
        Ok(told)
    }
}

#[cfg(unix)]
impl Told {
    /// Runs `other`, which has the keyboard meanwhile: the signals that keys send, which reach
    /// both of us, are for it alone. All others wait until it has ended.
    pub(super) fn pass_by<T>(&self, other: impl FnOnce() -> T) -> T {
        self.lent.store(true, Ordering::SeqCst);
        let outcome = other();
        // The same key may have ended it just now, and the thread not have seen the signal yet.
        while self.marks.try_recv().is_ok() {}
        if signal_hook::low_level::raise(MARK).is_ok() {
            // The thread answers as long as it can tell anything at all.
            let _ = self.marks.recv();
        }
        self.lent.store(false, Ordering::SeqCst);
        outcome
    }
}

/// Whether a key sends this signal.
#[cfg(unix)]
fn is_by_key(signal: i32) -> bool {
    is_interrupt(signal) || signal == signal_hook::consts::SIGQUIT
}

/// Whether this is the signal of Ctrl-C.
#[cfg(unix)]
pub(super) fn is_interrupt(signal: i32) -> bool {
    signal == signal_hook::consts::SIGINT
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
    pub(super) fn tell(self, _out: Sender<Msg>) -> io::Result<Told> {
        Ok(Told)
    }

    /// Elsewhere there is nothing to hand over.
    pub fn each(self, _take: impl FnMut(i32) -> bool + Send + 'static) -> io::Result<Told> {
        Ok(Told)
    }
}

/// Elsewhere no thread tells of signals.
#[cfg(not(unix))]
pub struct Told;

#[cfg(not(unix))]
impl Told {
    /// Elsewhere nothing has to be kept from us.
    #[expect(clippy::unused_self, reason = "elsewhere it is used")]
    pub(super) fn pass_by<T>(&self, other: impl FnOnce() -> T) -> T {
        other()
    }
}

/// Elsewhere no signal comes.
#[cfg(not(unix))]
pub(super) fn is_interrupt(_signal: i32) -> bool {
    false
}

/// Elsewhere there is nothing to imitate.
#[cfg(not(unix))]
pub fn end_as(_signal: i32) {}

/// Elsewhere a program cannot be suspended.
#[cfg(not(unix))]
pub(super) fn suspend() -> io::Result<()> {
    Ok(())
}
