//! Words for messages: suggestions, lists and plurals.

/// `1 page`, `2 pages`.
pub(crate) fn many(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    }
}

/// After so many unknown lessons no more are compared with all that exist: a renamed stage in a
/// large course would take minutes.
pub(super) const SUGGESTED: usize = 50;

/// A suggestion, if one of the known words is near.
pub(crate) fn did_you_mean<'k>(
    word: &str,
    known: impl IntoIterator<Item = &'k str>,
) -> Option<String> {
    if word.len() > 60 {
        return None;
    }
    let near = |other: &&str| strsim::damerau_levenshtein(word, other);
    let best = known.into_iter().min_by_key(near)?;
    (near(&best) <= 1.max(word.chars().count() / 3)).then(|| format!("did you mean `{best}`?"))
}

/// `a`, `b` and `c`.
pub(crate) fn list<'k>(words: impl Iterator<Item = &'k str>) -> String {
    let words: Vec<String> = words.map(|word| format!("`{word}`")).collect();
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => "none".into(),
    }
}
