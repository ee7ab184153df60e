//! How a program ended, in a headline and in more words.

use std::time::Duration;

use ratatui::text::{Line, Span};

use crate::course::Prose;
use crate::run::{End, Frame, Limit, Outcome};
use crate::session::outcome::{FaultReport, Report};
use crate::tui::context::Context;
use crate::tui::theme::Role;
use crate::tui::widget::{lines, prose, words};

/// Time a program took, in words.
pub(super) fn seconds(took: Duration) -> String {
    let ms = took.as_millis();
    if ms < 10_000 {
        format!("{}.{:02} s", ms / 1000, ms % 1000 / 10)
    } else {
        format!("{} s", ms / 1000)
    }
}

/// A sign, its role and a few words.
pub(in crate::tui::screen) fn headline(
    ctx: &Context,
    outcome: &Outcome,
) -> (&'static str, Role, String) {
    let (tick, cross, dot) = (ctx.glyphs.tick, ctx.glyphs.cross, ctx.glyphs.dot);
    let silent = outcome.outputs.iter().all(String::is_empty) && outcome.errors.is_empty();
    match &outcome.end {
        End::Finished if silent => (tick, Role::Right, "Done; it printed nothing".into()),
        End::Finished | End::Exited(0) => (tick, Role::Right, "Done".into()),
        End::Exited(code) => (cross, Role::Wrong, format!("Ended with exit code {code}")),
        End::Raised(fault) => {
            let kind = fault.kind.rsplit('.').next().unwrap_or_default();
            let own = fault.frames.iter().rev().find(|frame| frame.own);
            let place = own.map_or(String::new(), |frame| format!(" in line {}", frame.line));
            (cross, Role::Wrong, format!("{kind}{place}"))
        }
        End::Stopped => (dot, Role::Dim, "Stopped".into()),
        End::OverLimit { limit, at } => {
            let line = at.iter().rev().find(|frame| frame.own);
            let place = line.map_or(String::new(), |frame| format!(", in line {}", frame.line));
            (cross, Role::Wrong, format!("{}{place}", over(*limit)))
        }
        End::Killed(_) => (cross, Role::Wrong, "Ended from outside".into()),
        End::Unavailable(_) => (dot, Role::Warning, "It could not be run".into()),
        End::Untrusted => (dot, Role::Warning, "Not run".into()),
    }
}

fn over(limit: Limit) -> &'static str {
    match limit {
        Limit::Time => "It ran too long",
        Limit::Output => "It printed too much",
        Limit::Memory => "It used too much memory",
        Limit::Processes => "It started too many processes",
    }
}

/// What is to be said of the end besides the headline.
pub(in crate::tui::screen) fn explained(
    ctx: &Context,
    outcome: &Outcome,
    report: &Report,
    width: u16,
) -> Vec<Line<'static>> {
    let mut lines = frames(ctx, &report.at, width);
    if let Some(fault) = &report.fault {
        lines.extend(fault_lines(ctx, fault, width));
    }
    let told = matches!(outcome.end, End::Stopped | End::Exited(_));
    if let Some(ending) = report.ending.as_ref().filter(|_| !told) {
        lines.extend(paragraph(ctx, ending, Role::Text, width));
    }
    lines
}

/// An exception for a learner: their own lines with the place marked, what Python says, and what
/// it means.
pub(in crate::tui::screen) fn fault_lines(
    ctx: &Context,
    fault: &FaultReport,
    width: u16,
) -> Vec<Line<'static>> {
    let mut lines = frames(ctx, &fault.frames, width);
    lines.extend(words::wrapped(&fault.headline, Role::Wrong, usize::from(width), ctx));
    if let Some(explanation) = &fault.explanation {
        let meaning = format!("{} {}", explanation.what, explanation.cause);
        lines.extend(prose::lines(ctx, &Prose::parse(&meaning, 0), width));
        let fix = Prose::parse(&explanation.fix, 0);
        let fix = prose::lines(ctx, &fix, width.saturating_sub(2)).into_iter().enumerate();
        lines.extend(fix.map(|(index, line)| {
            let sign = if index == 0 { ctx.glyphs.star } else { " " };
            lines::led(Span::styled(format!("{sign} "), ctx.style(Role::Accent)), line)
        }));
    }
    lines
}

/// Sentences from outside, line by line.
pub(in crate::tui::screen) fn paragraph(
    ctx: &Context,
    text: &str,
    role: Role,
    width: u16,
) -> Vec<Line<'static>> {
    text.lines().flat_map(|line| prose::sentence(ctx, line, role, width)).collect()
}

/// Places in the learner's program, the innermost one last and marked.
fn frames(ctx: &Context, frames: &[Frame], width: u16) -> Vec<Line<'static>> {
    let several = frames.windows(2).any(|pair| pair[0].file != pair[1].file);
    let last = frames.len().saturating_sub(1);
    let width = usize::from(width);
    let line = |(index, frame): (usize, &Frame)| {
        let inner = index == last;
        let (sign, role) = if inner { (ctx.glyphs.arrow, Role::Wrong) } else { (" ", Role::Dim) };
        let file = if several { format!("{}:", frame.file) } else { String::new() };
        let place = words::fit(&words::safe(&format!("{file}{}", frame.line), ctx), width, ctx);
        let room = width.saturating_sub(5 + place.len());
        let text = words::fit(&words::safe(&frame.text, ctx), room, ctx);
        Line::from(vec![
            Span::styled(format!("{sign} "), ctx.style(role)),
            Span::styled(format!("{place:>2}  "), ctx.style(role)),
            Span::styled(text, ctx.style(if inner { Role::Strong } else { Role::Text })),
        ])
    };
    frames.iter().enumerate().map(line).collect()
}
