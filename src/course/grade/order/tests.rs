use super::*;
use crate::course::grade::Verdict;

struct Sample {
    lines: Vec<OrderLine>,
    extra: Vec<ExtraLine>,
    also: Vec<Vec<usize>>,
    indent: bool,
}

fn sample(lines: &[(usize, &str)], extra: &[&str], also: &[&[usize]]) -> Sample {
    let line = |&(depth, text): &(usize, &str)| OrderLine { text: text.into(), depth };
    let belongs_not = |text: &&str| ExtraLine {
        text: (*text).into(),
        why: Prose::plain(&format!("not {text}")),
        misconception: Some("m".into()),
    };
    Sample {
        lines: lines.iter().map(line).collect(),
        extra: extra.iter().map(belongs_not).collect(),
        also: also.iter().map(|order| order.to_vec()).collect(),
        indent: true,
    }
}

fn placed(answer: &[(usize, usize)]) -> Vec<PlacedLine> {
    answer.iter().map(|&(line, depth)| PlacedLine { line, depth }).collect()
}

impl Sample {
    fn task(&self) -> Task<'_> {
        let Self { lines, extra, also, indent } = self;
        Task { lines, extra, also, indent: *indent }
    }

    #[track_caller]
    fn right(&self, answer: &[(usize, usize)]) {
        assert_eq!(self.task().grade(&placed(answer)), Grade::right(), "{answer:?}");
    }

    #[track_caller]
    fn wrong(&self, answer: &[(usize, usize)], expected: &[(&str, &str)]) {
        let grade = self.task().grade(&placed(answer));
        let text = |prose: &Prose| -> String {
            match prose.blocks.as_slice() {
                [] => String::new(),
                _ => phrase::inline(prose).iter().map(|span| span.text.as_str()).collect(),
            }
        };
        let said: Vec<_> = grade.reasons.iter().map(|r| (text(&r.about), text(&r.why))).collect();
        let expected: Vec<_> =
            expected.iter().map(|&(a, w)| (a.to_owned(), w.to_owned())).collect();
        assert_eq!(grade.verdict, Verdict::Wrong, "{answer:?}");
        assert_eq!(said, expected, "{answer:?}");
    }
}

const EARLY: &str = "Up to this line the order is right, but this one comes too early.";
const START: &str = "The program does not start with this line.";
const DEEP: &str = "The order is right, but this line is indented too far.";
const SHALLOW: &str = "The order is right, but this line must be indented further.";

fn evens() -> Sample {
    sample(
        &[(0, "def f(ns):"), (1, "t = 0"), (1, "for n in ns:"), (2, "t += n"), (1, "return t")],
        &["return t", "t = n"],
        &[],
    )
}

#[test]
fn the_written_order_with_its_indentation() {
    let evens = evens();
    evens.right(&[(0, 0), (1, 1), (2, 1), (3, 2), (4, 1)]);
    evens.wrong(&[(0, 0), (1, 0), (2, 1), (3, 2), (4, 1)], &[("t = 0", SHALLOW)]);
    evens.wrong(&[(0, 0), (1, 1), (2, 1), (3, 3), (4, 0)], &[("t += n", DEEP)]);
    evens.wrong(&[(0, 1), (1, 2), (2, 2), (3, 3), (4, 2)], &[("def f(ns):", DEEP)]);
    evens.wrong(&[(0, 0), (2, 1), (1, 1), (3, 2), (4, 1)], &[("for n in ns:", EARLY)]);
    evens.wrong(&[(1, 1), (0, 0), (2, 1), (3, 2), (4, 1)], &[("t = 0", START)]);
    evens.wrong(&[(0, 0), (1, 1), (2, 1), (4, 1)], &[("", "One line is missing.")]);
    evens.wrong(&[], &[("", "5 lines are missing.")]);
    evens.wrong(&[(0, 0), (9, 0)], &[]);
    evens.wrong(&[(usize::MAX, usize::MAX)], &[]);
}

#[test]
fn extra_lines() {
    let evens = evens();
    let whole = [(0, 0), (1, 1), (2, 1), (3, 2), (4, 1)];
    evens.wrong(&[&whole[..], &[(6, 0)]].concat(), &[("t = n", "not t = n")]);
    evens.wrong(
        &[(0, 0), (1, 1), (2, 1), (6, 2), (4, 1)],
        &[("t = n", "not t = n"), ("", "One line is missing.")],
    );
    evens.wrong(&[&whole[..], &[(5, 2)]].concat(), &[("return t", "not return t")]);
    // The extra piece looks like the needed one: whichever is taken.
    evens.right(&[(0, 0), (1, 1), (2, 1), (3, 2), (5, 1)]);
    evens.wrong(&[(0, 0), (1, 1), (2, 1), (3, 2), (5, 2)], &[("return t", "not return t")]);
    evens.wrong(&[(0, 0), (1, 1), (2, 1), (3, 2), (4, 2)], &[("return t", "not return t")]);
}

#[test]
fn other_right_orders() {
    let sums = sample(&[(0, "a = 1"), (0, "b = 2"), (0, "print(a + b)")], &[], &[&[1, 0, 2]]);
    sums.right(&[(0, 0), (1, 0), (2, 0)]);
    sums.right(&[(1, 0), (0, 0), (2, 0)]);
    sums.wrong(&[(1, 0), (2, 0), (0, 0)], &[("print(a + b)", EARLY)]);
    sums.wrong(&[(2, 0), (1, 0), (0, 0)], &[("print(a + b)", START)]);
    sums.wrong(&[(1, 0), (0, 1), (2, 0)], &[("a = 1", DEEP)]);
    sums.wrong(&[(0, 0), (1, 0), (2, 0), (2, 0)], &[("print(a + b)", EARLY)]);
    let stale = sample(&[(0, "a"), (0, "b")], &[], &[&[1, 7]]);
    stale.wrong(&[(1, 0), (0, 0)], &[("b", START)]);
}

#[test]
fn lines_with_the_same_text() {
    let twice = sample(&[(0, "step()"), (0, "for i in x:"), (1, "step()"), (0, "end()")], &[], &[]);
    twice.right(&[(0, 0), (1, 0), (2, 1), (3, 0)]);
    twice.right(&[(2, 0), (1, 0), (0, 1), (3, 0)]);
    twice.wrong(&[(0, 0), (1, 0), (2, 0), (3, 0)], &[("step()", SHALLOW)]);
    twice.wrong(&[(0, 0), (1, 0), (3, 0)], &[("", "One line is missing.")]);
}

#[test]
fn without_indentation() {
    let mut steps = sample(&[(0, "a"), (1, "b"), (0, "b")], &["b", "c"], &[]);
    steps.indent = false;
    steps.right(&[(0, 0), (1, 0), (2, 0)]);
    steps.right(&[(0, 3), (1, 5), (2, 7)]);
    steps.right(&[(0, 0), (1, 0), (3, 0)]);
    assert_eq!(steps.task().grade(&placed(&[(0, 0), (2, 0), (1, 0)])).verdict, Verdict::Wrong);
    steps.wrong(&[(1, 0), (0, 0), (2, 0)], &[("b", START)]);
}

#[test]
fn shown_as_a_program() {
    let evens = evens();
    let listing = |text: &str| Prose::listing("python", text);
    let shown = evens.task().in_words("python", &placed(&[(0, 0), (3, 2), (6, 1), (99, 0)]));
    assert_eq!(shown, listing("def f(ns):\n        t += n\n    t = n"));
    assert_eq!(evens.task().in_words("python", &[]), phrase::nothing());
}
