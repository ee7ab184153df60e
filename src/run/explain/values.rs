//! Values of the right type that do not fit: indices, keys, texts that are no numbers.

use super::messages::{any, take};
use super::words::nearest;
use super::{Explanation, Fault, say};

pub(super) fn explain(fault: &Fault) -> Option<Explanation> {
    let message = &*fault.message;
    match fault.kind.rsplit('.').next().unwrap_or_default() {
        "IndexError" => index(message),
        "KeyError" => key(message, fault),
        "JSONDecodeError" => json(message),
        "FrozenInstanceError" => say(
            "The fields of this object cannot be changed.",
            "Its class is a data class with `frozen=True`.",
            "Make a changed copy: `dataclasses.replace(thing, field=value)`.",
        ),
        _ => number(message).or_else(|| unpacked(message)).or_else(|| other(message)),
    }
}

fn index(message: &str) -> Option<Explanation> {
    if let Some([kind]) = take("pop from empty {}", message) {
        return say(
            format!("`pop` should take an item out of an empty {kind}."),
            "Nothing was put in, or all was taken out before.",
            "Ask first whether something is left: `while items:` or `if items:`.",
        );
    }
    if message.contains("assignment index out of range") {
        return say(
            "An item was given a value at a place that the list does not have.",
            "Assigning to `items[n]` replaces an item; it does not make the list longer.",
            "Add an item with `items.append(value)`.",
        );
    }
    if message.contains("Replacement index") {
        return say(
            "`format` has more gaps than values.",
            "A `{}` has no value that belongs to it.",
            "Count the gaps and the values, or write an f-string.",
        );
    }
    let what = if message.contains("string index") { "text" } else { "list" };
    let what = if message.contains("tuple index") { "tuple" } else { what };
    let part = if what == "text" { "character" } else { "item" };
    say(
        format!("There is no {part} at this place: the {what} is shorter."),
        format!(
            "Counting starts at 0, so the last {part} is at `len(…) - 1`. In an empty {what} \
             even 0 \
             is too much. `range(len(…) + 1)` and `i + 1` go one too far."
        ),
        format!(
            "Print the {what} and the index just before this line. The last {part} is `[-1]`; a \
             loop `for x in …:` needs no index."
        ),
    )
}

fn key(message: &str, fault: &Fault) -> Option<Explanation> {
    if message.contains("pop from an empty set") {
        return say(
            "`pop` should take an item out of an empty set.",
            "Nothing was put in, or all was taken out before.",
            "Ask first whether something is left: `while items:`.",
        );
    }
    let what = format!("The dictionary has no key {message}.");
    let text = message.trim_matches(['\'', '"']);
    let quoted = text != message;
    if let Some(near) = nearest(text, fault.names.iter().map(String::as_str)).filter(|_| quoted) {
        return say(
            what,
            format!(
                "There is a key that looks much like it: `'{near}'`. Capital letters and spaces \
                 count."
            ),
            format!("If you mean `'{near}'`, write it like that."),
        );
    }
    let cause = if quoted {
        "Keys must agree letter by letter, capitals and spaces too. Or this entry was never put in."
    } else {
        "The number 1 and the text `\"1\"` are two different keys. Or this entry was never put in."
    };
    say(
        what,
        cause,
        "Print `list(data)` to see the keys. If a key may be missing, ask `in` first, or use \
         `data.get(key, default)`.",
    )
}

fn number(message: &str) -> Option<Explanation> {
    let text = take("invalid literal for int() with base {}: {}", message).map(|[_, text]| text);
    if let Some(text) = text {
        let hint =
            if text.contains('.') { " For a number with a point use `float(…)`." } else { "" };
        return say(
            format!("`int` cannot make a whole number of the text {text}."),
            "It takes digits only: no letters, no point, no comma, and not an empty text. Input \
             and lines of files may hold anything.",
            format!(
                "Print the text with `repr(…)` before this line. If it may be no number, catch \
                 the `ValueError`.{hint}"
            ),
        );
    }
    if let Some([text]) = take("could not convert string to float: {}", message) {
        return say(
            format!("`float` cannot make a number of the text {text}."),
            "It takes digits and one point: no comma, no unit, and not an empty text.",
            "Clean the text first: `text.replace(\",\", \".\")`. If it may be no number, catch the \
             `ValueError`.",
        );
    }
    if message.contains("math domain error") || message.contains("nonnegative input") {
        return say(
            "A function of `math` was given a number that it has no result for.",
            "The square root of a negative number, or the logarithm of 0.",
            "Ask for such numbers before the call.",
        );
    }
    None
}

fn unpacked(message: &str) -> Option<Explanation> {
    if let Some([wanted]) = take("too many values to unpack (expected {}", message) {
        let wanted = wanted.split([',', ')']).next().unwrap_or(wanted);
        return say(
            format!("There are more values than names: {wanted} were expected."),
            "The right side has more parts than the left side has names. A loop over a dictionary \
             gives keys only; a text is unpacked letter by letter.",
            "Print the right side. For keys with values write `.items()`; collect the rest with \
             `*rest`.",
        );
    }
    let [wanted, got] = take("not enough values to unpack (expected {}, got {})", message)?;
    say(
        format!("There are fewer values than names: {wanted} were expected, {got} came."),
        "A line had fewer parts than usual: an empty line, or a sign to split at that is missing.",
        "Print the right side just before this line, and decide what to do with short ones.",
    )
}

fn other(message: &str) -> Option<Explanation> {
    if any(message, &["x not in list", "is not in list"]) {
        return say(
            "The value was not found in the list.",
            "`remove` and `index` need a value that is there, equal in type and letters.",
            "Ask first: `if value in items:`.",
        );
    }
    if any(message, &["substring not found", "empty separator", "subsection not found"]) {
        return say(
            format!("A text was not found in another one, or was empty: {message}."),
            "`index` and `split` need a text that is there; `find` gives -1 when it is missing.",
            "Ask first with `in`, or use `find`.",
        );
    }
    if any(message, &["iterable argument is empty", "empty sequence"]) {
        return say(
            "`min` or `max` was asked of nothing.",
            "The collection is empty, so it has no smallest or largest item.",
            "Ask `if items:` first, or give a `default=`.",
        );
    }
    if any(
        message,
        &[
            "does not match format",
            "Invalid isoformat string",
            "month must be in",
            "day is out of range",
            "day must be in",
        ],
    ) {
        return say(
            format!("This is no date in the form that was asked for: {message}."),
            "The text is written in another order, or the day does not exist.",
            "Compare text and format sign by sign: `%Y-%m-%d` is 2026-11-22.",
        );
    }
    if message.contains("I/O operation on closed file") {
        return say(
            "A file was used after it had been closed.",
            "The line stands outside of its `with` block.",
            "Indent the line into the `with` block.",
        );
    }
    None
}

fn json(message: &str) -> Option<Explanation> {
    let [problem, place] = take("{}: line {}", message)?;
    let cause = if place.starts_with("1 column 1 ") {
        "The text is empty or is not JSON at all: an error page, a file that was never written."
    } else {
        "JSON wants double quotes around texts, no comma behind the last item, and `true`, \
         `false`, \
         `null`. `str(…)` of a dictionary is not JSON; `json.dumps(…)` is."
    };
    say(
        format!("The text is not valid JSON at line {place}: {problem}."),
        cause,
        "Print `repr(text)` just before this line and look at that place.",
    )
}
