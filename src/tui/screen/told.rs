//! What the screens are told without a key, and what they ask for by themselves.

use jiff::Timestamp;
use ratatui::layout::Rect;

use super::{Reaction, Screen};
use crate::course::LessonId;
use crate::run::{JobId, Update};
use crate::tui::chrome::Parts;
use crate::tui::context::Context;
use crate::tui::highlight::Highlighted;
use crate::tui::highlights::Key;
use crate::tui::msg::{Effect, Work};
use crate::tui::overlay::ask::Ask;

impl Screen {
    /// Takes in news of a job.
    pub fn hear(&mut self, job: JobId, news: Update) -> Reaction {
        match self {
            Self::Lesson(screen) => screen.hear(job, news),
            Self::Exercise(screen) => screen.hear(job, news),
            Self::Welcome
            | Self::Path(_)
            | Self::Quiz(_)
            | Self::Results(_)
            | Self::Stats(_)
            | Self::Review(_)
            | Self::Placement(_)
            | Self::Mistakes(_) => Reaction::none(),
        }
    }

    /// The learner's files of a lesson are read, or were changed by another program.
    pub fn work(
        &mut self,
        lesson: &LessonId,
        work: Result<Work, String>,
        ctx: &mut Context,
    ) -> Reaction {
        match self {
            Self::Lesson(screen) => screen.work(lesson, work),
            Self::Exercise(screen) => screen.work(lesson, work, ctx),
            Self::Welcome
            | Self::Path(_)
            | Self::Quiz(_)
            | Self::Results(_)
            | Self::Stats(_)
            | Self::Review(_)
            | Self::Placement(_)
            | Self::Mistakes(_) => Reaction::none(),
        }
    }

    /// The learner's files of a lesson were saved, or not.
    pub fn work_saved(&mut self, lesson: &LessonId, result: Result<(), String>) -> Reaction {
        match self {
            Self::Lesson(screen) => screen.work_saved(lesson, result),
            Self::Exercise(screen) => screen.work_saved(lesson, result),
            Self::Welcome
            | Self::Path(_)
            | Self::Quiz(_)
            | Self::Results(_)
            | Self::Stats(_)
            | Self::Review(_)
            | Self::Placement(_)
            | Self::Mistakes(_) => Reaction::none(),
        }
    }

    /// A question on top was answered with yes.
    pub fn agreed(&mut self, ask: Ask, ctx: &mut Context) -> Reaction {
        match self {
            Self::Lesson(screen) => screen.agreed(ask, ctx),
            Self::Exercise(screen) => screen.agreed(ask, ctx),
            Self::Placement(screen) => screen.agreed(ask),
            Self::Welcome
            | Self::Path(_)
            | Self::Quiz(_)
            | Self::Results(_)
            | Self::Stats(_)
            | Self::Review(_)
            | Self::Mistakes(_) => Reaction::none(),
        }
    }

    /// Its deadline has come.
    pub fn tick(&mut self, ctx: &mut Context) -> Reaction {
        match self {
            Self::Lesson(screen) => screen.tick(ctx),
            Self::Exercise(screen) => screen.tick(ctx),
            Self::Welcome
            | Self::Path(_)
            | Self::Quiz(_)
            | Self::Results(_)
            | Self::Stats(_)
            | Self::Review(_)
            | Self::Placement(_)
            | Self::Mistakes(_) => Reaction::none(),
        }
    }

    /// Every lesson was read.
    pub fn library_read(&mut self, ctx: &mut Context) -> Reaction {
        match self {
            Self::Placement(screen) => screen.library_read(ctx),
            Self::Review(screen) => screen.begin(ctx),
            Self::Welcome
            | Self::Path(_)
            | Self::Lesson(_)
            | Self::Quiz(_)
            | Self::Results(_)
            | Self::Stats(_)
            | Self::Mistakes(_)
            | Self::Exercise(_) => Reaction::none(),
        }
    }

    /// Edited text to have coloured, if there is some to ask for now.
    pub fn uncoloured(&mut self, ctx: &Context) -> Option<Key> {
        match self {
            Self::Lesson(screen) => screen.uncoloured(ctx),
            Self::Exercise(screen) => screen.uncoloured(ctx),
            Self::Welcome
            | Self::Path(_)
            | Self::Quiz(_)
            | Self::Results(_)
            | Self::Stats(_)
            | Self::Review(_)
            | Self::Placement(_)
            | Self::Mistakes(_) => None,
        }
    }

    /// Takes in colours of edited text; says whether it had asked for them.
    pub fn colours(&mut self, key: &Key, tokens: &Highlighted) -> bool {
        match self {
            Self::Lesson(screen) => screen.colours(key, tokens),
            Self::Exercise(screen) => screen.colours(key, tokens),
            Self::Welcome
            | Self::Path(_)
            | Self::Quiz(_)
            | Self::Results(_)
            | Self::Stats(_)
            | Self::Review(_)
            | Self::Placement(_)
            | Self::Mistakes(_) => false,
        }
    }

    /// What is to be done when the screen is left without a key of its own.
    pub fn leave(&mut self, ctx: &Context) -> Vec<Effect> {
        match self {
            Self::Lesson(screen) => screen.leave(ctx).effects,
            Self::Exercise(screen) => screen.leave(ctx).effects,
            Self::Welcome
            | Self::Path(_)
            | Self::Quiz(_)
            | Self::Results(_)
            | Self::Stats(_)
            | Self::Review(_)
            | Self::Placement(_)
            | Self::Mistakes(_) => Vec::new(),
        }
    }

    /// When it wants to be told the time without a key.
    pub fn deadline(&self, ctx: &Context) -> Option<Timestamp> {
        match self {
            Self::Results(screen) => screen.deadline(ctx),
            Self::Lesson(screen) => screen.deadline(ctx),
            Self::Exercise(screen) => screen.deadline(ctx),
            Self::Welcome
            | Self::Path(_)
            | Self::Quiz(_)
            | Self::Stats(_)
            | Self::Review(_)
            | Self::Placement(_)
            | Self::Mistakes(_) => None,
        }
    }

    /// The links on screen and where they are.
    pub fn links(&self, ctx: &Context, parts: &Parts) -> Vec<(Rect, String)> {
        match self {
            Self::Lesson(screen) => screen.links(ctx, parts),
            Self::Welcome
            | Self::Path(_)
            | Self::Quiz(_)
            | Self::Results(_)
            | Self::Stats(_)
            | Self::Review(_)
            | Self::Placement(_)
            | Self::Mistakes(_)
            | Self::Exercise(_) => Vec::new(),
        }
    }
}
