//! Real faulty programs, ended by a real Python: each is explained.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

use gradus::run::explain::{Explanation, explain};
use gradus::run::{Fault, Frame};
use serde_json::{Value, json};

#[path = "support/python.rs"]
mod python;

/// A program, the exception that ends it, and what its explanation must speak of.
const PROGRAMS: &[(&str, &str, &str)] = &[
    ("total = 3\nprint(totl)\n", "NameError", "`total`"),
    ("print(math.pi)\n", "NameError", "import math"),
    ("print(hello)\n", "NameError", "\"hello\""),
    ("greet()\n", "NameError", "def greet"),
    ("if true:\n    pass\n", "NameError", "`True`"),
    (
        "class A:\n    def __init__(self):\n        self.size = 1\n    def f(self):\n        \
         return size\nA().f()\n",
        "NameError",
        "`self.size`",
    ),
    ("n = 1\ndef f():\n    n += 1\nf()\n", "UnboundLocalError", "start of the function"),
    ("for i in [1]\n    print(i)\n", "SyntaxError", "colon"),
    ("print((1)\n", "SyntaxError", "never closed"),
    ("print(1))\n", "SyntaxError", "closes nothing"),
    ("print([1)\n", "SyntaxError", "was opened"),
    ("print('a)\n", "SyntaxError", "second quote"),
    ("x = '''a\n", "SyntaxError", "three quotes"),
    ("x = 1\nif x = 1:\n    pass\n", "SyntaxError", "`==`"),
    ("x = [1 2]\n", "SyntaxError", "comma"),
    ("print 'a'\n", "SyntaxError", "parentheses"),
    ("x = 007\n", "SyntaxError", "start with a 0"),
    ("2 = x\n", "SyntaxError", "name on the left"),
    ("class = 3\n", "SyntaxError", "word of Python's own"),
    ("True = 3\n", "SyntaxError", "word of Python's own"),
    ("x = 2nd\n", "SyntaxError", "digit"),
    ("return 1\n", "SyntaxError", "outside of any function"),
    ("break\n", "SyntaxError", "inside a loop"),
    ("if 1:\n    pass\nelse if 2:\n    pass\n", "SyntaxError", "`elif`"),
    ("x = 1 && 2\n", "SyntaxError", "`and`"),
    ("print(“a”)\n", "SyntaxError", "anew"),
    ("print(f'{')\n", "SyntaxError", "f-string"),
    ("def f(a=1, b):\n    pass\n", "SyntaxError", "default"),
    ("print(end='', 1)\n", "SyntaxError", "by name"),
    ("try:\n    pass\nx = 1\n", "SyntaxError", "except"),
    ("def f():\nreturn 1\n", "IndentationError", "four spaces"),
    ("x = 1\n    y = 2\n", "IndentationError", "opens no block"),
    ("if 1:\n        x = 1\n    y = 2\n", "IndentationError", "no block starts"),
    ("if 1:\n\tx = 1\n        y = 2\n", "TabError", "tabs"),
    ("x = [1]\nx(0)\n", "TypeError", "square brackets"),
    ("'a' + 1\n", "TypeError", "`str(…)`"),
    ("1 + 'a'\n", "TypeError", "int(text)"),
    ("[].sort() + [1]\n", "TypeError", "`None`"),
    ("def f(a, b):\n    pass\nf(1)\n", "TypeError", "leaves out"),
    ("def f():\n    pass\nf(1)\n", "TypeError", "takes 0"),
    ("class A:\n    def f():\n        pass\nA().f()\n", "TypeError", "`self`"),
    ("class A:\n    pass\nA(1)\n", "TypeError", "__init__"),
    ("def f(colour):\n    pass\nf(color=1)\n", "TypeError", "`colour"),
    ("def f(a):\n    pass\nf(1, a=2)\n", "TypeError", "twice"),
    ("x = 3\nx[0]\n", "TypeError", "no items"),
    ("print[0]\n", "TypeError", "round brackets"),
    ("'abc'[0] = 'x'\n", "TypeError", "cannot be changed"),
    ("for i in 5:\n    pass\n", "TypeError", "range(number)"),
    ("2 in 5\n", "TypeError", "no items to go through"),
    ("a, b = None\n", "TypeError", "`None`"),
    ("{[1]: 2}\n", "TypeError", "tuple"),
    ("{1, []}\n", "TypeError", "tuple"),
    ("[1]['a']\n", "TypeError", "index"),
    ("'abc'['a']\n", "TypeError", "index"),
    ("'a' < 1\n", "TypeError", "cannot compare"),
    ("range(2.5)\n", "TypeError", "whole number"),
    ("int([1])\n", "TypeError", "each item"),
    ("len(5)\n", "TypeError", "no length"),
    ("', '.join([1])\n", "TypeError", "`join`"),
    ("raise 'a'\n", "TypeError", "no exception"),
    ("import json\njson.dumps({1, 2})\n", "TypeError", "JSON"),
    ("async def f():\n    return 1\nf() + 1\n", "TypeError", "`await`"),
    ("[1][3]\n", "IndexError", "starts at 0"),
    ("'a'[3]\n", "IndexError", "character"),
    ("[].pop()\n", "IndexError", "empty list"),
    ("d = {'name': 1}\nd['nmae']\n", "KeyError", "`'name'`"),
    ("d = {'1': 1}\nd[1]\n", "KeyError", "two different keys"),
    ("None.append(1)\n", "AttributeError", "`None`"),
    ("import math\nmath.sqr(2)\n", "AttributeError", "math.sqrt"),
    ("[].apend(1)\n", "AttributeError", "`.append`"),
    ("'a'.push(1)\n", "AttributeError", "type(…)"),
    ("import flask\n", "ModuleNotFoundError", "pip install flask"),
    ("import jsom\n", "ModuleNotFoundError", "`import json`"),
    ("import helpful_things\n", "ModuleNotFoundError", "helpful_things.py"),
    ("from prices import totl\n", "ImportError", "`total`"),
    ("import one\n", "ImportError", "circle"),
    ("1 / 0\n", "ZeroDivisionError", "zero"),
    ("1 % 0\n", "ZeroDivisionError", "zero"),
    ("def f():\n    f()\nf()\n", "RecursionError", "called itself"),
    ("int('x')\n", "ValueError", "digits only"),
    ("float('1,5')\n", "ValueError", "comma"),
    ("a, b = 1, 2, 3\n", "ValueError", "more values than names"),
    ("a, b = [1]\n", "ValueError", "fewer values"),
    ("[1].remove(2)\n", "ValueError", "not found"),
    ("max([])\n", "ValueError", "nothing"),
    ("import math\nmath.sqrt(-1)\n", "ValueError", "negative"),
    ("import datetime\ndatetime.date(2026, 2, 30)\n", "ValueError", "no date"),
    ("import json\njson.loads('')\n", "json.decoder.JSONDecodeError", "empty"),
    ("open('none.txt')\n", "FileNotFoundError", "`none.txt`"),
    ("open('.')\n", "IsADirectoryError", "folder"),
    ("b'\\xff'.decode('utf-8')\n", "UnicodeDecodeError", "utf-8"),
    ("input()\n", "EOFError", "`input`"),
    ("next(iter([]))\n", "StopIteration", "nothing was left"),
    ("assert 1 == 2\n", "AssertionError", "assert 1 == 2"),
    ("raise KeyboardInterrupt\n", "KeyboardInterrupt", "stopped"),
    ("10.0 ** 400\n", "OverflowError", "number"),
    ("[0] * 10 ** 18\n", "MemoryError", "memory"),
    ("import sys\nsys.exit(3)\n", "SystemExit", "ended itself"),
    ("d = {1: 1}\nfor k in d:\n    del d[k]\n", "RuntimeError", "list(data)"),
    (
        "import asyncio\nasync def f():\n    await 1\nasyncio.run(f())\n",
        "TypeError",
        "cannot be awaited",
    ),
    (
        "import sqlite3\nsqlite3.connect(':memory:').execute('select 1 from t')\n",
        "sqlite3.OperationalError",
        "no table `t`",
    ),
    (
        "import sqlite3\nc = sqlite3.connect(':memory:')\nc.execute('create table t (a \
         unique)')\nc.executemany('insert into t values (?)', [[1], [1]])\n",
        "sqlite3.IntegrityError",
        "must be unique",
    ),
];

