//! The lines of a question: prompt, code, the form for the answer, hint, and feedback.

use std::ops::Range;

use ratatui::text::{Line, Span};

use crate::course::grade::{Reason, Verdict};
use crate::course::question::Kind;
use crate::course::{Answer, Prose, Question};
use crate::session::quiz::{Answered, Asking, Phase};
use crate::tui::context::Context;
use crate::tui::screen::answer::{Drawn, Form};
use crate::tui::theme::Role;
use crate::tui::widget::prose;

/// What is said after an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Feedback {
    /// Whether it was right, why, and what is right.
    #[default]
    Whole,
    /// Whether it was right: a test does not teach.
    Verdict,
}

/// The lines of a question.
#[derive(Default)]
pub(super) struct Body {
    /// The lines.
    pub lines: Vec<Line<'static>>,
    /// For each line, the row of the form that a click on it chooses.
    pub rows: Vec<Option<usize>>,
    /// The lines that must be visible.
    pub focus: Range<usize>,
    /// Where the cursor blinks: line and column.
    pub cursor: Option<(usize, u16)>,
}

impl Body {
    /// The lines of a question and where it stands, `width` columns wide; `hasty` says what is missing.
    pub(super) fn of(
        ctx: &Context,
        (question, phase): (&Question, &Phase),
        form: Option<&Form>,
        (hasty, feedback): (bool, Feedback),
        width: u16,
    ) -> Self {
        let mut body = Self::default();
        let Some(form) = form else { return body };
        body.question(ctx, question, !form.draws_code(), width);
        let open = matches!(phase, Phase::Asking(_));
        body.form(form.draw(ctx, question, width, open));
        match phase {
            Phase::Asking(asking) => {
                body.asking(ctx, question, asking, width);
                body.missing(ctx, form.missing(), hasty);
            }
            Phase::Answered(answered) => body.answered(ctx, question, answered, (feedback, width)),
            Phase::Finished => {}
        }
        body
    }

    /// What is asked, with the code below it where the form does not draw it.
    fn question(&mut self, ctx: &Context, question: &Question, with_code: bool, width: u16) {
        self.prose(ctx, &question.prompt, width);
        if let Some(code) = question.code.as_deref().filter(|_| with_code) {
            self.gap();
            self.prose(ctx, &Prose::listing(&question.lang, code), width);
        }
        self.gap();
    }

    fn push(&mut self, line: Line<'static>) {
        self.lines.push(line);
        self.rows.push(None);
    }

    fn gap(&mut self) {
        self.push(Line::default());
    }

    fn prose(&mut self, ctx: &Context, text: &Prose, width: u16) {
        for line in prose::lines(ctx, text, width) {
            self.push(line);
        }
    }

    /// Prose with a sign before its first line.
    fn signed(&mut self, ctx: &Context, (sign, role): (&str, Role), text: &Prose, width: u16) {
        for (index, line) in
            prose::lines(ctx, text, width.saturating_sub(3)).into_iter().enumerate()
        {
            let sign = if index == 0 { format!(" {sign} ") } else { "   ".into() };
            let sign = vec![Span::styled(sign, ctx.style(role))];
            self.push(Line::from([sign, line.spans].concat()));
        }
    }

    fn form(&mut self, drawn: Drawn) {
        let top = self.lines.len();
        self.focus = top + drawn.focus.start..top + drawn.focus.end;
        if self.focus.start == top {
            self.focus.start = 0;
        }
        self.cursor = drawn.cursor.map(|(line, column)| (top + line, column));
        self.lines.extend(drawn.lines);
        self.rows.extend(drawn.rows);
    }

    fn asking(&mut self, ctx: &Context, question: &Question, asking: &Asking, width: u16) {
        if let Some(hint) = question.hint.as_ref().filter(|_| asking.hints > 0) {
            self.gap();
            let top = self.lines.len();
            self.signed(ctx, (ctx.glyphs.star, Role::Accent), hint, width);
            self.focus = self.focus.start.min(top)..self.lines.len().max(self.focus.end);
        }
        if asking.guess {
            self.gap();
            self.push(Line::styled("   I am guessing", ctx.style(Role::Dim)));
            self.focus.end = self.lines.len();
        }
    }

