//! `order`: the lines of a program, put in order and indented.

use super::{Grade, Reason, phrase};
use crate::course::prose::Prose;
use crate::course::question::{ExtraLine, OrderLine, PlacedLine, Question};

/// What an `order` question says of right and wrong.
#[derive(Clone, Copy)]
pub(super) struct Task<'a> {
    pub(super) lines: &'a [OrderLine],
    pub(super) extra: &'a [ExtraLine],
    pub(super) also: &'a [Vec<usize>],
    pub(super) indent: bool,
}

/// A line of a program: lines that look the same are the same, whichever piece was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Line<'a> {
    text: &'a str,
    /// None where nobody says how deep it stands.
    depth: Option<usize>,
}

impl<'a> Task<'a> {
    /// Right is the written order or one of the others.
    pub(super) fn grade(&self, placed: &[PlacedLine]) -> Grade {
        let Some(program) = self.program(placed) else { return Grade::wrong(Vec::new()) };
        let orders = self.orders();
        if orders.iter().any(|order| same(order, &program)) {
            return Grade::right();
        }
        let mut reasons = self.surplus(placed, &program);
        let missing = missing(&orders, &program);
        if missing > 0 {
            reasons.push(Reason::generic(Prose::default(), missing_lines(missing)));
        } else if reasons.is_empty() {
            reasons.extend(self.first_off(&orders, &program));
        }
        Grade::wrong(reasons)
    }

    /// The learner's program.
    pub(super) fn in_words(&self, lang: &str, placed: &[PlacedLine]) -> Prose {
        let lines = placed.iter().filter_map(|&placed| Some((placed, self.line(placed)?)));
        let text: Vec<String> = lines
            .map(|(placed, line)| indented(line.text, line.depth.unwrap_or(placed.depth)))
            .collect();
        if text.is_empty() { phrase::nothing() } else { Prose::listing(lang, &text.join("\n")) }
    }

    fn line(&self, placed: PlacedLine) -> Option<Line<'a>> {
        let own = self.lines.get(placed.line);
        let text = match own {
            Some(line) => &line.text,
            None => &self.extra.get(placed.line.checked_sub(self.lines.len())?)?.text,
        };
        let depth = if self.indent { Some(placed.depth) } else { own.map(|line| line.depth) };
        Some(Line { text, depth })
    }

    /// The placed lines; none if one of them does not exist.
    fn program(&self, placed: &[PlacedLine]) -> Option<Vec<Line<'a>>> {
        placed.iter().map(|&placed| self.line(placed)).collect()
    }

    /// The right orders, the written one first.
    fn orders(&self) -> Vec<Vec<Line<'a>>> {
        let line = |line: &'a OrderLine| Line { text: &line.text, depth: Some(line.depth) };
        let also = self.also.iter().filter_map(|order| {
            order.iter().map(|&number| self.lines.get(number).map(line)).collect()
        });
        std::iter::once(self.lines.iter().map(line).collect()).chain(also).collect()
    }

    /// Lines that do not belong, but for those that stand in for a line with the same text.
    fn surplus(&self, placed: &[PlacedLine], program: &[Line<'_>]) -> Vec<Reason> {
        let mut told: Vec<&str> = Vec::new();
        let mut reasons = Vec::new();
        for number in placed.iter().map(|placed| placed.line) {
            let extra = number.checked_sub(self.lines.len()).and_then(|n| self.extra.get(n));
            let Some(extra) = extra else { continue };
            let used = program.iter().filter(|line| line.text == extra.text).count();
            let needed = self.lines.iter().filter(|line| line.text == extra.text).count();
            let said = told.iter().filter(|text| **text == extra.text).count();
            if used > needed + said {
                told.push(&extra.text);
                reasons.push(does_not_belong(extra));
            }
        }
        reasons
    }

    /// The first line that stands wrong, seen from the right order that comes nearest.
    fn first_off(&self, orders: &[Vec<Line<'_>>], program: &[Line<'_>]) -> Option<Reason> {
        let agree = |order: &[Line<'_>]| {
            order
                .iter()
                .zip(program)
                .take_while(|(right, placed)| right.text == placed.text)
                .count()
        };
        let order = orders.iter().rev().max_by_key(|order| agree(order))?;
        if agree(order) == program.len() && order.len() == program.len() {
            return self.first_misplaced_depth(order, program);
        }
        let at = agree(order);
        let line = program.get(at)?;
        let why = match at {
            0 => "The program does not start with this line.",
            _ => "Up to this line the order is right, but this one comes too early.",
        };
        Some(Reason::generic(named(line.text), Prose::plain(why)))
    }

    fn first_misplaced_depth(&self, order: &[Line<'_>], program: &[Line<'_>]) -> Option<Reason> {
        let (right, placed) = order.iter().zip(program).find(|(right, placed)| right != placed)?;
        // An extra line with the same text is the same line at another depth: this mistake.
        if let Some(extra) = self.extra.iter().find(|extra| extra.text == placed.text) {
            return Some(does_not_belong(extra));
        }
        let why = if placed.depth > right.depth {
            "The order is right, but this line is indented too far."
        } else {
            "The order is right, but this line must be indented further."
        };
        Some(Reason::generic(named(placed.text), Prose::plain(why)))
    }
}

/// The right program.
pub(super) fn solution(question: &Question, lines: &[OrderLine]) -> Prose {
    let text: Vec<String> = lines.iter().map(|line| indented(&line.text, line.depth)).collect();
    Prose::listing(&question.lang, &text.join("\n"))
}

fn same(order: &[Line<'_>], program: &[Line<'_>]) -> bool {
    order.len() == program.len()
        && order.iter().zip(program).all(|(right, placed)| {
            right.text == placed.text && (placed.depth.is_none() || right.depth == placed.depth)
        })
}

/// How many lines of the order that needs fewest more are not in the program.
fn missing(orders: &[Vec<Line<'_>>], program: &[Line<'_>]) -> usize {
    let lacking = |order: &Vec<Line<'_>>| {
        let mut left: Vec<&str> = program.iter().map(|line| line.text).collect();
        let absent = |line: &&Line<'_>| match left.iter().position(|text| *text == line.text) {
            Some(at) => {
                left.swap_remove(at);
                false
            }
            None => true,
        };
        order.iter().filter(absent).count()
    };
    orders.iter().map(lacking).min().unwrap_or(0)
}

fn missing_lines(count: usize) -> Prose {
    match count {
        1 => Prose::plain("One line is missing."),
        _ => Prose::plain(&format!("{count} lines are missing.")),
    }
}

fn does_not_belong(extra: &ExtraLine) -> Reason {
    let ExtraLine { text, why, misconception } = extra;
    Reason { about: named(text), why: why.clone(), misconception: misconception.clone() }
}

fn named(text: &str) -> Prose {
    phrase::paragraph(vec![phrase::code(text)])
}

/// Four spaces a step, and never more than a screen can show.
fn indented(text: &str, depth: usize) -> String {
    format!("{}{text}", "    ".repeat(depth.min(20)))
}

#[cfg(test)]
mod tests;
