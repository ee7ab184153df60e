//! From effects to the edges, and back as messages: the journal, the course, the highlighter and
//! the settings each do their work on a thread of their own, so that none keeps the screens
//! waiting.

mod colour;
mod keep;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use anyhow::Result;
use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;

use super::terminal::{self, Screen};
use super::{clock, signals};
use crate::course::{Course, LessonId};
use crate::store::course_files::CourseSource;
use crate::store::journal::Journal;
use crate::store::lessons;
use crate::tui::msg::{Effect, Msg};

/// Does what the screens ask for.
pub struct Perform {
    sender: Sender<Msg>,
    messages: Option<Receiver<Msg>>,
    keeper: keep::Keeper,
    colours: colour::Colours,
    source: CourseSource,
    course: Arc<Course>,
    settings: PathBuf,
}

impl Perform {
    /// Starts the workers. `journal` is none if it cannot be used; the screens say so.
    ///
    /// # Errors
    /// If a thread cannot be started.
    pub fn start(
        journal: Journal,
        source: CourseSource,
        course: Arc<Course>,
        settings: PathBuf,
    ) -> io::Result<Self> {
        let (sender, messages) = channel();
        Ok(Self {
            keeper: keep::Keeper::start(journal, course.id.clone(), sender.clone())?,
            colours: colour::Colours::start(sender.clone())?,
            sender,
            messages: Some(messages),
            source,
            course,
            settings,
        })
    }

    /// Where messages to the screens are sent.
    pub(super) fn sender(&self) -> Sender<Msg> {
        self.sender.clone()
    }

    /// The messages; there is one reader.
    pub(super) fn messages(&mut self) -> Receiver<Msg> {
        self.messages.take().unwrap_or_else(|| channel().1)
    }

    /// Does what a screen asks for, or has it done.
    pub(super) fn effect(&mut self, effect: Effect, screen: &mut Screen) -> Result<()> {
        match effect {
            Effect::Record(events) => self.keeper.record(events, clock::now()),
            Effect::RetrySave => self.keeper.retry(),
            Effect::SaveElsewhere => self.keeper.save_elsewhere(),
            Effect::OpenLesson(id) => self.open(id)?,
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
            Effect::Quit => {}
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
    fn open(&self, id: LessonId) -> io::Result<()> {
        let (source, course, out) = (self.source.clone(), self.course.clone(), self.sender());
        thread::Builder::new().name("lesson".into()).spawn(move || {
            let (lesson, problem) = lessons::read(&source, &course, &id);
            let _ = out.send(Msg::Lesson(id, lesson.map(Arc::new), problem));
        })?;
        Ok(())
    }
}
