//! The learner's Python: finding it, setting up environments, running programs and checks within
//! limits. An edge: processes are started here and nowhere else.
//!
//! A [`runner::Runner`] takes a [`crate::run::Job`]. It lays the job's files out in a folder of
//! its own (`scratch`), takes or starts a launcher (`launcher`, `warm`), and follows the job until
//! nothing of it is left (`job`). The launcher is a Python process that forks for each job,
//! confines the child and watches over it; its text is in `assets/python` (`runtime`).

pub mod environment;
pub mod interpreter;
pub mod runner;
pub mod runtime;

mod clock;
mod output;
mod scratch;
mod stop;
mod surroundings;
mod trace;
mod wire;

#[cfg(any(not(unix), test))]
mod direct;
#[cfg(unix)]
mod job;
#[cfg(unix)]
mod launcher;
#[cfg(unix)]
mod leftovers;
#[cfg(unix)]
mod warm;

pub use runner::{Prepare, Runner, Running, Setup};
