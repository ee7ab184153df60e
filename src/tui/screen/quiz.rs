//! A question, the answer that is being put together, and the feedback on it.

mod body;
mod side;

use std::sync::Arc;

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::answer::Form;
use super::{Go, Reaction};
use crate::course::Lesson;
use crate::course::grade::Verdict;
use crate::learn::event::Event;
use crate::session::quiz::{Input, Phase, Quiz};
use crate::tui::action::{Action, Layer};
use crate::tui::chrome::{self, Parts};
use crate::tui::context::Context;
use crate::tui::widget::{lines, scroll};

/// A quiz on screen.
pub struct QuizScreen {
    quiz: Quiz,
    form: Option<Form>,
    /// The first visible line, where the learner has scrolled.
    scrolled: Option<usize>,
    /// Whether Enter was pressed before there was an answer.
    hasty: bool,
}

impl QuizScreen {
    /// A quiz at its present question.
    pub fn new(quiz: Quiz) -> Self {
        let mut screen = Self { quiz, form: None, scrolled: None, hasty: false };
        screen.new_form();
        screen
    }

    /// The lesson whose quiz it is.
    pub fn lesson(&self) -> &Arc<Lesson> {
        self.quiz.lesson()
    }

    /// Which keys it answers to.
    pub fn layer(&self) -> Layer {
        match (self.quiz.phase(), &self.form) {
            (Phase::Asking(_), Some(form)) => form.layer(),
            (Phase::Asking(_) | Phase::Answered(_) | Phase::Finished, _) => Layer::Feedback,
        }
    }

    /// Whether an action does anything now.
    pub fn offers(&self, action: Action) -> bool {
        let wrong = match self.quiz.phase() {
            Phase::Answered(answered) => {
                answered.grade.verdict == Verdict::Wrong && !answered.disputed
            }
            Phase::Asking(_) | Phase::Finished => false,
        };
        match action {
            Action::Dispute => wrong,
            Action::Hint => {
                let taken = matches!(self.quiz.phase(), Phase::Asking(asking) if asking.hints > 0);
                !taken && self.quiz.question().is_some_and(|question| question.hint.is_some())
            }
            _ => self.form.as_ref().is_none_or(|form| form.offers(action)),
        }
    }

    /// Takes in an action.
    pub fn act(&mut self, action: Action, key: KeyEvent, ctx: &Context) -> Reaction {
        match action {
            Action::Back | Action::Close => {
                let last = self.lesson().pages.len().saturating_sub(1);
                return Reaction::go(Go::Page(self.lesson().clone(), last));
            }
            Action::PageUp => self.scroll(ctx, -5),
            Action::PageDown => self.scroll(ctx, 5),
            _ => return self.act_in_phase(action, key, ctx),
        }
        Reaction::none()
    }

    fn act_in_phase(&mut self, action: Action, key: KeyEvent, ctx: &Context) -> Reaction {
        let asking = matches!(self.quiz.phase(), Phase::Asking(_));
        self.hasty = false;
        match action {
            Action::Up if !asking => self.scroll(ctx, -1),
            Action::Down if !asking => self.scroll(ctx, 1),
            Action::Enter if !asking => return self.step(Input::GoOn, ctx),
            Action::Dispute => return self.step(Input::Dispute, ctx),
            Action::Enter => {
                if let Some(answer) = self.form.as_mut().and_then(Form::answer) {
                    return self.step(Input::Answer(answer), ctx);
                }
                self.scrolled = None;
                self.hasty = true;
            }
            Action::Hint => return self.step(Input::Hint, ctx),
            Action::Guess => return self.step(Input::Guess, ctx),
            Action::SkipQuestion => return self.step(Input::Skip, ctx),
            _ => {
                self.scrolled = None;
                if let Some(form) = &mut self.form {
                    form.act(action, key);
                }
            }
        }
        Reaction::none()
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
    pub fn click(&mut self, at: Position, ctx: &Context, parts: &Parts) -> Reaction {
        let area = side::columns(parts.body).text;
        if !area.contains(at) {
            return Reaction::none();
        }
        if !matches!(self.quiz.phase(), Phase::Asking(_)) {
            return self.step(Input::GoOn, ctx);
        }
        let body = self.body(ctx, area.width);
        let line = self.first_visible(&body, area) + usize::from(at.y - area.y);
        if let (Some(Some(row)), Some(form)) = (body.rows.get(line), &mut self.form) {
            self.hasty = false;
            form.click(*row);
        }
        Reaction::none()
    }

    fn step(&mut self, input: Input, ctx: &Context) -> Reaction {
        self.scrolled = None;
        let asked = |event: &Event| matches!(event, Event::Asked { .. });
        let events = self.quiz.step(input, ctx.now);
        if events.iter().any(asked) {
            self.new_form();
        }
        let reaction = Reaction::record(events);
        if matches!(self.quiz.phase(), Phase::Finished) {
            return reaction.then(Go::Results(Box::new(self.quiz.clone())));
        }
        reaction
    }

    fn new_form(&mut self) {
        let question = self.quiz.question();
        self.form = question.map(|q| Form::new(q, self.quiz.shown_order(q)));
    }

    fn body(&self, ctx: &Context, width: u16) -> body::Body {
        body::Body::of(ctx, &self.quiz, self.form.as_ref(), self.hasty, width)
    }

    fn first_visible(&self, body: &body::Body, area: Rect) -> usize {
        let (height, len) = (usize::from(area.height), body.lines.len());
        match self.scrolled {
            Some(first) => first.min(len.saturating_sub(height)),
            None => scroll::to_show(&body.focus, 0, height, len),
        }
    }

    fn scroll(&mut self, ctx: &Context, lines: isize) {
        let area = side::columns(Parts::of(ctx.window(), ctx).body).text;
        let body = self.body(ctx, area.width);
        let first = self.first_visible(&body, area).saturating_add_signed(lines);
        self.scrolled = Some(first.min(body.lines.len().saturating_sub(usize::from(area.height))));
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
        let area = columns.text;
        let body = self.body(ctx, area.width);
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
