//! What plain mode has done outside: programs that run, and the learner's files.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;

use super::interrupt::Interrupt;
use crate::course::files::Files;
use crate::course::{Lesson, LessonId, Library};
use crate::plain::{Done, Errand};
use crate::run::{End, Job, Outcome, Update};
use crate::shell::clock;
use crate::shell::editor::{self, Editor, Place};
use crate::shell::ground::{Ground, Need, no_thread};
use crate::shell::signals::Held;
use crate::shell::spaces::{Found, Spaces};
use crate::store::course_files::CourseSource;
use crate::store::lessons;
use crate::store::workspace::{WorkError, WorkFolders};

/// Stands for a lesson where copies of programs are edited; no lesson has such a name.
const TRIALS: &str = "_try";

/// The file of such a copy, by the name that tracebacks give it.
const TRIAL: &str = "lesson.py";

/// The learner's folder and the texts in it, or a sentence on why they cannot be read.
type Work = Result<(PathBuf, Files), String>;

/// Takes lines on how far something is.
type Tell<'a> = &'a mut dyn FnMut(&str);

/// Does errands.
pub(super) struct Errands {
    source: CourseSource,
    ground: Ground,
    spaces: Spaces,
    editor: Option<Editor>,
    interrupt: Interrupt,
}

impl Errands {
    /// Begins to listen to signals; touches nothing else yet.
    pub(super) fn new(
        source: CourseSource,
        ground: Ground,
        work: WorkFolders,
        editor: Option<Editor>,
        signals: Held,
    ) -> io::Result<Self> {
        let interrupt = Interrupt::listen(signals)?;
        Ok(Self { source, ground, spaces: Spaces::new(work), editor, interrupt })
    }

    /// Does an errand to its end. `tell` takes lines on how far it is, for those that take long.
    pub(super) fn perform(&mut self, errand: Errand, tell: Tell<'_>) -> Done {
        match errand {
            Errand::ReadLibrary => Done::Library(self.library()),
            Errand::Run(job) => Done::Ran(job.id, Box::new(self.run(*job, tell))),
            Errand::OpenWork(lesson) => Done::Work(self.open_work(&lesson, tell)),
            Errand::ResetWork(lesson) => Done::Work(self.reset_work(&lesson, tell)),
            Errand::Edit(lesson, path) => Done::Work(self.edit(&lesson, &path, tell)),
            Errand::KeepAttempt(lesson, files) => Done::Kept(self.keep_attempt(&lesson, &files)),
            Errand::EditCopy(text) => Done::Edited(self.edit_copy(text)),
            Errand::Trust => Done::Trusted(self.ground.trust(clock::now())),
        }
    }

    fn library(&self) -> Result<Arc<Library>, String> {
        lessons::library(&self.source).map(Arc::new).map_err(|error| error.to_string())
    }

    fn run(&mut self, job: Job, tell: Tell<'_>) -> Outcome {
        let Self { ground, interrupt, .. } = self;
        let run = |cancel: &AtomicBool| run(ground, interrupt, job, cancel, tell);
        interrupt.during(run).unwrap_or_else(Outcome::without_run)
    }

    fn open_work(&mut self, lesson: &Lesson, tell: Tell<'_>) -> Work {
        told(self.spaces.open(lesson))?;
        self.read(&lesson.header.id, tell)
    }

    fn reset_work(&mut self, lesson: &Lesson, tell: Tell<'_>) -> Work {
        if let Some(copy) = told(self.spaces.reset(lesson, clock::now()))? {
            tell(&copy);
        }
        self.read(&lesson.header.id, tell)
    }

    fn edit(&mut self, lesson: &LessonId, path: &str, tell: Tell<'_>) -> Work {
        let place = told(self.spaces.place(lesson, path))?;
        self.open_editor(&place)?;
        self.read(lesson, tell)
    }

    fn keep_attempt(&mut self, lesson: &LessonId, files: &Files) -> Result<(), String> {
        let space = self.spaces.lesson(lesson);
        let kept = space.and_then(|space| space.keep_attempt(files, clock::now()));
        told(kept.map(drop))
    }

    fn edit_copy(&mut self, text: String) -> Result<String, String> {
        let id = LessonId::from(TRIALS);
        let space = told(self.spaces.lesson(&id))?;
        // What was tried before is kept, and need not be told.
        let saved = space
            .read()
            .and_then(|_| space.save(&Files::from([(TRIAL.into(), text)]), clock::now()));
        told(saved)?;
        let place = told(self.spaces.place(&id, TRIAL))?;
        self.open_editor(&place)?;
        let mut found = told(self.spaces.read(&id))?;
        let gone = || format!("There is no text in {} any more.", place.file.display());
        found.files.remove(TRIAL).ok_or_else(|| found.warning.unwrap_or_else(gone))
    }

    fn open_editor(&self, place: &Place) -> Result<(), String> {
        let editor = self.editor.as_ref().ok_or_else(|| editor::none(place))?;
        self.interrupt.pass_by(|| editor::open(editor, place))
    }

    fn read(&mut self, lesson: &LessonId, tell: Tell<'_>) -> Work {
        let Found { folder, files, warning } = told(self.spaces.read(lesson))?;
        if let Some(warning) = warning {
            tell(&warning);
        }
        Ok((folder, files))
    }
}

/// Runs a job to its end; how it ended instead if it could not begin.
fn run(
    ground: &mut Ground,
    interrupt: &Interrupt,
    mut job: Job,
    cancel: &AtomicBool,
    tell: Tell<'_>,
) -> Result<Outcome, End> {
    match ground.look(&job)? {
        Need::Nothing => job.packages = None,
        Need::Ready => {}
        Need::Packages(build) => {
            let python = build.run(cancel, &mut |line| tell(&line))?;
            ground.built(&job, python);
        }
    }
    if cancel.load(Ordering::SeqCst) {
        return Err(End::Stopped);
    }
    let (sender, news) = channel();
    let running = ground.runner()?.start(job, move |update| {
        // Nobody listens only if the program ends.
        let _ = sender.send(update);
    });
    interrupt.stops(running.map_err(|error| no_thread(&error))?);
    for update in news {
        match update {
            Update::Preparing(line) => tell(&line),
            // It is said at the end, as a whole.
            Update::Output(..) | Update::Checked(_) => {}
            Update::Done(outcome) => return Ok(*outcome),
        }
    }
    Err(End::Unavailable("What runs programs has failed: start Gradus again.".into()))
}

fn told<T>(result: Result<T, WorkError>) -> Result<T, String> {
    result.map_err(|error| error.to_string())
}
