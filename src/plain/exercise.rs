//! An exercise in lines: the task, the checks, hints and the solution.

mod words;

use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;

pub(super) use self::words::question;
use super::answer::place;
use super::command::Command;
use super::errand::Errand;
use super::{Place, Plain, Reply, report};
use crate::course::Lesson;
use crate::course::files::Files;
use crate::learn::progress::ExerciseState;
use crate::run::{JobId, Outcome, Update};
use crate::session::ending::{self, Part};
use crate::session::exercise::{Input, Last, Practice, Solution, Step};
use crate::session::outcome;

/// An exercise and the folder of the learner's files.
pub(super) struct Bench {
    pub(super) practice: Practice,
    folder: PathBuf,
}

/// Why the learner's files are read.
#[derive(Debug, Clone)]
pub(super) enum Wish {
    /// To open the exercise.
    Open(Arc<Lesson>),
    /// To check them, all or those of a milestone, counted from 0.
    Check(Option<usize>),
    /// To run the learner's program.
    Run,
    /// They were edited.
    Edited,
    /// They began anew.
    Reset,
}

/// What the learner is to confirm before it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Confirm {
    /// Running the code of a course from elsewhere.
    Trust,
    /// Seeing the solution before a pass.
    Solution,
    /// Beginning anew.
    Reset,
}

impl Bench {
    /// The exercise in lines.
    pub(super) fn told(&self, enter: &str) -> String {
        words::told(&self.practice, &self.folder, enter)
    }
}

impl Plain {
    /// Opens the exercise of a lesson.
    pub(super) fn open_exercise(&mut self, lesson: Arc<Lesson>) -> Reply {
        if lesson.exercise.is_none() {
            return self.answer("This lesson has no exercise.".into());
        }
        self.wish = Some(Wish::Open(lesson.clone()));
        Reply::errand(Errand::OpenWork(lesson))
    }

    /// A command that belongs to an exercise.
    pub(super) fn in_exercise(
        &mut self,
        command: Command,
        argument: &str,
        now: Timestamp,
    ) -> Reply {
        let Place::Exercise(bench) = &self.place else { return self.go() };
        match command {
            Command::Check => self.check(argument),
            Command::Checks => {
                let text = words::checks(bench.practice.checklist(), bench.practice.exercise());
                self.answer(text)
            }
            Command::Run => match bench.practice.runnable() {
                Some(_) => self.read_for(Wish::Run),
                None => self.answer("There is no program to run by hand. Type :check.".into()),
            },
            Command::Edit => self.edit_file(argument),
            Command::Hint => self.exercise_hint(now),
            Command::Solution => self.ask_for_solution(now),
            Command::SkipExercise => self.skip_exercise(now),
            Command::ResetWork => self.ask(Confirm::Reset),
            Command::Help
            | Command::Again
            | Command::Stats
            | Command::About
            | Command::SkipLesson
            | Command::Pages
            | Command::Page
            | Command::Teaches
            | Command::Back
            | Command::Quiz
            | Command::Guess
            | Command::SkipQuestion
            | Command::Clear
            | Command::Dispute
            | Command::Retry
            | Command::Exercise
            | Command::Full
            | Command::Path
            | Command::Beside(_)
            | Command::Save
            | Command::Write
            | Command::Review
            | Command::TakeBack
            | Command::Search
            | Command::Terms
            | Command::Notes
            | Command::Go
            | Command::Note
            | Command::Bookmark
            | Command::Quit => Reply::ask(),
        }
    }

    /// Takes in the learner's files, and does what they were read for.
    pub(super) fn work_read(&mut self, folder: PathBuf, files: Files, now: Timestamp) -> Reply {
        let Some(wish) = self.wish.take() else { return Reply::ask() };
        if let Wish::Open(lesson) = wish {
            let before = self.progress.lesson(&lesson.header.id);
            let opened = Practice::open(&self.course, lesson, before, files, now);
            let Some((practice, events)) = opened else { return self.go() };
            self.place = Place::Exercise(Box::new(Bench { practice, folder }));
            return self.go().recording(events);
        }
        let Place::Exercise(bench) = &mut self.place else { return Reply::ask() };
        let changed = *bench.practice.files() != files;
        bench.practice.step(Input::Files(files), now, &mut self.ids);
        match wish {
            Wish::Open(_) => Reply::ask(),
            Wish::Check(None) => self.practise(Input::Check, now),
            Wish::Check(Some(milestone)) => self.practise(Input::CheckMilestone(milestone), now),
            Wish::Run => self.practise(Input::Run, now),
            Wish::Edited if changed => self.answer("Saved. Press Enter to check your work.".into()),
            Wish::Edited => self.answer("Nothing was changed.".into()),
            Wish::Reset => self.answer(
                "Your files are as they were at the start. A copy of what you had was kept.".into(),
            ),
        }
    }

