//! Course text as plain lines: a paragraph is one line, however long, and code can be copied.

use crate::course::prose::{Block, BlockKind, Code, Span, Table};
use crate::course::{Prose, Question};
use crate::session::trial::can_run;

/// Lines that are being put together.
#[derive(Debug, Default)]
pub(super) struct Lines {
    written: Vec<String>,
    /// What stands before the next line in place of its indentation, such as `1. `.
    marker: Option<String>,
    /// How many programs there were so far, where they are numbered.
    programs: Option<usize>,
}

impl Lines {
    /// Adds a line of ours.
    pub(super) fn say(&mut self, line: impl Into<String>) {
        self.written.push(line.into());
    }

    /// Adds an empty line.
    pub(super) fn gap(&mut self) {
        self.written.push(String::new());
    }

    /// Adds prose.
    pub(super) fn prose(&mut self, prose: &Prose) {
        self.blocks(&prose.blocks, "");
    }

    /// Adds prose whose programs are numbered, so that they can be run.
    pub(super) fn programs(&mut self, prose: &Prose) {
        self.programs = Some(0);
        self.blocks(&prose.blocks, "");
        self.programs = None;
    }

    /// Adds prose with `lead`, such as `1. `, at the beginning of its first line.
    pub(super) fn led(&mut self, lead: impl Into<String>, prose: &Prose) {
        self.marker = Some(lead.into());
        self.blocks(&prose.blocks, "");
        if let Some(bare) = self.marker.take() {
            self.written.push(bare);
        }
    }

    /// Adds prose with a few words before it: on its line if it is one paragraph, else above it.
    pub(super) fn titled(&mut self, title: &str, prose: &Prose) {
        if let [Block { kind: BlockKind::Paragraph(_), .. }] = prose.blocks.as_slice() {
            self.led(format!("{title} "), prose);
        } else {
            self.say(title);
            self.prose(prose);
        }
    }

    /// Adds code between lines that name it.
    pub(super) fn code(&mut self, lang: &str, text: &str) {
        let code = Code { lang: lang.into(), words: Vec::new(), text: text.into() };
        self.listing(&code, "");
    }

    /// Adds a question's code with its lines numbered.
    pub(super) fn numbered_code(&mut self, question: &Question) {
        self.say(format!("{}, with numbered lines:", name(&question.lang)));
        let code = question.code.as_deref().unwrap_or_default();
        self.written
            .extend(code.lines().zip(1..).map(|(line, number)| format!("{number}: {line}")));
        self.say(end(&question.lang));
    }

    /// The text, without a final line break.
    pub(super) fn finish(self) -> String {
        self.written.join("\n")
    }

    fn blocks(&mut self, blocks: &[Block], indent: &str) {
        for block in blocks {
            match &block.kind {
                BlockKind::Heading { text, .. } => {
                    let apart = self.written.last().is_none_or(String::is_empty);
                    if !apart && self.marker.is_none() {
                        self.gap();
                    }
                    self.text(text, indent);
                }
                BlockKind::Paragraph(text) => self.text(text, indent),
                BlockKind::List { start, items } => self.list(*start, items, indent),
                BlockKind::Quote(blocks) => self.blocks(blocks, indent),
                BlockKind::Code(code) => self.listing(code, indent),
                BlockKind::Table(table) => self.table(table, indent),
                BlockKind::Rule => {}
            }
        }
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>], indent: &str) {
        let inner = format!("{indent}  ");
        for (number, item) in (start.unwrap_or(1)..).zip(items) {
            let sign = if start.is_some() { format!("{number}.") } else { "-".into() };
            // An option may itself begin with a list: its number stays in front.
            let before = self.marker.take().unwrap_or_else(|| indent.into());
            self.marker = Some(format!("{before}{sign} "));
            self.blocks(item, &inner);
            self.written.extend(self.marker.take());
        }
    }

    fn listing(&mut self, code: &Code, indent: &str) {
        let title = match &mut self.programs {
            Some(programs) if can_run(code).is_ok() => {
                *programs += 1;
                format!("Program {programs} ({}):", code.lang)
            }
            Some(_) | None => format!("{}:", name(&code.lang)),
        };
        self.push(&title, indent);
        self.written.extend(code.text.split('\n').map(str::to_owned));
        self.say(end(&code.lang));
    }

    fn table(&mut self, table: &Table, indent: &str) {
        for row in &table.rows {
            let cell = |(head, cell): (&Vec<Span>, &Vec<Span>)| {
                let (head, cell) = (inline(head), inline(cell));
                if head.is_empty() { cell } else { format!("{head}: {cell}") }
            };
            let cells: Vec<String> = table.head.iter().zip(row).map(cell).collect();
            self.push(&cells.join("; "), indent);
        }
    }

    fn text(&mut self, spans: &[Span], indent: &str) {
        for line in inline(spans).split('\n') {
            self.push(line, indent);
        }
    }

    fn push(&mut self, line: &str, indent: &str) {
        let before = self.marker.take();
        self.written.push(format!("{}{line}", before.as_deref().unwrap_or(indent)));
    }
}

