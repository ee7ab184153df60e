//! Calls that do not fit the function.

use super::messages::{any, take};
use super::words::{NONE, a, nearest};
use super::{Explanation, Fault, line, say};

pub(super) fn explain(fault: &Fault) -> Option<Explanation> {
    let message = &*fault.message;
    not_callable(message, line(fault))
        .or_else(|| missing(message))
        .or_else(|| too_many(message))
        .or_else(|| keyword(message, fault))
        .or_else(|| construction(message))
        .or_else(|| conversion(message))
}

fn not_callable(message: &str, line: &str) -> Option<Explanation> {
    let [kind] = take("'{}' object is not callable", message)?;
    let what = format!("Parentheses stand behind {}, which cannot be called.", a(kind));
    match kind {
        "module" => say(
            what,
            "The module and the thing in it have the same name, as `datetime.datetime`.",
            "Call what is in the module: `module.name(…)`, or import it with `from … import …`.",
        ),
        "NoneType" => say(
            what,
            format!("The name in front of the parentheses holds `None`. {NONE}"),
            "Look where the name got its value. A decorator must return the inner function.",
        ),
        "int" | "float" => say(
            what,
            "A multiplication sign is missing, as in `2(x + 1)`; or a name such as `sum` or `max` \
             was given a number earlier, and hides the function.",
            "Write `2 * (x + 1)`; give your own names other words than Python's functions have.",
        ),
        "list" | "tuple" | "dict" => say(
            what,
            format!(
                "Items are taken out with square brackets; a name such as `{kind}` may hide the \
                 type; or a comma is missing before a `(`."
            ),
            "Write `names[0]`, and do not use `list`, `dict` or `str` as names of your own.",
        ),
        "str" => say(
            what,
            "A name such as `str`, `input` or `print` was given a text earlier; or a comma, `+` or \
             `%` is missing between a text and a parenthesis.",
            format!("Look for a line that assigns to the name called here: `{line}`"),
        ),
        _ => say(
            what,
            "A name that you call holds a value, and not a function; or a property was called as \
             if it were a method.",
            "Leave the parentheses out, or look where the name got its value.",
        ),
    }
}

fn missing(message: &str) -> Option<Explanation> {
    if let Some([name, _, _, which]) =
        take("{}() missing {} required positional argument{}: {}", message)
    {
        if which.starts_with("'self'") {
            return say(
                format!("The method `{name}` was called without an object."),
                "It was called on the class (`Cart.total()`), or the class has no parentheses \
                 where the object is made.",
                "Make an object first: `cart = Cart()`, then `cart.total()`.",
            );
        }
        return say(
            format!("The call of `{name}` leaves out a value that it needs: {which}."),
            "The function has more parameters without a default than the call has values.",
            "Compare the call with the `def` line. Add the value, or give the parameter a default.",
        );
    }
    let [name, _, _, which] =
        take("{}() missing {} required keyword-only argument{}: {}", message)?;
    let name_only = which.trim_matches('\'');
    say(
        format!("The call of `{name}` must give a value by name: {which}."),
        "In the `def` the parameter stands behind a `*`: it cannot be given by position.",
        format!("Write `{name_only}=…` in the call."),
    )
}

fn too_many(message: &str) -> Option<Explanation> {
    if let Some([name, takes, _, given]) =
        take("{}() takes {} positional argument{} but {} w", message)
    {
        let counts = takes.parse::<u32>().ok().zip(given.parse::<u32>().ok());
        let one_more = counts.is_some_and(|(takes, given)| given == takes + 1);
        let cause = if name.contains('.') && one_more {
            "The object in front of the dot counts as the first value. Probably the `def` of this \
             method lacks `self`; or the call has a value too many."
        } else {
            "The call has more values than the `def` has parameters; a tuple or list may be meant \
             as one value."
        };
        return say(
            format!("`{name}` takes {takes}, but the call gives {given}."),
            cause,
            "Compare the call with the `def` line. A method's first parameter is `self`.",
        );
    }
    if let Some([name]) = take("{}() takes no arguments", message) {
        return say(
            format!("`{name}(…)` was given values, but it takes none."),
            "The class has no `__init__`, or its name is misspelled: two underscores on each side.",
            "Write `def __init__(self, …):` in the class.",
        );
    }
    if any(
        message,
        &[" expected ", "takes exactly", "takes at most", "takes at least", "takes from "],
    ) && any(message, &["argument", "arguments"])
        && message.contains("got ") | message.contains("given")
    {
        return say(
            format!("The number of values in a call is wrong: {message}."),
            "A value is missing or is one too many; brackets around a list may be missing.",
            "Compare with the function's description: `help(name)` shows it.",
        );
    }
    None
}

