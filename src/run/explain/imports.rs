//! Imports that find nothing.

use super::messages::take;
use super::words::nearest;
use super::{Explanation, Fault, say};

/// Modules whose package is called otherwise.
const PACKAGES: [(&str, &str); 8] = [
    ("PIL", "pillow"),
    ("bs4", "beautifulsoup4"),
    ("dotenv", "python-dotenv"),
    ("flask_login", "Flask-Login"),
    ("flask_sqlalchemy", "Flask-SQLAlchemy"),
    ("rest_framework", "djangorestframework"),
    ("sklearn", "scikit-learn"),
    ("yaml", "PyYAML"),
];

/// Well-known packages that have to be installed.
const THIRD_PARTY: [&str; 14] = [
    "celery",
    "django",
    "fastapi",
    "flask",
    "gunicorn",
    "jinja2",
    "numpy",
    "pandas",
    "psycopg",
    "pytest",
    "redis",
    "requests",
    "sqlalchemy",
    "werkzeug",
];

pub(super) fn explain(fault: &Fault) -> Option<Explanation> {
    let message = &*fault.message;
    if let Some([module]) = take("No module named '{}'", message) {
        if let Some([_, parent]) = take("{}; '{}' is not a package", message) {
            return not_a_package(module, parent);
        }
        return no_module(module, fault);
    }
    if let Some([name, module]) =
        take("cannot import name '{}' from partially initialized module '{}'", message)
    {
        return circular(name, module);
    }
    if let Some([name, module]) = take("cannot import name '{}' from '{}'", message) {
        return no_name(name, module, fault);
    }
    if message.contains("attempted relative import") {
        return say(
            "An import with a dot in front works only inside a package.",
            "The file was started by itself, so Python does not know which package it belongs to.",
            "Import by the full name, or start the program from the folder above: \
             `python -m package.module`.",
        );
    }
    None
}

fn not_a_package(module: &str, parent: &str) -> Option<Explanation> {
    say(
        format!("`{module}` cannot be found, because `{parent}` is a single file."),
        format!("A file of your own is called `{parent}.py` and hides the package of that name."),
        format!("Give your file another name than `{parent}.py`."),
    )
}

fn no_module(module: &str, fault: &Fault) -> Option<Explanation> {
    let what = format!("Python finds no module with the name `{module}`.");
    let first = module.split('.').next().unwrap_or(module);
    let package = PACKAGES.iter().find(|(name, _)| *name == first).map(|(_, package)| *package);
    if let Some(package) = package.or(THIRD_PARTY.contains(&first).then_some(first)) {
        return say(
            what,
            "It is a package that has to be installed, into the environment that runs the program.",
            format!(
                "Install it with `python -m pip install {package}`; is the right environment \
                 active?"
            ),
        );
    }
    if let Some(near) = nearest(first, fault.names.iter().map(String::as_str)) {
        return say(
            what,
            format!("There is one that looks much like it: `{near}`."),
            format!("If you mean `{near}`, write `import {near}`."),
        );
    }
    say(
        what,
        "A file of your own has another name, lies in another folder, or has not been saved. Or it \
         is a package that is not installed.",
        format!(
            "For a file of your own: is there a `{first}.py` beside the one that runs? Leave `.py` \
             out in the import. For a package: `python -m pip install {first}`."
        ),
    )
}

fn circular(name: &str, module: &str) -> Option<Explanation> {
    say(
        format!("`{module}` has not got as far as `{name}`: it is still being imported itself."),
        format!(
            "Two files import each other, in a circle. Or a file of your own is called \
             `{module}.py` and hides the module that you mean."
        ),
        "Let imports point one way: move what both files need into a third one. Or put the import \
         into the function that needs it.",
    )
}

fn no_name(name: &str, module: &str, fault: &Fault) -> Option<Explanation> {
    let what = format!("`{module}` is there, but it has no `{name}`.");
    if let Some(near) = nearest(name, fault.names.iter().map(String::as_str)) {
        return say(
            what,
            format!("There is a name that looks much like it: `{near}`."),
            format!("Use the same name in both places: `{near}` or `{name}`."),
        );
    }
    say(
        what,
        "The name is misspelled, is not defined at the left edge of the file, or the file was not \
         saved. A file of your own may also hide a module of the same name.",
        format!("Look into `{module}` for `def {name}`, `class {name}` or `{name} =`."),
    )
}
