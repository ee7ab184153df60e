//! Words: the nearest of several, and what Python's types are called.

/// The known name that a misspelled one most likely means.
pub(super) fn nearest<'n>(
    wrong: &str,
    known: impl IntoIterator<Item = &'n str>,
) -> Option<&'n str> {
    // Names of one or two letters are near to everything.
    let allowed = match wrong.chars().count() {
        0 | 1 => return None,
        2..=4 => 1,
        5..=7 => 2,
        _ => 3,
    };
    let lower = wrong.to_lowercase();
    let distance = |name: &str| match name.to_lowercase() {
        same if same == lower => 0,
        other => strsim::damerau_levenshtein(&lower, &other),
    };
    let others = known.into_iter().filter(|name| *name != wrong);
    let (far, name) = others.map(|name| (distance(name), name)).min_by_key(|(far, _)| *far)?;
    (far <= allowed).then_some(name)
}

/// A value of this type in words, with its article: `a text (str)`.
pub(super) fn a(kind: &str) -> String {
    let words = match kind {
        "str" => "a text",
        "int" => "a whole number",
        "float" => "a number with a point",
        "bool" => "a truth value",
        "list" => "a list",
        "tuple" => "a tuple",
        "dict" => "a dictionary",
        "set" => "a set",
        "NoneType" => return "`None`".into(),
        "function" | "builtin_function_or_method" => "a function",
        "method" => "a method",
        "module" => "a module",
        "generator" => "a generator",
        "coroutine" => "a coroutine",
        "type" => "a class",
        _ => return format!("an object of type `{kind}`"),
    };
    format!("{words} (`{kind}`)")
}

/// How `None` usually gets where it is not wanted.
pub(super) const NONE: &str = "A function without `return` gives `None`, and so do methods that \
    change a list in place, such as `sort` and `append`.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_near() {
        for (wrong, known, expect) in [
            ("prnt", vec!["print", "range"], Some("print")),
            ("Total", vec!["total"], Some("total")),
            ("lenght", vec!["len", "length"], Some("length")),
            ("numbres", vec!["numbers", "x"], Some("numbers")),
            ("cat", vec!["dog"], None),
            ("x", vec!["y"], None),
            ("ab", vec!["ab"], None),
        ] {
            assert_eq!(nearest(wrong, known), expect, "{wrong}");
        }
    }
}
