//! Operators, indices and loops on values of the wrong type.

use super::messages::{any, take};
use super::words::{NONE, a};
use super::{Explanation, Fault, say};

pub(super) fn explain(fault: &Fault) -> Option<Explanation> {
    let message = &*fault.message;
    joined(message)
        .or_else(|| calculated(message))
        .or_else(|| compared(message))
        .or_else(|| indexed(message))
        .or_else(|| assigned(message))
        .or_else(|| iterated(message))
        .or_else(|| unhashable(message))
}

fn joined(message: &str) -> Option<Explanation> {
    if let Some([left, right]) = take("can only concatenate {} (not \"{}\") to ", message) {
        let fix = match (left, right) {
            ("str", _) => {
                "Make a text of it with `str(…)`, or write an f-string: `f\"{name}: {count}\"`. \
                 To add \
                           numbers, turn the text into one with `int(…)`."
            }
            ("list", _) => "To add one item write `items.append(item)`, or `items + [item]`.",
            _ => "Convert one of the two, so that both are of the same type.",
        };
        return say(
            format!("`+` cannot join {} and {}.", a(left), a(right)),
            if right == "NoneType" {
                NONE.into()
            } else {
                format!("On the left stands {}, so Python wants the same on the right.", a(left))
            },
            fix,
        );
    }
    if let Some([kind]) = take("can't multiply sequence by non-int of type '{}'", message) {
        return say(
            format!("A text or a list was multiplied by {}.", a(kind)),
            "Input and data from files are texts, even if they look like numbers.",
            "Turn the text into a number first: `int(text)` or `float(text)`.",
        );
    }
    if message.contains("not all arguments converted during string formatting") {
        return say(
            "`%` behind a text fills gaps in it; here are more values than gaps.",
            "A remainder was meant, but the left side is a text; or a `%s` is missing.",
            "For a remainder turn the text into a number: `int(text) % 2`.",
        );
    }
    None
}

fn calculated(message: &str) -> Option<Explanation> {
    if let Some([sign, left, right]) =
        take("unsupported operand type(s) for {}: '{}' and '{}'", message)
    {
        let what = format!("`{sign}` cannot work on {} and {}.", a(left), a(right));
        if [left, right].contains(&"NoneType") {
            let fix = "Which of the two is `None`? Look at the function or method it comes from: \
                       does every way through it end with `return`?";
            return say(what, NONE, fix);
        }
        if [left, right].contains(&"str") {
            let cause = "Input and data from files are texts, even if they look like numbers.";
            return say(
                what,
                cause,
                "Turn the text into a number first: `int(text)` or `float(text)`.",
            );
        }
        return say(
            what,
            "The two values are of types that do not fit together; often a whole list stands where \
             one of its items was meant.",
            "Print both values just before this line, and convert one of them.",
        );
    }
    let [sign, kind] = take("bad operand type for unary {}: '{}'", message)?;
    say(
        format!("`{sign}` cannot stand in front of {}.", a(kind)),
        "A number was expected.",
        "Turn the text into a number first: `int(text)`.",
    )
}

fn compared(message: &str) -> Option<Explanation> {
    let [sign, left, right] =
        take("'{}' not supported between instances of '{}' and '{}'", message)?;
    let cause = if [left, right].contains(&"NoneType") {
        NONE
    } else if [left, right].contains(&"str") {
        "Input and data from files are texts, even if they look like numbers."
    } else {
        "Python does not know which of the two comes first. Sorting compares as well."
    };
    say(
        format!("`{sign}` cannot compare {} with {}.", a(left), a(right)),
        cause,
        "Bring both sides to the same type, or sort with a `key=`.",
    )
}

