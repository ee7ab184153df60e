//! What the learner is putting together as an answer: one form for each kind of question.

pub mod arrange;
pub mod choose;
pub mod fields;
pub mod pairs;

use std::ops::Range;

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::text::Line;

use crate::course::question::Kind;
use crate::course::{Answer, Question};
use crate::tui::action::{Action, Layer};
use crate::tui::context::Context;

/// An answer that is being put together.
pub enum Form {
    /// Options, or lines of code, to choose from.
    Choose(choose::Choose),
    /// Lines to arrange.
    Arrange(arrange::Arrange),
    /// Right sides to find.
    Pairs(pairs::Pairs),
    /// Text to type.
    Fields(fields::Fields),
}

/// Lines of a form as they are drawn.
#[derive(Default)]
pub struct Drawn {
    /// The lines.
    pub lines: Vec<Line<'static>>,
    /// The lines that must be visible.
    pub focus: Range<usize>,
    /// Where the cursor blinks: line and column.
    pub cursor: Option<(usize, u16)>,
    /// For each line, the row that a click on it chooses.
    pub rows: Vec<Option<usize>>,
}

impl Drawn {
    /// Adds a line; `row` is what a click on it chooses.
    pub fn push(&mut self, line: Line<'static>, row: Option<usize>) {
        self.lines.push(line);
        self.rows.push(row);
    }
}

impl Form {
    /// An empty form for a question whose parts are shown in `order`.
    pub fn new(question: &Question, order: Vec<usize>) -> Self {
        match &question.kind {
            Kind::Single { .. } => Self::Choose(choose::Choose::one(order)),
            Kind::Multi { .. } => Self::Choose(choose::Choose::several(order)),
            Kind::Bug { .. } => Self::Choose(choose::Choose::line(question)),
            Kind::Order { .. } => Self::Arrange(arrange::Arrange::new(question, &order)),
            Kind::Match { pairs, .. } => Self::Pairs(pairs::Pairs::new(pairs.len(), order)),
            Kind::Output { .. } => Self::Fields(fields::Fields::output()),
            Kind::Short { .. } => Self::Fields(fields::Fields::short()),
            Kind::Blank { gaps, .. } => Self::Fields(fields::Fields::gaps(gaps.len())),
        }
    }

    /// Which keys it answers to.
    pub fn layer(&self) -> Layer {
        match self {
            Self::Choose(_) | Self::Pairs(_) => Layer::Choose,
            Self::Arrange(_) => Layer::Arrange,
            Self::Fields(_) => Layer::Type,
        }
    }

    /// Whether an action does anything here.
    pub fn offers(&self, action: Action) -> bool {
        match self {
            Self::Choose(form) => form.offers(action),
            Self::Pairs(_) => action != Action::Mark,
            Self::Arrange(form) => form.offers(action),
            Self::Fields(form) => form.offers(action),
        }
    }

    /// Takes in an action.
    pub fn act(&mut self, action: Action, key: KeyEvent) {
        let digit = digit(key).filter(|_| action == Action::Choose);
        match self {
            Self::Choose(form) => form.act(action, digit),
            Self::Pairs(form) => form.act(action, digit),
            Self::Arrange(form) => form.act(action),
            Self::Fields(form) => form.act(action),
        }
    }

    /// Takes in a key that is text.
    pub fn type_key(&mut self, key: KeyEvent) {
        if let Self::Fields(form) = self {
            form.type_key(key);
        }
    }

    /// Takes in pasted text.
    pub fn paste(&mut self, text: &str) {
        if let Self::Fields(form) = self {
            form.paste(text);
        }
    }

    /// Takes in a click on a row.
    pub fn click(&mut self, row: usize) {
        match self {
            Self::Choose(form) => form.click(row),
            Self::Pairs(form) => form.click(row),
            Self::Arrange(form) => form.click(row),
            Self::Fields(form) => form.click(row),
        }
    }

    /// The answer, once there is one to grade. Where something is missing, moves there instead.
    pub fn answer(&mut self) -> Option<Answer> {
        match self {
            Self::Choose(form) => form.answer(),
            Self::Pairs(form) => form.answer(),
            Self::Arrange(form) => Some(form.answer()),
            Self::Fields(form) => form.answer(),
        }
    }

    /// What to do where there is no answer to grade yet.
    pub fn missing(&self) -> &'static str {
        match self {
            Self::Choose(form) => form.missing(),
            Self::Pairs(_) => "Every line needs a number first.",
            Self::Arrange(_) => "",
            Self::Fields(form) => form.missing(),
        }
    }

    /// The form's lines, `width` columns wide; the code of the question is part of them where the
    /// answer is made in it. `open` until it is answered.
    pub fn draw(&self, ctx: &Context, question: &Question, width: u16, open: bool) -> Drawn {
        match self {
            Self::Choose(form) => form.draw(ctx, question, width, open),
            Self::Pairs(form) => form.draw(ctx, question, width, open),
            Self::Arrange(form) => form.draw(ctx, question, width, open),
            Self::Fields(form) => form.draw(ctx, question, width, open),
        }
    }

    /// Whether the question's code is drawn by the form.
    pub fn draws_code(&self) -> bool {
        match self {
            Self::Choose(form) => form.draws_code(),
            Self::Arrange(_) => true,
            Self::Fields(form) => form.draws_code(),
            Self::Pairs(_) => false,
        }
    }
}

/// The digit of a key, from 1.
fn digit(key: KeyEvent) -> Option<usize> {
    match key.code {
        KeyCode::Char(c) => c.to_digit(10).map(|digit| digit as usize).filter(|digit| *digit > 0),
        _ => None,
    }
}
