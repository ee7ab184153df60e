//! `order` questions: the listed orders print what is expected; no other order does, and none with
//! a line that does not belong.

mod variants;

use serde_json::json;

use self::variants::{Variant, What};
use super::place::Places;
use super::setting::Setting;
use super::{Step, Trial, said, tool};
use crate::course::diagnostic::Diagnostic;
use crate::course::question::{ExtraLine, OrderLine};
use crate::run::{Job, Outcome};

/// Tries many variants at once.
const TOOL: &str = include_str!("../../../assets/python/gradus_run/variants.py");

/// Orders that are shown at most; there may be thousands.
const SHOWN: usize = 6;

/// An `order` question.
#[derive(Debug, Clone)]
pub struct Claim {
    right: Job,
    others: Job,
    variants: Vec<Variant>,
    expect: String,
    places: Places,
}

/// What an `order` question says.
#[derive(Clone, Copy)]
pub(super) struct Task<'a> {
    pub(super) lines: &'a [OrderLine],
    pub(super) extra: &'a [ExtraLine],
    pub(super) also: &'a [Vec<usize>],
    pub(super) indent: bool,
    pub(super) call: &'a str,
}

impl Claim {
    /// The claim of a question.
    pub(super) fn new(setting: &Setting, task: Task<'_>, expect: &str, places: Places) -> Self {
        let variants = variants::of(&task);
        let right: Vec<String> = task.lines.iter().map(variants::row).collect();
        let right = format!("{}\n{}\n", right.join("\n"), task.call);
        let request = request(&variants, &right, &task, expect);
        let right = setting.programs(vec![right]);
        let others = tool::in_lesson(setting, TOOL, &right, &request);
        Self { right, others, variants, expect: expect.into(), places }
    }

    pub(super) fn step(&self, done: &[Outcome]) -> Step {
        let [right, others] = done else {
            return Step::Run(vec![
                Trial::new(self.right.clone()),
                Trial::new(self.others.clone()),
            ]);
        };
        let places = &self.places;
        if let Some(how) = said::unlike(right, &self.expect) {
            let help = format!("it should print `{}`", said::short(&self.expect));
            let message = format!("in this order the program {how}");
            return Step::Judged(vec![places.error(places.key("code"), message, help)]);
        }
        match tool::answer::<Option<Vec<usize>>>(others) {
            Some(Some(fitting)) => Step::Judged(self.judge(&fitting)),
            // Where processes cannot be forked, other orders are tried elsewhere.
            Some(None) => Step::Judged(Vec::new()),
            None => {
                let message = "other orders could not all be tried";
                let help = match said::failure(others) {
                    Some(how) => format!("trying them {how}; take a shorter program"),
                    None => "what the program prints cannot be told from what we print".into(),
                };
                Step::Judged(vec![places.warning(places.key("code"), message, help)])
            }
        }
    }

    /// Judges by the numbers of the variants that print what is expected.
    fn judge(&self, fitting: &[usize]) -> Vec<Diagnostic> {
        let places = &self.places;
        let mut found = Vec::new();
        let mut unlisted = Vec::new();
        let fits = |number: usize| fitting.binary_search(&number).is_ok();
        for (number, variant) in self.variants.iter().enumerate() {
            match &variant.what {
                What::Also(entry) if !fits(number) => {
                    let place = places.also.get(*entry).cloned();
                    let place = place.unwrap_or_else(|| places.key("code"));
                    let message = "this order does not print what is expected";
                    let help = format!("it is {}", variant.shown());
                    found.push(places.error(place, message, help));
                }
                What::Other(order) if fits(number) => unlisted.push((order, variant)),
                What::Extra { entry, line } if fits(number) => {
                    let place = places.extra.get(*entry).cloned().unwrap_or_default();
                    let message = format!("this line does as well in place of line {}", line + 1);
                    let help = "take a line that goes wrong, or take it out of `extra`";
                    found.push(places.error(place, message, help));
                }
                What::Depth { line, depth } if fits(number) => {
                    let message = format!("line {} could be indented {depth} deep, too", line + 1);
                    let help = "let the program show the difference: only one depth is accepted";
                    found.push(places.warning(places.key("code"), message, help));
                }
                What::Also(_) | What::Other(_) | What::Extra { .. } | What::Depth { .. } => {}
            }
        }
        found.extend(self.unlisted(&unlisted));
        found.dedup();
        found
    }

