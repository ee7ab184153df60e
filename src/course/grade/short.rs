//! `short`: a word, a number or a short phrase.

use super::typed::{self, Care, Found};
use super::{Grade, printed};
use crate::course::prose::Prose;
use crate::course::question::Foreseen;

/// What a `short` question says of right and wrong.
pub(super) struct Key<'a> {
    pub(super) answer: &'a str,
    pub(super) accept: &'a [String],
    pub(super) ignore_case: bool,
    pub(super) wrong: &'a [Foreseen],
}

/// Grades what the learner typed.
pub(super) fn grade(key: &Key<'_>, text: &str) -> Grade {
    let accept: Vec<&str> =
        [key.answer].into_iter().chain(key.accept.iter().map(String::as_str)).collect();
    let wrong: Vec<_> = key.wrong.iter().map(|w| (w.text.as_str(), w)).collect();
    let same = |answer: &&str, care| match care {
        Care::Exact => answer.trim() == text.trim(),
        Care::Lenient => same_phrase(answer, text, key.ignore_case),
    };
    match typed::look_up(&accept, &wrong, same) {
        Found::Right => Grade::right(),
        Found::Wrong(foreseen) => Grade::wrong(vec![typed::reason(Prose::default(), foreseen)]),
        Found::Unknown if same_phrase(key.answer, text, true) => {
            let reason = typed::spelling(Prose::default(), key.answer, text);
            Grade::wrong(reason.into_iter().collect())
        }
        Found::Unknown => Grade::wrong(Vec::new()),
    }
}

fn same_phrase(answer: &str, typed: &str, ignore_case: bool) -> bool {
    let mut answer = plain(answer, ignore_case);
    // A sentence may end with a full stop; in a word or a path it may mean something.
    if answer.contains(' ') {
        answer = without_mark(&answer).to_owned();
    }
    let typed = plain(typed, ignore_case);
    forms(&typed).into_iter().any(|typed| {
        printed::same_but_quotes(without_article(&answer), without_article(&typed))
            || same_number(&answer, &typed)
            || is_called(&answer, &typed)
    })
}

/// Single spaces, straight quotes, no marks around the whole, and no capitals if they are ignored.
fn plain(text: &str, ignore_case: bool) -> String {
    let text = typed::straight(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let text = unwrapped(&text);
    if ignore_case { text.to_lowercase() } else { text.to_owned() }
}

/// The text itself, and what it is without a final mark of punctuation.
fn forms(typed: &str) -> [String; 2] {
    [typed.to_owned(), unwrapped(without_mark(typed)).to_owned()]
}

/// Without the quote marks or backticks around it; those of an empty text stay.
fn unwrapped(text: &str) -> &str {
    let inside = ['"', '\'', '`'].into_iter().find_map(|mark| {
        let inside = text.strip_prefix(mark)?.strip_suffix(mark)?;
        (!inside.trim().is_empty() && !inside.contains(mark)).then_some(inside)
    });
    inside.map_or(text, str::trim)
}

/// Without a full stop or the like right after the last word.
fn without_mark(text: &str) -> &str {
    let bare = text.trim_end_matches(['.', ',', ';', ':', '!', '?']);
    if bare.is_empty() || bare.ends_with(' ') { text } else { bare }
}

/// Without `a`, `an` or `the` in front of other words.
fn without_article(text: &str) -> &str {
    match text.split_once(' ') {
        Some((first, rest)) if ["a", "an", "the"].iter().any(|a| first.eq_ignore_ascii_case(a)) => {
            rest
        }
        _ => text,
    }
}

/// Whether a whole number is asked for and `typed` is that number. Others are compared as texts:
/// `3.1` and `3.10` may be versions.
fn same_number(answer: &str, typed: &str) -> bool {
    const WORDS: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    let Ok(number) = answer.parse::<i64>() else { return false };
    if number.to_string() != answer {
        return false;
    }
    let digits = digits(typed);
    let word = usize::try_from(number).ok().and_then(|number| WORDS.get(number));
    match digits.parse::<i64>() {
        Ok(typed) => typed == number,
        Err(_) => {
            word.is_some_and(|word| word.eq_ignore_ascii_case(typed))
                || digits.parse::<f64>().is_ok_and(|typed| typed.to_string() == answer)
        }
    }
}

/// Without `_` or `,` between groups of three digits.
fn digits(text: &str) -> String {
    for mark in ['_', ','] {
        let mut groups = text.split(mark);
        let first = groups.next().unwrap_or_default();
        let sized = (1..=3).contains(&first.trim_start_matches(['+', '-']).len());
        let three = |group: &str| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit());
        if sized && text.contains(mark) && groups.all(three) {
            return text.replace(mark, "");
        }
    }
    text.to_owned()
}

