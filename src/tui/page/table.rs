//! Tables: columns as wide as their text where there is room, else wrapped cells, else one line
//! for each cell.

use std::ops::Range;

use super::super::theme::Role;
use super::block::{Builder, Draft};
use super::inline::pieces;
use super::wrap::{Row, append, measure, wrap};
use super::{Look, Piece};
use crate::course::prose::{Align, Span, Table};

/// A column is not made narrower than its longest word, unless that is longer than this.
const LONG_WORD: usize = 14;

/// The pieces of each cell of a row.
type Cells = Vec<Vec<Piece>>;

impl Builder<'_> {
    pub(super) fn table(&mut self, table: &Table, span: &Range<usize>) {
        let head = self.cells(&table.head, Look { strong: true, ..Look::default() });
        let rows: Vec<Cells> =
            table.rows.iter().map(|row| self.cells(row, Look::default())).collect();
        match widths(&head, &rows, self.room()) {
            Some(widths) => self.grid(table, &head, &rows, &widths, span),
            None => self.stacked(&head, &rows, span),
        }
    }

    fn cells(&mut self, cells: &[Vec<Span>], look: Look) -> Cells {
        cells.iter().map(|cell| pieces(cell, look, self.options, &mut self.urls)).collect()
    }

    fn grid(
        &mut self,
        table: &Table,
        head: &Cells,
        rows: &[Cells],
        widths: &[usize],
        span: &Range<usize>,
    ) {
        let mut place = Place::new(span, rows.len());
        self.grid_row(head, widths, &table.align, place.next());
        self.grid_rule(widths, span.start);
        let wrapped =
            rows.iter().any(|row| row.iter().zip(widths).any(|(cell, w)| measure(cell).1 > *w));
        for (i, row) in rows.iter().enumerate() {
            let at = place.next();
            if i > 0 && wrapped {
                self.grid_rule(widths, at);
            }
            self.grid_row(row, widths, &table.align, at);
        }
    }

    fn grid_row(&mut self, cells: &Cells, widths: &[usize], align: &[Align], at: usize) {
        let mut columns: Vec<std::vec::IntoIter<Row>> =
            cells.iter().zip(widths).map(|(cell, width)| wrap(cell, *width).into_iter()).collect();
        let height = columns.iter().map(ExactSizeIterator::len).max().unwrap_or_default();
        let divider = format!(" {} ", self.options.glyphs.lines.vertical);
        for _ in 0..height {
            let mut line = Vec::new();
            for (i, (column, width)) in columns.iter_mut().zip(widths).enumerate() {
                if i > 0 {
                    append(&mut line, &divider, Role::Border.into(), None);
                }
                let align = align.get(i).copied().unwrap_or(Align::Left);
                pad(&mut line, column.next().unwrap_or_default(), *width, align);
            }
            self.emit(Draft { pieces: line, ..Draft::default() }, at);
        }
    }

    fn grid_rule(&mut self, widths: &[usize], at: usize) {
        let lines = self.options.glyphs.lines;
        let parts: Vec<String> =
            widths.iter().map(|width| lines.horizontal.repeat(*width)).collect();
        let join = format!("{0}{1}{0}", lines.horizontal, lines.cross);
        let pieces = vec![Piece::new(parts.join(&join), Role::Border.into())];
        self.emit(Draft { pieces, ..Draft::default() }, at);
    }

    /// Each cell on lines of its own, after the head of its column.
    fn stacked(&mut self, head: &Cells, rows: &[Cells], span: &Range<usize>) {
        let mut place = Place::new(span, rows.len());
        if rows.is_empty() {
            self.stacked_row(&vec![Vec::new(); head.len()], head, place.next());
        }
        place.next();
        for (i, row) in rows.iter().enumerate() {
            let at = place.next();
            if i > 0 {
                self.emit(Draft::default(), at);
            }
            self.stacked_row(head, row, at);
        }
    }

    fn stacked_row(&mut self, head: &Cells, row: &Cells, at: usize) {
        for (title, cell) in head.iter().zip(row) {
            let mut line = title.clone();
            if !line.is_empty() {
                line.push(Piece::new(": ", Look { strong: true, ..Look::default() }));
            }
            line.extend(cell.iter().cloned());
            let hang = |text: &str| Piece::new(text, Look::default());
            self.within(hang(""), hang("  "), |builder| {
                for row in wrap(&line, builder.room()) {
                    builder.emit(Draft { pieces: row.pieces, ..Draft::default() }, at);
                }
            });
        }
    }
}

/// Spreads the lines of a table over its place in the file: rows have none of their own.
struct Place {
    start: usize,
    step: usize,
}

impl Place {
    fn new(span: &Range<usize>, rows: usize) -> Self {
        Self { start: span.start, step: span.len() / (rows + 2) }
    }

    fn next(&mut self) -> usize {
        let at = self.start;
        self.start += self.step;
        at
    }
}

/// The width of each column so that all of them fit into `room`; `None` if words would be torn.
fn widths(head: &Cells, rows: &[Cells], room: usize) -> Option<Vec<usize>> {
    let measured = |column: usize| {
        let cells = std::iter::once(head).chain(rows).filter_map(|row| row.get(column));
        cells.map(|cell| measure(cell)).fold((1, 1), |a, b| (a.0.max(b.0), a.1.max(b.1)))
    };
    let columns: Vec<(usize, usize)> = (0..head.len()).map(measured).collect();
    let room = room.checked_sub(3 * columns.len().saturating_sub(1))?;
    let least: Vec<usize> = columns.iter().map(|(word, _)| (*word).min(LONG_WORD)).collect();
    if least.iter().sum::<usize>() > room {
        return None;
    }
    let mut widths: Vec<usize> = columns.iter().map(|(_, line)| (*line).min(room)).collect();
    while widths.iter().sum::<usize>() > room {
        let spare = |i: &usize| widths[*i] > least[*i];
        let widest = (0..widths.len()).filter(spare).max_by_key(|i| widths[*i])?;
        widths[widest] -= 1;
    }
    Some(widths)
}

/// Adds a row of a cell with spaces around it.
fn pad(line: &mut Vec<Piece>, row: Row, width: usize, align: Align) {
    let spare = width.saturating_sub(row.width);
    let left = match align {
        Align::Left => 0,
        Align::Center => spare / 2,
        Align::Right => spare,
    };
    let spaces = |line: &mut Vec<Piece>, count: usize| {
        if count > 0 {
            append(line, &" ".repeat(count), Look::default(), None);
        }
    };
    spaces(line, left);
    for piece in row.pieces {
        append(line, &piece.text, piece.look, piece.link);
    }
    spaces(line, spare - left);
}
