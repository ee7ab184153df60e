//! The screens: what happened goes in, effects and cells come out. No terminal is touched here.

pub mod action;
pub mod app;
mod chrome;
pub mod context;
pub mod glyphs;
pub mod highlight;
pub mod highlights;
pub mod keymap;
pub mod looks;
mod mouse;
pub mod msg;
mod overlay;
pub mod page;
mod screen;
pub mod theme;
mod widget;
