//! The results of a quiz: the score, each question's verdict, and where to go from here.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Go, Reaction};
use crate::course::{Lesson, Question};
use crate::learn::progress::{ExerciseState, Outcome};
use crate::session::quiz::{Input, Quiz};
use crate::session::teaches;
use crate::tui::action::Action;
use crate::tui::chrome::{self, Parts};
use crate::tui::context::Context;
use crate::tui::theme::Role;
use crate::tui::widget::{lines, scroll, words};

/// How long the score takes to fill, and the time between two pictures of it.
const FILL: SignedDuration = SignedDuration::from_millis(450);
const STEP: SignedDuration = SignedDuration::from_millis(30);

/// The results of a quiz on screen.
pub struct Results {
    quiz: Quiz,
    selected: usize,
    since: Timestamp,
}

impl Results {
    /// The results of a quiz that has just finished, or is looked at again, at `now`.
    pub fn new(quiz: Quiz, now: Timestamp) -> Self {
        let missed =
            quiz.outcomes().position(|(_, o, mended)| o != Some(Outcome::Right) && !mended);
        Self { quiz, selected: missed.unwrap_or(0), since: now }
    }

    /// The lesson whose quiz it was.
    pub fn lesson(&self) -> &Arc<Lesson> {
        self.quiz.lesson()
    }

    /// Whether an action does anything now.
    pub fn offers(&self, action: Action, ctx: &Context) -> bool {
        match action {
            Action::RetryMissed => self.quiz.has_missed(),
            Action::Enter => {
                self.exercise_waits(ctx) || ctx.course.after(&self.lesson().header.id).is_some()
            }
            _ => true,
        }
    }

    /// Whether the lesson has an exercise that was not passed yet.
    fn exercise_waits(&self, ctx: &Context) -> bool {
        let before = ctx.progress.lesson(&self.lesson().header.id);
        let state = before.map(|before| before.exercise.state).unwrap_or_default();
        self.lesson().exercise.is_some() && state != ExerciseState::Passed
    }

    /// Takes in an action.
    pub fn act(&mut self, action: Action, ctx: &Context) -> Reaction {
        let last = self.lesson().questions.len().saturating_sub(1);
        match action {
            Action::Up => self.selected = self.selected.saturating_sub(1),
            Action::Down => self.selected = (self.selected + 1).min(last),
            Action::PageUp => self.selected = 0,
            Action::PageDown => self.selected = last,
            Action::Enter if self.exercise_waits(ctx) => {
                return Reaction::go(Go::Exercise(self.lesson().clone()));
            }
            Action::Enter => {
                let next = ctx.course.after(&self.lesson().header.id);
                return Reaction::go(next.map_or(Go::Path, |next| Go::Open(next.id.clone())));
            }
            Action::RetryMissed => {
                let events = self.quiz.step(Input::RetryMissed, ctx.now);
                if !events.is_empty() {
                    let quiz = Box::new(self.quiz.clone());
                    return Reaction::record(events).then(Go::QuizScreen(quiz));
                }
            }
            Action::ShowPage => {
                if let Some(question) = self.lesson().questions.get(self.selected) {
                    let page = teaches::page_for(self.lesson(), question);
                    return Reaction::go(Go::Page(self.lesson().clone(), page));
                }
            }
            Action::Back | Action::Close => return Reaction::go(Go::Path),
            _ => {}
        }
        Reaction::none()
    }

    /// When it wants to be drawn again.
    pub fn deadline(&self, ctx: &Context) -> Option<Timestamp> {
        let moving = ctx.settings.motion && ctx.now.duration_since(self.since) < FILL;
        moving.then(|| ctx.now + STEP)
    }

