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

/// The order for the time that a question is asked after it was answered `times` times: never that
/// of the time before, where there is a choice.
pub fn next_order(question: &Question, times: u32) -> Vec<usize> {
    let mut order = shown_order(question, 0);
    for time in 1..=times.min(MOST_TIMES) {
        // Two options have only two orders: the second of these seeds may be the first that differs.
        let mut seeds = (0..TRIES).map(|trial| u64::from(time) * TRIES + trial);
        let another = seeds
            .find_map(|seed| Some(shown_order(question, seed)).filter(|another| *another != order));
        order = another.unwrap_or(order);
    }
    order
}

/// Orders that are tried until one differs.
const TRIES: u64 = 32;

/// Whoever has answered a question more often than this sees the last order again.
const MOST_TIMES: u32 = 500;

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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::course::Prose;
    use crate::course::question::{Choice, ExtraLine};

    fn question(kind: Kind) -> Question {
        Question {
            id: "sample".into(),
            prompt: Prose::plain("Well?"),
            code: None,
            lang: "python".into(),
            explain: Prose::default(),
            objective: None,
            hint: None,
            concept: None,
            kind,
        }
    }

    fn options(count: usize) -> Vec<Choice> {
        let text = |number: usize| Prose::plain(&number.to_string());
        let option =
            |number| Choice { text: text(number), why: Prose::default(), misconception: None };
        (0..count).map(option).collect()
    }

    fn order(texts: &[&str], extra: usize, also: &[&[usize]]) -> Question {
        let line = |text: &&str| OrderLine { text: (*text).into(), depth: 0 };
        let extra_line =
            |_| ExtraLine { text: "no".into(), why: Prose::default(), misconception: None };
        question(Kind::Order {
            lines: texts.iter().map(line).collect(),
            extra: (0..extra).map(extra_line).collect(),
            also: also.iter().map(|order| order.to_vec()).collect(),
            indent: false,
            call: None,
            expect: None,
        })
    }

    /// Whether the lines of an order question are shown in one of these orders.
    fn is_shown_in(question: &Question, count: usize, seed: u64, orders: &[&[usize]]) -> bool {
        let shown = shown_order(question, seed);
        let own: Vec<usize> = shown.into_iter().filter(|line| *line < count).collect();
        orders.contains(&&*own)
    }

    #[test]
    fn a_fixed_place_is_kept_whatever_the_seed() {
        for (count, place, expected) in [
            (4, 0, vec![0, 1, 2, 3]),
            (4, 2, vec![1, 2, 0, 3]),
            (4, 3, vec![1, 2, 3, 0]),
            (3, 9, vec![1, 2, 0]),
        ] {
            let question = question(Kind::Single { options: options(count), place: Some(place) });
            assert_eq!(shown_order(&question, 1), expected);
            assert_eq!(shown_order(&question, 2), expected);
        }
    }

    #[test]
    fn seeds_and_questions_shuffle_differently() {
        let single = question(Kind::Single { options: options(5), place: None });
        let other = Question { id: "other".into(), ..single.clone() };
        let orders = |question: &Question| -> Vec<Vec<usize>> {
            (0..20).map(|seed| shown_order(question, seed)).collect()
        };
        assert!(orders(&single).iter().any(|order| *order != shown_order(&single, 0)));
        assert_ne!(orders(&single), orders(&other));
    }

    #[test]
    fn a_question_never_looks_the_same_twice_running() {
        let two = question(Kind::Single { options: options(2), place: None });
        let four = question(Kind::Multi { options: options(4), right: 2 });
        for question in [two, four, order(&["a", "b", "c"], 1, &[])] {
            for times in 0..50 {
                let (now, next) = (next_order(&question, times), next_order(&question, times + 1));
                assert_ne!(now, next, "{times}");
                assert_eq!(now, next_order(&question, times));
            }
        }
        let fixed = question(Kind::Single { options: options(3), place: Some(1) });
        assert_eq!(next_order(&fixed, 4), [1, 0, 2]);
    }

    #[test]
    fn lines_are_shown_in_no_right_order() {
        let check = |question: &Question, count: usize, rights: &[&[usize]]| {
            for seed in 0..300 {
                let solved = is_shown_in(question, count, seed, rights);
                assert!(!solved, "seed {seed}: {:?}", shown_order(question, seed));
            }
        };
        check(&order(&["a", "b"], 0, &[]), 2, &[&[0, 1]]);
        check(&order(&["a", "b"], 1, &[]), 2, &[&[0, 1]]);
        check(&order(&["a", "b", "c"], 2, &[&[1, 0, 2]]), 3, &[&[0, 1, 2], &[1, 0, 2]]);
        check(&order(&["a", "a", "b"], 0, &[]), 3, &[&[0, 1, 2], &[1, 0, 2]]);
    }

    #[test]
    fn where_every_order_is_right_one_of_them_is_shown() {
        for question in [order(&["a"], 0, &[]), order(&["a", "b"], 0, &[&[1, 0]])] {
            let mut shown = shown_order(&question, 3);
            shown.sort_unstable();
            assert!(shown.into_iter().eq(0..shown_order(&question, 3).len()));
        }
    }

    proptest! {
        #[test]
        fn everything_is_shown_once_and_the_same_for_a_seed(
            seed: u64, count in 2..7_usize, extra in 0..4_usize,
        ) {
            let texts = ["a", "b", "c", "d", "e", "f"];
            let pair = (Prose::plain("l"), Prose::plain("r"));
            for (question, parts) in [
                (question(Kind::Single { options: options(count), place: None }), count),
                (question(Kind::Single { options: options(count), place: Some(extra) }), count),
                (question(Kind::Multi { options: options(count), right: 1 }), count),
                (order(&texts[..count.min(6)], extra, &[]), count.min(6) + extra),
                (
                    question(Kind::Match {
                        pairs: vec![pair; count],
                        extra: vec![Prose::plain("x"); extra],
                    }),
                    count + extra,
                ),
            ] {
                let shown = shown_order(&question, seed);
                prop_assert_eq!(&shown, &shown_order(&question, seed));
                let mut sorted = shown;
                sorted.sort_unstable();
                prop_assert!(sorted.into_iter().eq(0..parts));
            }
        }
    }
}
