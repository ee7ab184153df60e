//! Several copies at once, and one that is cancelled.

use std::sync::atomic::Ordering;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use super::*;

#[test]
fn cancelling_ends_everything_at_once() {
    let bench = Bench::new();
    let pipe = bench.path("alive");
    rustix::fs::mkfifoat(rustix::fs::CWD, &pipe, rustix::fs::Mode::RWXU).unwrap();
    // A grandchild holds the pipe open, and would for ever.
    bench.first("pip", "(exec 3>\"$HERE/alive\"; echo Downloading x; exec sleep 1000) & wait");
    let (sender, gone) = channel();
    let end = move || sender.send(fs::read(pipe).map(|bytes| bytes.len()).ok());
    thread::Builder::new().spawn(end).unwrap();
    let cancel = AtomicBool::new(false);
    let result = bench.environments().build(
        &bench.wanted(),
        &bench.base(),
        None,
        &cancel,
        &mut |progress| {
            if matches!(progress, Progress::Fetching(_)) {
                cancel.store(true, Ordering::Relaxed);
            }
        },
    );
    assert!(matches!(result, Err(BuildError::Cancelled)), "{result:?}");
    assert_eq!(gone.recv_timeout(Duration::from_secs(30)), Ok(Some(0)));
    bench.no_longer("pip");
    bench.built();
}

#[test]
fn the_second_copy_waits_and_finds_it_made() {
    let bench = Bench::new();
    let place = bench.environments().place(&bench.wanted(), &bench.base());
    fs::create_dir_all(bench.path("all")).unwrap();
    let lock = place.try_lock().unwrap().unwrap();
    let (sender, told) = channel();
    thread::scope(|scope| {
        let second = scope.spawn(|| {
            bench.environments().build(
                &bench.wanted(),
                &bench.base(),
                None,
                &AtomicBool::new(false),
                &mut |progress| sender.send(progress).unwrap(),
            )
        });
        assert_eq!(told.recv().unwrap(), Progress::Waiting);
        drop(lock);
        assert_eq!(second.join().unwrap().unwrap(), place.python());
    });
    // Waiting can be cancelled.
    let _lock = place.try_lock().unwrap().unwrap();
    let cancel = AtomicBool::new(false);
    let result = bench.environments().build(
        &bench.wanted(),
        &bench.base(),
        None,
        &cancel,
        &mut |progress| {
            assert_eq!(progress, Progress::Waiting);
            cancel.store(true, Ordering::Relaxed);
        },
    );
    assert!(matches!(result, Err(BuildError::Cancelled)));
}

#[test]
fn a_tool_that_outlives_its_copy_keeps_the_lock() {
    let bench = Bench::new();
    let place = bench.environments().place(&bench.wanted(), &bench.base());
    bench.first("pip", "flock -n \"$HERE\"/all/web-*.lock true && echo free || echo held; exit 1");
    let error = bench.fails();
    assert!(error.contains("held"), "{error}");
    // The tool's own standard input is what holds it.
    bench.first("pip", "flock -n 0 && echo same; exit 1");
    assert!(bench.fails().contains("same"));
    assert!(place.try_lock().unwrap().is_some());
}
