//! The fold of the journal: one function, live and on replay.

mod exercise;
mod notes;
mod seen;

use std::collections::{BTreeSet, HashMap};

pub use self::exercise::{ExerciseProgress, ExerciseState};
pub use self::notes::{Kept, Notes};
pub use self::seen::Seen;
use super::event::Setting;
use super::record::{Record, Scope, What};
use crate::course::grade::Verdict;
use crate::course::{LessonId, QuestionId};

/// Everything the journal says about the learner in one course.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    course: String,
    lessons: HashMap<LessonId, LessonProgress>,
    last: Option<LessonId>,
    events: u64,
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
        self.notes.apply(&record.what);
        self.seen.apply(&record.what);
        match &record.what {
            What::PageRead { lesson, page, at } => {
                let entry = self.visit(lesson, At::Page { page: *page, offset: at.unwrap_or(0) });
                entry.pages.insert(*page);
            }
            What::Asked { lesson, question, setting } => self.asked(lesson, question, *setting),
            What::Answered { lesson, question, setting, verdict, .. } => {
                let outcome = match verdict {
                    Verdict::Right => Outcome::Right,
                    Verdict::Wrong => Outcome::Wrong,
                };
                self.lesson_mut(lesson).attempt(question, *setting, outcome);
            }
            What::Skipped { lesson, question: Some(question), setting } => {
                let setting = setting.unwrap_or(Setting::Quiz);
                self.lesson_mut(lesson).attempt(question, setting, Outcome::Skipped);
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
            What::Reset { scope } => self.reset(scope),
            What::HintTaken { question: Some(_), .. }
            | What::Disputed { .. }
            | What::Reviewed { .. }
            | What::ReviewUndone { .. }
            | What::Placed { .. }
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
        let covered = |id: &LessonId| match scope {
            Scope::Lesson { lesson } => id.as_str() == lesson,
            Scope::Stage { stage } => id.stage() == stage,
            Scope::All => true,
        };
        self.lessons.retain(|id, _| !covered(id));
        self.seen.forget(covered);
        if self.last.as_ref().is_some_and(covered) {
            self.last = None;
        }
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

    fn begin_run(&mut self) {
        if self.quiz_finished {
            self.run.clear();
            self.quiz_finished = false;
        }
    }

    fn attempt(&mut self, question: &str, setting: Setting, outcome: Outcome) {
        let earlier = self.run.iter_mut().find(|attempt| attempt.question.as_str() == question);
        match (setting, earlier) {
            (Setting::Quiz, None) => {
                self.run.push(Attempt { question: question.into(), outcome, mended: false });
            }
            (Setting::Quiz, Some(attempt)) => attempt.outcome = outcome,
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
