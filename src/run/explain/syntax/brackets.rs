//! Brackets, quotes and signs that come in pairs, or are missing between two things.

use super::super::messages::{any, take};
use super::{Explanation, say};

pub(super) fn explain(message: &str, text: &str) -> Option<Explanation> {
    open(message).or_else(|| quotes(message)).or_else(|| between(message, text))
}

fn open(message: &str) -> Option<Explanation> {
    if let Some([bracket]) = take("'{}' was never closed", message) {
        return say(
            format!("The bracket `{bracket}` in this line is opened and never closed."),
            "One closing bracket is missing, often where several stand behind one another, as in \
             `print(len(names)`.",
            "Count: each `(`, `[` and `{` needs its partner.",
        );
    }
    if let Some([bracket]) = take("unmatched '{}'", message) {
        return say(
            format!("There is a `{bracket}` that closes nothing."),
            "One bracket too many, or the opening one is missing or of another kind.",
            "Go from left to right: count one up at each opening bracket and one down at each \
             closing one.",
        );
    }
    if let Some([closing, opening]) =
        take("closing parenthesis '{}' does not match opening parenthesis '{}'", message)
    {
        return say(
            format!("`{opening}` was opened, but `{closing}` came to close it."),
            "Brackets were mixed up, or an inner one was not closed.",
            "Close the inner bracket first, with its own partner.",
        );
    }
    None
}

fn quotes(message: &str) -> Option<Explanation> {
    if message.contains("triple-quoted") {
        return say(
            "A text that starts with three quotes is never ended.",
            "The three quotes at its end are missing, or are of the other kind.",
            "Put the same three quotes where the text should end. All below counts as text until \
             then.",
        );
    }
    if any(message, &["unterminated", "EOL while scanning"]) {
        return say(
            "A text is not ended in this line: its second quote is missing.",
            "The closing quote was forgotten, is of the other kind, or the text holds a quote \
             itself, as in `'it's'`.",
            "Close the text with the sign it starts with. If it holds a `'`, put it in `\"…\"`.",
        );
    }
    if message.contains("f-string") {
        return say(
            format!("An f-string cannot be read: {message}."),
            "Between `{` and `}` there must be an expression, and each `{` needs its `}`.",
            "Check the braces. A brace that should be shown is written twice: `{{`. Python before \
             3.12 does not take the text's own kind of quote inside the braces.",
        );
    }
    None
}

fn between(message: &str, text: &str) -> Option<Explanation> {
    if message.contains("Perhaps you forgot a comma") {
        return say(
            "Two values stand side by side, and nothing joins them.",
            "A comma is missing between the parts of a call, a list or a dictionary; or an \
             operator such as `+`; or a quote before or after a text.",
            "Look between the parts of this line, and at the end of the line above.",
        );
    }
    if text.starts_with("else if") && message.contains("expected ':'") {
        return say(
            "Python has no `else if`.",
            "Other languages write it like that.",
            "Write `elif`, in one word.",
        );
    }
    if message.contains("expected ':'") || (message == "invalid syntax" && lacks_colon(text)) {
        return colon(text);
    }
    if message.contains("':' expected after dictionary key") {
        return say(
            "A key of a dictionary has no value.",
            "Each entry is written `key: value`, and entries have commas between them.",
            "Look for a missing `:` or a comma that stands in its place.",
        );
    }
    None
}

fn colon(text: &str) -> Option<Explanation> {
    if text.trim_end().ends_with(':') {
        return say(
            "Something in this line stands where its colon should be.",
            "A word or a sign between the first word and the colon is wrong or one too many: `in` \
             or an operator may be missing or misspelled.",
            "Compare the line with one that works, word by word.",
        );
    }
    say(
        "The colon at the end of the line is missing.",
        "Lines that open a block, with `if`, `else`, `for`, `while`, `def`, `class`, `with` or \
         `try`, end in `:`.",
        format!("End the line with a colon: `{}:`", text.trim_end()),
    )
}

/// Whether a line opens a block but does not end as such a line ends.
fn lacks_colon(text: &str) -> bool {
    let code = text.split('#').next().unwrap_or_default().trim_end();
    let mut words = code.split_whitespace();
    let first = words.next().unwrap_or_default();
    let assigns = words.next().is_some_and(|word| word.starts_with('='));
    let opens =
        ["if", "elif", "else", "for", "while", "def", "class", "with", "try", "except", "finally"];
    opens.contains(&first) && !assigns && !code.contains(':')
}
