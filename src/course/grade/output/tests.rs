use super::*;
use crate::course::grade::Verdict;

struct Case {
    answer: &'static str,
    raises: Option<&'static str>,
    accept: Vec<String>,
    wrong: Vec<Foreseen>,
}

fn prints(answer: &'static str) -> Case {
    Case { answer, raises: None, accept: Vec::new(), wrong: Vec::new() }
}

impl Case {
    fn raises(mut self, name: &'static str) -> Self {
        self.raises = Some(name);
        self
    }

    fn accept(mut self, text: &str) -> Self {
        self.accept.push(text.into());
        self
    }

    fn foresees(mut self, text: &str, why: &str) -> Self {
        let why = Prose::plain(why);
        self.wrong.push(Foreseen { text: text.into(), why, misconception: Some("m".into()) });
        self
    }

    fn grade(&self, typed: &str) -> Grade {
        let Self { answer, raises, accept, wrong } = self;
        grade(&Key { answer, raises: *raises, accept, wrong }, typed)
    }

    #[track_caller]
    fn right(&self, typed: &[&str]) -> &Self {
        for typed in typed {
            let grade = self.grade(typed);
            assert_eq!(grade, Grade::right(), "{:?} as {typed:?}", self.answer);
        }
        self
    }

    #[track_caller]
    fn wrong(&self, typed: &[&str]) -> &Self {
        for typed in typed {
            let verdict = self.grade(typed).verdict;
            assert_eq!(verdict, Verdict::Wrong, "{:?} as {typed:?}", self.answer);
        }
        self
    }

    /// Wrong, with one reason that contains `why` (none if it is empty).
    #[track_caller]
    fn because(&self, typed: &str, why: &str) -> &Self {
        let grade = self.grade(typed);
        let said: Vec<String> = grade
            .reasons
            .iter()
            .map(|r| phrase::inline(&r.why).iter().map(|span| span.text.as_str()).collect())
            .collect();
        assert_eq!(grade.verdict, Verdict::Wrong, "{typed:?}");
        assert_eq!(said.is_empty(), why.is_empty(), "{typed:?}: {said:?}");
        assert!(said.iter().all(|said| said.contains(why)), "{typed:?}: {said:?}");
        self
    }
}

#[test]
fn lines_and_white_space() {
    prints("3 -4")
        .right(&["3 -4", "3 -4\n", "3 -4  \r\n\r\n", "\n3 -4"])
        .wrong(&["", "3-4", "3  -4"]);
    prints("a\n\nb").right(&["a\n\nb\n"]).wrong(&["a\nb", "a\n\n\nb", "a b"]);
    prints("  a\n b").right(&["\n  a\n b"]).wrong(&["a\n b", "  a\nb"]);
    prints("\n['x']\n").right(&["['x']", "[\"x\"]"]).wrong(&["[x]", "x"]);
    prints("a\nb").wrong(&["b\na", "a", "a\nb\nc"]);
}

#[test]
fn a_program_that_prints_nothing() {
    prints("")
        .right(&["", "  \n", "nothing", "(nothing)", "Nothing.", "no output"])
        .wrong(&["None", "0", "''"]);
    prints("nothing").right(&["nothing"]).wrong(&[""]);
    prints("").raises("KeyError").right(&["KeyError"]).wrong(&["", "nothing"]);
}

