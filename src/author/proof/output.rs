//! `output` questions: Python prints the answer, and none of the wrong ones.

use super::place::Places;
use super::said;
use super::setting::Setting;
use super::{Step, Trial};
use crate::course::Question;
use crate::course::diagnostic::Diagnostic;
use crate::course::grade::Verdict;
use crate::course::question::{Answer, Foreseen, Kind};
use crate::run::{Job, Outcome};

/// An `output` question.
#[derive(Debug, Clone)]
pub struct Claim {
    job: Job,
    question: Question,
    places: Places,
}

/// What the question says of right and wrong.
struct Key<'a> {
    answer: &'a str,
    raises: Option<&'a str>,
    accept: &'a [String],
    wrong: &'a [Foreseen],
}

impl Claim {
    /// The claim of a question with this code.
    pub(super) fn new(setting: &Setting, question: &Question, code: &str, places: Places) -> Self {
        let job = setting.programs(vec![format!("{code}\n")]);
        Self { job, question: question.clone(), places }
    }

    pub(super) fn step(&self, done: &[Outcome]) -> Step {
        let Kind::Output { answer, raises, accept, wrong } = &self.question.kind else {
            return Step::Judged(Vec::new());
        };
        let key = Key { answer, raises: raises.as_deref(), accept, wrong };
        match done {
            [] => Step::Run(Trial::with_both_seeds(self.job.clone())),
            [first, others @ ..] => {
                let mut found = self.judge(&key, first);
                if found.is_empty() {
                    found.extend(others.iter().filter_map(|second| self.judge_again(&key, second)));
                }
                Step::Judged(found)
            }
        }
    }

    fn judge(&self, key: &Key<'_>, outcome: &Outcome) -> Vec<Diagnostic> {
        let places = &self.places;
        let exception = said::raised(outcome, key.raises.is_some());
        if let (Some(how), None) = (said::failure(outcome), exception) {
            let help = "let the program run to its end, or to an exception";
            return vec![places.error(places.key("code"), format!("the program {how}"), help)];
        }
        if let (Some(exception), None) = (exception, key.raises) {
            let message = format!("the program ends with `{exception}`");
            let help = format!("add `raises = \"{exception}\"`, or mend the program");
            return vec![places.error(places.key("code"), message, help)];
        }
        let printed = whole(&said::printed(outcome), exception);
        let answer = whole(&said::tidy(key.answer), key.raises.map(said::without_module));
        let mut found = Vec::new();
        if answer != printed {
            let message = said::difference(&answer, &printed);
            let help = match key.raises {
                Some(_) => {
                    "put right the answer, `raises` or the program; the exception's name \
                            is the last line"
                }
                None => "put right the answer or the program",
            };
            found.push(places.error(places.key("answer"), message, help));
        }
        found.extend(self.others(key, outcome, exception));
        let code = self.question.code.as_deref().unwrap_or_default();
        let complaint = said::complaint(outcome, code).filter(|_| exception.is_none());
        found.extend(complaint.map(|complaint| {
            let message = format!("the program writes to standard error: `{complaint}`");
            let help = "let the program run without complaint";
            places.warning(places.key("code"), message, help)
        }));
        found
    }

    /// Accepted answers that are not printed, and wrong ones that are.
    fn others(&self, key: &Key<'_>, outcome: &Outcome, exception: Option<&str>) -> Vec<Diagnostic> {
        let truth = Question {
            kind: Kind::Output {
                answer: said::printed(outcome),
                raises: exception.map(Into::into),
                accept: Vec::new(),
                wrong: Vec::new(),
            },
            ..self.question.clone()
        };
        let fits =
            |text: &String| truth.grade(&Answer::Text(text.clone())).verdict == Verdict::Right;
        // Space that nobody can see in a printed line may be forgiven.
        let solid = |text: &str| text.split_whitespace().collect::<String>();
        let printed = solid(&said::printed(outcome));
        let places = &self.places;
        let mut found = Vec::new();
        for (text, place) in key.accept.iter().zip(&places.accept) {
            if !fits(text) && solid(text) != printed {
                let message = "this answer is accepted, but Python does not print it";
                let help = said::difference(text, &said::printed(outcome));
                found.push(places.error(place.clone(), message, help));
            }
        }
        for (wrong, place) in key.wrong.iter().zip(&places.wrong) {
            if fits(&wrong.text) {
                let help = "take it out here, or put right the answer";
                found.push(places.error(
                    place.clone(),
                    "this wrong answer is what Python prints",
                    help,
                ));
            }
        }
        found
    }

