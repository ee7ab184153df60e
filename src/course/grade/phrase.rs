//! Putting small pieces of prose together, without reading a learner's text as Markdown.

use crate::course::prose::{Block, BlockKind, Prose, Span};

/// Text of ours inside a paragraph.
pub(super) fn words(text: &str) -> Span {
    Span { text: text.into(), ..Span::default() }
}

/// Text shown as code inside a paragraph.
pub(super) fn code(text: &str) -> Span {
    Span { text: text.into(), code: true, ..Span::default() }
}

/// One paragraph of these spans.
pub(super) fn paragraph(spans: Vec<Span>) -> Prose {
    Prose { blocks: vec![made(BlockKind::Paragraph(spans))] }
}

/// What stands for an empty answer.
pub(super) fn nothing() -> Prose {
    Prose::plain("(nothing)")
}

/// The spans of a prose that is one paragraph; of any other, its text.
pub(super) fn inline(prose: &Prose) -> Vec<Span> {
    match prose.blocks.as_slice() {
        [Block { kind: BlockKind::Paragraph(spans), .. }] => spans.clone(),
        _ => vec![words(&prose.text())],
    }
}

/// `left → right` as one paragraph.
pub(super) fn arrow(left: &Prose, right: &Prose) -> Prose {
    let mut spans = inline(left);
    spans.push(words(" → "));
    spans.extend(inline(right));
    paragraph(spans)
}

/// `first` in front of `rest`: in its paragraph if it starts with one, else above it.
pub(super) fn lead(first: &str, rest: &Prose) -> Prose {
    let mut rest = rest.clone();
    match rest.blocks.first_mut() {
        Some(Block { kind: BlockKind::Paragraph(spans), .. }) => spans.insert(0, words(first)),
        _ => rest.blocks.insert(0, made(BlockKind::Paragraph(vec![words(first.trim_end())]))),
    }
    rest
}

/// `first` above `rest`.
pub(super) fn above(first: Prose, rest: Prose) -> Prose {
    Prose { blocks: first.blocks.into_iter().chain(rest.blocks).collect() }
}

/// Nothing, the one item, or a list of them.
pub(super) fn list(items: Vec<Prose>) -> Prose {
    match <[Prose; 1]>::try_from(items) {
        Ok([only]) => only,
        Err(items) if items.is_empty() => nothing(),
        Err(items) => {
            let items = items.into_iter().map(|item| item.blocks).collect();
            Prose { blocks: vec![made(BlockKind::List { start: None, items })] }
        }
    }
}

/// A block that stands in no file.
fn made(kind: BlockKind) -> Block {
    Block { kind, span: 0..0 }
}
