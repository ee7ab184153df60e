//! Options or lines to choose from: `single`, `multi` and `bug` questions.

use ratatui::text::{Line, Span};

use super::Drawn;
use crate::course::question::{Choice, Kind};
use crate::course::{Answer, Question};
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::theme::Role;
use crate::tui::widget::prose;

/// Rows to choose from, in shown order.
pub struct Choose {
    rows: Vec<usize>,
    cursor: Option<usize>,
    chosen: Chosen,
}

/// What is chosen so far.
enum Chosen {
    /// The row of the cursor, an option.
    Option,
    /// Any number of options, marked.
    Options(Vec<bool>),
    /// The row of the cursor, a line of code.
    Line,
}

impl Choose {
    /// One of several options.
    pub fn one(rows: Vec<usize>) -> Self {
        Self { rows, cursor: None, chosen: Chosen::Option }
    }

    /// Any number of several options.
    pub fn several(rows: Vec<usize>) -> Self {
        let marks = vec![false; rows.len()];
        Self { rows, cursor: Some(0), chosen: Chosen::Options(marks) }
    }

    /// A line of the question's code.
    pub fn line(question: &Question) -> Self {
        let lines = question.code.as_deref().map_or(0, |code| code.lines().count());
        Self { rows: (1..=lines).collect(), cursor: None, chosen: Chosen::Line }
    }

    /// Whether an action does anything here.
    pub fn offers(&self, action: Action) -> bool {
        match action {
            Action::Mark => matches!(self.chosen, Chosen::Options(_)),
            Action::Change | Action::ChangeBack => false,
            _ => true,
        }
    }

    /// Takes in an action.
    pub fn act(&mut self, action: Action, digit: Option<usize>) {
        let last = self.rows.len().saturating_sub(1);
        match action {
            Action::Up => self.cursor = Some(self.cursor.map_or(last, |row| row.saturating_sub(1))),
            Action::Down => self.cursor = Some(self.cursor.map_or(0, |row| (row + 1).min(last))),
            Action::Mark => self.mark(self.cursor),
            Action::Choose => {
                let row = digit.map(|digit| digit - 1).filter(|row| *row <= last);
                self.cursor = row.or(self.cursor);
                self.mark(row);
            }
            _ => {}
        }
    }

    /// Takes in a click on a row.
    pub fn click(&mut self, row: usize) {
        if row < self.rows.len() {
            self.cursor = Some(row);
            self.mark(Some(row));
        }
    }

    fn mark(&mut self, row: Option<usize>) {
        if let (Chosen::Options(marks), Some(row)) = (&mut self.chosen, row)
            && let Some(mark) = marks.get_mut(row)
        {
            *mark = !*mark;
        }
    }

    /// The answer, once something is chosen.
    pub fn answer(&self) -> Option<Answer> {
        let at_cursor = self.cursor.and_then(|row| self.rows.get(row).copied());
        match &self.chosen {
            Chosen::Option => at_cursor.map(|option| Answer::Choice(vec![option])),
            Chosen::Line => at_cursor.map(Answer::Line),
            Chosen::Options(marks) => {
                let marked = self.rows.iter().zip(marks).filter(|(_, marked)| **marked);
                let mut options: Vec<usize> = marked.map(|(option, _)| *option).collect();
                options.sort_unstable();
                (!options.is_empty()).then_some(Answer::Choice(options))
            }
        }
    }

