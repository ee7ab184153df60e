//! The end of a review: what is more solid now, and when the next ones are due.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use crate::learn::progress::Outcome;
use crate::learn::review::{days_between, next_day};
use crate::session::review::{Item, Review};
use crate::tui::action::Action;
use crate::tui::chrome::{self, Parts};
use crate::tui::context::Context;
use crate::tui::screen::{Go, Reaction};
use crate::tui::theme::Role;
use crate::tui::widget::{lines, prose, scroll, split, words};

/// The end of a review on screen.
pub(super) struct End {
    review: Review,
    /// The first visible concept.
    first: usize,
}

impl End {
    /// The end of a review that is finished.
    pub(super) fn new(review: Review) -> Self {
        Self { review, first: 0 }
    }

    /// Whether more is due than was asked.
    pub(super) fn has_more(&self) -> bool {
        self.review.waiting().more > 0
    }

    /// Takes in an action.
    pub(super) fn act(&mut self, action: Action, ctx: &Context) -> Reaction {
        let area = chrome::reading_column(Parts::of(ctx.window(), ctx).body);
        let (list, _) = self.parts(ctx, area);
        let screenful = usize::from(list.height).max(1);
        let end = self.review.items().len().saturating_sub(screenful);
        match action {
            Action::Enter => return Reaction::go(Go::Path),
            Action::Review if self.has_more() => return Reaction::go(Go::Review(true)),
            Action::Up => self.first = self.first.saturating_sub(1),
            Action::Down => self.first = (self.first + 1).min(end),
            Action::PageUp => self.first = self.first.saturating_sub(screenful),
            Action::PageDown => self.first = (self.first + screenful).min(end),
            _ => {}
        }
        Reaction::none()
    }

    /// Draws it.
    pub(super) fn draw(&self, ctx: &Context, frame: &mut Frame<'_>, parts: &Parts) {
        chrome::draw_header(frame, parts.header, ctx, &["Review", "Done"], "");
        let area = chrome::reading_column(parts.body);
        let (list, words) = self.parts(ctx, area);
        lines::draw(frame, area, words);
        let items = self.review.items();
        let first = self.first.min(items.len().saturating_sub(usize::from(list.height)));
        for (item, y) in items.iter().skip(first).zip(list.top()..list.bottom()) {
            self.draw_row(ctx, frame, Rect { y, height: 1, ..list }, item);
        }
        scroll::draw(frame, list, ctx, first, items.len());
    }

    /// Where the concepts stand, and what is said above them.
    fn parts(&self, ctx: &Context, area: Rect) -> (Rect, Vec<Line<'static>>) {
        let today = ctx.rhythm().day(ctx.now);
        let next = next_day(&ctx.course, &ctx.progress.memory, &ctx.rhythm(), ctx.now);
        let next = next.map(|(day, count)| (days_between(today, day), count));
        let mut said: Vec<Line<'static>> = Vec::new();
        for (index, sentence) in self.review.closing(next).iter().enumerate() {
            let role = if index == 0 { Role::Strong } else { Role::Text };
            said.extend(prose::sentence(ctx, sentence, role, area.width));
        }
        said.push(Line::default());
        let top = u16::try_from(said.len()).unwrap_or(u16::MAX).min(area.height);
        (split::top(area, top).1, said)
    }

    fn draw_row(&self, ctx: &Context, frame: &mut Frame<'_>, area: Rect, item: &Item) {
        let (sign, role) = match item.outcome() {
            Some(Outcome::Right) => (ctx.glyphs.tick, Role::Right),
            Some(Outcome::Wrong) => (ctx.glyphs.cross, Role::Wrong),
            Some(Outcome::Skipped) | None => (ctx.glyphs.dot, Role::Dim),
        };
        let news = self.review.news(item);
        let columns = u16::try_from(news.width()).unwrap_or(u16::MAX).min(area.width);
        let room = usize::from(area.width - columns).saturating_sub(5);
        let title = words::fit(&words::safe(&item.title, ctx), room, ctx);
        let left = vec![
            Span::styled(format!(" {sign} "), ctx.style(role)),
            Span::styled(title, ctx.style(Role::Text)),
        ];
        frame.render_widget(Line::from(left), area);
        let right = Span::styled(news, ctx.style(Role::Dim));
        frame.render_widget(right, split::right(area, columns).1);
    }
}
