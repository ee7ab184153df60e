//! What is to be tested: the course, a stage or a lesson.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::course::LessonId;
use crate::session::placement::Scope;
use crate::tui::action::{Action, Layer};
use crate::tui::chrome::{self, Parts};
use crate::tui::context::Context;
use crate::tui::theme::Role;
use crate::tui::widget::{lines, prose, words};

/// The choice of what is tested.
pub(super) struct Choosing {
    scopes: Vec<Scope>,
    selected: usize,
    /// Whether the test is to begin as soon as the lessons are read.
    waits: bool,
}

impl Choosing {
    /// What can be tested; the last of it selected if a lesson is to be tested `by_itself`.
    pub(super) fn new(ctx: &Context, lesson: Option<&LessonId>, by_itself: bool) -> Self {
        let scopes = Scope::choices(&ctx.course, lesson);
        let selected = if by_itself { scopes.len().saturating_sub(1) } else { 0 };
        Self { scopes, selected, waits: false }
    }

    /// What is selected.
    pub(super) fn scope(&self) -> Option<&Scope> {
        self.scopes.get(self.selected)
    }

    /// Whether the test is to begin as soon as the lessons are read.
    pub(super) fn waits(&self) -> bool {
        self.waits
    }

    /// Begins as soon as the lessons are read.
    pub(super) fn wait(&mut self) {
        self.waits = true;
    }

    /// Moves the selection.
    pub(super) fn act(&mut self, action: Action) {
        let last = self.scopes.len().saturating_sub(1);
        match action {
            Action::Up => self.selected = self.selected.saturating_sub(1),
            Action::Down => self.selected = (self.selected + 1).min(last),
            _ => {}
        }
    }

    /// Draws it.
    pub(super) fn draw(&self, ctx: &Context, frame: &mut Frame<'_>, parts: &Parts) {
        chrome::draw_header(frame, parts.header, ctx, &["What you know already"], "");
        let column = chrome::reading_column(parts.body);
        let width = column.width.min(64);
        let area = Rect { x: column.x + (column.width - width) / 2, width, ..column };
        lines::draw(frame, area, self.lines(ctx, width));
    }

    fn lines(&self, ctx: &Context, width: u16) -> Vec<Line<'static>> {
        let unknown = ctx.keymap.key_for(Layer::Test, Action::SkipQuestion, &ctx.glyphs);
        let advice = format!(
            "Answer what you can, and press {} where you do not know yet. Nothing is marked before \
             you say yes, and you can stop at any time.",
            unknown.unwrap_or_default()
        );
        let mut lines = prose::sentence(ctx, "What do you know already?", Role::Heading1, width);
        lines.push(Line::default());
        lines.extend(prose::sentence(ctx, &advice, Role::Text, width));
        for (index, scope) in self.scopes.iter().enumerate() {
            lines.push(Line::default());
            lines.extend(self.choice(ctx, index, scope, width));
        }
        if self.waits {
            lines.push(Line::default());
            lines.extend(prose::sentence(ctx, "Reading the questions…", Role::Dim, width));
        }
        lines
    }

    fn choice(&self, ctx: &Context, index: usize, scope: &Scope, width: u16) -> Vec<Line<'static>> {
        let here = index == self.selected;
        let pointer = if here { ctx.glyphs.arrow } else { " " };
        let title = words::safe(&scope.title(&ctx.course), ctx);
        let title = words::fit(&title, usize::from(width).saturating_sub(2), ctx);
        let role = if here { Role::Strong } else { Role::Text };
        let first = Line::from(vec![
            Span::styled(format!("{pointer} "), ctx.style(Role::Accent)),
            Span::styled(title, ctx.style(role)),
        ]);
        let about = prose::sentence(ctx, &scope.about(), Role::Dim, width.saturating_sub(2));
        let about = about.into_iter().map(|line| lines::led(Span::raw("  "), line));
        std::iter::once(first).chain(about).collect()
    }
}
