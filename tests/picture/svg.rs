//! The screen as an SVG: a rounded window, and the text in runs of one style.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// Pixels of a column and of a line, and around the text.
const COLUMN: f32 = 8.4;
const LINE: u16 = 19;
const MARGIN: u16 = 14;

/// Pixels of the bar above the text.
const BAR: u16 = 32;

/// Colours of a terminal that the themes leave to it.
const PAPER: &str = "#16191d";
const INK: &str = "#d7dde5";

/// The whole picture.
pub(crate) fn of(buffer: &Buffer) -> String {
    let width = f32::from(buffer.area.width) * COLUMN + f32::from(2 * MARGIN);
    let height = buffer.area.height * LINE + BAR + MARGIN;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height}\" \
         font-family=\"ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace\" \
         font-size=\"14\">\n<title>Gradus</title>\n<rect width=\"{width:.0}\" height=\"{height}\" \
         rx=\"9\" fill=\"{PAPER}\"/>\n"
    );
    for (place, colour) in [(20, "#f29b97"), (40, "#e0b487"), (60, "#8fcf94")] {
        let _ = writeln!(svg, "<circle cx=\"{place}\" cy=\"17\" r=\"6\" fill=\"{colour}\"/>");
    }
    for y in 0..buffer.area.height {
        for run in runs(buffer, y) {
            run.draw(&mut svg, y);
        }
    }
    svg + "</svg>\n"
}

/// Cells side by side that look the same.
struct Run<'a> {
    column: u16,
    columns: u16,
    text: String,
    look: &'a Cell,
}

fn runs(buffer: &Buffer, y: u16) -> Vec<Run<'_>> {
    let mut runs: Vec<Run<'_>> = Vec::new();
    let mut column = 0;
    while let Some(cell) = buffer.cell((column, y)).filter(|_| column < buffer.area.width) {
        let columns = u16::try_from(cell.symbol().width()).unwrap_or(1).max(1);
        match runs.last_mut().filter(|run| run.look.style() == cell.style()) {
            Some(run) => {
                run.text += cell.symbol();
                run.columns += columns;
            }
            None => runs.push(Run { column, columns, text: cell.symbol().into(), look: cell }),
        }
        column += columns;
    }
    runs
}

impl Run<'_> {
    fn draw(&self, svg: &mut String, y: u16) {
        let x = f32::from(MARGIN) + f32::from(self.column) * COLUMN;
        let top = BAR + y * LINE;
        if let Some(colour) = hex(self.look.bg) {
            let width = f32::from(self.columns) * COLUMN;
            let _ = writeln!(
                svg,
                "<rect x=\"{x:.1}\" y=\"{top}\" width=\"{width:.1}\" height=\"{LINE}\" \
                 fill=\"{colour}\"/>"
            );
        }
        let text = self.text.trim_end();
        let start = text.len() - text.trim_start().len();
        let text = text.trim_start();
        if text.is_empty() {
            return;
        }
        let x = x + f32::from(u16::try_from(start).unwrap_or(0)) * COLUMN;
        let length = f32::from(u16::try_from(text.width()).unwrap_or(0)) * COLUMN;
        let _ = writeln!(
            svg,
            "<text x=\"{x:.1}\" y=\"{}\" textLength=\"{length:.1}\" xml:space=\"preserve\" \
             fill=\"{}\"{}>{}</text>",
            top + 14,
            hex(self.look.fg).unwrap_or_else(|| INK.into()),
            marks(self.look.modifier),
            escape(text)
        );
    }
}

/// The colour as SVG writes it; none for the terminal's own.
fn hex(colour: Color) -> Option<String> {
    (colour != Color::Reset).then(|| colour.to_string().to_lowercase())
}

fn marks(modifier: Modifier) -> String {
    [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
    ]
    .into_iter()
    .filter(|(mark, _)| modifier.contains(*mark))
    .map(|(_, attribute)| attribute)
    .collect()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
