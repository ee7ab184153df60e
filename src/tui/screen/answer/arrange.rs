//! Lines to put in order and to indent: `order` questions.

use ratatui::text::{Line, Span};

use super::Drawn;
use crate::course::question::{Kind, PlacedLine};
use crate::course::{Answer, Question};
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::theme::Role;
use crate::tui::widget::prose;

/// Steps of indentation a line may have.
const DEEPEST: usize = 8;

/// Columns that a step of indentation takes.
const STEP: usize = 4;

/// The lines as they stand: those of the program, then those left out.
pub struct Arrange {
    lines: Vec<PlacedLine>,
    texts: Vec<String>,
    used: usize,
    cursor: usize,
    indent: bool,
    extras: bool,
}

impl Arrange {
    /// The question's lines in shown order, none indented, all of them in the program.
    pub fn new(question: &Question, order: &[usize]) -> Self {
        let (texts, indent, extras) = match &question.kind {
            Kind::Order { lines, extra, indent, .. } => {
                let lines = lines.iter().map(|line| line.text.clone());
                let texts = lines.chain(extra.iter().map(|line| line.text.clone())).collect();
                (texts, *indent, !extra.is_empty())
            }
            Kind::Single { .. }
            | Kind::Multi { .. }
            | Kind::Output { .. }
            | Kind::Blank { .. }
            | Kind::Bug { .. }
            | Kind::Match { .. }
            | Kind::Short { .. } => (Vec::new(), false, false),
        };
        let lines: Vec<_> = order.iter().map(|&line| PlacedLine { line, depth: 0 }).collect();
        Self { used: lines.len(), lines, texts, cursor: 0, indent, extras }
    }

    /// Whether an action does anything here.
    pub fn offers(&self, action: Action) -> bool {
        match action {
            Action::Indent | Action::Outdent => self.indent,
            Action::Mark => self.extras,
            _ => true,
        }
    }

    /// Takes in an action.
    pub fn act(&mut self, action: Action) {
        let last = self.lines.len().saturating_sub(1);
        match action {
            Action::Up => self.cursor = self.cursor.saturating_sub(1),
            Action::Down => self.cursor = (self.cursor + 1).min(last),
            Action::MoveUp => self.shift(-1),
            Action::MoveDown => self.shift(1),
            Action::Indent if self.indent => self.deepen(1),
            Action::Outdent if self.indent => self.deepen(-1),
            Action::Mark if self.extras => self.leave_out_or_take_in(),
            _ => {}
        }
    }

    /// Takes in a click on a row.
    pub fn click(&mut self, row: usize) {
        if row < self.lines.len() {
            self.cursor = row;
        }
    }

    fn shift(&mut self, step: isize) {
        let Some(to) = self.cursor.checked_add_signed(step).filter(|to| *to < self.lines.len())
        else {
            return;
        };
        let crosses_divider = (self.cursor < self.used) != (to < self.used);
        if crosses_divider && self.extras {
            self.used = self.used.saturating_add_signed(-step);
        } else {
            self.lines.swap(self.cursor, to);
            self.cursor = to;
        }
    }

    fn deepen(&mut self, step: isize) {
        if let Some(line) = self.lines.get_mut(self.cursor) {
            line.depth = line.depth.saturating_add_signed(step).min(DEEPEST);
        }
    }

    /// Moves the line below the divider, or back above it.
    fn leave_out_or_take_in(&mut self) {
        if self.cursor >= self.lines.len() {
            return;
        }
        let line = self.lines.remove(self.cursor);
        if self.cursor < self.used {
            self.lines.push(line);
            self.used -= 1;
        } else {
            self.lines.insert(self.used, line);
            self.cursor = self.used;
            self.used += 1;
        }
    }

    /// The lines above the divider.
    pub fn answer(&self) -> Answer {
        Answer::Lines(self.lines.iter().take(self.used).copied().collect())
    }

    /// The lines, with a divider above those left out.
    pub fn draw(&self, ctx: &Context, question: &Question, width: u16, open: bool) -> Drawn {
        let mut drawn = Drawn::default();
        for (row, placed) in self.lines.iter().enumerate() {
            if row == self.used {
                drawn.push(divider(ctx, width), None);
            }
            let text = self.texts.get(placed.line).map_or("", String::as_str);
            let room = width.saturating_sub(u16::try_from(STEP * placed.depth).unwrap_or(0) + 4);
            let selected = open && row == self.cursor;
            let sign = if selected { ctx.glyphs.arrow } else { " " };
            let pieces = prose::code_lines(ctx, &question.lang, text, room).into_iter().flatten();
            let start = drawn.lines.len();
            for piece in pieces {
                let lead = vec![
                    Span::styled(format!(" {sign} "), ctx.style(Role::Accent)),
                    Span::raw(" ".repeat(STEP * placed.depth)),
                ];
                let line = Line::from([lead, piece.spans].concat());
                let role = match (selected, row < self.used) {
                    (true, _) => Role::Selection,
                    (false, true) => Role::Text,
                    (false, false) => Role::Dim,
                };
                drawn.push(line.style(ctx.style(role)), Some(row));
            }
            if row == self.cursor {
                drawn.focus = start..drawn.lines.len();
            }
        }
        if self.extras && self.used == self.lines.len() {
            drawn.push(divider(ctx, width), None);
        }
        drawn
    }
}

fn divider(ctx: &Context, width: u16) -> Line<'static> {
    let line = ctx.glyphs.lines.horizontal;
    let rest = usize::from(width).saturating_sub(18).min(30);
    let text = format!("   {} left out {}", line.repeat(2), line.repeat(rest));
    Line::styled(text, ctx.style(Role::Dim))
}
