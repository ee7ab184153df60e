//! From a typed line to an answer.

use crate::course::question::{Kind, PlacedLine};
use crate::course::{Answer, Question};

/// Lines of output that are taken; no program in a lesson prints as many.
const MOST_LINES: usize = 1000;

/// Steps of indentation that are taken.
const DEEPEST: usize = 8;

/// What a typed line came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Taken {
    /// The answer is complete.
    Answer(Answer),
    /// A part of the answer; a sentence on what comes next, which may be empty.
    More(String),
    /// It cannot be an answer; a sentence on what can.
    Unclear(String),
}

/// Takes in a line typed as an answer to `question`, whose parts are shown in `order`. `typed`
/// holds the lines or gaps typed before, and gets this one.
pub(super) fn take(
    question: &Question,
    order: &[usize],
    typed: &mut Vec<String>,
    line: &str,
) -> Taken {
    match &question.kind {
        Kind::Single { .. } => one(line, order.len(), |place| Answer::Choice(vec![order[place]])),
        Kind::Multi { .. } => several(line, order),
        Kind::Bug { .. } => {
            let lines = question.code.as_deref().map_or(0, |code| code.lines().count());
            one(line, lines, |place| Answer::Line(place + 1))
        }
        Kind::Output { .. } => printed(typed, line),
        Kind::Blank { gaps, .. } => gap(typed, line, gaps.len()),
        Kind::Order { extra, indent, .. } => arranged(line, order, *indent, extra.is_empty()),
        Kind::Match { pairs, .. } => matched(line, order, pairs.len()),
        Kind::Short { .. } if line.trim().is_empty() => {
            Taken::Unclear("Type your answer, or :skip to leave the question.".into())
        }
        Kind::Short { .. } => Taken::Answer(Answer::Text(line.to_owned())),
    }
}

/// Reads a number from 1 to `most` as a place from 0.
pub(super) fn place(text: &str, most: usize) -> Option<usize> {
    let number: usize = text.trim().parse().ok()?;
    number.checked_sub(1).filter(|place| *place < most)
}

fn one(line: &str, most: usize, answer: impl Fn(usize) -> Answer) -> Taken {
    match place(line, most) {
        Some(place) => Taken::Answer(answer(place)),
        None => Taken::Unclear(format!("Type one number from 1 to {most}.")),
    }
}

fn several(line: &str, order: &[usize]) -> Taken {
    let most = order.len();
    let places: Option<Vec<usize>> = words(line).map(|word| place(word, most)).collect();
    let Some(places) = places.filter(|places| !places.is_empty()) else {
        let example = "with spaces between them, such as 1 3";
        return Taken::Unclear(format!("Type one or more numbers from 1 to {most}, {example}."));
    };
    let mut options: Vec<usize> = places.into_iter().map(|place| order[place]).collect();
    options.sort_unstable();
    options.dedup();
    Taken::Answer(Answer::Choice(options))
}

/// A line with only a dot ends the output; two dots stand for a line with one.
fn printed(typed: &mut Vec<String>, line: &str) -> Taken {
    if line.trim_end() == "." {
        if typed.iter().all(|line| line.trim().is_empty()) {
            typed.clear();
            let nothing = "if it prints nothing, type the word nothing";
            return Taken::Unclear(format!("Type what the program prints; {nothing}."));
        }
        return Taken::Answer(Answer::Text(std::mem::take(typed).join("\n")));
    }
    if typed.len() >= MOST_LINES {
        let what = format!("That is more than {MOST_LINES} lines");
        return Taken::Unclear(format!("{what}. Type a dot to answer, or :clear to start over."));
    }
    typed.push(if line == ".." { ".".into() } else { line.to_owned() });
    Taken::More(String::new())
}

fn gap(typed: &mut Vec<String>, line: &str, gaps: usize) -> Taken {
    // Space alone may be the answer to a gap in a text, an empty line never is.
    if line.is_empty() {
        return Taken::Unclear("Type what stands in the gap, or :skip to leave it.".into());
    }
    typed.push(line.to_owned());
    if typed.len() < gaps {
        return Taken::More(format!("Now gap {} of {gaps}.", typed.len() + 1));
    }
    Taken::Answer(Answer::Blanks(std::mem::take(typed)))
}

