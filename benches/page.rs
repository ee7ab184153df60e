//! From text to lines on the screen: how long the steps of showing a page take.

use divan::{Bencher, black_box};
use gradus::course::Prose;
use gradus::tui::glyphs::Glyphs;
use gradus::tui::highlight::{Highlighted, Highlighter};
use gradus::tui::page::{Layout, Options, layout};
use gradus::tui::theme::{BuiltIn, Depth, Theme};

/// A program of thirty lines with most of what Python's grammar knows.
const PROGRAM: &str = r#"import re
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Book:
    """A book on a shelf."""

    title: str
    price: float = 0.0
    tags: list[str] = field(default_factory=list)

    def label(self, width: int = 20) -> str:
        return f"{self.title:<{width}} {self.price:.2f}"


def find(books, text, *, limit=None):
    found = []
    for book in books:
        if text.lower() in book.title.lower() and not book.price < 0:
            found.append(book)
        elif re.match(r"\d+\s*\w", book.title):
            continue
    match limit:
        case None:
            return found
        case int(n) if n > 0:
            return found[:n]
    raise ValueError("limit should be positive")  # nothing else fits
"#;

const WIDTH: u16 = 80;

fn main() {
    divan::main();
}

fn options() -> Options {
    Options { glyphs: Glyphs::new(true), backticks: false, urls: false }
}

/// Ten code blocks with text, a list and a table between them.
fn lesson() -> String {
    let text = "A paragraph with **strong** and *soft* words, `code` and enough text to be wrapped \
                over more than one line of the screen.";
    let list = "- one thing\n- another thing that is longer\n- a third";
    let table = "| Place | Example |\n|---|---|\n| last | `5.2.8` |\n| middle | 3.1 to 3.2 |";
    let page = format!("## Title\n\n{text}\n\n```python\n{PROGRAM}```\n\n{list}\n\n{table}\n\n");
    page.repeat(10)
}

fn page() -> Layout {
    layout(&Prose::parse(&lesson(), 0), WIDTH, &options())
}

#[divan::bench]
fn load_grammars() -> Highlighter {
    Highlighter::load()
}

/// Grammars compile their expressions when they are first met, so each run loads anew.
#[divan::bench]
fn first_block(bencher: Bencher<'_, '_>) {
    bencher
        .with_inputs(Highlighter::load)
        .bench_local_values(|highlighter| highlighter.highlight("python", PROGRAM));
}

#[divan::bench]
fn load_and_first_block() -> Highlighted {
    Highlighter::load().highlight("python", PROGRAM)
}

#[divan::bench]
fn warm_hundred_lines(bencher: Bencher<'_, '_>) {
    let highlighter = Highlighter::load();
    let lines: Vec<&str> = PROGRAM.lines().cycle().take(100).collect();
    let program = lines.join("\n");
    highlighter.highlight("python", &program);
    bencher.bench_local(|| highlighter.highlight("python", black_box(&program)));
}

#[divan::bench]
fn parse_page_of_ten_blocks(bencher: Bencher<'_, '_>) {
    let lesson = lesson();
    bencher.bench_local(|| Prose::parse(black_box(&lesson), 0));
}

#[divan::bench]
fn lay_out_page_of_ten_blocks(bencher: Bencher<'_, '_>) {
    let prose = Prose::parse(&lesson(), 0);
    bencher.bench_local(|| layout(black_box(&prose), WIDTH, &options()));
}

#[divan::bench]
fn paint_forty_lines(bencher: Bencher<'_, '_>) {
    let page = page();
    let highlighter = Highlighter::load();
    let found: Vec<Highlighted> = page
        .codes()
        .iter()
        .map(|block| highlighter.highlight(&block.code.lang, &block.shown))
        .collect();
    let highlights: Vec<Option<&Highlighted>> = found.iter().map(Some).collect();
    let theme = Theme::built_in(BuiltIn::Dark, Depth::True);
    bencher.bench_local(|| black_box(page.paint(10..50, &theme, &highlights)).len());
}
