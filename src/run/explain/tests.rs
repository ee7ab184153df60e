//! Real messages of Python 3.11 to 3.14 and of packages, and what must be said about them.

#[cfg(test)]
mod packages;
#[cfg(test)]
mod syntax;
#[cfg(test)]
mod types;

use super::super::Frame;
use super::*;

fn fault(kind: &str, message: &str) -> Fault {
    Fault { kind: kind.into(), message: message.into(), ..Fault::default() }
}

/// Holds that the explanation says both texts: the first of what happened, the second as advice.
fn check(fault: &Fault, what: &str, advice: &str) {
    let told = explain(fault).unwrap_or_else(|| panic!("{}: {}", fault.kind, fault.message));
    assert!(told.what.contains(what), "`{what}` is not in: {told:#?}");
    let rest = format!("{} {}", told.cause, told.fix);
    assert!(rest.contains(advice), "`{advice}` is not in: {told:#?}");
}

/// Checks many messages of one kind.
fn all(kind: &str, cases: &[(&str, &str, &str)]) {
    for (message, what, advice) in cases {
        check(&fault(kind, message), what, advice);
    }
}

#[test]
fn names() {
    for (name, near, advice) in [
        ("pritn", "print", "If you mean `print`"),
        ("total", "Total", "If you mean `Total`"),
        ("math", "max", "`import math`"),
        ("sqrt", "sorted", "from math import sqrt"),
        ("true", "total", "`True`"),
        ("price", "self.price", "`self.price`"),
        ("hello", "x", "\"hello\""),
    ] {
        let mut fault = fault("NameError", &format!("name '{name}' is not defined"));
        fault.names = vec![near.into()];
        check(&fault, &format!("`{name}`"), advice);
    }
    all(
        "NameError",
        &[
            (
                "name 'math' is not defined. Did you forget to import 'math'?",
                "`math`",
                "import math",
            ),
            (
                "cannot access free variable 'x' where it is not associated with a value in \
                 enclosing scope",
                "`x`",
                "above the call",
            ),
        ],
    );
    all(
        "UnboundLocalError",
        &[
            (
                "cannot access local variable 'n' where it is not associated with a value",
                "`n`",
                "`+=`",
            ),
            ("local variable 'n' referenced before assignment", "`n`", "parameter"),
        ],
    );
}

#[test]
fn a_called_name_is_a_function() {
    let mut fault = fault("NameError", "name 'greet' is not defined");
    fault.frames = vec![Frame { text: "greet(\"Ada\")".into(), own: true, ..Frame::default() }];
    check(&fault, "`greet`", "def greet");
}

#[test]
fn imports() {
    all(
        "ModuleNotFoundError",
        &[
            ("No module named 'flask'", "`flask`", "pip install flask"),
            ("No module named 'yaml'", "`yaml`", "PyYAML"),
            ("No module named 'my_prices'", "`my_prices`", "my_prices.py"),
            ("No module named 'flask.x'; 'flask' is not a package", "single file", "flask.py"),
        ],
    );
    all(
        "ImportError",
        &[
            ("cannot import name 'totl' from 'prices' (prices.py)", "`totl`", "def totl"),
            (
                "cannot import name 'a' from partially initialized module 'b' (most likely due \
                 to a circular import) (b.py)",
                "still being imported",
                "one way",
            ),
            ("attempted relative import with no known parent package", "package", "-m"),
        ],
    );
    let mut fault = fault("ModuleNotFoundError", "No module named 'prcies'");
    fault.names = vec!["prices".into()];
    check(&fault, "`prcies`", "`import prices`");
}

