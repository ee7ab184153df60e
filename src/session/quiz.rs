//! A quiz: questions in order, feedback on every answer, results, and another go at the missed
//! ones.

mod one;

use std::sync::Arc;

use jiff::Timestamp;

pub use super::asked::{Answered, Asking};
use super::ending::{self, Part};
use super::shuffle::shown_order;
use crate::course::grade::Verdict;
use crate::course::{Answer, Lesson, Question};
use crate::learn::event::{Event, Setting};
use crate::learn::progress::{Effort, LessonProgress, Outcome};
use crate::learn::review::rate::rate_quiz;

/// A quiz that is going on.
#[derive(Debug, Clone)]
pub struct Quiz {
    lesson: Arc<Lesson>,
    seed: u64,
    setting: Setting,
    queue: Vec<usize>,
    at: usize,
    outcomes: Vec<Option<Outcome>>,
    efforts: Vec<Option<Effort>>,
    mended: Vec<bool>,
    exercise: Part,
    phase: Phase,
}

/// Where a quiz stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phase {
    /// A question waits for an answer.
    Asking(Asking),
    /// An answer was given; its verdict is on screen.
    Answered(Answered),
    /// Every question of the round is behind the learner.
    Finished,
}

/// What the learner does in a quiz. What does not fit the phase changes nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// Answers the question.
    Answer(Answer),
    /// Takes the question's hint.
    Hint,
    /// Says, or takes back, "I am guessing".
    Guess,
    /// Leaves the question unanswered.
    Skip,
    /// Says, after a wrong answer, "my answer should count".
    Dispute,
    /// Goes on after the feedback.
    GoOn,
    /// After the results: once more through the questions that were missed or skipped.
    RetryMissed,
}

/// How a round of the quiz went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Score {
    /// Questions in the quiz.
    pub of: usize,
    /// Right at the first try.
    pub right: usize,
    /// Wrong at the first try.
    pub wrong: usize,
    /// Skipped.
    pub skipped: usize,
    /// Missed at first and answered right since.
    pub mended: usize,
    /// Wrong at the first try and not mended since.
    pub still_wrong: usize,
    /// Skipped and not mended since.
    pub still_skipped: usize,
}

impl Quiz {
    /// Takes up the quiz of `lesson`, which has at least one question, where `before` left it; a
    /// quiz that was finished begins anew. Returns the events that say so.
    pub fn open(
        lesson: Arc<Lesson>,
        before: Option<&LessonProgress>,
        seed: u64,
        now: Timestamp,
    ) -> (Self, Vec<Event>) {
        let mut quiz = Self::fresh(lesson, before, seed);
        quiz.queue = (0..quiz.outcomes.len()).collect();
        if let Some(before) = before.filter(|before| !before.quiz_finished) {
            quiz.take_over(before);
        }
        quiz.at = quiz.next_open(0);
        let events = quiz.ask(now);
        (quiz, events)
    }

    /// The results of a quiz that was finished earlier.
    pub fn results(lesson: Arc<Lesson>, before: &LessonProgress, seed: u64) -> Self {
        let mut quiz = Self::fresh(lesson, Some(before), seed);
        quiz.take_over(before);
        quiz
    }

    /// A quiz without a round to go through.
    fn fresh(lesson: Arc<Lesson>, before: Option<&LessonProgress>, seed: u64) -> Self {
        let count = lesson.questions.len();
        let exercise = ending::exercise(&lesson, before.map(|before| &before.exercise));
        Self {
            lesson,
            seed,
            setting: Setting::Quiz,
            queue: Vec::new(),
            at: 0,
            outcomes: vec![None; count],
            efforts: vec![None; count],
            mended: vec![false; count],
            exercise,
            phase: Phase::Finished,
        }
    }

