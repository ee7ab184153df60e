//! The kinds of question: the keys that each of them has.

use std::collections::BTreeSet;

use super::catalogue::Names;
use super::order;
use super::reader::{Number, Table, Text};
use super::words::{did_you_mean, list, many};
use crate::course::prose::Prose;
use crate::course::question::{Choice, ExtraLine, Foreseen, GAP, Gap, Kind, WrongLine};

/// A question's table with what has been read of it already.
pub(super) struct Source<'a> {
    pub(super) t: &'a Table<'a>,
    pub(super) names: &'a Names,
    pub(super) code: Option<&'a Text<'a>>,
    pub(super) lang: &'a str,
}

const KINDS: [&str; 8] = ["single", "multi", "output", "blank", "order", "bug", "match", "short"];

/// Reads the keys that belong to the kind. `None` if the question cannot be asked.
pub(super) fn read(s: &Source<'_>, kind: &Text<'_>) -> Option<Kind> {
    match kind.value {
        "single" => single(s),
        "multi" => Some(multi(s)),
        "output" => output(s),
        "blank" => blank(s),
        "order" => order::read(s),
        "bug" => bug(s),
        "match" => Some(match_pairs(s)),
        "short" => short(s),
        other => {
            let help = did_you_mean(other, KINDS);
            let help = help.unwrap_or_else(|| format!("the kinds are {}", list(KINDS.into_iter())));
            let message = format!("there is no kind of question `{}`", other.escape_debug());
            s.t.report.error(kind.span.clone(), message, help);
            None
        }
    }
}

fn single(s: &Source<'_>) -> Option<Kind> {
    let answer = s.t.need_text("answer");
    s.t.need("wrong");
    let wrong = s.choices("wrong");
    let place = s.t.number("place").and_then(|place| {
        let count = wrong.len() + 1;
        let inside = (1..=count).contains(&place.value);
        if !inside {
            let message = format!("there is no place {} among {count} options", place.value);
            s.t.report.error(place.span, message, format!("give a place from 1 to {count}"));
        }
        inside.then(|| place.value - 1)
    });
    if wrong.is_empty() {
        s.t.error("there is no wrong option", "add `wrong = [{ text = \"…\", why = \"…\" }]`");
    }
    let right =
        Choice { text: answer?.prose(s.t.report), why: Prose::default(), misconception: None };
    Some(Kind::Single { options: [vec![right], wrong].concat(), place })
}

fn multi(s: &Source<'_>) -> Kind {
    s.t.need("answers");
    s.t.need("wrong");
    let (answers, wrong) = (s.choices("answers"), s.choices("wrong"));
    if answers.is_empty() || wrong.is_empty() {
        let message = "a `multi` question needs at least one right and one wrong option";
        s.t.error(message, "list the right ones in `answers`, the others in `wrong`");
    }
    let right = answers.len();
    Kind::Multi { options: [answers, wrong].concat(), right }
}

fn output(s: &Source<'_>) -> Option<Kind> {
    s.need_code();
    let raises = s.t.text("raises").map(|text| text.trimmed());
    let answer = match raises {
        // A program may end before it has printed anything.
        Some(_) => s.t.text("answer").map(|text| text.trimmed()).unwrap_or_default(),
        None => s.t.need_text("answer")?.trimmed(),
    };
    Some(Kind::Output { answer, raises, accept: s.accept("accept"), wrong: s.foreseen("wrong") })
}

fn blank(s: &Source<'_>) -> Option<Kind> {
    s.t.need("blanks");
    let gap = |t: Table<'_>| {
        let source = Source { t: &t, ..*s };
        t.need("accept");
        let gap = Gap { accept: source.accept("accept"), wrong: source.foreseen("wrong") };
        t.finish();
        if gap.accept.is_empty() {
            t.error("nothing fills this gap", "list what is right: `accept = [\"…\"]`");
        }
        gap
    };
    let gaps: Vec<Gap> = s.t.tables("blanks").into_iter().map(gap).collect();
    let expect = s.expect();
    // Read again where the question is proved: learners have no use for it.
    s.t.flag("same_output");
    let code = s.need_code()?;
    let marks = code.value.matches(GAP).count();
    if marks != gaps.len() || marks == 0 {
        let message =
            format!("the code has {} `{GAP}`, `blanks` fills {}", many(marks, "gap"), gaps.len());
        let help = "write one `___` in the code and one table in `blanks` for each gap";
        s.t.report.error(s.t.place("blanks").unwrap_or(code.span.clone()), message, help);
        return None;
    }
    Some(Kind::Blank { gaps, expect })
}

