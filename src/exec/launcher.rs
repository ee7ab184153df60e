//! A launcher: the Python process that starts jobs and watches over them, and the socket between
//! it and us.

use std::collections::HashSet;
use std::io::{self, IoSlice, PipeReader, Read, Write, pipe};
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::net::{SendAncillaryBuffer, SendAncillaryMessage, SendFlags, sendmsg};

use super::scratch::token;
use super::surroundings;
use super::wire::News;

/// Notes what a new interpreter has loaded, then hands over to the package.
const BEGIN: &str = "\
import sys
known = set(sys.modules)
sys.path[0] = sys.argv[1]
from gradus_run.launch import main
sys.exit(main(known))
";

/// The variable by which every process of a launcher is known, whatever became of its parent.
pub(super) const MARK: &str = "GRADUS_LAUNCHER";

/// How long a request may wait to be taken.
const TO_TAKE: Duration = Duration::from_secs(20);

/// What is started.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Kind {
    /// The Python.
    pub(super) python: PathBuf,
    /// Whether it belongs to a virtual environment, and has its frameworks loaded beforehand.
    pub(super) warm: bool,
}

/// A launcher as it runs. It ends when this is dropped.
pub(super) struct Launcher {
    pub(super) kind: Kind,
    /// The value of [`MARK`] in all its processes.
    pub(super) mark: String,
    child: Child,
    channel: UnixStream,
    complaints: PipeReader,
    unread: Vec<u8>,
    /// The modules that it has loaded; none until it is ready.
    loaded: Option<HashSet<String>>,
    is_gone: bool,
}

impl Launcher {
    /// Starts one; it need not be ready to be given a job. `runtime` is where the package is.
    pub(super) fn start(kind: Kind, runtime: &Path, hash_seed: Option<u32>) -> io::Result<Self> {
        let (channel, theirs) = UnixStream::pair()?;
        channel.set_write_timeout(Some(TO_TAKE))?;
        let (complaints, errors) = pipe()?;
        let mark = token();
        let child = Command::new(&kind.python)
            .args(["-c", BEGIN])
            .arg(runtime)
            .arg(if kind.warm { "warm" } else { "plain" })
            .env_clear()
            .envs(surroundings::of_launcher(&kind.python, hash_seed))
            .env(MARK, &mark)
            .current_dir("/")
            .stdin(OwnedFd::from(theirs))
            .stdout(Stdio::null())
            .stderr(errors)
            .process_group(0)
            .spawn()?;
        let unread = Vec::new();
        Ok(Self { kind, mark, child, channel, complaints, unread, loaded: None, is_gone: false })
    }

    /// Sends a message, with descriptors to go along.
    pub(super) fn send(&self, message: &str, descriptors: &[BorrowedFd<'_>]) -> io::Result<()> {
        let head = format!("{:08x}", message.len());
        let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(4))];
        let mut ancillary = SendAncillaryBuffer::new(&mut space);
        if !descriptors.is_empty() {
            ancillary.push(SendAncillaryMessage::ScmRights(descriptors));
        }
        let parts = [IoSlice::new(head.as_bytes())];
        let sent = sendmsg(&self.channel, &parts, &mut ancillary, SendFlags::NOSIGNAL)?;
        let rest = head.as_bytes().get(sent..).unwrap_or_default();
        (&self.channel).write_all(rest)?;
        (&self.channel).write_all(message.as_bytes())
    }

    /// Where news come from: readable when there are some, or when the launcher is gone.
    pub(super) fn channel(&self) -> BorrowedFd<'_> {
        self.channel.as_fd()
    }

    /// Waits for news and takes them in; none when the launcher is gone.
    pub(super) fn news(&mut self) -> Option<Vec<News>> {
        let news = self.read_news();
        self.is_gone |= news.is_none();
        news
    }

    fn read_news(&mut self) -> Option<Vec<News>> {
        let mut bytes = [0; 1 << 14];
        let size = self.channel.read(&mut bytes).ok().filter(|size| *size > 0)?;
        self.unread.extend_from_slice(bytes.get(..size)?);
        let mut news = Vec::new();
        while let Some(end) = self.unread.iter().position(|byte| *byte == b'\n') {
            let line: Vec<u8> = self.unread.drain(..=end).collect();
            match serde_json::from_slice(&line).ok()? {
                News::Ready(loaded) => self.loaded = Some(loaded.into_iter().collect()),
                other @ (News::Begun(_) | News::Done(_)) => news.push(other),
            }
        }
        Some(news)
    }

    /// Whether it waits for a job, and is still there.
    pub(super) fn is_ready(&mut self) -> bool {
        !self.is_gone() && self.loaded.is_some()
    }

    /// Whether it has ended.
    pub(super) fn is_gone(&mut self) -> bool {
        while !self.is_gone && is_readable(&self.channel) {
            self.news();
        }
        self.is_gone
    }

    /// Waits until it has loaded what it is to load, or has ended.
    pub(super) fn wait_until_ready(&mut self) {
        while self.loaded.is_none() && !self.is_gone {
            self.news();
        }
    }

    /// Whether it has loaded a module that one of these files stands in for when a job is started
    /// by itself: a learner's `random.py` hides Python's.
    pub(super) fn hides_one_of<'a>(&self, files: impl Iterator<Item = &'a str>) -> bool {
        let Some(loaded) = &self.loaded else { return false };
        files
            .filter_map(|file| file.split('/').next())
            .any(|name| loaded.contains(name.strip_suffix(".py").unwrap_or(name)))
    }

    /// What it complained of, in its last words; for one that ended before its time.
    pub(super) fn last_words(&mut self) -> String {
        self.end();
        let mut bytes = vec![0; 1 << 14];
        let is_there = is_readable(&self.complaints);
        let size = if is_there { self.complaints.read(&mut bytes).unwrap_or(0) } else { 0 };
        let text = String::from_utf8_lossy(bytes.get(..size).unwrap_or_default()).into_owned();
        text.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("it said nothing").into()
    }

    /// Ends the launcher itself, and waits for that.
    pub(super) fn end(&mut self) {
        self.is_gone = true;
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Launcher {
    fn drop(&mut self) {
        self.end();
    }
}

/// Whether something can be read at once.
pub(super) fn is_readable(from: &impl AsFd) -> bool {
    let mut watched = [PollFd::new(from, PollFlags::IN)];
    poll(&mut watched, Some(&Timespec::default())).is_ok_and(|ready| ready > 0)
}
