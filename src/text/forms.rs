//! Other forms of a word: one and several of a thing.
//!
//! Words are compared in the singular. `-s` and `-es` go, `-ies` becomes `-y`, and the few plurals
//! of the field that follow no rule are listed. Verbs are not bent: "cached" and "caching" are
//! words of their own, which a glossary may list beside "cache".

/// Plurals that follow no rule.
const IRREGULAR: [(&str, &str); 8] = [
    ("indices", "index"),
    ("matrices", "matrix"),
    ("schemata", "schema"),
    ("children", "child"),
    ("people", "person"),
    ("leaves", "leaf"),
    ("caches", "cache"),
    ("databases", "database"),
];

/// The singular of a folded word; a word that is no plural stays as it is.
pub fn singular(word: &str) -> String {
    if let Some((_, one)) = IRREGULAR.iter().find(|(several, _)| *several == word) {
        return (*one).into();
    }
    let is_short = |stem: &str| stem.chars().count() < 3;
    match word.strip_suffix("ies") {
        Some(stem) if is_short(stem) => return word.trim_end_matches('s').into(),
        Some(stem) => return format!("{stem}y"),
        None => {}
    }
    if let Some(stem) = word.strip_suffix("es")
        && ["ss", "x", "ch", "sh", "zz"].iter().any(|end| stem.ends_with(end))
    {
        return stem.into();
    }
    match word.strip_suffix('s') {
        Some(stem) if !stays(stem) => stem.into(),
        Some(_) | None => word.into(),
    }
}

/// Whether the `s` after `stem` belongs to the word, as in class, status, analysis and axis.
fn stays(stem: &str) -> bool {
    ["s", "u", "si", "xi"].iter().any(|end| stem.ends_with(end)) || stem.chars().count() < 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_become_one_of_a_thing() {
        for (word, expected) in [
            ("decorators", "decorator"),
            ("queries", "query"),
            ("ties", "tie"),
            ("classes", "class"),
            ("class", "class"),
            ("indexes", "index"),
            ("indices", "index"),
            ("branches", "branch"),
            ("pushes", "push"),
            ("responses", "response"),
            ("bus", "bus"),
            ("status", "status"),
            ("analysis", "analysis"),
            ("apis", "api"),
            ("css", "css"),
            ("as", "as"),
            ("s", "s"),
            ("types", "type"),
            ("caches", "cache"),
        ] {
            assert_eq!(singular(word), expected, "{word}");
        }
    }
}
