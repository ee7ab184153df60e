//! The thread that has programs run: whether the course may run code, which Python they run on,
//! and whether packages have to be fetched first. What runs has threads of its own, so that any of
//! it can be stopped at any time.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::clock;
use crate::course::LessonId;
use crate::exec::Running;
use crate::run::{End, Job, JobId, Outcome, Update};
use crate::shell::ground::{Build, Ground, Need, Tools, no_thread};
use crate::store::course_files::CourseSource;
use crate::tui::msg::Msg;

/// How long the screens have the processor to themselves before Python is made ready.
const SETTLED: Duration = Duration::from_millis(300);

/// How long the end of the program waits for what it stops: what is still there then is ended with
/// the program.
const PATIENCE: Duration = Duration::from_secs(3);

/// Has programs run.
pub(super) struct Jobs {
    orders: Sender<Order>,
    ended: Receiver<()>,
}

enum Order {
    Run(Box<Job>),
    Stop(JobId),
    Trust,
    /// A lesson was opened, so something of it may run soon.
    GetReady(LessonId),
    /// The packages of a job are there now; or why not.
    Prepared(Box<Job>, Result<PathBuf, End>),
    /// A job is over.
    Over(JobId),
    End,
}

/// What the thread works with.
struct Desk {
    ground: Ground,
    going: BTreeMap<JobId, Going>,
    orders: Sender<Order>,
    out: Sender<Msg>,
}

/// A job that is not over.
enum Going {
    /// Its packages are fetched until this is set.
    Preparing(Arc<AtomicBool>),
    Running(Running),
}

impl Jobs {
    /// Starts the thread. Nothing of Python is touched before it is needed.
    pub(super) fn start(tools: Tools, source: CourseSource, out: Sender<Msg>) -> io::Result<Self> {
        let (orders, list) = channel();
        let (end, ended) = channel();
        let ground = Ground::new(tools, source);
        let desk = Desk { ground, going: BTreeMap::new(), orders: orders.clone(), out };
        thread::Builder::new().name("jobs".into()).spawn(move || {
            desk.work(&list);
            // Nobody waits if it took too long.
            let _ = end.send(());
        })?;
        Ok(Self { orders, ended })
    }

    /// Has a job run; its news come as [`Msg::Job`].
    pub(super) fn run(&self, job: Box<Job>) {
        self.send(Order::Run(job));
    }

    /// Ends a job, if it is still going on.
    pub(super) fn stop(&self, job: JobId) {
        self.send(Order::Stop(job));
    }

    /// Lets the course run code from now on, until it changes.
    pub(super) fn trust(&self) {
        self.send(Order::Trust);
    }

    /// Has Python made ready for what may be run of a lesson.
    pub(super) fn get_ready(&self, lesson: LessonId) {
        self.send(Order::GetReady(lesson));
    }

    /// Ends everything that runs.
    pub(super) fn finish(self) {
        self.send(Order::End);
        let _ = self.ended.recv_timeout(PATIENCE);
    }

    fn send(&self, order: Order) {
        // The thread ends only when it is asked to, unless it has failed, which is told.
        let _ = self.orders.send(order);
    }
}