fn bug(s: &Source<'_>) -> Option<Kind> {
    let line = s.t.need_number("line");
    let fix = s.t.need_text("fix").map(|fix| fix.program());
    let entries = s.t.tables("wrong");
    let expect = s.expect();
    let lines = s.need_code()?.program().lines().count();
    let inside = |line: &Number| {
        let inside = (1..=lines).contains(&line.value);
        if !inside {
            let message = format!("the code has no line {}", line.value);
            s.t.report.error(line.span.clone(), message, format!("give a line from 1 to {lines}"));
        }
        inside
    };
    let line = line.filter(&inside);
    let mut suspects: BTreeSet<usize> = line.iter().map(|line| line.value).collect();
    let wrong = |t: Table<'_>| {
        let number = t.need_number("line").filter(&inside);
        let (why, misconception) = s.reason(&t);
        t.finish();
        let number = number?;
        if !suspects.insert(number.value) {
            let message = format!("line {} is the faulty one or named twice", number.value);
            t.report.error(number.span, message, "name each of the other lines once at most");
            return None;
        }
        Some(WrongLine { line: number.value, why, misconception })
    };
    let wrong = entries.into_iter().filter_map(wrong).collect();
    Some(Kind::Bug { line: line?.value, fix: fix?, expect, wrong })
}

fn match_pairs(s: &Source<'_>) -> Kind {
    s.t.need("pairs");
    let mut sides: [BTreeSet<String>; 2] = Default::default();
    let mut unique = |side: usize, text: &Text<'_>| {
        let new = sides.get_mut(side).is_some_and(|side| side.insert(text.trimmed()));
        if !new {
            let side = if side == 0 { "left" } else { "right" };
            let message = format!("two {side} sides are equal");
            s.t.report.error(text.span.clone(), message, "make each side different");
        }
        text.prose(s.t.report)
    };
    let mut pairs = Vec::new();
    for (pair, span) in s.t.text_lists("pairs") {
        if let [left, right] = &*pair {
            pairs.push((unique(0, left), unique(1, right)));
        } else {
            let message = format!("a pair has two sides, this one has {}", pair.len());
            s.t.report.error(span, message, "write it as `[\"left\", \"right\"]`");
        }
    }
    let extra = s.t.texts("extra").iter().map(|text| unique(1, text)).collect();
    if pairs.is_empty() {
        s.t.error("there is no pair to match", "add `pairs = [[\"left\", \"right\"], …]`");
    }
    Kind::Match { pairs, extra }
}

fn short(s: &Source<'_>) -> Option<Kind> {
    let answer = s.t.need_text("answer");
    let (accept, wrong) = (s.accept("accept"), s.foreseen("wrong"));
    let ignore_case = s.t.flag("ignore_case").unwrap_or(true);
    Some(Kind::Short { answer: answer?.trimmed(), accept, ignore_case, wrong })
}

impl<'a> Source<'a> {
    /// The program that the kind cannot do without.
    pub(super) fn need_code(&self) -> Option<&'a Text<'a>> {
        let code = self.code.filter(|code| !code.value.trim().is_empty());
        if code.is_none() {
            self.t.error("`code` is missing", "add `code = '''…'''`");
        }
        code
    }

    /// What the program prints when the answer is right.
    pub(super) fn expect(&self) -> Option<String> {
        self.t.text("expect").map(|text| text.trimmed())
    }

    /// Lines that do not belong.
    pub(super) fn extra_lines(&self) -> Vec<ExtraLine> {
        let line = |entry: Foreseen| {
            let Foreseen { text, why, misconception } = entry;
            ExtraLine { text: text.trim().into(), why, misconception }
        };
        self.foreseen("extra").into_iter().map(line).collect()
    }

    fn accept(&self, key: &'static str) -> Vec<String> {
        self.t.texts(key).iter().map(Text::trimmed).collect()
    }

    fn choices(&self, key: &'static str) -> Vec<Choice> {
        let choice = |t: Table<'_>| {
            let text = t.need_text("text").map(|text| text.prose(t.report));
            let (why, misconception) = self.reason(&t);
            t.finish();
            Some(Choice { text: text?, why, misconception })
        };
        self.t.tables(key).into_iter().filter_map(choice).collect()
    }

    fn foreseen(&self, key: &'static str) -> Vec<Foreseen> {
        let entry = |t: Table<'_>| {
            t.need("text");
            let text = t.text("text").map(|text| text.trimmed());
            let (why, misconception) = self.reason(&t);
            t.finish();
            Some(Foreseen { text: text?, why, misconception })
        };
        self.t.tables(key).into_iter().filter_map(entry).collect()
    }

    fn reason(&self, t: &Table<'_>) -> (Prose, Option<String>) {
        let why = t.text("why").map(|text| text.prose(t.report)).unwrap_or_default();
        let known = self.names.misconceptions.as_ref();
        let misconception = t.slug("misconception").map(|name| {
            Names::check(known, &name, "misconception", "concepts.toml", t);
            name.value.to_owned()
        });
        (why, misconception)
    }
}
