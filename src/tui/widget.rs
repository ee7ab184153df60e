//! Pieces that several screens show.

pub mod about;
pub mod columns;
pub mod input;
pub mod kept;
pub mod lines;
pub mod marked;
pub mod pages;
pub mod prose;
pub mod scroll;
pub mod split;
pub mod words;
