//! What a test has found, and whether it is to be marked.

use ratatui::Frame;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use crate::course::LessonId;
use crate::session::placement::words::title;
use crate::session::placement::{Finding, Scope, StageFound};
use crate::tui::action::{Action, Layer};
use crate::tui::chrome::{self, Parts};
use crate::tui::context::Context;
use crate::tui::screen::{Go, Reaction};
use crate::tui::theme::Role;
use crate::tui::widget::{lines, prose, scroll, words};

/// What a test has found.
pub(super) struct Found {
    scope: Scope,
    finding: Finding,
    /// The first visible line.
    first: usize,
}

impl Found {
    /// What a test of `scope` has found.
    pub(super) fn new(scope: Scope, finding: Finding) -> Self {
        Self { scope, finding, first: 0 }
    }

    /// Whether an action does anything now: what is to be marked needs a yes of its own.
    pub(super) fn offers(&self, action: Action) -> bool {
        match action {
            Action::Agree => !self.finding.known.is_empty(),
            Action::Enter => self.finding.known.is_empty(),
            _ => true,
        }
    }

    /// Takes in an action.
    pub(super) fn act(&mut self, action: Action, ctx: &Context) -> Reaction {
        let on = || Reaction::go(self.finding.start.clone().map_or(Go::Path, Go::Open));
        match action {
            Action::Back => return Reaction::go(Go::Path),
            Action::Enter if self.offers(Action::Enter) => return on(),
            Action::Agree if self.offers(Action::Agree) => {
                return Reaction::record(self.finding.accept()).and(on());
            }
            Action::Up => self.first = self.first.saturating_sub(1),
            Action::Down => self.first += 1,
            Action::PageUp => self.first = self.first.saturating_sub(5),
            Action::PageDown => self.first += 5,
            _ => {}
        }
        let area = chrome::reading_column(Parts::of(ctx.window(), ctx).body);
        let len = self.lines(ctx, area.width).len();
        self.first = self.first.min(len.saturating_sub(usize::from(area.height)));
        Reaction::none()
    }

    /// Draws it.
    pub(super) fn draw(&self, ctx: &Context, frame: &mut Frame<'_>, parts: &Parts) {
        let title = super::header(&self.scope, ctx);
        chrome::draw_header(frame, parts.header, ctx, &[&title, "Result"], "");
        let area = chrome::reading_column(parts.body);
        let lines = self.lines(ctx, area.width);
        let len = lines.len();
        lines::draw(frame, area, lines.into_iter().skip(self.first));
        scroll::draw(frame, area, ctx, self.first, len);
    }

    fn lines(&self, ctx: &Context, width: u16) -> Vec<Line<'static>> {
        let sentence = |text: &str, role| prose::sentence(ctx, text, role, width);
        let [found, start] = self.finding.words(&self.scope, &ctx.course);
        let mut all = sentence(&found, Role::Heading1);
        all.extend(sentence(&self.finding.tally.words(), Role::Dim));
        all.push(Line::default());
        all.extend(sentence(&start, Role::Strong));
        all.extend(sentence(&self.question(ctx), Role::Text));
        if !self.finding.stages.is_empty() {
            all.push(Line::default());
            all.extend(self.finding.stages.iter().map(|stage| stage_line(ctx, stage, width)));
        }
        if !self.finding.known.is_empty() {
            all.push(Line::default());
            all.push(Line::styled("To be marked as known", ctx.style(Role::Dim)));
            all.extend(self.finding.known.iter().map(|id| known_line(ctx, id, width)));
        }
        all
    }

    /// What the learner is asked to say.
    fn question(&self, ctx: &Context) -> String {
        let key =
            |action| ctx.keymap.key_for(Layer::Found, action, &ctx.glyphs).unwrap_or_default();
        let no = key(Action::Back);
        if self.finding.known.is_empty() {
            return format!("{} opens it, {no} leads to the path.", key(Action::Enter));
        }
        let yes = key(Action::Agree);
        format!("{yes} marks what you know and goes on there; {no} changes nothing.")
    }
}

/// A stage, with how much of it is behind the learner then.
fn stage_line(ctx: &Context, found: &StageFound, width: u16) -> Line<'static> {
    let title = ctx.course.stage(&found.stage).map_or("", |stage| stage.title.as_str());
    let bar_width = 12;
    let count = format!(" {:>5}", format!("{}/{}", found.known, found.of));
    let room = usize::from(width).saturating_sub(bar_width + count.width() + 2);
    let title = words::fit(&words::safe(title, ctx), room, ctx);
    let pad = " ".repeat(room + 2 - title.width());
    let [done, open] = chrome::bar(ctx, bar_width, found.known, found.of);
    Line::from(vec![
        Span::styled(title, ctx.style(Role::Text)),
        Span::raw(pad),
        done,
        open,
        Span::styled(count, ctx.style(Role::Dim)),
    ])
}

fn known_line(ctx: &Context, id: &LessonId, width: u16) -> Line<'static> {
    let title = words::safe(title(id, &ctx.course), ctx);
    let title = words::fit(&title, usize::from(width).saturating_sub(4), ctx);
    Line::from(vec![
        Span::styled(format!("  {} ", ctx.glyphs.tick), ctx.style(Role::Right)),
        Span::styled(title, ctx.style(Role::Text)),
    ])
}
