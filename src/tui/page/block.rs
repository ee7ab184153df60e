//! Blocks from top to bottom, each with what stands at its left.

use std::ops::Range;

use super::super::theme::Role;
use super::inline::pieces;
use super::wrap::{Row, wrap};
use super::{CodeBlock, CodePart, Layout, Line, Link, Look, Options, Piece};
use crate::course::prose::{Block, BlockKind, Prose, Span};

/// Marks at the left are left out where they would leave less than this many columns.
const NARROWEST: usize = 4;

/// Lays out a page of at least one column.
pub(super) fn layout(prose: &Prose, width: u16, options: &Options) -> Layout {
    let mut builder = Builder {
        options,
        width: usize::from(width),
        lines: Vec::new(),
        codes: Vec::new(),
        urls: Vec::new(),
        margins: Vec::new(),
        depth: 0,
    };
    builder.blocks(&prose.blocks);
    let links = links(&builder.lines, &builder.urls);
    Layout { width, lines: builder.lines, codes: builder.codes, links }
}

pub(super) struct Builder<'a> {
    pub(super) options: &'a Options,
    width: usize,
    lines: Vec<Line>,
    pub(super) codes: Vec<CodeBlock>,
    pub(super) urls: Vec<String>,
    margins: Vec<Margin>,
    /// How many lists are open.
    depth: usize,
}

/// What stands left of the lines of a block.
struct Margin {
    /// On its first line: the mark of a list's item, or the same as `rest`.
    first: Option<Piece>,
    /// On the other lines, just as wide.
    rest: Piece,
}

/// Text of a line to be, and what it is apart from that.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) pieces: Vec<Piece>,
    pub(super) panel: bool,
    /// Block, line and bytes of the code in the last piece.
    pub(super) code: Option<(usize, usize, Range<usize>)>,
}

impl Builder<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for (i, block) in blocks.iter().enumerate() {
            let before = i.checked_sub(1).and_then(|i| blocks.get(i));
            if before.is_some_and(|before| is_apart(before, block, self.depth)) {
                self.blank();
            }
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        let span = &block.span;
        match &block.kind {
            BlockKind::Heading { level, text } => self.heading(*level, text, span),
            BlockKind::Paragraph(text) => self.paragraph(text, Look::default(), span),
            BlockKind::List { start, items } => self.list(*start, items),
            BlockKind::Quote(blocks) => self.quote(blocks),
            BlockKind::Code(code) => self.code(code, span),
            BlockKind::Table(table) => self.table(table, span),
            BlockKind::Rule => self.rule(self.room(), span),
        }
    }

    /// The columns left beside the margins.
    pub(super) fn room(&self) -> usize {
        let margins: usize = self.margins.iter().map(|margin| margin.rest.width()).sum();
        self.width.saturating_sub(margins).max(1)
    }

    /// How many lines there are so far.
    pub(super) fn height(&self) -> usize {
        self.lines.len()
    }

    /// Adds a line that comes from about `at`.
    pub(super) fn emit(&mut self, draft: Draft, at: usize) {
        let at = at.max(self.lines.last().map_or(0, |line| line.at));
        let mut line: Vec<Piece> = Vec::with_capacity(self.margins.len() + draft.pieces.len());
        for margin in &mut self.margins {
            line.push(margin.first.take().unwrap_or_else(|| margin.rest.clone()));
        }
        line.retain(|piece| !piece.text.is_empty());
        let margin: usize = line.iter().map(Piece::width).sum();
        line.extend(draft.pieces);
        let piece = line.len().saturating_sub(1);
        let code = draft.code.map(|(block, line, bytes)| CodePart { block, line, bytes, piece });
        let panel = u16::try_from(margin).ok().filter(|_| draft.panel);
        self.lines.push(Line { pieces: line, at, panel, code });
    }

    /// Adds wrapped text of the block at `span`.
    pub(super) fn rows(&mut self, rows: Vec<Row>, span: &Range<usize>) {
        for row in rows {
            let at = (span.start + row.start).min(span.end.saturating_sub(1)).max(span.start);
            self.emit(Draft { pieces: row.pieces, ..Draft::default() }, at);
        }
    }

    fn blank(&mut self) {
        self.emit(Draft::default(), 0);
    }

    fn heading(&mut self, level: u8, text: &[Span], span: &Range<usize>) {
        let role = match level {
            1 => Role::Heading1,
            2 => Role::Heading2,
            _ => Role::Strong,
        };
        let start = self.lines.len();
        self.paragraph(text, role.into(), span);
        if level == 1 {
            let title = self.lines.iter().skip(start).map(Line::width).max().unwrap_or_default();
            self.rule(title.min(self.room()), span);
        }
    }

    fn paragraph(&mut self, text: &[Span], look: Look, span: &Range<usize>) {
        let pieces = pieces(text, look, self.options, &mut self.urls);
        self.rows(wrap(&pieces, self.room()), span);
    }

    fn rule(&mut self, width: usize, span: &Range<usize>) {
        let rule = self.options.glyphs.lines.horizontal.repeat(width);
        let pieces = vec![Piece::new(rule, Role::Border.into())];
        self.emit(Draft { pieces, ..Draft::default() }, span.start);
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>]) {
        let marks = self.marks(start, items.len());
        let loose = !items.iter().all(|item| is_tight(item));
        self.depth += 1;
        for (i, (item, mark)) in items.iter().zip(marks).enumerate() {
            if i > 0 && loose {
                self.blank();
            }
            let indent = " ".repeat(super::columns(&mark));
            let rest = Piece::new(indent, Look::default());
            self.within(Piece::new(mark, Role::Dim.into()), rest, |builder| {
                if item.is_empty() {
                    builder.blank();
                }
                builder.blocks(item);
            });
        }
        self.depth -= 1;
    }

    /// The mark of each item, all of one width.
    fn marks(&self, start: Option<u64>, count: usize) -> Vec<String> {
        let bullets = &self.options.glyphs.bullets;
        let bullet = bullets.get(self.depth).or(bullets.last()).unwrap_or(&"-");
        let Some(start) = start else { return vec![format!("{bullet} "); count] };
        let numbers = (0..count as u64).map(|i| format!("{}. ", start.saturating_add(i)));
        let marks: Vec<String> = numbers.collect();
        let widest = marks.iter().map(String::len).max().unwrap_or_default();
        marks.iter().map(|mark| format!("{mark:>widest$}")).collect()
    }

    /// A quote with a bar; one that starts with a strong label, such as `Predict:`, calls out.
    fn quote(&mut self, blocks: &[Block]) {
        let label = blocks.first().and_then(label);
        let role = if label.is_some() { Role::Accent } else { Role::Border };
        let bar = Piece::new(format!("{} ", self.options.glyphs.quote), role.into());
        self.within(bar.clone(), bar, |builder| match (label, blocks) {
            (Some((label, text)), [first, rest @ ..]) => {
                builder.call_out(label, text, &first.span);
                if !rest.is_empty() {
                    builder.blank();
                }
                builder.blocks(rest);
            }
            _ => builder.blocks(blocks),
        });
    }

    fn call_out(&mut self, label: &Span, text: &[Span], span: &Range<usize>) {
        let look = Look { role: Role::Accent, ..Look::default() };
        let mut line = pieces(std::slice::from_ref(label), look, self.options, &mut self.urls);
        line.extend(pieces(text, Look::default(), self.options, &mut self.urls));
        self.rows(wrap(&line, self.room()), span);
    }

    /// Runs `inner` with a margin, if there is room for it.
    pub(super) fn within(&mut self, first: Piece, rest: Piece, inner: impl FnOnce(&mut Self)) {
        let fits = self.room() >= rest.width() + NARROWEST;
        let margin = if fits {
            Margin { first: Some(first), rest }
        } else {
            Margin { first: None, rest: Piece::new("", Look::default()) }
        };
        self.margins.push(margin);
        inner(self);
        self.margins.pop();
    }
}

