//! Follows one job from its request to its end.

mod verdict;

use std::fs::File;
use std::io::{self, PipeReader, Read, pipe};
use std::os::fd::{AsFd, BorrowedFd};
use std::path::Path;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::clock::now;
use super::launcher::{Launcher, is_readable};
use super::leftovers;
use super::output::Capture;
use super::scratch::{Scratch, token};
use super::wire::{Done, News, Request, Told};
use crate::run::{Job, Limit, Outcome, Stream, Update, Work};

/// Between two updates with output: about a picture on the screen. What comes meanwhile waits in
/// the pipe, and slows a program down that writes without end.
const PACE: Duration = Duration::from_millis(16);
/// How long a launcher may take to start a job: Python may have to be read from a slow disk.
const TO_BEGIN: Duration = Duration::from_secs(30);
/// How long a launcher may take to end a job.
const TO_END: Duration = Duration::from_secs(7);

/// Where news of a job go; none if nobody watches it.
pub(super) type Sink<'a, 'b> = &'a mut Option<&'b mut dyn FnMut(Update)>;

/// The launcher was gone before the job began.
pub(super) struct Lost;

/// A job as it runs.
struct Follow<'a, 'b> {
    job: &'a Job,
    launcher: &'a mut Launcher,
    scratch: &'a Scratch,
    sink: Sink<'a, 'b>,
    out: Pipe,
    err: Pipe,
    report: Option<PipeReader>,
    told: Told,
    /// The job's process.
    group: Option<i32>,
    done: Option<Done>,
    /// Why it was asked to end.
    asked: Option<Asked>,
    /// Whether the launcher was gone before it said that the job is over.
    is_lost: bool,
    /// When it is ended without its launcher.
    deadline: Instant,
    /// No output is passed on before.
    next_update: Instant,
}

/// Why we ended a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// The learner wanted it.
    Stop,
    /// It met a limit that is watched here.
    Limit(Limit),
}

/// One of the job's outputs.
struct Pipe {
    stream: Stream,
    /// None once it is closed.
    reader: Option<PipeReader>,
    capture: Capture,
}

/// What there is to read from.
#[derive(Clone, Copy)]
enum Source {
    News,
    Stop,
    Report,
    Output(Stream),
}

/// Runs a job with this launcher. `stop` becomes readable when the learner wants it to end.
pub(super) fn run(
    launcher: &mut Launcher,
    job: &Job,
    scratch: &Scratch,
    runtime: &Path,
    stop: Option<&PipeReader>,
    sink: Sink<'_, '_>,
) -> io::Result<Result<Outcome, Lost>> {
    let begin = now();
    let mark = format!("\u{0}{}\u{0}", token());
    let (out, err, report) = (pipe()?, pipe()?, pipe()?);
    let input =
        if job.input.is_empty() { File::open("/dev/null")? } else { scratch.input(&job.input)? };
    let request = serde_json::to_string(&Request::new(job, scratch, &mark))?;
    let descriptors = [input.as_fd(), out.1.as_fd(), err.1.as_fd(), report.1.as_fd()];
    if launcher.send(&request, &descriptors).is_err() {
        return Ok(Err(Lost));
    }
    // Their ends must be closed here, or the outputs would never end.
    drop((input, out.1, err.1, report.1));
    let programs = match &job.work {
        Work::Programs { programs, .. } => programs.len(),
        Work::File(_) | Work::Checks { .. } => 0,
    };
    let pipe = |stream, reader| Pipe {
        stream,
        reader: Some(reader),
        capture: Capture::new(&mark, programs),
    };
    let mut follow = Follow {
        out: pipe(Stream::Out, out.0),
        err: pipe(Stream::Err, err.0),
        report: Some(report.0),
        job,
        launcher,
        scratch,
        sink,
        told: Told::default(),
        group: None,
        done: None,
        asked: None,
        is_lost: false,
        deadline: begin + TO_BEGIN,
        next_update: begin,
    };
    follow.follow(stop);
    if follow.group.is_none() && follow.is_lost {
        return Ok(Err(Lost));
    }
    Ok(Ok(follow.outcome(now() - begin, runtime)))
}

impl Follow<'_, '_> {
    fn follow(&mut self, stop: Option<&PipeReader>) {
        while self.done.is_none() && !self.is_lost {
            let time = now();
            if time >= self.deadline {
                self.asked.get_or_insert(Asked::Limit(Limit::Time));
                break;
            }
            for source in self.wait(stop, time) {
                self.read(source);
            }
        }
        if self.done.as_ref().is_none_or(|done| done.left > 0) {
            self.launcher.end();
            leftovers::end(&self.launcher.mark, self.scratch.folder(), self.group);
        }
        self.drain();
    }

