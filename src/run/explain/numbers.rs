//! Arithmetic that has no result.

use super::messages::any;
use super::{Explanation, Fault, say};

pub(super) fn explain(fault: &Fault) -> Option<Explanation> {
    let message = &*fault.message;
    if fault.kind.ends_with("ZeroDivisionError") {
        return say(
            "A number was divided by zero, which has no result. `/`, `//` and `%` all divide.",
            "The divisor comes from data: an empty list has a length of 0, a sum may be 0, an \
             input may be \"0\".",
            "Decide what the result should be in that case, and ask before you divide: \
             `if count == 0: …`.",
        );
    }
    if any(message, &["too large to convert", "Result too large", "math range error", "too large"])
    {
        return say(
            "The result is too large for a number with a point (`float`).",
            "A power or a product grew without bound, or a huge whole number met a `float`.",
            "Stay with whole numbers (`//` in place of `/`), or look for the value that is larger \
             than you expect.",
        );
    }
    say(
        format!("A number does not fit where it should go: {message}."),
        "The value is infinite, or larger than the operation can take.",
        "Print the value just before this line. Where does it grow so large?",
    )
}