    fn judge_again(&self, key: &Key<'_>, outcome: &Outcome) -> Option<Diagnostic> {
        let exception = said::raised(outcome, key.raises.is_some());
        let printed = whole(&said::printed(outcome), exception);
        let answer = whole(&said::tidy(key.answer), key.raises.map(said::without_module));
        (answer != printed).then(|| {
            let message =
                format!("with another order of sets, {}", said::difference(&answer, &printed));
            let help = "sort what comes out of a set before printing it";
            self.places.error(self.places.key("answer"), message, help)
        })
    }
}

/// What has to be typed: the exception's name is the last line.
fn whole(printed: &str, exception: Option<&str>) -> String {
    match exception {
        Some(name) if printed.is_empty() => name.into(),
        Some(name) => format!("{printed}\n{name}"),
        None => printed.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::author::proof::samples::{check_question, printing, raising};
    use crate::run::{End, Limit};

    const PLAIN: &str = "code = 'print(7 // 2)'\nanswer = '3'\naccept = [' 3', '4']\n\
                         wrong = [{ text = '3.5', why = 'w' }]\n";
    const SET: &str = "code = 'x'\nanswer = \"{'a'}\"\nwrong = [{ text = '{\"a\"}', why = 'w' }]\n";
    const RAISES: &str = "code = 'x'\nanswer = '1'\nraises = 'KeyError'\n";

    #[track_caller]
    fn check(keys: &str, outcomes: &[Outcome; 2], expected: &[&str]) {
        check_question("output", keys, &[outcomes], expected);
    }

    #[test]
    fn answers_are_what_is_printed() {
        let accepted = "'4': this answer is accepted, but Python does not print it";
        check(PLAIN, &[printing(&["3\n"]), printing(&["3"])], &[accepted]);
        check(
            PLAIN,
            &[printing(&["3.5\n"]), printing(&["3.5"])],
            &[
                "'3': Python prints `3.5`",
                "' 3': this answer is accepted, but Python does not print it",
                accepted,
                "'3.5': this wrong answer is what Python prints",
            ],
        );
    }

    #[test]
    fn wrong_answers_in_other_quotes_are_right_ones() {
        let good = printing(&["{'a'}"]);
        check(
            SET,
            &[good.clone(), good.clone()],
            &["'{\"a\"}': this wrong answer is what Python prints"],
        );
        let set = SET.replace("{ text = '{\"a\"}', why = 'w' }", "");
        check(
            &set,
            &[good, printing(&["{'b'}"])],
            &["\"{'a'}\": with another order of sets, Python prints `{'b'}`"],
        );
    }

    #[test]
    fn exceptions_are_part_of_the_answer() {
        let good = raising(&["1\n"], "KeyError", "'x'");
        check(RAISES, &[good.clone(), good.clone()], &[]);
        check(RAISES, &[printing(&["1"]), good.clone()], &["'1': Python prints 1 line only"]);
        check(PLAIN, &[good.clone(), good], &["'print(7 // 2)': the program ends with `KeyError`"]);
        let limit = End::OverLimit { limit: Limit::Time, at: Vec::new() };
        let endless = Outcome { end: limit, ..printing(&[""]) };
        check(PLAIN, &[endless.clone(), endless], &["'print(7 // 2)': the program runs too long"]);
    }
}
