//! The fold of the journal: one function, live and on replay.

pub mod days;
mod exercise;
pub mod memory;
pub mod mistakes;
mod notes;
mod order;
mod seen;

use std::collections::{BTreeSet, HashMap};

use jiff::Timestamp;

use self::days::Days;
pub use self::exercise::{ExerciseProgress, ExerciseState};
use self::memory::Memory;
use self::mistakes::Mistakes;
pub use self::notes::{Kept, Notes};
use self::order::Order;
pub use self::seen::Seen;
use super::event::Setting;
use super::record::{Record, Scope, What};
use crate::course::grade::Verdict;
use crate::course::{LessonId, QuestionId};

/// Everything the journal says about the learner in one course.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    /// What was remembered, and when.
    pub memory: Memory,
    course: String,
    lessons: HashMap<LessonId, LessonProgress>,
    last: Option<LessonId>,
    events: u64,
    /// What was answered wrong.
    pub mistakes: Mistakes,
    order: Order,
    /// What was done when, for the statistics.
    pub days: Days,
    notes: Notes,
    seen: Seen,
}

/// A place within a lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum At {
    /// On a page of the text.
    Page {
        /// Counted from 1.
        page: usize,
        /// Byte offset in `lesson.md` of the topmost visible block; 0 for the page's top.
        offset: usize,
    },
    /// At a question that is still open.
    Question {
        /// The question.
        question: QuestionId,
        /// In which round it was asked.
        setting: Setting,
    },
    /// At the results, with every question behind them.
    Results,
    /// At the exercise.
    Exercise,
}

/// What the learner did in one lesson.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LessonProgress {
    /// Where the learner was last in this lesson.
    pub at: Option<At>,
    /// Pages that came on screen, counted from 1.
    pub pages: BTreeSet<usize>,
    /// Questions answered or skipped in the present run of the quiz, in order.
    pub run: Vec<Attempt>,
    /// Whether the present run has reached its end.
    pub quiz_finished: bool,
    /// What was done in the exercise.
    pub exercise: ExerciseProgress,
    /// Whether text, quiz and exercise are behind the learner.
    pub finished: bool,
    /// When a test showed last that the learner knew it already; none if no test did.
    pub placed: Option<Timestamp>,
    /// Whether the learner said to skip the lesson.
    pub skipped: bool,
}

/// What became of a question in a run of the quiz.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// The question.
    pub question: QuestionId,
    /// At the first try.
    pub outcome: Outcome,
    /// Whether it was answered right later, among the missed ones.
    pub mended: bool,
    /// How the first answer came about; none if it was skipped.
    pub effort: Option<Effort>,
}

/// How an answer came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effort {
    /// Milliseconds from the question's first showing.
    pub ms: u64,
    /// Whether the learner took a hint or said that they were guessing.
    pub helped: bool,
}

/// What became of a question at the first try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Answered right.
    Right,
    /// Answered wrong.
    Wrong,
    /// Skipped: not mastered.
    Skipped,
}

/// How far a lesson is. **Stable**: `status --json` prints these words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Never opened.
    New,
    /// Opened.
    Started,
    /// Behind the learner.
    Finished,
    /// Skipped on purpose.
    Skipped,
}

impl Progress {
    /// No progress yet in the course of this id.
    pub fn of(course: &str) -> Self {
        Self { course: course.into(), ..Self::default() }
    }

    /// Takes in one line of the journal; lines of other courses change nothing.
    pub fn apply(&mut self, record: &Record<'_>) {
        if record.course != self.course {
            return;
        }
        self.events += 1;
        self.memory.apply(record);
        self.mistakes.apply(record);
        self.order.follow(record);
        self.days.apply(record);
        self.notes.apply(&record.what);
        self.seen.apply(&record.what);
        match &record.what {
            What::PageRead { lesson, page, at } => {
                let entry = self.visit(lesson, At::Page { page: *page, offset: at.unwrap_or(0) });
                entry.pages.insert(*page);
            }
            What::Asked { lesson, question, setting } => self.asked(lesson, question, *setting),
            What::Answered { lesson, question, setting, verdict, hints, guess, ms, .. } => {
                let outcome = match verdict {
                    Verdict::Right => Outcome::Right,
                    Verdict::Wrong => Outcome::Wrong,
                };
                let effort = Effort { ms: *ms, helped: *hints > 0 || *guess };
                self.attempted(lesson, question, (*setting, outcome), Some(effort));
            }
            What::Skipped { lesson, question: Some(question), setting } => {
                let setting = setting.unwrap_or(Setting::Quiz);
                self.attempted(lesson, question, (setting, Outcome::Skipped), None);
            }
            What::Skipped { lesson, question: None, .. } => self.lesson_mut(lesson).skipped = true,
            What::QuizFinished { lesson, .. } => {
                self.visit(lesson, At::Results).quiz_finished = true;
            }
            What::ExerciseOpened { lesson } => self.visit(lesson, At::Exercise).exercise.open(),
            What::ExerciseChecked { lesson, milestone, passed, first, .. } => {
                let all = milestone.is_none();
                self.lesson_mut(lesson).exercise.checked(all, *passed, first.as_deref());
            }
            What::HintTaken { lesson, question: None, milestone, hint } => {
                self.lesson_mut(lesson).exercise.hint(milestone.as_deref(), *hint);
            }
            What::SolutionShown { lesson } => self.lesson_mut(lesson).exercise.show(),
            What::ExerciseSkipped { lesson } => self.lesson_mut(lesson).exercise.skip(),
            What::LessonFinished { lesson } => self.lesson_mut(lesson).finished = true,
            What::Placed { lesson } => self.lesson_mut(lesson).place(record.at),
            What::Reset { scope } => self.reset(scope),
            What::HintTaken { question: Some(_), .. }
            | What::Disputed { .. }
            | What::Reviewed { .. }
            | What::ReviewUndone { .. }
            | What::Noted { .. }
            | What::Bookmarked { .. }
            | What::Unknown { .. } => {}
        }
    }

