//! The terms of a page, or of the whole glossary, to look up.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::card::Card;
use super::rows;
use crate::course::catalogue::Term;
use crate::course::{Lesson, terms};
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::screen::find::Find;
use crate::tui::screen::{Go, Reaction};
use crate::tui::theme::Role;
use crate::tui::widget::{marked, prose, scroll, words};

/// Columns of the widest list.
const WIDEST: u16 = 84;

/// Terms, with one selected.
#[derive(Debug, Clone)]
pub struct Terms {
    /// The page that uses them; none for all there are.
    page: Option<(Arc<Lesson>, usize)>,
    /// Their numbers, once the glossary is read.
    found: Option<Vec<usize>>,
    selected: usize,
}

impl Terms {
    /// The terms of a page, or all of them.
    pub fn new(page: Option<(Arc<Lesson>, usize)>, ctx: &Context) -> Self {
        let mut list = Self { page, found: None, selected: 0 };
        list.look(ctx);
        list
    }

    /// Finds the terms, if the glossary is read.
    pub fn look(&mut self, ctx: &Context) {
        let all = ctx.library.as_ref().map(|library| &library.catalogue.terms);
        self.found = all.map(|all| {
            let Some((lesson, page)) = &self.page else { return by_name(all) };
            let page = lesson.pages.get(*page);
            page.map(|page| terms::used_in(all, &page.prose)).unwrap_or_default()
        });
    }

    /// Takes in an action.
    pub fn act(&mut self, action: Action, ctx: &Context) -> Reaction {
        let len = self.found.as_ref().map_or(0, Vec::len);
        if rows::step(&mut self.selected, len, action, ctx) {
            return Reaction::none();
        }
        match action {
            Action::Enter => {
                let term =
                    self.terms(ctx).get(self.selected).and_then(|t| Card::term(ctx, &t.name));
                term.map(|card| Reaction::find(Find::Card(card))).unwrap_or_default()
            }
            Action::Close => Reaction::go(Go::CloseOverlay),
            _ => Reaction::none(),
        }
    }

    /// Draws it.
    pub fn draw(&self, ctx: &Context, frame: &mut Frame<'_>, area: Rect) {
        let width = WIDEST.min(area.width.saturating_sub(super::FRAME));
        let terms = self.terms(ctx);
        let names = terms.iter().map(|term| words::safe(&term.name, ctx).width()).max();
        let names = names.unwrap_or(0).min(usize::from(width) / 3);
        let row = |(number, term)| row(ctx, term, number == self.selected, (names, width));
        let mut lines: Vec<Line<'static>> = terms.iter().copied().enumerate().map(row).collect();
        if lines.is_empty() {
            let text = match &self.found {
                None => "Reading the glossary.",
                Some(_) if self.page.is_some() => "No term of the glossary is on this page.",
                Some(_) => "This course has no glossary.",
            };
            lines = prose::sentence(ctx, text, Role::Dim, width);
        }
        let room = usize::from(area.height.saturating_sub(2));
        let first = scroll::around(self.selected, room, lines.len());
        let title = if self.page.is_some() { "Terms on this page" } else { "Glossary" };
        super::draw_box(frame, area, ctx, (title, width), lines, first);
    }

    fn terms<'a>(&self, ctx: &'a Context) -> Vec<&'a Term> {
        let all = ctx.library.as_ref().map_or(&[][..], |library| &library.catalogue.terms);
        self.found.iter().flatten().filter_map(|number| all.get(*number)).collect()
    }
}

/// All terms, by name.
fn by_name(all: &[Term]) -> Vec<usize> {
    let mut numbers: Vec<usize> = (0..all.len()).collect();
    numbers.sort_by_cached_key(|at| all.get(*at).map(|term| term.name.to_lowercase()));
    numbers
}

fn row(ctx: &Context, term: &Term, chosen: bool, (names, width): (usize, u16)) -> Line<'static> {
    let pointer = if chosen { ctx.glyphs.arrow } else { " " };
    let name = words::fit(&words::safe(&term.name, ctx), names, ctx);
    let pad = " ".repeat(names.saturating_sub(name.width()) + 2);
    let meaning = words::safe(&term.definition.text(), ctx);
    let role = if chosen { Role::Strong } else { Role::Text };
    let line = Line::from(vec![
        Span::styled(format!("{pointer} "), ctx.style(Role::Accent)),
        Span::styled(name, ctx.style(role)),
        Span::raw(pad),
        Span::styled(meaning, ctx.style(Role::Dim)),
    ]);
    marked::fit(ctx, line, usize::from(width))
}
