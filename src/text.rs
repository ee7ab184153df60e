//! Text as people look for it: words without case and accents, other forms of a word, and names
//! that are nearly right.

pub mod forms;
pub mod fuzzy;
pub mod words;
