//! What the learner sees and what keys do: sentences of keys, and pictures of every screen.

#[path = "../support/driver.rs"]
mod driver;

mod ascii;
mod behaviour;
mod finding;
mod merging;
mod picture;
mod places;
mod placing;
mod practice;
mod questions;
mod review;
mod saving;
mod session;
mod statistics;
mod styles;
