//! `bug` questions: with the fix the program prints what it should, without it it does not.

use super::place::Places;
use super::setting::Setting;
use super::{Step, Trial, said};
use crate::run::{Job, Outcome};

/// A `bug` question.
#[derive(Debug, Clone)]
pub struct Claim {
    fixed: Job,
    faulty: Job,
    expect: String,
    places: Places,
}

impl Claim {
    /// The claim of a question with this code, whose line `line` (from 1) is faulty.
    pub(super) fn new(
        setting: &Setting,
        (code, line, fix): (&str, usize, &str),
        expect: &str,
        places: Places,
    ) -> Self {
        let replace = |(at, text)| if at + 1 == line { fix } else { text };
        let fixed: Vec<&str> = code.lines().enumerate().map(replace).collect();
        Self {
            fixed: setting.programs(vec![fixed.join("\n") + "\n"]),
            faulty: setting.programs(vec![format!("{code}\n")]),
            expect: expect.into(),
            places,
        }
    }

    pub(super) fn step(&self, done: &[Outcome]) -> Step {
        let [fixed, faulty] = done else {
            return Step::Run(vec![
                Trial::new(self.fixed.clone()),
                Trial::new(self.faulty.clone()),
            ]);
        };
        let places = &self.places;
        let mut found = Vec::new();
        if let Some(how) = said::unlike(fixed, &self.expect) {
            let help = format!("it should print `{}`", said::short(&self.expect));
            found.push(places.error(places.key("fix"), format!("with this fix it {how}"), help));
        }
        if said::unlike(faulty, &self.expect).is_none() {
            let message = "the program prints what is expected without the fix, too";
            let help = "let the faulty line show in what is printed";
            found.push(places.error(places.key("line"), message, help));
        }
        Step::Judged(found)
    }
}

#[cfg(test)]
mod tests {
    use crate::author::proof::samples::{check_question, printing, raising};
    use crate::run::Outcome;

    const SORT: &str = "prompt = 'p'\ncode = '''\nn = [2, 1]\nn = n.sort()\nprint(n)\n'''\nline = 2\n\
                        fix = 'n.sort()'\nexpect = '[1, 2]'\n\
                        wrong = [{ line = 3, why = 'w' }]\n";

    #[track_caller]
    fn check(outcomes: &[Outcome; 2], expected: &[&str]) {
        check_question("bug", SORT, &[outcomes], expected);
    }

    #[test]
    fn the_fix_is_one_and_is_needed() {
        let (good, bad) = (printing(&["[1, 2]\n"]), printing(&["None\n"]));
        check(&[good.clone(), bad.clone()], &[]);
        check(&[good.clone(), raising(&[""], "TypeError", "x")], &[]);
        check(&[bad.clone(), bad], &["'n.sort()': with this fix it prints `None`"]);
        check(
            &[good.clone(), good],
            &["2: the program prints what is expected without the fix, too"],
        );
    }
}
