//! Programs and checks on a real Python: what comes of them, and that nothing of them is left,
//! however they behave.

#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod bench;
mod discovery;
mod endings;
mod hostile;
mod programs;
mod pytest;
mod warm;
