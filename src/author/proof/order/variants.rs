//! Variants of the program of an `order` question, and what each of them would mean.

use std::collections::BTreeSet;

use super::Task;
use crate::course::question::OrderLine;

/// Orders that are tried at most; of longer programs only those that swap or move one line.
const ORDERS: usize = 6000;

/// A program made of the question's lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Variant {
    /// Its lines, indented.
    pub(super) rows: Vec<String>,
    /// What it is.
    pub(super) what: What,
}

/// What a variant is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    /// An order that is listed as right: the entry of `also`.
    Also(usize),
    /// An order that is not listed, as numbers of lines.
    Other(Vec<usize>),
    /// The listed order with an extra line in place of one of its own.
    Extra {
        /// The entry of `extra`.
        entry: usize,
        /// The line that gave way.
        line: usize,
    },
    /// The listed order with one line at another depth.
    Depth {
        /// The line.
        line: usize,
        /// Its depth now.
        depth: usize,
    },
}

/// A line with the depth that it has in a variant.
type Row<'a> = (&'a str, usize);

impl Variant {
    /// The program on one line.
    pub(super) fn shown(&self) -> String {
        format!("`{}`", self.rows.join(" ⏎ "))
    }
}

/// A line of the question as it stands in the program.
pub(super) fn row(line: &OrderLine) -> String {
    indented((&line.text, line.depth))
}

/// Every variant that is worth a try, without those that are the same program.
pub(super) fn of(task: &Task<'_>) -> Vec<Variant> {
    let listed: Vec<Row<'_>> =
        task.lines.iter().map(|line| (line.text.as_str(), line.depth)).collect();
    let mut gathered = Gathered { seen: BTreeSet::from([listed.clone()]), variants: Vec::new() };
    for (entry, order) in task.also.iter().enumerate() {
        gathered.add(arranged(&listed, order), What::Also(entry));
    }
    for order in orders(&listed) {
        gathered.add(arranged(&listed, &order), What::Other(order));
    }
    for (entry, extra) in task.extra.iter().enumerate() {
        for (line, replaced) in listed.iter().enumerate() {
            let mut rows = listed.clone();
            rows.splice(line..=line, [(extra.text.as_str(), replaced.1)]);
            gathered.add(rows, What::Extra { entry, line });
        }
    }
    let deepest = listed.iter().map(|row| row.1).max().unwrap_or_default();
    if task.indent {
        for (line, &(text, _)) in listed.iter().enumerate() {
            for depth in 0..=deepest + 1 {
                let mut rows = listed.clone();
                rows.splice(line..=line, [(text, depth)]);
                gathered.add(rows, What::Depth { line, depth });
            }
        }
    }
    gathered.variants
}

/// Variants in order, each program once.
struct Gathered<'a> {
    seen: BTreeSet<Vec<Row<'a>>>,
    variants: Vec<Variant>,
}

impl<'a> Gathered<'a> {
    fn add(&mut self, rows: Vec<Row<'a>>, what: What) {
        if !self.seen.contains(&rows) {
            let shown = rows.iter().copied().map(indented).collect();
            self.variants.push(Variant { rows: shown, what });
            self.seen.insert(rows);
        }
    }
}

fn indented((text, depth): Row<'_>) -> String {
    format!("{}{text}", "    ".repeat(depth))
}

fn arranged<'a>(listed: &[Row<'a>], order: &[usize]) -> Vec<Row<'a>> {
    order.iter().filter_map(|&line| listed.get(line).copied()).collect()
}

/// Whether each block of the program begins after a colon and nowhere else, as is usual.
fn is_plain(rows: &[Row<'_>]) -> bool {
    let starts = rows.first().is_none_or(|row| row.1 == 0);
    let ends = rows.last().is_none_or(|row| !opens(row.0));
    starts
        && ends
        && rows.windows(2).all(|pair| matches!(pair, [one, other] if follows(*one, *other)))
}

fn opens(text: &str) -> bool {
    text.split(" #").next().unwrap_or_default().trim_end().ends_with(':')
}

/// Whether a line can stand below another.
fn follows(above: Row<'_>, below: Row<'_>) -> bool {
    if opens(above.0) { below.1 == above.1 + 1 } else { below.1 <= above.1 }
}

/// All orders of the lines that could be programs, or those near the listed one if there are too
/// many.
fn orders(listed: &[Row<'_>]) -> Vec<Vec<usize>> {
    let mut search =
        Search { listed, is_plain: is_plain(listed), order: Vec::new(), found: Vec::new() };
    search.go_on();
    if search.found.len() > ORDERS { near(listed.len()) } else { search.found }
}

/// A search through all orders.
struct Search<'a> {
    listed: &'a [Row<'a>],
    /// Whether the layout of the listed program may be relied on to leave out others.
    is_plain: bool,
    order: Vec<usize>,
    found: Vec<Vec<usize>>,
}

