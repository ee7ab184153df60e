//! Something that went wrong on disk, yet does not keep the learner from going on.

use std::fmt;

/// A sentence on what is the matter and one on what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What is the matter, and where.
    pub message: String,
    /// What the learner can do about it; a reassurance if there is nothing to do.
    pub advice: String,
}

impl Notice {
    /// A notice of two sentences.
    pub fn new(message: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { message: message.into(), advice: advice.into() }
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.message, self.advice)
    }
}
