//! What an exception means to a beginner: what happened here, the usual cause, what to try.
//!
//! Python words its messages otherwise in each version; the shapes here are those of 3.11 to 3.14,
//! and whatever stands behind a known shape is ignored.

mod attributes;
mod database;
mod django;
mod files;
mod flask;
mod flow;
mod imports;
mod messages;
mod names;
mod numbers;
mod operands;
mod syntax;
mod types;
mod values;
mod waiting;
mod words;

use super::Fault;

/// An exception explained, in Markdown without blocks: `code` stands between backticks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// What the message says, with the names and values of this case.
    pub what: String,
    /// How that usually comes about.
    pub cause: String,
    /// What to look at or to change.
    pub fix: String,
}

/// Explains `fault`; none if it is not one of those that beginners often meet.
pub fn explain(fault: &Fault) -> Option<Explanation> {
    let name = fault.kind.rsplit('.').next().unwrap_or_default();
    match name {
        "NameError" | "UnboundLocalError" => names::explain(fault),
        "SyntaxError" | "IndentationError" | "TabError" => syntax::explain(fault),
        "TypeError" => flask::no_response(fault)
            .or_else(|| waiting::missing_await(&fault.message))
            .or_else(|| types::explain(fault))
            .or_else(|| operands::explain(fault)),
        "AttributeError" => attributes::explain(fault),
        "ImportError" | "ModuleNotFoundError" => imports::explain(fault),
        "IndexError" | "KeyError" | "ValueError" => {
            let waiting = || waiting::missing_await(&fault.message);
            django::no_response(fault).or_else(waiting).or_else(|| values::explain(fault))
        }
        "ZeroDivisionError" | "OverflowError" => numbers::explain(fault),
        "FrozenInstanceError" | "JSONDecodeError" => values::explain(fault),
        _ => files::explain(fault, name)
            .or_else(|| flow::explain(fault, name))
            .or_else(|| waiting::explain(fault, name))
            .or_else(|| flask::explain(fault, name))
            .or_else(|| django::explain(fault, name))
            .or_else(|| database::explain(fault, name)),
    }
}

/// Explains what a program wrote to standard error although no exception ended it, such as
/// `RuntimeWarning: coroutine 'main' was never awaited`.
pub fn explain_warning(errors: &str) -> Option<Explanation> {
    errors.lines().find_map(|line| waiting::never_awaited(line.split_once("Warning: ")?.1))
}

/// An explanation of three parts.
#[expect(clippy::unnecessary_wraps, reason = "it ends functions that may have nothing to say")]
fn say(
    what: impl Into<String>,
    cause: impl Into<String>,
    fix: impl Into<String>,
) -> Option<Explanation> {
    Some(Explanation { what: what.into(), cause: cause.into(), fix: fix.into() })
}

/// The line that the exception is about: the learner's last, or the last of all.
fn line(fault: &Fault) -> &str {
    let own = fault.frames.iter().rev().find(|frame| frame.own);
    own.or(fault.frames.last()).map_or("", |frame| &frame.text)
}

#[cfg(test)]
mod tests;