fn fault(told: &Value) -> Fault {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let frame = |frame: &Value| Frame {
        file: text(&frame["file"]),
        line: usize::try_from(frame["line"].as_u64().unwrap()).unwrap(),
        function: text(&frame["function"]),
        text: text(&frame["text"]),
        own: frame["own"].as_bool().unwrap(),
    };
    Fault {
        kind: text(&told["kind"]),
        message: text(&told["message"]),
        frames: told["frames"].as_array().unwrap().iter().map(frame).collect(),
        full: text(&told["full"]),
        names: told["names"].as_array().unwrap().iter().map(text).collect(),
    }
}

/// The faults of programs, in their order.
fn faults(programs: &[&str]) -> Vec<Fault> {
    let files = [
        ("prices.py", "total = 3\n"),
        ("one.py", "from two import b\na = 1\n"),
        ("two.py", "from one import a\nb = 1\n"),
    ];
    let files = files.map(|(path, text)| (path.into(), text.into()));
    let numbered = programs.iter().enumerate();
    let named: serde_json::Map<_, _> =
        numbered.map(|(number, text)| (format!("{number:03}"), json!(text))).collect();
    let told = python::ask(json!({ "programs": named }), &files);
    assert_eq!(told.len(), programs.len());
    told.iter()
        .map(|told| {
            assert!(told["fault"].is_object(), "nothing ended the program {}", told["name"]);
            fault(&told["fault"])
        })
        .collect()
}