fn keyword(message: &str, fault: &Fault) -> Option<Explanation> {
    if let Some([name, wrong]) = take("{}() got an unexpected keyword argument '{}'", message) {
        let offered = take::<2>("{}. Did you mean '{}'", message).map(|[_, near]| near);
        let near = offered.or_else(|| nearest(wrong, fault.names.iter().map(String::as_str)));
        let what = format!("`{name}` has no parameter with the name `{wrong}`.");
        return match near {
            Some(near) => say(
                what,
                format!("There is one that looks much like it: `{near}`."),
                format!("Write `{near}=` in the call."),
            ),
            None => say(
                what,
                "The name in the call must be that in the `def` line, letter by letter.",
                "Compare the two lines. For functions of a package look at `help(name)`.",
            ),
        };
    }
    if let Some([name, wrong]) = take("{}() got unexpected keyword arguments: {}", message) {
        return say(
            format!("`{name}` has no field or parameter with the name {wrong}."),
            "The name is misspelled, or the class does not have it.",
            "Compare with the names in the class.",
        );
    }
    if let Some([name, twice]) = take("{}() got multiple values for argument '{}'", message)
        .or_else(|| take("{}() got multiple values for keyword argument '{}'", message))
    {
        return say(
            format!("The call of `{name}` gives `{twice}` twice: by its place and by its name."),
            "Values by position fill the parameters from the left; the first is `self` in methods.",
            "Take one of the two out. Does the `def` of a method lack `self`?",
        );
    }
    if message.contains("invalid keyword argument for")
        || message.contains("takes no keyword arguments")
    {
        return say(
            format!("A name in a call is not known there: {message}."),
            "The name is misspelled, or this function takes values by position only.",
            "Look at `help(name)` for the names that it takes.",
        );
    }
    None
}

fn construction(message: &str) -> Option<Explanation> {
    if let Some([name]) = take("Can't instantiate abstract class {} ", message) {
        return say(
            format!("`{name}` is unfinished on purpose: no object can be made of it."),
            "A class that inherits from it must define all methods marked `@abstractmethod`.",
            "Define the methods that the message names, spelled the same, in your own class.",
        );
    }
    if message.contains("__init__() should return None") {
        return say(
            "`__init__` returned a value.",
            "It fills the new object and must not return anything; the object comes by itself.",
            "Take the `return` out of `__init__`.",
        );
    }
    if message.contains("exceptions must derive from BaseException") {
        return say(
            "Something was raised that is no exception.",
            "`raise` takes an exception, not a text: `raise ValueError(\"…\")`.",
            "Put the text into an exception, such as `ValueError(…)`.",
        );
    }
    if message.contains("catching classes that do not inherit") {
        return say(
            "Behind `except` stands something that is no exception class.",
            "A text, an object or a list stands there.",
            "Write the class: `except ValueError:`; several in parentheses.",
        );
    }
    None
}

fn conversion(message: &str) -> Option<Explanation> {
    if let Some([kind]) = take("'{}' object cannot be interpreted as an integer", message) {
        let fix = match kind {
            "float" => "`/` always gives a number with a point: divide with `//`, or use `int(…)`.",
            "str" => "Turn the text into a number: `int(text)`.",
            "list" => "For the number of items take `len(…)`: `range(len(items))`.",
            _ => "Print the value just before this line: where does it come from?",
        };
        let what = format!("A whole number is needed here, but there is {}.", a(kind));
        return say(what, "`range`, indices and counts take whole numbers only.", fix);
    }
    if let Some([target, kind]) = take("{}() argument must be a string, {} number, not '", message)
        .and_then(|[target, _]| Some([target, message.rsplit('\'').nth(1)?]))
    {
        return say(
            format!("`{target}()` cannot make a number of {}.", a(kind)),
            if kind == "NoneType" { NONE } else { "It takes a text or a number, one at a time." },
            "Print the value just before this line. Of a list, convert each item in a loop.",
        );
    }
    if let Some([kind]) = take("object of type '{}' has no len()", message) {
        return say(
            format!("`len` was asked of {}, which has no length.", a(kind)),
            if kind == "NoneType" { NONE } else { "Only texts and collections have a length." },
            "Print the value just before this line. Digits of a number: `len(str(number))`.",
        );
    }
    if let Some([number, kind]) = take("sequence item {}: expected str instance, {} found", message)
    {
        return say(
            format!("`join` takes texts only, but item {number} is {}.", a(kind)),
            "The list holds numbers or other values.",
            "Make texts of them: `\", \".join(str(item) for item in items)`.",
        );
    }
    if let Some([kind]) = take("Object of type {} is not JSON serializable", message) {
        return say(
            format!("JSON has no form for {}.", a(kind)),
            "JSON knows texts, numbers, lists, dictionaries, true, false and null.",
            "Turn it into one of these first: a set into a `list`, a date into `str(date)`, an \
             object into a dictionary.",
        );
    }
    if let Some([name, kind]) = take("{}() argument must be str, not {}", message) {
        return say(
            format!("`{name}` takes a text, but was given {}.", a(kind)),
            "Numbers and lists do not turn into text by themselves.",
            "Write `str(value)`, or an f-string.",
        );
    }
    None
}
