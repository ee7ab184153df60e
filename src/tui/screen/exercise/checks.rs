//! The checks: the list of them, and what is said of the first one that failed.

use ratatui::text::{Line, Span};

use super::{ExerciseScreen, Opening};
use crate::run::Check;
use crate::session::exercise::{Asked, CheckState, Item, Last};
use crate::session::outcome::{self, FaultReport};
use crate::tui::action::{Action, Layer};
use crate::tui::context::Context;
use crate::tui::screen::output::{self, Output};
use crate::tui::theme::Role;
use crate::tui::widget::{lines, prose, words};

/// Lines of what a failed check printed that are shown.
const PRINTED: usize = 8;

impl ExerciseScreen {
    /// What runs, or ran last: none if that is the checks.
    pub(super) fn run_output(&self) -> Option<Output<'_>> {
        match (self.practice.going(), self.practice.last()) {
            (Some((Asked::Run, live)), _) => Some(Output { live: Some(live), over: None }),
            (Some((Asked::Check(_), _)), _) | (None, Last::Nothing | Last::Checked(_)) => None,
            (None, Last::Ran(_)) => Some(Output { live: None, over: self.over() }),
        }
    }

    /// Lines that the results would take in a wide window.
    pub(super) fn results_height(&self, ctx: &Context, width: u16) -> u16 {
        match self.run_output() {
            Some(output) => output.height(ctx, width, u16::MAX),
            None => u16::try_from(self.checked_lines(ctx, width, false).len()).unwrap_or(u16::MAX),
        }
    }

    /// The lines of the results; none where a program's output is shown instead.
    pub(super) fn result_lines(&self, ctx: &Context) -> Vec<Line<'static>> {
        let width = self.areas.results.width;
        if width == 0 || self.run_output().is_some() {
            return Vec::new();
        }
        self.checked_lines(ctx, width, !self.areas.wide)
    }

    /// What came of the checks: a headline, the first that failed, and `with_list` all of them.
    fn checked_lines(&self, ctx: &Context, width: u16, with_list: bool) -> Vec<Line<'static>> {
        let mut lines = vec![self.headline(ctx, usize::from(width))];
        let going = self.practice.going().is_some();
        if let Some((outcome, report)) = self.over().filter(|_| !going) {
            let said = output::explained(ctx, outcome, report, width);
            lines.extend((!said.is_empty()).then(Line::default));
            lines.extend(said);
        }
        if self.has_passed() {
            lines.push(Line::default());
            let text = format!(
                "Well done. {} shows the solution beside yours; {} goes on.",
                key(ctx, Action::Solution),
                ctx.keymap.key_for(Layer::Passed, Action::Enter, &ctx.glyphs).unwrap_or_default(),
            );
            lines.extend(prose::sentence(ctx, &text, Role::Text, width));
        }
        if let Some((item, check)) = self.practice.checklist().first_failed(None) {
            lines.push(Line::default());
            lines.extend(failed(ctx, item, check, width));
        }
        if with_list {
            lines.push(Line::default());
            lines.extend(self.list_lines(ctx, width));
        }
        lines
    }

    /// A line on how the checks went, or how they go.
    pub(super) fn headline(&self, ctx: &Context, width: usize) -> Line<'static> {
        let (sign, role, text) = self.verdict(ctx);
        let strong = if role == Role::Accent { Role::Strong } else { role };
        let text = words::fit(&text, width.saturating_sub(2), ctx);
        Line::from(vec![
            Span::styled(format!("{sign} "), ctx.style(role)),
            Span::styled(text, ctx.style(strong)),
        ])
    }

    fn verdict(&self, ctx: &Context) -> (&'static str, Role, String) {
        let (right, of) = self.practice.checklist().count(None);
        if let Some((asked, live)) = self.practice.going() {
            let word = if asked == Asked::Run { "Running" } else { "Checking" };
            let word = live.preparing().map_or(word.into(), |line| words::safe(line, ctx));
            let time = output::elapsed(live, ctx.now);
            return (ctx.glyphs.half, Role::Accent, format!("{word}   {time}"));
        }
        let stale = if self.practice.is_stale() { ", before your last changes" } else { "" };
        match self.practice.last() {
            Last::Checked(outcome) if outcome.passed() => {
                let text = match of {
                    1 => format!("The check passed{stale}"),
                    of => format!("All {of} checks passed{stale}"),
                };
                (ctx.glyphs.tick, Role::Right, text)
            }
            Last::Checked(outcome) if outcome.checks.is_empty() => {
                (ctx.glyphs.dot, Role::Warning, "The checks did not run".into())
            }
            Last::Checked(_) => {
                let text = format!("{right} of {of} checks passed{stale}");
                (ctx.glyphs.cross, Role::Wrong, text)
            }
            Last::Ran(_) | Last::Nothing => {
                let key = key(ctx, Action::Check);
                (ctx.glyphs.radio_off, Role::Dim, format!("Not checked yet: {key} checks it"))
            }
        }
    }

    /// The line below the code: how the last check or run went, and which check failed first.
    pub(super) fn strip_line(&self, ctx: &Context, width: usize) -> Line<'static> {
        if let (Last::Ran(outcome), None) = (self.practice.last(), self.practice.going()) {
            let (sign, role, text) = output::headline(ctx, outcome);
            let text = words::fit(&words::safe(&text, ctx), width.saturating_sub(32), ctx);
            return Line::from(vec![
                Span::styled(format!("{sign} {text}"), ctx.style(role)),
                Span::styled("   its output is in the results", ctx.style(Role::Dim)),
            ]);
        }
        let mut line = self.headline(ctx, width);
        let failed = self.practice.checklist().first_failed(None);
        if let Some((item, _)) = failed.filter(|_| self.practice.going().is_none()) {
            let room = width.saturating_sub(line.width() + 3);
            let title = words::fit(&words::safe(&item.title, ctx), room, ctx);
            line.push_span(Span::styled(format!("   {title}"), ctx.style(Role::Dim)));
        }
        line
    }

    /// The list of all checks.
    pub(super) fn list_lines(&self, ctx: &Context, width: u16) -> Vec<Line<'static>> {
        let mut lines = Vec::new();
        let mut heading = None;
        for item in self.practice.checklist().items() {
            if item.milestone.is_some() && item.milestone != heading {
                heading = item.milestone;
                let milestones = &self.practice.exercise().milestones;
                let title = heading.and_then(|at| milestones.get(at)).map(|m| m.title.as_str());
                let title = words::safe(title.unwrap_or_default(), ctx);
                let (right, of) = self.practice.checklist().count(heading);
                let text = words::fit(&title, usize::from(width).saturating_sub(8), ctx);
                lines.push(Line::from(vec![
                    Span::styled(text, ctx.style(Role::Strong)),
                    Span::styled(format!("  {right}/{of}"), ctx.style(Role::Dim)),
                ]));
            }
            lines.extend(row(ctx, item, width));
        }
        lines
    }

    /// What stands in place of the code while there is none.
    pub(super) fn waiting(&self, ctx: &Context, width: u16) -> Vec<Line<'static>> {
        match &self.files {
            Opening::Underway => prose::sentence(ctx, "Opening your files", Role::Dim, width),
            Opening::Failed(why) => output::paragraph(ctx, why, Role::Warning, width),
            Opening::Done => Vec::new(),
        }
    }
}

