//! Pieces that several screens show.

pub mod about;
pub mod prose;
pub mod scroll;
