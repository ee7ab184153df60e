//! How a job is told to stop.

use std::io;
#[cfg(unix)]
use std::io::{PipeReader, PipeWriter, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The end that stops.
pub(super) struct Stopper {
    flag: Arc<AtomicBool>,
    #[cfg(unix)]
    bell: PipeWriter,
}

/// The end that is asked.
pub(super) struct Stop {
    flag: Arc<AtomicBool>,
    #[cfg(unix)]
    bell: PipeReader,
}

/// Both ends.
pub(super) fn pair() -> io::Result<(Stopper, Stop)> {
    let flag = Arc::new(AtomicBool::new(false));
    #[cfg(unix)]
    {
        let (reader, writer) = io::pipe()?;
        Ok((Stopper { flag: flag.clone(), bell: writer }, Stop { flag, bell: reader }))
    }
    #[cfg(not(unix))]
    Ok((Stopper { flag: flag.clone() }, Stop { flag }))
}

impl Stopper {
    pub(super) fn stop(&self) {
        if !self.flag.swap(true, Ordering::Relaxed) {
            #[cfg(unix)]
            // The job may be over, and nobody there to hear it.
            let _ = (&self.bell).write_all(b"x");
        }
    }
}

/// Nobody could stop it any more.
impl Drop for Stopper {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Stop {
    /// What is set as soon as it was stopped.
    pub(super) fn flag(&self) -> &AtomicBool {
        &self.flag
    }

    /// Whether it was stopped.
    #[cfg(any(not(unix), test))]
    pub(super) fn is_stopped(&self) -> bool {
        self.flag.load(Ordering::Relaxed)
    }

    /// What can be read as soon as it was stopped.
    #[cfg(unix)]
    pub(super) fn bell(&self) -> &PipeReader {
        &self.bell
    }
}
