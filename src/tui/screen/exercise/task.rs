//! What is to be done, and the hints that were taken.

use ratatui::text::{Line, Span};

use super::ExerciseScreen;
use crate::tui::context::Context;
use crate::tui::theme::Role;
use crate::tui::widget::{lines, prose, words};

impl ExerciseScreen {
    /// The lines of the task, as wide as there is room for it.
    pub(super) fn task_lines(&self, ctx: &Context) -> Vec<Line<'static>> {
        let width = self.areas.task.width;
        if width == 0 {
            return Vec::new();
        }
        let exercise = self.practice.exercise();
        let title = words::safe(&exercise.title, ctx);
        let mut lines = prose::sentence(ctx, &title, Role::Heading2, width);
        let mut facts = format!("{} min", exercise.minutes);
        if let Some(at) = self.practice.milestone()
            && let Some(milestone) = exercise.milestones.get(at)
        {
            let of = exercise.milestones.len();
            let title = words::safe(&milestone.title, ctx);
            facts = format!("Milestone {} of {of}: {title}", at + 1);
        }
        lines.extend(prose::sentence(ctx, &facts, Role::Dim, width));
        lines.push(Line::default());
        lines.extend(prose::lines(ctx, &exercise.task, width));
        let (taken, of) = self.practice.hints();
        for (index, hint) in taken.iter().enumerate() {
            lines.push(Line::default());
            let label = format!("Hint {} of {of}", index + 1);
            lines.push(Line::from(vec![
                Span::styled(format!("{} ", ctx.glyphs.star), ctx.style(Role::Accent)),
                Span::styled(label, ctx.style(Role::Strong)),
            ]));
            for line in prose::lines(ctx, hint, width.saturating_sub(2)) {
                lines.push(lines::led(Span::raw("  "), line));
            }
        }
        lines
    }
}
