//! A program of the lesson that the learner runs, and what came of it.

use jiff::Timestamp;

use super::super::output::{self, Output};
use super::super::{Go, Reaction};
use crate::run::{JobId, Update};
use crate::session::outcome::Report;
use crate::session::trial::Trial;
use crate::tui::context::Context;
use crate::tui::msg::Effect;
use crate::tui::overlay::ask::Ask;

/// A program and its last run.
pub(super) struct Tried {
    pub(super) trial: Trial,
    report: Option<Report>,
}

impl Tried {
    /// A program that has not run yet.
    pub(super) fn new(trial: Trial) -> Self {
        Self { trial, report: None }
    }

    /// Runs it; a run that is going on is ended before.
    pub(super) fn run(&mut self, ctx: &mut Context) -> Reaction {
        self.report = None;
        let (job, before) = self.trial.run(&ctx.course, &mut ctx.jobs, ctx.now);
        let mut effects: Vec<Effect> = before.map(Effect::StopJob).into_iter().collect();
        effects.push(Effect::Run(Box::new(job)));
        Reaction { effects, go: None }
    }

    /// Ends its run, if it is going on.
    pub(super) fn stop(&self) -> Reaction {
        self.trial.running().map(Effect::StopJob).map(Reaction::effect).unwrap_or_default()
    }

    /// Takes in news of a job.
    pub(super) fn hear(&mut self, job: JobId, news: Update) -> Reaction {
        let was_running = self.is_running();
        self.trial.hear(job, news);
        if was_running && !self.is_running() {
            self.report = self.trial.report();
            if self.trial.needs_trust() {
                return Reaction::go(Go::Ask(Ask::Trust));
            }
        }
        Reaction::none()
    }

    /// Whether it is going on.
    pub(super) fn is_running(&self) -> bool {
        self.trial.running().is_some()
    }

    /// Its last run, if there was one.
    pub(super) fn output(&self) -> Option<Output<'_>> {
        let live = self.trial.live()?;
        Some(Output { live: Some(live), over: live.outcome().zip(self.report.as_ref()) })
    }

    /// The line of the program where its last run went wrong, counted from 1, and its text.
    pub(super) fn faulty_line(&self) -> Option<(usize, &str)> {
        let report = self.report.as_ref()?;
        let frames = report.fault.as_ref().map_or(&report.at, |fault| &fault.frames);
        frames.last().map(|frame| (frame.line, frame.text.as_str()))
    }

    /// When its clock is to be drawn anew.
    pub(super) fn deadline(&self, ctx: &Context) -> Option<Timestamp> {
        output::deadline(self.trial.live(), ctx)
    }
}
