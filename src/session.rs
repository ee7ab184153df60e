//! What is going on now: state machines for a lesson's text, its quiz, the results, the exercise
//! and a review. Pure: time
//! and chance come in as values. Both front ends drive the same ones.

pub mod ago;
pub mod asked;
pub mod diff;
pub mod drill;
pub mod ending;
pub mod exercise;
pub mod live;
pub mod mistakes;
pub mod notebook;
pub mod outcome;
pub mod placement;
pub mod quiz;
pub mod reading;
pub mod resume;
pub mod review;
#[cfg(test)]
pub(crate) mod sample;
pub mod search;
pub mod shuffle;
pub mod teaches;
pub mod trial;
