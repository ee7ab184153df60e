//! Watches the folder of a course, so that an author sees each change as it is saved.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use crate::store::course_files::CourseSource;
use crate::store::lessons;
use crate::tui::msg::Msg;

/// How long the folder must be quiet: an editor saves in several steps.
const QUIET: Duration = Duration::from_millis(80);

/// Starts watching, on a thread of its own, since a large folder takes its time.
pub(super) fn start(folder: PathBuf, out: Sender<Msg>) -> io::Result<()> {
    let (touched, changes) = channel();
    thread::Builder::new().name("watch".into()).spawn(move || {
        let tell = move |event: notify::Result<notify::Event>| {
            let changes = event.is_ok_and(|event| !event.kind.is_access());
            if changes {
                // The thread below ends only with the program.
                let _ = touched.send(());
            }
        };
        let watching = notify::recommended_watcher(tell).and_then(|mut watcher| {
            watcher.watch(&folder, RecursiveMode::Recursive).map(|()| watcher)
        });
        match watching {
            Ok(watcher) => follow(&watcher, &changes, &CourseSource::Folder(folder), &out),
            Err(error) => {
                let text = format!("Changes in the course are not noticed: {error}");
                let _ = out.send(Msg::Notice(text));
            }
        }
    })?;
    Ok(())
}

/// Reads the outline again after each change.
fn follow(
    _watcher: &RecommendedWatcher,
    changes: &Receiver<()>,
    source: &CourseSource,
    out: &Sender<Msg>,
) {
    while changes.recv().is_ok() {
        loop {
            match changes.recv_timeout(QUIET) {
                Ok(()) => {}
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
        // A course that cannot be read at this moment is read after the next change.
        let Ok((course, diagnostics)) = lessons::outline(source) else { continue };
        let problem = lessons::problem(&diagnostics, "The course", source);
        if out.send(Msg::Course(Arc::new(course), problem)).is_err() {
            return;
        }
    }
}
