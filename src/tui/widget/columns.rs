//! Text, and in a wide window something beside it.

use ratatui::layout::Rect;

use crate::tui::chrome;
use crate::tui::widget::split;

/// Where the text stands, and in a wide window what is beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns {
    /// The column on the left, in a wide window.
    pub side: Option<Rect>,
    /// The text.
    pub text: Rect,
}

/// Divides the body of a screen.
pub fn columns(body: Rect) -> Columns {
    if body.width < chrome::WIDE - 4 {
        return Columns { side: None, text: chrome::reading_column(body) };
    }
    let side = if body.width >= chrome::WIDE + 30 { 40 } else { 30 };
    let (side, rest) = split::left(body, side);
    let (_, rest) = split::left(rest, 3);
    let text = Rect { width: rest.width.min(chrome::MEASURE), ..rest };
    Columns { side: Some(side), text }
}
