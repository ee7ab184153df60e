//! Gradus, a terminal tutor.

pub mod author;
pub mod cli;
pub mod course;
pub mod learn;
pub mod plain;
pub mod sanitise;
pub mod session;
pub mod settings;
pub mod shell;
pub mod store;
pub mod tui;
