//! A question on screen with the form for its answer, and the feedback on it: what every session
//! that asks questions shows.

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::body::{Body, Feedback};
use crate::course::grade::Verdict;
use crate::session::quiz::{Input, Phase, Quiz};
use crate::tui::action::{Action, Layer};
use crate::tui::context::Context;
use crate::tui::msg::Effect;
use crate::tui::screen::answer::Form;
use crate::tui::widget::{lines, scroll};

/// The answer that is being put together, and where the learner has scrolled to.
pub struct Pane {
    form: Option<Form>,
    /// The first visible line, where the learner has scrolled.
    scrolled: Option<usize>,
    /// Whether Enter was pressed before there was an answer.
    hasty: bool,
    feedback: Feedback,
}

impl Pane {
    /// An empty form for the present question of a quiz.
    pub fn new(quiz: &Quiz, feedback: Feedback) -> Self {
        let question = quiz.question();
        let form = question.map(|q| Form::new(q, quiz.shown_order(q)));
        Self { form, scrolled: None, hasty: false, feedback }
    }

    /// What is to be done for a question that has just come on screen: colours for its code.
    pub fn colours(quiz: &Quiz, ctx: &Context) -> Vec<Effect> {
        let wanted = quiz.question().map(|q| ctx.highlights.wanted_of(q, &ctx.glyphs));
        let wanted = wanted.filter(|wanted| !wanted.is_empty());
        wanted.map(Effect::Highlight).into_iter().collect()
    }

    /// Which keys it answers to.
    pub fn layer(&self, quiz: &Quiz) -> Layer {
        match (quiz.phase(), &self.form) {
            (Phase::Asking(_), Some(form)) => form.layer(),
            (Phase::Asking(_) | Phase::Answered(_) | Phase::Finished, _) => Layer::Feedback,
        }
    }

    /// Whether an action does anything now.
    pub fn offers(&self, quiz: &Quiz, action: Action) -> bool {
        let wrong = match quiz.phase() {
            Phase::Answered(answered) => {
                answered.grade.verdict == Verdict::Wrong && !answered.disputed
            }
            Phase::Asking(_) | Phase::Finished => false,
        };
        match action {
            Action::Dispute => wrong,
            Action::Hint => {
                let taken = matches!(quiz.phase(), Phase::Asking(asking) if asking.hints > 0);
                !taken && quiz.question().is_some_and(|question| question.hint.is_some())
            }
            _ => self.form.as_ref().is_none_or(|form| form.offers(action)),
        }
    }

    /// Takes in an action on the question that stands in `area`; returns what the session is to be
    /// told.
    pub fn act(
        &mut self,
        quiz: &Quiz,
        action: Action,
        key: KeyEvent,
        (ctx, area): (&Context, Rect),
    ) -> Option<Input> {
        let asking = matches!(quiz.phase(), Phase::Asking(_));
        match action {
            Action::PageUp => return self.scroll(quiz, ctx, area, -5),
            Action::PageDown => return self.scroll(quiz, ctx, area, 5),
            _ => self.hasty = false,
        }
        match action {
            Action::Up if !asking => return self.scroll(quiz, ctx, area, -1),
            Action::Down if !asking => return self.scroll(quiz, ctx, area, 1),
            _ => self.scrolled = None,
        }
        match action {
            Action::Enter if !asking => return Some(Input::GoOn),
            Action::Dispute => return Some(Input::Dispute),
            Action::Enter => {
                if let Some(answer) = self.form.as_mut().and_then(Form::answer) {
                    return Some(Input::Answer(answer));
                }
                self.hasty = true;
            }
            Action::Hint => return Some(Input::Hint),
            Action::Guess => return Some(Input::Guess),
            Action::SkipQuestion => return Some(Input::Skip),
            _ => {
                if let Some(form) = &mut self.form {
                    form.act(action, key);
                }
            }
        }
        None
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
        quiz: &Quiz,
        at: Position,
        (ctx, area): (&Context, Rect),
    ) -> Option<Input> {
        if !area.contains(at) {
            return None;
        }
        if !matches!(quiz.phase(), Phase::Asking(_)) {
            self.scrolled = None;
            return Some(Input::GoOn);
        }
        let body = self.body(ctx, quiz, area.width);
        let line = self.first_visible(&body, area) + usize::from(at.y - area.y);
        if let (Some(Some(row)), Some(form)) = (body.rows.get(line), &mut self.form) {
            self.hasty = false;
            form.click(*row);
        }
        None
    }

    fn body(&self, ctx: &Context, quiz: &Quiz, width: u16) -> Body {
        Body::of(ctx, quiz, self.form.as_ref(), (self.hasty, self.feedback), width)
    }

    fn first_visible(&self, body: &Body, area: Rect) -> usize {
        let (height, len) = (usize::from(area.height), body.lines.len());
        match self.scrolled {
            Some(first) => first.min(len.saturating_sub(height)),
            None => scroll::to_show(&body.focus, 0, height, len),
        }
    }

    fn scroll(&mut self, quiz: &Quiz, ctx: &Context, area: Rect, by: isize) -> Option<Input> {
        let body = self.body(ctx, quiz, area.width);
        let first = self.first_visible(&body, area).saturating_add_signed(by);
        self.scrolled = Some(first.min(body.lines.len().saturating_sub(usize::from(area.height))));
        None
    }

    /// Draws the question into `area`.
    pub fn draw(&self, ctx: &Context, frame: &mut Frame<'_>, area: Rect, quiz: &Quiz) {
        let body = self.body(ctx, quiz, area.width);
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
