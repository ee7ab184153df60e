//! The facts about a lesson, beside or below the path.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Wrap};

use crate::course::Header;
use crate::learn::path;
use crate::learn::progress::{At, Outcome, State};
use crate::tui::context::Context;
use crate::tui::theme::Role;
use crate::tui::widget::{kept, words};

/// Draws title, place, advice and objectives, as much as there is room for.
pub fn draw(frame: &mut Frame<'_>, area: Rect, ctx: &Context, header: &Header) {
    let roomy = area.height > 8;
    let mut lines = vec![Line::styled(words::safe(&header.title, ctx), ctx.style(Role::Heading2))];
    let place = place(ctx, header);
    lines.push(Line::from(vec![
        Span::styled(place, ctx.style(Role::Accent)),
        Span::styled(format!("  {} min", header.minutes), ctx.style(Role::Dim)),
        Span::styled(format!("  {}", kept::counts(ctx, &header.id)), ctx.style(Role::Accent)),
    ]));
    if roomy {
        lines.push(Line::default());
    }
    if let Some(advice) = advice(ctx, header) {
        lines.push(Line::styled(advice, ctx.style(Role::Warning)));
        if roomy {
            lines.push(Line::default());
        }
    }
    if roomy && !header.objectives.is_empty() {
        lines.push(Line::styled("Afterwards you", ctx.style(Role::Dim)));
    }
    for objective in &header.objectives {
        let text = words::safe(objective, ctx).replace('`', "");
        let text = format!("{} {text}", ctx.glyphs.bullets[0]);
        lines.push(Line::styled(text, ctx.style(Role::Text)));
    }
    let kept = kept::lines(ctx, &header.id);
    if roomy && !kept.is_empty() {
        lines.push(Line::default());
        lines.extend(kept);
    }
    frame.render_widget(Paragraph::new(lines).wrap(Wrap { trim: true }), area);
}

/// A few words on how far a lesson is, for the end of its line.
pub fn note(ctx: &Context, header: &Header) -> String {
    let before = ctx.progress.lesson(&header.id);
    match (ctx.progress.state(&header.id), before) {
        (State::Started, Some(before)) => match &before.at {
            Some(At::Page { page, .. }) => format!("page {page}"),
            Some(At::Question { .. }) => format!("question {}", before.run.len() + 1),
            Some(At::Results) | None => "results".into(),
            Some(At::Exercise) => "exercise".into(),
        },
        (State::Finished, Some(before)) if !before.run.is_empty() => {
            let right = before.run.iter().filter(|a| a.mended || a.outcome == Outcome::Right);
            format!("{}/{}", right.count(), before.run.len())
        }
        (State::Skipped, _) => "skipped".into(),
        (State::New | State::Started | State::Finished, _) => format!("{} min", header.minutes),
    }
}

fn place(ctx: &Context, header: &Header) -> String {
    let note = note(ctx, header);
    match ctx.progress.state(&header.id) {
        State::New => "New".into(),
        State::Started => format!("Continue at {note}"),
        State::Finished => format!("Finished, {note} right"),
        State::Skipped => "Skipped; open it whenever you like".into(),
    }
}

fn advice(ctx: &Context, header: &Header) -> Option<String> {
    let unmet = path::unmet(header, &ctx.progress);
    let title = |id| ctx.course.header(id).map(|header| words::safe(&header.title, ctx));
    let titles: Vec<String> = unmet.into_iter().filter_map(title).collect();
    (!titles.is_empty()).then(|| format!("Builds on: {}", titles.join(", ")))
}
