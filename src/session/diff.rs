//! Two texts side by side, line by line.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A row of two texts that stand side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<'a> {
    /// How the sides differ.
    pub kind: Kind,
    /// The line on the left; none where the right side has one more.
    pub left: Option<Line<'a>>,
    /// The line on the right; none where the left side has one more.
    pub right: Option<Line<'a>>,
}

/// How the sides of a row differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Not at all.
    Same,
    /// Both sides have a line, and another one.
    Changed,
    /// Only the right side has a line.
    Added,
    /// Only the left side has a line.
    Removed,
}

/// A line of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line<'a> {
    /// Counted from 1.
    pub number: usize,
    /// Without its line break.
    pub text: &'a str,
}

/// The lines of `left` and `right` in rows. White space at the end of a line makes no difference.
pub fn rows<'a>(left: &'a str, right: &'a str) -> Vec<Row<'a>> {
    let [left, right] = [left, right].map(lines);
    let [old, new] = [&left, &right].map(|side| side.iter().map(|l| l.text.trim_end()).collect());
    let (old, new): (Vec<&str>, Vec<&str>) = (old, new);
    let ops = capture_diff_slices(Algorithm::Patience, &old, &new);
    ops.into_iter().flat_map(|op| beside(op, &left, &right)).collect()
}

fn lines(text: &str) -> Vec<Line<'_>> {
    text.lines().zip(1..).map(|(text, number)| Line { number, text }).collect()
}

fn beside<'a>(op: DiffOp, left: &[Line<'a>], right: &[Line<'a>]) -> Vec<Row<'a>> {
    let same = matches!(op, DiffOp::Equal { .. });
    let old = left.get(op.old_range()).unwrap_or_default();
    let new = right.get(op.new_range()).unwrap_or_default();
    let row = |at: usize| {
        let (left, right) = (old.get(at).copied(), new.get(at).copied());
        let kind = match (left, right) {
            (Some(_), Some(_)) if same => Kind::Same,
            (Some(_), Some(_)) => Kind::Changed,
            (None, _) => Kind::Added,
            (_, None) => Kind::Removed,
        };
        Row { kind, left, right }
    };
    (0..old.len().max(new.len())).map(row).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(left: &str, right: &str, expected: &[&str]) {
        let sign = |kind| match kind {
            Kind::Same => ' ',
            Kind::Changed => '~',
            Kind::Added => '+',
            Kind::Removed => '-',
        };
        let side = |line: Option<Line<'_>>| {
            line.map(|line| format!("{}{}", line.number, line.text)).unwrap_or_default()
        };
        let rows: Vec<String> = rows(left, right)
            .into_iter()
            .map(|row| format!("{}{}|{}", sign(row.kind), side(row.left), side(row.right)))
            .collect();
        assert_eq!(rows, expected, "{left:?} {right:?}");
    }

    #[test]
    fn lines_stand_beside_what_became_of_them() {
        check("", "", &[]);
        check("a\nb\n", "a\nb", &[" 1a|1a", " 2b|2b"]);
        check("a\nb\nc", "a\nx\nc", &[" 1a|1a", "~2b|2x", " 3c|3c"]);
        check("a\nc", "a\nb\nc", &[" 1a|1a", "+|2b", " 2c|3c"]);
        check("a\nb\nc", "a\nc", &[" 1a|1a", "-2b|", " 3c|2c"]);
        check("b", "x\ny", &["~1b|1x", "+|2y"]);
        check("a  \n", "a\n", &[" 1a  |1a"]);
    }

    proptest! {
        #[test]
        fn every_line_stands_once_on_its_side(left in "[ab\n]{0,30}", right in "[ab\n]{0,30}") {
            let rows = rows(&left, &right);
            let texts = |side: fn(&Row<'_>) -> Option<String>| rows.iter().filter_map(side).collect();
            let lefts: Vec<String> = texts(|row| row.left.map(|line| line.text.to_owned()));
            let rights: Vec<String> = texts(|row| row.right.map(|line| line.text.to_owned()));
            prop_assert!(lefts.iter().map(String::as_str).eq(left.lines()));
            prop_assert!(rights.iter().map(String::as_str).eq(right.lines()));
        }
    }
}
