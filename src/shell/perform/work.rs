//! The thread that looks after the learner's files: one thing after the other, in the order it was
//! asked for. While a lesson is open, what other programs change in its folder is told as well.

mod follow;
mod local;

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use self::follow::Follow;
use super::clock;
use crate::course::{Files, Lesson, LessonId};
use crate::shell::editor::Place;
use crate::shell::spaces::Spaces;
use crate::store::workspace::WorkFolders;
use crate::tui::msg::{Msg, Work};

/// How long the folder must be quiet before it is read: an editor saves in several steps.
const QUIET: Duration = Duration::from_millis(80);

/// How long it may go on without being read, if it is never quiet.
const PATIENCE: Duration = Duration::from_millis(400);

/// Looks after the learner's files.
pub(super) struct Worker {
    jobs: Sender<Job>,
    thread: JoinHandle<Option<String>>,
}

enum Job {
    Open(Arc<Lesson>),
    Close,
    Save(LessonId, Files),
    Keep(LessonId, Files),
    Reset(Arc<Lesson>),
    /// Asks where a file is, once all that was asked for before is done.
    Place(LessonId, String, Sender<Result<Place, String>>),
    /// Reads the files, whether something has changed or not.
    Read(LessonId),
    /// Something has changed in the open lesson's folder.
    Touched,
    /// The open lesson's folder was taken away, so nothing more is heard of it.
    Lost,
    End,
}

/// What the thread works with.
struct Desk {
    spaces: Spaces,
    open: Option<Open>,
    /// What could not be saved, unless it was later.
    failure: Option<String>,
    touch: Sender<Job>,
    out: Sender<Msg>,
}

/// The lesson whose files the screens show.
struct Open {
    lesson: LessonId,
    /// What the screens know of; none if they know nothing yet.
    shown: Option<Result<Work, String>>,
    /// Tells of changes as long as it is there.
    follow: Option<Follow>,
}

impl Worker {
    /// Starts the thread.
    pub(super) fn start(folders: WorkFolders, out: Sender<Msg>) -> io::Result<Self> {
        let (jobs, list) = channel();
        let desk = Desk {
            spaces: Spaces::new(folders),
            open: None,
            failure: None,
            touch: jobs.clone(),
            out,
        };
        let thread = thread::Builder::new().name("work".into()).spawn(move || desk.work(&list))?;
        Ok(Self { jobs, thread })
    }

    /// Has the files of a lesson read and followed, after writing what is missing of the starter.
    pub(super) fn open(&self, lesson: Arc<Lesson>) {
        self.send(Job::Open(lesson));
    }

    /// Has nothing followed any more.
    pub(super) fn close(&self) {
        self.send(Job::Close);
    }

    /// Has files saved.
    pub(super) fn save(&self, lesson: LessonId, files: Files) {
        self.send(Job::Save(lesson, files));
    }

    /// Has a copy kept of what is handed in.
    pub(super) fn keep(&self, lesson: LessonId, files: Files) {
        self.send(Job::Keep(lesson, files));
    }

    /// Has the starter written anew.
    pub(super) fn reset(&self, lesson: Arc<Lesson>) {
        self.send(Job::Reset(lesson));
    }

    /// Has the files of a lesson read and told.
    pub(super) fn read(&self, lesson: LessonId) {
        self.send(Job::Read(lesson));
    }

    /// Where a file is; waits until all that was asked for before is done.
    pub(super) fn place(&self, lesson: LessonId, file: String) -> Result<Place, String> {
        let (answer, answered) = channel();
        self.send(Job::Place(lesson, file, answer));
        let lost = |_| Err("Your files are not looked after any more: start Gradus again.".into());
        answered.recv().unwrap_or_else(lost)
    }

    /// Waits until everything was done; says what could not be saved.
    pub(super) fn finish(self) -> Option<String> {
        self.send(Job::End);
        self.thread.join().unwrap_or_else(|_| Some("the thread of your files failed".into()))
    }

    fn send(&self, job: Job) {
        // The thread ends only when it is asked to, unless it has failed, which is told.
        let _ = self.jobs.send(job);
    }
}

