//! Signals in plain mode: Ctrl-C ends what runs, and the program only where nothing does.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::exec::Running;
use crate::shell::signals::{self, Held, Told};

/// Listens to signals.
pub(super) struct Interrupt {
    desk: Arc<Mutex<Desk>>,
    told: Told,
}

/// What the thread that hears them shares with the one that works.
#[derive(Default)]
struct Desk {
    /// What is being done; none while a line is waited for.
    going: Option<Going>,
    /// The signal that ends the program once that is over.
    last: Option<i32>,
}

/// Something that can be stopped.
#[derive(Default)]
struct Going {
    cancel: Arc<AtomicBool>,
    running: Option<Running>,
}

impl Interrupt {
    /// Begins to listen, to what came already as well.
    pub(super) fn listen(signals: Held) -> io::Result<Self> {
        let desk = Arc::new(Mutex::new(Desk::default()));
        let heard = desk.clone();
        let told = signals.each(move |signal| {
            hear(&mut lock(&heard), signal);
            true
        })?;
        Ok(Self { desk, told })
    }

    /// Does some work, which is to end early once the flag is set.
    pub(super) fn during<T>(&self, work: impl FnOnce(&AtomicBool) -> T) -> T {
        let going = Going::default();
        let cancel = going.cancel.clone();
        lock(&self.desk).going = Some(going);
        let done = work(&cancel);
        let mut desk = lock(&self.desk);
        desk.going = None;
        if let Some(signal) = desk.last.take() {
            drop(desk);
            signals::end_as(signal);
        }
        done
    }

    /// Has a job stopped as well, for as long as the work goes on.
    pub(super) fn stops(&self, running: Running) {
        if let Some(going) = &mut lock(&self.desk).going {
            if going.cancel.load(Ordering::SeqCst) {
                running.stop();
            }
            going.running = Some(running);
        }
    }

    /// Runs another program, which has the keyboard meanwhile.
    pub(super) fn pass_by<T>(&self, other: impl FnOnce() -> T) -> T {
        self.during(|_| self.told.pass_by(other))
    }
}

fn hear(desk: &mut Desk, signal: i32) {
    let Some(going) = &desk.going else { return signals::end_as(signal) };
    going.cancel.store(true, Ordering::SeqCst);
    if let Some(running) = &going.running {
        running.stop();
    }
    if !signals::is_interrupt(signal) {
        desk.last = Some(signal);
    }
}

fn lock(desk: &Mutex<Desk>) -> MutexGuard<'_, Desk> {
    // Each change is one step, so what a panic left behind is whole.
    desk.lock().unwrap_or_else(PoisonError::into_inner)
}
