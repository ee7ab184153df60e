//! The screens: what fills the window below the header. Each answers to a layer of keys.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers to some of the actions and lets the others be"
)]

pub mod answer;
pub mod exercise;
pub mod find;
pub mod lesson;
mod output;
pub mod path;
pub mod quiz;
pub mod results;
pub mod welcome;

use std::sync::Arc;

use crossterm::event::KeyEvent;
use jiff::Timestamp;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use self::find::Find;
use super::action::{Action, Layer};
use super::chrome::Parts;
use super::context::Context;
use super::highlight::Highlighted;
use super::highlights::Key;
use super::msg::{Effect, Work};
use super::overlay::ask::Ask;
use super::overlay::reader::Reader;
use crate::course::{Lesson, LessonId};
use crate::run::{JobId, Update};
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
    /// A lesson's exercise.
    Exercise(Box<exercise::ExerciseScreen>),
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
    /// To the exercise of a lesson.
    Exercise(Arc<Lesson>),
    /// To a question on top.
    Ask(Ask),
    /// On after a question on top was answered with yes.
    Agreed(Ask),
    /// To a long text on top.
    Read(Reader),
    /// To a notice, on the same screen.
    Tell(String),
    /// To the list of the lesson's pages.
    Outline,
    /// To a page of the lesson on screen.
    ToPage(usize),
    /// Where search, commands, terms and notes lead.
    Find(Find),
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

    /// Where search, commands, terms and notes lead.
    pub fn find(find: Find) -> Self {
        Self::go(Go::Find(find))
    }

    /// The screen changes.
    pub fn go(go: Go) -> Self {
        Self { effects: Vec::new(), go: Some(go) }
    }

    /// This, and what is to be done besides.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.effects.extend(other.effects);
        self.go = other.go.or(self.go);
        self
    }

    /// This, and then a change of the screen.
    #[must_use]
    pub fn then(mut self, go: Go) -> Self {
        self.go = Some(go);
        self
    }
}

impl Screen {
    /// Which keys it answers to, the uppermost layer first.
    pub fn layers(&self) -> Vec<Layer> {
        match self {
            Self::Welcome => vec![Layer::Welcome],
            Self::Path(_) => vec![Layer::Path],
            Self::Lesson(screen) => screen.layers(),
            Self::Quiz(quiz) => vec![quiz.layer()],
            Self::Results(_) => vec![Layer::Results],
            Self::Exercise(screen) => screen.layers(),
        }
    }

    /// Whether an action does anything now; what does nothing is left out of the footer.
    pub fn offers(&self, action: Action, ctx: &Context) -> bool {
        match self {
            Self::Welcome | Self::Path(_) => true,
            Self::Lesson(screen) => screen.offers(action),
            Self::Quiz(screen) => screen.offers(action),
            Self::Results(screen) => screen.offers(action, ctx),
            Self::Exercise(screen) => screen.offers(action, ctx),
        }
    }

