//! Search in everything, as one types.

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::card::Card;
use super::rows::{self, Row};
use crate::session::search::{Hit, Kind, Target, World};
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::screen::find::Find;
use crate::tui::screen::{Go, Reaction};
use crate::tui::theme::Role;
use crate::tui::widget::input::Input;
use crate::tui::widget::{marked, prose, words};

/// What was typed, and what was found.
#[derive(Debug, Clone)]
pub struct Search {
    input: Input,
    hits: Vec<Hit>,
    selected: usize,
}

impl Search {
    /// Nothing typed yet: all notes and bookmarks.
    pub fn new(ctx: &Context) -> Self {
        let mut search = Self { input: Input::line(), hits: Vec::new(), selected: 0 };
        search.look(ctx);
        search
    }

    /// Takes in a key that is text.
    pub fn type_key(&mut self, key: KeyEvent, ctx: &Context) {
        if self.input.type_key(key) {
            self.look(ctx);
        }
    }

    /// Takes in pasted text.
    pub fn paste(&mut self, text: &str, ctx: &Context) {
        self.input.paste(text);
        self.look(ctx);
    }

    /// Looks for what was typed, from the best hit on.
    pub fn look(&mut self, ctx: &Context) {
        let index = ctx.index.as_deref();
        let world = World { course: &ctx.course, index, progress: &ctx.progress };
        self.hits = world.search(&self.input.text());
        self.selected = 0;
    }

    /// Takes in an action.
    pub fn act(&mut self, action: Action, ctx: &Context) -> Reaction {
        if rows::step(&mut self.selected, self.hits.len(), action, ctx) {
            return Reaction::none();
        }
        match action {
            Action::Enter => self.hits.get(self.selected).map(|hit| go(hit, ctx)),
            Action::Close => Some(Reaction::go(Go::CloseOverlay)),
            _ => None,
        }
        .unwrap_or_default()
    }

    /// Whether there is something to go to.
    pub fn has_hits(&self) -> bool {
        !self.hits.is_empty()
    }

    /// Draws it.
    pub fn draw(&self, ctx: &Context, frame: &mut Frame<'_>, area: Rect) {
        let room = rows::room(area);
        let row =
            |(number, hit)| row(ctx, hit, number == self.selected, room, rows::is_roomy(area));
        let shown = self.hits.iter().enumerate().map(row).collect();
        let typed = !self.input.text().trim().is_empty();
        let title = if typed { "Search" } else { "Search, notes and bookmarks" };
        let none = none(ctx, typed, room);
        rows::draw(frame, area, ctx, (title, &self.input), (shown, self.selected), none);
    }
}

/// What stands there if there is no hit.
fn none(ctx: &Context, typed: bool, room: usize) -> Vec<Line<'static>> {
    let text = match (typed, ctx.index.is_some()) {
        (true, true) => "Nothing has all of these words.",
        (true, false) => "Reading the lessons.",
        (false, _) => {
            "Type to search all lessons, the glossary, your notes, and questions you have met. \
             Notes and bookmarks of pages are listed here."
        }
    };
    prose::sentence(ctx, text, Role::Dim, u16::try_from(room).unwrap_or(u16::MAX))
}

/// Where a hit leads.
fn go(hit: &Hit, ctx: &Context) -> Reaction {
    match &hit.target {
        Target::Lesson(lesson) => Reaction::find(Find::Enter(lesson.clone())),
        Target::Page(place) => Reaction::find(Find::Place(place.clone())),
        Target::Question(lesson, question) => {
            let card = Card::question(ctx, lesson, question);
            card.map(|card| Reaction::find(Find::Card(card))).unwrap_or_default()
        }
        Target::Term(name) => {
            let card = Card::term(ctx, name);
            card.map(|card| Reaction::find(Find::Card(card))).unwrap_or_default()
        }
    }
}

fn row(ctx: &Context, hit: &Hit, chosen: bool, room: usize, roomy: bool) -> Row {
    // The accent is hard to read on the selection.
    let (title, found) =
        if chosen { (Role::Strong, Role::Strong) } else { (Role::Text, Role::Accent) };
    let mut left = Line::default();
    let signs = match (hit.kind, hit.bookmark) {
        (Kind::Note, true) => format!("{} {} ", ctx.glyphs.star, ctx.glyphs.note),
        (Kind::Note, false) => format!("{} ", ctx.glyphs.note),
        (_, true) => format!("{} ", ctx.glyphs.star),
        (_, false) => String::new(),
    };
    left.push_span(Span::styled(signs, ctx.style(Role::Accent)));
    left.extend(marked::line(ctx, &hit.title, (title, found), room).spans);
    let place = words::safe(&hit.place, ctx);
    let right = match hit.kind {
        Kind::Page | Kind::Note | Kind::Bookmark => place,
        kind @ (Kind::Lesson | Kind::Term | Kind::Question) if place.is_empty() => {
            kind.name().into()
        }
        kind @ (Kind::Lesson | Kind::Term | Kind::Question) => {
            format!("{} {} {place}", kind.name(), ctx.glyphs.dot)
        }
    };
    let dim = if chosen { Role::Text } else { Role::Dim };
    let passage = |text| marked::line(ctx, text, (dim, found), room.saturating_sub(4));
    // Every row is as high as the others, so that the list stands still.
    let below = roomy.then(|| hit.passage.as_ref().map(passage).unwrap_or_default());
    Row { left, right, below }
}
