//! The files of a course as text, wherever they came from.

use std::collections::BTreeMap;
use std::ops::Bound;

/// The files of a course: path below the course's folder, with `/`, to text. Anything that could
/// not be read as text is not here, and is reported by whoever read the folder.
pub type Files = BTreeMap<String, String>;

/// The files whose path starts with `prefix`, as path and text.
pub fn with_prefix<'a>(
    files: &'a Files,
    prefix: &'a str,
) -> impl Iterator<Item = (&'a str, &'a str)> {
    files
        .range::<str, _>((Bound::Included(prefix), Bound::Unbounded))
        .take_while(move |(path, _)| path.starts_with(prefix))
        .map(|(path, text)| (path.as_str(), text.as_str()))
}

/// The files of a folder, by their path below it. `folder` ends with `/`, as in
/// `python/loops/support/`.
pub fn below(files: &Files, folder: &str) -> Files {
    with_prefix(files, folder)
        .filter_map(|(path, text)| Some((path.strip_prefix(folder)?.into(), text.into())))
        .collect()
}

/// Whether `path` stays in its folder on every system: plain names divided by `/`.
pub fn stays_inside(path: &str) -> bool {
    let plain = |name: &str| !matches!(name, "" | "." | "..");
    !path.contains(|c: char| matches!(c, '\\' | ':') || c.is_control())
        && path.split('/').all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_names_stay_inside() {
        for (path, inside) in [
            ("basket.py", true),
            (".github/workflows/ci.yml", true),
            ("a..b", true),
            ("../x", false),
            ("a/../x", false),
            ("/etc/passwd", false),
            ("C:/x", false),
            (r"a\b", false),
            ("a//b", false),
            ("./a", false),
            ("", false),
            ("a\0b", false),
        ] {
            assert_eq!(stays_inside(path), inside, "{path:?}");
        }
    }

    #[test]
    fn a_folder_is_cut_out() {
        let files = ["a/b", "a/b/c", "a/b/d/e", "a/bc"].map(|path| (path.into(), path.into()));
        let below = below(&files.into(), "a/b/");
        assert_eq!(below.keys().collect::<Vec<_>>(), ["c", "d/e"]);
    }
}
