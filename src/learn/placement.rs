//! What a learner knows already, estimated from a few answers.
//!
//! A **state** is a set of lessons that a learner may know. Whoever knows a lesson knows what it
//! needs, so only sets count that hold the needs of all their lessons. There are far too many of
//! them; [`orders`] draws orders in which the lessons may have been learnt (the path itself, and
//! some that leave stages or single lessons for later), and the states are the beginnings of those
//! orders: `state (o, t)` knows the first `t` lessons of order `o`.
//!
//! Every state has a weight, and every answer is evidence by Bayes' rule:
//!
//! ```text
//! weight(o, t)  ←  weight(o, t) · P(answer | lesson known in (o, t)) / P(answer)
//! P(right | known) = 1 − slip        P(right | not known) = guess
//! P(lesson known)  = sum of the weights of the states that know it
//! ```
//!
//! So an answer spreads along the graph by itself: no state knows a lesson and not its needs, hence
//! `P(need) ≥ P(lesson)` at all times; a right answer lifts all needs, a wrong one lowers all that
//! builds on the lesson. The next question is the one whose answer tells most about the state: with
//! `p = P(known)` and `h` the entropy of a yes or no,
//!
//! ```text
//! gain = h(p·(1 − slip) + (1 − p)·guess) − p·h(slip) − (1 − p)·h(guess)   bits
//! ```
//!
//! The test is over when fewer than [`SURE`] lessons are expected to be judged wrongly, that is
//! when the sum of `min(p, 1 − p)` is below it.

pub mod odds;
mod orders;
#[cfg(test)]
mod simulated;

use self::odds::Odds;
pub use self::orders::Graph;
use self::orders::Order;

/// Questions of a test, at most.
pub const MOST: usize = 25;

/// Lessons expected to be judged wrongly at which a test is over.
const SURE: f64 = 0.2;

/// Bits that a question must be expected to tell, to be worth a learner's time.
const WORTH: f64 = 0.01;

/// What is believed of a learner.
#[derive(Debug, Clone, PartialEq)]
pub struct Estimate {
    orders: Vec<Order>,
    /// For each order, a weight for each number of lessons known of it; all together are 1.
    weights: Vec<Vec<f64>>,
    /// For each lesson, how likely it is known.
    known: Vec<f64>,
}

/// Where a learner most likely stands before the first question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prior {
    /// Rather near the beginning: a long path of which few know the end.
    Early,
    /// Anywhere: a part of the path that the learner asked to be tested in.
    Anywhere,
}

impl Estimate {
    /// What is believed before the first question, of lessons that hang together as `graph` says.
    /// The same graph gives the same estimate.
    pub fn new(graph: &Graph, prior: Prior) -> Self {
        let orders = orders::draw(graph);
        let lessons = graph.len();
        let ends = (0..=lessons).map(|end| prior.weight(end, lessons));
        let ends: Vec<f64> = ends.collect();
        let weights = orders.iter().map(|order| {
            let share = |weight: &f64| weight * order.share;
            ends.iter().map(share).collect()
        });
        let mut estimate = Self { weights: weights.collect(), orders, known: vec![0.0; lessons] };
        estimate.normalise();
        estimate
    }

    /// For each lesson in the order of the path, how likely the learner knows it, from 0 to 1.
    pub fn known(&self) -> &[f64] {
        &self.known
    }

    /// Takes in an answer to a question of lesson number `lesson`; one that is not there changes
    /// nothing.
    pub fn observe(&mut self, lesson: usize, odds: Odds, right: bool) {
        let (if_known, if_not) = odds.of_answer(right);
        for (order, weights) in self.orders.iter().zip(&mut self.weights) {
            let Some(&place) = order.places.get(lesson) else { return };
            // There is one more end than there are places.
            let (without, with) = weights.split_at_mut(place + 1);
            for weight in without {
                *weight *= if_not;
            }
            for weight in with {
                *weight *= if_known;
            }
        }
        self.normalise();
    }

    /// Bits that the answer to a question of lesson number `lesson` is expected to tell.
    pub fn gain(&self, lesson: usize, odds: Odds) -> f64 {
        let Some(&p) = self.known.get(lesson) else { return 0.0 };
        let Odds { slip, guess } = odds;
        let right = p * (1.0 - slip) + (1.0 - p) * guess;
        entropy(right) - p * entropy(slip) - (1.0 - p) * entropy(guess)
    }

    /// Whether a question that is expected to tell `gain` bits is worth asking.
    pub fn is_worth(gain: f64) -> bool {
        gain >= WORTH
    }

    /// Whether more questions would hardly change which lessons count as known.
    pub fn is_sure(&self) -> bool {
        self.known.iter().map(|p| p.min(1.0 - p)).sum::<f64>() < SURE
    }

    /// For each lesson in the order of the path, whether it counts as known: whether that is
    /// likelier than not. The needs of a lesson that counts as known do so too.
    pub fn judged(&self) -> Vec<bool> {
        self.known.iter().map(|p| *p > 0.5).collect()
    }

    fn normalise(&mut self) {
        let all: f64 = self.weights.iter().flatten().sum();
        self.weights.iter_mut().flatten().for_each(|weight| *weight /= all);
        self.known.fill(0.0);
        for (order, weights) in self.orders.iter().zip(&self.weights) {
            // From the end: the weight of all states that know the lesson at this place.
            let mut beyond = 0.0;
            for (lesson, weight) in order.lessons.iter().zip(weights.iter().skip(1)).rev() {
                beyond += weight;
                if let Some(known) = self.known.get_mut(*lesson) {
                    *known += beyond;
                }
            }
        }
    }
}

impl Prior {
    /// The weight of knowing the first `end` of so many lessons, before all are made to sum up to 1.
    #[expect(clippy::cast_precision_loss, reason = "courses have fewer lessons than 2^52")]
    fn weight(self, end: usize, lessons: usize) -> f64 {
        match self {
            Self::Early => 1.0 / (end as f64 + lessons as f64 / 5.0 + 1.0),
            Self::Anywhere => 1.0,
        }
    }
}

/// Bits of not knowing whether something is so that is so with probability `p`.
fn entropy(p: f64) -> f64 {
    let part = |p: f64| if p > 0.0 { -p * p.log2() } else { 0.0 };
    part(p) + part(1.0 - p)
}
