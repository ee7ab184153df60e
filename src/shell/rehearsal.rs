//! Panics on demand, so that what they leave behind can be tested. Release builds have none.

use crate::tui::msg::Msg;

/// If the environment has `GRADUS_TEST_PANIC`, F12 panics here and F11 on a thread of its own.
#[cfg(debug_assertions)]
pub(super) fn panic_if_asked(message: &Msg) {
    use crossterm::event::{Event, KeyCode};

    let Msg::Input(events) = message else { return };
    let pressed = |number| {
        let key = KeyCode::F(number);
        events.iter().filter_map(Event::as_key_event).any(|event| event.code == key)
    };
    if std::env::var_os("GRADUS_TEST_PANIC").is_none() {
        return;
    }
    let elsewhere = pressed(11);
    let fail = move || assert!(!elsewhere, "asked for by F11");
    let _ = std::thread::Builder::new().name("rehearsal".into()).spawn(fail);
    assert!(!pressed(12), "asked for by F12");
}

/// Does nothing.
#[cfg(not(debug_assertions))]
pub(super) fn panic_if_asked(_message: &Msg) {}
