//! What the mouse says, in the words of the keyboard.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use super::action::Action;

/// Something done with the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mouse {
    /// The wheel: scrolls as the arrow keys do.
    Wheel(Action, Position),
    /// A press of the left button.
    Click(Position),
    /// The mouse moves with the left button held.
    Drag(Position),
}

/// Reads a mouse event; most kinds mean nothing here.
pub fn read(event: MouseEvent) -> Option<Mouse> {
    let at = Position { x: event.column, y: event.row };
    match event.kind {
        MouseEventKind::ScrollUp => Some(Mouse::Wheel(Action::Up, at)),
        MouseEventKind::ScrollDown => Some(Mouse::Wheel(Action::Down, at)),
        MouseEventKind::Down(MouseButton::Left) => Some(Mouse::Click(at)),
        MouseEventKind::Drag(MouseButton::Left) => Some(Mouse::Drag(at)),
        MouseEventKind::Down(MouseButton::Right | MouseButton::Middle)
        | MouseEventKind::Up(_)
        | MouseEventKind::Drag(MouseButton::Right | MouseButton::Middle)
        | MouseEventKind::Moved
        | MouseEventKind::ScrollLeft
        | MouseEventKind::ScrollRight => None,
    }
}

/// A key for actions that no key asked for.
pub fn no_key() -> KeyEvent {
    KeyEvent::new(KeyCode::Null, KeyModifiers::NONE)
}