/// The first line of a prose, for lists of questions.
pub(super) fn first_line(prose: &Prose) -> String {
    let mut lines = Lines::default();
    lines.prose(prose);
    lines.written.into_iter().next().unwrap_or_default()
}

/// Spans as text: code in backticks, links with their address behind.
fn inline(spans: &[Span]) -> String {
    let mut parts = Vec::new();
    for (index, span) in spans.iter().enumerate() {
        parts.push(match (span.code, span.text.contains('`')) {
            (true, true) => format!("`` {} ``", span.text),
            (true, false) => format!("`{}`", span.text),
            (false, _) => span.text.clone(),
        });
        let goes_on = spans.get(index + 1).is_some_and(|next| next.link == span.link);
        if let Some(link) = span.link.as_ref().filter(|link| !goes_on && **link != span.text) {
            parts.push(format!(" ({link})"));
        }
    }
    parts.concat()
}

fn name(lang: &str) -> String {
    match lang {
        "" => "Code".into(),
        "output" => "Output".into(),
        _ => format!("Code ({lang})"),
    }
}

fn end(lang: &str) -> &'static str {
    if lang == "output" { "End of output." } else { "End of code." }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(markdown: &str, expected: &str) {
        let mut lines = Lines::default();
        lines.prose(&Prose::parse(markdown, 0));
        assert_eq!(lines.finish(), expected, "{markdown:?}");
    }

    #[test]
    fn paragraphs_are_lines_and_headings_stand_apart() {
        check("# A\n\nb\nc\n\nd  \ne\n\n## F\n\ng", "A\nb c\nd\ne\n\nF\ng");
        check("a\n\n---\n\nb", "a\nb");
        check("*a* **b** `c` `` d`e `` ~", "a b `c` `` d`e `` ~");
    }

    #[test]
    fn links_show_where_they_lead() {
        check("[a](https://b.c) d", "a (https://b.c) d");
        check("[a *b*](https://b.c) d", "a b (https://b.c) d");
        check("<https://b.c>", "https://b.c");
    }

    #[test]
    fn lists_nest_and_code_is_never_indented() {
        check("- a\n- b\n  1. c\n  2. d\n\n- e", "- a\n- b\n  1. c\n  2. d\n- e");
        check("3. a\n\n   b\n4. c", "3. a\n  b\n4. c");
        check(
            "- a\n\n  ```python\n  if x:\n      y\n  ```\n",
            "- a\n  Code (python):\nif x:\n    y\nEnd of code.",
        );
        check("- \n- a", "- \n- a");
    }

    #[test]
    fn code_output_tables_and_callouts_are_named() {
        check("```\na\n```", "Code:\na\nEnd of code.");
        check("```output\n2\n\n3\n```", "Output:\n2\n\n3\nEnd of output.");
        check("| a | |\n|-|-|\n| 1 | 2 |\n| `3` | |", "a: 1; 2\na: `3`; ");
        check("> **Do:** this\n>\n> - a", "Do: this\n- a");
    }

    #[test]
    fn a_number_stands_before_whatever_comes_first() {
        let led = |markdown: &str| {
            let mut lines = Lines::default();
            lines.led("2. ", &Prose::parse(markdown, 0));
            lines.finish()
        };
        assert_eq!(led("a\n\nb"), "2. a\nb");
        assert_eq!(led("```python\nx\n```"), "2. Code (python):\nx\nEnd of code.");
        assert_eq!(led("- a\n- b"), "2. - a\n- b");
        assert_eq!(led(""), "2. ");
    }
}
