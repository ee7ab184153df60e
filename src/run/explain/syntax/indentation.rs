//! White space at the start of lines.

use super::super::messages::{any, take};
use super::{Explanation, Fault, say};

pub(super) fn explain(fault: &Fault, text: &str) -> Option<Explanation> {
    let message = &*fault.message;
    if let Some([opener]) = take("expected an indented block after {}", message) {
        return empty_block(opener, text);
    }
    if message.contains("expected an indented block") {
        return empty_block("the line above", text);
    }
    if any(message, &["unindent does not match", "unindent"]) {
        return say(
            "This line starts at a column where no block starts.",
            "It has a space too many or too few, so that it belongs to no block above it.",
            "Give it exactly as many spaces as the lines it belongs with: a multiple of four.",
        );
    }
    if message.contains("unexpected indent") {
        return say(
            "This line is indented, but the line above opens no block.",
            "There is a stray space at its start, or the line above lost its colon at the end.",
            "Start it at the same column as the line above, or check that line for a missing `:`.",
        );
    }
    if fault.kind.ends_with("TabError") || message.contains("inconsistent use of tabs") {
        return say(
            "Some lines are indented with tabs and some with spaces. Python cannot compare them.",
            "Text was copied from elsewhere, or two editors were used.",
            "Delete the white space at the start of the line and put in spaces, four for a step.",
        );
    }
    None
}

fn empty_block(opener: &str, text: &str) -> Option<Explanation> {
    let opener = opener.replace('\'', "`");
    say(
        format!("After {opener} Python expects an indented block, and found none."),
        format!(
            "The lines that belong inside are not indented: `{text}` starts too far left. Or the \
             block has nothing but a comment in it."
        ),
        "Indent the lines that belong inside by four spaces. A block that should do nothing yet \
         gets the word `pass`.",
    )
}
