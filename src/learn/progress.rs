//! The fold of the journal: one function, live and on replay.

use std::collections::{BTreeSet, HashMap};

use super::event::{Event, ResetScope, Setting};
use crate::course::grade::Verdict;
use crate::course::{LessonId, QuestionId};

/// Everything the journal says about the learner in one course.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    lessons: HashMap<LessonId, LessonProgress>,
    last: Option<LessonId>,
    events: u64,
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
    /// Takes in one event.
    pub fn apply(&mut self, event: &Event) {
        self.events += 1;
        match event {
            Event::PageRead { lesson, page, at } => {
                self.lesson_mut(lesson).pages.insert(*page);
                self.place(lesson, At::Page { page: *page, offset: at.unwrap_or(0) });
            }
            Event::Asked { lesson, question, setting } => {
                self.asked(lesson, question, *setting);
            }
            Event::Answered { lesson, question, setting, verdict, .. } => {
                let outcome = match verdict {
                    Verdict::Right => Outcome::Right,
                    Verdict::Wrong => Outcome::Wrong,
                };
                self.lesson_mut(lesson).attempt(question, *setting, outcome);
            }
            Event::Skipped { lesson, question: Some(question), setting } => {
                let setting = setting.unwrap_or(Setting::Quiz);
                self.lesson_mut(lesson).attempt(question, setting, Outcome::Skipped);
            }
            Event::Skipped { lesson, question: None, .. } => self.lesson_mut(lesson).skipped = true,
            Event::QuizFinished { lesson, .. } => {
                self.lesson_mut(lesson).quiz_finished = true;
                self.place(lesson, At::Results);
            }
            Event::LessonFinished { lesson } => self.lesson_mut(lesson).finished = true,
            Event::Reset { scope } => self.reset(scope),
            Event::HintTaken { .. } | Event::Disputed { .. } | Event::Unknown => {}
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

    /// How many events were taken in.
    pub fn events(&self) -> u64 {
        self.events
    }

    /// Whether the learner has done anything yet.
    pub fn is_fresh(&self) -> bool {
        self.lessons.is_empty()
    }

    fn asked(&mut self, lesson: &LessonId, question: &QuestionId, setting: Setting) {
        match setting {
            Setting::Quiz => self.lesson_mut(lesson).begin_run(),
            Setting::Retry => {}
            Setting::Review | Setting::Placement => return,
        }
        self.place(lesson, At::Question { question: question.clone(), setting });
    }

    fn place(&mut self, lesson: &LessonId, at: At) {
        self.last = Some(lesson.clone());
        self.lesson_mut(lesson).at = Some(at);
    }

    fn lesson_mut(&mut self, id: &LessonId) -> &mut LessonProgress {
        if !self.lessons.contains_key(id) {
            self.lessons.insert(id.clone(), LessonProgress::default());
        }
        self.lessons.entry(id.clone()).or_default()
    }

    fn reset(&mut self, scope: &ResetScope) {
        let covered = |id: &LessonId| match scope {
            ResetScope::Lesson { lesson } => id == lesson,
            ResetScope::Stage { stage } => id.stage() == stage.as_str(),
            ResetScope::All => true,
        };
        self.lessons.retain(|id, _| !covered(id));
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

    fn attempt(&mut self, question: &QuestionId, setting: Setting, outcome: Outcome) {
        let earlier = self.run.iter_mut().find(|attempt| attempt.question == *question);
        match (setting, earlier) {
            (Setting::Quiz, None) => {
                self.run.push(Attempt { question: question.clone(), outcome, mended: false });
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
