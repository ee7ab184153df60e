//! What is said when the learner's steps cannot be saved, and when the program ends.

use std::path::{Path, PathBuf};

use super::places::count;
use super::{Next, Plain, Reply};

/// Events that wait to be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unsaved {
    /// What is wrong, and what to do.
    message: String,
    waiting: usize,
    /// Whether the learner was told on leaving.
    warned: bool,
}

impl Plain {
    /// Takes in that events could not be saved: `message` says why and what to do, `waiting` how
    /// many wait.
    pub fn not_saved(&mut self, message: String, waiting: usize) {
        let known = self.unsaved.as_ref().is_some_and(|unsaved| unsaved.message == message);
        if !known {
            self.heard.push(message.clone());
            self.heard.push("You can go on; :help lists how to save.".into());
        }
        self.unsaved = Some(Unsaved { message, waiting, warned: false });
    }

    /// Takes in that nothing waits any more.
    pub fn all_saved(&mut self) {
        if self.unsaved.take().is_some() {
            self.heard.push("Everything is saved now.".into());
        }
    }

    /// Takes in that trying again did not help.
    pub fn still_not_saved(&mut self) {
        if let Some(unsaved) = &self.unsaved {
            self.heard.push(unsaved.message.clone());
        }
    }

    /// Takes in whether what waited was written to the file it was to be written to.
    pub fn written(&mut self, result: Result<&Path, String>) {
        self.heard.push(match result {
            Ok(path) => {
                self.unsaved = None;
                format!(
                    "What was not saved is in {}; `gradus merge` takes it in when there is room.",
                    path.display()
                )
            }
            Err(message) => message,
        });
    }

    pub(super) fn write(&mut self, file: &str) -> Reply {
        if file.is_empty() {
            return self.answer("Type :write and the name of a file that is not there yet.".into());
        }
        Reply { record: Vec::new(), next: Next::Write(PathBuf::from(file)) }
    }

    pub(super) fn quit(&mut self) -> Reply {
        let text = match &mut self.unsaved {
            Some(unsaved) if !unsaved.warned => {
                unsaved.warned = true;
                let steps = count(unsaved.waiting, "step");
                format!(
                    "{}\nNot saved yet: {steps}. Type :save to try again, :write and the name of \
                     a new file to save there, or :quit again to leave without.",
                    unsaved.message
                )
            }
            Some(_) => return Reply { record: Vec::new(), next: Next::Quit },
            None => {
                self.heard.push("Everything is saved.".into());
                return Reply { record: Vec::new(), next: Next::Quit };
            }
        };
        self.answer(text)
    }
}
