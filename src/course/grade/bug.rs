//! `bug`: the faulty line of a program.

use super::{Grade, Reason, phrase};
use crate::course::prose::Prose;
use crate::course::question::{Question, WrongLine};

/// Right is the line number `line`; another line with the same text is not.
pub(super) fn grade(question: &Question, line: usize, wrong: &[WrongLine], picked: usize) -> Grade {
    if picked == line {
        return Grade::right();
    }
    let Some(text) = text_of(question, picked) else { return Grade::wrong(Vec::new()) };
    let about = phrase::paragraph(vec![
        phrase::words(&format!("line {picked}: ")),
        phrase::code(text.trim()),
    ]);
    Grade::wrong(vec![match wrong.iter().find(|foreseen| foreseen.line == picked) {
        Some(WrongLine { why, misconception, .. }) => {
            Reason { about, why: why.clone(), misconception: misconception.clone() }
        }
        None => Reason::generic(about, Prose::plain("This line can stay as it is.")),
    }])
}

/// The faulty line's number above what replaces it.
pub(super) fn solution(question: &Question, line: usize, fix: &str) -> Prose {
    phrase::above(number(line), Prose::listing(&question.lang, fix.trim_end()))
}

/// The picked line's number above its text.
pub(super) fn in_words(question: &Question, picked: usize) -> Prose {
    match text_of(question, picked) {
        Some(text) => phrase::above(number(picked), Prose::listing(&question.lang, text)),
        None => number(picked),
    }
}

fn number(line: usize) -> Prose {
    Prose::plain(&format!("Line {line}"))
}

fn text_of(question: &Question, line: usize) -> Option<&str> {
    question.code.as_deref()?.lines().nth(line.checked_sub(1)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::grade::{Verdict, tests::question};
    use crate::course::question::{Answer, Kind};

    fn sample() -> Question {
        let wrong = vec![WrongLine {
            line: 4,
            why: Prose::plain("It prints what it is given."),
            misconception: Some("blames-print".into()),
        }];
        let fix = "n.sort()".into();
        let kind = Kind::Bug { line: 2, fix, expect: None, wrong };
        question(kind, "n = [2, 1]\nn = n.sort()\nn = n.sort()\nprint(n)")
    }

    #[test]
    fn only_the_place_counts() {
        let check = |picked: usize, verdict: Verdict, why: Option<&str>| {
            let grade = sample().grade(&Answer::Line(picked));
            assert_eq!(grade.verdict, verdict, "{picked}");
            let said = grade.reasons.first().map(|reason| reason.why.clone());
            assert_eq!(said, why.map(Prose::plain), "{picked}");
        };
        check(2, Verdict::Right, None);
        check(1, Verdict::Wrong, Some("This line can stay as it is."));
        check(3, Verdict::Wrong, Some("This line can stay as it is."));
        check(4, Verdict::Wrong, Some("It prints what it is given."));
        check(0, Verdict::Wrong, None);
        check(5, Verdict::Wrong, None);
        check(usize::MAX, Verdict::Wrong, None);
    }

    #[test]
    fn shown_with_its_number() {
        let shown = |line: &str, text: &str| {
            phrase::above(Prose::plain(line), Prose::listing("python", text))
        };
        assert_eq!(sample().solution(), shown("Line 2", "n.sort()"));
        assert_eq!(sample().in_words(&Answer::Line(4)), shown("Line 4", "print(n)"));
        assert_eq!(sample().in_words(&Answer::Line(9)), Prose::plain("Line 9"));
    }
}
