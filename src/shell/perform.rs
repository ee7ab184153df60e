//! From effects to the edges, and back as messages: the journal, the course, the highlighter, the
//! settings and the learner's files each do their work on a thread of their own, so that none keeps
//! the screens waiting.

mod colour;
mod jobs;
mod keep;
mod watch;
mod work;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;

use anyhow::Result;
use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;

use super::edges::Edges;
use super::editor::{self, Editor};
use super::signals::Told;
use super::terminal::{self, Screen};
use super::{clock, signals};
use crate::course::index::Index;
use crate::course::{Header, LessonId};
use crate::store::course_files::CourseSource;
use crate::store::lessons;
use crate::tui::msg::{Effect, Msg};

/// Does what the screens ask for.
pub(super) struct Perform {
    sender: Sender<Msg>,
    keeper: keep::Keeper,
    colours: colour::Colours,
    worker: work::Worker,
    jobs: jobs::Jobs,
    editor: Option<Editor>,
    signals: Told,
    source: CourseSource,
    settings: PathBuf,
}

impl Perform {
    /// Starts the workers; they report to `sender`.
    pub(super) fn start(edges: Edges, signals: Told, sender: Sender<Msg>) -> io::Result<Self> {
        let Edges { journal, source, course, settings, work, editor, tools } = edges;
        if let CourseSource::Folder(folder) = &source {
            watch::start(folder.clone(), sender.clone())?;
        }
        Ok(Self {
            keeper: keep::Keeper::start(journal, course, sender.clone())?,
            colours: colour::Colours::start(sender.clone())?,
            worker: work::Worker::start(work, sender.clone())?,
            jobs: jobs::Jobs::start(tools, source.clone(), sender.clone())?,
            editor,
            signals,
            sender,
            source,
            settings,
        })
    }

    /// Where messages to the screens are sent.
    pub(super) fn sender(&self) -> Sender<Msg> {
        self.sender.clone()
    }

    /// Does what a screen asks for, or has it done.
    pub(super) fn effect(&mut self, effect: Effect, screen: &mut Screen) -> Result<()> {
        match effect {
            Effect::Record(events) => self.keeper.record(events, clock::now()),
            Effect::Replay => self.keeper.replay(),
            Effect::RetrySave => self.keeper.retry(),
            Effect::SaveElsewhere => self.keeper.save_elsewhere(),
            Effect::OpenLesson(header) => {
                self.jobs.get_ready(header.id.clone());
                self.open(header)?;
            }
            Effect::ReadLibrary => self.read_library()?,
            Effect::Highlight(blocks) => self.colours.find(blocks),
            Effect::Copy(text) => {
                execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))?;
                self.tell("Copied.".into());
            }
            Effect::SaveSettings(settings) => {
                if let Err(error) = settings.save(&self.settings) {
                    self.tell(format!("The settings hold for now, but are not saved: {error}"));
                }
            }
            Effect::Mouse(true) => terminal::set_mouse(true)?,
            Effect::Mouse(false) => terminal::release_mouse()?,
            Effect::Suspend(mouse) => {
                lend(screen, mouse, signals::suspend)??;
            }
            Effect::OpenWork(lesson) => self.worker.open(lesson),
            Effect::CloseWork => self.worker.close(),
            Effect::SaveWork(lesson, files) => self.worker.save(lesson, files),
            Effect::KeepAttempt(lesson, files) => self.worker.keep(lesson, files),
            Effect::ResetWork(lesson) => self.worker.reset(lesson),
            Effect::EditOutside(lesson, file, mouse) => self.edit(lesson, file, mouse, screen)?,
            Effect::Run(job) => self.jobs.run(job),
            Effect::StopJob(job) => self.jobs.stop(job),
            Effect::TrustCourse => self.jobs.trust(),
            Effect::Quit => {}
        }
        Ok(())
    }

    /// Waits until everything is on disk; what could not be saved is said.
    pub(super) fn finish(self) -> Option<String> {
        self.jobs.finish();
        let files = self.worker.finish();
        let steps = self.keeper.finish();
        steps.or(files)
    }

    /// Lends the terminal to the learner's own editor. The file is as it was last saved, since
    /// what was asked for before is done first.
    fn edit(&self, lesson: LessonId, file: String, mouse: bool, screen: &mut Screen) -> Result<()> {
        let edited = match (self.worker.place(lesson.clone(), file), &self.editor) {
            (Err(problem), _) => Err(problem),
            (Ok(place), None) => Err(editor::none(&place)),
            (Ok(place), Some(editor)) => {
                let open = || editor::open(editor, &place);
                self.signals.pass_by(|| lend(screen, mouse, open))?
            }
        };
        self.worker.read(lesson);
        if let Err(problem) = edited {
            self.tell(problem);
        }
        Ok(())
    }

    fn tell(&self, text: String) {
        // Nobody listens only when the program is about to end.
        let _ = self.sender.send(Msg::Notice(text));
    }

    /// Reads a lesson on a thread of its own.
    fn open(&self, header: Header) -> io::Result<()> {
        let (source, out) = (self.source.clone(), self.sender());
        thread::Builder::new().name("lesson".into()).spawn(move || {
            let (lesson, problem) = lessons::read(&source, &header);
            let _ = out.send(Msg::Lesson(header.id, lesson.map(Arc::new), problem));
        })?;
        Ok(())
    }

    /// Reads every lesson on a thread of its own, and then gathers their words.
    fn read_library(&self) -> io::Result<()> {
        let (source, out) = (self.source.clone(), self.sender());
        thread::Builder::new().name("library".into()).spawn(move || {
            let library = lessons::library(&source).map(Arc::new);
            let read = library.as_ref().ok().cloned();
            let _ = out.send(Msg::Library(library.map_err(|error| error.to_string())));
            if let Some(library) = read {
                let _ = out.send(Msg::Index(Arc::new(Index::new(library))));
            }
        })?;
        Ok(())
    }
}

/// Gives the terminal back for as long as `other` goes on; after it, the screen is drawn anew.
fn lend<T>(screen: &mut Screen, mouse: bool, other: impl FnOnce() -> T) -> Result<T> {
    terminal::give_back();
    let outcome = other();
    terminal::enter(mouse)?;
    // Not `clear`: it asks the terminal for the cursor, and some never answer.
    *screen = terminal::screen()?;
    Ok(outcome)
}
