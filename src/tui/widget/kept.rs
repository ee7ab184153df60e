//! What the learner keeps of pages, bookmarks and notes, in signs and words.

use ratatui::text::{Line, Span};

use super::words;
use crate::course::LessonId;
use crate::tui::context::Context;
use crate::tui::theme::Role;

/// The signs of a page (counted from 0): a star for a bookmark, a pencil for a note.
pub fn signs(ctx: &Context, lesson: &LessonId, page: usize) -> String {
    let Some(kept) = ctx.progress.notes().of_page(lesson, page + 1) else { return String::new() };
    let star = kept.bookmark.then_some(ctx.glyphs.star);
    let pencil = kept.note.is_some().then_some(ctx.glyphs.note);
    star.into_iter().chain(pencil).collect::<Vec<_>>().join(" ")
}

/// How many bookmarks and notes a lesson has, in signs; empty if it has none.
pub fn counts(ctx: &Context, lesson: &LessonId) -> String {
    let kept = || ctx.progress.notes().of_lesson(lesson).map(|(_, kept)| kept);
    let counts = [
        (ctx.glyphs.star, kept().filter(|kept| kept.bookmark).count()),
        (ctx.glyphs.note, kept().filter(|kept| kept.note.is_some()).count()),
    ];
    let shown = counts.iter().filter(|(_, count)| *count > 0);
    shown.map(|(sign, count)| format!("{sign} {count}")).collect::<Vec<_>>().join("  ")
}

/// A line for each page that something is kept of, with its note.
pub fn lines(ctx: &Context, lesson: &LessonId) -> Vec<Line<'static>> {
    let line = |(page, kept): (usize, &crate::learn::progress::Kept)| {
        let signs = signs(ctx, lesson, page.saturating_sub(1));
        let note = kept.note.as_deref().unwrap_or_default();
        let note = if note.is_empty() { String::new() } else { format!(": {note}") };
        Line::from(vec![
            Span::styled(format!("{signs} "), ctx.style(Role::Accent)),
            Span::styled(format!("page {page}"), ctx.style(Role::Dim)),
            Span::styled(words::safe(&note, ctx), ctx.style(Role::Text)),
        ])
    };
    ctx.progress.notes().of_lesson(lesson).map(line).collect()
}