/// Whether a name is asked for and `typed` is that name as it is called: `len()`, `.append`.
fn is_called(answer: &str, typed: &str) -> bool {
    let name = answer.chars().count() > 1
        && answer.starts_with(|sign: char| sign.is_alphabetic() || sign == '_')
        && answer.chars().all(|sign| sign.is_alphanumeric() || sign == '_');
    name && {
        let typed = typed.strip_suffix("()").unwrap_or(typed);
        typed.strip_prefix('.').unwrap_or(typed) == answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::grade::Verdict;

    #[track_caller]
    fn check(answer: &str, ignore_case: bool, right: &[&str], wrong: &[&str]) {
        let key = Key { answer, accept: &[], ignore_case, wrong: &[] };
        for text in right {
            assert_eq!(grade(&key, text), Grade::right(), "{answer:?} as {text:?}");
        }
        for text in wrong {
            assert_eq!(grade(&key, text).verdict, Verdict::Wrong, "{answer:?} as {text:?}");
        }
    }

    #[test]
    fn words() {
        let right = ["is", " IS \n", "`is`", "\"is\"", "“is”", "is.", "`is`.", "'is.'", "is?"];
        check("is", true, &right, &["", "==", "i s", "is not", "its", "."]);
        check("GET", false, &["GET", "`GET`", "GET."], &["get", "Get"]);
        check(
            "list comprehension",
            true,
            &["A list  comprehension.", "a List comprehension"],
            &["comprehension", "listcomprehension"],
        );
        check("the heap", true, &["heap", "a heap", "the heap"], &["the", "stack"]);
        check("a", true, &["a", "A"], &["", "the"]);
        check("It is mutable.", true, &["it is mutable", "It is mutable."], &["mutable"]);
        check("None", true, &["none", "None"], &["null"]);
        check("len", true, &["len()", "`len()`", "LEN"], &["len(x)", "length"]);
        check("append", true, &[".append()", ".append"], &["list.append(", "()"]);
        check("len()", true, &["len()"], &["len"]);
        check("d[\"a\"]", true, &["d['a']"], &["d[a]"]);
    }

    #[test]
    fn signs_that_mean_something() {
        check(
            ".github/workflows",
            true,
            &[".github/workflows", "`.github/workflows`."],
            &["github/workflows", ".github"],
        );
        check(".", true, &[".", "`.`", "\".\""], &["..", "", ","]);
        check("..", true, &[".."], &["."]);
        check("a?", true, &["a?"], &["a"]);
        check("pip install .", true, &["pip install .", "`pip install .`"], &["pip install"]);
        check("\"\"\"", true, &["\"\"\""], &["\"", "'''"]);
        check("\"\"", true, &["\"\"", "''"], &["", "\""]);
        check("__init__", true, &["__init__", "`__init__`"], &["init"]);
        check("//", true, &["//", "`//`", "'//'", "`//`."], &["/", ""]);
        check("*", true, &["*"], &["**", ""]);
        check("-", true, &["-"], &["", "--"]);
    }

    #[test]
    fn numbers() {
        check(
            "7",
            true,
            &["7", "7.0", "+7", "07", "7.", "seven", "Seven.", "`7`", "7e0"],
            &["7.5", "70", "-7", "six", "7,0", "seven eight", "7 0"],
        );
        check("1000000", true, &["1_000_000", "1,000,000", "1e6"], &["1_000", "1,00,0000"]);
        check("-3", true, &["-3", "-3.0"], &["3", "- 3"]);
        check("404", true, &["404", "404."], &["403", "4.04"]);
        check("3.10", true, &["3.10"], &["3.1", "3.100"]);
        check("3.1", true, &["3.1", "3.1."], &["3.10", "3"]);
        check("7.0", true, &["7.0"], &["7"]);
        check("007", true, &["007"], &["7"]);
        check("9007199254740992", true, &["9007199254740992"], &["9007199254740993"]);
    }

    #[test]
    fn foreseen_mistakes_and_capitals() {
        let foreseen = |text: &str| Foreseen {
            text: text.into(),
            why: Prose::plain(text),
            misconception: Some("m".into()),
        };
        let wrong = [foreseen("=="), foreseen("is"), foreseen("len()"), foreseen("a dict")];
        let accept = ["404 Not Found".to_owned(), "len".to_owned()];
        let key = Key { answer: "IS", accept: &accept, ignore_case: true, wrong: &wrong };
        let why = |text: &str| grade(&key, text).reasons.first().map(|r| r.why.clone());
        assert_eq!(grade(&key, "404 not found."), Grade::right());
        assert_eq!(grade(&key, "Is"), Grade::right());
        assert_eq!(grade(&key, "len"), Grade::right());
        assert_eq!(why("is"), Some(Prose::plain("is")));
        assert_eq!(why("`==`"), Some(Prose::plain("==")));
        assert_eq!(why("len()"), Some(Prose::plain("len()")));
        assert_eq!(why("The Dict."), Some(Prose::plain("a dict")));
        let strict = Key { answer: "GET", accept: &[], ignore_case: false, wrong: &[] };
        assert_eq!(grade(&strict, "get").reasons.len(), 1);
        assert_eq!(grade(&strict, "put").reasons.len(), 0);
    }
}
