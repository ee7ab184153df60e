//! Where search, commands, terms and notes lead.

use crate::course::LessonId;
use crate::session::search::Place;
use crate::tui::action::Action;
use crate::tui::overlay::card::Card;

/// Where search, commands, terms and notes lead, from wherever the learner is.
pub enum Find {
    /// To a place on a page.
    Place(Place),
    /// Into a lesson, where the learner left it.
    Enter(LessonId),
    /// To a term or a question on top.
    Card(Card),
    /// To the learner's note on the page.
    Note,
    /// To the terms of the page.
    Terms,
    /// To the whole glossary.
    Glossary,
    /// On as if the key of an action were pressed on the screen.
    Do(Action),
}