    fn missing(&mut self, ctx: &Context, what: &str, hasty: bool) {
        if hasty {
            self.gap();
            self.push(Line::styled(format!("   {what}"), ctx.style(Role::Warning)));
            self.focus.end = self.lines.len();
        }
    }

    fn answered(
        &mut self,
        ctx: &Context,
        question: &Question,
        answered: &Answered,
        (feedback, width): (Feedback, u16),
    ) {
        self.gap();
        let top = self.lines.len();
        let right = answered.grade.verdict == Verdict::Right;
        let (sign, word, role) = if right {
            (ctx.glyphs.tick, "Right", Role::Right)
        } else {
            (ctx.glyphs.cross, "Not quite", Role::Wrong)
        };
        self.push(Line::styled(format!(" {sign} {word}"), ctx.style(role)));
        if feedback == Feedback::Whole {
            if !right {
                self.reasons(ctx, &answered.grade.reasons, width);
            }
            if !right && !shows_solution(&question.kind) {
                self.solution(ctx, question, width);
            }
            self.explanation(ctx, question, width);
        }
        if answered.disputed {
            self.gap();
            let text = "   Noted: your answer should count. The course's authors can see it.";
            self.push(Line::styled(text, ctx.style(Role::Accent)));
        }
        self.focus = top..self.lines.len();
    }

    /// Why the answer is wrong.
    fn reasons(&mut self, ctx: &Context, reasons: &[Reason], width: u16) {
        for reason in reasons {
            self.gap();
            if !reason.about.is_empty() {
                self.signed(ctx, (ctx.glyphs.dot, Role::Dim), &reason.about, width);
            }
            self.signed(ctx, (" ", Role::Text), &reason.why, width);
        }
    }

    /// What is right.
    fn solution(&mut self, ctx: &Context, question: &Question, width: u16) {
        self.gap();
        self.push(Line::styled("   The answer", ctx.style(Role::Dim)));
        self.signed(ctx, (" ", Role::Text), &question.solution(), width);
    }

    fn explanation(&mut self, ctx: &Context, question: &Question, width: u16) {
        if !question.explain.is_empty() {
            self.gap();
            self.signed(ctx, (" ", Role::Text), &question.explain, width);
        }
    }
}

/// A question that was answered wrong some time ago, `width` columns wide: what is asked, the
/// learner's answer under `heading`, why it is wrong, what is right, and why.
pub fn past(
    ctx: &Context,
    question: &Question,
    (heading, answer): (&str, Option<&Answer>),
    width: u16,
) -> Vec<Line<'static>> {
    let mut body = Body::default();
    body.question(ctx, question, true, width);
    body.push(Line::styled(format!(" {} {heading}", ctx.glyphs.cross), ctx.style(Role::Wrong)));
    if let Some(answer) = answer {
        let words = question.in_words(answer);
        let mut reasons = question.grade(answer).reasons;
        // What is about the whole answer need not repeat it.
        reasons.iter_mut().filter(|r| r.about == words).for_each(|r| r.about = Prose::default());
        body.signed(ctx, (" ", Role::Text), &words, width);
        body.reasons(ctx, &reasons, width);
    }
    body.solution(ctx, question, width);
    body.explanation(ctx, question, width);
    body.lines
}

/// Whether the form and the reasons tell the right answer by themselves.
fn shows_solution(kind: &Kind) -> bool {
    match kind {
        Kind::Single { .. } | Kind::Multi { .. } | Kind::Match { .. } => true,
        Kind::Bug { .. }
        | Kind::Output { .. }
        | Kind::Blank { .. }
        | Kind::Order { .. }
        | Kind::Short { .. } => false,
    }
}