impl Search<'_> {
    fn go_on(&mut self) {
        if self.found.len() > ORDERS {
            return;
        }
        if self.order.len() == self.listed.len() {
            self.found.push(self.order.clone());
            return;
        }
        for line in 0..self.listed.len() {
            if !self.order.contains(&line) && self.may_come(line) {
                self.order.push(line);
                self.go_on();
                self.order.pop();
            }
        }
    }

    fn may_come(&self, line: usize) -> bool {
        let row = |line: usize| self.listed.get(line).copied().unwrap_or_default();
        let is_last = self.order.len() + 1 == self.listed.len();
        let fits = match self.order.last() {
            Some(&above) => follows(row(above), row(line)),
            None => row(line).1 == 0,
        };
        !self.is_plain || fits && !(is_last && opens(row(line).0))
    }
}

/// The orders that swap two lines or move one.
fn near(count: usize) -> Vec<Vec<usize>> {
    let listed: Vec<usize> = (0..count).collect();
    let mut orders = BTreeSet::new();
    for from in 0..count {
        for to in 0..count {
            let mut moved = listed.clone();
            let line = moved.remove(from);
            moved.insert(to, line);
            orders.insert(moved);
            let mut swapped = listed.clone();
            swapped.swap(from, to);
            orders.insert(swapped);
        }
    }
    orders.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::Prose;
    use crate::course::question::ExtraLine;

    const LOOP: [(&str, usize); 4] =
        [("total = 0", 0), ("for n in x:", 0), ("total += n", 1), ("print(total)", 0)];

    /// The orders of the lines, as digits from 1.
    fn found(rows: &[Row<'_>]) -> Vec<String> {
        let digits = |order: Vec<usize>| order.iter().map(|n| (n + 1).to_string()).collect();
        orders(rows).into_iter().map(digits).collect()
    }

    #[test]
    fn orders_that_cannot_be_programs_are_left_out() {
        assert_eq!(found(&LOOP), ["1234", "1423", "2314", "2341", "4123", "4231"]);
        let free = [("a(", 0), ("1", 1), (")", 0)];
        assert_eq!(found(&free).len(), 6);
    }

    #[test]
    fn of_many_orders_only_the_near_ones_are_tried() {
        let lines: Vec<Row<'_>> = ["a", "b", "c", "d", "e", "f", "g", "h"].map(|t| (t, 0)).into();
        let orders = orders(&lines);
        assert!(orders.len() < 100 && orders.contains(&vec![1, 0, 2, 3, 4, 5, 6, 7]));
    }

    #[test]
    fn each_program_comes_once() {
        let lines: Vec<OrderLine> =
            LOOP.iter().map(|&(text, depth)| OrderLine { text: text.into(), depth }).collect();
        let extra =
            ExtraLine { text: "total = n".into(), why: Prose::default(), misconception: None };
        let task = Task {
            lines: &lines,
            extra: &[extra],
            also: &[vec![0, 1, 2, 3], vec![1, 2, 0, 3]],
            indent: true,
            call: "",
        };
        let variants = of(&task);
        let programs: BTreeSet<&Vec<String>> = variants.iter().map(|v| &v.rows).collect();
        assert_eq!(programs.len(), variants.len());
        assert_eq!(variants[0].what, What::Also(1));
        let in_loop = ["total = 0", "for n in x:", "    total = n", "print(total)"];
        let what = variants.iter().find(|v| v.rows == in_loop).map(|v| v.what.clone());
        assert_eq!(what, Some(What::Extra { entry: 0, line: 2 }));
        let depth = |v: &&Variant| v.what == What::Depth { line: 3, depth: 1 };
        assert_eq!(variants.iter().find(depth).unwrap().rows[3], "    print(total)");
    }
}
