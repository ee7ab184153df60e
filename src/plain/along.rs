//! The path in lines: what is on it, what one lesson is about, and what was done so far.

use jiff::Timestamp;

use super::{Errand, Plain, Reply, answer, places, stats};
use crate::course::Header;
use crate::learn::event::Event;
use crate::learn::mastery::Overview;
use crate::learn::progress::State;
use crate::learn::stats::Stats;

impl Plain {
    pub(super) fn told_path(&self) -> String {
        places::path(&self.course, &self.progress, &self.overview(), self.due())
    }

    /// How well each lesson is known.
    pub(super) fn overview(&self) -> Overview {
        Overview::of(&self.course, &self.progress, &self.rhythm, self.now)
    }

    /// The lesson with the number that the path gives it.
    pub(super) fn numbered(&self, number: &str) -> Result<&Header, String> {
        let most = self.course.headers().count();
        let place = answer::place(number, most);
        place
            .and_then(|place| self.course.headers().nth(place))
            .ok_or_else(|| format!("Type the number of a lesson, from 1 to {most}."))
    }

    pub(super) fn about(&mut self, number: &str) -> Reply {
        let overview = self.overview();
        let text = match self.numbered(number) {
            Ok(header) => places::about(&self.course, &self.progress, header, &overview),
            Err(sentence) => sentence,
        };
        self.answer(text)
    }

    /// Says the statistics, once every lesson is read: they tell concepts apart.
    pub(super) fn stats(&mut self, now: Timestamp) -> Reply {
        if self.library.is_none() {
            self.stats_wanted = true;
            return Reply::errand(Errand::ReadLibrary);
        }
        self.tell_stats(now)
    }

    pub(super) fn tell_stats(&mut self, now: Timestamp) -> Reply {
        let Self { course, progress, library, rhythm, .. } = &*self;
        let stats = Stats::of(course, progress, library.as_deref(), rhythm, now);
        self.answer(stats::told(&stats))
    }

    pub(super) fn skip_lesson(&mut self, number: &str) -> Reply {
        let header = match self.numbered(number) {
            Ok(header) => header,
            Err(sentence) => return self.answer(sentence),
        };
        let (lesson, title) = (header.id.clone(), header.title.clone());
        let state = self.progress.state(&lesson);
        if matches!(state, State::Finished | State::Skipped) {
            return self.answer(format!("{title} is {} already.", state.name()));
        }
        let skipped = Event::Skipped { lesson, question: None, setting: None };
        self.answer(format!("Skipped: {title}. Open it whenever you like.")).recording([skipped])
    }
}
