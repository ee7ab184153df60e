//! The pages of a lesson, to jump to.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::course::Lesson;
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::screen::{Go, Reaction};
use crate::tui::widget::{pages, scroll};

/// The pages of a lesson, with one selected.
#[derive(Debug, Clone)]
pub struct Outline {
    lesson: Arc<Lesson>,
    selected: usize,
}

impl Outline {
    /// The pages of `lesson` with the one on screen selected.
    pub fn new(lesson: Arc<Lesson>, page: usize) -> Self {
        Self { lesson, selected: page }
    }

    /// Takes in an action. The rows after the last page are the quiz and the exercise.
    pub fn act(&mut self, action: Action) -> Reaction {
        let lesson = &self.lesson;
        let (quiz, exercise) = (!lesson.questions.is_empty(), lesson.exercise.is_some());
        let rows = lesson.pages.len() + usize::from(quiz) + usize::from(exercise);
        let last = rows.saturating_sub(1);
        match action {
            Action::Up => self.selected = self.selected.saturating_sub(1),
            Action::Down => self.selected = (self.selected + 1).min(last),
            Action::PageUp => self.selected = 0,
            Action::PageDown => self.selected = last,
            Action::Enter => return Reaction::go(Go::ToPage(self.selected)),
            Action::Close => return Reaction::go(Go::CloseOverlay),
            _ => {}
        }
        Reaction::none()
    }

    /// Draws it.
    pub fn draw(&self, ctx: &Context, frame: &mut Frame<'_>, area: Rect) {
        let most = usize::from(area.width.saturating_sub(12));
        let lines = pages::rows(ctx, &self.lesson, self.selected, most);
        let width = lines.iter().map(Line::width).max().unwrap_or(0);
        let room = usize::from(area.height.saturating_sub(2));
        let first = scroll::around(self.selected, room, lines.len());
        let width = u16::try_from(width).unwrap_or(u16::MAX);
        super::draw_box(frame, area, ctx, ("Outline", width), lines, first);
    }
}
