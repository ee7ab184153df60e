//! Orders in which a learner may have come to know the lessons.

use fastrand::Rng;

/// How many orders are drawn besides the path itself.
const DRAWN: usize = 40;

/// How much of the belief is in the path itself; the rest is divided among the others.
const PATH: f64 = 0.6;

/// Decides the orders; any number will do.
const SEED: u64 = 0x6772_6164;

/// How lessons hang together. They are numbered from 0 in the order of the path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Graph {
    stages: Vec<usize>,
    needs: Vec<Vec<usize>>,
}

/// An order of all lessons in which each stands behind its needs.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Order {
    /// The lessons.
    pub(super) lessons: Vec<usize>,
    /// For each lesson, its place among them.
    pub(super) places: Vec<usize>,
    /// How much of the belief is in this order before the first question.
    pub(super) share: f64,
}

impl Graph {
    /// Adds the next lesson of the path, in the stage with this number. Only needs that were added
    /// before count: a path that goes round in circles is none.
    pub fn add(&mut self, stage: usize, needs: impl IntoIterator<Item = usize>) {
        let lesson = self.stages.len();
        self.stages.push(stage);
        self.needs.push(needs.into_iter().filter(|need| *need < lesson).collect());
    }

    /// How many lessons there are.
    pub fn len(&self) -> usize {
        self.stages.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.stages.is_empty()
    }

    /// The needs of a lesson.
    pub fn needs(&self, lesson: usize) -> &[usize] {
        self.needs.get(lesson).map_or(&[], Vec::as_slice)
    }

    /// An order in which some stages and some lessons, with all that builds on them, are left for
    /// later.
    #[expect(clippy::cast_precision_loss, reason = "courses have fewer lessons than 2^52")]
    pub(super) fn shuffled(&self, rng: &mut Rng) -> Vec<usize> {
        let all = self.len() as f64;
        let stages = self.stages.iter().max().map_or(0, |last| last + 1);
        let mut later = |chance: f64, most: f64| {
            let chosen = rng.f64() < chance;
            if chosen { rng.f64() * most } else { 0.0 }
        };
        let stage_later: Vec<f64> = (0..stages).map(|_| later(0.25, all)).collect();
        let mut due: Vec<f64> = Vec::with_capacity(self.len());
        for (lesson, stage) in self.stages.iter().enumerate() {
            let own =
                lesson as f64 + stage_later.get(*stage).unwrap_or(&0.0) + later(0.1, all / 2.0);
            let needs = self.needs(lesson).iter().filter_map(|need| due.get(*need));
            due.push(needs.fold(own, |latest, need| latest.max(*need)));
        }
        let mut order: Vec<usize> = (0..self.len()).collect();
        // Stable, and needs have lower numbers: what is due at the same time stays behind its needs.
        order.sort_by(|a, b| due[*a].total_cmp(&due[*b]));
        order
    }
}

/// The path itself, and others that its graph allows; the same ones for the same graph.
pub(super) fn draw(graph: &Graph) -> Vec<Order> {
    let mut rng = Rng::with_seed(SEED);
    let path = Order::new((0..graph.len()).collect(), PATH);
    #[expect(clippy::cast_precision_loss, reason = "there are few orders")]
    let share = (1.0 - PATH) / DRAWN as f64;
    let others = (0..DRAWN).map(|_| Order::new(graph.shuffled(&mut rng), share));
    std::iter::once(path).chain(others).collect()
}

impl Order {
    fn new(lessons: Vec<usize>, share: f64) -> Self {
        let mut places = vec![0; lessons.len()];
        for (place, lesson) in lessons.iter().enumerate() {
            places[*lesson] = place;
        }
        Self { lessons, places, share }
    }
}
