//! `output`: what a program prints, line by line, and the exception it ends with.

use super::typed::{self, Care, Found};
use super::{Grade, Reason, phrase, printed};
use crate::course::prose::Prose;
use crate::course::question::Foreseen;

/// What an `output` question says of right and wrong.
pub(super) struct Key<'a> {
    pub(super) answer: &'a str,
    pub(super) raises: Option<&'a str>,
    pub(super) accept: &'a [String],
    pub(super) wrong: &'a [Foreseen],
}

/// What somebody expects to be printed: lines, and the exception after them.
struct Printed {
    lines: Vec<String>,
    raises: Option<String>,
}

/// Grades what the learner typed.
pub(super) fn grade(key: &Key<'_>, text: &str) -> Grade {
    let typed = typed::lines(text);
    let mut accept =
        vec![Printed { lines: typed::lines(key.answer), raises: key.raises.map(Into::into) }];
    accept.extend(key.accept.iter().map(|text| match key.raises {
        Some(_) => Printed::with_ending(text, key.raises),
        None => Printed { lines: typed::lines(text), raises: None },
    }));
    let wrong: Vec<_> =
        key.wrong.iter().map(|w| (Printed::with_ending(&w.text, key.raises), w)).collect();
    match typed::look_up(&accept, &wrong, |printed, care| printed.same(&typed, care)) {
        Found::Right => Grade::right(),
        Found::Wrong(foreseen) => Grade::wrong(vec![typed::reason(Prose::default(), foreseen)]),
        Found::Unknown => Grade::wrong(guess(key, &typed).into_iter().collect()),
    }
}

/// What is printed, with the exception's name as the last line.
pub(super) fn solution(answer: &str, raises: Option<&str>) -> Prose {
    let mut lines = typed::lines(answer);
    lines.extend(raises.map(Into::into));
    listing(&lines)
}

/// What the learner typed.
pub(super) fn in_words(text: &str) -> Prose {
    listing(&typed::lines(text))
}

fn listing(lines: &[String]) -> Prose {
    if lines.is_empty() { phrase::nothing() } else { Prose::listing("output", &lines.join("\n")) }
}

/// A generic reason for an answer nobody foresaw.
fn guess(key: &Key<'_>, typed: &[String]) -> Option<Reason> {
    let mut right = typed::lines(key.answer);
    right.extend(key.raises.map(Into::into));
    let lower = |lines: &[String]| -> Vec<String> {
        lines.iter().map(|line| line.to_lowercase()).collect()
    };
    if same_lines(&lower(&right), &lower(typed), Care::Lenient) {
        return typed::spelling(Prose::default(), &right.join("\n"), &typed.join("\n"));
    }
    let ending = typed.last().is_some_and(|line| ends_program(line, key.raises));
    (key.raises.is_some() && !ending && traceback(typed).is_none()).then(|| {
        let why = "The program ends with an exception: its name is the last line of the answer.";
        Reason::generic(Prose::default(), Prose::plain(why))
    })
}

impl Printed {
    /// Takes the last line as an exception if it names one.
    fn with_ending(text: &str, raises: Option<&str>) -> Self {
        let mut lines = typed::lines(text);
        let last = lines.last().filter(|line| ends_program(line, raises));
        let raises = last.and_then(|line| exception(line)).map(Into::into);
        if raises.is_some() {
            lines.pop();
            lines.truncate(without_blank_end(&lines).len());
        }
        Self { lines, raises }
    }

    fn same(&self, typed: &[String], care: Care) -> bool {
        let Some(name) = &self.raises else {
            let empty = self.lines.is_empty() && care == Care::Lenient && says_nothing(typed);
            return empty || same_lines(&self.lines, typed, care);
        };
        let plain = typed.split_last().is_some_and(|(last, lines)| {
            let named = match care {
                Care::Exact => last == name,
                Care::Lenient => same_exception(name, last),
            };
            named && same_lines(&self.lines, without_blank_end(lines), care)
        });
        plain
            || traceback(typed).is_some_and(|(lines, tail)| {
                care == Care::Lenient
                    && tail.iter().any(|line| same_exception(name, line))
                    && same_lines(&self.lines, lines, care)
            })
    }
}

fn same_lines(answer: &[String], typed: &[String], care: Care) -> bool {
    answer.len() == typed.len()
        && answer.iter().zip(typed).all(|(answer, typed)| match care {
            Care::Exact => answer == typed,
            Care::Lenient => printed::same_line(answer, typed),
        })
}

fn says_nothing(typed: &[String]) -> bool {
    let [only] = typed else { return typed.is_empty() };
    let words = only.trim().trim_end_matches('.').to_lowercase();
    matches!(words.as_str(), "nothing" | "(nothing)" | "no output" | "(no output)")
}

/// The lines above a typed traceback, and those below the head of the last one.
fn traceback(typed: &[String]) -> Option<(&[String], &[String])> {
    let head = |line: &String| line.to_lowercase().trim_start().starts_with("traceback");
    let lines = typed.get(..typed.iter().position(head)?)?;
    let tail = typed.get(typed.iter().rposition(head)? + 1..)?;
    Some((without_blank_end(lines), tail))
}

fn without_blank_end(mut lines: &[String]) -> &[String] {
    while let Some((last, rest)) = lines.split_last()
        && last.is_empty()
    {
        lines = rest;
    }
    lines
}

/// The exception a line such as `KeyError: 'x'` names, with its module if that is given.
fn exception(line: &str) -> Option<&str> {
    let line = line.trim_matches(|sign: char| sign.is_whitespace() || "`.'\"".contains(sign));
    let line = line.strip_prefix("raises ").or(line.strip_prefix("raise ")).unwrap_or(line);
    let name = line.split([':', '(']).next()?.trim().trim_end_matches('`');
    let part = |part: &str| {
        part.chars().all(|sign| sign.is_alphanumeric() || sign == '_')
            && part.starts_with(|sign: char| sign.is_alphabetic() || sign == '_')
    };
    name.split('.').all(part).then_some(name)
}

/// Modules do not count: Python prints them for some exceptions, and not always those that
/// programs import from.
fn same_exception(name: &str, line: &str) -> bool {
    let last = |name: &str| name.rsplit('.').next().map(str::to_owned);
    exception(line).is_some_and(|typed| last(typed) == last(name))
}

/// Whether the line reads as the end of a program by an exception.
fn ends_program(line: &str, raises: Option<&str>) -> bool {
    const ENDINGS: [&str; 8] = [
        "Error",
        "Exception",
        "Exit",
        "Interrupt",
        "Iteration",
        "Warning",
        "Timeout",
        "DoesNotExist",
    ];
    let Some(name) = exception(line) else { return false };
    let last = name.rsplit('.').next().unwrap_or(name);
    raises.is_some_and(|raises| same_exception(raises, line))
        || last != "Error"
            && last.starts_with(char::is_uppercase)
            && ENDINGS.iter().any(|ending| last.ends_with(ending))
}

#[cfg(test)]
mod tests;
