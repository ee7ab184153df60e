//! The program itself, in a real pseudo-terminal: what is seen, what is saved, and how the
//! terminal is left, whatever happens.

#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod answers;
mod bench;
mod burst;
mod commands;
mod damage;
mod ending;
mod finding;
mod full_disk;
mod kill;
mod learner;
mod lesson;
mod look;
mod luggage;
mod placing;
mod plain;
mod practice;
mod proof;
mod review;
mod setup;
mod start;
mod statistics;
mod suspend;
mod talk;
mod together;
mod trust;
mod tutor;
mod wheel;
mod window;
