//! An exercise: the learner's files are checked and run, hints come one at a time, the solution is
//! there after a pass or when it is asked for.

mod checklist;
mod going;
mod layout;

use std::sync::Arc;

use jiff::Timestamp;

pub use self::checklist::{CheckState, Checklist, Item};
use self::going::Going;
pub use self::going::{Asked, Last};
pub use self::layout::{is_theirs, theirs};
use super::ending::{self, Part};
use super::live::Live;
use super::trial;
use crate::course::files::Files;
use crate::course::{Course, Exercise, Lesson, Prose};
use crate::learn::event::Event;
use crate::learn::progress::{ExerciseProgress, ExerciseState, LessonProgress};
use crate::run::{Job, JobId, JobIds};

/// An exercise that is going on.
#[derive(Debug, Clone)]
pub struct Practice {
    lesson: Arc<Lesson>,
    exercise: Exercise,
    packages: Option<String>,
    files: Files,
    /// The files as they were when their checks began last.
    checked: Option<Files>,
    checklist: Checklist,
    progress: ExerciseProgress,
    quiz: Part,
    finished: bool,
    /// When it was opened, or last checked.
    since: Timestamp,
    going: Option<Going>,
    last: Last,
    refused: Option<Asked>,
    solution: Solution,
}

/// Whether the solution is on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Solution {
    /// It is not.
    Hidden,
    /// The learner asked for it before they passed, and is to confirm that.
    Asked,
    /// It is.
    Open,
}

/// A file of the solution and the learner's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compared<'a> {
    /// Path below the learner's folder.
    pub path: &'a str,
    /// The learner's text; empty if they have no such file.
    pub theirs: &'a str,
    /// The solution's text.
    pub solution: &'a str,
}

/// What the learner does. What does not fit changes nothing.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// The learner's files are these now: as they were read, or as the learner typed them here.
    Files(Files),
    /// Another program changed the learner's files: they are checked.
    Changed(Files),
    /// Runs all checks.
    Check,
    /// Runs the checks of one milestone, counted from 0.
    CheckMilestone(usize),
    /// Runs the learner's program by hand.
    Run,
    /// Ends what is running.
    Stop,
    /// The course is trusted now: what was refused is done.
    Trusted,
    /// Takes the next hint.
    Hint,
    /// Asks for the solution.
    ShowSolution,
    /// Says that the solution is wanted before a pass.
    ConfirmSolution,
    /// Puts the solution away, or goes on without it.
    HideSolution,
    /// Leaves the exercise undone.
    Skip,
    /// Begins anew from the starter.
    Reset,
}

/// What follows from an input, to be done in this order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Step {
    /// What belongs into the journal.
    pub record: Vec<Event>,
    /// Files to keep a copy of, as they were handed in.
    pub keep: Option<Files>,
    /// Whether the learner's files are to begin anew, after a copy was kept.
    pub reset: bool,
    /// A job to end.
    pub stop: Option<JobId>,
    /// A job to run.
    pub run: Option<Box<Job>>,
}

impl Practice {
    /// Opens the exercise of a lesson, with the learner's files as far as they are known; none if
    /// the lesson has no exercise. Returns the events that say so.
    pub fn open(
        course: &Course,
        lesson: Arc<Lesson>,
        before: Option<&LessonProgress>,
        files: Files,
        now: Timestamp,
    ) -> Option<(Self, Vec<Event>)> {
        let exercise = lesson.exercise.clone()?;
        let packages = exercise.packages.clone().or_else(|| trial::packages(course, &lesson));
        let mut progress = before.map(|before| before.exercise.clone()).unwrap_or_default();
        progress.open();
        let practice = Self {
            packages,
            files,
            checked: None,
            checklist: Checklist::of(&exercise),
            progress,
            quiz: ending::quiz(&lesson, before),
            finished: before.is_some_and(|before| before.finished),
            since: now,
            going: None,
            last: Last::Nothing,
            refused: None,
            solution: Solution::Hidden,
            exercise,
            lesson,
        };
        let opened = Event::ExerciseOpened { lesson: practice.lesson.header.id.clone() };
        Some((practice, vec![opened]))
    }

    /// Takes in what the learner did at `now`; `ids` gives the next job its number.
    pub fn step(&mut self, input: Input, now: Timestamp, ids: &mut JobIds) -> Step {
        match input {
            Input::Files(files) => {
                self.files = files;
                Step::default()
            }
            Input::Changed(files) => self.changed(files, now, ids),
            Input::Check => self.start(Asked::Check(None), now, ids),
            Input::CheckMilestone(milestone) => self.start(Asked::Check(Some(milestone)), now, ids),
            Input::Run => self.start(Asked::Run, now, ids),
            Input::Stop => Step { stop: self.going.as_ref().map(Going::id), ..Step::default() },
            Input::Trusted => match self.refused.take() {
                Some(asked) => self.start(asked, now, ids),
                None => Step::default(),
            },
            Input::Hint => self.hint(),
            Input::ShowSolution => self.ask_for_solution(),
            Input::ConfirmSolution => self.show_solution(),
            Input::HideSolution => {
                self.solution = Solution::Hidden;
                Step::default()
            }
            Input::Skip => self.skip(),
            Input::Reset => self.reset(),
        }
    }

    /// The lesson whose exercise it is.
    pub fn lesson(&self) -> &Arc<Lesson> {
        &self.lesson
    }