/// The key of an action of the exercise, in words.
fn key(ctx: &Context, action: Action) -> String {
    ctx.keymap.key_for(Layer::Exercise, action, &ctx.glyphs).unwrap_or_default()
}

/// A check in the list, wrapped where it is long.
fn row(ctx: &Context, item: &Item, width: u16) -> Vec<Line<'static>> {
    let (sign, role, text) = match item.state() {
        CheckState::Passed => (ctx.glyphs.tick, Role::Right, Role::Text),
        CheckState::Failed => (ctx.glyphs.cross, Role::Wrong, Role::Text),
        CheckState::Unknown => (ctx.glyphs.radio_off, Role::Dim, Role::Dim),
    };
    let failed = item.failed().count();
    let cases = match (item.cases.len(), failed) {
        (cases, 1..) if cases > 1 => format!(" ({failed} of {cases} cases)"),
        _ => String::new(),
    };
    let title = format!("{}{cases}", words::safe(&item.title, ctx));
    let lines = prose::sentence(ctx, &title, text, width.saturating_sub(2)).into_iter().enumerate();
    let lines = lines.map(|(index, line)| {
        let sign = if index == 0 { sign } else { " " };
        let sign = Span::styled(format!("{sign} "), ctx.style(role));
        lines::led(sign, line)
    });
    lines.collect()
}

/// What is said of a check that failed.
fn failed(ctx: &Context, item: &Item, check: &Check, width: u16) -> Vec<Line<'static>> {
    let title = format!("{} {}", ctx.glyphs.cross, words::safe(&item.title, ctx));
    let mut lines = prose::sentence(ctx, &title, Role::Wrong, width);
    let inner = width.saturating_sub(2).max(1);
    let fault = check.fault.as_ref().map(outcome::fault);
    let repeats = |fault: &FaultReport| check.message.trim_end().ends_with(&fault.headline);
    let mut said = Vec::new();
    if !fault.as_ref().is_some_and(repeats) {
        said.extend(words::wrapped(&check.message, Role::Text, usize::from(inner), ctx));
    }
    if let Some(fault) = &fault {
        said.extend(output::fault_lines(ctx, fault, inner));
    }
    if !check.output.trim().is_empty() {
        said.push(Line::styled("It printed", ctx.style(Role::Dim)));
        let printed = words::wrapped(&check.output, Role::Text, usize::from(inner) - 2, ctx);
        for line in printed.into_iter().take(PRINTED) {
            let bar = Span::styled(format!("{} ", ctx.glyphs.output), ctx.style(Role::Border));
            said.push(lines::led(bar, line));
        }
    }
    lines.extend(said.into_iter().map(|line| lines::led(Span::raw("  "), line)));
    lines
}
