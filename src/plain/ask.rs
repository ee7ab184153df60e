//! A question in lines: what is asked, how to reply, and what became of the answer.

use super::answer::{how_to_arrange, how_to_match};
use super::prose::Lines;
use crate::course::grade::{Reason, Verdict};
use crate::course::question::{Choice, GAP, Kind};
use crate::course::{Prose, Question};
use crate::session::quiz::{Answered, Asking, Quiz};

/// What is said to a learner who disputes a verdict.
const NOTED: &str = "Noted: your answer should count. The course's authors can see it.";

/// What is said to a learner who asks for a hint that is not there.
pub(super) const NO_HINT: &str = "There is no hint for this question.";

/// What is said to a learner who says, or takes back, that they are guessing.
pub(super) fn guessing(on: bool) -> &'static str {
    if on { "Noted: you are guessing." } else { "Noted: you are not guessing." }
}

/// What is said to a learner who disputes a verdict, if it can be disputed or not.
pub(super) fn disputed(can_be: bool) -> &'static str {
    if can_be { NOTED } else { "Only a wrong answer can be disputed, once." }
}

/// Which question of a quiz it is.
pub(super) fn which(quiz: &Quiz) -> String {
    let (number, of) = quiz.position();
    let which = if quiz.is_retry() { "Missed question" } else { "Question" };
    format!("{which} {number} of {of}.")
}

/// The open question: which one it is, what is asked with its parts in `order`, what was typed of
/// the answer, and how to reply.
pub(super) fn open(
    which: &str,
    order: &[usize],
    question: &Question,
    asking: &Asking,
    typed: &[String],
) -> String {
    let mut lines = Lines::default();
    lines.say(which);
    lines.prose(&question.prompt);
    parts(&mut lines, question, order);
    if let Some(hint) = question.hint.as_ref().filter(|_| asking.hints > 0) {
        lines.titled("Hint:", hint);
    }
    if asking.guess {
        lines.say("You said that you are guessing.");
    }
    if !typed.is_empty() {
        lines.say("You typed so far:");
        for line in typed {
            lines.say(line);
        }
    }
    lines.say(how(question, typed.len()));
    lines.finish()
}

/// The code, the options, the lines or the sides.
fn parts(lines: &mut Lines, question: &Question, order: &[usize]) {
    match &question.kind {
        Kind::Single { options, .. } | Kind::Multi { options, .. } => {
            code(lines, question);
            let text = |option: &Choice| option.text.clone();
            numbered(lines, &options.iter().map(text).collect::<Vec<_>>(), order);
        }
        Kind::Output { .. } | Kind::Blank { .. } | Kind::Short { .. } => code(lines, question),
        Kind::Bug { .. } => lines.numbered_code(question),
        Kind::Order { lines: own, extra, .. } => {
            let texts: Vec<&str> = own.iter().map(|line| line.text.as_str()).collect();
            let extra = extra.iter().map(|line| line.text.as_str());
            let texts: Vec<&str> = texts.into_iter().chain(extra).collect();
            for (number, text) in (1..).zip(order.iter().filter_map(|&line| texts.get(line))) {
                lines.say(format!("{number}: {text}"));
            }
        }
        Kind::Match { pairs, extra } => {
            code(lines, question);
            lines.say("Left sides:");
            let written: Vec<usize> = (0..pairs.len()).collect();
            let left: Vec<Prose> = pairs.iter().map(|(left, _)| left.clone()).collect();
            numbered(lines, &left, &written);
            lines.say("Right sides:");
            let right = pairs.iter().map(|(_, right)| right);
            numbered(lines, &right.chain(extra).cloned().collect::<Vec<_>>(), order);
        }
    }
}

fn code(lines: &mut Lines, question: &Question) {
    if let Some(code) = &question.code {
        lines.code(&question.lang, code);
    }
}

fn numbered(lines: &mut Lines, texts: &[Prose], order: &[usize]) {
    for (number, text) in (1..).zip(order.iter().filter_map(|&index| texts.get(index))) {
        lines.led(format!("{number}. "), text);
    }
}

/// A sentence on how to reply, with `typed` lines or gaps behind the learner.
pub(super) fn how(question: &Question, typed: usize) -> String {
    match &question.kind {
        Kind::Single { .. } => "Type the number of the answer.".into(),
        Kind::Multi { .. } => "Type the numbers of all that apply, such as 1 3.".into(),
        Kind::Output { .. } => {
            "Type what it prints, line by line, and then a line with only a dot.".into()
        }
        Kind::Blank { gaps, .. } if gaps.len() == 1 => {
            format!("Type what stands in the gap, {GAP}.")
        }
        Kind::Blank { gaps, .. } => {
            format!("Type what stands in gap {} of {}, {GAP}.", typed + 1, gaps.len())
        }
        Kind::Order { indent, extra, .. } => {
            let left_out = if extra.is_empty() { "" } else { " Name only the lines that belong." };
            format!("{}{left_out}", how_to_arrange(*indent))
        }
        Kind::Bug { .. } => "Type the number of the line.".into(),
        Kind::Match { pairs, extra } => how_to_match(pairs.len(), pairs.len() + extra.len()),
        Kind::Short { .. } => "Type the answer.".into(),
    }
}

/// How to reply, with what is too rare to be said each time.
pub(super) fn help(question: &Question, typed: usize) -> String {
    let more = match &question.kind {
        Kind::Output { .. } => {
            " For a line of output that is only a dot, type two dots. If nothing is printed, type \
             the word nothing. The last line may be the name of an exception."
        }
        Kind::Match { .. } => " Or name both sides, such as 2=1 1=3 3=2.",
        Kind::Single { .. }
        | Kind::Multi { .. }
        | Kind::Blank { .. }
        | Kind::Order { .. }
        | Kind::Bug { .. }
        | Kind::Short { .. } => "",
    };
    format!("{}{more}", how(question, typed))
}

/// A hint.
pub(super) fn hint(hint: &Prose) -> String {
    let mut lines = Lines::default();
    lines.titled("Hint:", hint);
    lines.finish()
}

/// The verdict, the reasons, the right answer after a wrong one, and the explanation.
pub(super) fn feedback(question: &Question, answered: &Answered) -> String {
    let mut lines = Lines::default();
    let right = answered.grade.verdict == Verdict::Right;
    if right {
        lines.say("Right.");
    } else {
        lines.say("Not quite.");
        answered.grade.reasons.iter().for_each(|reason| because(&mut lines, reason));
        lines.titled("The answer:", &question.solution());
        lines.gap();
    }
    lines.prose(&question.explain);
    if answered.disputed {
        lines.say(NOTED);
    }
    lines.say(if right || answered.disputed {
        "Press Enter to go on."
    } else {
        "Press Enter to go on, or type :dispute if your answer should count."
    });
    lines.finish()
}

fn because(lines: &mut Lines, reason: &Reason) {
    if !reason.about.is_empty() {
        lines.titled("About", &reason.about);
    }
    lines.prose(&reason.why);
}
