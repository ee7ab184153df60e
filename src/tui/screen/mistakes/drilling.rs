//! Practice of questions that were answered wrong.

use std::sync::Arc;

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::Position;

use crate::course::{LessonId, Library, QuestionId};
use crate::session::drill::Drill;
use crate::session::quiz::Input;
use crate::tui::action::{Action, Layer};
use crate::tui::chrome::{self, Parts};
use crate::tui::context::Context;
use crate::tui::msg::Effect;
use crate::tui::screen::Reaction;
use crate::tui::screen::quiz::Feedback;
use crate::tui::screen::quiz::sheet::{Sheet, Shown};

/// Practice on screen.
pub(super) struct Drilling {
    drill: Drill,
    sheet: Sheet,
    /// Whether the learner has left.
    left: bool,
}

impl Drilling {
    /// Practice of these questions, and what is to be done first; none if there are none.
    pub(super) fn begin(
        library: Arc<Library>,
        queue: Vec<(LessonId, QuestionId)>,
        seed: u64,
        ctx: &Context,
    ) -> Option<(Self, Vec<Effect>)> {
        let drill = Drill::begin(library, queue, seed, ctx.now)?;
        let quiz = drill.quiz()?;
        let (sheet, effects) = (Sheet::of(quiz, Feedback::Whole), Sheet::colours(quiz, ctx));
        Some((Self { drill, sheet, left: false }, effects))
    }

    /// Which keys the question answers to.
    pub(super) fn layer(&self) -> Layer {
        self.drill.quiz().map_or(Layer::Feedback, |quiz| self.sheet.layer(quiz.phase()))
    }

    /// Whether an action does anything now.
    pub(super) fn offers(&self, action: Action) -> bool {
        let asking = self.layer() != Layer::Feedback;
        let offered =
            self.drill.quiz().is_some_and(|quiz| self.sheet.offers(action, Shown::of(quiz)));
        offered && (asking || action != Action::SkipQuestion)
    }

    /// Whether it is over.
    pub(super) fn is_over(&self) -> bool {
        self.left || self.drill.quiz().is_none()
    }

    /// How it went, in a sentence; none before the first answer.
    pub(super) fn score(&self) -> Option<String> {
        let (right, of) = self.drill.score();
        let rule = "A question leaves the list once it was right twice.";
        (of > 0).then(|| format!("{right} of {of} right. {rule}"))
    }

    /// Takes in an action.
    pub(super) fn act(&mut self, action: Action, key: KeyEvent, ctx: &Context) -> Reaction {
        if matches!(action, Action::Back | Action::Close) {
            self.left = true;
            return Reaction::none();
        }
        let area = chrome::reading_column(Parts::of(ctx.window(), ctx).body);
        let Self { drill, sheet, .. } = self;
        let input =
            drill.quiz().and_then(|quiz| sheet.act(action, key, ctx, area, Shown::of(quiz)));
        input.map(|input| self.step(input, ctx)).unwrap_or_default()
    }

    /// Takes in a key that is text.
    pub(super) fn type_key(&mut self, key: KeyEvent) {
        self.sheet.type_key(key);
    }

    /// Takes in pasted text.
    pub(super) fn paste(&mut self, text: &str) {
        self.sheet.paste(text);
    }

    /// Takes in a click.
    pub(super) fn click(&mut self, at: Position, ctx: &Context, parts: &Parts) -> Reaction {
        let area = chrome::reading_column(parts.body);
        let Self { drill, sheet, .. } = self;
        let input = drill.quiz().and_then(|quiz| sheet.click(at, ctx, area, Shown::of(quiz)));
        input.map(|input| self.step(input, ctx)).unwrap_or_default()
    }

    fn step(&mut self, input: Input, ctx: &Context) -> Reaction {
        let before = self.drill.score().1;
        let mut reaction = Reaction::record(self.drill.step(input, ctx.now));
        if let Some(quiz) = self.drill.quiz().filter(|_| self.drill.score().1 > before) {
            self.sheet = Sheet::of(quiz, Feedback::Whole);
            reaction.effects.extend(Sheet::colours(quiz, ctx));
        }
        reaction
    }

    /// Draws it.
    pub(super) fn draw(&self, ctx: &Context, frame: &mut Frame<'_>, parts: &Parts) {
        let Some(quiz) = self.drill.quiz() else { return };
        let (number, of) = self.drill.position();
        let place = ["Mistakes", quiz.lesson().header.title.as_str()];
        chrome::draw_header(frame, parts.header, ctx, &place, &format!("{number}/{of}"));
        self.sheet.draw(ctx, frame, chrome::reading_column(parts.body), Shown::of(quiz));
    }
}
