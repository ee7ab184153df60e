//! Right sides to find: `match` questions.

use ratatui::text::{Line, Span};

use super::Drawn;
use crate::course::question::Kind;
use crate::course::{Answer, Prose, Question};
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::theme::Role;
use crate::tui::widget::prose;

/// For each left side, the right side chosen so far.
pub struct Pairs {
    /// Right sides in shown order.
    order: Vec<usize>,
    /// For each left side, a place in `order`.
    chosen: Vec<Option<usize>>,
    cursor: usize,
}

impl Pairs {
    /// Nothing is chosen yet.
    pub fn new(left: usize, order: Vec<usize>) -> Self {
        Self { order, chosen: vec![None; left], cursor: 0 }
    }

    /// Takes in an action.
    pub fn act(&mut self, action: Action, digit: Option<usize>) {
        let last = self.chosen.len().saturating_sub(1);
        match action {
            Action::Up => self.cursor = self.cursor.saturating_sub(1),
            Action::Down => self.cursor = (self.cursor + 1).min(last),
            Action::Change => self.turn(1),
            Action::ChangeBack => self.turn(-1),
            Action::Choose => {
                if let Some(place) = digit.map(|digit| digit - 1).filter(|p| *p < self.order.len())
                {
                    self.choose(place);
                    self.cursor = (self.cursor + 1).min(last);
                }
            }
            _ => {}
        }
    }

    /// Takes in a click: on a left side, or (numbered after them) on a right side.
    pub fn click(&mut self, row: usize) {
        if row < self.chosen.len() {
            self.cursor = row;
        } else {
            self.act(Action::Choose, Some(row - self.chosen.len() + 1));
        }
    }

    fn choose(&mut self, place: usize) {
        if let Some(chosen) = self.chosen.get_mut(self.cursor) {
            *chosen = Some(place);
        }
    }

    fn turn(&mut self, step: isize) {
        let len = self.order.len();
        let now = self.chosen.get(self.cursor).copied().flatten();
        let next = match (now, step > 0) {
            (None, true) => 0,
            (None, false) => len.saturating_sub(1),
            (Some(place), true) => (place + 1) % len.max(1),
            (Some(place), false) => (place + len.saturating_sub(1)) % len.max(1),
        };
        if next < len {
            self.choose(next);
        }
    }

    /// The answer, once every left side has a right one; else moves to the first that has none.
    pub fn answer(&mut self) -> Option<Answer> {
        if let Some(open) = self.chosen.iter().position(Option::is_none) {
            self.cursor = open;
            return None;
        }
        let right = |place: &Option<usize>| place.and_then(|place| self.order.get(place).copied());
        Some(Answer::Pairs(self.chosen.iter().map(right).collect()))
    }

    /// Left sides with the numbers chosen, then the numbered right sides.
    pub fn draw(&self, ctx: &Context, question: &Question, width: u16, open: bool) -> Drawn {
        let mut drawn = Drawn::default();
        let Kind::Match { pairs, extra } = &question.kind else { return drawn };
        for (row, (left, _)) in pairs.iter().enumerate() {
            let start = drawn.lines.len();
            let place = self.chosen.get(row).copied().flatten();
            let right = place.and_then(|place| self.order.get(place)) == Some(&row);
            let sign = self.sign(ctx, row, right, open);
            let number = place.map_or("_".into(), |place| (place + 1).to_string());
            for (index, line) in
                prose::lines(ctx, left, width.saturating_sub(9)).into_iter().enumerate()
            {
                let lead = if index == 0 {
                    vec![
                        sign.clone(),
                        Span::styled(format!("[{number}]"), ctx.style(Role::Accent)),
                        Span::raw("  "),
                    ]
                } else {
                    vec![Span::raw("        ")]
                };
                let role = if open && row == self.cursor { Role::Selection } else { Role::Text };
                let line = Line::from([lead, line.spans].concat()).style(ctx.style(role));
                drawn.push(line, Some(row));
            }
            if row == self.cursor {
                drawn.focus = start..drawn.lines.len();
            }
        }
        drawn.push(Line::default(), None);
        for (place, side) in self.order.iter().enumerate() {
            let used = self.chosen.contains(&Some(place));
            let text = right_side(pairs, extra, *side);
            let row = Some(pairs.len() + place);
            self.draw_right(ctx, &mut drawn, (place, used, row), text, width);
        }
        drawn
    }

    fn draw_right(
        &self,
        ctx: &Context,
        drawn: &mut Drawn,
        (place, used, row): (usize, bool, Option<usize>),
        text: Option<&Prose>,
        width: u16,
    ) {
        let Some(text) = text else { return };
        let here = self.chosen.get(self.cursor) == Some(&Some(place));
        let sign = if here { ctx.glyphs.arrow } else { " " };
        for (index, line) in
            prose::lines(ctx, text, width.saturating_sub(9)).into_iter().enumerate()
        {
            let (sign, number) =
                if index == 0 { (sign, format!("{:>2}", place + 1)) } else { (" ", "  ".into()) };
            let role = if used { Role::Dim } else { Role::Strong };
            let lead = vec![
                Span::styled(format!(" {sign} "), ctx.style(Role::Accent)),
                Span::styled(format!("{number}   "), ctx.style(role)),
            ];
            drawn.push(Line::from([lead, line.spans].concat()), row);
        }
    }

    fn sign(&self, ctx: &Context, row: usize, right: bool, open: bool) -> Span<'static> {
        let (sign, role) = match (open, right) {
            (true, _) if row == self.cursor => (ctx.glyphs.arrow, Role::Accent),
            (true, _) => (" ", Role::Text),
            (false, true) => (ctx.glyphs.tick, Role::Right),
            (false, false) => (ctx.glyphs.cross, Role::Wrong),
        };
        Span::styled(format!(" {sign} "), ctx.style(role))
    }
}

fn right_side<'a>(
    pairs: &'a [(Prose, Prose)],
    extra: &'a [Prose],
    side: usize,
) -> Option<&'a Prose> {
    match pairs.get(side) {
        Some((_, right)) => Some(right),
        None => extra.get(side - pairs.len()),
    }
}
