//! The screens: what fills the window below the header. Each answers to a layer of keys.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers to some of the actions and lets the others be"
)]

pub mod answer;
pub mod exercise;
pub mod find;
pub mod lesson;
pub mod mistakes;
mod output;
pub mod path;
pub mod placement;
pub mod quiz;
mod reaction;
pub mod results;
pub mod review;
pub mod stats;
mod told;
pub mod welcome;

use std::sync::Arc;

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::Position;

use self::find::Find;
pub use self::reaction::Reaction;
use super::action::{Action, Layer};
use super::chrome::Parts;
use super::context::Context;
use super::overlay::ask::Ask;
use super::overlay::reader::Reader;
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
    /// A lesson's exercise.
    Exercise(Box<exercise::ExerciseScreen>),
    /// A review of what is due.
    Review(Box<review::ReviewScreen>),
    /// A test of what is known already.
    Placement(Box<placement::PlacementScreen>),
    /// What was answered wrong.
    Mistakes(Box<mistakes::MistakesScreen>),
    /// The statistics.
    Stats(Box<stats::StatsScreen>),
}

/// Where to go.
pub enum Go {
    /// To the path.
    Path,
    /// To the statistics.
    Statistics,
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
    /// To a test of what is known already; with a lesson selected, of which it may be, by itself.
    Placement(Option<LessonId>, bool),
    /// To what was answered wrong.
    Mistakes,
    /// To a question on top.
    Ask(Ask),
    /// On after a question on top was answered with yes.
    Agreed(Ask),
    /// To a long text on top.
    Read(Reader),
    /// To a notice, on the same screen.
    Tell(String),
    /// To the review; whether to more than the day's.
    Review(bool),
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

impl Screen {
    /// Which keys it answers to, the uppermost layer first.
    pub fn layers(&self) -> Vec<Layer> {
        match self {
            Self::Welcome => vec![Layer::Welcome],
            Self::Path(_) => vec![Layer::Path],
            Self::Stats(_) => vec![Layer::Stats],
            Self::Lesson(screen) => screen.layers(),
            Self::Quiz(quiz) => vec![quiz.layer()],
            Self::Results(_) => vec![Layer::Results],
            Self::Exercise(screen) => screen.layers(),
            Self::Review(screen) => screen.layers(),
            Self::Placement(screen) => screen.layers(),
            Self::Mistakes(screen) => screen.layers(),
        }
    }

    /// Whether an action does anything now; what does nothing is left out of the footer.
    pub fn offers(&self, action: Action, ctx: &Context) -> bool {
        match self {
            Self::Welcome => true,
            Self::Path(screen) => screen.offers(action, ctx),
            Self::Review(screen) => screen.offers(action),
            Self::Lesson(screen) => screen.offers(action),
            Self::Quiz(screen) => screen.offers(action),
            Self::Results(screen) => screen.offers(action, ctx),
            Self::Stats(screen) => screen.offers(action),
            Self::Exercise(screen) => screen.offers(action, ctx),
            Self::Placement(screen) => screen.offers(action),
            Self::Mistakes(screen) => screen.offers(action),
        }
    }

    /// Lays out what has changed since it was last drawn.
    pub fn arrange(&mut self, ctx: &Context, parts: &Parts) {
        match self {
            Self::Path(screen) => screen.arrange(ctx, parts),
            Self::Stats(screen) => screen.arrange(ctx, parts),
            Self::Lesson(screen) => screen.arrange(ctx, parts.body),
            Self::Exercise(screen) => screen.arrange(ctx, parts.body),
            Self::Mistakes(screen) => screen.arrange(ctx, parts),
            Self::Welcome
            | Self::Quiz(_)
            | Self::Results(_)
            | Self::Placement(_)
            | Self::Review(_) => {}
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
            Self::Stats(screen) => screen.act(action, key, ctx),
            Self::Lesson(screen) => screen.act(action, ctx),
            Self::Quiz(screen) => screen.act(action, key, ctx),
            Self::Results(screen) => screen.act(action, ctx),
            Self::Exercise(screen) => screen.act(action, ctx),
            Self::Review(screen) => screen.act(action, key, ctx),
            Self::Placement(screen) => screen.act(action, key, ctx),
            Self::Mistakes(screen) => screen.act(action, key, ctx),
        }
    }

