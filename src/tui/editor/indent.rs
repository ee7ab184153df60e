//! How far a line of Python is indented.

/// Spaces of a level.
pub(super) const LEVEL: usize = 4;

/// The white space at the start of a line.
pub(super) fn of(line: &str) -> &str {
    let end = line.find(|c| c != ' ' && c != '\t').unwrap_or(line.len());
    line.get(..end).unwrap_or_default()
}

/// The white space of a line that is begun after `before`, which is the text left of the cursor.
/// In Python, a line that opens a block is followed by a deeper one, and one that leaves it by one
/// less deep.
pub(super) fn next(before: &str, python: bool) -> String {
    let indent = of(before);
    if !python {
        return indent.into();
    }
    let code = without_comment(before).trim();
    if code.ends_with([':', '(', '[', '{']) {
        return format!("{indent}{}", " ".repeat(LEVEL));
    }
    let first = code.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let leaves = ["return", "raise", "break", "continue", "pass"].contains(&first);
    if leaves && is_whole(code) {
        return indent.get(LEVEL..).unwrap_or_default().into();
    }
    indent.into()
}

/// How many of the spaces left of the cursor one Backspace takes: back to the level before, where
/// there is nothing but spaces; else none.
pub(super) fn spaces_to_erase(before: &str) -> usize {
    let spaces = before.len();
    if spaces == 0 || before.chars().any(|c| c != ' ') {
        return 0;
    }
    (spaces - 1) % LEVEL + 1
}

/// Spaces from a column to the next level.
pub(super) fn to_next(column: usize) -> usize {
    LEVEL - column % LEVEL
}

/// How many characters at the start of a line make up one level, or what there is of it.
pub(super) fn to_outdent(line: &str) -> usize {
    if line.starts_with('\t') {
        return 1;
    }
    line.chars().take(LEVEL).take_while(|c| *c == ' ').count()
}

/// A line without the comment at its end; nothing if it ends inside a text.
fn without_comment(line: &str) -> &str {
    let mut quote = None;
    let mut escaped = false;
    for (at, c) in line.char_indices() {
        match (quote, c) {
            _ if escaped => escaped = false,
            (Some(_), '\\') => escaped = true,
            (Some(open), _) if open == c => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '#') => return line.get(..at).unwrap_or_default(),
            (Some(_) | None, _) => {}
        }
    }
    if quote.is_some() { "" } else { line }
}

/// Whether every bracket that a line opens is closed in it.
fn is_whole(code: &str) -> bool {
    let count = |signs: [char; 3]| code.matches(signs).count();
    count(['(', '[', '{']) <= count([')', ']', '}'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_line_is_as_deep_as_python_wants_it() {
        for (before, expected) in [
            ("", 0),
            ("    x = 1", 4),
            ("def f():", 4),
            ("    if x:  # why: because", 8),
            ("    print('#:')", 4),
            ("x = ':", 0),
            ("    \"\"\"Examples:", 4),
            ("    total = sum(", 8),
            ("    return x", 0),
            ("        return {", 12),
            ("        return f(", 12),
            ("        return [1,", 8),
            ("        returned = 1", 8),
            ("pass", 0),
        ] {
            assert_eq!(next(before, true), " ".repeat(expected), "{before}");
        }
        assert_eq!(next("  key:", false), "  ");
        assert_eq!(next("\tx", true), "\t");
    }

    #[test]
    fn backspace_takes_a_level_of_spaces_at_a_time() {
        for (before, expected) in [("", 0), ("    ", 4), ("     ", 1), ("      x", 0), ("  ", 2)] {
            assert_eq!(spaces_to_erase(before), expected, "{before:?}");
        }
    }

    #[test]
    fn a_level_less_takes_what_there_is() {
        for (line, expected) in [("      x", 4), ("  x", 2), ("\tx", 1), ("x", 0), ("", 0)] {
            assert_eq!(to_outdent(line), expected, "{line:?}");
        }
    }
}
