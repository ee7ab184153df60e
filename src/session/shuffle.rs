//! Orders in which things are shown: shuffled, the same for the same seed, so that a question looks
//! the same for as long as a session lasts.

use crate::course::Question;
use crate::course::question::Kind;

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
        Kind::Order { lines, extra, .. } => {
            let mut order = shuffled(lines.len() + extra.len(), question, seed);
            let solved = order.iter().filter(|&&line| line < lines.len()).is_sorted();
            if solved && order.len() > 1 {
                order.rotate_left(1);
            }
            order
        }
        Kind::Match { pairs, extra } => shuffled(pairs.len() + extra.len(), question, seed),
        Kind::Output { .. } | Kind::Blank { .. } | Kind::Bug { .. } | Kind::Short { .. } => {
            Vec::new()
        }
    }
}

/// `0..len` in an order that `seed` and the question's id decide.
fn shuffled(len: usize, question: &Question, seed: u64) -> Vec<usize> {
    let salt = u64::from(crc32fast::hash(question.id.as_str().as_bytes()));
    let mut order: Vec<usize> = (0..len).collect();
    fastrand::Rng::with_seed(seed ^ (salt << 16)).shuffle(&mut order);
    order
}