    /// Lays out what has changed since it was last drawn.
    pub fn arrange(&mut self, ctx: &Context, parts: &Parts) {
        match self {
            Self::Path(screen) => screen.arrange(parts),
            Self::Lesson(screen) => screen.arrange(ctx, parts.body),
            Self::Exercise(screen) => screen.arrange(ctx, parts.body),
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
    pub fn act(&mut self, action: Action, key: KeyEvent, ctx: &mut Context) -> Reaction {
        match self {
            Self::Welcome => welcome::act(action, ctx),
            Self::Path(screen) => screen.act(action, ctx),
            Self::Lesson(screen) => screen.act(action, ctx),
            Self::Quiz(screen) => screen.act(action, key, ctx),
            Self::Results(screen) => screen.act(action, ctx),
            Self::Exercise(screen) => screen.act(action, ctx),
        }
    }

    /// Takes in a key that is text.
    pub fn type_key(&mut self, key: KeyEvent, ctx: &Context) {
        match self {
            Self::Quiz(screen) => screen.type_key(key),
            Self::Lesson(screen) => screen.type_key(key, ctx),
            Self::Exercise(screen) => screen.type_key(key, ctx),
            Self::Welcome | Self::Path(_) | Self::Results(_) => {}
        }
    }

    /// Takes in pasted text.
    pub fn paste(&mut self, text: &str, ctx: &Context) {
        match self {
            Self::Quiz(screen) => screen.paste(text),
            Self::Lesson(screen) => screen.paste(text, ctx),
            Self::Exercise(screen) => screen.paste(text, ctx),
            Self::Welcome | Self::Path(_) | Self::Results(_) => {}
        }
    }

    /// Takes in a click.
    pub fn click(&mut self, at: Position, ctx: &Context, parts: &Parts) -> Reaction {
        match self {
            Self::Welcome => welcome::act(Action::Enter, ctx),
            Self::Path(screen) => screen.click(at, ctx, parts),
            Self::Quiz(screen) => screen.click(at, ctx, parts),
            Self::Exercise(screen) => screen.click(at, ctx, parts),
            Self::Lesson(screen) => {
                screen.click(at, ctx, parts, false);
                Reaction::none()
            }
            Self::Results(_) => Reaction::none(),
        }
    }

    /// The mouse moves with its button held.
    pub fn drag(&mut self, at: Position, ctx: &Context, parts: &Parts) {
        match self {
            Self::Lesson(screen) => screen.click(at, ctx, parts, true),
            Self::Exercise(screen) => screen.drag(at, ctx, parts),
            Self::Welcome | Self::Path(_) | Self::Quiz(_) | Self::Results(_) => {}
        }
    }

    /// The wheel is turned over a cell.
    pub fn wheel(
        &mut self,
        action: Action,
        at: Position,
        ctx: &mut Context,
        parts: &Parts,
    ) -> Reaction {
        match self {
            Self::Exercise(screen) => screen.wheel(action, at, ctx, parts),
            Self::Welcome | Self::Path(_) | Self::Lesson(_) | Self::Quiz(_) | Self::Results(_) => {
                self.act(action, super::mouse::no_key(), ctx)
            }
        }
    }

    /// Takes in news of a job.
    pub fn hear(&mut self, job: JobId, news: Update) -> Reaction {
        match self {
            Self::Lesson(screen) => screen.hear(job, news),
            Self::Exercise(screen) => screen.hear(job, news),
            Self::Welcome | Self::Path(_) | Self::Quiz(_) | Self::Results(_) => Reaction::none(),
        }
    }

    /// The learner's files of a lesson are read, or were changed by another program.
    pub fn work(
        &mut self,
        lesson: &LessonId,
        work: Result<Work, String>,
        ctx: &mut Context,
    ) -> Reaction {
        match self {
            Self::Lesson(screen) => screen.work(lesson, work),
            Self::Exercise(screen) => screen.work(lesson, work, ctx),
            Self::Welcome | Self::Path(_) | Self::Quiz(_) | Self::Results(_) => Reaction::none(),
        }
    }

    /// The learner's files of a lesson were saved, or not.
    pub fn work_saved(&mut self, lesson: &LessonId, result: Result<(), String>) -> Reaction {
        match self {
            Self::Lesson(screen) => screen.work_saved(lesson, result),
            Self::Exercise(screen) => screen.work_saved(lesson, result),
            Self::Welcome | Self::Path(_) | Self::Quiz(_) | Self::Results(_) => Reaction::none(),
        }
    }

    /// A question on top was answered with yes.
    pub fn agreed(&mut self, ask: Ask, ctx: &mut Context) -> Reaction {
        match self {
            Self::Lesson(screen) => screen.agreed(ask, ctx),
            Self::Exercise(screen) => screen.agreed(ask, ctx),
            Self::Welcome | Self::Path(_) | Self::Quiz(_) | Self::Results(_) => Reaction::none(),
        }
    }

    /// Its deadline has come.
    pub fn tick(&mut self, ctx: &mut Context) -> Reaction {
        match self {
            Self::Lesson(screen) => screen.tick(ctx),
            Self::Exercise(screen) => screen.tick(ctx),
            Self::Welcome | Self::Path(_) | Self::Quiz(_) | Self::Results(_) => Reaction::none(),
        }
    }

    /// Every lesson was read.
    pub fn library_read(&mut self, _ctx: &mut Context) -> Reaction {
        match self {
            Self::Welcome
            | Self::Path(_)
            | Self::Lesson(_)
            | Self::Quiz(_)
            | Self::Results(_)
            | Self::Exercise(_) => Reaction::none(),
        }
    }

    /// Edited text to have coloured, if there is some to ask for now.
    pub fn uncoloured(&mut self, ctx: &Context) -> Option<Key> {
        match self {
            Self::Lesson(screen) => screen.uncoloured(ctx),
            Self::Exercise(screen) => screen.uncoloured(ctx),
            Self::Welcome | Self::Path(_) | Self::Quiz(_) | Self::Results(_) => None,
        }
    }

    /// Takes in colours of edited text; says whether it had asked for them.
    pub fn colours(&mut self, key: &Key, tokens: &Highlighted) -> bool {
        match self {
            Self::Lesson(screen) => screen.colours(key, tokens),
            Self::Exercise(screen) => screen.colours(key, tokens),
            Self::Welcome | Self::Path(_) | Self::Quiz(_) | Self::Results(_) => false,
        }
    }

    /// Goes to a page of the lesson on screen, counted from 0.
    pub fn show_page(&mut self, page: usize, ctx: &Context) -> Reaction {
        match self {
            Self::Lesson(screen) => screen.show_page(page, ctx),
            Self::Quiz(screen) => Reaction::go(Go::Page(screen.lesson().clone(), page)),
            Self::Results(screen) => Reaction::go(Go::Page(screen.lesson().clone(), page)),
            Self::Exercise(screen) => {
                let lesson = screen.lesson().clone();
                screen.leave(ctx).then(Go::Page(lesson, page))
            }
            Self::Welcome | Self::Path(_) => Reaction::none(),
        }
    }

    /// What is to be done when the screen is left without a key of its own.
    pub fn leave(&mut self, ctx: &Context) -> Vec<Effect> {
        match self {
            Self::Lesson(screen) => screen.leave(ctx).effects,
            Self::Exercise(screen) => screen.leave(ctx).effects,
            Self::Welcome | Self::Path(_) | Self::Quiz(_) | Self::Results(_) => Vec::new(),
        }
    }

    /// When it wants to be told the time without a key.
    pub fn deadline(&self, ctx: &Context) -> Option<Timestamp> {
        match self {
            Self::Results(screen) => screen.deadline(ctx),
            Self::Lesson(screen) => screen.deadline(ctx),
            Self::Exercise(screen) => screen.deadline(ctx),
            Self::Welcome | Self::Path(_) | Self::Quiz(_) => None,
        }
    }

    /// The links on screen and where they are.
    pub fn links(&self, ctx: &Context, parts: &Parts) -> Vec<(Rect, String)> {
        match self {
            Self::Lesson(screen) => screen.links(ctx, parts),
            Self::Welcome
            | Self::Path(_)
            | Self::Quiz(_)
            | Self::Results(_)
            | Self::Exercise(_) => Vec::new(),
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
            Self::Exercise(screen) => screen.draw(ctx, frame, parts),
        }
    }
}
