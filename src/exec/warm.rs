//! Launchers that wait for a job.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

use super::job::{self, Lost, Sink};
use super::launcher::{Kind, Launcher};
use super::runner::Order;
use super::stop::Stop;
use crate::run::{End, Outcome};

/// Launchers that wait, by what they are.
pub(super) struct Pool {
    runtime: PathBuf,
    hash_seed: Option<u32>,
    waiting: Mutex<HashMap<Kind, Vec<Launcher>>>,
}

impl Pool {
    /// An empty pool; `runtime` is where the Python package is.
    pub(super) fn new(runtime: PathBuf, hash_seed: Option<u32>) -> Self {
        Self { runtime, hash_seed, waiting: Mutex::default() }
    }

    /// Runs a job on a launcher that waits, or a new one.
    pub(super) fn run(&self, order: &Order<'_>, sink: Sink<'_, '_>) -> Outcome {
        match self.try_run(order, sink) {
            Ok(outcome) => outcome,
            Err(reason) => {
                let python = order.python.display();
                let reason = format!("{python} cannot be started: {reason}");
                Outcome::without_run(End::Unavailable(reason))
            }
        }
    }

    fn try_run(&self, order: &Order<'_>, sink: Sink<'_, '_>) -> Result<Outcome, String> {
        let is_watched = sink.is_some();
        let mut launcher = self.take_or_start(order, is_watched)?;
        let stop = order.stop.map(Stop::bell);
        let mut go = |launcher: &mut Launcher| {
            job::run(launcher, order.job, order.scratch, &self.runtime, stop, sink)
        };
        let mut outcome = go(&mut launcher).map_err(|error| error.to_string())?;
        if outcome.is_err() {
            // One that waited may have been ended meanwhile; a new one has no such excuse.
            launcher = self.start(&launcher.kind)?;
            outcome = go(&mut launcher).map_err(|error| error.to_string())?;
        }
        let outcome = outcome.map_err(|Lost| launcher.last_words())?;
        self.afterwards(launcher, order, is_watched);
        Ok(outcome)
    }

    /// A launcher for this job. When somebody waits for the job, it starts on a plain one rather
    /// than wait for frameworks that it may not need.
    fn take_or_start(&self, order: &Order<'_>, is_watched: bool) -> Result<Launcher, String> {
        let kind = Kind { python: order.python.into(), warm: order.job.packages.is_some() };
        let files = || order.job.files.keys().map(String::as_str);
        if (order.share || is_watched)
            && let Some(launcher) = self.take(&kind, &files)
        {
            return Ok(launcher);
        }
        if !kind.warm {
            return self.start(&kind);
        }
        let plain = Kind { warm: false, ..kind.clone() };
        if is_watched {
            self.prepare(&kind);
            return self.start(&plain);
        }
        let mut launcher = self.start(&kind)?;
        launcher.wait_until_ready();
        if launcher.hides_one_of(files()) {
            self.give_back(launcher);
            return self.start(&plain);
        }
        Ok(launcher)
    }

    /// Keeps the launcher for the next job, or has another one wait for it.
    fn afterwards(&self, launcher: Launcher, order: &Order<'_>, is_watched: bool) {
        let kind = launcher.kind.clone();
        let is_whole = kind.warm || order.job.packages.is_none();
        if order.share && is_whole {
            self.give_back(launcher);
        } else if is_watched && is_whole {
            drop(launcher);
            self.prepare(&kind);
        }
    }

    /// Starts a launcher that is to wait, unless one does or is about to.
    pub(super) fn warm_up(&self, python: &Path, with_packages: bool) {
        self.prepare(&Kind { python: python.into(), warm: with_packages });
    }

    /// Ends the launchers that wait for jobs on this Python.
    pub(super) fn forget(&self, python: &Path) {
        self.waiting().retain(|kind, _| kind.python != python);
    }

    /// A launcher that waits already, and that none of `files` would trouble.
    fn take<'a, F: Iterator<Item = &'a str>>(
        &self,
        kind: &Kind,
        files: &impl Fn() -> F,
    ) -> Option<Launcher> {
        let mut waiting = self.waiting();
        let launchers = waiting.get_mut(kind)?;
        let fits = |launcher: &mut Launcher| launcher.is_ready() && !launcher.hides_one_of(files());
        let at = launchers.iter_mut().position(fits)?;
        Some(launchers.swap_remove(at))
    }

    fn start(&self, kind: &Kind) -> Result<Launcher, String> {
        Launcher::start(kind.clone(), &self.runtime, self.hash_seed)
            .map_err(|error| error.to_string())
    }

    /// If it cannot be started, the next job says why.
    fn prepare(&self, kind: &Kind) {
        let mut waiting = self.waiting();
        let launchers = waiting.entry(kind.clone()).or_default();
        launchers.retain_mut(|launcher| !launcher.is_gone());
        if launchers.is_empty() {
            launchers.extend(self.start(kind));
        }
    }

    /// Takes a launcher back whose job is over. As many are kept as can work at a time.
    fn give_back(&self, mut launcher: Launcher) {
        let most = thread::available_parallelism().map_or(1, usize::from);
        let mut waiting = self.waiting();
        let launchers = waiting.entry(launcher.kind.clone()).or_default();
        if launchers.len() < most && !launcher.is_gone() {
            launchers.push(launcher);
        }
    }

    fn waiting(&self) -> MutexGuard<'_, HashMap<Kind, Vec<Launcher>>> {
        // Each change is one step, so what a panic left behind is whole.
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
