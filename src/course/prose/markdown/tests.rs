use super::*;
use proptest::prelude::*;

/// A short writing of blocks, for tables of tests.
fn outline(blocks: &[Block]) -> String {
    blocks.iter().map(outline_block).collect::<Vec<_>>().join(" ")
}

fn outline_block(block: &Block) -> String {
    match &block.kind {
        BlockKind::Heading { level, text } => format!("h{level}({})", marks(text)),
        BlockKind::Paragraph(text) => format!("p({})", marks(text)),
        BlockKind::List { start, items } => {
            let items: Vec<_> = items.iter().map(|item| outline(item)).collect();
            let start = start.map(|start| start.to_string()).unwrap_or_default();
            format!("list{start}({})", items.join(" / "))
        }
        BlockKind::Quote(blocks) => format!("quote({})", outline(blocks)),
        BlockKind::Code(code) => format!("{}{:?}{:?}", code.lang, code.words, code.text),
        BlockKind::Table(table) => {
            let row = |row: &Vec<Vec<Span>>| {
                row.iter().map(|cell| marks(cell)).collect::<Vec<_>>().join("|")
            };
            let rows: Vec<_> = table.rows.iter().map(row).collect();
            format!("table{:?}({} / {})", table.align, row(&table.head), rows.join(" / "))
        }
        BlockKind::Rule => "rule".into(),
    }
}

fn marks(spans: &[Span]) -> String {
    let mark = |span: &Span| {
        let mut text = span.text.replace('\n', "⏎");
        for (on, sign) in [(span.code, "`"), (span.emphasis, "_"), (span.strong, "*")] {
            if on {
                text = format!("{sign}{text}{sign}");
            }
        }
        match &span.link {
            Some(link) => format!("[{text}]<{link}>"),
            None => text,
        }
    };
    spans.iter().map(mark).collect()
}

#[test]
fn markdown_becomes_blocks() {
    for (markdown, expected) in [
        ("", ""),
        ("# One\n\ntext\nmore", "h1(One) p(text more)"),
        ("a  \nb\\\nc", "p(a⏎b⏎c)"),
        ("*a* **b `c`** ***d***", "p(_a_ *b **`c`* _*d*_)".replace("_*d*_", "*_d_*").as_str()),
        ("~~no~~ \"as is\" -- ...", "p(~~no~~ \"as is\" -- ...)"),
        ("[a *b*](u)", "p([a ]<u>[_b_]<u>)"),
        ("![a *cat*](cat.png)", "p(a _cat_)"),
        ("a <b>c</b>", "p(a <b>c</b>)"),
        ("<div>\n  <p>x\n</div>\n\ny", "p(<div>⏎  <p>x⏎</div>) p(y)"),
        ("&lt;tag&gt; \\*", "p(<tag> *)"),
        ("---", "rule"),
        ("- a\n- b\n  - c\n", "list(p(a) / p(b) list(p(c)))"),
        ("3. a\n\n   b\n4. c", "list3(p(a) p(b) / p(c))"),
        ("> **Do:** it\n>\n> - x", "quote(p(*Do:* it) list(p(x)))"),
        ("```Python cont raises=X\na\n\nb\n\n```", "python[\"cont\", \"raises=X\"]\"a\\n\\nb\\n\""),
        ("```\n```", "[]\"\""),
        ("```output\nopen", "output[]\"open\""),
        ("    a\n      b\n", "[]\"a\\n  b\""),
        ("- x\n  ```sh\n  ls\n  ```", "list(p(x) sh[]\"ls\")"),
        ("a|b|c\n:-|:-:|-:\n1|`x`\n1|2|3|4", "table[Left, Center, Right](a|b|c / 1|`x`| / 1|2|3)"),
        ("a\r\nb\r\n\r\n```\r\nx\r\ny\r\n```\r\n", "p(a b) []\"x\\ny\""),
    ] {
        assert_eq!(outline(&Prose::parse(markdown, 0).blocks), expected, "{markdown:?}");
    }
}

#[test]
fn spans_point_into_the_file() {
    let markdown = "# T\n\npara\n\n- item\n- two\n";
    let prose = Prose::parse(markdown, 100);
    let at: Vec<_> = prose.blocks.iter().map(|block| block.span.start).collect();
    assert_eq!(at, [100, 105, 111]);
    let BlockKind::List { items, .. } = &prose.blocks[2].kind else { panic!("{prose:?}") };
    assert_eq!(items[1][0].span, 120..123);
}

#[test]
fn nesting_without_end_is_flattened() {
    for markdown in [">".repeat(20_000) + "x", "- ".repeat(5_000) + "x"] {
        assert!(Prose::parse(&markdown, 0).text().contains('x'));
    }
}

fn check_spans(blocks: &[Block], markdown: &str, offset: usize) {
    for block in blocks {
        let range = block.span.start - offset..block.span.end - offset;
        assert!(markdown.get(range).is_some(), "{block:?}");
        match &block.kind {
            BlockKind::Quote(inner) => check_spans(inner, markdown, offset),
            BlockKind::List { items, .. } => {
                for item in items {
                    check_spans(item, markdown, offset);
                }
            }
            BlockKind::Table(table) => {
                assert_eq!(table.align.len(), table.head.len());
                assert!(table.rows.iter().all(|row| row.len() == table.head.len()));
            }
            BlockKind::Heading { .. }
            | BlockKind::Paragraph(_)
            | BlockKind::Code(_)
            | BlockKind::Rule => {}
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_read_and_spans_lie_on_character_boundaries(
        text in "([-*_>#|`~<>\\[\\]()!&;:\\\\ \t\r\né漢👩\u{200d}a1.]|```|\n> |\n- |\n1. |\n    ){0,80}",
        offset in 0..1000_usize,
    ) {
        check_spans(&Prose::parse(&text, offset).blocks, &text, offset);
    }

    #[test]
    fn words_are_never_lost(words in proptest::collection::vec("[a-zé]{1,8}", 1..20)) {
        let text = words.join("\n");
        prop_assert_eq!(Prose::parse(&text, 0).text(), words.join(" "));
    }
}
