//! What the learner sees and what keys do: sentences of keys, and pictures of every screen.

#[path = "../support/driver.rs"]
mod driver;

mod ascii;
mod behaviour;
mod finding;
mod picture;
mod places;
mod practice;
mod questions;
mod saving;
mod session;
mod styles;
