//! A quiz on screen: a question after the other, and what became of those before.

mod body;
pub mod sheet;
pub mod side;

use std::sync::Arc;

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

pub use self::body::{Feedback, past};
use self::sheet::{Sheet, Shown};
use super::{Go, Reaction};
use crate::course::Lesson;
use crate::learn::event::Event;
use crate::session::quiz::{Input, Phase, Quiz};
use crate::tui::action::{Action, Layer};
use crate::tui::chrome::{self, Parts};
use crate::tui::context::Context;

/// A quiz on screen.
pub struct QuizScreen {
    quiz: Quiz,
    sheet: Sheet,
}

impl QuizScreen {
    /// A quiz at its present question.
    pub fn new(quiz: Quiz) -> Self {
        Self { sheet: Sheet::of(&quiz, Feedback::Whole), quiz }
    }

    /// The lesson whose quiz it is.
    pub fn lesson(&self) -> &Arc<Lesson> {
        self.quiz.lesson()
    }

    /// Which keys it answers to.
    pub fn layer(&self) -> Layer {
        self.sheet.layer(self.quiz.phase())
    }

    /// Whether an action does anything now.
    pub fn offers(&self, action: Action) -> bool {
        self.sheet.offers(action, Shown::of(&self.quiz))
    }

    /// Takes in an action.
    pub fn act(&mut self, action: Action, key: KeyEvent, ctx: &Context) -> Reaction {
        if matches!(action, Action::Back | Action::Close) {
            let last = self.lesson().pages.len().saturating_sub(1);
            return Reaction::go(Go::Page(self.lesson().clone(), last));
        }
        let area = side::columns(Parts::of(ctx.window(), ctx).body).text;
        let input = self.sheet.act(action, key, ctx, area, Shown::of(&self.quiz));
        input.map(|input| self.step(input, ctx)).unwrap_or_default()
    }

    /// Takes in a key that is text.
    pub fn type_key(&mut self, key: KeyEvent) {
        self.sheet.type_key(key);
    }

    /// Takes in pasted text.
    pub fn paste(&mut self, text: &str) {
        self.sheet.paste(text);
    }

    /// Takes in a click on one of the form's rows; after the answer, goes on.
    pub fn click(&mut self, at: Position, ctx: &Context, parts: &Parts) -> Reaction {
        let area = side::columns(parts.body).text;
        let input = self.sheet.click(at, ctx, area, Shown::of(&self.quiz));
        input.map(|input| self.step(input, ctx)).unwrap_or_default()
    }

    fn step(&mut self, input: Input, ctx: &Context) -> Reaction {
        self.sheet.stepped();
        let asked = |event: &Event| matches!(event, Event::Asked { .. });
        let events = self.quiz.step(input, ctx.now);
        if events.iter().any(asked) {
            self.sheet = Sheet::of(&self.quiz, Feedback::Whole);
        }
        let reaction = Reaction::record(events);
        if matches!(self.quiz.phase(), Phase::Finished) {
            return reaction.then(Go::Results(Box::new(self.quiz.clone())));
        }
        reaction
    }

    /// Draws it.
    pub fn draw(&self, ctx: &Context, frame: &mut Frame<'_>, parts: &Parts) {
        let (number, of) = self.quiz.position();
        let round = if self.quiz.is_retry() { "Missed questions" } else { "Quiz" };
        let place = [self.lesson().header.title.as_str(), round];
        chrome::draw_header(frame, parts.header, ctx, &place, &format!("{number}/{of}"));
        let columns = side::columns(parts.body);
        if let Some(side) = columns.side {
            self.draw_side(frame, side, ctx);
        }
        self.sheet.draw(ctx, frame, columns.text, Shown::of(&self.quiz));
    }

    fn draw_side(&self, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
        let current = self.quiz.question().map(|question| &question.id);
        let here = self.quiz.outcomes().position(|(question, ..)| Some(&question.id) == current);
        let rows = self.quiz.outcomes().map(|(question, outcome, mended)| side::Row {
            text: question.prompt.text(),
            outcome,
            mended,
        });
        side::draw(frame, area, ctx, rows, here.unwrap_or(0));
    }
}
