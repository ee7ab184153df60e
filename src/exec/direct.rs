//! Runs a job without a launcher, for systems that have no `fork`: limits on time and output only,
//! and checks are told of when all are over.

use std::fs;
use std::io::{self, Read};
#[cfg(not(unix))]
use std::path::Path;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

use super::clock::now;
use super::output::Capture;
use super::runner::Order;
use super::scratch::token;
use super::stop::Stop;
use super::surroundings;
use super::trace;
use super::wire::{Request, Told};
use crate::run::{End, Limit, Outcome, Stream, Update, Work};

const BEGIN: &str = "\
import sys
known = set(sys.modules)
sys.path[0] = sys.argv[1]
from gradus_run.direct import main
sys.exit(main(known))
";

/// How soon a wish to stop is noticed.
const TICK: Duration = Duration::from_millis(50);
/// How long a program has to say where it is when its time is up, and what it left behind to let go
/// of its output.
const GRACE: Duration = Duration::from_secs(1);

/// Runs jobs, each in a Python of its own.
pub(super) struct Direct {
    runtime: PathBuf,
    hash_seed: Option<u32>,
}

/// The two outputs of a job, and whether they met the limit.
struct Outputs {
    out: Capture,
    err: Capture,
    limit: usize,
}

impl Direct {
    pub(super) fn new(runtime: PathBuf, hash_seed: Option<u32>) -> Self {
        Self { runtime, hash_seed }
    }

    pub(super) fn run(
        &self,
        order: &Order<'_>,
        sink: &mut Option<&mut dyn FnMut(Update)>,
    ) -> Outcome {
        self.try_run(order, sink).unwrap_or_else(|error| {
            let reason = format!("{} cannot be started: {error}", order.python.display());
            Outcome::without_run(End::Unavailable(reason))
        })
    }

    #[cfg(not(unix))]
    #[expect(clippy::unused_self, reason = "what other systems do, this one cannot")]
    pub(super) fn warm_up(&self, _python: &Path, _with_packages: bool) {}

    #[cfg(not(unix))]
    #[expect(clippy::unused_self, reason = "what other systems do, this one cannot")]
    pub(super) fn forget(&self, _python: &Path) {}

    fn try_run(
        &self,
        order: &Order<'_>,
        sink: &mut Option<&mut dyn FnMut(Update)>,
    ) -> io::Result<Outcome> {
        let (job, scratch, begin) = (order.job, order.scratch, now());
        let mark = format!("\u{0}{}\u{0}", token());
        let [request, report] = ["request", "report"].map(|name| scratch.folder().join(name));
        fs::write(&request, serde_json::to_string(&Request::new(job, scratch, &mark))?)?;
        fs::write(&report, "")?;
        let mut child = Command::new(order.python)
            .args(["-c", BEGIN])
            .args([&self.runtime, &request, &report])
            .env_clear()
            .envs(surroundings::of_launcher(order.python, self.hash_seed))
            .current_dir(&scratch.work)
            .stdin(scratch.input(&job.input)?)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let programs = match &job.work {
            Work::Programs { programs, .. } => programs.len(),
            Work::File(_) | Work::Checks { .. } => 0,
        };
        let capture = || Capture::new(&mark, programs);
        let mut outputs = Outputs { out: capture(), err: capture(), limit: job.limits.output };
        let forced = outputs.follow(&mut child, order, sink)?;
        let status = child.wait()?.code();
        let mut told = Told::default();
        told.push(&fs::read(&report)?, &mut |check| {
            if let Some(sink) = sink {
                sink(Update::Checked(check.clone()));
            }
        });
        let at = trace::frames(&told.trace, job, &scratch.work, &self.runtime);
        let timed_out = told.end.is_none() && told.trace.contains("Timeout");
        let forced = forced.or(timed_out.then_some(End::OverLimit { limit: Limit::Time, at }));
        let end = forced.or(told.end).or(status.map(End::Exited));
        Ok(Outcome {
            end: end.unwrap_or_else(|| End::Killed("something outside ended it".into())),
            outputs: outputs.out.parts(),
            errors: outputs.err.parts().concat(),
            checks: told.checks,
            took: now() - begin,
        })
    }
}

impl Outputs {
    /// Takes in the output until it ends; why the job had to be ended, if it had.
    fn follow(
        &mut self,
        child: &mut Child,
        order: &Order<'_>,
        sink: &mut Option<&mut dyn FnMut(Update)>,
    ) -> io::Result<Option<End>> {
        let (sender, receiver) = sync_channel(4);
        read(child.stdout.take(), Stream::Out, sender.clone())?;
        read(child.stderr.take(), Stream::Err, sender)?;
        let forced = self.listen(child, order, sink, &receiver)?;
        for stream in [Stream::Out, Stream::Err] {
            self.pass_on(stream, true, sink);
        }
        Ok(forced)
    }