impl Desk {
    fn work(mut self, list: &Receiver<Order>) {
        let mut soon: Option<(LessonId, Instant)> = None;
        loop {
            let next = match &soon {
                Some((_, at)) => list.recv_timeout(at.saturating_duration_since(clock::instant())),
                None => list.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match next {
                Ok(Order::Run(job)) => self.run(job),
                Ok(Order::Stop(job)) => self.stop(job),
                Ok(Order::Trust) => {
                    if let Err(problem) = self.ground.trust(clock::now()) {
                        self.tell(Msg::Notice(problem));
                    }
                }
                Ok(Order::GetReady(lesson)) => soon = Some((lesson, clock::instant() + SETTLED)),
                Ok(Order::Prepared(job, built)) => self.prepared(job, built),
                Ok(Order::Over(job)) => _ = self.going.remove(&job),
                Ok(Order::End) | Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => {
                    if let Some((lesson, _)) = soon.take() {
                        self.ground.get_ready(&lesson);
                    }
                }
            }
        }
        self.end(list);
    }

    fn run(&mut self, mut job: Box<Job>) {
        match self.ground.look(&job) {
            Err(end) => self.done(job.id, end),
            Ok(Need::Nothing) => {
                job.packages = None;
                self.begin(*job);
            }
            Ok(Need::Ready) => self.begin(*job),
            Ok(Need::Packages(build)) => self.prepare(job, build),
        }
    }

    /// Fetches packages on a thread of their own.
    fn prepare(&mut self, job: Box<Job>, making: Build) {
        let id = job.id;
        let cancel = Arc::new(AtomicBool::new(false));
        let (stopped, out, orders) = (cancel.clone(), self.out.clone(), self.orders.clone());
        let mut tell = move |line| {
            let _ = out.send(Msg::Job(id, Update::Preparing(line)));
        };
        let thread = thread::Builder::new().name("packages".into()).spawn(move || {
            let built = making.run(&stopped, &mut tell);
            let _ = orders.send(Order::Prepared(job, built));
        });
        match thread {
            Ok(_) => _ = self.going.insert(id, Going::Preparing(cancel)),
            Err(error) => self.done(id, no_thread(&error)),
        }
    }

    fn prepared(&mut self, job: Box<Job>, built: Result<PathBuf, End>) {
        let stopped = match self.going.remove(&job.id) {
            Some(Going::Preparing(cancel)) => cancel.load(Ordering::SeqCst),
            Some(Going::Running(_)) | None => true,
        };
        match built {
            _ if stopped => self.done(job.id, End::Stopped),
            Err(end) => self.done(job.id, end),
            Ok(python) => {
                self.ground.built(&job, python);
                self.begin(*job);
            }
        }
    }

    fn begin(&mut self, job: Job) {
        let id = job.id;
        let runner = match self.ground.runner() {
            Ok(runner) => runner,
            Err(end) => return self.done(id, end),
        };
        let (out, orders) = (self.out.clone(), self.orders.clone());
        let running = runner.start(job, move |update| {
            let over = matches!(update, Update::Done(_));
            let _ = out.send(Msg::Job(id, update));
            if over {
                let _ = orders.send(Order::Over(id));
            }
        });
        match running {
            Ok(running) => _ = self.going.insert(id, Going::Running(running)),
            Err(error) => self.done(id, no_thread(&error)),
        }
    }

    fn stop(&self, job: JobId) {
        match self.going.get(&job) {
            Some(Going::Preparing(cancel)) => cancel.store(true, Ordering::SeqCst),
            Some(Going::Running(running)) => running.stop(),
            None => {}
        }
    }

    /// Stops everything and waits until it is over, for a while.
    fn end(&mut self, list: &Receiver<Order>) {
        let deadline = clock::instant() + PATIENCE;
        self.going.keys().for_each(|job| self.stop(*job));
        while !self.going.is_empty() {
            let left = deadline.saturating_duration_since(clock::instant());
            match list.recv_timeout(left) {
                Ok(Order::Over(job)) => _ = self.going.remove(&job),
                Ok(Order::Prepared(job, _)) => _ = self.going.remove(&job.id),
                Ok(
                    Order::Run(_) | Order::Stop(_) | Order::Trust | Order::GetReady(_) | Order::End,
                ) => {}
                Err(_) => return,
            }
        }
    }

    fn done(&self, job: JobId, end: End) {
        let outcome = Box::new(Outcome::without_run(end));
        self.tell(Msg::Job(job, Update::Done(outcome)));
    }

    fn tell(&self, message: Msg) {
        // Nobody listens only when the program is about to end.
        let _ = self.out.send(message);
    }
}

#[cfg(test)]
mod tests;
