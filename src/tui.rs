//! The screens: what happened goes in, effects and cells come out. No terminal is touched here.

pub mod action;
pub mod app;
pub mod chrome;
pub mod context;
pub mod editor;
pub mod glyphs;
pub mod highlight;
pub mod highlights;
pub mod keymap;
pub mod looks;
pub mod mouse;
pub mod msg;
pub mod overlay;
pub mod page;
pub mod screen;
pub mod theme;
pub mod widget;