    /// Takes in what the learner did at `now`; returns what belongs into the journal.
    pub fn step(&mut self, input: Input, now: Timestamp) -> Vec<Event> {
        match (input, &mut self.phase) {
            (Input::Answer(answer), Phase::Asking(_)) => self.answer(answer, now),
            (Input::Hint, Phase::Asking(_)) => self.hint(),
            (Input::Guess, Phase::Asking(asking)) => {
                asking.guess = !asking.guess;
                Vec::new()
            }
            (Input::Skip, Phase::Asking(_)) => self.skip(now),
            (Input::Dispute, Phase::Answered(_)) => self.dispute(),
            (Input::GoOn, Phase::Answered(_)) => self.advance(now),
            (Input::RetryMissed, Phase::Finished) => self.retry(now),
            _ => Vec::new(),
        }
    }

    /// The lesson whose quiz it is.
    pub fn lesson(&self) -> &Arc<Lesson> {
        &self.lesson
    }

    /// Where the quiz stands.
    pub fn phase(&self) -> &Phase {
        &self.phase
    }

    /// The question on screen; none once the round is finished.
    pub fn question(&self) -> Option<&Question> {
        self.queue.get(self.at).and_then(|&index| self.lesson.questions.get(index))
    }

    /// The order in which the parts of a question are shown.
    pub fn shown_order(&self, question: &Question) -> Vec<usize> {
        shown_order(question, self.seed)
    }

    /// The number of the question on screen, from 1, and how many this round has.
    pub fn position(&self) -> (usize, usize) {
        ((self.at + 1).min(self.queue.len()), self.queue.len())
    }

    /// What became of each question so far, in the quiz's order, with whether it was mended.
    pub fn outcomes(&self) -> impl Iterator<Item = (&Question, Option<Outcome>, bool)> {
        let fates = self.outcomes.iter().copied().zip(self.mended.iter().copied());
        self.lesson.questions.iter().zip(fates).map(|(q, (outcome, mended))| (q, outcome, mended))
    }

    /// Whether these are the missed ones, a second time.
    pub fn is_retry(&self) -> bool {
        self.setting == Setting::Retry
    }

    /// Whether there is anything left to retry.
    pub fn has_missed(&self) -> bool {
        !self.missed().is_empty()
    }

    /// How it went so far.
    pub fn score(&self) -> Score {
        let count = |wanted| self.outcomes.iter().filter(|o| **o == Some(wanted)).count();
        let still = |wanted| {
            let open = |index: &usize| self.outcomes[*index] == Some(wanted);
            self.missed().iter().filter(|index| open(index)).count()
        };
        Score {
            of: self.outcomes.len(),
            right: count(Outcome::Right),
            wrong: count(Outcome::Wrong),
            skipped: count(Outcome::Skipped),
            mended: self.mended.iter().filter(|mended| **mended).count(),
            still_wrong: still(Outcome::Wrong),
            still_skipped: still(Outcome::Skipped),
        }
    }

    fn take_over(&mut self, before: &LessonProgress) {
        for (index, question) in self.lesson.questions.iter().enumerate() {
            let earlier = before.run.iter().find(|attempt| attempt.question == question.id);
            if let Some(attempt) = earlier {
                self.outcomes[index] = Some(attempt.outcome);
                self.efforts[index] = attempt.effort;
                self.mended[index] = attempt.mended;
            }
        }
    }

    fn ask(&mut self, now: Timestamp) -> Vec<Event> {
        let Some(question) = self.question().map(|question| question.id.clone()) else {
            return self.finish();
        };
        self.phase = Phase::Asking(Asking { since: now, hints: 0, guess: false });
        vec![Event::Asked {
            lesson: self.lesson.header.id.clone(),
            question,
            setting: self.setting,
        }]
    }

    fn answer(&mut self, answer: Answer, now: Timestamp) -> Vec<Event> {
        let (Phase::Asking(asking), Some(question)) = (&self.phase, self.question()) else {
            return Vec::new();
        };
        let effort = asking.effort(now);
        let place = (&self.lesson.header.id, self.setting);
        let (answered, event) = asking.answered(place, question, answer, now);
        let outcome = match answered.grade.verdict {
            Verdict::Right => Outcome::Right,
            Verdict::Wrong => Outcome::Wrong,
        };
        self.note(outcome, Some(effort));
        self.phase = Phase::Answered(answered);
        vec![event]
    }

