//! The parts of the exercise's screen: side by side in a wide window, else one at a time.

use ratatui::layout::{Position, Rect};

use super::ExerciseScreen;
use crate::session::exercise::{Input, Last, Solution};
use crate::tui::action::Action;
use crate::tui::chrome;
use crate::tui::context::Context;
use crate::tui::widget::split;

/// Columns of the task beside the code, at most.
const WIDEST: u16 = 60;

/// A part of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Pane {
    /// What is to be done, and hints.
    #[default]
    Task,
    /// The learner's files.
    Code,
    /// What came of the last check or run.
    Results,
    /// The solution beside the learner's own.
    Solution,
}

/// The first visible line of each part that is read; one past the end stands for the last
/// screenful.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tops {
    pub(super) task: usize,
    pub(super) results: usize,
    pub(super) solution: usize,
}

/// Where the parts stand; of no size if they are not on screen.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Areas {
    /// Whether the parts stand side by side.
    pub(super) wide: bool,
    /// The names of parts and files.
    pub(super) bar: Rect,
    pub(super) task: Rect,
    /// The list of checks, where it is apart from the results.
    pub(super) list: Rect,
    pub(super) code: Rect,
    /// A line on the last check, where the results are not on screen.
    pub(super) strip: Rect,
    /// The line between code and results.
    pub(super) rule: Rect,
    pub(super) results: Rect,
    pub(super) solution: Rect,
}

impl Areas {
    /// The part at a cell.
    pub(super) fn pane_at(&self, at: Position) -> Option<Pane> {
        let parts = [
            (self.task, Pane::Task),
            (self.code, Pane::Code),
            (self.results, Pane::Results),
            (self.solution, Pane::Solution),
        ];
        parts.into_iter().find(|(area, _)| area.contains(at)).map(|(_, pane)| pane)
    }
}

impl ExerciseScreen {
    /// The part that has the keyboard.
    pub(super) fn focus(&self) -> Pane {
        self.focus
    }

    /// Whether anything has run, or is running.
    fn has_results(&self) -> bool {
        self.practice.going().is_some() || !matches!(self.practice.last(), Last::Nothing)
    }

    /// Fits everything into the window.
    pub fn arrange(&mut self, ctx: &Context, body: Rect) {
        self.areas = self.divide(ctx, body);
        self.desk.arrange(ctx, self.areas.code);
    }

    /// Divides the window.
    pub(super) fn divide(&self, ctx: &Context, body: Rect) -> Areas {
        let wide = body.width >= chrome::WIDE - 4;
        if self.focus == Pane::Solution {
            let (bar, rest) = split::top(body, 2);
            return Areas { wide, bar, solution: rest, ..Areas::default() };
        }
        if wide { self.side_by_side(ctx, body) } else { self.one_at_a_time(body) }
    }

    fn one_at_a_time(&self, body: Rect) -> Areas {
        let (bar, rest) = split::top(body, 2);
        let column = chrome::reading_column(rest);
        let areas = Areas { bar, ..Areas::default() };
        match self.focus {
            Pane::Task => Areas { task: column, ..areas },
            Pane::Code => {
                let strip = u16::from(self.has_results());
                let (code, strip) = split::bottom(rest, strip);
                Areas { code, strip, ..areas }
            }
            Pane::Results | Pane::Solution => Areas { results: column, ..areas },
        }
    }

    fn side_by_side(&self, ctx: &Context, body: Rect) -> Areas {
        let (left, right) = split::left(body, (body.width * 3 / 8).min(WIDEST));
        let (_, right) = split::left(right, 3);
        let list = u16::try_from(self.list_lines(ctx, left.width).len() + 2).unwrap_or(u16::MAX);
        let (task, list) = split::bottom(left, list.min(left.height / 2));
        let (bar, rest) = split::top(right, 1);
        let areas = Areas { wide: true, task, list, bar, ..Areas::default() };
        if !self.has_results() {
            return Areas { code: rest, ..areas };
        }
        let wanted = self.results_height(ctx, rest.width);
        let (code, results) = split::bottom(rest, wanted.max(4).min(rest.height * 2 / 5) + 1);
        let (rule, results) = split::top(results, 1);
        Areas { code, rule, results, ..areas }
    }

    /// To the next part.
    pub(super) fn next_pane(&mut self) {
        self.focus = match self.focus {
            Pane::Task => Pane::Code,
            Pane::Code if self.areas.wide && !self.has_results() => Pane::Task,
            Pane::Code => Pane::Results,
            Pane::Results if self.practice.solution() == Solution::Open => Pane::Solution,
            Pane::Results | Pane::Solution => Pane::Task,
        };
    }

    /// To the code; an open solution is put away.
    pub(super) fn go_to_code(&mut self, ctx: &mut Context) {
        if self.focus == Pane::Solution {
            self.practice.step(Input::HideSolution, ctx.now, &mut ctx.jobs);
        }
        self.focus = Pane::Code;
    }

    /// Scrolls the part that has the keyboard.
    pub(super) fn scroll_by(&mut self, action: Action, ctx: &Context) {
        let (area, lines) = match self.focus {
            Pane::Task => (self.areas.task, self.task_lines(ctx).len()),
            Pane::Results => (self.areas.results, self.result_lines(ctx).len()),
            Pane::Solution => (self.areas.solution, self.solution_lines(ctx).len()),
            Pane::Code => return,
        };
        let height = usize::from(area.height);
        let last = lines.saturating_sub(height);
        let screenful = height.saturating_sub(2).max(1);
        let top = match self.focus {
            Pane::Task => &mut self.tops.task,
            Pane::Results => &mut self.tops.results,
            Pane::Solution | Pane::Code => &mut self.tops.solution,
        };
        let here = (*top).min(last);
        let there = match action {
            Action::Up => here.saturating_sub(1),
            Action::Down => here + 1,
            Action::PageUp => here.saturating_sub(screenful),
            Action::PageDown => here + screenful,
            Action::First => 0,
            Action::Last => last,
            _ => here,
        };
        *top = there.min(last);
    }
}
