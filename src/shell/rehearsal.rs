//! A panic on demand, so that what it leaves behind can be tested. Release builds have none.

use crate::tui::msg::Msg;

/// Panics at F12 if the environment has `GRADUS_TEST_PANIC`.
#[cfg(debug_assertions)]
pub(super) fn panic_if_asked(message: &Msg) {
    use crossterm::event::{Event, KeyCode};

    let Msg::Input(events) = message else { return };
    let is_f12 = |event: &Event| event.as_key_event().is_some_and(|k| k.code == KeyCode::F(12));
    let asked = events.iter().any(is_f12) && std::env::var_os("GRADUS_TEST_PANIC").is_some();
    assert!(!asked, "asked for by F12");
}

/// Does nothing.
#[cfg(not(debug_assertions))]
pub(super) fn panic_if_asked(_message: &Msg) {}
