//! Markdown read into blocks, without any width: the same value is laid out for a screen of any
//! size and written as plain lines.

mod fence;
mod markdown;

use std::ops::Range;

/// A piece of course text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prose {
    /// Its blocks in order.
    pub blocks: Vec<Block>,
}

/// A block and the bytes of the file it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Byte range in the file it came from; for diagnostics, and for finding the place again.
    pub span: Range<usize>,
}

/// The kinds of block that a lesson may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading of level 1 to 6.
    Heading {
        /// 1 for the largest.
        level: u8,
        /// Its text.
        text: Vec<Span>,
    },
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// A list; numbered from `start` if there is one.
    List {
        /// First number of a numbered list.
        start: Option<u64>,
        /// The items, each a sequence of blocks.
        items: Vec<Vec<Block>>,
    },
    /// A block quote, shown as a call-out.
    Quote(Vec<Block>),
    /// A code block.
    Code(Code),
    /// A table.
    Table(Table),
    /// A line across the page.
    Rule,
}

/// A run of text in one style. Every `\n` in it is a hard line break.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Span {
    /// The text.
    pub text: String,
    /// In italics.
    pub emphasis: bool,
    /// In bold.
    pub strong: bool,
    /// Code inside the line.
    pub code: bool,
    /// Where it links to.
    pub link: Option<String>,
}

/// A code block: the words after the fence decide how it is run and shown.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Code {
    /// Language in lower case, such as `python`; empty if none is named.
    pub lang: String,
    /// The other words of the fence line, such as `cont` or `raises=TypeError`, in order; quotes,
    /// which keep words together, are dropped.
    pub words: Vec<String>,
    /// The text without the fences, without a final line break.
    pub text: String,
}

/// A table; every row has as many cells as the head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Alignment of each column.
    pub align: Vec<Align>,
    /// Cells of the head.
    pub head: Vec<Vec<Span>>,
    /// The rows.
    pub rows: Vec<Vec<Vec<Span>>>,
}

/// Alignment of a table's column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// To the left, also where nothing is said.
    Left,
    /// Centred.
    Center,
    /// To the right.
    Right,
}

impl Prose {
    /// Reads Markdown: `CommonMark` and tables. `offset` is where `markdown` starts in its file and
    /// is added to all spans. HTML is not read but kept as text; of images the description stays.
    pub fn parse(markdown: &str, offset: usize) -> Self {
        markdown::parse(markdown, offset)
    }

    /// One paragraph of unmarked text; its line breaks stay.
    pub fn plain(text: &str) -> Self {
        let span = Span { text: text.into(), ..Span::default() };
        Self { blocks: vec![Block { kind: BlockKind::Paragraph(vec![span]), span: 0..text.len() }] }
    }

    /// One code block.
    pub fn listing(lang: &str, text: &str) -> Self {
        let code = Code { lang: lang.into(), words: Vec::new(), text: text.into() };
        Self { blocks: vec![Block { kind: BlockKind::Code(code), span: 0..text.len() }] }
    }

    /// The text without any marks: a line for each paragraph, heading, item and row of a table
    /// (its cells divided by ` | `), code as it is. For searching, titles and counting words.
    pub fn text(&self) -> String {
        let mut lines = Vec::new();
        gather(&self.blocks, &mut lines);
        lines.join("\n")
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }
}

fn gather(blocks: &[Block], lines: &mut Vec<String>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { text, .. } | BlockKind::Paragraph(text) => {
                lines.push(unmarked(text));
            }
            BlockKind::List { items, .. } => items.iter().for_each(|item| gather(item, lines)),
            BlockKind::Quote(blocks) => gather(blocks, lines),
            BlockKind::Code(code) => lines.push(code.text.clone()),
            BlockKind::Table(Table { head, rows, .. }) => {
                for row in std::iter::once(head).chain(rows) {
                    let cells: Vec<_> = row.iter().map(|cell| unmarked(cell)).collect();
                    lines.push(cells.join(" | "));
                }
            }
            BlockKind::Rule => {}
        }
    }
}

/// The text of spans without any marks.
pub fn unmarked(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_leaves_the_marks_out() {
        for (markdown, expected) in [
            ("", ""),
            ("# A *b*\n\nc `d`\n[e](f)", "A b\nc d e"),
            ("- a\n- b\n  1. c\n\n> **Do:** d\n\n---", "a\nb\nc\nDo: d"),
            ("```python\nx = 1\ny\n```", "x = 1\ny"),
            ("a|b\n-|-\n1|2", "a | b\n1 | 2"),
        ] {
            assert_eq!(Prose::parse(markdown, 0).text(), expected, "{markdown:?}");
        }
    }

    #[test]
    fn plain_text_and_listings_are_not_read_as_markdown() {
        assert_eq!(Prose::plain("*a*\n# b").text(), "*a*\n# b");
        assert_eq!(Prose::listing("python", "# ```").text(), "# ```");
    }
}
