use super::*;
use crate::tui::highlight::{Highlighted, Token};
use crate::tui::theme::{BuiltIn, Depth, Theme};
use proptest::prelude::*;

const UNICODE: Options = Options { glyphs: Glyphs::new(true), backticks: false, urls: false };
const ASCII: Options = Options { glyphs: Glyphs::new(false), backticks: true, urls: true };

fn page(markdown: &str, width: u16, options: &Options) -> Layout {
    layout(&Prose::parse(markdown, 0), width, options)
}

/// `expected` starts with a line break, so that its lines stand below each other.
fn check(markdown: &str, width: u16, expected: &str) {
    assert_eq!(format!("\n{}", page(markdown, width, &UNICODE).text()), expected, "{markdown}");
}

#[test]
fn text_and_headings() {
    check("", 10, "\n");
    check("# One\n\na *b* `c`\nd", 20, "\nOne\n───\n\na b c d");
    check("## Two\n\nlong line here", 9, "\nTwo\n\nlong line\nhere");
    check("a\\\nb\n\n---\n\nc", 4, "\na\nb\n\n────\n\nc");
}

#[test]
fn lists_hang() {
    check("- a b\n- c\n  - d e f\n    g\n    1. h", 11, "\n• a b\n• c\n  ◦ d e f g\n    1. h");
    check("- aa bb\n- c", 6, "\n• aa\n  bb\n• c");
    check("9. a\n10. b\n\n    c", 20, "\n 9. a\n\n10. b\n\n    c");
    check("text\n\n- a\n-\n- b", 20, "\ntext\n\n• a\n•\n• b");
    check("- a\n\n  ```text\n  b\n  ```\n- c", 20, "\n• a\n\n  │ b\n\n• c");
}

#[test]
fn quotes_call_out() {
    check("> **Do:** it now\n>\n> - x", 10, "\n▌ Do: it\n▌ now\n▌\n▌ • x");
    let layout = page("> **Predict:** a\n\n> b", 20, &UNICODE);
    let roles: Vec<Role> = layout.lines()[0].pieces.iter().map(|piece| piece.look.role).collect();
    assert_eq!(roles, [Role::Accent, Role::Accent, Role::Text]);
    assert_eq!(layout.lines()[2].pieces[0].look.role, Role::Border);
}

#[test]
fn code_wraps_and_output_looks_different() {
    check(
        "```python raises=E\nprint(\"one two three\")\n\nx\n```\n```output\n1\n```",
        18,
        "\n╭ python · ends\n│ with E\n│ print(\"one two\n│ ↪ three\")\n│\n│ x\n┊ output\n┊ 1",
    );
    check("```\nabcdefghij\n```", 9, "\n│ abcdefg\n│ ↪ hij");
    check("```\nabcdef\n```", 3, "\nabc\ndef");
    check("```text\n\ta\n```", 20, "\n│     a");
}

#[test]
fn tables_fit_wrap_or_stack() {
    let table = "a|long head|n\n-|:-:|-:\nx|y|1\nxx|`z`|22";
    check(
        table,
        30,
        "\na  │ long head │  n\n───┼───────────┼───\nx  │     y     │  1\nxx │     z     │ 22",
    );
    check(
        table,
        14,
        "\na  │ long │  n\n   │ head │\n───┼──────┼───\nx  │  y   │  1\nxx │  z   │ 22",
    );
    check(table, 8, "\na: x\nlong\n  head:\n  y\nn: 1\n\na: xx\nlong\n  head:\n  z\nn: 22");
}

#[test]
fn ascii_has_no_other_signs_and_keeps_marks() {
    let markdown = "# “Ä” → b\n\n- `c`\n\n> d…\n\n```sh\n# │\n```\n\n[e](http://f) [http://g](http://g)\n\na|b\n-|-\n1|2";
    let expected = "\"Ä\" > b\n-------\n\n* `c`\n\n| d...\n\n+ sh\n| # |\n\ne (http://f) http://g\n\na | b\n--+--\n1 | 2";
    assert_eq!(page(markdown, 40, &ASCII).text(), expected);
}

#[test]
fn nothing_that_a_terminal_obeys_gets_through() {
    let layout =
        page("\u{1b}[2J\n\n```\u{1b}x\n\u{1b}[0m\u{202e}\n```\n\n[a](\u{9b}b)", 40, &ASCII);
    let text = layout.text();
    assert!(text.replace('\n', "").chars().all(crate::sanitise::is_safe), "{text:?}");
    assert!(layout.links().iter().all(|link| link.url.chars().all(crate::sanitise::is_safe)));
}

#[test]
fn links_know_their_columns() {
    let layout = page("- see [the *manual* here](http://m) now", 14, &UNICODE);
    let links: Vec<_> =
        layout.links().iter().map(|link| (link.line, link.columns.clone())).collect();
    assert_eq!(links, [(0, 6..9), (1, 2..13)]);
    assert_eq!(layout.links()[1].url, "http://m");
}

#[test]
fn code_blocks_know_their_lines_and_their_text() {
    let layout = page("a\n\n- ```python cont\n  “x”\n  ```\n", 30, &ASCII);
    let [block] = layout.codes() else { panic!("{layout:?}") };
    assert_eq!(block.lines, 2..4);
    assert_eq!(block.code.text, "“x”");
    assert_eq!(block.shown, "\"x\"");
}

/// The painted spans of one line, as text and whether they have the style of `role`.
fn painted(layout: &Layout, line: usize, tokens: Vec<Token>, theme: &Theme) -> Vec<(String, Role)> {
    let highlights: [Option<Highlighted>; 1] = [Some(vec![tokens])];
    let highlights = highlights.each_ref().map(Option::as_ref);
    let lines = layout.paint(line..line + 1, theme, &highlights);
    let role = |style| {
        let known = [Role::Keyword, Role::String, Role::CodeBackground, Role::Dim, Role::Border];
        let found = known.into_iter().find(|role| theme.token(*role) == style);
        found.unwrap_or(Role::Text)
    };
    lines[0].spans.iter().map(|span| (span.content.to_string(), role(span.style))).collect()
}

