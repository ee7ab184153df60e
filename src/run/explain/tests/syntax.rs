//! Programs that Python cannot read.

use super::super::super::Frame;
use super::{all, check, fault};

/// Message, line, what is said of it, advice.
const SYNTAX: &[(&str, &str, &str, &str)] = &[
    ("expected ':'", "if x == 1", "colon", "if x == 1:"),
    ("invalid syntax", "else", "colon", "else:"),
    ("'(' was never closed", "print((1)", "`(`", "partner"),
    ("unmatched ')'", "print(1))", "`)`", "one up"),
    (
        "closing parenthesis ']' does not match opening parenthesis '('",
        "f(1]",
        "`(` was opened, but `]`",
        "inner bracket",
    ),
    ("unterminated string literal (detected at line 1)", "x = 'a", "text is not ended", "quote"),
    ("unterminated triple-quoted string literal (detected at line 4)", "x", "three quotes", "same"),
    ("f-string: expecting '}'", "f'{x'", "f-string", "braces"),
    ("invalid syntax. Perhaps you forgot a comma?", "[1 2]", "side by side", "comma"),
    (
        "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
        "if x = 1:",
        "single `=`",
        "`==`",
    ),
    (
        "cannot assign to attribute here. Maybe you meant '==' instead of '='?",
        "if a.b = 1:",
        "single `=`",
        "`==`",
    ),
    (
        "cannot assign to literal here. Maybe you meant '==' instead of '='?",
        "5 = x",
        "cannot get a value (literal)",
        "name on the left",
    ),
    ("cannot assign to function call", "f() = 1", "function call", "left"),
    ("cannot assign to True", "True = 1", "`True`", "another name"),
    (
        "Missing parentheses in call to 'print'. Did you mean print(...)?",
        "print 'a'",
        "`print`",
        "print(…)",
    ),
    (
        "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal \
         integers",
        "x = 007",
        "start with a 0",
        "\"007\"",
    ),
    ("invalid decimal literal", "2nd = 1", "number", "letter"),
    ("'return' outside function", "return 1", "`return`", "Indent"),
    ("'break' outside loop", "break", "loop", "Indent"),
    ("'continue' not properly in loop", "continue", "loop", "Indent"),
    ("'await' outside async function", "await x", "async def", "asyncio.run"),
    ("positional argument follows keyword argument", "f(a=1, 2)", "by name", "end of the call"),
    ("parameter without a default follows parameter with a default", "", "default", "last"),
    ("non-default argument follows default argument", "", "default", "last"),
    ("invalid character '“' (U+201C)", "print(“a”)", "`“`", "anew"),
    ("invalid non-printable character U+00A0", "x = 1", "invisible", "anew"),
    ("expected 'except' or 'finally' block", "x", "`try`", "`except"),
    ("invalid syntax. Did you mean 'while'?", "whille x:", "misspelled", "`while`"),
    ("invalid syntax", "class = 3", "`class`", "another name"),
    ("invalid syntax", "def from(x):", "`from`", "another name"),
    ("expected ':'", "else if x:", "else if", "`elif`"),
    ("invalid syntax", "if a && b:", "`&&`", "`and`"),
    ("invalid syntax", "x = = 1", "cannot read this line", "sign by sign"),
    ("name 'x' is used prior to global declaration", "global x", "`global x`", "top"),
];

#[test]
fn syntax() {
    for (message, text, what, advice) in SYNTAX {
        let mut fault = fault("SyntaxError", message);
        fault.frames = vec![Frame { text: (*text).into(), ..Frame::default() }];
        check(&fault, what, advice);
    }
}

#[test]
fn indentation() {
    all(
        "IndentationError",
        &[
            ("expected an indented block after 'for' statement on line 1", "`for`", "four spaces"),
            ("expected an indented block", "block", "four spaces"),
            ("unexpected indent", "opens no block", "column"),
            ("unindent does not match any outer indentation level", "no block starts", "multiple"),
        ],
    );
    all("TabError", &[("inconsistent use of tabs and spaces in indentation", "tabs", "four")]);
}