    /// Orders that are as right as those listed.
    fn unlisted(&self, orders: &[(&Vec<usize>, &Variant)]) -> Vec<Diagnostic> {
        let error = |(order, variant): &(&Vec<usize>, &Variant)| {
            let numbers: Vec<String> = order.iter().map(|line| (line + 1).to_string()).collect();
            let numbers = numbers.join(", ");
            let count = match orders.len() {
                1 => String::new(),
                count => format!(" ({count} such orders were found)"),
            };
            let message = format!("the order {numbers} is right, too, and is not accepted{count}");
            let help = format!(
                "add `[{numbers}]` to `also`, or let the lines hang on each other: {}",
                variant.shown()
            );
            self.places.error(self.places.key("code"), message, help)
        };
        orders.iter().take(SHOWN).map(error).collect()
    }
}

/// The request to the tool: lines are sent once, since there may be thousands of programs.
fn request(variants: &[Variant], right: &str, task: &Task<'_>, expect: &str) -> serde_json::Value {
    let mut lines: Vec<&str> = Vec::new();
    let mut number = |row| {
        let known = lines.iter().position(|line| *line == row);
        known.unwrap_or_else(|| {
            lines.push(row);
            lines.len() - 1
        })
    };
    let programs: Vec<Vec<usize>> =
        variants.iter().map(|v| v.rows.iter().map(|row| number(row)).collect()).collect();
    json!({
        "lines": lines, "programs": programs, "call": task.call, "right": right,
        "expect": said::tidy(expect),
    })
}

#[cfg(test)]
mod tests {
    use crate::author::proof::samples::{check_question, ended, printing, raising};
    use crate::run::{End, Limit, Outcome};

    /// Two lines that may change places, and a third. Six orders, less the listed one.
    const TASK: &str = "prompt = 'p'\ncode = '''\na = 1\nb = 2\nprint(a + b)\n'''\n\
                        extra = [{ text = 'b = 3', why = 'w' }]\nindent = false\nexpect = '3'\n";

    #[track_caller]
    fn check(keys: &str, right: &Outcome, others: &Outcome, expected: &[&str]) {
        check_question("order", keys, &[&[right.clone(), others.clone()]], expected);
    }

    #[test]
    fn every_right_order_is_listed() {
        let good = printing(&["3\n"]);
        let code = "'''\na = 1\nb = 2\nprint(a + b)\n'''";
        check(TASK, &good, &printing(&["[]"]), &[]);
        check(
            TASK,
            &printing(&["4"]),
            &printing(&["[]"]),
            &[&format!("{code}: in this order the program prints `4`")],
        );
        check(
            TASK,
            &good,
            &printing(&["[1]"]),
            &[&format!("{code}: the order 2, 1, 3 is right, too, and is not accepted")],
        );
        let also = format!("{TASK}also = [[2, 1, 3]]\n");
        check(&also, &good, &printing(&["[0]"]), &[]);
        check(
            &also,
            &good,
            &printing(&["[]"]),
            &["[2, 1, 3]: this order does not print what is expected"],
        );
    }

    #[test]
    fn lines_that_do_not_belong_do_harm() {
        let good = printing(&["3\n"]);
        check(
            TASK,
            &good,
            &printing(&["[6]"]),
            &["'b = 3': this line does as well in place of line 2"],
        );
    }

    #[test]
    fn what_cannot_be_tried_is_told() {
        let good = printing(&["3\n"]);
        let code = "'''\na = 1\nb = 2\nprint(a + b)\n'''";
        let untried = format!("{code}: other orders could not all be tried");
        check(TASK, &good, &printing(&["null"]), &[]);
        check(TASK, &good, &raising(&[""], "MemoryError", ""), &[&untried]);
        let limit = End::OverLimit { limit: Limit::Time, at: Vec::new() };
        check(TASK, &good, &ended(limit), &[&untried]);
    }
}
