//! What can be typed here, and what an empty line does.

use super::command::{self, Command, Stop};
use super::{Place, Plain, Reply, ask, trial};
use crate::session::quiz::Phase;

impl Plain {
    /// Where the learner is.
    pub(super) fn stop(&self) -> Stop {
        if self.confirm.is_some() {
            return Stop::Confirm;
        }
        match &self.place {
            Place::Welcome => Stop::Welcome,
            Place::Path => Stop::Path,
            Place::Page(..) => Stop::Page,
            Place::Quiz(quiz, _) => match quiz.phase() {
                Phase::Asking(_) => Stop::Asking,
                Phase::Answered(_) | Phase::Finished => Stop::Feedback,
            },
            Place::Results(_) => Stop::Results,
            Place::Review(review, _) => match review.phase() {
                Phase::Asking(_) => Stop::Asking,
                Phase::Answered(_) => Stop::Feedback,
                Phase::Finished => Stop::Reviewed,
            },
            Place::Exercise(_) => Stop::Exercise,
            Place::Aside(aside) => aside.stop(),
        }
    }

    /// Whether a command that fits here does something now.
    pub(super) fn works(&self, command: Command) -> bool {
        match (command, &self.place) {
            (Command::Save | Command::Write, _) => self.unsaved.is_some(),
            (Command::TakeBack, Place::Review(review, _)) => review.can_take_back(),
            (Command::Review, Place::Review(review, _)) => review.waiting().more > 0,
            // A review has no text to go to.
            (Command::TakeBack, _)
            | (Command::Pages | Command::Page | Command::Back, Place::Review(..)) => false,
            (Command::Go, _) => self.finding.has_found(),
            (Command::Full, _) => self.traceback.is_some(),
            (Command::Exercise, _) => self.lesson().is_some_and(|lesson| lesson.exercise.is_some()),
            (Command::Run | Command::Edit, Place::Page(lesson, reading)) => {
                !trial::programs(lesson, reading.page()).is_empty()
            }
            (_, Place::Aside(aside)) => aside.works(command),
            _ => true,
        }
    }

    /// Says what an empty line does, and lists the commands.
    pub(super) fn help(&mut self) -> Reply {
        let enter = match &self.place {
            _ if self.confirm.is_some() => "Type yes, or press Enter to leave it.".into(),
            Place::Welcome => "Press Enter to open the first lesson.".into(),
            Place::Path => {
                "Press Enter for the lesson that comes next, or type the number of a lesson.".into()
            }
            Place::Page(..) => {
                "Press Enter for the next page, or for what comes at the end.".into()
            }
            Place::Quiz(quiz, typed) => match (quiz.phase(), quiz.question()) {
                (Phase::Asking(_), Some(question)) => ask::help(question, typed.len()),
                (Phase::Asking(_) | Phase::Answered(_) | Phase::Finished, _) => {
                    "Press Enter to go on.".into()
                }
            },
            Place::Results(quiz) => self.after_quiz(quiz.lesson()),
            Place::Review(review, typed) => match (review.phase(), review.question()) {
                (Phase::Asking(_), Some(question)) => ask::help(question, typed.len()),
                (Phase::Asking(_) | Phase::Answered(_), _) => "Press Enter to go on.".into(),
                (Phase::Finished, _) => "Press Enter for the list of all lessons.".into(),
            },
            Place::Exercise(_) => self.enter_in_exercise(),
            Place::Aside(aside) => aside.enter(&self.course),
        };
        self.heard.push(enter);
        let entries: Vec<_> =
            command::offered(self.stop(), |command| self.works(command)).collect();
        for entry in entries {
            let space = if entry.argument.is_empty() { "" } else { " " };
            self.heard.push(format!(":{}{space}{}: {}.", entry.word, entry.argument, entry.help));
        }
        Reply::ask()
    }
}
