//! `order` questions: a program taken apart into lines.

use std::collections::BTreeSet;

use super::kind::Source;
use crate::course::question::{Kind, OrderLine};

/// Columns of a step of indentation in Python, and of a tab.
const PYTHON_STEP: usize = 4;

/// Reads the keys of an `order` question.
pub(super) fn read(s: &Source<'_>) -> Option<Kind> {
    let indent = s.t.flag("indent").unwrap_or(true);
    let extra = s.extra_lines();
    let call = s.t.text("call").map(|text| text.program());
    let expect = s.expect();
    let also = s.t.number_lists("also");
    let code = s.need_code()?;
    let (lines, even) = take_apart(code.value, s.lang);
    if indent && !even {
        let help = "indent each line by whole steps: 4 spaces in Python, the same elsewhere";
        s.t.report.error(code.span.clone(), "the lines are indented unevenly", help);
    }
    if lines.len() < 2 {
        let message = "there is nothing to put in order";
        s.t.report.error(code.span.clone(), message, "give the program at least two lines");
    }
    let also = also.into_iter().filter_map(|(numbers, span)| {
        let order: Option<Vec<usize>> = numbers.iter().map(|n| n.value.checked_sub(1)).collect();
        let order = order.filter(|order| is_permutation(order, lines.len()));
        if order.is_none() {
            let message = "this is not another order of the lines";
            let help = format!("name each line from 1 to {} once", lines.len());
            s.t.report.error(span, message, help);
        }
        order
    });
    let also = also.collect();
    Some(Kind::Order { lines, extra, also, indent, call, expect })
}

/// The lines without the empty ones, and whether all of them stand at whole steps.
fn take_apart(code: &str, lang: &str) -> (Vec<OrderLine>, bool) {
    let lines: Vec<(usize, &str)> = code
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| (columns(line), line.trim()))
        .collect();
    let smallest = lines.iter().map(|(columns, _)| *columns).filter(|&columns| columns > 0).min();
    let step = match lang {
        "python" => PYTHON_STEP,
        _ => smallest.unwrap_or(PYTHON_STEP),
    };
    let even = lines.iter().all(|(columns, _)| columns % step == 0);
    let line =
        |(columns, text): (usize, &str)| OrderLine { text: text.into(), depth: columns / step };
    (lines.into_iter().map(line).collect(), even)
}

/// Columns before the first character that is not white space.
fn columns(line: &str) -> usize {
    let blank = line.chars().take_while(|c| c.is_whitespace());
    blank.map(|c| if c == '\t' { PYTHON_STEP } else { 1 }).sum()
}

fn is_permutation(order: &[usize], count: usize) -> bool {
    let unique: BTreeSet<usize> = order.iter().copied().collect();
    order.len() == count && unique.len() == count && unique.iter().all(|&line| line < count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lang: &str, code: &str, expected: &[(usize, &str)], even: bool) {
        let (lines, found) = take_apart(code, lang);
        let lines: Vec<_> = lines.iter().map(|line| (line.depth, line.text.as_str())).collect();
        assert_eq!((lines.as_slice(), found), (expected, even), "{code:?}");
    }

    #[test]
    fn depth_is_counted_in_steps() {
        check("python", "if a:\n    b\n\n        c\n", &[(0, "if a:"), (1, "b"), (2, "c")], true);
        check("python", "if a:\n\tb  \n", &[(0, "if a:"), (1, "b")], true);
        check("python", "if a:\n  b\n", &[(0, "if a:"), (0, "b")], false);
        check("yaml", "a:\n  b:\n    - c\n", &[(0, "a:"), (1, "b:"), (2, "- c")], true);
        check("yaml", "a:\n  b:\n     c\n", &[(0, "a:"), (1, "b:"), (2, "c")], false);
        check("text", "one\ntwo", &[(0, "one"), (0, "two")], true);
    }

    #[test]
    fn other_orders_name_each_line_once() {
        for (order, good) in [
            (&[1, 0, 2][..], true),
            (&[0, 1], false),
            (&[0, 0, 1], false),
            (&[0, 1, 3], false),
            (&[0, 1, 2, 2], false),
        ] {
            assert_eq!(is_permutation(order, 3), good, "{order:?}");
        }
    }
}
