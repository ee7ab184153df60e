//! Gradus, a terminal tutor: everything but `main`.
//!
//! The modules in reading order; each may use those above it, and none below it.
//!
//! | Module | Holds | Pure |
//! |---|---|---|
//! | [`sanitise`], [`settings`] | text made safe to show; what the learner has chosen | yes |
//! | [`text`] | words and names as people look for them | yes |
//! | [`course`] | what an author wrote: lessons, questions, grading, mistakes in a course | yes |
//! | [`run`] | what to run on the learner's Python, and what came of it | yes |
//! | [`learn`] | what a learner did: events, and the progress folded from them | yes |
//! | [`session`] | what is going on now: reading, a quiz, its results | yes |
//! | [`store`] | course files, journal, folders, settings on disk | |
//! | [`exec`] | the learner's Python: found, set up, and run within limits | |
//! | [`author`] | the rules a course must keep, and the report on it | |
//! | [`tui`] | the screens: `update` and `draw` | yes |
//! | [`plain`] | the same sessions as numbered lines | yes |
//! | [`shell`] | the only place with a terminal, a clock and a loop | |
//! | [`cli`] | arguments, and a file for each command | |
//!
//! What holds everywhere:
//!
//! 1. Reading a course never fails: what is broken is reported, all at once, and left out.
//! 2. Progress is a pure fold of the journal, by one function, live and on replay. What the screen
//!    calls saved is on disk.
//! 3. Pure modules touch no file, clock, thread, environment, process or terminal. Time and chance
//!    come in as values. `tests/tidy.rs` holds them to it.
//! 4. Nothing polls: the loop blocks on one channel, and a deadline exists only while something on
//!    screen moves.
//! 5. Nothing of the learner's is overwritten without a copy, or deleted.
//! 6. Screens and plain lines drive the same sessions; what one can do, the other can.
//! 7. No text from outside reaches the terminal but through [`sanitise`].
//! 8. Ids are stable and never hashes of text: mending a typo keeps the learner's history.

pub mod author;
pub mod cli;
pub mod course;
pub mod exec;
pub mod learn;
pub mod plain;
pub mod run;
pub mod sanitise;
pub mod session;
pub mod settings;
pub mod shell;
pub mod store;
pub mod text;
pub mod tui;