    fn note(&mut self, outcome: Outcome, effort: Option<Effort>) {
        let Some(&index) = self.queue.get(self.at) else { return };
        match self.setting {
            Setting::Retry => self.mended[index] |= outcome == Outcome::Right,
            Setting::Quiz | Setting::Review | Setting::Placement => {
                self.outcomes[index] = Some(outcome);
                self.efforts[index] = effort;
            }
        }
    }

    fn hint(&mut self) -> Vec<Event> {
        let Some(question) = self.question().cloned() else { return Vec::new() };
        match &mut self.phase {
            Phase::Asking(asking) => {
                asking.hint(&self.lesson.header.id, &question).into_iter().collect()
            }
            Phase::Answered(_) | Phase::Finished => Vec::new(),
        }
    }

    fn skip(&mut self, now: Timestamp) -> Vec<Event> {
        let Some(question) = self.question().map(|question| question.id.clone()) else {
            return Vec::new();
        };
        self.note(Outcome::Skipped, None);
        let lesson = self.lesson.header.id.clone();
        let setting = Some(self.setting);
        let mut events = vec![Event::Skipped { lesson, question: Some(question), setting }];
        events.extend(self.advance(now));
        events
    }

    fn dispute(&mut self) -> Vec<Event> {
        let Some(question) = self.question().map(|question| question.id.clone()) else {
            return Vec::new();
        };
        match &mut self.phase {
            Phase::Answered(answered) => {
                answered.dispute(&self.lesson.header.id, question).into_iter().collect()
            }
            Phase::Asking(_) | Phase::Finished => Vec::new(),
        }
    }

    fn advance(&mut self, now: Timestamp) -> Vec<Event> {
        self.at = self.next_open(self.at + 1);
        self.ask(now)
    }

    /// The first place in the queue, from `from` on, whose question waits for an answer. A quiz
    /// that was taken up again may have answered ones behind open ones: the course may have grown.
    fn next_open(&self, from: usize) -> usize {
        let open = |at: &usize| match self.setting {
            Setting::Retry => true,
            Setting::Quiz | Setting::Review | Setting::Placement => {
                self.queue.get(*at).is_some_and(|&index| self.outcomes[index].is_none())
            }
        };
        (from..self.queue.len()).find(open).unwrap_or(self.queue.len())
    }

    /// Ends the round, and the lesson unless its exercise is still ahead.
    fn finish(&mut self) -> Vec<Event> {
        self.phase = Phase::Finished;
        let lesson = self.lesson.header.id.clone();
        let score = self.score();
        let (of, right, skipped) = (score.of, score.right, score.skipped);
        let mut events = vec![Event::QuizFinished { lesson, of, right, skipped }];
        if self.setting == Setting::Quiz {
            events.extend(self.ratings());
        }
        let tried = score.skipped < score.of || score.mended > 0;
        let part = if tried { Part::Done } else { Part::Skipped };
        events.extend(ending::ending(&self.lesson, part, self.exercise));
        events
    }

    /// How well each concept was remembered at the first try.
    fn ratings(&self) -> Vec<Event> {
        let fates: Vec<_> =
            self.outcomes.iter().copied().zip(self.efforts.iter().copied()).collect();
        let rated = |(concept, rating)| Event::Reviewed {
            lesson: self.lesson.header.id.clone(),
            question: None,
            setting: Setting::Quiz,
            concept,
            rating,
        };
        rate_quiz(&self.lesson, &fates).into_iter().map(rated).collect()
    }

    fn missed(&self) -> Vec<usize> {
        let missed =
            |index: &usize| !self.mended[*index] && self.outcomes[*index] != Some(Outcome::Right);
        (0..self.outcomes.len()).filter(missed).collect()
    }

    fn retry(&mut self, now: Timestamp) -> Vec<Event> {
        let missed = self.missed();
        if missed.is_empty() {
            return Vec::new();
        }
        self.setting = Setting::Retry;
        self.queue = missed;
        self.at = 0;
        self.ask(now)
    }
}

#[cfg(test)]
mod tests;
