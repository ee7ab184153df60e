//! An exercise: the task, the learner's files in the editor, the checks and what came of them.

mod checks;
mod coming;
mod drawing;
mod mouse;
mod panes;
mod solution;
mod task;

use std::sync::Arc;

use crossterm::event::KeyEvent;
use jiff::Timestamp;

use self::panes::{Areas, Pane};
use super::{Go, Reaction, output};
use crate::course::Lesson;
use crate::learn::event::Event;
use crate::learn::progress::ExerciseState;
use crate::run::Outcome;
use crate::session::exercise::{Input, Last, Practice, Solution, Step};
use crate::session::outcome::Report;
use crate::tui::action::{Action, Layer};
use crate::tui::context::Context;
use crate::tui::editor::desk::Desk;
use crate::tui::highlight::Highlighted;
use crate::tui::highlights::Key;
use crate::tui::msg::Effect;
use crate::tui::overlay::ask::Ask;

/// An exercise on screen.
pub struct ExerciseScreen {
    practice: Practice,
    desk: Desk,
    files: Opening,
    focus: Pane,
    areas: Areas,
    /// The first visible line of each part that is read.
    tops: panes::Tops,
    /// What came of the last run or check, in words.
    report: Option<Report>,
}

/// Whether the learner's files are there.
enum Opening {
    /// They are being read.
    Underway,
    /// They are open.
    Done,
    /// They could not be read: why.
    Failed(String),
}

impl ExerciseScreen {
    /// Opens the exercise of a lesson, if it has one, with what is to be done at once.
    pub fn open(lesson: Arc<Lesson>, ctx: &Context) -> Option<(Self, Vec<Event>)> {
        let before = ctx.progress.lesson(&lesson.header.id);
        let fresh = before.is_none_or(|before| before.exercise.state == ExerciseState::New);
        let desk = Desk::new(lesson.header.id.clone());
        let files = crate::course::Files::new();
        let (practice, events) = Practice::open(&ctx.course, lesson, before, files, ctx.now)?;
        let screen = Self {
            practice,
            desk,
            files: Opening::Underway,
            focus: if fresh { Pane::Task } else { Pane::Code },
            areas: Areas::default(),
            tops: panes::Tops::default(),
            report: None,
        };
        Some((screen, events))
    }

    /// The lesson.
    pub fn lesson(&self) -> &Arc<Lesson> {
        self.practice.lesson()
    }

    /// Which keys it answers to, the uppermost layer first.
    pub fn layers(&self) -> Vec<Layer> {
        let mut layers = Vec::new();
        if self.practice.going().is_some() {
            layers.push(Layer::Running);
        }
        if self.focus() == Pane::Code {
            layers.extend([Layer::Exercise, Layer::Editor]);
            return layers;
        }
        if self.has_passed() && self.focus() == Pane::Results {
            layers.push(Layer::Passed);
        }
        layers.extend([Layer::Pane, Layer::Exercise]);
        layers
    }

    /// Whether an action does anything now.
    pub fn offers(&self, action: Action, ctx: &Context) -> bool {
        let running = self.practice.going().is_some();
        match action {
            Action::Hint => {
                let (taken, of) = self.practice.hints();
                taken.len() < of
            }
            Action::RunFile => self.practice.runnable().is_some(),
            Action::CheckMilestone => self.practice.milestone().is_some(),
            Action::NextFile => self.desk.paths().len() > 1,
            Action::TakeOther => self.desk.has_other(),
            Action::Whole => matches!(self.practice.last(), Last::Ran(_)),
            Action::SkipExercise => !self.practice.progress().is_behind(),
            Action::Enter => ctx.course.after(&self.lesson().header.id).is_some(),
            Action::Back | Action::Close => !running,
            _ => true,
        }
    }

    /// Whether the last check passed, of the files as they are.
    fn has_passed(&self) -> bool {
        let passed = matches!(self.practice.last(), Last::Checked(outcome) if outcome.passed());
        let changed = self.practice.is_stale() || self.desk.is_edited();
        passed && !changed && self.practice.going().is_none()
    }

    /// What came of the last run or check, and in words.
    fn over(&self) -> Option<(&Outcome, &Report)> {
        let outcome = match self.practice.last() {
            Last::Nothing => None,
            Last::Checked(outcome) | Last::Ran(outcome) => Some(&**outcome),
        };
        outcome.zip(self.report.as_ref())
    }

