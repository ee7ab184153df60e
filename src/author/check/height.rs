//! How high a page is: one that has to be scrolled far is more than one idea.

use unicode_width::UnicodeWidthStr;

use crate::author::programs;
use crate::course::Page;
use crate::course::diagnostic::Report;
use crate::course::prose::{Block, BlockKind, Span, Table};

/// Columns that text has on a narrow terminal.
const COLUMNS: usize = 76;
/// Rows of a screen and a half, where a screen has 40.
const MOST: usize = 60;

/// Warns of pages that are higher than a screen and a half. `report` is on `lesson.md`.
pub(super) fn check(pages: &[Page], report: &Report<'_>) {
    for page in pages {
        let height = blocks_height(&page.prose.blocks, COLUMNS);
        let Some(first) = page.prose.blocks.first().filter(|_| height > MOST) else { continue };
        let help = "divide it with a line `---`, or say less: one new idea a page";
        let message = format!("the page takes about {height} rows, more than a screen and a half");
        report.warning(programs::opening(report, &first.span), message, help);
    }
}

/// Blocks one below the other with an empty row between them.
fn blocks_height(blocks: &[Block], columns: usize) -> usize {
    let rows: usize = blocks.iter().map(|block| height(block, columns)).sum();
    rows + blocks.len().saturating_sub(1)
}

fn height(block: &Block, columns: usize) -> usize {
    match &block.kind {
        BlockKind::Heading { text, .. } | BlockKind::Paragraph(text) => rows(text, columns),
        BlockKind::Quote(blocks) => blocks_height(blocks, columns.saturating_sub(2)),
        BlockKind::List { items, .. } => {
            let item = |item: &Vec<Block>| blocks_height(item, columns.saturating_sub(3));
            items.iter().map(item).sum()
        }
        BlockKind::Code(code) => {
            let label = usize::from(!matches!(code.lang.as_str(), "" | "text"));
            let rows = code.text.lines().map(|line| wrapped(line, columns.saturating_sub(2)));
            label + rows.sum::<usize>()
        }
        BlockKind::Table(table) => table_height(table, columns),
        BlockKind::Rule => 1,
    }
}

/// A head, a line below it, and rows as high as their highest cell if columns share the room
/// evenly.
fn table_height(table: &Table, columns: usize) -> usize {
    let room = (columns / table.head.len().max(1)).saturating_sub(3).max(1);
    let fits = |row: &[Vec<Span>]| row.iter().map(|cell| width(cell) + 3).sum::<usize>() <= columns;
    let row = |row: &Vec<Vec<Span>>| {
        if fits(row) { 1 } else { row.iter().map(|cell| rows(cell, room)).max().unwrap_or(1) }
    };
    row(&table.head) + 1 + table.rows.iter().map(row).sum::<usize>()
}

fn rows(spans: &[Span], columns: usize) -> usize {
    let text: String = spans.iter().map(|span| span.text.as_str()).collect();
    text.split('\n').map(|line| wrapped(line, columns)).sum()
}

fn width(spans: &[Span]) -> usize {
    spans.iter().map(|span| span.text.width()).sum()
}

fn wrapped(line: &str, columns: usize) -> usize {
    line.width().div_ceil(columns.max(1)).max(1)
}