    /// Takes in that a check, or a run by hand, is over.
    pub(super) fn practised(&mut self, id: JobId, outcome: Outcome) -> Reply {
        let Place::Exercise(bench) = &mut self.place else { return Reply::ask() };
        let step = bench.practice.hear(id, Update::Done(Box::new(outcome)));
        if bench.practice.needs_trust() {
            return self.ask(Confirm::Trust);
        }
        let (text, traceback) = match bench.practice.last() {
            Last::Nothing => (String::new(), None),
            Last::Checked(outcome) => words::checked(&bench.practice, outcome),
            Last::Ran(outcome) => {
                let mut lines = super::prose::Lines::default();
                let found = outcome::report(outcome, None);
                report::report(&mut lines, &found);
                (lines.finish(), found.fault.map(|fault| fault.full))
            }
        };
        self.traceback = traceback;
        self.heard.push(text);
        let reply = self.follow(step);
        let enter = self.enter_in_exercise();
        self.heard.push(enter);
        reply
    }

    /// Asks the learner to confirm something.
    pub(super) fn ask(&mut self, confirm: Confirm) -> Reply {
        self.confirm = Some(confirm);
        self.answer(question(confirm, &self.course))
    }

    /// Takes in the answer to what was to be confirmed.
    pub(super) fn confirmed(&mut self, confirm: Confirm, text: &str, now: Timestamp) -> Reply {
        self.confirm = None;
        let yes = text.trim().eq_ignore_ascii_case("yes");
        match confirm {
            Confirm::Trust if yes => Reply::errand(Errand::Trust),
            Confirm::Trust => self.answer("Nothing was run.".into()),
            Confirm::Solution if yes => {
                let reply = self.practise(Input::ConfirmSolution, now);
                self.say_solution();
                reply
            }
            Confirm::Solution => {
                self.heard.push("The solution stays hidden.".into());
                self.practise(Input::HideSolution, now)
            }
            Confirm::Reset if yes => self.practise(Input::Reset, now),
            Confirm::Reset => self.answer("Your files stay as they are.".into()),
        }
    }

    /// An empty line in an exercise: to what comes next once it is passed or skipped, else a check.
    pub(super) fn go_on_from_exercise(&mut self, now: Timestamp) -> Reply {
        let Place::Exercise(bench) = &self.place else { return self.go() };
        let lesson = bench.practice.lesson().clone();
        if !is_behind(&bench.practice) {
            return self.read_for(Wish::Check(None));
        }
        self.leave_exercise(lesson, now)
    }

    /// What an empty line does in an exercise, in a sentence.
    pub(super) fn enter_in_exercise(&self) -> String {
        let Place::Exercise(bench) = &self.place else { return String::new() };
        let lesson = bench.practice.lesson();
        if !is_behind(&bench.practice) {
            return "Press Enter to check your work.".into();
        }
        if ending::quiz(lesson, self.progress.lesson(&lesson.header.id)) == Part::Ahead {
            return "Press Enter for the quiz.".into();
        }
        super::places::onwards(self.course.after(&lesson.header.id))
    }

    fn leave_exercise(&mut self, lesson: Arc<Lesson>, now: Timestamp) -> Reply {
        if ending::quiz(&lesson, self.progress.lesson(&lesson.header.id)) == Part::Ahead {
            return self.show_quiz(lesson, now);
        }
        self.next_lesson(&lesson.header.id)
    }

