//! Running and checking the learner's files.

use jiff::Timestamp;

use super::{Input, Practice, Step, layout};
use crate::course::files::Files;
use crate::learn::event::Event;
use crate::learn::progress::ExerciseState;
use crate::run::{End, Job, JobId, JobIds, Outcome, Update, Work};
use crate::session::live::Live;

/// What the learner asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// The checks: all, or those of a milestone, counted from 0.
    Check(Option<usize>),
    /// Their program, run by hand.
    Run,
}

/// What came of the last run or check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Last {
    /// Nothing has run.
    Nothing,
    /// The checks ran, or were to.
    Checked(Box<Outcome>),
    /// The program ran, or was to.
    Ran(Box<Outcome>),
}

/// Something that is running.
#[derive(Debug, Clone)]
pub(super) struct Going {
    pub(super) asked: Asked,
    pub(super) live: Live,
    /// The learner's files as they were handed in.
    files: Files,
    /// Milliseconds since the exercise was opened, or checked before.
    ms: u64,
}

impl Going {
    pub(super) fn id(&self) -> JobId {
        self.live.id()
    }
}

impl Practice {
    pub(super) fn changed(&mut self, files: Files, now: Timestamp, ids: &mut JobIds) -> Step {
        if files == self.files {
            return Step::default();
        }
        let running = self.going.as_ref().is_some_and(|going| going.asked == Asked::Run);
        if running || self.needs_trust() {
            return self.step(Input::Files(files), now, ids);
        }
        self.files = files;
        self.start(Asked::Check(None), now, ids)
    }

    /// Runs what was asked for, in place of what is running.
    pub(super) fn start(&mut self, asked: Asked, now: Timestamp, ids: &mut JobIds) -> Step {
        let Some((work, files)) = self.work(asked) else { return Step::default() };
        let stop = self.going.take().map(|going| going.id());
        let id = ids.fresh();
        let job = Job {
            id,
            work,
            packages: self.packages.clone(),
            files,
            input: String::new(),
            limits: layout::limits(&self.exercise),
        };
        let mut ms = 0;
        if let Asked::Check(milestone) = asked {
            ms = u64::try_from(now.duration_since(self.since).as_millis()).unwrap_or(0);
            self.since = now;
            self.checklist.forget(milestone);
            self.checked = Some(self.files.clone());
        }
        self.refused = None;
        self.going = Some(Going { asked, live: Live::new(id, now), files: self.files.clone(), ms });
        Step { stop, run: Some(Box::new(job)), ..Step::default() }
    }

    /// What is to be run, and the files it runs on; none if there is nothing to run.
    fn work(&self, asked: Asked) -> Option<(Work, Files)> {
        let exercise = &self.exercise;
        match asked {
            Asked::Run => {
                let file = layout::runnable(exercise, &self.files)?;
                Some((Work::File(file), layout::to_run(exercise, &self.files)))
            }
            Asked::Check(milestone) => {
                let milestone = match milestone {
                    Some(at) => Some(exercise.milestones.get(at)?),
                    None => None,
                };
                let work = Work::Checks {
                    source: exercise.checks.clone(),
                    // With the line, `m1` does not stand for `m10` as well.
                    only: milestone.map(|milestone| format!("{}_", milestone.id)),
                    rules: layout::rules(exercise, &self.files),
                };
                Some((work, layout::to_check(exercise, &self.files)))
            }
        }
    }

    /// Takes in news of a job; those of other jobs change nothing.
    pub fn hear(&mut self, id: JobId, update: Update) -> Step {
        let Some(going) = self.going.as_mut().filter(|going| going.id() == id) else {
            return Step::default();
        };
        match update {
            Update::Done(outcome) => match self.going.take() {
                Some(going) => self.done(&going, outcome),
                None => Step::default(),
            },
            Update::Checked(check) => {
                going.live.hear(id, Update::Checked(check.clone()));
                self.checklist.hear(check);
                Step::default()
            }
            Update::Preparing(_) | Update::Output(..) => {
                going.live.hear(id, update);
                Step::default()
            }
        }
    }

    fn done(&mut self, going: &Going, outcome: Box<Outcome>) -> Step {
        if outcome.end == End::Untrusted {
            self.refused = Some(going.asked);
        }
        let Asked::Check(milestone) = going.asked else {
            self.last = Last::Ran(outcome);
            return Step::default();
        };
        outcome.checks.iter().cloned().for_each(|check| self.checklist.hear(check));
        // Nothing was tried where nothing could run, or where the learner stopped it.
        let tried = match outcome.end {
            End::Finished
            | End::Exited(_)
            | End::Raised(_)
            | End::OverLimit { .. }
            | End::Killed(_) => true,
            End::Stopped | End::Unavailable(_) | End::Untrusted => false,
        };
        let step =
            if tried { self.tried(going, milestone, outcome.passed()) } else { Step::default() };
        self.last = Last::Checked(outcome);
        step
    }

    /// Records a check that came to its end.
    fn tried(&mut self, going: &Going, milestone: Option<usize>, passed: bool) -> Step {
        let hints = self.progress.all_hints();
        let first = self.checklist.first_failed(milestone).map(|(item, _)| item.name.clone());
        let fresh = self.progress.state < ExerciseState::Passed;
        self.progress.checked(milestone.is_none(), passed, first.as_deref());
        let milestone_id = milestone.and_then(|at| self.exercise.milestones.get(at));
        let (right, of) = self.checklist.count(milestone);
        let event = Event::ExerciseChecked {
            lesson: self.lesson.header.id.clone(),
            milestone: milestone_id.map(|milestone| milestone.id.clone()),
            passed,
            of,
            right,
            first,
            hints,
            ms: going.ms,
        };
        let won = fresh && self.progress.state == ExerciseState::Passed;
        let step =
            if won { self.behind(event) } else { Step { record: vec![event], ..Step::default() } };
        Step { keep: Some(going.files.clone()), ..step }
    }
}
