//! The screens: what fills the window below the header. Each answers to a layer of keys.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers to some of the actions and lets the others be"
)]

pub mod answer;
pub mod lesson;
pub mod path;
pub mod quiz;
pub mod results;
pub mod welcome;

use std::sync::Arc;

use crossterm::event::KeyEvent;
use jiff::Timestamp;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::action::{Action, Layer};
use super::chrome::Parts;
use super::context::Context;
use super::msg::Effect;
use crate::course::{Lesson, LessonId};
use crate::session::quiz::Quiz;

/// What fills the window.
pub enum Screen {
    /// The first run.
    Welcome,
    /// Stages and lessons.
    Path(path::PathScreen),
    /// A lesson's text.
    Lesson(Box<lesson::LessonScreen>),
    /// A lesson's quiz.
    Quiz(Box<quiz::QuizScreen>),
    /// The results of a quiz.
    Results(results::Results),
}

/// What follows from a key.
#[derive(Default)]
pub struct Reaction {
    /// What is to be done outside the screens.
    pub effects: Vec<Effect>,
    /// Where to go.
    pub go: Option<Go>,
}

/// Where to go.
pub enum Go {
    /// To the path.
    Path,
    /// Into a lesson, where the learner left it.
    Open(LessonId),
    /// To a page of a lesson, counted from 0.
    Page(Arc<Lesson>, usize),
    /// To the quiz of a lesson.
    Quiz(Arc<Lesson>),
    /// On with a quiz.
    QuizScreen(Box<Quiz>),
    /// To the results of a quiz.
    Results(Box<Quiz>),
    /// To the list of the lesson's pages.
    Outline,
    /// To a page of the lesson on screen.
    ToPage(usize),
    /// Back from what lies on top.
    CloseOverlay,
    /// Out of the program, if everything is saved.
    Quit,
    /// Out of the program.
    QuitAnyway,
}

impl Reaction {
    /// Nothing follows.
    pub fn none() -> Self {
        Self::default()
    }

    /// Something is to be done.
    pub fn effect(effect: Effect) -> Self {
        Self { effects: vec![effect], go: None }
    }

    /// Something goes into the journal, if there is anything.
    pub fn record(events: Vec<crate::learn::event::Event>) -> Self {
        if events.is_empty() { Self::none() } else { Self::effect(Effect::Record(events)) }
    }

    /// The screen changes.
    pub fn go(go: Go) -> Self {
        Self { effects: Vec::new(), go: Some(go) }
    }

    /// This, and then a change of the screen.
    #[must_use]
    pub fn then(mut self, go: Go) -> Self {
        self.go = Some(go);
        self
    }
}

impl Screen {
    /// Which keys it answers to.
    pub fn layer(&self) -> Layer {
        match self {
            Self::Welcome => Layer::Welcome,
            Self::Path(_) => Layer::Path,
            Self::Lesson(_) => Layer::Lesson,
            Self::Quiz(quiz) => quiz.layer(),
            Self::Results(_) => Layer::Results,
        }
    }

    /// Whether an action does anything now; what does nothing is left out of the footer.
    pub fn offers(&self, action: Action, ctx: &Context) -> bool {
        match self {
            Self::Welcome | Self::Path(_) => true,
            Self::Lesson(screen) => screen.offers(action),
            Self::Quiz(screen) => screen.offers(action),
            Self::Results(screen) => screen.offers(action, ctx),
        }
    }

    /// Lays out what has changed since it was last drawn.
    pub fn arrange(&mut self, ctx: &Context, parts: &Parts) {
        match self {
            Self::Path(screen) => screen.arrange(parts),
            Self::Lesson(screen) => screen.arrange(ctx, parts.body),
            Self::Welcome | Self::Quiz(_) | Self::Results(_) => {}
        }
    }

    /// Makes ready what the next key may show, while nothing else is to be done.
    pub fn look_ahead(&mut self) {
        if let Self::Lesson(screen) = self {
            screen.look_ahead();
        }
    }

    /// Takes in an action.
    pub fn act(&mut self, action: Action, key: KeyEvent, ctx: &Context) -> Reaction {
        match self {
            Self::Welcome => welcome::act(action, ctx),
            Self::Path(screen) => screen.act(action, ctx),
            Self::Lesson(screen) => screen.act(action, ctx),
            Self::Quiz(screen) => screen.act(action, key, ctx),
            Self::Results(screen) => screen.act(action, ctx),
        }
    }

    /// Takes in a key that is text.
    pub fn type_key(&mut self, key: KeyEvent) {
        if let Self::Quiz(screen) = self {
            screen.type_key(key);
        }
    }

    /// Takes in pasted text.
    pub fn paste(&mut self, text: &str) {
        if let Self::Quiz(screen) = self {
            screen.paste(text);
        }
    }

    /// Takes in a click.
    pub fn click(&mut self, at: Position, ctx: &Context, parts: &Parts) -> Reaction {
        match self {
            Self::Welcome => welcome::act(Action::Enter, ctx),
            Self::Path(screen) => screen.click(at, ctx, parts),
            Self::Quiz(screen) => screen.click(at, ctx, parts),
            Self::Lesson(_) | Self::Results(_) => Reaction::none(),
        }
    }

    /// Goes to a page of the lesson on screen, counted from 0.
    pub fn show_page(&mut self, page: usize, ctx: &Context) -> Reaction {
        match self {
            Self::Lesson(screen) => screen.show_page(page, ctx),
            Self::Quiz(screen) => Reaction::go(Go::Page(screen.lesson().clone(), page)),
            Self::Results(screen) => Reaction::go(Go::Page(screen.lesson().clone(), page)),
            Self::Welcome | Self::Path(_) => Reaction::none(),
        }
    }

    /// What belongs into the journal when the screen is left without a key of its own.
    pub fn leave(&mut self, ctx: &Context) -> Vec<Effect> {
        match self {
            Self::Lesson(screen) => screen.leave(ctx).effects,
            Self::Welcome | Self::Path(_) | Self::Quiz(_) | Self::Results(_) => Vec::new(),
        }
    }

    /// When it wants to be drawn again without a key.
    pub fn deadline(&self, ctx: &Context) -> Option<Timestamp> {
        match self {
            Self::Results(screen) => screen.deadline(ctx),
            Self::Welcome | Self::Path(_) | Self::Lesson(_) | Self::Quiz(_) => None,
        }
    }

    /// The links on screen and where they are.
    pub fn links(&self, parts: &Parts) -> Vec<(Rect, String)> {
        match self {
            Self::Lesson(screen) => screen.links(parts),
            Self::Welcome | Self::Path(_) | Self::Quiz(_) | Self::Results(_) => Vec::new(),
        }
    }

    /// Draws it, header and all.
    pub fn draw(&self, ctx: &Context, frame: &mut Frame<'_>, parts: &Parts) {
        match self {
            Self::Welcome => welcome::draw(ctx, frame, parts),
            Self::Path(screen) => screen.draw(ctx, frame, parts),
            Self::Lesson(screen) => screen.draw(ctx, frame, parts),
            Self::Quiz(screen) => screen.draw(ctx, frame, parts),
            Self::Results(screen) => screen.draw(ctx, frame, parts),
        }
    }
}
