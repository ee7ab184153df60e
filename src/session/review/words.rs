//! What a review has to say of itself, in words for both front ends.

use super::{Item, Review};
use crate::learn::event::Rating;

/// Days after which somebody comes back from a break.
const BREAK: u32 = 7;

impl Review {
    /// What is said to somebody who comes back after a break to more than a day's reviews.
    pub fn greeting(&self) -> Option<String> {
        let (asked, waiting) = (self.items().len(), self.waiting());
        (waiting.days > BREAK && waiting.more > 0 && asked > 0).then(|| {
            let others = match waiting.more {
                1 => "one".to_owned(),
                more => more.to_string(),
            };
            format!("Welcome back. These {asked} need it most; the other {others} can wait.")
        })
    }

    /// What became of a concept, for the end of its line.
    pub fn news(&self, item: &Item) -> String {
        let Some(fate) = item.fate else { return "left for another day".into() };
        let next = in_days(self.days_to(&fate.after));
        match fate.rating {
            Rating::Again if fate.mended => format!("slipped, and is back; again {next}"),
            Rating::Again => format!("slipped; again {next}"),
            Rating::Hard | Rating::Good | Rating::Easy => {
                format!("again {next} (was {})", item.before.interval)
            }
        }
    }

    /// When the concept on screen is asked again, once it is rated; none before.
    pub fn rated(&self) -> Option<String> {
        let fate = self.item()?.fate.filter(|_| self.can_take_back())?;
        Some(format!("again {}", in_days(self.days_to(&fate.after))))
    }

    /// How it went and what comes next, in sentences. `next` are the days until the next reviews
    /// and how many those are, if any are to come.
    pub fn closing(&self, next: Option<(u32, usize)>) -> Vec<String> {
        let waiting = self.waiting();
        if waiting.known == 0 {
            let how = "What you learn comes here once you have finished the quiz of a lesson.";
            return vec![format!("There is nothing to review yet. {how}")];
        }
        let rated = || self.items().iter().filter_map(|item| item.fate);
        let slipped = rated().filter(|fate| fate.rating == Rating::Again).count();
        let held = rated().count() - slipped;
        let mut said = Vec::new();
        match (held, slipped) {
            (0, 0) if waiting.more > 0 => said.push("Today's reviews are done.".to_owned()),
            (0, 0) => said.push("Nothing is due.".to_owned()),
            (held, 0) => said.push(format!("{} now.", count(held, "concept is more solid", SOLID))),
            (0, slipped) => said.push(soon(slipped)),
            (held, slipped) => {
                let held = count(held, "concept is more solid", SOLID);
                said.push(format!("{held} now. {}", soon(slipped)));
            }
        }
        if waiting.more > 0 {
            let more = count(waiting.more, "more is due", "more are due");
            said.push(format!("{more} and can wait for another day."));
        }
        if let Some((days, reviews)) = next {
            let reviews = count(reviews, "review", "reviews");
            said.push(format!("Next: {reviews} {}.", in_days(days)));
        }
        said
    }
}

const SOLID: &str = "concepts are more solid";

fn soon(slipped: usize) -> String {
    let slipped = count(slipped, "has slipped and is", "have slipped and are");
    format!("{slipped} asked again soon.")
}

fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

fn in_days(days: u32) -> String {
    match days {
        0 => "today".into(),
        1 => "tomorrow".into(),
        days => format!("in {days} days"),
    }
}
