//! The screens: state and key in, effects and cells out. No terminal is touched here.

pub mod glyphs;
pub mod highlight;
pub mod page;
pub mod theme;