    /// What to do where nothing is chosen yet.
    pub fn missing(&self) -> &'static str {
        match self.chosen {
            Chosen::Option => "Choose one first.",
            Chosen::Options(_) => "Mark at least one first.",
            Chosen::Line => "Choose a line first.",
        }
    }

    /// Whether the question's code is drawn by the form.
    pub fn draws_code(&self) -> bool {
        matches!(self.chosen, Chosen::Line)
    }

    /// The rows; once it is answered, with what was right and what was wrong.
    pub fn draw(&self, ctx: &Context, question: &Question, width: u16, open: bool) -> Drawn {
        match &question.kind {
            Kind::Single { options, .. } => self.draw_options(ctx, options, 1, width, open),
            Kind::Multi { options, right } => self.draw_options(ctx, options, *right, width, open),
            Kind::Bug { line, .. } => self.draw_code(ctx, question, *line, width, open),
            Kind::Output { .. }
            | Kind::Blank { .. }
            | Kind::Order { .. }
            | Kind::Match { .. }
            | Kind::Short { .. } => Drawn::default(),
        }
    }

    fn draw_options(
        &self,
        ctx: &Context,
        options: &[Choice],
        right: usize,
        width: u16,
        open: bool,
    ) -> Drawn {
        let mut drawn = Drawn::default();
        for (row, option) in self.rows.iter().enumerate() {
            let Some(choice) = options.get(*option) else { continue };
            let text = prose::lines(ctx, &choice.text, width.saturating_sub(8));
            let start = drawn.lines.len();
            let state = RowState { row, chosen: self.is_chosen(row), right: *option < right, open };
            for (index, line) in text.into_iter().enumerate() {
                let lead = self.lead(ctx, state, index == 0);
                let line = Line::from([lead, line.spans].concat());
                let selected = open && self.cursor == Some(row);
                let role = if selected { Role::Selection } else { Role::Text };
                drawn.push(line.style(ctx.style(role)), Some(row));
            }
            if self.cursor == Some(row) {
                drawn.focus = start..drawn.lines.len();
            }
        }
        drawn
    }

    fn is_chosen(&self, row: usize) -> bool {
        match &self.chosen {
            Chosen::Option | Chosen::Line => self.cursor == Some(row),
            Chosen::Options(marks) => marks.get(row).copied().unwrap_or(false),
        }
    }

    /// The signs before an option's text: pointer, number, and whether it is chosen or right.
    fn lead(&self, ctx: &Context, state: RowState, first: bool) -> Vec<Span<'static>> {
        if !first {
            return vec![Span::raw("        ")];
        }
        let glyphs = &ctx.glyphs;
        let several = matches!(self.chosen, Chosen::Options(_));
        let mark = match (several, state.chosen) {
            (true, true) => glyphs.box_on,
            (true, false) => glyphs.box_off,
            (false, true) => glyphs.radio_on,
            (false, false) => glyphs.radio_off,
        };
        let (verdict, role) = match (state.open, state.right, state.chosen) {
            (false, true, _) => (glyphs.tick, Role::Right),
            (false, false, true) => (glyphs.cross, Role::Wrong),
            (true, _, _) if self.cursor == Some(state.row) => (glyphs.arrow, Role::Accent),
            (true, ..) | (false, false, false) => (" ", Role::Text),
        };
        let mark_role = if state.chosen { Role::Accent } else { Role::Dim };
        vec![
            Span::styled(format!(" {verdict} "), ctx.style(role)),
            Span::styled(format!("{} ", state.row + 1), ctx.style(Role::Dim)),
            Span::styled(format!("{mark}  "), ctx.style(mark_role)),
        ]
    }

    fn draw_code(
        &self,
        ctx: &Context,
        question: &Question,
        faulty: usize,
        width: u16,
        open: bool,
    ) -> Drawn {
        let mut drawn = Drawn::default();
        let code = question.code.as_deref().unwrap_or_default();
        let numbers = self.rows.len().to_string().len();
        let room = width.saturating_sub(u16::try_from(numbers).unwrap_or(0) + 5);
        for (row, pieces) in
            prose::code_lines(ctx, &question.lang, code, room).into_iter().enumerate()
        {
            let chosen = self.cursor == Some(row);
            let (sign, role) = match (open, row + 1 == faulty, chosen) {
                (false, true, _) => (ctx.glyphs.tick, Role::Right),
                (false, false, true) => (ctx.glyphs.cross, Role::Wrong),
                (true, _, true) => (ctx.glyphs.arrow, Role::Accent),
                (true, _, false) | (false, false, false) => (" ", Role::Text),
            };
            let start = drawn.lines.len();
            for (index, piece) in pieces.into_iter().enumerate() {
                let lead = if index == 0 {
                    vec![
                        Span::styled(format!(" {sign} "), ctx.style(role)),
                        Span::styled(format!("{:>numbers$}  ", row + 1), ctx.style(Role::Dim)),
                    ]
                } else {
                    vec![Span::raw(" ".repeat(numbers + 5))]
                };
                let line = Line::from([lead, piece.spans].concat());
                let role = if open && chosen { Role::Selection } else { Role::Text };
                drawn.push(line.style(ctx.style(role)), Some(row));
            }
            if chosen {
                drawn.focus = start..drawn.lines.len();
            }
        }
        drawn
    }
}

/// How a row stands.
#[derive(Debug, Clone, Copy)]
struct RowState {
    row: usize,
    chosen: bool,
    right: bool,
    open: bool,
}
