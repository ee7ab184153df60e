//! The tests in a `checks.py`, found in its text without running it.

use std::ops::Range;

/// A test function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Test<'a> {
    /// Its name, such as `test_empty_basket`.
    pub(super) name: &'a str,
    /// The name's place in the file.
    pub(super) span: Range<usize>,
    /// Whether its docstring is a single line that says something.
    pub(super) is_described: bool,
}

/// The tests of a file in order.
pub(super) fn read(source: &str) -> Vec<Test<'_>> {
    let lines = code_lines(source);
    (0..lines.len()).filter_map(|at| test(lines.get(at..)?)).collect()
}

/// The test that the first of these lines defines.
fn test<'a>(lines: &[(usize, &'a str)]) -> Option<Test<'a>> {
    let &(start, line) = lines.first()?;
    let indent = |line: &str| line.len() - line.trim_start().len();
    let define = line.trim_start();
    let rest = define.strip_prefix("async ").unwrap_or(define).strip_prefix("def ")?;
    let name = rest.split(['(', ' ']).next().filter(|name| name.starts_with("test"))?;
    let at = start + line.len() - rest.len();
    let head = lines.iter().position(|(_, line)| ends_head(line))?;
    let body = lines.get(head + 1..)?.iter().find(|(_, line)| !line.trim().is_empty());
    let is_described =
        body.is_some_and(|(_, first)| indent(first) > indent(line) && is_docstring(first));
    Some(Test { name, span: at..at + name.len(), is_described })
}

/// Whether the head of a definition ends with this line.
fn ends_head(line: &str) -> bool {
    let code = line.split(" #").next().unwrap_or_default();
    code.trim_end().ends_with(':')
}

/// Whether a line is a text by itself, which says something.
fn is_docstring(line: &str) -> bool {
    let line = line.trim();
    ["\"\"\"", "'''", "\"", "'"].iter().any(|mark| {
        let inside = line.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
        inside.is_some_and(|text| !text.trim().is_empty() && !text.contains(mark))
    })
}

/// The lines that do not start inside of a text, with their places.
fn code_lines(source: &str) -> Vec<(usize, &str)> {
    let mut open: Option<&str> = None;
    let mut start = 0;
    let mut lines = Vec::new();
    for whole in source.split_inclusive('\n') {
        if open.is_none() {
            lines.push((start, whole.trim_end_matches(['\n', '\r'])));
        }
        open = text_left_open(whole, open);
        start += whole.len();
    }
    lines
}

/// The quote marks of the text that is still open at the end of a line.
fn text_left_open<'a>(line: &str, open: Option<&'a str>) -> Option<&'a str> {
    let mut open = open;
    let mut rest = line;
    while let Some(sign) = rest.chars().next() {
        let long = ["\"\"\"", "'''"].into_iter().find(|mark| rest.starts_with(mark));
        let short = ["\"", "'"].into_iter().find(|mark| rest.starts_with(mark));
        let taken = match (open, long.or(short)) {
            (None, Some(mark)) => {
                open = Some(mark);
                mark.len()
            }
            (Some(mark), _) if rest.starts_with(mark) => {
                open = None;
                mark.len()
            }
            (Some(_), _) if sign == '\\' => 1 + rest.chars().nth(1).map_or(0, char::len_utf8),
            (None, None) if sign == '#' => break,
            _ => sign.len_utf8(),
        };
        rest = rest.get(taken..).unwrap_or_default();
    }
    // A short text ends with its line, whether it is closed or not.
    open.filter(|mark| mark.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_and_their_descriptions() {
        let source = r#"
import pytest

HIDDEN = """
def test_not_one():
    pass
"""

def helper():
    """Helps."""

def test_one():
    """Says it."""
    assert True, "it's"

@pytest.mark.parametrize("x", [1, 2])
def test_two(
    x,
):  # with a remark

    """Goes on
    and on."""

async def test_three(): 
    '''Waits.'''

class TestAll:
    def test_four(self):
        # no words
        pass
"#;
        let found: Vec<(&str, bool)> =
            read(source).iter().map(|test| (test.name, test.is_described)).collect();
        assert_eq!(
            found,
            [("test_one", true), ("test_two", false), ("test_three", true), ("test_four", false)]
        );
        for test in read(source) {
            assert_eq!(source.get(test.span), Some(test.name));
        }
    }
}
