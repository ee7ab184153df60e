//! The pages of a lesson, to jump to.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use crate::course::{Lesson, LessonId};
use crate::tui::action::Action;
use crate::tui::chrome::safe;
use crate::tui::context::Context;
use crate::tui::screen::{Go, Reaction};
use crate::tui::theme::Role;
use crate::tui::widget::{about, scroll};

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

    /// Takes in an action. The row after the last page is the quiz.
    pub fn act(&mut self, action: Action) -> Reaction {
        let last = self.lesson.pages.len();
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
        let lines = rows(ctx, &self.lesson, self.selected, most);
        let width = lines.iter().map(Line::width).max().unwrap_or(0);
        let room = usize::from(area.height.saturating_sub(2));
        let first = scroll::around(self.selected, room, lines.len());
        let width = u16::try_from(width).unwrap_or(u16::MAX);
        super::draw_box(frame, area, ctx, ("Outline", width), lines, first);
    }
}

/// A line for each page and one for the quiz, with what was read marked, `current` selected, and
/// titles cut to `width` columns.
pub fn rows(ctx: &Context, lesson: &Lesson, current: usize, width: usize) -> Vec<Line<'static>> {
    let before = ctx.progress.lesson(&lesson.header.id);
    let read = |page: usize| before.is_some_and(|before| before.pages.contains(&(page + 1)));
    let pages = lesson.pages.iter().enumerate().map(|(page, text)| {
        let title = safe(&text.title, ctx);
        row(ctx, page == current, read(page), &format!("{} {title}", page + 1), width)
    });
    let quiz = (!lesson.questions.is_empty()).then(|| {
        let text = format!("Quiz: {} questions", lesson.questions.len());
        row(ctx, current == lesson.pages.len(), quiz_done(ctx, &lesson.header.id), &text, width)
    });
    pages.chain(quiz).collect()
}

fn quiz_done(ctx: &Context, lesson: &LessonId) -> bool {
    ctx.progress.lesson(lesson).is_some_and(|before| before.quiz_finished)
}

fn row(ctx: &Context, current: bool, done: bool, text: &str, width: usize) -> Line<'static> {
    let pointer = if current { ctx.glyphs.arrow } else { " " };
    let sign = if done { ctx.glyphs.tick } else { " " };
    let text = about::fit(text, width.saturating_sub(4), ctx);
    debug_assert!(text.width() <= width.max(1));
    Line::from(vec![
        Span::styled(format!("{pointer} "), ctx.style(Role::Accent)),
        Span::styled(format!("{sign} "), ctx.style(Role::Right)),
        Span::styled(text, ctx.style(if current { Role::Strong } else { Role::Text })),
    ])
}
