//! Notices what other programs change in a folder: the system tells. Where it cannot, or sees only
//! what this computer does itself, times and sizes are compared about once a second as long as the
//! folder is followed, and not a moment longer.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use notify::event::ModifyKind;
use notify::{Config, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::Job;
use super::local::is_local;
use crate::store::workspace::marks;

/// How often times and sizes are compared: what is saved is to be seen within a second.
const EVERY: Duration = Duration::from_millis(800);

/// Follows a folder until it is dropped.
pub(super) struct Follow {
    _told: Option<RecommendedWatcher>,
    _compared: Option<Comparing>,
}

/// Ends the comparing when it is dropped.
struct Comparing(#[expect(dead_code, reason = "dropping it is its use")] Sender<()>);

impl Follow {
    /// Follows a lesson's folder; each change comes as [`Job::Touched`], or as [`Job::Lost`] if it
    /// was taken away.
    ///
    /// # Errors
    /// With a sentence, if no change will be noticed.
    pub(super) fn start(folder: PathBuf, touch: Sender<Job>) -> Result<Self, String> {
        match told(&folder, touch.clone()) {
            Ok(watcher) if is_local(&folder) => Ok(Self { _told: Some(watcher), _compared: None }),
            watcher => {
                let comparing = Self::comparing(folder, touch)?;
                Ok(Self { _told: watcher.ok(), ..comparing })
            }
        }
    }

    /// Follows a folder by times and sizes alone. It need not be there yet.
    pub(super) fn comparing(folder: PathBuf, touch: Sender<Job>) -> Result<Self, String> {
        match compared(folder, touch) {
            Ok(comparing) => Ok(Self { _told: None, _compared: Some(comparing) }),
            Err(error) => Err(format!(
                "What other programs save in your files is not noticed: {error}. Leave the \
                 exercise and come back to read them again."
            )),
        }
    }
}

/// Has the system tell of changes.
fn told(folder: &Path, touch: Sender<Job>) -> notify::Result<RecommendedWatcher> {
    let root = folder.to_path_buf();
    let tell = move |event: notify::Result<Event>| {
        let Some(event) = event.ok().filter(|event| !event.kind.is_access()) else { return };
        let moved = matches!(event.kind, EventKind::Modify(ModifyKind::Name(_)));
        let lost = (moved || event.kind.is_remove()) && event.paths.contains(&root);
        // The thread ends only with the program.
        let _ = touch.send(if lost { Job::Lost } else { Job::Touched });
    };
    let config = Config::default().with_follow_symlinks(false);
    let mut watcher = RecommendedWatcher::new(tell, config)?;
    watcher.watch(folder, RecursiveMode::Recursive)?;
    Ok(watcher)
}

/// Compares on a thread of its own.
fn compared(folder: PathBuf, touch: Sender<Job>) -> io::Result<Comparing> {
    let (stop, stopped) = channel::<()>();
    let mut last = marks(&folder);
    thread::Builder::new().name("compare".into()).spawn(move || {
        while stopped.recv_timeout(EVERY) == Err(RecvTimeoutError::Timeout) {
            let now = marks(&folder);
            if now != last {
                last = now;
                let _ = touch.send(Job::Touched);
            }
        }
    })?;
    Ok(Comparing(stop))
}
