//! The bindings of what lies on top of a screen.

use Action as A;
use Layer as L;

use super::{DOWN, UP, bind};
use crate::tui::action::{Action, Binding, Layer};

/// Questions, lists, fields and settings.
pub(super) const BINDINGS: &[Binding] = &[
    bind(L::Ask, A::Agree, "ask.yes", &["y"], "yes", "Yes"),
    bind(L::Ask, A::Close, "ask.no", &["esc", "n", "q"], "no", "No"),
    bind(L::Overlay, A::Enter, "overlay.choose", &["enter"], "go there", "Choose"),
    bind(L::Overlay, A::Up, "overlay.up", UP, "", "Up"),
    bind(L::Overlay, A::Down, "overlay.down", DOWN, "", "Down"),
    bind(L::Overlay, A::PageUp, "overlay.page-up", &["pageup"], "", "Up by a screenful"),
    bind(
        L::Overlay,
        A::PageDown,
        "overlay.page-down",
        &["pagedown", "space"],
        "",
        "Down by a screenful",
    ),
    bind(L::Overlay, A::Close, "overlay.close", &["esc", "q", "o"], "close", "Close"),
    bind(L::Find, A::Enter, "find.choose", &["enter"], "choose", "Go there, or do it"),
    bind(L::Find, A::Up, "find.up", &["up", "shift-tab"], "", "Up"),
    bind(L::Find, A::Down, "find.down", &["down", "tab"], "", "Down"),
    bind(L::Find, A::PageUp, "find.page-up", &["pageup"], "", "Up by several"),
    bind(L::Find, A::PageDown, "find.page-down", &["pagedown"], "", "Down by several"),
    bind(L::Find, A::Close, "find.close", &["esc"], "close", "Back to where you were"),
    bind(
        L::Note,
        A::Enter,
        "note.save",
        &["enter", "ctrl-s"],
        "save",
        "Save the note; an empty one is taken away",
    ),
    bind(
        L::Note,
        A::NewLine,
        "note.new-line",
        &["ctrl-j", "alt-enter", "shift-enter"],
        "new line",
        "New line in the note",
    ),
    bind(L::Note, A::Close, "note.cancel", &["esc"], "leave it", "Leave the note as it was"),
    bind(L::Settings, A::Up, "settings.up", UP, "", "Up"),
    bind(L::Settings, A::Down, "settings.down", DOWN, "", "Down"),
    bind(
        L::Settings,
        A::Change,
        "settings.change",
        &["right", "l", "enter", "space"],
        "change",
        "Change it",
    ),
    bind(
        L::Settings,
        A::ChangeBack,
        "settings.change-back",
        &["left", "h"],
        "",
        "Change it backwards",
    ),
    bind(L::Settings, A::Close, "settings.close", &["esc", "q", ","], "close", "Close"),
    bind(
        L::Unsaved,
        A::RetrySave,
        "unsaved.retry",
        &["r", "enter"],
        "try again",
        "Try to save again",
    ),
    bind(
        L::Unsaved,
        A::SaveElsewhere,
        "unsaved.elsewhere",
        &["w"],
        "write elsewhere",
        "Write it into a file in your home folder",
    ),
    bind(
        L::Unsaved,
        A::QuitAnyway,
        "unsaved.quit",
        &["Q"],
        "quit anyway",
        "Quit and lose what is not saved",
    ),
    bind(L::Unsaved, A::Close, "unsaved.stay", &["esc", "q"], "stay", "Stay"),
];
