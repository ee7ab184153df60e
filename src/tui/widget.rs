//! Pieces that several screens show.

pub mod about;
pub mod scroll;
