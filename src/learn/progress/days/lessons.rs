//! What was done in each lesson, and when its parts were behind the learner.

use std::collections::{BTreeMap, HashMap};

use jiff::Timestamp;

use super::Score;
use crate::course::{LessonId, QuestionId};
use crate::learn::event::Setting;
use crate::learn::record::{Record, Scope, What};

/// What was done in a lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonDays {
    /// The lesson.
    pub lesson: LessonId,
    /// When it was first met.
    pub first: Timestamp,
    /// When something was last done in it.
    pub last: Timestamp,
    /// Answers in its quiz and in reviews of it. Second tries right after a mistake, and tests of
    /// what is known before it was taught, say nothing on how well it was learned.
    pub score: Score,
    /// The same for each question.
    pub questions: BTreeMap<QuestionId, Score>,
    /// Milliseconds spent on answers and the exercise.
    pub ms: u64,
    /// How often the checks of its exercise ran.
    pub checks: u32,
    /// The last run of its quiz that came to its end, since a reset.
    pub quiz: Option<QuizScore>,
    /// When its exercise was first passed, since a reset.
    pub passed: Option<Timestamp>,
    /// When it was first finished, since a reset.
    pub finished: Option<Timestamp>,
}

/// How a quiz ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuizScore {
    /// When.
    pub at: Timestamp,
    /// How many questions it had.
    pub of: usize,
    /// How many were answered right at the first try.
    pub right: usize,
}

/// The lessons in the order in which they were first met.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Lessons {
    all: Vec<LessonDays>,
    places: HashMap<LessonId, usize>,
    /// Where the last one stands: the next event is mostly one of the same lesson.
    last: usize,
}

impl Lessons {
    pub(super) fn iter(&self) -> impl Iterator<Item = &LessonDays> {
        self.all.iter()
    }

    pub(super) fn get(&self, id: &str) -> Option<&LessonDays> {
        self.all.get(*self.places.get(id)?)
    }

    /// Takes in one line of the journal, for which `ms` milliseconds count.
    pub(super) fn apply(&mut self, record: &Record<'_>, ms: u64) {
        let at = record.at;
        match &record.what {
            What::Answered { lesson, question, setting, verdict, .. } => {
                let lesson = self.at(lesson, at);
                lesson.ms += ms;
                match setting {
                    Setting::Quiz | Setting::Review => {
                        lesson.answered(question, Score::of(*verdict));
                    }
                    Setting::Retry | Setting::Placement => {}
                }
            }
            What::QuizFinished { lesson, of, right, .. } => {
                self.at(lesson, at).quiz = Some(QuizScore { at, of: *of, right: *right });
            }
            What::ExerciseChecked { lesson, milestone, passed, .. } => {
                let lesson = self.at(lesson, at);
                lesson.ms += ms;
                lesson.checks += 1;
                if *passed && milestone.is_none() {
                    lesson.passed.get_or_insert(at);
                }
            }
            What::LessonFinished { lesson } => {
                self.at(lesson, at).finished.get_or_insert(at);
            }
            What::PageRead { lesson, .. }
            | What::Asked { lesson, .. }
            | What::HintTaken { lesson, .. }
            | What::Skipped { lesson, question: Some(_), .. }
            | What::Disputed { lesson, .. }
            | What::ExerciseOpened { lesson }
            | What::SolutionShown { lesson }
            | What::ExerciseSkipped { lesson }
            | What::Noted { lesson, .. }
            | What::Bookmarked { lesson, .. } => {
                self.at(lesson, at);
            }
            What::Reset { scope } => self.reset(scope),
            What::Skipped { question: None, .. }
            | What::Reviewed { .. }
            | What::ReviewUndone { .. }
            | What::Placed { .. }
            | What::Unknown { .. } => {}
        }
    }

    fn at(&mut self, id: &str, at: Timestamp) -> &mut LessonDays {
        if self.all.get(self.last).is_none_or(|last| last.lesson.as_str() != id) {
            self.last = self.places.get(id).copied().unwrap_or_else(|| {
                let place = self.all.len();
                self.places.insert(id.into(), place);
                self.all.push(LessonDays::new(id.into(), at));
                place
            });
        }
        let lesson = &mut self.all[self.last];
        lesson.last = at;
        lesson
    }

    fn reset(&mut self, scope: &Scope<'_>) {
        for lesson in &mut self.all {
            let covered = match scope {
                Scope::Lesson { lesson: id } => lesson.lesson.as_str() == id,
                Scope::Stage { stage } => lesson.lesson.stage() == stage,
                Scope::All => true,
            };
            if covered {
                (lesson.quiz, lesson.passed, lesson.finished) = (None, None, None);
            }
        }
    }
}

impl LessonDays {
    fn new(lesson: LessonId, at: Timestamp) -> Self {
        Self {
            lesson,
            first: at,
            last: at,
            score: Score::default(),
            questions: BTreeMap::new(),
            ms: 0,
            checks: 0,
            quiz: None,
            passed: None,
            finished: None,
        }
    }

    fn answered(&mut self, question: &str, score: Score) {
        self.score.add(score);
        if let Some(known) = self.questions.get_mut(question) {
            known.add(score);
        } else {
            self.questions.insert(question.into(), score);
        }
    }
}
