//! Hidden checks, rules on syntax and the stand-in for pytest, in the interpreter of the machine.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

#[path = "support/python.rs"]
mod python;

/// What a check came to.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Check {
    name: String,
    title: String,
    passed: bool,
    message: String,
    output: String,
    fault: Option<String>,
}

/// The text of a file of these tests.
fn fixture(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/checks");
    fs::read_to_string(folder.join(name)).unwrap()
}

fn run(source: &str, only: Option<&str>, rules: &Value, files: &python::Files) -> Vec<Check> {
    let request = json!({ "source": source, "only": only, "rules": rules });
    python::ask(request, files).iter().map(|told| read(&told["check"])).collect()
}

fn read(check: &Value) -> Check {
    let text = |key: &str| check[key].as_str().unwrap().to_owned();
    Check {
        name: text("name"),
        title: text("title"),
        passed: check["passed"].as_bool().unwrap(),
        message: text("message"),
        output: text("output"),
        fault: check["fault"]["kind"].as_str().map(Into::into),
    }
}

fn files(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(path, text)| ((*path).into(), (*text).into())).collect()
}

fn features() -> Vec<Check> {
    let conftest = "import pytest\n\n@pytest.fixture\ndef from_conftest():\n    return 42\n";
    let files = files(&[("target.py", &fixture("target.py")), ("conftest.py", conftest)]);
    run(&fixture("features.py"), None, &json!([]), &files)
}

#[test]
fn the_stand_in_does_what_checks_use_of_pytest() {
    let checks = features();
    for check in &checks {
        let good = check.name.contains("test_good");
        assert_eq!(check.passed, good, "{check:?}");
        if !good {
            assert_eq!(check.message, check.title, "{}", check.name);
        }
    }
    assert_eq!(checks.len(), 58, "{:?}", checks.iter().map(|c| &c.name).collect::<Vec<_>>());
}

#[test]
fn parameters_make_the_names_that_pytest_gives() {
    let names: Vec<String> = features().into_iter().map(|check| check.name).collect();
    for name in [
        "test_good_ids[1_0]",
        "test_good_ids[1_1]",
        "test_good_ids[a b]",
        r"test_good_ids[\xfc\n]",
        "test_good_ids[1.5]",
        "test_good_ids[None]",
        "test_good_ids[ab]",
        "test_good_ids[Colour.RED]",
        "test_good_ids[a+]",
        "test_good_ids[int]",
        "test_good_ids[x11]",
        "test_good_ids[]",
        "test_good_stacked[3-4-1]",
        "test_good_stacked[five-2]",
        "test_good_letters[first-v2]",
        "test_good_indirect[b-3]",
        "TestGroup::test_good_parameters[4]",
    ] {
        assert!(names.iter().any(|known| known == name), "{name} is not among {names:?}");
    }
}

#[test]
fn a_fault_is_told_when_the_program_and_not_the_check_is_at_fault() {
    for check in features().into_iter().filter(|check| !check.passed) {
        let raised = check.message.contains("line ") || check.message.contains("was ended by");
        assert_eq!(check.fault.is_some(), raised, "{check:?}");
    }
}

#[test]
fn what_is_printed_belongs_to_the_check() {
    let outputs: BTreeMap<_, _> = features().into_iter().map(|c| (c.name, c.output)).collect();
    assert_eq!(outputs["test_bad_printed"], "hello\nbytes\n");
    assert_eq!(outputs["test_good_capsys"], "kept for the test\n");
    assert_eq!(outputs["test_good_raises"], "");
}

const BILL: &str = "from bill import split\n\n
def test_m1_share():\n    \"\"\"The share is right.\"\"\"\n    assert split(4, 2) == 2, 'wrong'\n
class TestMore:\n    def test_m1_more(self):\n        pass\n
def test_m10():\n    pass\n";

