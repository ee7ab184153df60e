//! A test whose next question hangs on all answers before it.

use super::{Pick, Reply, is_quick, shuffled};
use crate::course::{Course, Header, LessonId, Library, StageId};
use crate::learn::placement::odds::Odds;
use crate::learn::placement::{Estimate, Graph, MOST, Prior};
use crate::learn::progress::{Progress, State};

/// The lessons that are tested, and what is believed of them.
#[derive(Debug, Clone)]
pub(super) struct Search {
    lessons: Vec<Tested>,
    estimate: Estimate,
    asked: usize,
    /// How many questions there were to begin with.
    pool: usize,
    /// The lesson of the question on screen, and its odds.
    present: Option<(usize, Odds)>,
}

/// A lesson that is tested.
#[derive(Debug, Clone)]
struct Tested {
    id: LessonId,
    /// Its questions that were not asked yet.
    left: Vec<(Pick, Odds)>,
}

impl Search {
    /// A test of the whole course, or of one stage. Reviews of stages are left out: they ask again
    /// what other lessons teach. Finished lessons are not asked about; they are evidence.
    pub(super) fn new(
        library: &Library,
        course: &Course,
        progress: &Progress,
        stage: Option<&StageId>,
        seed: u64,
    ) -> Self {
        let within = |header: &&Header| {
            !header.review && stage.is_none_or(|stage| header.id.stage() == stage.as_str())
        };
        let headers: Vec<&Header> = course.headers().filter(within).collect();
        let prior = if stage.is_none() { Prior::Early } else { Prior::Anywhere };
        let mut estimate = Estimate::new(&graph(course, &headers), prior);
        let mut lessons = Vec::with_capacity(headers.len());
        for (place, header) in headers.iter().enumerate() {
            let finished = progress.state(&header.id) == State::Finished;
            if finished {
                estimate.observe(place, Odds::finished(), true);
            }
            let left = if finished { Vec::new() } else { questions(library, &header.id, seed) };
            lessons.push(Tested { id: header.id.clone(), left });
        }
        let pool = lessons.iter().map(|lesson| lesson.left.len()).sum();
        Self { lessons, estimate, asked: 0, pool, present: None }
    }

    /// How many questions are asked at most.
    pub(super) fn most(&self) -> usize {
        self.pool.min(MOST)
    }

    /// The question whose answer tells most; none if enough is known.
    pub(super) fn next(&mut self) -> Option<Pick> {
        if self.asked >= MOST || self.estimate.is_sure() {
            return None;
        }
        let mut best: Option<(f64, usize, usize)> = None;
        for (lesson, tested) in self.lessons.iter().enumerate() {
            for (question, (_, odds)) in tested.left.iter().enumerate() {
                let gain = self.estimate.gain(lesson, *odds);
                if best.is_none_or(|(most, ..)| gain > most) {
                    best = Some((gain, lesson, question));
                }
            }
        }
        let (_, lesson, question) = best.filter(|(gain, ..)| Estimate::is_worth(*gain))?;
        let (pick, odds) = self.lessons.get_mut(lesson)?.left.remove(question);
        self.present = Some((lesson, odds));
        Some(pick)
    }

    /// Takes in what was answered to the last question.
    pub(super) fn take(&mut self, reply: Reply) {
        self.asked += 1;
        let Some((lesson, odds)) = self.present.take() else { return };
        match reply {
            Reply::Right { guess: false } => self.estimate.observe(lesson, odds, true),
            Reply::Right { guess: true } => self.estimate.observe(lesson, odds.guessed(), true),
            Reply::Wrong => self.estimate.observe(lesson, odds, false),
            Reply::Unknown => self.estimate.observe(lesson, Odds::unknown(), false),
            Reply::Disputed => {}
        }
    }

    /// The lessons that count as known.
    pub(super) fn known(&self) -> Vec<LessonId> {
        let judged = self.lessons.iter().zip(self.estimate.judged());
        judged.filter(|(_, known)| *known).map(|(lesson, _)| lesson.id.clone()).collect()
    }
}

/// How these lessons of a course hang together. What needs a review needs what that one needs.
fn graph(course: &Course, headers: &[&Header]) -> Graph {
    let place = |id: &LessonId| headers.iter().position(|header| header.id == *id);
    let mut graph = Graph::default();
    for header in headers {
        let stage = course.stages.iter().position(|stage| stage.id.as_str() == header.id.stage());
        let reviews = header.needs.iter().filter_map(|id| course.header(id));
        let through = reviews.filter(|need| need.review).flat_map(|review| &review.needs);
        let needs = header.needs.iter().chain(through).filter_map(place);
        graph.add(stage.unwrap_or(0), needs);
    }
    graph
}

/// The questions of a lesson that can be answered quickly, in an order that `seed` decides.
fn questions(library: &Library, id: &LessonId, seed: u64) -> Vec<(Pick, Odds)> {
    let Some(lesson) = library.lesson(id) else { return Vec::new() };
    let order = shuffled(lesson, seed);
    let questions = order.into_iter().filter_map(|index| lesson.questions.get(index));
    let quick = questions.filter(|question| is_quick(question));
    let pick = |id: &LessonId, question: &crate::course::Question| Pick {
        lesson: id.clone(),
        question: question.id.clone(),
    };
    quick.map(|question| (pick(id, question), Odds::of(question))).collect()
}
