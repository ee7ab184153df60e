//! Orders in which things are shown: shuffled, the same for the same seed, so that a question looks
//! the same for as long as a session lasts.

use crate::course::Question;
use crate::course::question::{Kind, OrderLine};

/// The order in which a question's parts are shown, as indices into the written order: options of
/// `single` and `multi`, lines of `order` (right ones, then extra ones), right sides of `match`
/// (those of the pairs, then the extra ones). Empty for the other kinds.
pub fn shown_order(question: &Question, seed: u64) -> Vec<usize> {
    match &question.kind {
        Kind::Single { options, place: Some(place) } => {
            let mut order: Vec<usize> = (1..options.len()).collect();
            order.insert((*place).min(order.len()), 0);
            order
        }
        Kind::Single { options, place: None } | Kind::Multi { options, .. } => {
            shuffled(options.len(), question, seed)
        }
        Kind::Order { lines, extra, also, .. } => {
            let mut order = shuffled(lines.len() + extra.len(), question, seed);
            unsolve(&mut order, lines, also);
            order
        }
        Kind::Match { pairs, extra } => shuffled(pairs.len() + extra.len(), question, seed),
        Kind::Output { .. } | Kind::Blank { .. } | Kind::Bug { .. } | Kind::Short { .. } => {
            Vec::new()
        }
    }
}

/// Moves the question's own lines on among themselves until they stand in no right order; where all
/// such orders are right, or there is only one line, they stay.
fn unsolve(order: &mut [usize], lines: &[OrderLine], also: &[Vec<usize>]) {
    // Lines that look the same are the same, as in grading.
    let text = |line: &usize| lines.get(*line).map(|line| line.text.as_str());
    let written: Vec<usize> = (0..lines.len()).collect();
    let rights: Vec<&Vec<usize>> = std::iter::once(&written).chain(also).collect();
    let places: Vec<usize> = (0..order.len()).filter(|&at| order[at] < lines.len()).collect();
    let mut own: Vec<usize> = places.iter().map(|&at| order[at]).collect();
    let solved =
        |own: &[usize]| rights.iter().any(|right| own.iter().map(text).eq(right.iter().map(text)));
    for _ in 1..own.len() {
        if !solved(&own) {
            break;
        }
        own.rotate_left(1);
    }
    for (at, line) in places.into_iter().zip(own) {
        order[at] = line;
    }
}

/// `0..len` in an order that `seed` and the question's id decide.
fn shuffled(len: usize, question: &Question, seed: u64) -> Vec<usize> {
    let salt = u64::from(crc32fast::hash(question.id.as_str().as_bytes()));
    let mut order: Vec<usize> = (0..len).collect();
    fastrand::Rng::with_seed(seed ^ (salt << 16)).shuffle(&mut order);
    order
}