    /// Takes in an action.
    pub fn act(&mut self, action: Action, ctx: &mut Context) -> Reaction {
        match action {
            Action::Check => return self.hand_in(Input::Check, ctx),
            Action::CheckMilestone => {
                let milestone = self.practice.milestone();
                let input = milestone.map(Input::CheckMilestone);
                return input.map(|input| self.hand_in(input, ctx)).unwrap_or_default();
            }
            Action::RunFile => return self.hand_in(Input::Run, ctx),
            Action::Stop => return self.step(Input::Stop, ctx),
            Action::NextPane => self.next_pane(),
            Action::NextFile => {
                self.desk.next();
                self.focus = Pane::Code;
            }
            Action::Hint => return self.hint(ctx),
            Action::Whole => return self.whole(),
            Action::TakeOther => return self.take_other(ctx),
            Action::Solution => return self.toggle_solution(ctx),
            Action::EditOutside => return self.edit_outside(ctx),
            Action::Restart => return Reaction::go(Go::Ask(Ask::Restart)),
            Action::SkipExercise if self.practice.progress().is_behind() => {
                return self.go_on(ctx);
            }
            Action::SkipExercise => {
                return self.save().and(Reaction::go(Go::Ask(Ask::Skip)));
            }
            Action::Enter if self.has_passed() => return self.go_on(ctx),
            Action::Enter | Action::Close => self.go_to_code(ctx),
            Action::Back => {
                let lesson = self.lesson().clone();
                let last = lesson.pages.len().saturating_sub(1);
                return self.leave(ctx).then(Go::Page(lesson, last));
            }
            _ if self.focus() == Pane::Code => {
                let copied = self.desk.act(action, ctx.now);
                return copied.map(Reaction::effect).unwrap_or_default();
            }
            _ => self.scroll_by(action, ctx),
        }
        Reaction::none()
    }

    /// Saves the files as they are, and has them checked or run.
    fn hand_in(&mut self, input: Input, ctx: &mut Context) -> Reaction {
        if !matches!(self.files, Opening::Done) {
            return Reaction::none();
        }
        let saved = self.save();
        self.report = None;
        self.desk.unmark();
        self.tops.results = 0;
        if !self.areas.wide {
            self.focus = Pane::Results;
        }
        self.tell_files(ctx);
        saved.and(self.step(input, ctx))
    }

    /// Tells the session what the files are now.
    fn tell_files(&mut self, ctx: &mut Context) {
        let mut files = self.practice.files().clone();
        files.extend(self.desk.texts());
        self.practice.step(Input::Files(files), ctx.now, &mut ctx.jobs);
    }

    fn step(&mut self, input: Input, ctx: &mut Context) -> Reaction {
        let step = self.practice.step(input, ctx.now, &mut ctx.jobs);
        self.follow(step)
    }

    /// What a step of the session asks for.
    fn follow(&self, step: Step) -> Reaction {
        let lesson = self.lesson();
        let id = || lesson.header.id.clone();
        let Step { record, keep, reset, stop, run } = step;
        let effects = [
            stop.map(Effect::StopJob),
            (!record.is_empty()).then_some(Effect::Record(record)),
            keep.map(|files| Effect::KeepAttempt(id(), files)),
            reset.then(|| Effect::ResetWork(lesson.clone())),
            run.map(Effect::Run),
        ];
        Reaction { effects: effects.into_iter().flatten().collect(), go: None }
    }

    fn save(&mut self) -> Reaction {
        self.desk.save().map(Reaction::effect).unwrap_or_default()
    }

    fn hint(&mut self, ctx: &mut Context) -> Reaction {
        let reaction = self.step(Input::Hint, ctx);
        self.tops.task = usize::MAX;
        if !self.areas.wide {
            self.focus = Pane::Task;
        }
        reaction
    }

    fn whole(&self) -> Reaction {
        let over = self.over();
        let live = self.practice.going().map(|(_, live)| live);
        if over.is_none() && live.is_none() {
            return Reaction::none();
        }
        Reaction::go(Go::Read(output::Output { live, over }.whole()))
    }

    fn take_other(&mut self, ctx: &mut Context) -> Reaction {
        let Some(own) = self.desk.take_other(ctx.now) else { return Reaction::none() };
        self.tell_files(ctx);
        Reaction::effect(Effect::KeepAttempt(self.lesson().header.id.clone(), own))
    }

