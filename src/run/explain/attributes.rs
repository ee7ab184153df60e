//! Attributes and methods that are not there.

use super::messages::{any, take};
use super::words::{NONE, a, nearest};
use super::{Explanation, Fault, say};

pub(super) fn explain(fault: &Fault) -> Option<Explanation> {
    let message = &*fault.message;
    if let Some([module, name]) =
        take("partially initialized module '{}' has no attribute '{}'", message)
    {
        return circular_or_hidden(module, name);
    }
    if let Some([module, name]) = take("module '{}' has no attribute '{}'", message) {
        if message.contains("consider renaming") {
            return circular_or_hidden(module, name);
        }
        return in_module(module, name, fault);
    }
    if let Some([kind, name]) = take("type object '{}' has no attribute '{}'", message) {
        return say(
            format!("The class `{kind}` has no `{name}`."),
            "The name is misspelled; or it belongs to the objects, which get it in `__init__`, and \
             not to the class.",
            format!("Ask an object: `{kind}(…).{name}`. Or compare with the names in the class."),
        );
    }
    let [kind, name] = take("'{}' object has no attribute '{}'", message)?;
    on_object(kind, name, fault)
}

fn circular_or_hidden(module: &str, name: &str) -> Option<Explanation> {
    say(
        format!(
            "`{module}` was asked for `{name}` before it was ready, or is another file than you \
             think."
        ),
        format!(
            "A file of your own is called `{module}.py` and hides Python's module of that name; or \
             two files import each other."
        ),
        format!(
            "Give your file another name than `{module}.py`. Or move what both files need into a \
             third one."
        ),
    )
}

fn in_module(module: &str, name: &str, fault: &Fault) -> Option<Explanation> {
    let what = format!("The module `{module}` has no `{name}`.");
    match nearest(name, fault.names.iter().map(String::as_str)) {
        Some(near) => say(
            what,
            format!("There is one that looks much like it: `{near}`."),
            format!("Write `{module}.{near}`."),
        ),
        None => say(
            what,
            "The name is misspelled or belongs to another module; or a file of your own has the \
             module's name and hides it.",
            format!(
                "`dir({module})` lists what it has, and `{module}.__file__` says which file it is."
            ),
        ),
    }
}

fn on_object(kind: &str, name: &str, fault: &Fault) -> Option<Explanation> {
    if kind == "NoneType" {
        return say(
            format!("There is `None` in front of `.{name}`, and `None` has no such thing."),
            format!(
                "What stands before the dot should be an object, but there was nothing to find. \
                 {NONE}"
            ),
            format!(
                "Look where the value before `.{name}` comes from: is a `return` missing, was \
                 nothing found? Ask `is None` first if that may happen."
            ),
        );
    }
    if kind == "coroutine" {
        return say(
            format!("There is a coroutine in front of `.{name}`: a call that has not run yet."),
            "The function is defined with `async def`, and `await` is missing.",
            format!("Write `(await call(…)).{name}`."),
        );
    }
    let what = format!("{} has no `{name}`.", capital(&a(kind)));
    if let Some(near) = nearest(name, fault.names.iter().map(String::as_str)) {
        let cause = format!("There is one that looks much like it: `{near}`.");
        return say(what, cause, format!("Write `.{near}`."));
    }
    if kind == "list"
        && any(name, &["add", "push", "split", "lower", "upper", "strip", "keys", "items"])
    {
        return say(
            what,
            "It belongs to another type: the name holds a list, not a text or a dictionary.",
            "To add an item write `append`. For each item of the list, use a loop.",
        );
    }
    if kind == "str" && any(name, &["append", "add", "sort", "reverse", "keys", "items"]) {
        return say(
            what,
            "It belongs to lists or dictionaries, but the name holds a text.",
            "Texts never change: make a new one with `+` or `replace`, or collect in a list.",
        );
    }
    say(
        what,
        "The name is misspelled, the object is of another type than you think, or `__init__` does \
         not set it (`self.… = …`).",
        format!("Print `type(…)` of what stands before `.{name}`, and `dir(…)` for its names."),
    )
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
