//! A question, the answer that is being put together, and the feedback on it.

mod body;
mod pane;
mod side;

use std::sync::Arc;

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

pub use self::body::{Feedback, past};
pub use self::pane::Pane;
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
    pane: Pane,
}

impl QuizScreen {
    /// A quiz at its present question.
    pub fn new(quiz: Quiz) -> Self {
        let pane = Pane::new(&quiz, Feedback::Whole);
        Self { quiz, pane }
    }

    /// The lesson whose quiz it is.
    pub fn lesson(&self) -> &Arc<Lesson> {
        self.quiz.lesson()
    }

    /// Which keys it answers to.
    pub fn layer(&self) -> Layer {
        self.pane.layer(&self.quiz)
    }

    /// Whether an action does anything now.
    pub fn offers(&self, action: Action) -> bool {
        self.pane.offers(&self.quiz, action)
    }

    /// Takes in an action.
    pub fn act(&mut self, action: Action, key: KeyEvent, ctx: &Context) -> Reaction {
        if matches!(action, Action::Back | Action::Close) {
            let last = self.lesson().pages.len().saturating_sub(1);
            return Reaction::go(Go::Page(self.lesson().clone(), last));
        }
        let area = text(&Parts::of(ctx.window(), ctx));
        let input = self.pane.act(&self.quiz, action, key, (ctx, area));
        input.map(|input| self.step(input, ctx)).unwrap_or_default()
    }

    /// Takes in a key that is text.
    pub fn type_key(&mut self, key: KeyEvent) {
        self.pane.type_key(key);
    }

    /// Takes in pasted text.
    pub fn paste(&mut self, text: &str) {
        self.pane.paste(text);
    }

    /// Takes in a click on one of the form's rows; after the answer, goes on.
    pub fn click(&mut self, at: Position, ctx: &Context, parts: &Parts) -> Reaction {
        let input = self.pane.click(&self.quiz, at, (ctx, text(parts)));
        input.map(|input| self.step(input, ctx)).unwrap_or_default()
    }

    fn step(&mut self, input: Input, ctx: &Context) -> Reaction {
        let asked = |event: &Event| matches!(event, Event::Asked { .. });
        let events = self.quiz.step(input, ctx.now);
        if events.iter().any(asked) {
            self.pane = Pane::new(&self.quiz, Feedback::Whole);
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
            side::draw(frame, side, ctx, &self.quiz);
        }
        self.pane.draw(ctx, frame, columns.text, &self.quiz);
    }
}

/// Where the question stands.
fn text(parts: &Parts) -> Rect {
    side::columns(parts.body).text
}
