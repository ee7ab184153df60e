//! A test of what the learner knows already: of the course, of a stage, or of one lesson.

mod count;
mod finding;
mod search;
pub mod words;

use std::sync::Arc;

use jiff::Timestamp;

use self::count::Count;
pub use self::finding::{Finding, StageFound};
use self::search::Search;
use super::quiz::{Answered, Input, Phase, Quiz};
use crate::course::grade::Verdict;
use crate::course::question::Kind;
use crate::course::{Course, Lesson, LessonId, Library, Question, QuestionId, StageId};
use crate::learn::event::{Event, Setting};
use crate::learn::progress::Progress;

/// What is tested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Everything.
    Course,
    /// A stage.
    Stage(StageId),
    /// One lesson.
    Lesson(LessonId),
}

/// A test that is going on.
#[derive(Debug, Clone)]
pub struct Placement {
    library: Arc<Library>,
    scope: Scope,
    seed: u64,
    method: Method,
    tally: Tally,
    /// The question on screen; none once the test is over.
    present: Option<Quiz>,
    /// Whether the learner called the last answer a guess.
    guess: bool,
}

/// How the next question is chosen, and when there is none.
#[derive(Debug, Clone)]
enum Method {
    Search(Box<Search>),
    Count(Count),
}

/// A question to ask.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Pick {
    lesson: LessonId,
    question: QuestionId,
}

/// What an answer came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reply {
    Right {
        /// Whether the learner called it a guess.
        guess: bool,
    },
    Wrong,
    /// "I don't know yet."
    Unknown,
    /// The learner says that it should count: it says nothing either way.
    Disputed,
}

/// What became of the questions so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Questions behind the learner.
    pub asked: usize,
    /// Answered right.
    pub right: usize,
    /// Answered wrong.
    pub wrong: usize,
    /// "I don't know yet."
    pub unknown: usize,
}

impl Placement {
    /// Begins a test at `now`, with the events that say so; or why there is nothing to test, in a
    /// sentence. `seed` decides which of equally good questions are asked, and the order of options.
    pub fn begin(
        library: Arc<Library>,
        course: &Course,
        progress: &Progress,
        scope: Scope,
        seed: u64,
        now: Timestamp,
    ) -> Result<(Self, Vec<Event>), String> {
        let method = match &scope {
            Scope::Course => {
                Method::Search(Search::new(&library, course, progress, None, seed).into())
            }
            Scope::Stage(stage) => {
                Method::Search(Search::new(&library, course, progress, Some(stage), seed).into())
            }
            Scope::Lesson(lesson) => Method::Count(Count::new(&library, lesson, seed)),
        };
        let tally = Tally::default();
        let mut placement =
            Self { library, scope, seed, method, tally, present: None, guess: false };
        let events = placement.ask(now);
        if placement.present.is_some() {
            return Ok((placement, events));
        }
        Err(placement.nothing(progress))
    }

    /// Takes in what the learner did at `now`; returns what belongs into the journal. There are no
    /// hints, and no second tries.
    pub fn step(&mut self, input: Input, now: Timestamp) -> Vec<Event> {
        let Some(quiz) = &mut self.present else { return Vec::new() };
        match (&input, quiz.phase()) {
            (Input::GoOn, Phase::Answered(answered)) => {
                let reply = Reply::of(answered, self.guess);
                self.take(reply, now)
            }
            (Input::Skip, Phase::Asking(_)) => {
                let question = quiz.question().map(|question| question.id.clone());
                let lesson = quiz.lesson().header.id.clone();
                let setting = Some(Setting::Placement);
                let mut events = vec![Event::Skipped { lesson, question, setting }];
                events.extend(self.take(Reply::Unknown, now));
                events
            }
            (Input::Answer(_) | Input::Guess | Input::Dispute, phase) => {
                if let Phase::Asking(asking) = phase {
                    self.guess = asking.guess;
                }
                quiz.step(input, now)
            }
            (Input::Hint | Input::RetryMissed | Input::GoOn | Input::Skip, _) => Vec::new(),
        }
    }

    /// The question on screen, as a quiz of one; none once the test is over.
    pub fn quiz(&self) -> Option<&Quiz> {
        self.present.as_ref()
    }