#[test]
fn a_file_that_cannot_be_imported_makes_one_clear_failure() {
    for (bill, message, fault) in [
        (
            "def split(a, b)\n    pass\n",
            "bill.py, line 1: SyntaxError: expected ':'",
            "SyntaxError",
        ),
        (
            "x = 1\n1 / 0\n",
            "bill.py, line 2: ZeroDivisionError: division by zero",
            "ZeroDivisionError",
        ),
        ("raise SystemExit(2)\n", "bill.py, line 1: SystemExit: 2", "SystemExit"),
        (
            "def splitt(): pass\n",
            "bill.py: ImportError: cannot import name 'split' from 'bill' (bill.py)",
            "ImportError",
        ),
    ] {
        let checks = run(BILL, None, &json!([]), &files(&[("bill.py", bill)]));
        assert!(checks.iter().all(|check| !check.passed), "{checks:?}");
        assert_eq!(checks[0].title, "bill.py can be imported.");
        assert_eq!((&*checks[0].message, checks[0].fault.as_deref()), (message, Some(fault)));
        let rest: Vec<_> = checks[1..].iter().map(|c| (&*c.name, &*c.title, &c.fault)).collect();
        let expected = [
            ("test_m1_share", "The share is right.", &None),
            ("TestMore::test_m1_more", "M1 more", &None),
            ("test_m10", "M10", &None),
        ];
        assert_eq!(rest, expected);
        assert_eq!(checks[1].message, "Not run: bill.py could not be imported.");
    }
}

#[test]
fn a_milestone_asks_for_its_own_tests() {
    let bill = files(&[("bill.py", "def split(a, b): return a / b\n")]);
    for (only, expected) in [
        ("m1", vec!["test_m1_share", "TestMore::test_m1_more"]),
        ("m1_share", vec!["test_m1_share"]),
        // A prefix that ends inside a word is no milestone.
        ("m1_sh", vec![]),
        ("m1_", vec!["test_m1_share", "TestMore::test_m1_more"]),
        ("m10", vec!["test_m10"]),
        ("m2", vec![]),
    ] {
        let checks = run(BILL, Some(only), &json!([]), &bill);
        assert_eq!(checks.iter().map(|check| &*check.name).collect::<Vec<_>>(), expected, "{only}");
    }
}

#[test]
fn rules_are_checks_of_their_own() {
    let text = "import re\nfor x in sorted([2, 1]):\n    x.append(1)\n";
    let files = files(&[("a.py", text), ("bad.py", "if\n"), ("blog/b.py", "lambda: 1\n")]);
    let mistake = "The course asks for a form that nobody knows, `fro`: a mistake of the course.";
    for (form, wanted, file, message) in [
        ("for", true, "a.py", ""),
        ("for", false, "a.py", "Expected no use of a `for` loop, saw it in a.py, line 2."),
        ("while", true, "a.py", "Expected a `while` loop in a.py, saw none."),
        ("while", false, "a.py", ""),
        ("sorted()", false, "a.py", "Expected no use of `sorted()`, saw it in a.py, line 2."),
        ("append()", true, "a.py", ""),
        ("import re", true, "a.py", ""),
        ("import json", true, "a.py", "Expected `import json` in a.py, saw none."),
        ("lambda", true, "blog/", ""),
        ("lambda", true, "none.py", "Expected a lambda in the files, saw none."),
        ("fro", true, "a.py", mistake),
        ("for", false, "bad.py", "bad.py cannot be read as Python: invalid syntax, line 1."),
    ] {
        let rules = json!([{ "form": form, "wanted": wanted, "files": [file] }]);
        let checks = run("def test_it(): pass\n", None, &rules, &files);
        let name = format!("{}[{form}]", if wanted { "must_use" } else { "must_not_use" });
        assert_eq!((&*checks[0].name, &*checks[0].message), (&*name, message));
        assert_eq!(checks[0].passed, message.is_empty());
        assert!(checks[1].passed, "{checks:?}");
    }
}