    fn edit_outside(&mut self, ctx: &Context) -> Reaction {
        let Some(path) = self.desk.path().map(str::to_owned) else { return Reaction::none() };
        let saved = self.desk.save_for_others().map(Reaction::effect).unwrap_or_default();
        let lesson = self.lesson().header.id.clone();
        saved.and(Reaction::effect(Effect::EditOutside(lesson, path, ctx.settings.mouse)))
    }

    /// On to the next lesson.
    fn go_on(&mut self, ctx: &mut Context) -> Reaction {
        let next = ctx.course.after(&self.lesson().header.id).map(|next| next.id.clone());
        self.leave(ctx).then(next.map_or(Go::Path, Go::Open))
    }

    /// A question on top was answered with yes.
    pub fn agreed(&mut self, ask: Ask, ctx: &mut Context) -> Reaction {
        match ask {
            Ask::Trust => {
                self.tell_files(ctx);
                Reaction::effect(Effect::TrustCourse).and(self.step(Input::Trusted, ctx))
            }
            Ask::Solution { .. } => {
                let reaction = self.step(Input::ConfirmSolution, ctx);
                reaction.and(self.open_solution(ctx))
            }
            Ask::Restart => {
                let saved = self.save();
                self.desk.expect_anything();
                self.report = None;
                self.go_to_code(ctx);
                saved.and(self.step(Input::Reset, ctx))
            }
            Ask::LeaveTest => Reaction::none(),
            Ask::Skip => {
                let skipped = self.step(Input::Skip, ctx);
                skipped.and(self.go_on(ctx))
            }
        }
    }

    /// What is to be done before the screen is left.
    pub fn leave(&mut self, _ctx: &Context) -> Reaction {
        let running = self.practice.going().map(|(_, live)| Effect::StopJob(live.id()));
        let stop = running.map(Reaction::effect).unwrap_or_default();
        self.save().and(stop).and(Reaction::effect(Effect::CloseWork))
    }

    /// Takes in a key that is text.
    pub fn type_key(&mut self, key: KeyEvent, ctx: &Context) {
        self.desk.type_key(key, ctx);
    }

    /// Takes in pasted text.
    pub fn paste(&mut self, text: &str, ctx: &Context) {
        self.desk.paste(text, ctx.now);
    }

    /// Its deadline has come: what has been typed is saved after a while.
    pub fn tick(&mut self, ctx: &mut Context) -> Reaction {
        let saved = self.desk.tick(ctx.now);
        if saved.is_some() {
            self.tell_files(ctx);
        }
        saved.map(Reaction::effect).unwrap_or_default()
    }

    /// When it wants to be told the time.
    pub fn deadline(&self, ctx: &Context) -> Option<Timestamp> {
        let clock = output::deadline(self.practice.going().map(|(_, live)| live), ctx);
        [self.desk.deadline(), clock].into_iter().flatten().min()
    }

    /// Text to have coloured, if there is some to ask for now.
    pub fn uncoloured(&mut self, ctx: &Context) -> Option<Key> {
        self.desk.uncoloured(ctx)
    }

    /// Takes in colours; says whether it had asked for them.
    pub fn colours(&mut self, key: &Key, tokens: &Highlighted) -> bool {
        self.desk.colours(key, tokens)
    }

    fn toggle_solution(&mut self, ctx: &mut Context) -> Reaction {
        if self.practice.solution() == Solution::Open {
            self.go_to_code(ctx);
            return Reaction::none();
        }
        self.tell_files(ctx);
        let reaction = self.step(Input::ShowSolution, ctx);
        if self.practice.solution() == Solution::Open {
            return reaction.and(self.open_solution(ctx));
        }
        let (taken, of) = self.practice.hints();
        reaction.then(Go::Ask(Ask::Solution { hints: of - taken.len() }))
    }

    /// Brings the solution to the front, and asks for its colours.
    fn open_solution(&mut self, ctx: &Context) -> Reaction {
        self.focus = Pane::Solution;
        self.tops.solution = 0;
        let wanted = solution::uncoloured(&self.practice, ctx);
        if wanted.is_empty() {
            return Reaction::none();
        }
        Reaction::effect(Effect::Highlight(wanted))
    }
}
