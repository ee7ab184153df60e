//! What comes from outside: news of jobs, and the learner's files from the disk.

use super::panes::Pane;
use super::{ExerciseScreen, Opening};
use crate::course::{Files, LessonId};
use crate::run::{JobId, Update};
use crate::session::exercise::{Asked, Input, Last};
use crate::session::outcome;
use crate::tui::action::{Action, BINDINGS};
use crate::tui::context::Context;
use crate::tui::msg::{Effect, Work};
use crate::tui::overlay::ask::Ask;
use crate::tui::screen::{Go, Reaction};

impl ExerciseScreen {
    /// Takes in news of a job.
    pub fn hear(&mut self, job: JobId, news: Update) -> Reaction {
        let asked = self.practice.going().map(|(asked, _)| asked);
        let step = self.practice.hear(job, news);
        let reaction = self.follow(step);
        let Some(asked) = asked.filter(|_| self.practice.going().is_none()) else {
            return reaction;
        };
        self.report = match self.practice.last() {
            Last::Nothing => None,
            Last::Checked(outcome) | Last::Ran(outcome) => Some(outcome::report(outcome, None)),
        };
        if self.practice.needs_trust() {
            return reaction.then(Go::Ask(Ask::Trust));
        }
        self.point_at_fault(asked);
        if self.has_passed() {
            self.focus = Pane::Results;
        }
        reaction
    }

    /// Marks the line of the learner's that an exception came from.
    fn point_at_fault(&mut self, asked: Asked) {
        let fault = match (asked, self.practice.last()) {
            (_, Last::Nothing) => None,
            (Asked::Run, Last::Ran(outcome) | Last::Checked(outcome)) => {
                outcome::report(outcome, None).fault
            }
            (Asked::Check(_), Last::Ran(_) | Last::Checked(_)) => {
                let failed = self.practice.checklist().first_failed(None);
                let fault = failed.and_then(|(_, check)| check.fault.as_ref());
                fault.map(outcome::fault)
            }
        };
        let open: Vec<&str> = self.desk.paths().collect();
        let frames = fault.map(|fault| fault.frames).unwrap_or_default();
        let theirs = frames.iter().rev().find(|frame| open.contains(&frame.file.as_str()));
        if let Some(frame) = theirs.cloned() {
            self.desk.mark(&frame.file, frame.line, &frame.text);
        }
    }

    /// The learner's files are read, or were changed by another program.
    pub fn work(
        &mut self,
        lesson: &LessonId,
        work: Result<Work, String>,
        ctx: &mut Context,
    ) -> Reaction {
        if *lesson != self.lesson().header.id {
            return Reaction::none();
        }
        match (work, &self.files) {
            (Ok(work), Opening::Done) => self.changed_outside(work.files, ctx),
            (Ok(work), Opening::Underway | Opening::Failed(_)) => {
                self.practice.step(Input::Files(work.files), ctx.now, &mut ctx.jobs);
                self.open_files();
                self.files = Opening::Done;
                Reaction::none()
            }
            (Err(why), Opening::Done) => Reaction::go(Go::Tell(why)),
            (Err(why), Opening::Underway | Opening::Failed(_)) => {
                self.files = Opening::Failed(why);
                Reaction::none()
            }
        }
    }

    /// Opens the files to edit that are not open yet.
    fn open_files(&mut self) {
        let starter = &self.practice.exercise().starter;
        for path in self.practice.theirs() {
            if !self.desk.paths().any(|open| open == path) {
                let text = starter.get(path).map_or("", String::as_str);
                let disk = self.practice.files().get(path).map(String::as_str);
                self.desk.open(path, text, disk);
            }
        }
    }

    /// Shows what another program made of the files, and checks it if the learner has had it
    /// checked before. What was typed here is kept.
    fn changed_outside(&mut self, files: Files, ctx: &mut Context) -> Reaction {
        let arrival = self.desk.take_in(&files);
        let mut all = files;
        all.extend(self.desk.texts());
        let again = self.practice.progress().attempts > 0 && arrival.changed;
        let input = if again { Input::Changed(all) } else { Input::Files(all) };
        let reaction = self.step(input, ctx);
        self.open_files();
        let Some(path) = arrival.both.keys().next().cloned() else { return reaction };
        let binding = BINDINGS.iter().find(|binding| binding.action == Action::TakeOther);
        let keys = binding.map(|b| ctx.keymap.keys_in(&[b.layer], b, &ctx.glyphs));
        let key = keys.unwrap_or_default().into_iter().next().unwrap_or_default();
        let text = format!(
            "Another program changed {path} as well. What you typed here stays; {key} takes the \
             other one."
        );
        let id = self.lesson().header.id.clone();
        reaction.and(Reaction::effect(Effect::KeepAttempt(id, arrival.both))).then(Go::Tell(text))
    }

    /// The learner's files were saved, or not.
    pub fn work_saved(&mut self, lesson: &LessonId, result: Result<(), String>) -> Reaction {
        if *lesson != self.lesson().header.id {
            return Reaction::none();
        }
        self.desk.saved(result.is_ok());
        result.err().map(|why| Reaction::go(Go::Tell(why))).unwrap_or_default()
    }
}
