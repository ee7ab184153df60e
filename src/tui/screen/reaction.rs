//! What follows from a key on a screen.

use super::Go;
use super::find::Find;
use crate::learn::event::Event;
use crate::tui::msg::Effect;

/// What follows from a key.
#[derive(Default)]
pub struct Reaction {
    /// What is to be done outside the screens.
    pub effects: Vec<Effect>,
    /// Where to go.
    pub go: Option<Go>,
}

impl Reaction {
    /// Nothing follows.
    pub fn none() -> Self {
        Self::default()
    }

    /// Something is to be done.
    pub fn effect(effect: Effect) -> Self {
        Self { effects: vec![effect], go: None }
    }

    /// Something goes into the journal, if there is anything.
    pub fn record(events: Vec<Event>) -> Self {
        if events.is_empty() { Self::none() } else { Self::effect(Effect::Record(events)) }
    }

    /// Where search, commands, terms and notes lead.
    pub fn find(find: Find) -> Self {
        Self::go(Go::Find(find))
    }

    /// The screen changes.
    pub fn go(go: Go) -> Self {
        Self { effects: Vec::new(), go: Some(go) }
    }

    /// This, and what is to be done besides.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.effects.extend(other.effects);
        self.go = other.go.or(self.go);
        self
    }

    /// This, and then a change of the screen.
    #[must_use]
    pub fn then(mut self, go: Go) -> Self {
        self.go = Some(go);
        self
    }
}