    /// Waits until there is something to read.
    fn wait(&self, stop: Option<&PipeReader>, time: Instant) -> Vec<Source> {
        let mut sources = vec![(Source::News, self.launcher.channel())];
        let stop = stop.filter(|_| self.asked.is_none());
        sources.extend(stop.map(|stop| (Source::Stop, stop.as_fd())));
        sources.extend(self.report.as_ref().map(|report| (Source::Report, report.as_fd())));
        let mut until = self.deadline;
        if self.sink.is_none() || time >= self.next_update {
            for pipe in [&self.out, &self.err] {
                let source = Source::Output(pipe.stream);
                sources.extend(pipe.reader.as_ref().map(|reader| (source, reader.as_fd())));
            }
        } else {
            until = until.min(self.next_update);
        }
        ready(&sources, until.saturating_duration_since(time))
    }

    fn read(&mut self, source: Source) {
        match source {
            Source::News => match self.launcher.news() {
                Some(news) => news.into_iter().for_each(|news| self.hear(news)),
                None => self.is_lost = true,
            },
            Source::Stop => self.ask(Asked::Stop),
            Source::Report => self.read_report(),
            Source::Output(stream) => self.read_output(stream),
        }
    }

    fn hear(&mut self, news: News) {
        match news {
            News::Ready(_) => {}
            News::Begun(pid) => {
                self.group = Some(pid);
                self.deadline = now() + self.job.limits.wall + TO_END;
            }
            News::Done(done) => self.done = Some(done),
        }
    }

    /// Has the launcher end the job.
    fn ask(&mut self, why: Asked) {
        if self.asked.is_none() {
            self.asked = Some(why);
            self.deadline = now() + TO_END;
            // If it is gone, the next news say so.
            let _ = self.launcher.send("{\"stop\":true}", &[]);
        }
    }

    fn read_report(&mut self) {
        let mut bytes = [0; 1 << 14];
        match read_some(&mut self.report, &mut bytes) {
            0 => {}
            size => {
                let sink = &mut *self.sink;
                self.told.push(bytes.get(..size).unwrap_or_default(), &mut |check| {
                    if let Some(sink) = sink {
                        sink(Update::Checked(check.clone()));
                    }
                });
            }
        }
    }

    fn read_output(&mut self, stream: Stream) {
        let kept = self.out.capture.len() + self.err.capture.len();
        let room = self.job.limits.output.saturating_sub(kept);
        let mut bytes = vec![0; 1 << 16];
        let pipe = self.pipe(stream);
        let size = read_some(&mut pipe.reader, &mut bytes);
        let fits = pipe.capture.push_within(bytes.get(..size).unwrap_or_default(), room);
        self.pass_on(stream, false);
        if !fits {
            (self.out.reader, self.err.reader) = (None, None);
            self.ask(Asked::Limit(Limit::Output));
        }
    }

    fn pass_on(&mut self, stream: Stream, ended: bool) {
        let text = self.pipe(stream).capture.fresh(ended);
        if let (Some(sink), Some(text)) = (&mut self.sink, text) {
            sink(Update::Output(stream, text));
            self.next_update = now() + PACE;
        }
    }

    /// Reads what is left when nobody writes any more.
    fn drain(&mut self) {
        while self.report.as_ref().is_some_and(is_readable) {
            self.read_report();
        }
        for stream in [Stream::Out, Stream::Err] {
            while self.pipe(stream).reader.as_ref().is_some_and(is_readable) {
                self.read_output(stream);
            }
            self.pass_on(stream, true);
        }
    }

    fn pipe(&mut self, stream: Stream) -> &mut Pipe {
        match stream {
            Stream::Out => &mut self.out,
            Stream::Err => &mut self.err,
        }
    }
}

/// The sources that can be read, or are closed; none if that takes too long.
fn ready(sources: &[(Source, BorrowedFd<'_>)], time: Duration) -> Vec<Source> {
    let mut watched: Vec<_> =
        sources.iter().map(|(_, fd)| PollFd::from_borrowed_fd(*fd, PollFlags::IN)).collect();
    // Only an absurd time cannot be told to the system; then any is good.
    let time = Timespec::try_from(time).ok();
    if poll(&mut watched, time.as_ref()).is_err() {
        return Vec::new();
    }
    let flagged = sources.iter().zip(&watched).filter(|(_, fd)| !fd.revents().is_empty());
    flagged.map(|((source, _), _)| *source).collect()
}

/// Reads what is there; at its end, closes it.
fn read_some(reader: &mut Option<PipeReader>, bytes: &mut [u8]) -> usize {
    let size = reader.as_mut().map_or(0, |reader| reader.read(bytes).unwrap_or(0));
    if size == 0 {
        *reader = None;
    }
    size
}