fn indexed(message: &str) -> Option<Explanation> {
    if let Some([collection, kind]) = take("{} indices must be integers{}not ", message) {
        let wrong = message.rsplit("not ").next().unwrap_or(kind).trim_matches('\'');
        let cause = match (collection, wrong) {
            ("string", _) => {
                "What looks like a dictionary is a text. A loop over a dictionary gives \
                              its keys, and JSON must be read with `json.loads` first."
            }
            (_, "str") => {
                "A list has numbers for its items, not names. Perhaps you mean one of the \
                           dictionaries in the list."
            }
            (_, "float") => "`/` always gives a number with a point; `//` gives a whole one.",
            _ => "Between the brackets must be a whole number or a slice.",
        };
        let fix = "Print the value in front of the brackets, and what is between them.";
        return say(
            format!("{} cannot be an index of a {collection}.", capital(&a(wrong))),
            cause,
            fix,
        );
    }
    let [kind] = take("'{}' object is not subscriptable", message)
        .or_else(|| take("type '{}' is not subscriptable", message))?;
    let what = format!("Square brackets stand behind {}, which has no items.", a(kind));
    match kind {
        "NoneType" => say(what, NONE, "Look where the value in front of the brackets comes from."),
        "builtin_function_or_method" | "function" | "method" | "type" => say(
            what,
            "A function is called with round brackets; square ones take an item out of its result.",
            "Write `name(…)` for the call, and `name(…)[0]` for an item of the result.",
        ),
        "set" => say(
            what,
            "A set has no order, and so no first item.",
            "Use a list, or make one: `sorted(numbers)[0]`.",
        ),
        _ => say(
            what,
            "The name holds a single value and not a list or dictionary.",
            "Print the value just before this line: where does it come from?",
        ),
    }
}

fn assigned(message: &str) -> Option<Explanation> {
    let [kind] = take("'{}' object does not support item assignment", message)
        .or_else(|| take("'{}' object doesn't support item deletion", message))
        .or_else(|| take("'{}' object does not support item deletion", message))?;
    let fix = match kind {
        "str" => "Make a new text: `text.replace(…)`, or parts put together with `+`.",
        "tuple" => "Use a list if items should change: `list(values)`.",
        _ => "Which value stands in front of the brackets? Print it.",
    };
    let what = format!("The items of {} cannot be changed.", a(kind));
    say(what, "Texts, tuples and ranges stay as they are; lists and dictionaries change.", fix)
}

fn iterated(message: &str) -> Option<Explanation> {
    if let Some([kind]) = take("'{}' object is not iterable", message)
        .or_else(|| take("argument of type '{}' is not ", message))
        .or_else(|| take("cannot unpack non-iterable {} object", message))
        .or_else(|| take("'{}' object is not an iterator", message))
        .or_else(|| take("Value after * must be an iterable, not {}", message))
    {
        let what = format!("{} has no items to go through.", capital(&a(kind)));
        return match kind {
            "int" => say(
                what,
                "A loop, `in` or unpacking needs a collection; a number is only one value.",
                "To count, write `range(number)`; for the digits, `str(number)`.",
            ),
            "NoneType" => {
                say(what, NONE, "Look where the value comes from: is a `return` missing?")
            }
            "function" | "method" | "builtin_function_or_method" => {
                say(what, "The function itself stands here, not its result.", "Call it: add `()`.")
            }
            _ => say(
                what,
                "A loop, `in` or unpacking needs a list, a text or another collection.",
                "Print the value just before this line: where does it come from?",
            ),
        };
    }
    None
}

fn unhashable(message: &str) -> Option<Explanation> {
    if !any(message, &["unhashable type: '"]) {
        return None;
    }
    let kind = message.split("unhashable type: '").nth(1)?.split('\'').next()?;
    say(
        format!("{} cannot be a key of a dictionary or a member of a set.", capital(&a(kind))),
        "Keys must not change, but lists, sets and dictionaries do.",
        "Use a tuple in place of a list: `(x, y)` or `tuple(items)`. To look up several keys, use \
         a loop.",
    )
}

/// The text with a capital letter at its start.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