    /// What the learner did in a lesson; nothing if it was never opened.
    pub fn lesson(&self, id: &LessonId) -> Option<&LessonProgress> {
        self.lessons.get(id)
    }

    /// How far a lesson is.
    pub fn state(&self, id: &LessonId) -> State {
        self.lesson(id).map_or(State::New, LessonProgress::state)
    }

    /// The lesson the learner was in last.
    pub fn last_lesson(&self) -> Option<&LessonId> {
        self.last.as_ref()
    }

    /// Whether the events came in the order in which they count: by time, device and number. If
    /// not, some were merged from elsewhere, and the journal has to be folded anew in order.
    pub fn is_in_order(&self) -> bool {
        self.order.is_kept()
    }

    /// The learner's notes and bookmarks.
    pub fn notes(&self) -> &Notes {
        &self.notes
    }

    /// The questions that the learner has met.
    pub fn seen(&self) -> &Seen {
        &self.seen
    }

    /// How many events were taken in.
    pub fn events(&self) -> u64 {
        self.events
    }

    /// Whether the learner has never done anything in this course.
    pub fn is_fresh(&self) -> bool {
        self.events == 0
    }

    fn asked(&mut self, lesson: &str, question: &str, setting: Setting) {
        match setting {
            Setting::Quiz | Setting::Retry => {}
            Setting::Review | Setting::Placement => return,
        }
        let entry = self.visit(lesson, At::Question { question: question.into(), setting });
        if setting == Setting::Quiz {
            entry.begin_run();
        }
    }

    /// A question was answered or left. Only the quiz opens a lesson: whoever is tested does not
    /// begin it.
    fn attempted(
        &mut self,
        lesson: &str,
        question: &str,
        (setting, outcome): (Setting, Outcome),
        effort: Option<Effort>,
    ) {
        match setting {
            Setting::Quiz => {
                self.lesson_mut(lesson).attempt(question, setting, outcome, effort);
            }
            Setting::Retry => {
                if let Some(entry) = self.lessons.get_mut(lesson) {
                    entry.attempt(question, setting, outcome, effort);
                }
            }
            Setting::Review | Setting::Placement => {}
        }
    }

    /// The lesson, with `at` as the place to come back to. Whoever comes back to a skipped lesson
    /// has started it.
    fn visit(&mut self, lesson: &str, at: At) -> &mut LessonProgress {
        if self.last.as_ref().is_none_or(|last| last.as_str() != lesson) {
            self.last = Some(lesson.into());
        }
        let entry = self.lesson_mut(lesson);
        entry.at = Some(at);
        entry.skipped = false;
        entry
    }

    fn lesson_mut(&mut self, id: &str) -> &mut LessonProgress {
        let known = self.last.as_ref().filter(|last| last.as_str() == id).cloned();
        self.lessons.entry(known.unwrap_or_else(|| id.into())).or_default()
    }

    fn reset(&mut self, scope: &Scope<'_>) {
        let covered = |id: &LessonId| scope.covers(id);
        self.lessons.retain(|id, _| !covered(id));
        self.seen.forget(covered);
        if self.last.as_ref().is_some_and(covered) {
            self.last = None;
        }
    }
}

/// Whether a reset covers a lesson.
fn covers(scope: &Scope<'_>, id: &LessonId) -> bool {
    match scope {
        Scope::Lesson { lesson } => id.as_str() == lesson,
        Scope::Stage { stage } => id.stage() == stage,
        Scope::All => true,
    }
}

impl LessonProgress {
    /// How far the lesson is.
    pub fn state(&self) -> State {
        if self.finished {
            State::Finished
        } else if self.skipped {
            State::Skipped
        } else {
            State::Started
        }
    }

    /// The page the learner was on last, counted from 1; the last one read once they went on.
    pub fn page(&self) -> Option<usize> {
        match self.at {
            Some(At::Page { page, .. }) => Some(page),
            Some(At::Question { .. } | At::Results | At::Exercise) | None => {
                self.pages.last().copied()
            }
        }
    }

    /// How many questions of the present run had this outcome.
    pub fn count(&self, outcome: Outcome) -> usize {
        self.run.iter().filter(|attempt| attempt.outcome == outcome).count()
    }

    fn place(&mut self, at: Timestamp) {
        self.finished = true;
        self.placed = Some(at);
        self.skipped = false;
    }

    fn begin_run(&mut self) {
        if self.quiz_finished {
            self.run.clear();
            self.quiz_finished = false;
        }
    }

    fn attempt(
        &mut self,
        question: &str,
        setting: Setting,
        outcome: Outcome,
        effort: Option<Effort>,
    ) {
        let earlier = self.run.iter_mut().find(|attempt| attempt.question.as_str() == question);
        match (setting, earlier) {
            (Setting::Quiz, None) => {
                let question = question.into();
                self.run.push(Attempt { question, outcome, mended: false, effort });
            }
            (Setting::Quiz, Some(attempt)) => (attempt.outcome, attempt.effort) = (outcome, effort),
            (Setting::Retry, Some(attempt)) => attempt.mended |= outcome == Outcome::Right,
            (Setting::Retry, None) | (Setting::Review | Setting::Placement, _) => {}
        }
    }
}

impl State {
    /// The word for it in `status --json`.
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Started => "started",
            Self::Finished => "finished",
            Self::Skipped => "skipped",
        }
    }
}

#[cfg(test)]
mod tests;
