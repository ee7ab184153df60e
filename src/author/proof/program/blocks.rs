//! Blocks as Python runs them: a program as it stands, other languages by a few lines of ours.

use serde_json::Value;

use crate::author::programs::{Kind, Part};

/// What runs exchanges over HTTP, SQL and commands.
const BLOCKS: &str = include_str!("../../../../assets/python/gradus_run/blocks.py");

/// The Python that runs a block.
pub(super) fn as_python(part: &Part) -> String {
    let call = match part.kind {
        Kind::Python => return format!("{}\n", part.text),
        Kind::Http => "exchange\"](globals(), ",
        Kind::Sql => "query\"](globals(), ",
        Kind::Console => "console\"](",
    };
    let (blocks, text) = (literal(BLOCKS), literal(&part.text));
    format!(
        "exec({blocks}, globals().setdefault(\"__blocks__\", {{\"__name__\": \"blocks\"}}))\n\
         print(__blocks__[\"{call}{text}))\n"
    )
}

/// A text as Python writes it: JSON writes it in the same way.
fn literal(text: &str) -> String {
    Value::from(text).to_string()
}