    fn listen(
        &mut self,
        child: &mut Child,
        order: &Order<'_>,
        sink: &mut Option<&mut dyn FnMut(Update)>,
        receiver: &Receiver<(Stream, Vec<u8>)>,
    ) -> io::Result<Option<End>> {
        use std::sync::mpsc::RecvTimeoutError::{Disconnected, Timeout};
        let deadline = now() + order.job.limits.wall + GRACE;
        let mut ended = None;
        loop {
            match receiver.recv_timeout(TICK) {
                Ok((stream, bytes)) if !self.push(stream, &bytes) => {
                    end(child)?;
                    return Ok(Some(End::OverLimit { limit: Limit::Output, at: Vec::new() }));
                }
                Ok((stream, _)) => self.pass_on(stream, false, sink),
                Err(Timeout) => {}
                Err(Disconnected) => return Ok(None),
            }
            if order.stop.is_some_and(Stop::is_stopped) {
                end(child)?;
                return Ok(Some(End::Stopped));
            }
            if now() >= deadline {
                end(child)?;
                return Ok(Some(End::OverLimit { limit: Limit::Time, at: Vec::new() }));
            }
            if child.try_wait()?.is_some() {
                // What it left running may hold its output open for ever.
                let since = *ended.get_or_insert_with(now);
                if now() - since > GRACE {
                    return Ok(None);
                }
            }
        }
    }

    /// Keeps output; whether there is room for more.
    fn push(&mut self, stream: Stream, bytes: &[u8]) -> bool {
        let room = self.limit.saturating_sub(self.out.len() + self.err.len());
        self.capture(stream).push_within(bytes, room)
    }

    fn pass_on(&mut self, stream: Stream, ended: bool, sink: &mut Option<&mut dyn FnMut(Update)>) {
        if let (Some(sink), Some(text)) = (sink, self.capture(stream).fresh(ended)) {
            sink(Update::Output(stream, text));
        }
    }

    fn capture(&mut self, stream: Stream) -> &mut Capture {
        match stream {
            Stream::Out => &mut self.out,
            Stream::Err => &mut self.err,
        }
    }
}

fn read(
    pipe: Option<impl Read + Send + 'static>,
    stream: Stream,
    sender: SyncSender<(Stream, Vec<u8>)>,
) -> io::Result<()> {
    let Some(mut pipe) = pipe else { return Ok(()) };
    let listen = move || {
        let mut bytes = vec![0; 1 << 16];
        while let Ok(size @ 1..) = pipe.read(&mut bytes) {
            let some = bytes.get(..size).unwrap_or_default().to_vec();
            if sender.send((stream, some)).is_err() {
                return;
            }
        }
    };
    thread::Builder::new().name("output".into()).spawn(listen)?;
    Ok(())
}

/// Ends a process, and on Windows all that it started.
fn end(child: &mut Child) -> io::Result<()> {
    #[cfg(windows)]
    {
        let id = child.id().to_string();
        let _ = Command::new("taskkill")
            .args(["/T", "/F", "/PID", &id])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
    }
    child.kill()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::files::Files;
    use crate::exec::interpreter::{Wishes, find};
    use crate::exec::runtime;
    use crate::exec::scratch::Scratch;
    use crate::exec::stop;
    use crate::run::{Job, JobId, Limits};

    fn run(text: &str, change: impl FnOnce(&mut Job)) -> (Outcome, String) {
        let folder = tempfile::tempdir().unwrap();
        let python = find(&Wishes::of_process(None, None, None, None)).unwrap();
        let mut job = Job {
            id: JobId(1),
            work: Work::Programs { prelude: None, programs: vec![text.into()] },
            packages: None,
            files: Files::new(),
            input: String::new(),
            limits: Limits::default(),
        };
        change(&mut job);
        let scratch = Scratch::new(folder.path(), &job.files).unwrap();
        let (stopper, stop) = stop::pair().unwrap();
        let order = Order {
            job: &job,
            python: &python.executable,
            scratch: &scratch,
            share: false,
            stop: Some(&stop),
        };
        let mut seen = String::new();
        let mut sink = |update| {
            if let Update::Output(_, text) = update {
                seen.push_str(&text);
            }
            if seen.contains("stop me") {
                stopper.stop();
            }
        };
        let direct = Direct::new(runtime::install(&folder.path().join("runtime")).unwrap(), None);
        let outcome = direct.run(&order, &mut Some(&mut sink));
        (outcome, seen)
    }

    #[test]
    fn a_program_runs_and_tells_how_it_ended() {
        let (outcome, seen) = run("print(input())\nboom", |job| job.input = "hello\n".into());
        assert_eq!((outcome.outputs, seen.as_str()), (vec!["hello\n".into()], "hello\n"));
        assert!(matches!(&outcome.end, End::Raised(fault) if fault.kind == "NameError"));
        assert_eq!(run("raise SystemExit(3)", |_| {}).0.end, End::Exited(3));
    }

    #[test]
    fn its_time_and_its_output_are_limited() {
        let (outcome, _) = run("\nwhile True: pass", |job| {
            job.limits.wall = Duration::from_millis(500);
        });
        let End::OverLimit { limit: Limit::Time, at } = outcome.end else { panic!("{outcome:?}") };
        assert_eq!((at[0].file.as_str(), at[0].line), ("lesson.py", 2));
        let (outcome, _) = run("while True: print('x' * 100)", |job| job.limits.output = 1000);
        assert!(matches!(outcome.end, End::OverLimit { limit: Limit::Output, .. }));
        assert_eq!(outcome.outputs[0].len(), 1000);
    }

    #[test]
    fn it_is_stopped() {
        let (outcome, _) = run("print('stop me')\nwhile True: pass", |_| {});
        assert_eq!(outcome.end, End::Stopped);
    }
}
