//! Blocks as Python runs them: a program as it stands, other languages by a few lines of ours.

use serde_json::Value;

use crate::author::programs::{Engine, Kind, Part};

/// What runs exchanges over HTTP, SQL and commands.
const BLOCKS: &str = include_str!("../../../../assets/python/gradus_run/blocks.py");

/// The Python that runs a block.
pub(super) fn as_python(part: &Part) -> String {
    let text = literal(&part.text);
    match part.kind {
        Kind::Python => format!("{}\n", part.text),
        Kind::Http => printed(&format!("exchange(globals(), {text})")),
        Kind::Sql => printed(&format!("query(globals(), {text})")),
        Kind::Queries(count) => printed(&format!("sent(globals(), {count}, {text})")),
        Kind::Template(Engine::Jinja) => printed(&format!("jinja(globals(), {text})")),
        Kind::Template(Engine::Django) => printed(&format!("django(globals(), {text})")),
        Kind::Console => printed(&format!("console({text})")),
    }
}

/// The Python that begins to note what a program sends to its database.
pub(super) fn listening() -> String {
    call("listen(globals())")
}

/// Prints what a function of [`BLOCKS`] returns.
fn printed(function: &str) -> String {
    format!("{}print(__answer__)\n", call(function))
}

/// Calls a function of [`BLOCKS`]; `__answer__` holds what it returns.
fn call(function: &str) -> String {
    let blocks = literal(BLOCKS);
    format!(
        "exec({blocks}, globals().setdefault(\"__blocks__\", {{\"__name__\": \"blocks\"}}))\n\
         __answer__ = __blocks__[\"{}\n",
        function.replacen('(', "\"](", 1)
    )
}

/// A text as Python writes it: JSON writes it in the same way.
fn literal(text: &str) -> String {
    Value::from(text).to_string()
}