    fn check(&mut self, argument: &str) -> Reply {
        let Place::Exercise(bench) = &self.place else { return self.go() };
        let milestones = bench.practice.exercise().milestones.len();
        match place(argument, milestones) {
            _ if argument.is_empty() => self.read_for(Wish::Check(None)),
            Some(milestone) => self.read_for(Wish::Check(Some(milestone))),
            None if milestones == 0 => {
                self.answer("This exercise has no milestones. Type :check alone.".into())
            }
            None => self.answer(format!("Type the number of a milestone, from 1 to {milestones}.")),
        }
    }

    fn edit_file(&mut self, argument: &str) -> Reply {
        let Place::Exercise(bench) = &self.place else { return self.go() };
        let theirs = bench.practice.theirs();
        let known = |path: &&&str| **path == argument || argument.is_empty();
        let chosen = place(argument, theirs.len()).and_then(|at| theirs.get(at));
        let Some(path) = chosen.or_else(|| theirs.iter().find(known)) else {
            let text = format!("Type :edit and one of these files: {}.", theirs.join(", "));
            return self.answer(text);
        };
        let path = (*path).to_owned();
        let lesson = bench.practice.lesson().header.id.clone();
        self.wish = Some(Wish::Edited);
        Reply::errand(Errand::Edit(lesson, path))
    }

    fn exercise_hint(&mut self, now: Timestamp) -> Reply {
        let reply = self.practise(Input::Hint, now);
        let Place::Exercise(bench) = &self.place else { return reply };
        let text = words::hint(&bench.practice, reply.record.is_empty());
        self.heard.push(text);
        reply
    }

    fn ask_for_solution(&mut self, now: Timestamp) -> Reply {
        let reply = self.practise(Input::ShowSolution, now);
        let Place::Exercise(bench) = &self.place else { return reply };
        match bench.practice.solution() {
            Solution::Asked => self.ask(Confirm::Solution),
            Solution::Open => {
                self.say_solution();
                reply
            }
            Solution::Hidden => reply,
        }
    }

    fn say_solution(&mut self) {
        let Place::Exercise(bench) = &self.place else { return };
        self.heard.push(report::solution(&bench.practice.compared()));
    }

    fn skip_exercise(&mut self, now: Timestamp) -> Reply {
        let reply = self.practise(Input::Skip, now);
        let Place::Exercise(bench) = &self.place else { return reply };
        let title = &bench.practice.exercise().title;
        self.heard.push(format!("Skipped: {title}. Your files stay where they are."));
        let enter = self.enter_in_exercise();
        self.heard.push(enter);
        reply
    }

    /// Reads the learner's files, which may have been saved by another program, to do something
    /// with them.
    fn read_for(&mut self, wish: Wish) -> Reply {
        let Place::Exercise(bench) = &self.place else { return self.go() };
        let lesson = bench.practice.lesson().clone();
        self.wish = Some(wish);
        Reply::errand(Errand::OpenWork(lesson))
    }

    /// Takes a step in the exercise.
    pub(super) fn practise(&mut self, input: Input, now: Timestamp) -> Reply {
        let Place::Exercise(bench) = &mut self.place else { return self.go() };
        let step = bench.practice.step(input, now, &mut self.ids);
        self.follow(step)
    }

    /// Does what a step asks for. A job that is going on is never met here: it is waited for.
    fn follow(&mut self, step: Step) -> Reply {
        let Place::Exercise(bench) = &self.place else { return self.go() };
        let lesson = bench.practice.lesson();
        let Step { record, keep, reset, stop: _, run } = step;
        if reset {
            self.wish = Some(Wish::Reset);
            return Reply::errand_after(record, Errand::ResetWork(lesson.clone()));
        }
        match (run, keep) {
            (Some(job), _) => Reply::errand_after(record, Errand::Run(job)),
            (None, Some(files)) => {
                let id = lesson.header.id.clone();
                Reply::errand_after(record, Errand::KeepAttempt(id, files))
            }
            (None, None) => Reply::ask().recording(record),
        }
    }
}

/// Whether an empty line leads on from here.
fn is_behind(practice: &Practice) -> bool {
    let failed = matches!(practice.last(), Last::Checked(outcome) if !outcome.passed());
    let progress = practice.progress();
    let behind = progress.skipped || progress.state == ExerciseState::Passed;
    behind && !practice.is_stale() && !failed
}