    /// Takes in a key that is text.
    pub fn type_key(&mut self, key: KeyEvent, ctx: &Context) {
        match self {
            Self::Quiz(screen) => screen.type_key(key),
            Self::Review(screen) => screen.type_key(key),
            Self::Lesson(screen) => screen.type_key(key, ctx),
            Self::Exercise(screen) => screen.type_key(key, ctx),
            Self::Placement(screen) => screen.type_key(key),
            Self::Mistakes(screen) => screen.type_key(key),
            Self::Welcome | Self::Path(_) | Self::Results(_) | Self::Stats(_) => {}
        }
    }

    /// Takes in pasted text.
    pub fn paste(&mut self, text: &str, ctx: &Context) {
        match self {
            Self::Quiz(screen) => screen.paste(text),
            Self::Review(screen) => screen.paste(text),
            Self::Lesson(screen) => screen.paste(text, ctx),
            Self::Exercise(screen) => screen.paste(text, ctx),
            Self::Placement(screen) => screen.paste(text),
            Self::Mistakes(screen) => screen.paste(text),
            Self::Welcome | Self::Path(_) | Self::Results(_) | Self::Stats(_) => {}
        }
    }

    /// Takes in a click.
    pub fn click(&mut self, at: Position, ctx: &mut Context, parts: &Parts) -> Reaction {
        match self {
            Self::Welcome => welcome::act(Action::Enter, ctx),
            Self::Path(screen) => screen.click(at, ctx, parts),
            Self::Stats(screen) => screen.click(at, parts),
            Self::Quiz(screen) => screen.click(at, ctx, parts),
            Self::Review(screen) => screen.click(at, ctx, parts),
            Self::Exercise(screen) => screen.click(at, ctx, parts),
            Self::Placement(screen) => screen.click(at, ctx, parts),
            Self::Mistakes(screen) => screen.click(at, ctx, parts),
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
            Self::Welcome
            | Self::Path(_)
            | Self::Quiz(_)
            | Self::Results(_)
            | Self::Stats(_)
            | Self::Review(_)
            | Self::Placement(_)
            | Self::Mistakes(_) => {}
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
            Self::Welcome
            | Self::Path(_)
            | Self::Lesson(_)
            | Self::Quiz(_)
            | Self::Results(_)
            | Self::Stats(_)
            | Self::Review(_)
            | Self::Placement(_)
            | Self::Mistakes(_) => self.act(action, super::mouse::no_key(), ctx),
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
            Self::Welcome
            | Self::Path(_)
            | Self::Stats(_)
            | Self::Review(_)
            | Self::Placement(_)
            | Self::Mistakes(_) => Reaction::none(),
        }
    }

    /// Draws it, header and all.
    pub fn draw(&self, ctx: &Context, frame: &mut Frame<'_>, parts: &Parts) {
        match self {
            Self::Welcome => welcome::draw(ctx, frame, parts),
            Self::Path(screen) => screen.draw(ctx, frame, parts),
            Self::Stats(screen) => screen.draw(ctx, frame, parts),
            Self::Lesson(screen) => screen.draw(ctx, frame, parts),
            Self::Quiz(screen) => screen.draw(ctx, frame, parts),
            Self::Results(screen) => screen.draw(ctx, frame, parts),
            Self::Exercise(screen) => screen.draw(ctx, frame, parts),
            Self::Review(screen) => screen.draw(ctx, frame, parts),
            Self::Placement(screen) => screen.draw(ctx, frame, parts),
            Self::Mistakes(screen) => screen.draw(ctx, frame, parts),
        }
    }
}