    /// What is tested.
    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    /// The number of the question on screen, from 1, and how many there are at most.
    pub fn position(&self) -> (usize, usize) {
        let most = match &self.method {
            Method::Search(search) => search.most(),
            Method::Count(count) => count.most(),
        };
        ((self.tally.asked + 1).min(most), most)
    }

    /// What became of the questions so far.
    pub fn tally(&self) -> Tally {
        self.tally
    }

    /// What the test has found, once it is over.
    pub fn finding(&self, course: &Course, progress: &Progress) -> Option<Finding> {
        if self.present.is_some() {
            return None;
        }
        let known = match &self.method {
            Method::Search(search) => search.known(),
            Method::Count(count) => count.known(),
        };
        Some(Finding::new(&self.scope, known, self.tally, course, progress))
    }

    fn take(&mut self, reply: Reply, now: Timestamp) -> Vec<Event> {
        self.tally.asked += 1;
        match reply {
            Reply::Right { .. } => self.tally.right += 1,
            Reply::Wrong => self.tally.wrong += 1,
            Reply::Unknown => self.tally.unknown += 1,
            Reply::Disputed => {}
        }
        match &mut self.method {
            Method::Search(search) => search.take(reply),
            Method::Count(count) => count.take(reply),
        }
        self.ask(now)
    }

    /// Puts the next question on screen, if there is one.
    fn ask(&mut self, now: Timestamp) -> Vec<Event> {
        let pick = match &mut self.method {
            Method::Search(search) => search.next(),
            Method::Count(count) => count.next(),
        };
        self.present = pick.and_then(|Pick { lesson, question }| {
            let lesson = self.library.lesson(&lesson)?.clone();
            Quiz::of_one(lesson, &question, Setting::Placement, self.seed, now)
        });
        let asked = self.present.as_ref().and_then(|quiz| Some((quiz.lesson(), quiz.question()?)));
        let event = asked.map(|(lesson, question)| Event::Asked {
            lesson: lesson.header.id.clone(),
            question: question.id.clone(),
            setting: Setting::Placement,
        });
        event.into_iter().collect()
    }

    /// Why there is nothing to ask.
    fn nothing(&self, progress: &Progress) -> String {
        let title = |lesson: &LessonId| {
            let lesson = self.library.lesson(lesson);
            lesson.map_or("This lesson", |lesson| lesson.header.title.as_str()).to_owned()
        };
        match &self.scope {
            Scope::Lesson(lesson) => {
                format!("{} has no questions to be tested with.", title(lesson))
            }
            Scope::Course | Scope::Stage(_) if progress.is_fresh() => {
                "There are no questions to be tested with.".into()
            }
            Scope::Course | Scope::Stage(_) => {
                "Nothing is left to be tested here: every lesson with questions is finished.".into()
            }
        }
    }
}

impl Reply {
    fn of(answered: &Answered, guess: bool) -> Self {
        match answered.grade.verdict {
            Verdict::Right => Self::Right { guess },
            Verdict::Wrong if answered.disputed => Self::Disputed,
            Verdict::Wrong => Self::Wrong,
        }
    }
}

/// Whether a question can be answered quickly.
fn is_quick(question: &Question) -> bool {
    match question.kind {
        Kind::Single { .. }
        | Kind::Multi { .. }
        | Kind::Output { .. }
        | Kind::Blank { .. }
        | Kind::Bug { .. }
        | Kind::Short { .. } => true,
        Kind::Order { .. } | Kind::Match { .. } => false,
    }
}

/// The places of a lesson's questions in an order that `seed` decides, those that can be answered
/// quickly first.
fn shuffled(lesson: &Lesson, seed: u64) -> Vec<usize> {
    let salt = u64::from(crc32fast::hash(lesson.header.id.as_str().as_bytes()));
    let mut order: Vec<usize> = (0..lesson.questions.len()).collect();
    fastrand::Rng::with_seed(seed ^ (salt << 16)).shuffle(&mut order);
    order.sort_by_key(|index| !lesson.questions.get(*index).is_some_and(is_quick));
    order
}

#[cfg(test)]
mod tests;