#[test]
fn values() {
    all(
        "IndexError",
        &[
            ("list index out of range", "no item", "starts at 0"),
            ("string index out of range", "no character", "starts at 0"),
            ("pop from empty list", "`pop`", "if items"),
            ("list assignment index out of range", "place", "append"),
        ],
    );
    all("KeyError", &[("'name'", "'name'", "data.get"), ("3", "3", "two different keys")]);
    let mut missing = fault("KeyError", "'nmae'");
    missing.names = vec!["name".into()];
    check(&missing, "'nmae'", "`'name'`");
    all(
        "ValueError",
        &[
            ("invalid literal for int() with base 10: '1.5'", "'1.5'", "float(…)"),
            ("could not convert string to float: 'abc'", "'abc'", "comma"),
            ("too many values to unpack (expected 2)", "2 were expected", ".items()"),
            ("too many values to unpack (expected 2, got 3)", "2 were expected", ".items()"),
            ("not enough values to unpack (expected 3, got 2)", "3 were expected, 2 came", "short"),
            ("list.remove(x): x not in list", "not found", "if value in items"),
            ("math domain error", "math", "square root"),
            ("max() arg is an empty sequence", "`max`", "default="),
            ("max() iterable argument is empty", "`max`", "default="),
            ("I/O operation on closed file.", "closed", "`with`"),
        ],
    );
    all(
        "json.decoder.JSONDecodeError",
        &[
            ("Expecting value: line 1 column 1 (char 0)", "line 1", "empty"),
            (
                "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",
                "Expecting property name",
                "double quotes",
            ),
        ],
    );
}

#[test]
fn the_rest_of_python() {
    for (kind, message, what, advice) in [
        ("ZeroDivisionError", "division by zero", "zero", "count == 0"),
        ("ZeroDivisionError", "integer modulo by zero", "zero", "count == 0"),
        ("OverflowError", "(34, 'Numerical result out of range')", "does not fit", "Print"),
        ("OverflowError", "int too large to convert to float", "too large", "//"),
        ("RecursionError", "maximum recursion depth exceeded", "called itself", "return"),
        ("FileNotFoundError", "[Errno 2] No such file or directory: 'a.txt'", "`a.txt`", "getcwd"),
        ("PermissionError", "[Errno 13] Permission denied: '/etc/x'", "`/etc/x`", "own folder"),
        ("IsADirectoryError", "[Errno 21] Is a directory: 'x'", "`x` is a folder", "file.txt"),
        (
            "UnicodeDecodeError",
            "'utf-8' codec can't decode byte 0xfc in position 1: invalid start byte",
            "encoding",
            "utf-8",
        ),
        ("EOFError", "EOF when reading a line", "`input`", "keyboard"),
        ("StopIteration", "", "`next`", "None"),
        ("AssertionError", "must be positive", "must be positive", "Print both sides"),
        ("KeyboardInterrupt", "", "stopped", "loop"),
        ("TimeoutError", "", "longer", "more time"),
        ("MemoryError", "", "memory", "loop"),
        ("SystemExit", "2", "ended itself", "__main__"),
        ("NotImplementedError", "", "not been written", "raise"),
        ("RuntimeError", "dictionary changed size during iteration", "dictionary", "list(data)"),
        ("RuntimeWarning", "coroutine 'main' was never awaited", "`main(…)`", "await main"),
        ("TypeError", "object int can't be used in 'await' expression", "`int`", "async def"),
        ("TypeError", "'int' object can't be awaited", "`int`", "async def"),
        ("TypeError", "'coroutine' object is not iterable", "coroutine", "`await`"),
        (
            "TypeError",
            "unsupported operand type(s) for +: 'coroutine' and 'int'",
            "coro",
            "`await`",
        ),
        (
            "ValueError",
            "a coroutine was expected, got <function main at 0x7f>",
            "asyncio.run",
            "main()",
        ),
        ("TypeError", "a coroutine was expected, got <function main>", "asyncio.run", "main()"),
        (
            "RuntimeError",
            "asyncio.run() cannot be called from a running event loop",
            "event loop",
            "`await` inside",
        ),
    ] {
        check(&fault(kind, message), what, advice);
    }
}

#[test]
fn warnings_are_explained_too() {
    let errors = "lesson.py:3: RuntimeWarning: coroutine 'main' was never awaited\n  main()\n";
    assert!(explain_warning(errors).is_some_and(|told| told.fix.contains("await main")));
    assert_eq!(explain_warning("lesson.py:3: SyntaxWarning: invalid escape\n"), None);
}

#[test]
fn what_is_not_known_is_not_explained() {
    assert_eq!(explain(&fault("prices.PriceError", "too dear")), None);
    assert_eq!(explain(&fault("", "")), None);
}
