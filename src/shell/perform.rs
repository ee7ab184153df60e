//! From effects to the edges, and back as messages: the journal, the course, the highlighter and
//! the settings each do their work on a thread of their own, so that none keeps the screens
//! waiting.

mod colour;
mod keep;
mod watch;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;

use anyhow::Result;
use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;

use super::terminal::{self, Screen};
use super::{clock, signals};
use crate::course::Header;
use crate::store::course_files::CourseSource;
use crate::store::journal::Journal;
use crate::store::lessons;
use crate::tui::msg::{Effect, Msg};

/// What there is to work with.
pub struct Edges {
    /// The learner's journal.
    pub journal: Journal,
    /// Where lessons come from.
    pub source: CourseSource,
    /// The course's id, written into each event.
    pub course: String,
    /// The settings file.
    pub settings: PathBuf,
}

/// Does what the screens ask for.
pub(super) struct Perform {
    sender: Sender<Msg>,
    keeper: keep::Keeper,
    colours: colour::Colours,
    source: CourseSource,
    settings: PathBuf,
}

impl Perform {
    /// Starts the workers; they report to `sender`.
    pub(super) fn start(edges: Edges, sender: Sender<Msg>) -> io::Result<Self> {
        let Edges { journal, source, course, settings } = edges;
        if let CourseSource::Folder(folder) = &source {
            watch::start(folder.clone(), sender.clone())?;
        }
        Ok(Self {
            keeper: keep::Keeper::start(journal, course, sender.clone())?,
            colours: colour::Colours::start(sender.clone())?,
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
            Effect::RetrySave => self.keeper.retry(),
            Effect::SaveElsewhere => self.keeper.save_elsewhere(),
            Effect::OpenLesson(header) => self.open(header)?,
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
                terminal::give_back();
                signals::suspend()?;
                terminal::enter(mouse)?;
                // Not `clear`: it asks the terminal for the cursor, and some never answer.
                *screen = terminal::screen()?;
            }
            Effect::Run(_)
            | Effect::StopJob(_)
            | Effect::OpenWork(_)
            | Effect::CloseWork
            | Effect::SaveWork(..)
            | Effect::KeepAttempt(..)
            | Effect::ResetWork(_)
            | Effect::EditOutside(..)
            | Effect::TrustCourse
            | Effect::Quit => {}
        }
        Ok(())
    }

    /// Waits until everything is on disk; what could not be saved is said.
    pub(super) fn finish(self) -> Option<String> {
        self.keeper.finish()
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
}