impl Desk {
    fn work(mut self, list: &Receiver<Job>) -> Option<String> {
        let mut look: Option<Look> = None;
        loop {
            if look.take_if(|look| look.left().is_zero()).is_some() {
                self.look();
            }
            let next = match &look {
                Some(look) => list.recv_timeout(look.left()),
                None => list.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match next {
                Ok(Job::Touched) => look = Some(Look::after(look)),
                Ok(Job::Lost) => {
                    self.follow_anew();
                    look = Some(Look::after(look));
                }
                Ok(Job::End) | Err(RecvTimeoutError::Disconnected) => return self.failure,
                Ok(job) => self.attend(job),
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }

    fn attend(&mut self, job: Job) {
        match job {
            Job::Open(lesson) => self.open(&lesson),
            Job::Close => self.open = None,
            Job::Save(lesson, files) => self.save(lesson, files),
            Job::Keep(lesson, files) => {
                let now = clock::now();
                let space = self.spaces.lesson(&lesson);
                let kept = space.and_then(|space| space.keep_attempt(&files, now));
                if let Err(error) = kept {
                    self.tell(Msg::Notice(error.to_string()));
                }
            }
            Job::Reset(lesson) => self.reset(&lesson),
            Job::Place(lesson, file, answer) => {
                let place = self.spaces.place(&lesson, &file);
                // Whoever asked waits for the answer.
                let _ = answer.send(place.map_err(|error| error.to_string()));
            }
            Job::Read(lesson) => self.read(&lesson),
            Job::Touched | Job::Lost | Job::End => {}
        }
    }

    fn open(&mut self, lesson: &Lesson) {
        let id = &lesson.header.id;
        let opened = self.spaces.open(lesson);
        self.open = Some(Open { lesson: id.clone(), shown: None, follow: None });
        match opened {
            // What changes while it is read is read once more.
            Ok(folder) => {
                self.follow(Follow::start(folder, self.touch.clone()));
                self.look();
            }
            Err(error) => self.show(id, Err(error.to_string())),
        }
    }

    fn follow(&mut self, follow: Result<Follow, String>) {
        match (follow, &mut self.open) {
            (Ok(follow), Some(open)) => open.follow = Some(follow),
            (Err(message), _) => self.tell(Msg::Notice(message)),
            (Ok(_), None) => {}
        }
    }

    /// Follows the open lesson's folder again: one that is made in its place is another one to the
    /// system.
    fn follow_anew(&mut self) {
        let Some(open) = &self.open else { return };
        let Ok(space) = self.spaces.lesson(&open.lesson) else { return };
        let folder = space.folder().to_path_buf();
        let touch = self.touch.clone();
        let there = folder.is_dir();
        self.follow(if there {
            Follow::start(folder, touch)
        } else {
            Follow::comparing(folder, touch)
        });
    }

    fn save(&mut self, lesson: LessonId, files: Files) {
        let now = clock::now();
        let saved = self.spaces.lesson(&lesson).and_then(|space| space.save(&files, now));
        let saved = saved.map_err(|error| error.to_string());
        self.failure = saved.as_ref().err().cloned();
        if saved.is_ok()
            && let Some(open) = self.open.as_mut().filter(|open| open.lesson == lesson)
            && let Some(Ok(shown)) = &mut open.shown
        {
            // The screens know what they have written themselves.
            shown.files.extend(files);
        }
        let notice = saved.as_ref().ok().cloned().flatten();
        self.tell(Msg::WorkSaved(lesson, saved.map(drop)));
        if let Some(notice) = notice {
            self.tell(Msg::Notice(notice.to_string()));
        }
    }

    fn reset(&mut self, lesson: &Lesson) {
        let reset = self.spaces.reset(lesson, clock::now());
        self.read(&lesson.header.id);
        match reset {
            Ok(None) => {}
            Ok(Some(text)) => self.tell(Msg::Notice(text)),
            Err(error) => self.tell(Msg::Notice(error.to_string())),
        }
    }

    /// Reads the files of a lesson and tells of them.
    fn read(&mut self, lesson: &LessonId) {
        let found = self.found(lesson);
        self.show(lesson, found);
    }

    /// Reads the files of the open lesson, and tells of them if they are not as they were.
    fn look(&mut self) {
        let Some(Open { lesson, shown, .. }) = &self.open else { return };
        let (lesson, shown) = (lesson.clone(), shown.clone());
        let found = self.found(&lesson);
        if shown.as_ref() != Some(&found) {
            self.show(&lesson, found);
        }
    }

    fn found(&mut self, lesson: &LessonId) -> Result<Work, String> {
        let found = self.spaces.read(lesson).map_err(|error| error.to_string())?;
        if let Some(text) = found.warning {
            self.tell(Msg::Notice(text));
        }
        Ok(Work { folder: found.folder, files: found.files })
    }

    fn show(&mut self, lesson: &LessonId, work: Result<Work, String>) {
        if let Some(open) = self.open.as_mut().filter(|open| open.lesson == *lesson) {
            open.shown = Some(work.clone());
        }
        self.tell(Msg::Work(lesson.clone(), work));
    }

    fn tell(&self, message: Msg) {
        // Nobody listens only when the program is about to end.
        let _ = self.out.send(message);
    }
}

/// When the folder is read after something was changed.
struct Look {
    at: Instant,
    latest: Instant,
}

impl Look {
    /// Soon, but not before it is quiet. `before` is when it would have been read already.
    fn after(before: Option<Self>) -> Self {
        let now = clock::instant();
        let latest = before.map_or(now + PATIENCE, |look| look.latest);
        Self { at: latest.min(now + QUIET), latest }
    }

    fn left(&self) -> Duration {
        self.at.saturating_duration_since(clock::instant())
    }
}

#[cfg(test)]
mod tests;
