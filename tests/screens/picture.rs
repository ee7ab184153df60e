//! The screen as text that can be read in a review.

use std::collections::HashMap;
use std::fmt::Write as _;

use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// The screen between two bars, with the place of the cursor below, if it is shown.
pub(crate) fn text(screen: &TestBackend) -> String {
    let buffer = screen.buffer();
    let mut text = String::new();
    for y in 0..buffer.area.height {
        let _ = writeln!(text, "|{}|", row(buffer, y));
    }
    if screen.cursor_visible() {
        let at = screen.cursor_position();
        let _ = writeln!(text, "cursor in line {}, column {}", at.y + 1, at.x + 1);
    }
    text
}

/// The screen's coloured lines, and below each a letter for the style of every cell; then what the
/// letters mean. Plain text has no letter.
pub(crate) fn styles(buffer: &Buffer) -> String {
    let mut letters = HashMap::new();
    let mut legend = String::new();
    let mut text = String::new();
    for y in 0..buffer.area.height {
        let mut marks = String::new();
        for cell in cells(buffer, y) {
            let style = describe(cell);
            let next = letters.len();
            let letter = *letters.entry(style.clone()).or_insert_with(|| {
                let letter = if style == "plain" { ' ' } else { letter(next) };
                let _ = writeln!(legend, "{letter} {style}");
                letter
            });
            marks.push(letter);
            marks.extend(std::iter::repeat_n(letter, cell.symbol().width().saturating_sub(1)));
        }
        if !marks.trim().is_empty() {
            let _ = writeln!(text, "|{}|\n|{marks}|", row(buffer, y));
        }
    }
    format!("{text}\n{legend}")
}

/// Compares with `tests/snapshots/NAME.snap`.
#[track_caller]
pub(crate) fn assert(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

/// The cells of a row that start a sign; those covered by a wide one are left out.
pub(crate) fn cells(buffer: &Buffer, y: u16) -> impl Iterator<Item = &Cell> {
    let mut covered = 0;
    let row = (0..buffer.area.width).filter_map(move |x| buffer.cell((x, y)));
    row.filter(move |cell| {
        let starts = covered == 0;
        covered = if starts { cell.symbol().width().saturating_sub(1) } else { covered - 1 };
        starts
    })
}

/// The text of a row.
pub(crate) fn row(buffer: &Buffer, y: u16) -> String {
    cells(buffer, y).map(Cell::symbol).collect()
}

fn letter(index: usize) -> char {
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".chars().nth(index).unwrap_or('?')
}

fn describe(cell: &Cell) -> String {
    let mut parts = Vec::new();
    if cell.fg != Color::Reset {
        parts.push(cell.fg.to_string());
    }
    if cell.bg != Color::Reset {
        parts.push(format!("on {}", cell.bg));
    }
    let names = cell.modifier.iter_names().map(|(name, _): (&str, Modifier)| name.to_lowercase());
    parts.extend(names);
    if parts.is_empty() { "plain".into() } else { parts.join(" ") }
}
