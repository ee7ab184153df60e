//! The pages of a lesson as a list, with what was read.

use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::{kept, words};
use crate::course::{Lesson, LessonId};
use crate::learn::progress::ExerciseState;
use crate::tui::context::Context;
use crate::tui::theme::Role;

/// A line for each page, one for the quiz and one for the exercise, with what was read marked, `current` selected, and
/// titles cut to `width` columns.
pub fn rows(ctx: &Context, lesson: &Lesson, current: usize, width: usize) -> Vec<Line<'static>> {
    let before = ctx.progress.lesson(&lesson.header.id);
    let read = |page: usize| before.is_some_and(|before| before.pages.contains(&(page + 1)));
    let pages = lesson.pages.iter().enumerate().map(|(page, text)| {
        let title = words::safe(&text.title, ctx);
        let signs = kept::signs(ctx, &lesson.header.id, page);
        let room = width.saturating_sub(if signs.is_empty() { 0 } else { signs.width() + 1 });
        let title = format!("{} {title}", page + 1);
        let mut line = row(ctx, page == current, read(page), &title, room);
        if !signs.is_empty() {
            line.push_span(Span::styled(format!(" {signs}"), ctx.style(Role::Accent)));
        }
        line
    });
    let quiz = (!lesson.questions.is_empty()).then(|| {
        let text = format!("Quiz: {} questions", lesson.questions.len());
        row(ctx, current == lesson.pages.len(), quiz_done(ctx, &lesson.header.id), &text, width)
    });
    let exercise = lesson.exercise.as_ref().map(|exercise| {
        let text = format!("Exercise: {}", words::safe(&exercise.title, ctx));
        let state = before.map(|before| before.exercise.state).unwrap_or_default();
        let at = lesson.pages.len() + usize::from(!lesson.questions.is_empty());
        row(ctx, current == at, state == ExerciseState::Passed, &text, width)
    });
    pages.chain(quiz).chain(exercise).collect()
}

fn quiz_done(ctx: &Context, lesson: &LessonId) -> bool {
    ctx.progress.lesson(lesson).is_some_and(|before| before.quiz_finished)
}

fn row(ctx: &Context, current: bool, done: bool, text: &str, width: usize) -> Line<'static> {
    let pointer = if current { ctx.glyphs.arrow } else { " " };
    let sign = if done { ctx.glyphs.tick } else { " " };
    let text = words::fit(text, width.saturating_sub(4), ctx);
    Line::from(vec![
        Span::styled(format!("{pointer} "), ctx.style(Role::Accent)),
        Span::styled(format!("{sign} "), ctx.style(Role::Right)),
        Span::styled(text, ctx.style(if current { Role::Strong } else { Role::Text })),
    ])
}