/// Whether a blank line stands between two blocks: not between a program and its output, nor
/// between the text of an item and the list below it.
fn is_apart(before: &Block, block: &Block, depth: usize) -> bool {
    match (&before.kind, &block.kind) {
        (BlockKind::Code(code), BlockKind::Code(output)) => {
            code.lang == "output" || output.lang != "output"
        }
        (BlockKind::Paragraph(_), BlockKind::List { .. }) => depth == 0,
        _ => true,
    }
}

/// Whether an item is one paragraph, perhaps with a list below it.
fn is_tight(item: &[Block]) -> bool {
    let paragraphs = item.iter().filter(|block| matches!(block.kind, BlockKind::Paragraph(_)));
    let rest = |block: &Block| match &block.kind {
        BlockKind::Paragraph(_) => true,
        BlockKind::List { items, .. } => items.iter().all(|item| is_tight(item)),
        BlockKind::Heading { .. }
        | BlockKind::Quote(_)
        | BlockKind::Code(_)
        | BlockKind::Table(_)
        | BlockKind::Rule => false,
    };
    paragraphs.count() <= 1 && item.iter().all(rest)
}

/// A strong text with a colon at the start of a paragraph, and what follows it.
fn label(block: &Block) -> Option<(&Span, &[Span])> {
    let BlockKind::Paragraph(spans) = &block.kind else { return None };
    let (first, rest) = spans.split_first()?;
    (first.strong && first.text.trim_end().ends_with(':')).then_some((first, rest))
}

/// The links of all lines, pieces of one link on a line taken together.
fn links(lines: &[Line], urls: &[String]) -> Vec<Link> {
    let mut found: Vec<Link> = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let mut column = 0;
        let mut before = None;
        for piece in &line.pieces {
            let end = column + u16::try_from(piece.width()).unwrap_or(u16::MAX);
            match (piece.link.and_then(|link| urls.get(link)), found.last_mut()) {
                (Some(_), Some(last)) if before == piece.link => last.columns.end = end,
                (Some(url), _) => {
                    found.push(Link { line: number, columns: column..end, url: url.clone() });
                }
                (None, _) => {}
            }
            before = piece.link;
            column = end;
        }
    }
    found
}
