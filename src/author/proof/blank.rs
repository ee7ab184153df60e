//! `blank` questions: accepted fillings print what is expected, wrong ones do not.

use super::place::Places;
use super::setting::Setting;
use super::{Step, Trial, said};
use crate::course::question::{GAP, Gap};
use crate::run::{Job, Outcome};

/// Combinations of accepted fillings that are tried at most.
const COMBINATIONS: usize = 64;

/// A `blank` question.
#[derive(Debug, Clone)]
pub struct Claim {
    fillings: Vec<Filling>,
    expect: String,
    places: Places,
}

/// A way to fill the gaps.
#[derive(Debug, Clone)]
struct Filling {
    texts: Vec<String>,
    /// The gap and the entry of its `wrong` that it takes, if it is a wrong one.
    wrong: Option<(usize, usize)>,
    job: Job,
}

impl Claim {
    /// The claim of a question with this code.
    pub(super) fn new(
        setting: &Setting,
        (code, gaps): (&str, &[Gap]),
        expect: &str,
        places: Places,
    ) -> Self {
        let filling = |(texts, wrong): (Vec<String>, Option<(usize, usize)>)| {
            let job = setting.programs(vec![filled(code, &texts)]);
            Filling { texts, wrong, job }
        };
        let right = combinations(gaps).into_iter().map(|texts| (texts, None));
        let fillings = right.chain(wrong(gaps)).map(filling).collect();
        Self { fillings, expect: expect.into(), places }
    }

    pub(super) fn step(&self, done: &[Outcome]) -> Step {
        if done.is_empty() {
            let trial = |filling: &Filling| Trial::new(filling.job.clone());
            return Step::Run(self.fillings.iter().map(trial).collect());
        }
        let places = &self.places;
        let mut found = Vec::new();
        let mut same = 0;
        for (filling, outcome) in self.fillings.iter().zip(done) {
            let unlike = said::unlike(outcome, &self.expect);
            match (filling.wrong, unlike) {
                (None, Some(how)) => {
                    let texts: Vec<_> =
                        filling.texts.iter().map(|text| format!("`{text}`")).collect();
                    let message = format!("filled with {} it {how}", texts.join(" and "));
                    let help = format!("it should print `{}`", said::short(&self.expect));
                    found.push(places.error(places.key("expect"), message, help));
                }
                (Some((gap, entry)), None) => {
                    same += 1;
                    let place = places.gaps.get(gap).and_then(|gap| gap.get(entry));
                    let place = place.filter(|_| !places.same_output);
                    found.extend(place.map(|place| {
                        let message = "this wrong filling prints what is expected, too";
                        let help = "let the program show the difference; if there is a reason \
                                    beside the output, write `same_output = true`";
                        places.warning(place.clone(), message, help)
                    }));
                }
                (None, None) | (Some(_), Some(_)) => {}
            }
        }
        if places.same_output && same == 0 {
            let message = "no wrong filling prints what is expected";
            let help = "take out `same_output = true`";
            found.push(places.warning(places.key("blanks"), message, help));
        }
        Step::Judged(found)
    }
}

fn filled(code: &str, texts: &[String]) -> String {
    let mut texts = texts.iter();
    let mut program = String::new();
    for (at, part) in code.split(GAP).enumerate() {
        if at > 0 {
            program.push_str(texts.next().map_or(GAP, String::as_str));
        }
        program.push_str(part);
    }
    program.push('\n');
    program
}

/// Every way to fill the gaps rightly, up to a bound.
fn combinations(gaps: &[Gap]) -> Vec<Vec<String>> {
    let mut ways = vec![Vec::new()];
    for gap in gaps {
        let longer = |way: &Vec<String>| {
            gap.accept
                .iter()
                .map(|text| [way.as_slice(), std::slice::from_ref(text)].concat())
                .collect()
        };
        ways = ways.iter().flat_map(|way| -> Vec<Vec<String>> { longer(way) }).collect();
        ways.truncate(COMBINATIONS);
    }
    ways
}

/// Each wrong filling among right ones.
fn wrong(gaps: &[Gap]) -> impl Iterator<Item = (Vec<String>, Option<(usize, usize)>)> {
    let first = |gap: &Gap| gap.accept.first().cloned().unwrap_or_default();
    let right: Vec<String> = gaps.iter().map(first).collect();
    gaps.iter().enumerate().flat_map(move |(at, gap)| {
        let right = right.clone();
        gap.wrong.iter().enumerate().map(move |(entry, wrong)| {
            let place = |(gap, text): (usize, &String)| {
                if gap == at { wrong.text.clone() } else { text.clone() }
            };
            (right.iter().enumerate().map(place).collect(), Some((at, entry)))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::author::proof::samples::{check_question, printing, raising};

    const TWO: &str = "prompt = 'p'\ncode = 'print(___, ___)'\nblanks = [\n\
                       { accept = ['1', 'int(1)'], wrong = [{ text = '2', why = 'w' }] },\n\
                       { accept = ['3'], wrong = [{ text = 'x', why = 'w' }] },\n]\n\
                       expect = '1 3'\n";

    #[test]
    fn gaps_are_filled_in_order() {
        let texts = ["a".to_owned(), "b".to_owned()];
        assert_eq!(filled("___ + ___", &texts), "a + b\n");
        let gap = |accept: &[&str]| Gap {
            accept: accept.iter().map(|&text| text.into()).collect(),
            wrong: Vec::new(),
        };
        let ways = combinations(&[gap(&["a", "b"]), gap(&["c"]), gap(&["d", "e"])]);
        let ways: Vec<String> = ways.iter().map(|way| way.concat()).collect();
        assert_eq!(ways, ["acd", "ace", "bcd", "bce"]);
    }

    #[test]
    fn fillings_do_what_they_should() {
        let (good, bad) = (printing(&["1 3\n"]), printing(&["2 3\n"]));
        let check = |keys: &str, outcomes: [&Outcome; 4], expected: &[&str]| {
            let outcomes: Vec<Outcome> = outcomes.into_iter().cloned().collect();
            check_question("blank", keys, &[&outcomes], expected);
        };
        check(TWO, [&good, &good, &bad, &raising(&[""], "NameError", "x")], &[]);
        check(
            TWO,
            [&good, &bad, &bad, &bad],
            &["'1 3': filled with `int(1)` and `3` it prints `2 3`"],
        );
        let same = "'2': this wrong filling prints what is expected, too";
        check(TWO, [&good, &good, &good, &bad], &[same]);
        let allowed = format!("{TWO}same_output = true\n");
        check(&allowed, [&good, &good, &good, &bad], &[]);
    }
}
