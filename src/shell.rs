//! The only place with a terminal, a clock and a loop.

pub mod clock;
mod input;
mod links;
pub mod perform;
pub mod plain;
mod rehearsal;
pub mod run;
pub mod signals;
mod terminal;
