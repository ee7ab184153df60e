//! The only place with a terminal, a clock and a loop.

mod canvas;
pub mod clock;
pub mod edges;
pub mod editor;
pub mod ground;
mod input;
mod pen;
mod perform;
pub mod plain;
mod rehearsal;
pub mod run;
pub mod signals;
mod spaces;
mod terminal;
