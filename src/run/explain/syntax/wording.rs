//! Words and signs in a place where they mean nothing.

use super::super::messages::{any, take};
use super::{Explanation, say};

const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
];

pub(super) fn explain(message: &str, text: &str) -> Option<Explanation> {
    numbers(message)
        .or_else(|| equals(message, text))
        .or_else(|| outside(message))
        .or_else(|| arguments(message))
        .or_else(|| old_print(message, text))
        .or_else(|| characters(message))
        .or_else(|| blocks(message))
        .or_else(|| keywords(message, text))
        .or_else(|| foreign(text))
}

fn equals(message: &str, text: &str) -> Option<Explanation> {
    let condition = ["if ", "elif ", "while ", "assert "].iter().any(|word| text.starts_with(word));
    if message.contains("Maybe you meant '=='")
        && (condition || message.starts_with("invalid syntax"))
    {
        return say(
            "A single `=` stands where a comparison belongs.",
            "`=` assigns a value to a name. To ask whether two values are equal takes `==`.",
            "Write `==` in place of `=`.",
        );
    }
    if let Some([target]) = take("cannot assign to {}", message) {
        let target = target.split(" here").next().unwrap_or(target);
        if ["True", "False", "None", "__debug__"].contains(&target) {
            return say(
                format!("`{target}` is a word of Python's own and cannot get another value."),
                "It stands to the left of a `=`.",
                "Take another name; to compare, write `==`.",
            );
        }
        return say(
            format!("To the left of `=` stands something that cannot get a value ({target})."),
            "Only a name, an item such as `prices[0]` or an attribute such as `self.size` can \
             stand there. Sides may be swapped, or a comparison was meant.",
            "Write the name on the left and the value on the right: `total = 5`. To compare, write \
             `==`.",
        );
    }
    None
}

fn numbers(message: &str) -> Option<Explanation> {
    if message.contains("leading zeros") {
        return say(
            "A whole number must not start with a 0.",
            "Numbers such as 007 look like text: house numbers, telephone numbers, dates.",
            "Leave the zeros out, or put it in quotes if they matter: `\"007\"`.",
        );
    }
    if any(
        message,
        &["invalid decimal literal", "invalid hexadecimal", "invalid digit", "invalid octal"],
    ) {
        return say(
            "This starts like a number, and then something follows that belongs to no number.",
            "A name begins with a digit, as in `2nd`; a unit stands behind a number, as in `5kg`; \
             or a multiplication sign is missing, as in `2x`.",
            "Begin names with a letter (`second`), put text in quotes, and write `2 * x`.",
        );
    }
    None
}

fn outside(message: &str) -> Option<Explanation> {
    if let Some([word]) = take("'{}' outside function", message) {
        return say(
            format!("`{word}` stands outside of any function."),
            "The line is not indented as far as the rest of its function, or the `def` is missing.",
            format!(
                "Indent the line so that it belongs to the function that should {word} something."
            ),
        );
    }
    if any(message, &["outside loop", "not properly in loop"]) {
        return say(
            "`break` and `continue` mean something only inside a loop.",
            "The line is indented too little, or the loop was taken away.",
            "Indent it into the `for` or `while` that it should act on. To end a function, use \
             `return`.",
        );
    }
    if message.contains("outside async function") {
        return say(
            "`await` works only inside a function that is defined with `async def`.",
            "The function around it is an ordinary `def`, or there is none.",
            "Write `async def`, and start the outermost such function with `asyncio.run(main())`.",
        );
    }
    if let Some([name]) = take("name '{}' is used prior to global declaration", message)
        .or_else(|| take("name '{}' is assigned to before global declaration", message))
    {
        return say(
            format!("`global {name}` comes too late: the name was used above it."),
            "A function must say at its start which outer names it changes.",
            "Move the `global` line to the top of the function, or do without it: take the value \
             as a parameter and return the new one.",
        );
    }
    None
}

fn arguments(message: &str) -> Option<Explanation> {
    if message.contains("positional argument follows keyword argument") {
        return say(
            "In a call, a plain value stands behind one that is given by name.",
            "Values by position come first, those by name (`end=\"\"`) after them.",
            "Move the values with a name to the end of the call.",
        );
    }
    if any(message, &["non-default argument follows", "parameter without a default follows"]) {
        return say(
            "In the `def`, a parameter without a default stands behind one that has a default.",
            "Python could not tell which value is meant for which parameter.",
            "Put the parameters with `= …` last.",
        );
    }
    if let Some([name]) = take("keyword argument repeated: {}", message)
        .or_else(|| take("duplicate argument '{}'", message))
    {
        return say(
            format!("`{name}` is given twice."),
            "A line was copied and not changed.",
            "Take one of the two out, or give it another name.",
        );
    }
    None
}