fn arranged(line: &str, order: &[usize], indent: bool, all: bool) -> Taken {
    match placed(line, order, indent) {
        Ok(lines) if all && lines.len() < order.len() => {
            let count = order.len();
            Taken::Unclear(format!("All {count} lines belong. Name each of them once."))
        }
        Ok(lines) => Taken::Answer(Answer::Lines(lines)),
        Err(why) => Taken::Unclear(why),
    }
}

fn placed(line: &str, order: &[usize], indent: bool) -> Result<Vec<PlacedLine>, String> {
    let mut lines: Vec<PlacedLine> = Vec::new();
    for word in words(line) {
        let (number, depth) = word.split_once('+').unwrap_or((word, "0"));
        let Some(at) = place(number, order.len()) else {
            return Err(format!("There is no line {number}. {}", how_to_arrange(indent)));
        };
        let depth: usize = match depth.parse() {
            Ok(0) => 0,
            Ok(_) if !indent => return Err("Only the order counts here. Leave the + out.".into()),
            Ok(depth) if depth <= DEEPEST => depth,
            Ok(_) | Err(_) => {
                return Err(format!("Behind a + stands a number of steps, 0 to {DEEPEST}."));
            }
        };
        let Some(&written) = order.get(at) else { continue };
        if lines.iter().any(|placed| placed.line == written) {
            return Err(format!("Line {number} is there twice. {}", how_to_arrange(indent)));
        }
        lines.push(PlacedLine { line: written, depth });
    }
    if lines.is_empty() { Err(how_to_arrange(indent)) } else { Ok(lines) }
}

/// How the lines of an `order` question are named.
pub(super) fn how_to_arrange(indent: bool) -> String {
    let numbers = "Type the numbers of the lines from top to bottom";
    if indent {
        format!("{numbers}, with +1 behind a number for each step of indentation, such as 2 1+1.")
    } else {
        format!("{numbers}, such as 2 1 3.")
    }
}

fn matched(line: &str, order: &[usize], pairs: usize) -> Taken {
    let mut chosen: Vec<Option<usize>> = vec![None; pairs];
    for (at, word) in words(line).enumerate() {
        let (left, right) = match word.split_once('=') {
            Some((left, right)) => (place(left, pairs), right),
            None => (Some(at).filter(|at| *at < pairs), word),
        };
        let right = place(right, order.len()).and_then(|at| order.get(at).copied());
        match (left.and_then(|left| chosen.get_mut(left)), right) {
            (Some(free @ None), Some(right)) => *free = Some(right),
            (Some(_) | None, _) => return Taken::Unclear(how_to_match(pairs, order.len())),
        }
    }
    if chosen.iter().any(Option::is_none) {
        return Taken::Unclear(how_to_match(pairs, order.len()));
    }
    Taken::Answer(Answer::Pairs(chosen))
}

/// How the sides of a `match` question are paired.
pub(super) fn how_to_match(pairs: usize, sides: usize) -> String {
    let example: Vec<String> = (1..=pairs).rev().map(|side| side.to_string()).collect();
    format!(
        "Type {pairs} numbers from 1 to {sides}, one for each left side in turn, such as {}.",
        example.join(" ")
    )
}