#[test]
fn tokens_are_laid_over_wrapped_code() {
    let theme = Theme::built_in(BuiltIn::Dark, Depth::True);
    let layout = page("```\nif \"abcdefg\"\n```", 10, &UNICODE);
    let tokens = vec![
        Token { range: 0..2, role: Role::Keyword },
        Token { range: 3..12, role: Role::String },
    ];
    let of = |line| {
        let spans = painted(&layout, line, tokens.clone(), &theme);
        spans.into_iter().skip(1).collect::<Vec<_>>()
    };
    let own = |text: &str, role| (text.to_owned(), role);
    assert_eq!(
        of(0),
        [own("if", Role::Keyword), own(" ", Role::CodeBackground), own("\"abcd", Role::String)]
    );
    assert_eq!(
        of(1),
        [own("↪ ", Role::Dim), own("efg\"", Role::String), own("  ", Role::CodeBackground)]
    );
}

#[test]
fn painting_shows_the_lines_asked_for_and_no_more() {
    let layout = page("a\n\nb **c**", 10, &UNICODE);
    let theme = Theme::built_in(BuiltIn::Light, Depth::None);
    let text = |range| {
        let lines = layout.paint(range, &theme, &[]);
        lines.iter().map(ToString::to_string).collect::<Vec<_>>().join("/")
    };
    assert_eq!(text(0..9), "a//b c");
    assert_eq!(text(2..3), "b c");
    assert_eq!(text(7..9), "");
    let bold = layout.paint(2..3, &theme, &[])[0].spans[1].style;
    assert_eq!(bold, theme.style(Role::Strong));
}

#[test]
fn a_place_survives_another_width() {
    let markdown =
        "# Title\n\none two three four five six\n\n- a\n- b\n\n```python\nx = 1\ny = 2\n```\n\nend";
    let wide = page(markdown, 60, &UNICODE);
    let narrow = page(markdown, 10, &UNICODE);
    for (line, text) in wide.text().lines().enumerate().filter(|(_, text)| !text.is_empty()) {
        let there = &narrow.lines()[narrow.line_of(wide.offset_of(line))].text();
        let same = there.chars().next() == text.chars().next() || text.starts_with('─');
        assert!(same, "{text} -> {there}");
    }
}

/// Any Markdown that a course may hold, and much that it should not.
fn markdown() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "[a-z é漢👍`*_\\[\\]()<>|#~:.-]{0,40}",
        "(# |## |> |- |1\\. |    |> - )[a-zé漢 ]{0,30}",
        "```[a-z]{0,6}\n[a-zA-Z\"(é漢 \t]{0,60}\n[a-z漢]{0,80}\n```",
        "a\\|[a-z ]{1,9}\\|c\n-\\|:-:\\|-:\n[a-z漢 `]{0,30}\\|[a-z ]{0,40}\\|x",
        Just("[link text](http://example.org/a/b)".to_owned()),
        Just("> **Do:** this\n> - now\n>   1. and then".to_owned()),
        Just("---".to_owned()),
    ];
    prop::collection::vec(part, 0..8).prop_map(|parts| parts.join("\n\n"))
}

fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

proptest! {
    #[test]
    fn no_line_is_wider_than_the_page(
        markdown in markdown(),
        width in 2..=120_u16,
        ascii in any::<bool>(),
    ) {
        let layout = page(&markdown, width, if ascii { &ASCII } else { &UNICODE });
        let theme = Theme::built_in(BuiltIn::Dark, Depth::True);
        for line in layout.lines() {
            prop_assert!(line.width() <= usize::from(width), "{:?}", line.text());
        }
        for line in layout.paint(0..layout.height(), &theme, &[]) {
            prop_assert!(columns(&line.to_string()) <= usize::from(width));
        }
    }

    #[test]
    fn no_code_is_lost(
        code in "([a-z(\"é漢👍\t ]{0,50}\n){0,4}[a-z]{1,9}",
        width in 2..=120_u16,
        nested in any::<bool>(),
    ) {
        let mut prose = Prose::listing("", &code);
        if nested {
            let span = prose.blocks[0].span.clone();
            let kind = crate::course::prose::BlockKind::Quote(prose.blocks);
            prose = Prose { blocks: vec![crate::course::prose::Block { kind, span }] };
        }
        let text = layout(&prose, width, &UNICODE).text();
        let without_marks: String = text.chars().filter(|c| !"│↪▌".contains(*c)).collect();
        prop_assert_eq!(solid(&without_marks), solid(&code));
    }

    #[test]
    fn no_words_are_lost(words in prop::collection::vec("[a-zé漢]{1,12}", 1..30), width in 2..=60_u16) {
        let shown = page(&words.join(" "), width, &UNICODE).text();
        prop_assert_eq!(solid(&shown), words.concat());
    }

    #[test]
    fn resizing_keeps_the_place(markdown in markdown(), from in 2..=120_u16, to in 2..=120_u16) {
        let (before, after) = (page(&markdown, from, &UNICODE), page(&markdown, to, &UNICODE));
        for line in 0..before.height() {
            let place = before.offset_of(line);
            prop_assert!(before.line_of(place) <= line);
            prop_assert_eq!(before.offset_of(before.line_of(place)), place);
            let there = after.line_of(place);
            prop_assert!(there < after.height());
            prop_assert!(after.offset_of(there) <= place || there == 0);
        }
    }
}
