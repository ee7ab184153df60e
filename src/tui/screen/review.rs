//! A review on screen: a question of each concept that is due, and at the end what is more solid
//! now.

mod end;

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use self::end::End;
use super::quiz::sheet::{Sheet, Shown};
use super::quiz::side;
use super::{Go, Reaction};
use crate::learn::event::Event;
use crate::session::quiz::{Input, Phase};
use crate::session::review::{Review, Wish};
use crate::tui::action::{Action, Layer};
use crate::tui::chrome::{self, Parts};
use crate::tui::context::Context;
use crate::tui::msg::Effect;
use crate::tui::theme::Role;
use crate::tui::widget::{lines, prose};

/// A review on screen.
pub struct ReviewScreen {
    /// Decides which questions are asked.
    seed: u64,
    /// Whether more is wanted than the day's.
    more: bool,
    place: Place,
}

/// How far it is.
enum Place {
    /// The lessons are being read.
    Reading,
    /// A question is on screen.
    Asking(Box<Review>, Sheet),
    /// It is over.
    Over(Box<End>),
}

impl ReviewScreen {
    /// A review that waits for the lessons.
    pub fn new(seed: u64, more: bool) -> Self {
        Self { seed, more, place: Place::Reading }
    }

    /// Begins, now that every lesson is read.
    pub fn begin(&mut self, ctx: &mut Context) -> Reaction {
        let (Place::Reading, Some(library)) = (&self.place, ctx.library.clone()) else {
            return Reaction::none();
        };
        let wish = Wish {
            course: &ctx.course,
            library: &library,
            progress: &ctx.progress,
            rhythm: &ctx.rhythm(),
            seed: self.seed,
            more: self.more,
        };
        let (review, events) = Review::open(&wish, ctx.now);
        ctx.notices.extend(review.greeting());
        self.show(review);
        self.asked(events, ctx)
    }

    /// Which keys it answers to, the uppermost layer first.
    pub fn layers(&self) -> Vec<Layer> {
        match &self.place {
            Place::Asking(review, sheet) => {
                let rated = review.can_take_back().then_some(Layer::Rated);
                let own = [Layer::Review, sheet.layer(review.phase())];
                own.into_iter().chain(rated).collect()
            }
            Place::Reading | Place::Over(_) => vec![Layer::ReviewEnd],
        }
    }

    /// Whether an action does anything now.
    pub fn offers(&self, action: Action) -> bool {
        match (&self.place, action) {
            (Place::Asking(review, _), Action::TakeBack) => review.can_take_back(),
            (Place::Asking(review, sheet), _) => sheet.offers(action, shown(review)),
            (Place::Over(end), Action::Review) => end.has_more(),
            (Place::Over(_), _) => true,
            (Place::Reading, _) => matches!(action, Action::Enter | Action::Back),
        }
    }

    /// Takes in an action.
    pub fn act(&mut self, action: Action, key: KeyEvent, ctx: &Context) -> Reaction {
        if matches!(action, Action::Back | Action::Close) {
            return Reaction::go(Go::Path);
        }
        let area = side::columns(Parts::of(ctx.window(), ctx).body).text;
        match &mut self.place {
            Place::Asking(review, sheet) if action == Action::TakeBack => {
                let events = review.take_back(ctx.now);
                sheet.stepped();
                self.asked(events, ctx)
            }
            Place::Asking(review, sheet) => {
                let input = sheet.act(action, key, ctx, area, shown(review));
                input.map(|input| self.step(input, ctx)).unwrap_or_default()
            }
            Place::Over(end) => end.act(action, ctx),
            Place::Reading if action == Action::Enter => Reaction::go(Go::Path),
            Place::Reading => Reaction::none(),
        }
    }

    /// Takes in a key that is text.
    pub fn type_key(&mut self, key: KeyEvent) {
        if let Place::Asking(_, sheet) = &mut self.place {
            sheet.type_key(key);
        }
    }

    /// Takes in pasted text.
    pub fn paste(&mut self, text: &str) {
        if let Place::Asking(_, sheet) = &mut self.place {
            sheet.paste(text);
        }
    }

    /// Takes in a click on one of the form's rows; after the answer, goes on.
    pub fn click(&mut self, at: Position, ctx: &Context, parts: &Parts) -> Reaction {
        let Place::Asking(review, sheet) = &mut self.place else { return Reaction::none() };
        let area = side::columns(parts.body).text;
        let input = sheet.click(at, ctx, area, shown(review));
        input.map(|input| self.step(input, ctx)).unwrap_or_default()
    }

    fn step(&mut self, input: Input, ctx: &Context) -> Reaction {
        let Place::Asking(review, sheet) = &mut self.place else { return Reaction::none() };
        sheet.stepped();
        let events = review.step(input, ctx.now);
        self.asked(events, ctx)
    }

    /// Shows the question that was asked now, if one was, or the end.
    fn asked(&mut self, events: Vec<Event>, ctx: &Context) -> Reaction {
        let Place::Asking(review, _) = &self.place else { return Reaction::record(events) };
        let over = matches!(review.phase(), Phase::Finished);
        let colours = review.question().map(|q| ctx.highlights.wanted_of(q, &ctx.glyphs));
        if over || events.iter().any(|event| matches!(event, Event::Asked { .. })) {
            self.show(Review::clone(review));
        }
        let reaction = Reaction::record(events);
        match colours.filter(|wanted| !wanted.is_empty() && !over) {
            Some(wanted) => reaction.and(Reaction::effect(Effect::Highlight(wanted))),
            None => reaction,
        }
    }

    fn show(&mut self, review: Review) {
        self.place = if matches!(review.phase(), Phase::Finished) {
            Place::Over(Box::new(End::new(review)))
        } else {
            let sheet = Sheet::new(review.question(), review.shown_order());
            Place::Asking(Box::new(review), sheet)
        };
    }

    /// Draws it.
    pub fn draw(&self, ctx: &Context, frame: &mut Frame<'_>, parts: &Parts) {
        match &self.place {
            Place::Reading => {
                chrome::draw_header(frame, parts.header, ctx, &["Review"], "");
                let area = chrome::reading_column(parts.body);
                let text = prose::sentence(ctx, "Reading the lessons.", Role::Dim, area.width);
                lines::draw(frame, area, text);
            }
            Place::Over(end) => end.draw(ctx, frame, parts),
            Place::Asking(review, sheet) => {
                let title = review.item().map_or("", |item| item.title.as_str());
                let round = if review.is_retry() { "Missed" } else { "Review" };
                let gap = format!(" {} ", ctx.glyphs.dot);
                let left = format!("{} left", review.left());
                let right: Vec<String> = review.rated().into_iter().chain([left]).collect();
                let right = right.join(&gap);
                chrome::draw_header(frame, parts.header, ctx, &[round, title], &right);
                let columns = side::columns(parts.body);
                if let Some(area) = columns.side {
                    draw_side(frame, area, ctx, review);
                }
                sheet.draw(ctx, frame, columns.text, shown(review));
            }
        }
    }
}

fn shown(review: &Review) -> Option<Shown<'_>> {
    Some(Shown { question: review.question()?, phase: review.phase() })
}

fn draw_side(frame: &mut Frame<'_>, area: Rect, ctx: &Context, review: &Review) {
    let current = review.item().map(|item| &item.concept);
    let here = review.items().iter().position(|item| Some(&item.concept) == current);
    let rows = review.items().iter().map(|item| side::Row {
        text: item.title.clone(),
        outcome: item.outcome(),
        mended: item.fate.is_some_and(|fate| fate.mended),
    });
    side::draw(frame, area, ctx, rows, here.unwrap_or(0));
}
