//! `match`: a right side for each left side.

use super::{Grade, Reason, phrase};
use crate::course::prose::Prose;

type Pair = (Prose, Prose);

/// Right is each left side with its own right side.
pub(super) fn grade(pairs: &[Pair], extra: &[Prose], chosen: &[Option<usize>]) -> Grade {
    let sides = pairs.len() + extra.len();
    if chosen.len() != pairs.len() || chosen.iter().flatten().any(|&side| side >= sides) {
        return Grade::wrong(Vec::new());
    }
    let reasons: Vec<Reason> = pairs
        .iter()
        .zip(chosen)
        .enumerate()
        .filter(|&(number, (_, &side))| side != Some(number))
        .map(|(_, (pair, &side))| {
            let mut why = vec![phrase::words("It goes with: ")];
            why.extend(phrase::inline(&pair.1));
            Reason::generic(joined(pairs, extra, pair, side), phrase::paragraph(why))
        })
        .collect();
    if reasons.is_empty() { Grade::right() } else { Grade::wrong(reasons) }
}

/// All pairs.
pub(super) fn solution(pairs: &[Pair]) -> Prose {
    phrase::list(pairs.iter().map(|(left, right)| phrase::arrow(left, right)).collect())
}

/// The pairs a learner made.
pub(super) fn in_words(pairs: &[Pair], extra: &[Prose], chosen: &[Option<usize>]) -> Prose {
    if chosen.iter().all(Option::is_none) {
        return phrase::nothing();
    }
    let made = pairs.iter().zip(chosen).map(|(pair, &side)| joined(pairs, extra, pair, side));
    phrase::list(made.collect())
}

fn joined(pairs: &[Pair], extra: &[Prose], pair: &Pair, side: Option<usize>) -> Prose {
    let mut sides = pairs.iter().map(|(_, right)| right).chain(extra);
    match side.and_then(|number| sides.nth(number)) {
        Some(right) => phrase::arrow(&pair.0, right),
        None => phrase::arrow(&pair.0, &phrase::nothing()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs() -> Vec<Pair> {
        [("unique", "set"), ("by name", "dict"), ("in order", "list")]
            .map(|(left, right)| (Prose::plain(left), Prose::plain(right)))
            .into()
    }

    fn text(prose: &Prose) -> String {
        phrase::inline(prose).iter().map(|span| span.text.as_str()).collect()
    }

    #[test]
    fn each_wrong_pair_has_its_reason() {
        let check = |chosen: &[Option<usize>], expected: &[(&str, &str)]| {
            let grade = grade(&pairs(), &[Prose::plain("tuple")], chosen);
            let said: Vec<_> =
                grade.reasons.iter().map(|r| (text(&r.about), text(&r.why))).collect();
            let expected: Vec<_> =
                expected.iter().map(|&(a, w)| (a.to_owned(), w.to_owned())).collect();
            assert_eq!(said, expected, "{chosen:?}");
            let right = chosen == [Some(0), Some(1), Some(2)];
            assert_eq!(grade == Grade::right(), right, "{chosen:?}");
        };
        check(&[Some(0), Some(1), Some(2)], &[]);
        check(
            &[Some(1), Some(0), Some(2)],
            &[("unique → dict", "It goes with: set"), ("by name → set", "It goes with: dict")],
        );
        check(&[Some(0), Some(1), Some(3)], &[("in order → tuple", "It goes with: list")]);
        check(&[Some(0), Some(1), None], &[("in order → (nothing)", "It goes with: list")]);
        check(&[Some(0), Some(1), Some(4)], &[]);
        check(&[Some(0), Some(1)], &[]);
        check(&[], &[]);
    }

    #[test]
    fn shown_as_a_list() {
        let pairs = pairs();
        let arrows = ["unique → set", "by name → dict", "in order → list"];
        let blocks = solution(&pairs).blocks;
        let [
            crate::course::prose::Block {
                kind: crate::course::prose::BlockKind::List { items, .. },
                ..
            },
        ] = blocks.as_slice()
        else {
            panic!("a list: {blocks:?}")
        };
        let shown: Vec<_> =
            items.iter().map(|item| text(&Prose { blocks: item.clone() })).collect();
        assert_eq!(shown, arrows);
        assert_eq!(in_words(&pairs, &[], &[Some(0), Some(1), Some(2)]), solution(&pairs));
        assert_eq!(in_words(&pairs, &[], &[None, None, None]), phrase::nothing());
    }
}
