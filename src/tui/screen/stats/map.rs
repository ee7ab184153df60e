//! The path as a map: a cell for each lesson, stage by stage, with what the chosen one needs and
//! what builds on it.

use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::Drawn;
use crate::course::{Header, LessonId};
use crate::learn::mastery::{Level, Overview};
use crate::learn::path;
use crate::learn::progress::State;
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::theme::Role;
use crate::tui::widget::{about, words};

/// What there is to show, and how well each lesson is known.
type View<'a> = (&'a Context, &'a Overview);

/// Columns of a cell: a sign with an arrow or a bracket on either side.
const CELL: usize = 3;

/// Lessons of a stage in a row of the map, counted through the course.
struct Row {
    /// The stage, in its first row.
    stage: Option<usize>,
    lessons: std::ops::Range<usize>,
}

/// The map, and the chosen lesson in words below it.
pub(super) fn drawn(ctx: &Context, chosen: usize, width: usize) -> Drawn {
    let Some(header) = ctx.course.headers().nth(chosen) else {
        let nothing = Line::styled("This course has no lessons.", ctx.style(Role::Text));
        return Drawn { lines: vec![nothing], focus: None };
    };
    let rows = rows(ctx, width);
    let known = Overview::of(&ctx.course, &ctx.progress, &ctx.rhythm(), ctx.now);
    let here = rows.iter().position(|row| row.lessons.contains(&chosen)).unwrap_or(0);
    let mut lines: Vec<Line<'static>> =
        rows.iter().map(|row| drawn_row((ctx, &known), row, chosen, header, width)).collect();
    lines.push(Line::default());
    lines.extend(facts((ctx, &known), header, width));
    lines.push(Line::default());
    lines.extend(legend(ctx));
    Drawn { lines, focus: Some(here..here + 1) }
}

/// The lesson that is chosen after a key.
pub(super) fn step(ctx: &Context, chosen: usize, action: Action, width: u16) -> usize {
    let last = ctx.course.headers().count().saturating_sub(1);
    let rows = rows(ctx, usize::from(width));
    let here = rows.iter().position(|row| row.lessons.contains(&chosen)).unwrap_or(0);
    let above_or_below = |row: Option<usize>| {
        let column = rows.get(here).map_or(0, |row| chosen - row.lessons.start);
        let row = row.and_then(|row| rows.get(row));
        row.map_or(chosen, |row| (row.lessons.start + column).min(row.lessons.end - 1))
    };
    match action {
        Action::Left => chosen.saturating_sub(1),
        Action::Right => (chosen + 1).min(last),
        Action::Up => above_or_below(here.checked_sub(1)),
        Action::Down => above_or_below(Some(here + 1)),
        Action::First => 0,
        Action::Last => last,
        _ => chosen,
    }
}

fn title_width(width: usize) -> usize {
    (width / 4).clamp(8, 22)
}

fn rows(ctx: &Context, width: usize) -> Vec<Row> {
    let fit = (width.saturating_sub(title_width(width) + 1) / CELL).max(1);
    let mut rows = Vec::new();
    let mut number = 0;
    for (place, stage) in ctx.course.stages.iter().enumerate() {
        let end = number + stage.lessons.len();
        let mut stage = Some(place);
        while number < end {
            let next = (number + fit).min(end);
            rows.push(Row { stage: stage.take(), lessons: number..next });
            number = next;
        }
    }
    rows
}

fn drawn_row(
    (ctx, known): View<'_>,
    row: &Row,
    chosen: usize,
    header: &Header,
    width: usize,
) -> Line<'static> {
    let wide = title_width(width);
    let stage = row.stage.and_then(|place| ctx.course.stages.get(place));
    let title = stage.map(|stage| words::safe(&stage.title, ctx)).unwrap_or_default();
    let title = words::fit(&title, wide, ctx);
    let pad = " ".repeat(wide.saturating_sub(title.width()) + 1);
    let mut spans = vec![Span::styled(format!("{title}{pad}"), ctx.style(Role::Heading2))];
    let lessons = ctx.course.headers().enumerate().skip(row.lessons.start);
    for (number, lesson) in lessons.take(row.lessons.len()) {
        spans.extend(cell((ctx, known), lesson, header, number == chosen));
    }
    Line::from(spans)
}

/// A cell: the chosen one in brackets, an arrow from what it needs, an arrow to what builds on it.
fn cell(
    (ctx, known): View<'_>,
    lesson: &Header,
    chosen: &Header,
    is_chosen: bool,
) -> [Span<'static>; 3] {
    let (sign, style) = sign((ctx, known), &lesson.id);
    let arrow = ctx.glyphs.arrow;
    let needed = chosen.needs.contains(&lesson.id);
    let builds = lesson.needs.contains(&chosen.id);
    let accent = ctx.style(Role::Warning);
    if is_chosen {
        let style = ctx.style(Role::Selection);
        return [Span::styled("[", style), Span::styled(sign, style), Span::styled("]", style)];
    }
    [
        if builds { Span::styled(arrow, accent) } else { Span::raw(" ") },
        Span::styled(sign, if needed || builds { accent } else { style }),
        if needed { Span::styled(arrow, accent) } else { Span::raw(" ") },
    ]
}

