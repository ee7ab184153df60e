//! What every screen looks at: the course, the learner's progress, and how things are shown.

use std::collections::VecDeque;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use ratatui::layout::{Rect, Size};
use ratatui::style::Style;

use super::glyphs::Glyphs;
use super::highlights::Highlights;
use super::keymap::Keymap;
use super::looks::Looks;
use super::theme::{Role, Theme};
use crate::course::index::Index;
use crate::course::{Course, Library};
use crate::learn::event::Event;
use crate::learn::progress::Progress;
use crate::learn::review::Rhythm;
use crate::run::JobIds;
use crate::settings::Settings;

/// What every screen looks at.
#[derive(Debug, Clone)]
pub struct Context {
    /// The course's stages and lesson headers.
    pub course: Arc<Course>,
    /// Every lesson with its body, once something has asked for them all.
    pub library: Option<Arc<Library>>,
    /// The words of the library, once they are gathered.
    pub index: Option<Arc<Index>>,
    /// What the journal says about the learner.
    pub progress: Progress,
    /// The learner's settings.
    pub settings: Settings,
    /// Every theme that can be chosen, by name, and what the terminal can show.
    pub looks: Looks,
    /// The theme in force.
    pub theme: Theme,
    /// The signs in force.
    pub glyphs: Glyphs,
    /// The keys in force.
    pub keymap: Keymap,
    /// Colours of code blocks, as far as they have arrived.
    pub highlights: Highlights,
    /// The window's size.
    pub size: Size,
    /// The time of the last event.
    pub now: Timestamp,
    /// Where the learner lives: what is counted in days is counted in theirs.
    pub zone: TimeZone,
    /// Whether everything is on disk.
    pub saving: Saving,
    /// What is to be told once, oldest first.
    pub notices: VecDeque<String>,
    /// Numbers for jobs.
    pub jobs: JobIds,
}

/// Whether everything is on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saving {
    /// Nothing was recorded of late that is worth a word.
    Nothing,
    /// Events are on their way.
    Underway {
        /// How many batches.
        batches: usize,
        /// Whether the learner waits for a word: a page that was turned needs none.
        worth: bool,
    },
    /// Everything is on disk.
    Saved,
    /// Writing fails; events are kept and tried again.
    Failing {
        /// What, where, and what to do.
        message: String,
        /// How many events wait.
        waiting: usize,
        /// How many batches of events have not reached the disk.
        batches: usize,
    },
}

impl Saving {
    /// A batch of events was sent to the disk.
    pub fn begin(&mut self, events: &[Event]) {
        let place = |event: &Event| {
            let opened = matches!(event, Event::ExerciseOpened { .. });
            opened || matches!(event, Event::PageRead { .. } | Event::Asked { .. })
        };
        let now_worth = !events.iter().all(place);
        match self {
            Self::Underway { batches, worth } => {
                *batches += 1;
                *worth |= now_worth;
            }
            Self::Failing { batches, .. } => *batches += 1,
            Self::Nothing | Self::Saved => *self = Self::Underway { batches: 1, worth: now_worth },
        }
    }

    /// A batch of events has reached the disk.
    pub fn finish(&mut self) {
        let worth = !matches!(self, Self::Nothing | Self::Underway { worth: false, .. });
        *self = match self.batches() {
            0 | 1 if worth => Self::Saved,
            0 | 1 => Self::Nothing,
            batches => Self::Underway { batches: batches - 1, worth },
        };
    }

    /// Writing has failed: `waiting` events are kept.
    pub fn fail(&mut self, message: String, waiting: usize) {
        *self = Self::Failing { message, waiting, batches: self.batches() };
    }

    fn batches(&self) -> usize {
        match self {
            Self::Underway { batches, .. } | Self::Failing { batches, .. } => *batches,
            Self::Nothing | Self::Saved => 0,
        }
    }
}

impl Context {
    /// The style of a role in the theme in force.
    pub fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// How the learner wants to review.
    pub fn rhythm(&self) -> Rhythm {
        Rhythm::new(&self.settings, self.zone.clone())
    }

    /// The whole window.
    pub fn window(&self) -> Rect {
        Rect { x: 0, y: 0, width: self.size.width, height: self.size.height }
    }

    /// Puts the settings into force.
    pub fn apply_settings(&mut self) {
        let (theme, glyphs, problems) = self.looks.choose(&self.settings);
        (self.theme, self.glyphs) = (theme, glyphs);
        self.notices.extend(problems);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> Event {
        Event::PageRead { lesson: "a/b".into(), page: 1, at: None }
    }

    fn finished() -> Event {
        Event::LessonFinished { lesson: "a/b".into() }
    }

    #[test]
    fn nothing_is_called_saved_before_every_batch_is() {
        let mut saving = Saving::Nothing;
        saving.begin(&[finished()]);
        saving.begin(&[page()]);
        saving.fail("No room.".into(), 2);
        saving.begin(&[page()]);
        saving.fail("No room.".into(), 3);
        for batches in [2, 1] {
            saving.finish();
            assert_eq!(saving, Saving::Underway { batches, worth: true });
        }
        saving.begin(&[page()]);
        saving.finish();
        saving.finish();
        assert_eq!(saving, Saving::Saved);
    }

    #[test]
    fn a_page_that_was_turned_is_no_word_worth() {
        let mut saving = Saving::Saved;
        saving.begin(&[page()]);
        assert_eq!(saving, Saving::Underway { batches: 1, worth: false });
        saving.finish();
        assert_eq!(saving, Saving::Nothing);
    }
}