#[test]
fn the_exception_at_the_end() {
    prints("3 -4").raises("KeyError").right(&[
        "3 -4\nKeyError",
        "3 -4\nKeyError: 'x'",
        "3 -4\nbuiltins.KeyError",
        "3 -4\n`KeyError`",
        "3 -4\n`KeyError`.",
        "3 -4\n`KeyError: 'x'`",
        "3 -4\nKeyError.",
        "3 -4\n  KeyError",
        "3 -4\n\nKeyError",
        "3 -4\nKeyError('x')",
        "3 -4\nraises KeyError",
        "3 -4\r\nKeyError\r\n",
        "3 -4\nTraceback (most recent call last):\n  File \"a.py\", line 2\n    x\nKeyError: 'x'",
        "3 -4\n\nTraceback...\nKeyError",
    ]);
    prints("3 -4")
        .raises("KeyError")
        .wrong(&["3 -4\nIndexError", "3 -4 KeyError", "KeyError", "3 -3\nKeyError"])
        .wrong(&["3 -4\nMyKeyError", "3 -4\nKeyErrors", "3 -4\nLookupError: KeyError"])
        .wrong(&["3 -4\nTraceback\n  x\nIndexError: no", "KeyError\n3 -4"])
        .because("3 -4", "ends with an exception")
        .because("3 -3", "ends with an exception")
        .because("3 -4\nError", "ends with an exception")
        .because("3 -4\nkeyerror", "here it is KeyError")
        .because("3 -4\nIndexError", "");
    prints("")
        .raises("json.JSONDecodeError")
        .right(&["JSONDecodeError", "json.decoder.JSONDecodeError: Expecting value"]);
    prints("").raises("JSONDecodeError").right(&["json.decoder.JSONDecodeError: Expecting value"]);
    prints("").raises("ValidationError").right(&[
        "Traceback (most recent call last):\n  x\npydantic.ValidationError: 1 error\nname\n  wanted",
    ]);
}

#[test]
fn a_printed_name_of_an_exception_is_output_like_other() {
    prints("KeyError").right(&["KeyError"]).wrong(&["KeyError: 'x'", "builtins.KeyError"]);
    prints("Error: bad").wrong(&["Error: good"]);
}

#[test]
fn capital_letters_count() {
    prints("True\nFalse")
        .because("true\nfalse", "Python’s spelling is True")
        .because("True\nFALSE", "Python’s spelling is False");
    prints("[None, 'a']").because("[none,\"a\"]", "Python’s spelling is None");
    prints("true").because("True", "here it is true");
    prints("Ann").because("Bob", "");
}

#[test]
fn foreseen_mistakes() {
    prints("3 -4")
        .raises("KeyError")
        .foresees("3 -3\nKeyError", "rounds down")
        .foresees("3 -4", "goes wrong")
        .because("3 -3\nKeyError", "rounds down")
        .because("3 -3 \nKeyError: 'x'\n", "rounds down")
        .because("3 -4", "goes wrong")
        .because("3 -3", "ends with an exception");
    prints("['a', 'b']")
        .foresees("['b', 'a']", "in order")
        .foresees("[a, b]", "quotes")
        .because("[\"b\",\"a\"]", "in order")
        .because("[a,b]", "quotes")
        .right(&["[\"a\",\"b\"]"]);
    prints("2").foresees("TypeError", "it works").because("TypeError: no", "it works");
    prints("a").foresees("nothing", "it does print").because("nothing", "it does print");
}

#[test]
fn what_the_author_wrote_decides_before_leniency() {
    let json = prints("{\"a\": 1}").foresees("{'a': 1}", "json");
    json.right(&["{\"a\": 1}", "{\"a\":1}"]).because("{'a': 1}", "json").because("{'a':1}", "json");
    prints("['a']").foresees("[\"a\"]", "style").because("[\"a\"]", "style").right(&["['a']"]);
    prints("x").accept("['y']").foresees("['y']", "no").right(&["x", "['y']", "[\"y\"]"]);
    prints("1").raises("KeyError").accept("1\nLookupError").right(&["1\nLookupError: 'x'"]);
}

#[test]
fn shown_as_a_listing() {
    assert_eq!(solution("\n3 -4\n", Some("KeyError")), Prose::listing("output", "3 -4\nKeyError"));
    assert_eq!(solution("", Some("KeyError")), Prose::listing("output", "KeyError"));
    assert_eq!(solution("", None), phrase::nothing());
    assert_eq!(in_words("  a  \nb\n\n"), Prose::listing("output", "  a\nb"));
    assert_eq!(in_words(" \n"), phrase::nothing());
}
