//! Names that Python does not know (yet).

use super::messages::take;
use super::words::nearest;
use super::{Explanation, Fault, line, say};

/// Modules of the standard library that lessons use by their name.
const MODULES: [&str; 29] = [
    "argparse",
    "asyncio",
    "collections",
    "copy",
    "csv",
    "datetime",
    "decimal",
    "functools",
    "io",
    "itertools",
    "json",
    "logging",
    "math",
    "os",
    "pathlib",
    "random",
    "re",
    "shutil",
    "sqlite3",
    "statistics",
    "string",
    "subprocess",
    "sys",
    "tempfile",
    "textwrap",
    "threading",
    "time",
    "typing",
    "urllib",
];

/// Names that are often used without their import, and what to import them from.
const PARTS: [(&str, &str); 37] = [
    ("Counter", "collections"),
    ("Decimal", "decimal"),
    ("Flask", "flask"),
    ("HttpResponse", "django.http"),
    ("JsonResponse", "django.http"),
    ("Path", "pathlib"),
    ("abort", "flask"),
    ("admin", "django.contrib"),
    ("dataclass", "dataclasses"),
    ("date", "datetime"),
    ("defaultdict", "collections"),
    ("deque", "collections"),
    ("field", "dataclasses"),
    ("forms", "django"),
    ("get_object_or_404", "django.shortcuts"),
    ("include", "django.urls"),
    ("jsonify", "flask"),
    ("login_required", "django.contrib.auth.decorators"),
    ("lru_cache", "functools"),
    ("models", "django.db"),
    ("partial", "functools"),
    ("path", "django.urls"),
    ("permutations", "itertools"),
    ("pi", "math"),
    ("randint", "random"),
    ("redirect", "flask or django.shortcuts"),
    ("render", "django.shortcuts"),
    ("render_template", "flask"),
    ("request", "flask"),
    ("reverse", "django.urls"),
    ("session", "flask"),
    ("shuffle", "random"),
    ("sleep", "time"),
    ("sqrt", "math"),
    ("timedelta", "datetime"),
    ("url_for", "flask"),
    ("wraps", "functools"),
];

/// Words of other languages.
const FOREIGN: [(&str, &str); 7] = [
    ("true", "True"),
    ("false", "False"),
    ("none", "None"),
    ("null", "None"),
    ("nil", "None"),
    ("undefined", "None"),
    ("this", "self"),
];

pub(super) fn explain(fault: &Fault) -> Option<Explanation> {
    let message = &*fault.message;
    if let Some([name]) = take("cannot access local variable '{}'", message)
        .or_else(|| take("local variable '{}' referenced before", message))
    {
        return too_early(name);
    }
    if let Some([name]) = take("cannot access free variable '{}'", message)
        .or_else(|| take("free variable '{}' referenced before", message))
    {
        return say(
            format!(
                "The inner function uses `{name}` of the function around it, which has no value \
                 yet."
            ),
            "The inner function was called above the line that assigns the name.",
            format!("Move the line that assigns `{name}` above the call."),
        );
    }
    let [name] = take("name '{}' is not defined", message)?;
    unknown(name, fault)
}

fn too_early(name: &str) -> Option<Explanation> {
    say(
        format!("Inside the function, `{name}` is used before it has a value."),
        format!(
            "Some line of the function assigns to `{name}`, as `=` or `+=` do. That makes the name \
             the function's own everywhere in it, even if there is one outside. Or the line that \
             assigns it stands in an `if` or a loop that was not entered."
        ),
        format!(
            "Give `{name}` a value at the start of the function, or hand the outer value in as a \
             parameter and `return` the new one."
        ),
    )
}

fn unknown(name: &str, fault: &Fault) -> Option<Explanation> {
    let what = format!("Python does not know the name `{name}` at this line.");
    if let Some((_, right)) = FOREIGN.iter().find(|(wrong, _)| *wrong == name) {
        let cause = "Other languages spell it like that.";
        return say(what, cause, format!("In Python it is `{right}`, with exactly these letters."));
    }
    if fault.names.contains(&format!("self.{name}")) {
        return say(
            what,
            format!("`{name}` belongs to the object. A method reaches it only through `self`."),
            format!("Write `self.{name}`."),
        );
    }
    if let Some(import) = import_for(name) {
        let cause = format!(
            "It is part of Python or of a package, but has to be imported first.{}",
            or_own(name)
        );
        return say(what, cause, format!("Put `{import}` at the top of the file."));
    }
    if let Some(near) = nearest(name, fault.names.iter().map(String::as_str)) {
        return say(
            what,
            format!(
                "There is a name that looks much like it: `{near}`. Capital and small letters \
                 differ."
            ),
            format!("If you mean `{near}`, write it like that in this line."),
        );
    }
    guess(what, name, fault)
}

fn import_for(name: &str) -> Option<String> {
    if MODULES.contains(&name) {
        return Some(format!("import {name}"));
    }
    let (_, module) = PARTS.iter().find(|(part, _)| *part == name)?;
    Some(format!("from {module} import {name}"))
}

/// Short everyday words are as often a name of the learner's own.
fn or_own(name: &str) -> &'static str {
    if ["date", "field", "path", "pi", "string", "time", "copy", "request", "session"]
        .contains(&name)
    {
        " If you mean a name of your own: it has no value yet."
    } else {
        ""
    }
}

fn guess(what: String, name: &str, fault: &Fault) -> Option<Explanation> {
    let called = line(fault).contains(&format!("{name}("));
    if called {
        return say(
            what,
            "A function is known only below its `def`, and only under the name given there.",
            format!(
                "Is there a `def {name}` above this line, at the left edge? Is it spelled the \
                 same, or is an import missing?"
            ),
        );
    }
    say(
        what,
        "It has had no value so far: the line that assigns it comes later, was not reached, or is \
         in another function. Or it is meant as text, and the quotes are missing.",
        format!("Assign it above this line (`{name} = …`), or write `\"{name}\"` if it is text."),
    )
}