    /// The exercise.
    pub fn exercise(&self) -> &Exercise {
        &self.exercise
    }

    /// The learner's files, by their path below their folder.
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// The paths of the files to edit, in the order to open them.
    pub fn theirs(&self) -> Vec<&str> {
        theirs(&self.exercise, &self.files)
    }

    /// The file that [`Input::Run`] runs; none if there is no program to run by hand.
    pub fn runnable(&self) -> Option<String> {
        layout::runnable(&self.exercise, &self.files)
    }

    /// The checks and what came of them.
    pub fn checklist(&self) -> &Checklist {
        &self.checklist
    }

    /// Whether the learner's files have changed since their checks ran last.
    pub fn is_stale(&self) -> bool {
        self.checked.as_ref().is_some_and(|checked| *checked != self.files)
    }

    /// What is running.
    pub fn going(&self) -> Option<(Asked, &Live)> {
        self.going.as_ref().map(|going| (going.asked, &going.live))
    }

    /// What came of the last run or check.
    pub fn last(&self) -> &Last {
        &self.last
    }

    /// Whether the course has to be trusted before what was asked for can run.
    pub fn needs_trust(&self) -> bool {
        self.refused.is_some()
    }

    /// What the learner has done so far, with what they did since it was opened.
    pub fn progress(&self) -> &ExerciseProgress {
        &self.progress
    }

    /// The milestone the learner is at, counted from 0: the first one with a check that has not
    /// passed. None in an exercise without milestones.
    pub fn milestone(&self) -> Option<usize> {
        let last = self.exercise.milestones.len().checked_sub(1)?;
        if !self.checklist.is_known() || self.checklist.is_blocked() {
            let first = self.progress.first.as_deref();
            return Some(first.and_then(|name| self.checklist.milestone(name)).unwrap_or(0));
        }
        let open = |item: &&Item| item.state() != CheckState::Passed;
        let open = self.checklist.items().iter().filter(open).filter_map(|item| item.milestone);
        Some(open.min().unwrap_or(last))
    }

    /// The hints that were taken, and how many there are; those of the learner's milestone where
    /// there are milestones.
    pub fn hints(&self) -> (&[Prose], usize) {
        let (id, hints) = self.all_hints();
        let taken = usize::try_from(self.progress.hints_of(id)).unwrap_or(usize::MAX);
        (hints.get(..taken).unwrap_or(hints), hints.len())
    }

    /// Whether the solution is on screen.
    pub fn solution(&self) -> Solution {
        self.solution
    }

    /// The files of the solution beside the learner's own, while it is on screen.
    pub fn compared(&self) -> Vec<Compared<'_>> {
        if self.solution != Solution::Open {
            return Vec::new();
        }
        let files = self.exercise.solution.iter();
        files
            .map(|(path, solution)| Compared {
                path,
                theirs: self.files.get(path).map_or("", String::as_str),
                solution,
            })
            .collect()
    }

    fn all_hints(&self) -> (Option<&str>, &[Prose]) {
        let milestone = self.milestone().and_then(|at| self.exercise.milestones.get(at));
        match milestone {
            Some(milestone) => (Some(&milestone.id), &milestone.hints),
            None => (None, &self.exercise.hints),
        }
    }

    fn hint(&mut self) -> Step {
        let (taken, of) = self.hints();
        if taken.len() == of {
            return Step::default();
        }
        let hint = u32::try_from(taken.len() + 1).unwrap_or(u32::MAX);
        let milestone = self.all_hints().0.map(str::to_owned);
        self.progress.hint(milestone.as_deref(), hint);
        let lesson = self.lesson.header.id.clone();
        let event = Event::HintTaken { lesson, question: None, milestone, hint };
        Step { record: vec![event], ..Step::default() }
    }

    fn ask_for_solution(&mut self) -> Step {
        let free = self.progress.state >= ExerciseState::Shown;
        self.solution = if free { Solution::Open } else { Solution::Asked };
        Step::default()
    }

    fn show_solution(&mut self) -> Step {
        if self.solution != Solution::Asked {
            return Step::default();
        }
        self.solution = Solution::Open;
        self.progress.show();
        let lesson = self.lesson.header.id.clone();
        self.behind(Event::SolutionShown { lesson })
    }

    fn skip(&mut self) -> Step {
        let stop = self.going.as_ref().map(Going::id);
        if self.progress.is_behind() {
            return Step { stop, ..Step::default() };
        }
        self.progress.skip();
        let lesson = self.lesson.header.id.clone();
        Step { stop, ..self.behind(Event::ExerciseSkipped { lesson }) }
    }

    fn reset(&mut self) -> Step {
        let stop = self.going.take().map(|going| going.id());
        self.checklist.forget(None);
        self.checked = None;
        self.last = Last::Nothing;
        self.solution = Solution::Hidden;
        Step { reset: true, stop, ..Step::default() }
    }

    /// Records what put the exercise behind the learner, and the lesson's end if it was the last
    /// part of it.
    fn behind(&mut self, event: Event) -> Step {
        let mut record = vec![event];
        if !self.finished {
            let exercise = ending::exercise(&self.lesson, Some(&self.progress));
            record.extend(ending::ending(&self.lesson, self.quiz, exercise));
            self.finished = matches!(record.last(), Some(Event::LessonFinished { .. }));
        }
        Step { record, ..Step::default() }
    }
}

#[cfg(test)]
mod tests;