#[test]
fn every_form_is_found() {
    let told = python::ask(json!({ "forms": { "all": fixture("forms.py"), "bad": "if" } }), &[]);
    let found: Vec<&str> = told[0]["report"]["all"]["forms"]
        .as_array()
        .unwrap_or_else(|| panic!("{told:?}"))
        .iter()
        .map(|pair| pair[0].as_str().unwrap())
        .collect();
    // Only newer versions of Python can read these.
    let newer = ["generic", "template-string", "type-alias"];
    for form in told[0]["known"].as_array().unwrap().iter().map(|form| form.as_str().unwrap()) {
        assert!(found.contains(&form) || newer.contains(&form), "{form} is not in {found:?}");
    }
    for form in ["sorted()", "read()", "a.read()", "import os", "import os.path", "import re"] {
        assert!(found.contains(&form), "{form} is not in {found:?}");
    }
    assert_eq!(
        told[0]["report"]["bad"]["error"],
        json!({ "message": "invalid syntax", "line": 1 })
    );
}

#[test]
fn forms_stand_on_their_lines() {
    for (source, form, line) in [
        ("x = 1\nif x:\n    pass\nelif x:\n    pass\n", "elif", 4),
        ("if x:\n    pass\nelse:\n    if y:\n        pass\n", "else", 4),
        ("for x in y:\n    for z in y:\n        pass\n", "nested-loop", 2),
        ("x[1:2]\n", "slice", 1),
        ("def f(n):\n    return f(n - 1)\n", "recursion", 2),
        ("a, b = b, a\n", "tuple-unpacking", 1),
        ("x = [\n    y for y in z\n]\n", "comprehension", 1),
    ] {
        let told = python::ask(json!({ "forms": { "it": source } }), &[]);
        let forms = told[0]["report"]["it"]["forms"].as_array().unwrap();
        assert!(forms.contains(&json!([form, line])), "{form} in {source}: {forms:?}");
    }
}

/// The exercises of the Python stage: name and folder.
fn exercises() -> Vec<(String, PathBuf)> {
    let stage = Path::new(env!("CARGO_MANIFEST_DIR")).join("lessons/python");
    let mut found: Vec<_> = fs::read_dir(stage)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("exercise/checks.py").is_file())
        .map(|path| (path.file_name().unwrap().to_str().unwrap().into(), path.join("exercise")))
        .collect();
    found.sort();
    assert!(found.len() > 20, "{found:?}");
    found
}

/// The texts below a folder; what is no text is left out.
fn texts(folder: &Path, below: &Path, found: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            texts(&path, below, found);
        } else if let Ok(text) = fs::read_to_string(&path) {
            found.insert(path.strip_prefix(below).unwrap().to_str().unwrap().into(), text);
        }
    }
}

/// The checks of an exercise with its starter, or with the solution laid over it.
fn check_exercise(folder: &Path, solved: bool) -> Vec<Check> {
    let mut files = BTreeMap::new();
    texts(&folder.join("starter"), &folder.join("starter"), &mut files);
    if solved {
        texts(&folder.join("solution"), &folder.join("solution"), &mut files);
    }
    let source = fs::read_to_string(folder.join("checks.py")).unwrap();
    run(&source, None, &json!([]), &files.into_iter().collect::<Vec<_>>())
}

/// Whether an exercise needs a package besides pytest; these tests have none.
fn needs_a_package(name: &str) -> bool {
    name == "http-and-requests"
}

#[test]
fn starters_of_the_python_stage_fail_without_pytest() {
    for (name, folder) in exercises() {
        let checks = check_exercise(&folder, false);
        assert!(checks.iter().any(|check| !check.passed), "{name}: the starter passes");
        let imported = checks[0].name != "import";
        assert_eq!(imported, !needs_a_package(&name), "{name}: {:?}", checks[0]);
    }
}

#[test]
fn solutions_of_the_python_stage_pass_without_pytest() {
    for (name, folder) in exercises() {
        let checks = check_exercise(&folder, true);
        if needs_a_package(&name) {
            let fault = checks[0].fault.as_deref();
            assert_eq!(fault, Some("ModuleNotFoundError"), "{name}: {:?}", checks[0]);
            continue;
        }
        let failed = checks.iter().find(|check| !check.passed);
        assert!(failed.is_none(), "{name}: {failed:?}");
        assert!(!checks.is_empty() && checks.iter().all(|check| !check.title.is_empty()), "{name}");
    }
}