fn old_print(message: &str, text: &str) -> Option<Explanation> {
    let old = text.starts_with("print ") && !text.starts_with("print (");
    if message.contains("Missing parentheses in call") || old {
        let called = take::<1>("Missing parentheses in call to '{}'", message)
            .map_or("print", |[name]| name);
        return say(
            format!("`{called}` is a function and needs parentheses."),
            "Python 2 wrote `print \"hello\"`; old examples still show it.",
            format!("Put what belongs to it in parentheses: `{called}(…)`."),
        );
    }
    None
}

fn characters(message: &str) -> Option<Explanation> {
    if let Some([sign]) = take("invalid character '{}'", message) {
        return say(
            format!("`{sign}` is no sign that Python knows."),
            "Text from a web page or a word processor has curly quotes, long dashes or other signs \
             that only look right.",
            "Type the sign anew: `\"`, `'`, `-`, `*`.",
        );
    }
    if message.contains("invalid non-printable character") {
        return say(
            "There is an invisible sign in this line.",
            "It came along with text that was copied, often as a special kind of space.",
            "Delete the spaces in this line and type them anew.",
        );
    }
    if message.contains("after line continuation character") {
        return say(
            "Something stands behind a backslash `\\` outside of a text.",
            "A backslash at the end of a line joins it with the next. Elsewhere it belongs in \
             quotes.",
            "Divide with `/`, and put `\\n` inside the quotes.",
        );
    }
    None
}

fn blocks(message: &str) -> Option<Explanation> {
    if message.contains("expected 'except' or 'finally' block") {
        return say(
            "After the `try` block neither `except` nor `finally` follows.",
            "The `except` is missing or is not at the same column as its `try`.",
            "Put `except …:` at the column of `try`, right behind its block.",
        );
    }
    if message.contains("expected 'else' after 'if'") {
        return say(
            "A condition inside an expression needs both sides.",
            "`value if test` does not say what to take when the test fails.",
            "Write `one if test else other`, or use an `if` line of its own.",
        );
    }
    if any(message, &["unexpected EOF", "was never"]) {
        return say(
            "The program ends in the middle of something.",
            "A bracket is still open, or the last line opens a block that has no content.",
            "Look for an open bracket further up, and give the last block a line (`pass` will do).",
        );
    }
    None
}

fn keywords(message: &str, text: &str) -> Option<Explanation> {
    if !message.starts_with("invalid syntax") {
        return None;
    }
    if let Some([word]) = take("invalid syntax. Did you mean '{}'", message) {
        return say(
            "A word of Python's own is misspelled.",
            format!("It looks much like `{word}`."),
            format!("Write `{word}`, with exactly these letters."),
        );
    }
    let word = named(text).filter(|word| KEYWORDS.contains(word))?;
    say(
        format!("`{word}` is a word of Python's own and cannot be used as a name."),
        "Words such as `class`, `from`, `in`, `is` and `pass` have a fixed meaning.",
        format!("Take another name: `{word}_` or, better, one that says more."),
    )
}

/// The name that a line gives to something.
fn named(text: &str) -> Option<&str> {
    let mut words = text.split(|c: char| c.is_whitespace() || "(:,".contains(c));
    let first = words.next()?;
    let second = words.next().unwrap_or_default();
    if second.starts_with('=') {
        return (!second.starts_with("==")).then_some(first);
    }
    ["def", "class", "for", "import"].contains(&first).then_some(second)
}

/// Signs of other languages.
fn foreign(text: &str) -> Option<Explanation> {
    let signs = [
        ("&&", "and"),
        ("||", "or"),
        ("=<", "<="),
        ("=>", ">="),
        ("<>", "!="),
        ("===", "=="),
        ("++", "+= 1"),
        ("--", "-= 1"),
    ];
    if let Some((wrong, right)) = signs.iter().find(|(wrong, _)| text.contains(wrong)) {
        return say(
            format!("Python has no `{wrong}` here."),
            "Other languages write it like that.",
            format!("In Python it is `{right}`."),
        );
    }
    None
}