    /// Draws it.
    pub fn draw(&self, ctx: &Context, frame: &mut Frame<'_>, parts: &Parts) {
        let place = [self.lesson().header.title.as_str(), "Results"];
        chrome::draw_header(frame, parts.header, ctx, &place, "");
        let area = chrome::reading_column(parts.body);
        let score = self.score(ctx, usize::from(area.width));
        let top = u16::try_from(score.len()).unwrap_or(0).min(area.height);
        lines::draw(frame, Rect { height: top, ..area }, score);
        let list = Rect { y: area.y + top, height: area.height - top, ..area };
        let rows: Vec<_> = self.quiz.outcomes().collect();
        let first = scroll::around(self.selected, usize::from(list.height), rows.len());
        for (index, y) in (first..rows.len()).zip(list.top()..list.bottom()) {
            let row = Rect { y, height: 1, ..list };
            if let Some((question, outcome, mended)) = rows.get(index) {
                let line = self.row(ctx, index, question, (*outcome, *mended), row.width);
                frame.render_widget(line, row);
            }
        }
        scroll::draw(frame, list, ctx, first, rows.len());
    }

    /// The score in words and as a bar, which fills at first.
    fn score(&self, ctx: &Context, width: usize) -> Vec<Line<'static>> {
        let score = self.quiz.score();
        let solved = score.right + score.mended;
        let elapsed = ctx.now.duration_since(self.since).as_millis().max(0);
        let elapsed = usize::try_from(elapsed).unwrap_or(usize::MAX);
        let full = usize::try_from(FILL.as_millis()).unwrap_or(1);
        let grown = if ctx.settings.motion { elapsed.min(full) } else { full };
        let [done, open] = chrome::bar(ctx, width.min(48), solved * grown, score.of * full);
        let mut facts = Vec::new();
        for (count, word) in [
            (score.mended, "mended"),
            (score.still_wrong, "missed"),
            (score.still_skipped, "skipped"),
        ] {
            if count > 0 {
                facts.push(format!("{count} {word}"));
            }
        }
        let facts = facts.join(&format!(" {} ", ctx.glyphs.dot));
        vec![
            Line::from(vec![
                Span::styled(format!("{solved} of {}", score.of), ctx.style(Role::Heading1)),
                Span::styled(format!("   {facts}"), ctx.style(Role::Dim)),
            ]),
            Line::from(vec![done, open]),
            Line::default(),
            Line::styled(self.word(ctx, solved, score.of), ctx.style(Role::Text)),
            Line::default(),
        ]
    }

    /// A sentence on what to do next.
    fn word(&self, ctx: &Context, solved: usize, of: usize) -> &'static str {
        if solved == of && self.exercise_waits(ctx) {
            "All of it. On to the exercise."
        } else if solved == of {
            "All of it. On to the next lesson."
        } else if self.quiz.has_missed() && solved * 2 >= of {
            "Most of it. Try the missed ones once more while they are fresh."
        } else {
            "Read the pages of the missed ones again, then try those once more."
        }
    }

    fn row(
        &self,
        ctx: &Context,
        index: usize,
        question: &Question,
        (outcome, mended): (Option<Outcome>, bool),
        width: u16,
    ) -> Line<'static> {
        let glyphs = &ctx.glyphs;
        let selected = index == self.selected;
        // Dim text is hard to read on the selection.
        let dim = if selected { Role::Text } else { Role::Dim };
        let (sign, role, word) = match (outcome, mended) {
            (Some(Outcome::Right), _) => (glyphs.tick, Role::Right, "right"),
            (_, true) => (glyphs.tick, Role::Right, "mended"),
            (Some(Outcome::Wrong), false) => (glyphs.cross, Role::Wrong, "missed"),
            (Some(Outcome::Skipped), false) => (glyphs.dot, dim, "skipped"),
            (None, false) => (glyphs.radio_off, dim, "open"),
        };
        let pointer = if selected { glyphs.arrow } else { " " };
        let room = usize::from(width).saturating_sub(18);
        let title = words::fit(&words::safe(&question.prompt.text(), ctx), room, ctx);
        let pad = " ".repeat(room - unicode_width::UnicodeWidthStr::width(title.as_str()));
        let line = Line::from(vec![
            Span::styled(format!("{pointer} "), ctx.style(Role::Accent)),
            Span::styled(format!("{sign} "), ctx.style(role)),
            Span::styled(format!("{:>2} ", index + 1), ctx.style(dim)),
            Span::styled(title, ctx.style(Role::Text)),
            Span::raw(pad),
            Span::styled(format!("   {word:<8}"), ctx.style(role)),
        ]);
        if selected { line.style(ctx.style(Role::Selection)) } else { line }
    }
}