#[test]
fn each_faulty_program_gets_its_explanation() {
    let texts: Vec<&str> = PROGRAMS.iter().map(|(text, _, _)| *text).collect();
    for ((text, kind, word), fault) in PROGRAMS.iter().zip(faults(&texts)) {
        assert_eq!(fault.kind, *kind, "{text}\n{}", fault.full);
        let Some(Explanation { what, cause, fix }) = explain(&fault) else {
            panic!("not explained: {text}\n{}", fault.full)
        };
        let whole = format!("{what}\n{cause}\n{fix}");
        assert!(whole.contains(word), "{text}\n{}\n{whole}\nlacks {word}", fault.full);
    }
}

#[test]
fn a_fault_says_where_it_was() {
    let text = "def half(n):\n    return n / 0\n\n\nhalf(1)\n";
    let fault = faults(&[text]).remove(0);
    let places: Vec<_> =
        fault.frames.iter().map(|f| (&*f.file, f.line, &*f.function, &*f.text, f.own)).collect();
    let expected = [
        ("lesson.py", 5, "<module>", "half(1)", true),
        ("lesson.py", 2, "half", "return n / 0", true),
    ];
    assert_eq!(places, expected);
    assert!(fault.full.starts_with("Traceback (most recent call last):\n  File \"lesson.py\""));
    assert!(fault.full.ends_with("ZeroDivisionError: division by zero\n"), "{}", fault.full);
}

#[test]
fn frames_of_packages_are_not_the_learners() {
    let fault = faults(&["import json\njson.loads('[1,')\n"]).remove(0);
    let own: Vec<bool> = fault.frames.iter().map(|frame| frame.own).collect();
    assert_eq!(own.first(), Some(&true));
    assert!(own.len() > 1 && !own[1..].contains(&true), "{own:?}");
}

#[test]
fn the_place_of_a_syntax_error_comes_last() {
    let fault = faults(&["x = 1\nprint('a\n"]).remove(0);
    let last = fault.frames.last().unwrap();
    assert_eq!((&*last.file, last.line, &*last.text, last.own), ("lesson.py", 2, "print('a", true));
}

#[test]
fn an_endless_recursion_keeps_both_ends() {
    let fault = faults(&["def f():\n    f()\nf()\n"]).remove(0);
    assert_eq!(fault.frames.len(), 40);
    assert_eq!(fault.frames.first().unwrap().function, "<module>");
    assert!(fault.full.contains("Previous line repeated"), "{}", fault.full);
}

#[test]
fn an_exception_that_cannot_speak_is_told_all_the_same() {
    let text =
        "class Mute(Exception):\n    def __str__(self):\n        raise ValueError\nraise Mute\n";
    let fault = faults(&[text]).remove(0);
    assert_eq!(fault.kind, "Mute");
    assert!(fault.message.contains("cannot be shown"), "{}", fault.message);
}

#[test]
fn halves_of_letters_and_endless_messages_can_be_reported() {
    let fault = faults(&["raise ValueError('\\udcff' + 'x' * 10 ** 6)\n"]).remove(0);
    assert!(fault.message.starts_with(r"\udcffxx"), "{}", fault.message.len());
    assert!(fault.message.len() < 30_000 && fault.full.len() < 30_000);
}

#[test]
fn causes_are_part_of_the_whole_traceback() {
    let text =
        "try:\n    1 / 0\nexcept ZeroDivisionError as e:\n    raise ValueError('no') from e\n";
    let fault = faults(&[text]).remove(0);
    assert_eq!((&*fault.kind, &*fault.message), ("ValueError", "no"));
    assert!(fault.full.contains("direct cause"), "{}", fault.full);
}
