//! `blank`: the gaps `___` of a program.

use super::typed::{self, Care, Found};
use super::{Grade, Reason, phrase, printed, python};
use crate::course::prose::Prose;
use crate::course::question::{Gap, Question};

const GAP: &str = "___";

/// What counts where a gap stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Python code: neither the space between tokens nor the quote style.
    Python,
    /// Inside a Python text: all but space around the filling.
    Text,
    /// Another language that takes both kinds of quote marks for the same.
    Markup,
    /// Another language where the quote marks differ in meaning.
    Strict,
}

/// Right is a fitting text in each gap.
pub(super) fn grade(question: &Question, gaps: &[Gap], fillings: &[String]) -> Grade {
    if fillings.len() != gaps.len() {
        return Grade::wrong(Vec::new());
    }
    let mut right = true;
    let mut reasons = Vec::new();
    for (number, (gap, filling)) in gaps.iter().zip(fillings).enumerate() {
        let place = place(question, number);
        let accept: Vec<&str> = gap.accept.iter().map(String::as_str).collect();
        let wrong: Vec<_> = gap.wrong.iter().map(|w| (w.text.as_str(), w)).collect();
        let about = about(number, filling);
        match typed::look_up(&accept, &wrong, |key, care| same(place, key, filling, care)) {
            Found::Right => continue,
            Found::Wrong(foreseen) => reasons.push(typed::reason(about, foreseen)),
            Found::Unknown => reasons.extend(guess(about, gap, filling, gaps.len())),
        }
        right = false;
    }
    if right { Grade::right() } else { Grade::wrong(reasons) }
}

/// The program with its gaps filled.
pub(super) fn solution(question: &Question, gaps: &[Gap]) -> Prose {
    let first = |gap: &Gap| gap.accept.first().cloned().unwrap_or_default();
    filled(question, &gaps.iter().map(first).collect::<Vec<_>>())
}

/// The program with the learner's fillings; gaps left empty stay.
pub(super) fn in_words(question: &Question, gaps: usize, fillings: &[String]) -> Prose {
    if fillings.iter().take(gaps).all(|filling| filling.trim().is_empty()) {
        return phrase::nothing();
    }
    filled(question, fillings)
}

fn filled(question: &Question, fillings: &[String]) -> Prose {
    let Some(code) = &question.code else { return Prose::plain(&fillings.join(", ")) };
    let mut parts = code.split(GAP);
    let mut text = parts.next().unwrap_or_default().to_owned();
    let mut fillings = fillings.iter();
    for part in parts {
        let filling = fillings.next().filter(|filling| !filling.is_empty());
        text.push_str(filling.map_or(GAP, String::as_str));
        text.push_str(part);
    }
    Prose::listing(&question.lang, &text)
}

fn about(number: usize, filling: &str) -> Prose {
    let gap = format!("gap {}: ", number + 1);
    let filling = filling.trim();
    let filling =
        if filling.is_empty() { phrase::words("(nothing)") } else { phrase::code(filling) };
    phrase::paragraph(vec![phrase::words(&gap), filling])
}

/// A generic reason; where there is only one gap, there is no need to say that it is wrong.
fn guess(about: Prose, gap: &Gap, filling: &str, gaps: usize) -> Option<Reason> {
    let answer = gap.accept.first()?;
    if python::same_code(&answer.to_lowercase(), &filling.to_lowercase()) {
        return typed::spelling(about, answer, filling);
    }
    (gaps > 1).then(|| Reason::generic(about, Prose::plain("It does not fit here.")))
}

fn place(question: &Question, number: usize) -> Place {
    match question.lang.as_str() {
        "python" | "py" | "python3" => {
            let code = question.code.as_deref().unwrap_or_default();
            let before: Vec<&str> = code.split(GAP).take(number + 1).collect();
            if python::ends_in_text(&before.join(GAP)) { Place::Text } else { Place::Python }
        }
        "json" | "sql" | "text" | "sh" | "bash" | "zsh" | "shell" | "console" | "powershell"
        | "bat" => Place::Strict,
        _ => Place::Markup,
    }
}

fn same(place: Place, answer: &str, filling: &str, care: Care) -> bool {
    // Space at the ends of a text counts where the answer has some.
    if place == Place::Text && answer.trim() != answer {
        return answer == filling;
    }
    let (answer, filling) = (answer.trim(), filling.trim());
    if care == Care::Exact {
        return answer == filling;
    }
    let (answer, filling) = (typed::straight(answer), typed::straight(filling));
    match place {
        Place::Python => python::same_code(&answer, &filling),
        Place::Text => answer == filling,
        Place::Markup => {
            printed::same_but_quotes(&single_spaced(&answer), &single_spaced(&filling))
        }
        Place::Strict => single_spaced(&answer) == single_spaced(&filling),
    }
}

fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::grade::{Verdict, tests::question};
    use crate::course::question::{Answer, Foreseen, Kind};

    fn gap(accept: &[&str], wrong: &[(&str, &str)]) -> Gap {
        let foreseen = |&(text, why): &(&str, &str)| Foreseen {
            text: text.into(),
            why: Prose::plain(why),
            misconception: None,
        };
        Gap {
            accept: accept.iter().map(|&text| text.into()).collect(),
            wrong: wrong.iter().map(foreseen).collect(),
        }
    }

    fn ask(lang: &str, code: &str, gaps: Vec<Gap>) -> Question {
        let mut question = question(Kind::Blank { gaps, expect: None }, code);
        question.lang = lang.into();
        question
    }

    fn answer(fillings: &[&str]) -> Answer {
        Answer::Blanks(fillings.iter().map(|&text| text.into()).collect())
    }

    #[track_caller]
    fn check(lang: &str, code: &str, accept: &str, right: &[&str], wrong: &[&str]) {
        let question = ask(lang, code, vec![gap(&[accept], &[])]);
        for filling in right {
            assert_eq!(question.grade(&answer(&[filling])), Grade::right(), "{filling:?}");
        }
        for filling in wrong {
            let verdict = question.grade(&answer(&[filling])).verdict;
            assert_eq!(verdict, Verdict::Wrong, "{filling:?}");
        }
    }

    #[test]
    fn code() {
        check(
            "python",
            "x.___(1)",
            "get",
            &["get", " get "],
            &["", "Get", "get()", "ge t", ".get"],
        );
        check("python", "x = ___", "a + b", &["a+b", "a +b"], &["ab", "b + a", "a - b"]);
        check("python", "if x ___ y:", "not in", &["not  in"], &["notin", "in"]);
        check("python", "if x ___ y:", "==", &["=="], &["=", "= =", "==="]);
        check(
            "python",
            "print(1, ___)",
            "end=\"\"",
            &["end = ''", "end=“”"],
            &["end", "end=\" \""],
        );
        check("python", "# don't\nx = ___", "a+1", &["a + 1"], &["a1"]);
    }

    #[test]
    fn inside_a_text_each_space_counts() {
        check("python", "\"/<___:name>\"", "path", &["path", " path "], &["pa th", "'path'"]);
        check("python", "f\"{x:___}\"", ">10", &[">10"], &["> 10", "10"]);
        check("python", "f\"{___:.2f}\"", "a * b", &["a*b"], &["ab"]);
        check("python", "\"Hello,___\"", " world", &[" world"], &["world", "  world"]);
        check("python", "x = \"a___b\"", " ", &[" "], &["", "  "]);
    }

    #[test]
    fn other_languages() {
        check("yaml", "run: ___", "\"3.10\"", &["'3.10'", "\"3.10\""], &["3.10", "\" 3.10\""]);
        check(
            "jinja",
            "{% ___ %}",
            "extends \"a.html\"",
            &["extends 'a.html'"],
            &["extendsa.html"],
        );
        check("text", "echo ___", "\"$HOME\"", &["\"$HOME\""], &["'$HOME'", "$HOME"]);
        check("bash", "pip ___", "install -r a.txt", &["install  -r a.txt"], &["install -ra.txt"]);
        check("text", "pip ___", "install .", &["install ."], &["install."]);
    }

    #[test]
    fn each_wrong_gap_has_its_reason() {
        let question = ask(
            "python",
            "f(x=___)\nif x ___ None: pass",
            vec![
                gap(&["None"], &[("[]", "Shared.")]),
                gap(&["is", "=="], &[("is not", "Turned round."), ("==  ", "No.")]),
            ],
        );
        let said = |fillings: &[&str]| -> Vec<(String, String)> {
            let text = |prose: &Prose| -> String {
                phrase::inline(prose).iter().map(|span| span.text.as_str()).collect()
            };
            let grade = question.grade(&answer(fillings));
            grade.reasons.iter().map(|r| (text(&r.about), text(&r.why))).collect()
        };
        let expect = |fillings: &[&str], expected: &[(&str, &str)]| {
            let expected: Vec<_> =
                expected.iter().map(|&(a, w)| (a.to_owned(), w.to_owned())).collect();
            assert_eq!(said(fillings), expected, "{fillings:?}");
        };
        expect(&["None", "is"], &[]);
        expect(&["None", "=="], &[]);
        expect(&["[ ]", "is"], &[("gap 1: []", "Shared.")].map(|(_, w)| ("gap 1: [ ]", w)));
        expect(
            &["[]", "is  not"],
            &[("gap 1: []", "Shared."), ("gap 2: is  not", "Turned round.")],
        );
        expect(
            &["none", ""],
            &[
                ("gap 1: none", "Python’s spelling is None."),
                ("gap 2: (nothing)", "It does not fit here."),
            ],
        );
        expect(&["None"], &[]);
        assert_eq!(question.grade(&answer(&["None"])).verdict, Verdict::Wrong);
        assert_eq!(question.grade(&answer(&["None", "is", ""])).verdict, Verdict::Wrong);
    }

    #[test]
    fn shown_inside_the_program() {
        let gaps = vec![gap(&["None"], &[]), gap(&["is", "=="], &[])];
        let question = ask("python", "def f(x=___):\n    return x ___ None", gaps);
        let listing = |text: &str| Prose::listing("python", text);
        assert_eq!(question.solution(), listing("def f(x=None):\n    return x is None"));
        let shown = question.in_words(&answer(&["[]", ""]));
        assert_eq!(shown, listing("def f(x=[]):\n    return x ___ None"));
        assert_eq!(question.in_words(&answer(&["", " "])), phrase::nothing());
    }
}