fn sign((ctx, known): View<'_>, lesson: &LessonId) -> (&'static str, Style) {
    let (sign, role) = match (ctx.progress.state(lesson), known.lesson(lesson).level) {
        (_, Level::Mastered) => (ctx.glyphs.star, Role::Right),
        (_, Level::Solid) => (ctx.glyphs.tick, Role::Right),
        (State::Finished, _) | (_, Level::Practised) => (ctx.glyphs.tick, Role::Accent),
        (State::Skipped, _) => (ctx.glyphs.dot, Role::Dim),
        (State::New, _) => (ctx.glyphs.radio_off, Role::Dim),
        (State::Started, Level::New | Level::Seen) => (ctx.glyphs.half, Role::Accent),
    };
    (sign, ctx.style(role))
}

/// What the chosen lesson is, needs and leads to.
fn facts((ctx, known): View<'_>, header: &Header, width: usize) -> Vec<Line<'static>> {
    let unmet = path::unmet(header, &ctx.progress).len();
    let needs = header.needs.iter().filter_map(|id| ctx.course.header(id));
    let leads = ctx.course.headers().filter(|other| other.needs.contains(&header.id));
    let note = format!("  {}", about::note(ctx, header));
    let state = ctx.progress.state(&header.id).name();
    let title = words::fit(&words::safe(&header.title, ctx), width / 2, ctx);
    let (mark, style) = sign((ctx, known), &header.id);
    let mut lines = vec![Line::from(vec![
        Span::styled(format!("{mark} "), style),
        Span::styled(title, ctx.style(Role::Strong)),
        Span::styled(format!("  {state}{note}"), ctx.style(Role::Dim)),
    ])];
    lines.push(list((ctx, known), "Needs", needs, "nothing before it", width));
    lines.push(list((ctx, known), "Leads to", leads, "no lesson after it", width));
    if unmet > 1 {
        let text =
            format!("{unmet} of what it needs are not finished; it can be opened all the same.");
        lines.push(Line::styled(text, ctx.style(Role::Dim)));
    }
    lines
}

/// A few words, and the titles of lessons with their signs, as many as fit.
fn list<'a>(
    (ctx, known): View<'_>,
    name: &str,
    lessons: impl Iterator<Item = &'a Header>,
    none: &str,
    width: usize,
) -> Line<'static> {
    let mut spans = vec![Span::styled(format!("{name:<9}"), ctx.style(Role::Dim))];
    let mut left = width.saturating_sub(9);
    let lessons: Vec<&Header> = lessons.collect();
    if lessons.is_empty() {
        spans.push(Span::styled(none.to_owned(), ctx.style(Role::Dim)));
    }
    for (place, header) in lessons.iter().enumerate() {
        let (mark, style) = sign((ctx, known), &header.id);
        let title = words::safe(&header.title, ctx);
        let more = format!("and {} more", lessons.len() - place);
        let after = if place + 1 < lessons.len() { more.width() } else { 0 };
        if title.width() + 4 + after > left {
            spans.push(Span::styled(more, ctx.style(Role::Dim)));
            break;
        }
        left -= title.width() + 4;
        spans.push(Span::styled(format!("{mark} "), style));
        spans.push(Span::styled(format!("{title}  "), ctx.style(Role::Text)));
    }
    Line::from(spans)
}

fn legend(ctx: &Context) -> [Line<'static>; 2] {
    let arrow = ctx.glyphs.arrow;
    let dim = |text: String| Span::styled(text, ctx.style(Role::Dim));
    let states = [
        (ctx.glyphs.star, Role::Right, "mastered"),
        (ctx.glyphs.tick, Role::Right, "solid"),
        (ctx.glyphs.tick, Role::Accent, "practised"),
        (ctx.glyphs.half, Role::Accent, "begun"),
        (ctx.glyphs.radio_off, Role::Dim, "new"),
        (ctx.glyphs.dot, Role::Dim, "skipped"),
    ];
    let mut spans = Vec::new();
    for (sign, role, name) in states {
        spans.push(Span::styled(sign, ctx.style(role)));
        spans.push(dim(format!(" {name}   ")));
    }
    let arrows = vec![
        Span::styled(format!("x{arrow}"), ctx.style(Role::Warning)),
        dim(" needed   ".into()),
        Span::styled(format!("{arrow}x"), ctx.style(Role::Warning)),
        dim(" builds on it".into()),
    ];
    [Line::from(spans), Line::from(arrows)]
}
