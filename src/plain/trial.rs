//! Running the programs of a page.

use jiff::Timestamp;

use super::answer::place;
use super::errand::Errand;
use super::places::count;
use super::prose::Lines;
use super::{Confirm, Place, Plain, Reply, report};
use crate::course::Lesson;
use crate::run::{JobId, Outcome, Update};
use crate::session::exercise::Input;
use crate::session::trial::{self, Trial};

impl Plain {
    /// Runs a program of the page.
    pub(super) fn run_program(&mut self, number: &str, now: Timestamp) -> Reply {
        match self.program(number) {
            Ok(trial) => {
                self.trial = Some(trial);
                self.try_program(now)
            }
            Err(sentence) => self.answer(sentence),
        }
    }

    /// Opens a copy of a program of the page in the learner's editor.
    pub(super) fn edit_program(&mut self, number: &str) -> Reply {
        match self.program(number) {
            Ok(trial) => {
                let text = trial.text().to_owned();
                self.trial = Some(trial);
                Reply::errand(Errand::EditCopy(text))
            }
            Err(sentence) => self.answer(sentence),
        }
    }

    /// Runs the copy of a program that was edited.
    pub(super) fn copy_edited(&mut self, text: String, now: Timestamp) -> Reply {
        if let Some(trial) = &mut self.trial {
            trial.edit(text);
        }
        self.try_program(now)
    }

    /// Takes in that a job is over.
    pub(super) fn ran(&mut self, id: JobId, outcome: Outcome) -> Reply {
        let Some(trial) = self.trial.as_mut().filter(|trial| trial.running() == Some(id)) else {
            return self.practised(id, outcome);
        };
        trial.hear(id, Update::Done(Box::new(outcome)));
        if trial.needs_trust() {
            return self.ask(Confirm::Trust);
        }
        let mut lines = Lines::default();
        if let Some(found) = trial.report() {
            report::report(&mut lines, &found);
            self.traceback = found.fault.map(|fault| fault.full);
        }
        self.answer(lines.finish())
    }

    /// Does what was refused before the course was trusted.
    pub(super) fn trusted(&mut self, now: Timestamp) -> Reply {
        match &self.place {
            Place::Page(..) if self.trial.as_ref().is_some_and(Trial::needs_trust) => {
                self.try_program(now)
            }
            Place::Exercise(bench) if bench.practice.needs_trust() => {
                self.practise(Input::Trusted, now)
            }
            Place::Welcome
            | Place::Path
            | Place::Page(..)
            | Place::Quiz(..)
            | Place::Results(_)
            | Place::Review(..)
            | Place::Exercise(_)
            | Place::Aside(_) => self.answer("The course may run its programs now.".into()),
        }
    }

    /// Says the whole traceback of the last error.
    pub(super) fn full(&mut self) -> Reply {
        let full = self.traceback.clone().filter(|text| !text.is_empty());
        self.answer(full.map_or_else(
            || "There is no traceback.".into(),
            |text| format!("{}\nEnd of the traceback.", text.trim_end()),
        ))
    }

    fn try_program(&mut self, now: Timestamp) -> Reply {
        let Some(trial) = &mut self.trial else { return self.go() };
        let (job, _) = trial.run(&self.course, &mut self.ids, now);
        Reply::errand(Errand::Run(Box::new(job)))
    }

    /// The program of the page with this number; the only one without a number.
    fn program(&self, number: &str) -> Result<Trial, String> {
        let Place::Page(lesson, reading) = &self.place else { return Err(String::new()) };
        let blocks = programs(lesson, reading.page());
        let number = if number.is_empty() && blocks.len() == 1 { "1" } else { number };
        let block = place(number, blocks.len()).and_then(|at| blocks.get(at).copied());
        let trial = block.and_then(|block| Trial::open(lesson.clone(), reading.page(), block).ok());
        trial.ok_or_else(|| match blocks.len() {
            0 => "There is no program on this page that can be run.".into(),
            most => format!(
                "This page has {}. Type a number from 1 to {most} behind the command.",
                count(most, "program")
            ),
        })
    }
}

/// The places of the programs of a page among its code blocks.
pub(super) fn programs(lesson: &Lesson, page: usize) -> Vec<usize> {
    let Some(page) = lesson.pages.get(page) else { return Vec::new() };
    let blocks = trial::code_blocks(&page.prose).into_iter().enumerate();
    blocks.filter(|(_, code)| trial::can_run(code).is_ok()).map(|(at, _)| at).collect()
}
