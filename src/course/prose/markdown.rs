//! Markdown events gathered into blocks.
//!
//! Works with a stack of its own, not by recursion, so text that nests without end cannot exhaust
//! the program's: below [`DEEPEST`] containers, what they hold joins the one above.

use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::{Align, Block, BlockKind, Code, Prose, Span, Table};

/// Lists and quotes inside one another beyond this are not told apart: no screen could show them.
const DEEPEST: usize = 8;

/// Reads `markdown`, adding `offset` to every span. HTML is kept as text.
pub(super) fn parse(markdown: &str, offset: usize) -> Prose {
    let mut reader = Reader::new(offset);
    for (event, range) in Parser::new_ext(markdown, Options::ENABLE_TABLES).into_offset_iter() {
        reader.take(event, range.start + offset..range.end + offset);
    }
    reader.finish()
}

/// A container whose end has not come yet.
struct Level {
    open: Open,
    blocks: Vec<Block>,
}

enum Open {
    Root,
    Quote,
    List { start: Option<u64>, items: Vec<Vec<Block>> },
    Item,
}

struct Reader {
    offset: usize,
    levels: Vec<Level>,
    /// Open containers that were too deep for a level of their own.
    flattened: usize,
    line: Line,
    code: Option<Code>,
    table: Option<Table>,
}

/// The text being gathered for the current paragraph, heading or cell.
#[derive(Default)]
struct Line {
    spans: Vec<Span>,
    range: Option<Range<usize>>,
    emphasis: usize,
    strong: usize,
    links: Vec<String>,
}

impl Reader {
    fn new(offset: usize) -> Self {
        Self {
            offset,
            levels: vec![Level { open: Open::Root, blocks: Vec::new() }],
            flattened: 0,
            line: Line::default(),
            code: None,
            table: None,
        }
    }

    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, &range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => match &mut self.code {
                Some(code) => code.text.push_str(&text),
                None => self.line.push(&text, false, &range),
            },
            Event::Code(text) => self.line.push(&text, true, &range),
            Event::Html(text) | Event::InlineHtml(text) => self.line.push(&text, false, &range),
            Event::SoftBreak => self.line.push(" ", false, &range),
            Event::HardBreak => self.line.push("\n", false, &range),
            Event::Rule => {
                self.flush();
                self.add(BlockKind::Rule, range);
            }
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.line.push(&text, false, &range);
            }
            Event::TaskListMarker(done) => {
                self.line.push(if done { "[x] " } else { "[ ] " }, false, &range);
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Emphasis => self.line.emphasis += 1,
            Tag::Strong => self.line.strong += 1,
            Tag::Link { dest_url, .. } => self.line.links.push(dest_url.into_string()),
            Tag::Image { .. }
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::TableHead
            | Tag::TableCell => {}
            Tag::TableRow => self.table.iter_mut().for_each(|table| table.rows.push(Vec::new())),
            Tag::Table(aligns) => {
                self.flush();
                let align = aligns.into_iter().map(align).collect();
                self.table = Some(Table { align, head: Vec::new(), rows: Vec::new() });
            }
            Tag::CodeBlock(kind) => {
                self.flush();
                self.code = Some(fence(&kind));
            }
            Tag::BlockQuote(_) => self.open(Open::Quote),
            Tag::List(start) => self.open(Open::List { start, items: Vec::new() }),
            Tag::Item => self.open(Open::Item),
            Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::HtmlBlock
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::MetadataBlock(_) => {
                self.flush();
                self.line.range = Some(range.clone());
            }
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Emphasis => self.line.emphasis = self.line.emphasis.saturating_sub(1),
            TagEnd::Strong => self.line.strong = self.line.strong.saturating_sub(1),
            TagEnd::Link => {
                self.line.links.pop();
            }
            TagEnd::Image
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::TableHead
            | TagEnd::TableRow => {}
            TagEnd::TableCell => self.end_cell(),
            TagEnd::Table => self.end_table(range),
            TagEnd::CodeBlock => self.end_code(range),
            TagEnd::Heading(level) => {
                let text = self.line.take();
                self.add(BlockKind::Heading { level: level as u8, text }, range);
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => self.close(range),
            TagEnd::Paragraph
            | TagEnd::HtmlBlock
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::MetadataBlock(_) => self.flush(),
        }
    }

    fn open(&mut self, open: Open) {
        self.flush();
        let item_of_level = matches!(open, Open::Item) && self.flattened == 0;
        if self.levels.len() > DEEPEST && !item_of_level {
            self.flattened += 1;
        } else {
            self.levels.push(Level { open, blocks: Vec::new() });
        }
    }

    fn close(&mut self, range: Range<usize>) {
        self.flush();
        if self.flattened > 0 {
            self.flattened -= 1;
            return;
        }
        let Some(level) = self.levels.pop() else { return };
        match level.open {
            Open::Root => self.levels.push(level),
            Open::Quote => self.add(BlockKind::Quote(level.blocks), range),
            Open::List { start, items } => self.add(BlockKind::List { start, items }, range),
            Open::Item => match self.levels.last_mut() {
                Some(Level { open: Open::List { items, .. }, .. }) => items.push(level.blocks),
                Some(above) => above.blocks.extend(level.blocks),
                None => {}
            },
        }
    }

    /// Ends the paragraph being gathered, if there is one. Items of tight lists hold text without
    /// a paragraph around it, so any block may find one open.
    fn flush(&mut self) {
        let range = self.line.range.take();
        let mut spans = self.line.take();
        trim_end(&mut spans);
        if let Some(range) = range
            && !spans.is_empty()
        {
            self.add(BlockKind::Paragraph(spans), range);
        }
    }

    fn end_cell(&mut self) {
        let cell = self.line.take();
        if let Some(table) = &mut self.table {
            table.rows.last_mut().unwrap_or(&mut table.head).push(cell);
        }
    }

    fn end_table(&mut self, range: Range<usize>) {
        if let Some(mut table) = self.table.take() {
            let columns = table.head.len();
            table.align.resize(columns, Align::Left);
            table.rows.iter_mut().for_each(|row| row.resize(columns, Vec::new()));
            self.add(BlockKind::Table(table), range);
        }
    }

    fn end_code(&mut self, range: Range<usize>) {
        if let Some(mut code) = self.code.take() {
            code.text = code.text.replace("\r\n", "\n");
            if code.text.ends_with('\n') {
                code.text.pop();
            }
            self.add(BlockKind::Code(code), range);
        }
    }

    fn add(&mut self, kind: BlockKind, span: Range<usize>) {
        if let Some(level) = self.levels.last_mut() {
            level.blocks.push(Block { kind, span });
        }
    }

    fn finish(mut self) -> Prose {
        self.flush();
        while self.levels.len() > 1 {
            self.flattened = 0;
            self.close(self.offset..self.offset);
        }
        Prose { blocks: self.levels.pop().map(|level| level.blocks).unwrap_or_default() }
    }
}

