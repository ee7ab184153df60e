//! A question on screen: the answer that is being put together, and the feedback on it. What a quiz
//! and a review have in common.

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::body::{Body, Feedback};
use crate::course::Question;
use crate::course::grade::Verdict;
use crate::session::quiz::{Input, Phase, Quiz};
use crate::tui::action::{Action, Layer};
use crate::tui::context::Context;
use crate::tui::msg::Effect;
use crate::tui::screen::answer::Form;
use crate::tui::widget::{lines, scroll};

/// A question with its form, as far as the learner has scrolled it.
#[derive(Default)]
pub struct Sheet {
    form: Option<Form>,
    /// The first visible line, where the learner has scrolled.
    scrolled: Option<usize>,
    /// Whether Enter was pressed before there was an answer.
    hasty: bool,
    feedback: Feedback,
}

/// The question on the sheet, and where it stands.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// The question.
    pub question: &'a Question,
    /// Where it stands.
    pub phase: &'a Phase,
}

impl<'a> Shown<'a> {
    /// The present question of a quiz.
    pub fn of(quiz: &'a Quiz) -> Option<Self> {
        Some(Self { question: quiz.question()?, phase: quiz.phase() })
    }
}

impl Sheet {
    /// A clean sheet for the present question of a quiz.
    pub fn of(quiz: &Quiz, feedback: Feedback) -> Self {
        let order = quiz.question().map(|question| quiz.shown_order(question));
        Self { feedback, ..Self::new(quiz.question(), order.unwrap_or_default()) }
    }

    /// What is to be done for a question that has just come on screen: colours for its code.
    pub fn colours(quiz: &Quiz, ctx: &Context) -> Vec<Effect> {
        let wanted = quiz.question().map(|q| ctx.highlights.wanted_of(q, &ctx.glyphs));
        let wanted = wanted.filter(|wanted| !wanted.is_empty());
        wanted.map(Effect::Highlight).into_iter().collect()
    }

    /// A clean sheet for a question whose parts are shown in this order.
    pub fn new(question: Option<&Question>, order: Vec<usize>) -> Self {
        Self { form: question.map(|question| Form::new(question, order)), ..Self::default() }
    }

    /// Which keys it answers to.
    pub fn layer(&self, phase: &Phase) -> Layer {
        match (phase, &self.form) {
            (Phase::Asking(_), Some(form)) => form.layer(),
            (Phase::Asking(_) | Phase::Answered(_) | Phase::Finished, _) => Layer::Feedback,
        }
    }

    /// Whether an action does anything now.
    pub fn offers(&self, action: Action, shown: Option<Shown<'_>>) -> bool {
        match (action, shown.map(|shown| (shown.phase, shown.question))) {
            (Action::Dispute, Some((Phase::Answered(answered), _))) => {
                answered.grade.verdict == Verdict::Wrong && !answered.disputed
            }
            (Action::Hint, Some((Phase::Asking(asking), question))) => {
                asking.hints == 0 && question.hint.is_some()
            }
            (Action::Dispute | Action::Hint, _) => false,
            _ => self.form.as_ref().is_none_or(|form| form.offers(action)),
        }
    }

    /// Takes in an action; returns what it means for the session, if anything. `area` is where the
    /// sheet is drawn.
    pub fn act(
        &mut self,
        action: Action,
        key: KeyEvent,
        ctx: &Context,
        area: Rect,
        shown: Option<Shown<'_>>,
    ) -> Option<Input> {
        let asking = shown.is_some_and(|shown| matches!(shown.phase, Phase::Asking(_)));
        let by = match action {
            Action::PageUp => -5,
            Action::PageDown => 5,
            Action::Up if !asking => -1,
            Action::Down if !asking => 1,
            _ => 0,
        };
        if by != 0 {
            self.scroll(ctx, area, shown?, by);
            return None;
        }
        self.hasty = false;
        match action {
            Action::Enter if !asking => return Some(Input::GoOn),
            Action::Dispute => return Some(Input::Dispute),
            Action::Enter => {
                if let Some(answer) = self.form.as_mut().and_then(Form::answer) {
                    return Some(Input::Answer(answer));
                }
                self.scrolled = None;
                self.hasty = true;
            }
            Action::Hint => return Some(Input::Hint),
            Action::Guess => return Some(Input::Guess),
            Action::SkipQuestion => return Some(Input::Skip),
            _ => {
                self.scrolled = None;
                if let Some(form) = &mut self.form {
                    form.act(action, key);
                }
            }
        }
        None
    }

    /// The session has taken something in: what it has to show begins in sight.
    pub fn stepped(&mut self) {
        self.scrolled = None;
    }

    /// Takes in a key that is text.
    pub fn type_key(&mut self, key: KeyEvent) {
        self.scrolled = None;
        self.hasty = false;
        if let Some(form) = &mut self.form {
            form.type_key(key);
        }
    }

    /// Takes in pasted text.
    pub fn paste(&mut self, text: &str) {
        self.scrolled = None;
        self.hasty = false;
        if let Some(form) = &mut self.form {
            form.paste(text);
        }
    }

    /// Takes in a click on one of the form's rows; after the answer, goes on.
    pub fn click(
        &mut self,
        at: Position,
        ctx: &Context,
        area: Rect,
        shown: Option<Shown<'_>>,
    ) -> Option<Input> {
        let shown = shown.filter(|_| area.contains(at))?;
        if !matches!(shown.phase, Phase::Asking(_)) {
            return Some(Input::GoOn);
        }
        let body = self.body(ctx, area.width, shown);
        let line = self.first_visible(&body, area) + usize::from(at.y - area.y);
        if let (Some(Some(row)), Some(form)) = (body.rows.get(line), &mut self.form) {
            self.hasty = false;
            form.click(*row);
        }
        None
    }

    fn body(&self, ctx: &Context, width: u16, shown: Shown<'_>) -> Body {
        Body::of(
            ctx,
            (shown.question, shown.phase),
            self.form.as_ref(),
            (self.hasty, self.feedback),
            width,
        )
    }

    fn first_visible(&self, body: &Body, area: Rect) -> usize {
        let (height, len) = (usize::from(area.height), body.lines.len());
        match self.scrolled {
            Some(first) => first.min(len.saturating_sub(height)),
            None => scroll::to_show(&body.focus, 0, height, len),
        }
    }

    fn scroll(&mut self, ctx: &Context, area: Rect, shown: Shown<'_>, by: isize) {
        let body = self.body(ctx, area.width, shown);
        let first = self.first_visible(&body, area).saturating_add_signed(by);
        self.scrolled = Some(first.min(body.lines.len().saturating_sub(usize::from(area.height))));
    }

    /// Draws it.
    pub fn draw(&self, ctx: &Context, frame: &mut Frame<'_>, area: Rect, shown: Option<Shown<'_>>) {
        let Some(shown) = shown else { return };
        let body = self.body(ctx, area.width, shown);
        let first = self.first_visible(&body, area);
        if let Some((line, column)) = body.cursor {
            let y = u16::try_from(line.saturating_sub(first)).unwrap_or(u16::MAX);
            if line >= first && y < area.height && column < area.width {
                frame.set_cursor_position(Position { x: area.x + column, y: area.y + y });
            }
        }
        let len = body.lines.len();
        let height = usize::from(area.height);
        let lines: Vec<_> = body.lines.into_iter().skip(first).take(height).collect();
        lines::draw(frame, area, lines);
        scroll::draw(frame, area, ctx, first, len);
    }
}
