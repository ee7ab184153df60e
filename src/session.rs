//! What is going on now: state machines for a lesson's text, its quiz, the results
//! and the exercise. Pure: time
//! and chance come in as values. Both front ends drive the same ones.

pub mod diff;
pub mod ending;
pub mod exercise;
pub mod live;
pub mod notebook;
pub mod outcome;
pub mod quiz;
pub mod reading;
pub mod resume;
#[cfg(test)]
pub(crate) mod sample;
pub mod search;
pub mod shuffle;
pub mod teaches;
pub mod trial;