impl Line {
    fn push(&mut self, text: &str, code: bool, range: &Range<usize>) {
        match &mut self.range {
            Some(whole) => whole.end = whole.end.max(range.end),
            None => self.range = Some(range.clone()),
        }
        let span = Span {
            text: text.replace("\r\n", "\n"),
            emphasis: self.emphasis > 0,
            strong: self.strong > 0,
            code,
            link: self.links.last().cloned(),
        };
        match self.spans.last_mut() {
            // Two pieces of code side by side are two.
            Some(last) if !code && same_style(last, &span) => last.text.push_str(&span.text),
            _ => self.spans.push(span),
        }
    }

    /// What was gathered; styles are reset too, since none reaches beyond its block.
    fn take(&mut self) -> Vec<Span> {
        std::mem::take(self).spans
    }
}

fn same_style(a: &Span, b: &Span) -> bool {
    (a.emphasis, a.strong, a.code, &a.link) == (b.emphasis, b.strong, b.code, &b.link)
}

/// Drops white space at the end, such as the last line break of HTML.
fn trim_end(spans: &mut Vec<Span>) {
    while let Some(last) = spans.last_mut().filter(|last| !last.code) {
        last.text.truncate(last.text.trim_end().len());
        if !last.text.is_empty() {
            return;
        }
        spans.pop();
    }
}

/// The words after the fence: a language, then marks.
fn fence(kind: &CodeBlockKind<'_>) -> Code {
    let info = match kind {
        CodeBlockKind::Fenced(info) => info.as_ref(),
        CodeBlockKind::Indented => "",
    };
    let mut words = super::fence::words(info).into_iter();
    let lang = words.next().unwrap_or_default().to_lowercase();
    Code { lang, words: words.collect(), text: String::new() }
}

fn align(alignment: Alignment) -> Align {
    match alignment {
        Alignment::None | Alignment::Left => Align::Left,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::Right,
    }
}

#[cfg(test)]
mod tests;
