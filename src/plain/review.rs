//! A review in lines.

use jiff::Timestamp;

use super::answer::{Taken, take};
use super::command::Command;
use super::errand::Errand;
use super::prose::Lines;
use super::{Place, Plain, Reply, ask};
use crate::learn::progress::Outcome;
use crate::learn::review::{days_between, next_day, waiting};
use crate::session::quiz::{Input, Phase};
use crate::session::review::{Review, Wish};

/// What can be asked for in a review.
pub(super) const COMMANDS: [Command; 7] = [
    Command::Review,
    Command::TakeBack,
    Command::SkipQuestion,
    Command::Clear,
    Command::Guess,
    Command::Dispute,
    Command::Hint,
];

impl Plain {
    /// Opens the review of what is due, once every lesson is read; `more` for as many as a day has
    /// again, though today's are done.
    pub fn review(&mut self, more: bool) -> Reply {
        self.reviewing = Some(more);
        if self.library.is_some() {
            return self.begin_review();
        }
        self.tell = false;
        Reply::errand(Errand::ReadLibrary)
    }

    /// Begins the review that waits for the lessons, if one does.
    pub(super) fn begin_review(&mut self) -> Reply {
        let (Some(more), Some(library)) = (self.reviewing.take(), self.library.clone()) else {
            return Reply::ask();
        };
        let wish = Wish {
            course: &self.course,
            library: &library,
            progress: &self.progress,
            rhythm: &self.rhythm,
            seed: self.seed ^ self.now.as_millisecond().cast_unsigned(),
            more,
        };
        let (review, events) = Review::open(&wish, self.now);
        self.heard.extend(review.greeting());
        self.place = Place::Review(Box::new(review), Vec::new());
        self.go().recording(events)
    }

    /// How many reviews wait, in a sentence; none if none do.
    pub(super) fn due(&self) -> Option<String> {
        match waiting(&self.course, &self.progress, &self.rhythm, self.now) {
            0 => None,
            1 => Some("1 review is due. Type :review for it.".into()),
            many => Some(format!("{many} reviews are due. Type :review for them.")),
        }
    }

    /// A command in a review: one of [`COMMANDS`].
    pub(super) fn in_review(&mut self, command: Command, now: Timestamp) -> Reply {
        let Place::Review(review, typed) = &mut self.place else { return self.go() };
        if command == Command::Review {
            return self.review(true);
        } else if command == Command::TakeBack {
            let events = review.take_back(now);
            self.heard.push("Taken back. It is asked once more at the end.".into());
            return self.go().recording(events);
        } else if command == Command::SkipQuestion {
            return self.step_review(Input::Skip, now);
        } else if command == Command::Clear {
            typed.clear();
            let how = review.question().map(|question| ask::how(question, 0));
            return self.answer(how.unwrap_or_default());
        } else if command == Command::Guess {
            let events = review.step(Input::Guess, now);
            let guessing = matches!(review.phase(), Phase::Asking(asking) if asking.guess);
            return self.answer(ask::guessing(guessing).into()).recording(events);
        } else if command == Command::Dispute {
            let events = review.step(Input::Dispute, now);
            let text = ask::disputed(!events.is_empty());
            return self.answer(text.into()).recording(events);
        }
        let events = review.step(Input::Hint, now);
        let hint = review.question().and_then(|question| question.hint.as_ref());
        let text = hint.map_or_else(|| ask::NO_HINT.into(), ask::hint);
        self.answer(text).recording(events)
    }

    /// A line in a review that is no command.
    pub(super) fn review_line(&mut self, text: &str, now: Timestamp) -> Reply {
        let Place::Review(review, typed) = &mut self.place else { return self.go() };
        match (review.phase(), review.question()) {
            (Phase::Asking(_), Some(question)) => {
                match take(question, &review.shown_order(), typed, text) {
                    Taken::Answer(answer) => self.step_review(Input::Answer(answer), now),
                    Taken::More(sentence) if sentence.is_empty() => Reply::ask(),
                    Taken::More(sentence) | Taken::Unclear(sentence) => self.answer(sentence),
                }
            }
            _ if !text.trim().is_empty() => {
                self.answer("Press Enter to go on. :help lists what you can type.".into())
            }
            (Phase::Finished, _) => self.open_or_path(None),
            (Phase::Asking(_) | Phase::Answered(_), _) => self.step_review(Input::GoOn, now),
        }
    }

    fn step_review(&mut self, input: Input, now: Timestamp) -> Reply {
        let Place::Review(review, typed) = &mut self.place else { return self.go() };
        typed.clear();
        let events = review.step(input, now);
        self.go().recording(events)
    }

    /// The question, the feedback or the end of a review.
    pub(super) fn told_review(&self, review: &Review, typed: &[String]) -> String {
        match (review.phase(), review.question()) {
            (Phase::Asking(asking), Some(question)) => {
                let which = if review.is_retry() { "Missed question" } else { "Review" };
                let title = review.item().map_or("", |item| item.title.as_str());
                let lead = format!("{which}, {} left: {title}.", review.left());
                ask::open(&lead, &review.shown_order(), question, asking, typed)
            }
            (Phase::Answered(answered), Some(question)) => {
                let rated = review.rated();
                let again =
                    rated.map(|again| format!("It is asked {again}; :undo takes that back.\n"));
                again.unwrap_or_default() + &ask::feedback(question, answered)
            }
            (Phase::Finished, _) | (_, None) => self.end_of(review),
        }
    }

    fn end_of(&self, review: &Review) -> String {
        let mut lines = Lines::default();
        let today = self.rhythm.day(self.now);
        let next = next_day(&self.course, &self.progress.memory, &self.rhythm, self.now);
        let next = next.map(|(day, count)| (days_between(today, day), count));
        for item in review.items() {
            let sign = match item.outcome() {
                Some(Outcome::Right) => "right",
                Some(Outcome::Wrong) => "missed",
                Some(Outcome::Skipped) | None => "skipped",
            };
            lines.say(format!("{}: {sign}, {}.", item.title, review.news(item)));
        }
        review.closing(next).into_iter().for_each(|sentence| lines.say(sentence));
        if review.waiting().more > 0 {
            lines.say("Type :review to go on with them now.");
        }
        lines.say("Press Enter for the list of all lessons.");
        lines.finish()
    }
}
