//! `single` and `multi`: options to choose.

use std::collections::BTreeSet;

use super::{Grade, Reason, phrase};
use crate::course::prose::Prose;
use crate::course::question::Choice;

/// Right is option 0 alone.
pub(super) fn grade_single(options: &[Choice], chosen: &[usize]) -> Grade {
    let &[only] = chosen else { return Grade::wrong(Vec::new()) };
    match options.get(only) {
        Some(_) if only == 0 => Grade::right(),
        Some(option) if !option.why.is_empty() => Grade::wrong(vec![chosen_wrongly(option)]),
        Some(_) | None => Grade::wrong(Vec::new()),
    }
}

/// Right are the first `right` options, all of them and no other.
pub(super) fn grade_multi(options: &[Choice], right: usize, chosen: &[usize]) -> Grade {
    let chosen: BTreeSet<usize> = chosen.iter().copied().collect();
    if chosen.iter().any(|&number| number >= options.len()) {
        return Grade::wrong(Vec::new());
    }
    let (good, bad): (Vec<_>, Vec<_>) =
        options.iter().enumerate().partition(|&(number, _)| number < right);
    let chosen_bad = bad.into_iter().filter(|(number, _)| chosen.contains(number));
    let missed = good.into_iter().filter(|(number, _)| !chosen.contains(number));
    let reasons: Vec<Reason> = chosen_bad
        .map(|(_, option)| chosen_wrongly(option))
        .chain(missed.map(|(_, option)| overlooked(option)))
        .collect();
    if reasons.is_empty() { Grade::right() } else { Grade::wrong(reasons) }
}

/// The first `right` options.
pub(super) fn solution(options: &[Choice], right: usize) -> Prose {
    phrase::list(options.iter().take(right).map(|option| option.text.clone()).collect())
}

/// The options chosen.
pub(super) fn in_words(options: &[Choice], chosen: &[usize]) -> Prose {
    let texts = chosen.iter().filter_map(|&number| options.get(number));
    phrase::list(texts.map(|option| option.text.clone()).collect())
}

fn chosen_wrongly(option: &Choice) -> Reason {
    let why = if option.why.is_empty() {
        Prose::plain("This one does not belong.")
    } else {
        option.why.clone()
    };
    Reason { about: option.text.clone(), why, misconception: option.misconception.clone() }
}

fn overlooked(option: &Choice) -> Reason {
    let why = if option.why.is_empty() {
        Prose::plain("Missed: this one belongs too.")
    } else {
        phrase::lead("Missed: ", &option.why)
    };
    Reason { about: option.text.clone(), why, misconception: option.misconception.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::grade::Verdict;

    fn option(text: &str, why: &str) -> Choice {
        let why = if why.is_empty() { Prose::default() } else { Prose::plain(why) };
        Choice { text: Prose::plain(text), why, misconception: Some(format!("m-{text}")) }
    }

    fn reason(about: &str, why: Prose) -> Reason {
        Reason { about: Prose::plain(about), why, misconception: Some(format!("m-{about}")) }
    }

    #[test]
    fn single() {
        let options = [option("4", ""), option("3", "Count."), option("5", "")];
        let check = |chosen: &[usize], expected: Grade| {
            assert_eq!(grade_single(&options, chosen), expected, "{chosen:?}");
        };
        check(&[0], Grade::right());
        check(&[1], Grade::wrong(vec![reason("3", Prose::plain("Count."))]));
        check(&[2], Grade::wrong(Vec::new()));
        check(&[], Grade::wrong(Vec::new()));
        check(&[3], Grade::wrong(Vec::new()));
        check(&[0, 1], Grade::wrong(Vec::new()));
        assert_eq!(solution(&options, 1), Prose::plain("4"));
        assert_eq!(in_words(&options, &[1]), Prose::plain("3"));
        assert_eq!(in_words(&options, &[]), Prose::plain("(nothing)"));
    }

    #[test]
    fn multi() {
        let options =
            [option("0", "Falsy."), option("()", ""), option("x", "Truthy."), option("y", "")];
        let check = |chosen: &[usize], expected: &[(usize, &str)]| {
            let grade = grade_multi(&options, 2, chosen);
            let spoken: Vec<(Prose, String)> = grade
                .reasons
                .iter()
                .map(|r| {
                    let spans = phrase::inline(&r.why);
                    (r.about.clone(), spans.iter().map(|s| s.text.as_str()).collect())
                })
                .collect();
            let expected: Vec<(Prose, String)> = expected
                .iter()
                .map(|&(number, why)| (options[number].text.clone(), why.to_owned()))
                .collect();
            assert_eq!(spoken, expected, "{chosen:?}");
        };
        check(&[0, 1], &[]);
        check(&[1, 0, 0], &[]);
        check(&[0], &[(1, "Missed: this one belongs too.")]);
        check(&[1], &[(0, "Missed: Falsy.")]);
        check(&[0, 1, 2], &[(2, "Truthy.")]);
        check(&[0, 3], &[(3, "This one does not belong."), (1, "Missed: this one belongs too.")]);
        check(&[0, 1, 4], &[]);
        assert_eq!(grade_multi(&options, 2, &[0, 1]).verdict, Verdict::Right);
        assert_eq!(grade_multi(&options, 2, &[1, 0, 1]).verdict, Verdict::Right);
        assert_eq!(grade_multi(&options, 2, &[]).verdict, Verdict::Wrong);
        assert_eq!(grade_multi(&options, 2, &[0, 1, 4]), Grade::wrong(Vec::new()));
        assert_eq!(
            solution(&options, 2),
            phrase::list(vec![Prose::plain("0"), Prose::plain("()")])
        );
    }
}
