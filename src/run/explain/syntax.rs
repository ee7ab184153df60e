//! Programs that Python cannot read.

mod brackets;
mod indentation;
mod wording;

use super::{Explanation, Fault, say};

pub(super) fn explain(fault: &Fault) -> Option<Explanation> {
    let message = &*fault.message;
    let text = fault.frames.last().map_or("", |frame| &*frame.text);
    indentation::explain(fault, text)
        .or_else(|| brackets::explain(message, text))
        .or_else(|| wording::explain(message, text))
        .or_else(|| {
            say(
                format!("Python cannot read this line: {message}."),
                "A sign is missing, is one too many, or stands in the wrong place. The mistake may \
                 also be in the line above.",
                "Compare the line with one that works, sign by sign: brackets, quotes, commas, \
                 colons. Then look at the line above in the same way.",
            )
        })
}