/// The words of a line, divided by spaces or commas.
fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::sample;

    /// Types lines one after the other; the last one's outcome, with the parts in written order.
    fn typing(question: &str, lines: &[&str]) -> Taken {
        let lesson = sample::lesson("python/kinds");
        let question = lesson.question(&question.into()).unwrap();
        let order: Vec<usize> = match &question.kind {
            Kind::Single { options, .. } | Kind::Multi { options, .. } => {
                (0..options.len()).collect()
            }
            Kind::Order { lines, extra, .. } => (0..lines.len() + extra.len()).collect(),
            Kind::Match { pairs, extra } => (0..pairs.len() + extra.len()).collect(),
            Kind::Output { .. } | Kind::Blank { .. } | Kind::Bug { .. } | Kind::Short { .. } => {
                Vec::new()
            }
        };
        let mut typed = Vec::new();
        let mut last = Taken::More(String::new());
        for line in lines {
            last = take(question, &order, &mut typed, line);
        }
        last
    }

    fn answers(question: &str, lines: &[&str], expected: &Answer) {
        assert_eq!(typing(question, lines), Taken::Answer(expected.clone()), "{lines:?}");
    }

    fn is_unclear(question: &str, lines: &[&str], words: &str) {
        let Taken::Unclear(said) = typing(question, lines) else { panic!("{question} {lines:?}") };
        assert!(said.contains(words), "{lines:?}: {said}");
    }

    #[test]
    fn numbers_choose() {
        answers("single", &["2"], &Answer::Choice(vec![1]));
        answers("single", &[" 3 "], &Answer::Choice(vec![2]));
        answers("bug", &["3"], &Answer::Line(3));
        answers("multi", &["3 1"], &Answer::Choice(vec![0, 2]));
        answers("multi", &["1,1, 2"], &Answer::Choice(vec![0, 1]));
        for line in ["", "0", "4", "two", "1 2", "-1", "99999999999999999999"] {
            is_unclear("single", &[line], "from 1 to 3");
        }
        is_unclear("bug", &["4"], "from 1 to 3");
        for line in ["", ",", "1 4", "1 x"] {
            is_unclear("multi", &[line], "from 1 to 3");
        }
    }

    #[test]
    fn a_dot_ends_what_is_printed() {
        let text = |text: &str| Answer::Text(text.into());
        answers("output", &["a", "KeyError", "."], &text("a\nKeyError"));
        answers("output", &["", "  a ", ". "], &text("\n  a "));
        answers("output", &["..", "...", "."], &text(".\n..."));
        answers("output", &[".. ", "."], &text(".. "));
        is_unclear("output", &["."], "the word nothing");
        is_unclear("output", &["", " ", "."], "the word nothing");
        let many = vec!["a"; MOST_LINES + 1];
        is_unclear("output", &many, ":clear");
        assert_eq!(typing("output", &["a"]), Taken::More(String::new()));
    }

    #[test]
    fn gaps_are_filled_one_after_the_other() {
        answers("blank", &["[]", " "], &Answer::Blanks(vec!["[]".into(), " ".into()]));
        assert_eq!(typing("blank", &["[]"]), Taken::More("Now gap 2 of 2.".into()));
        is_unclear("blank", &["[]", ""], "gap");
        answers("blank", &["a", "", "b"], &Answer::Blanks(vec!["a".into(), "b".into()]));
    }

    #[test]
    fn short_answers_stay_as_they_are() {
        answers("short", &[" The Return. "], &Answer::Text(" The Return. ".into()));
        is_unclear("short", &[" "], ":skip");
    }

    #[test]
    fn lines_are_put_in_order() {
        let lines = |lines: &[(usize, usize)]| {
            let placed = |&(line, depth): &(usize, usize)| PlacedLine { line, depth };
            Answer::Lines(lines.iter().map(placed).collect())
        };
        answers("order", &["1 2 3+1"], &lines(&[(0, 0), (1, 0), (2, 1)]));
        answers("order", &["4+2,1+0"], &lines(&[(3, 2), (0, 0)]));
        is_unclear("order", &[""], "from top to bottom");
        is_unclear("order", &["1 5"], "no line 5");
        is_unclear("order", &["1 1"], "twice");
        is_unclear("order", &["1+"], "steps");
        is_unclear("order", &["1+9"], "steps");
        let order = [1, 0];
        let unclear = |line: &str, indent, all| match arranged(line, &order, indent, all) {
            Taken::Unclear(said) => said,
            taken @ (Taken::Answer(_) | Taken::More(_)) => panic!("{taken:?}"),
        };
        assert!(unclear("1+1 2", false, true).contains("Leave the + out"));
        assert!(unclear("1", true, true).contains("All 2 lines"));
        assert_eq!(arranged("2 1", &order, false, true), Taken::Answer(lines(&[(0, 0), (1, 0)])));
    }

    #[test]
    fn sides_are_paired() {
        let pairs = |sides: [usize; 3]| Answer::Pairs(sides.into_iter().map(Some).collect());
        answers("match", &["3 1 4"], &pairs([2, 0, 3]));
        answers("match", &["2=1 1=3 3=1"], &pairs([2, 0, 0]));
        answers("match", &["1, 2, 3"], &pairs([0, 1, 2]));
        for line in ["", "1 2", "1 2 3 4", "1=1 1=2 3=3", "4=1 2=2 3=3", "1 2 5", "a b c"] {
            is_unclear("match", &[line], "3 numbers from 1 to 4");
        }
    }
}
