//! The facts about a lesson, beside or below the path.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Wrap};

use crate::course::Header;
use crate::learn::mastery::{Level, Overview};
use crate::learn::path;
use crate::learn::progress::{At, Outcome, State};
use crate::tui::context::Context;
use crate::tui::theme::Role;
use crate::tui::widget::{kept, words};

/// Draws title, place, how well it is known, advice and objectives, as much as there is room for.
pub fn draw(
    frame: &mut Frame<'_>,
    area: Rect,
    ctx: &Context,
    header: &Header,
    overview: &Overview,
) {
    let roomy = area.height > 8;
    let mut lines = vec![Line::styled(words::safe(&header.title, ctx), ctx.style(Role::Heading2))];
    let place = place(ctx, header);
    lines.push(Line::from(vec![
        Span::styled(place, ctx.style(Role::Accent)),
        Span::styled(format!("  {} min", header.minutes), ctx.style(Role::Dim)),
        Span::styled(format!("  {}", kept::counts(ctx, &header.id)), ctx.style(Role::Accent)),
    ]));
    let known = overview.lesson(&header.id);
    if known.level >= Level::Practised {
        let mut line = pips(ctx, known.level);
        line.push_span(Span::styled(format!(" {}", known.sentence()), ctx.style(Role::Text)));
        lines.push(line);
    }
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
    let stage = ctx.course.stages.iter().find(|stage| stage.lessons.contains(header));
    let stage = stage.filter(|_| roomy);
    if let Some((stage, known)) = stage.and_then(|s| Some((s, overview.stage(s).sentence()?))) {
        let title = words::safe(&stage.title, ctx);
        lines.push(Line::default());
        lines.push(Line::styled(format!("{title}: {known}"), ctx.style(Role::Dim)));
    }
    let kept = kept::lines(ctx, &header.id);
    if roomy && !kept.is_empty() {
        lines.push(Line::default());
        lines.extend(kept);
    }
    frame.render_widget(Paragraph::new(lines).wrap(Wrap { trim: true }), area);
}

/// Three signs that tell how well something is known; none before it is practised.
pub fn pips(ctx: &Context, level: Level) -> Line<'static> {
    let on = match level {
        Level::New | Level::Seen => return Line::default(),
        Level::Practised => 1,
        Level::Solid => 2,
        Level::Mastered => 3,
    };
    let (filled, open) = (ctx.glyphs.radio_on.repeat(on), ctx.glyphs.radio_off.repeat(3 - on));
    let role = if level == Level::Mastered { Role::Right } else { Role::Accent };
    vec![Span::styled(filled, ctx.style(role)), Span::styled(open, ctx.style(Role::Dim))].into()
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
        (State::Finished, _) if is_known(ctx, header) => "known".into(),
        (State::Skipped, _) => "skipped".into(),
        (State::New | State::Started | State::Finished, _) => format!("{} min", header.minutes),
    }
}

/// Whether a test showed that the learner knew a lesson, and its quiz was not taken since.
fn is_known(ctx: &Context, header: &Header) -> bool {
    let before = ctx.progress.lesson(&header.id);
    before.is_some_and(|before| before.placed.is_some() && before.run.is_empty())
}

fn place(ctx: &Context, header: &Header) -> String {
    let note = note(ctx, header);
    match ctx.progress.state(&header.id) {
        State::New => "New".into(),
        State::Started => format!("Continue at {note}"),
        State::Finished if is_known(ctx, header) => {
            "Known already; open it whenever you like".into()
        }
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
