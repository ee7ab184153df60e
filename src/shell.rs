//! The only place with a terminal, a clock and a loop.

pub mod clock;
mod input;
mod links;
mod perform;
pub mod run;
mod signals;
mod terminal;
