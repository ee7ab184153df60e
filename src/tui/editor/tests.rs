use std::collections::BTreeMap;
use std::sync::Arc;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Cell;
use ratatui::layout::Size;

use super::*;
use crate::tui::context::Saving;
use crate::tui::highlights::Highlights;
use crate::tui::keymap::Keymap;
use crate::tui::looks::Looks;
use crate::tui::theme::Depth;

fn context() -> Context {
    let looks = Looks {
        light: false,
        hyperlinks: false,
        unicode: true,
        depth: Depth::None,
        own: Vec::new(),
    };
    let settings = crate::settings::Settings::default();
    let (theme, glyphs, _) = looks.choose(&settings);
    Context {
        course: Arc::default(),
        library: None,
        index: None,
        progress: crate::learn::progress::Progress::of("test"),
        settings,
        looks,
        theme,
        glyphs,
        keymap: Keymap::new(&BTreeMap::new()).0,
        highlights: Highlights::default(),
        size: Size { width: 40, height: 10 },
        now: jiff::Timestamp::UNIX_EPOCH,
        zone: jiff::tz::TimeZone::UTC,
        saving: Saving::Nothing,
        notices: Vec::new().into(),
        jobs: crate::run::JobIds::default(),
    }
}

/// Presses keys: a word in angle brackets is a key with its modifiers, anything else is typed.
fn press(editor: &mut Editor, keys: &str) {
    let ctx = context();
    let mut rest = keys;
    while let Some(c) = rest.chars().next() {
        if let Some((name, after)) = rest.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
            named(editor, name, &ctx);
            rest = after;
        } else {
            editor.type_key(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE), &ctx);
            rest = rest.strip_prefix(c).unwrap();
        }
    }
}

fn named(editor: &mut Editor, name: &str, ctx: &Context) {
    let action = match name {
        "undo" => Some(Action::Undo),
        "redo" => Some(Action::Redo),
        "all" => Some(Action::SelectAll),
        "tab" => Some(Action::Indent),
        "untab" => Some(Action::Outdent),
        "cut" => Some(Action::CutText),
        _ => None,
    };
    if let Some(action) = action {
        editor.act(action, "");
        return;
    }
    let (mut modifiers, mut name) = (KeyModifiers::NONE, name);
    while let Some((sign, after)) = name.split_once('-') {
        modifiers |= if sign == "s" { KeyModifiers::SHIFT } else { KeyModifiers::CONTROL };
        name = after;
    }
    let code = match name {
        "enter" => KeyCode::Enter,
        "back" => KeyCode::Backspace,
        "del" => KeyCode::Delete,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        _ => panic!("there is no key {name}"),
    };
    editor.type_key(KeyEvent::new(code, modifiers), ctx);
}

/// The text after keys, with `|` where the cursor is.
#[track_caller]
fn check(text: &str, keys: &str, expected: &str) {
    let mut editor = Editor::new(text, "python");
    press(&mut editor, keys);
    let (row, column) = editor.text.cursor();
    let mut lines = editor.text.lines().to_vec();
    let chars = lines[row].chars();
    let (before, after): (Vec<_>, Vec<_>) = chars.enumerate().partition(|(at, _)| *at < column);
    let word = |part: Vec<(usize, char)>| part.into_iter().map(|(_, c)| c).collect::<String>();
    lines[row] = format!("{}|{}", word(before), word(after));
    assert_eq!(lines.join("\n"), expected, "{text:?} after {keys}");
}

#[test]
fn enter_keeps_the_indentation_and_a_colon_deepens_it() {
    check(
        "",
        "def f(x):<enter>if x:<enter>return 1<enter>y",
        "def f(x):\n    if x:\n        return 1\n    y|",
    );
    check("    ab", "<end><left><enter>", "    a\n    |b");
    check("total = f(", "<end><enter>1", "total = f(\n    1|");
}

#[test]
fn backspace_takes_a_level_a_sign_or_the_selection() {
    check("        x", "<home><back>", "    |x");
    check("ab\ncd", "<down><back>", "ab|cd");
    check("e\u{301}x", "<right><back>", "|x");
    check("one two", "<s-right><s-right><s-right><back>", "| two");
    check("one two", "<end><c-back>", "one |");
    check("one two", "<c-del>", "| two");
    check("", "<back><del>", "|");
}

#[test]
fn tab_indents_what_is_selected() {
    check("a\n\nb", "<s-down><s-down><s-end><tab>", "    a\n\n    b|");
    check("a\nb", "<s-down><tab>", "    a\n|b");
    check("    a\n  b", "<all><untab>", "a\nb|");
    check("ab", "<right><tab>", "a   |b");
    check("    ab", "<end><untab>", "ab|");
    check("a\nb", "<all><tab><undo>", "|a\nb");
}

#[test]
fn undo_goes_by_words_and_redo_comes_back() {
    check("", "one two<undo>", "one |");
    check("", "one two<undo><undo><undo>", "|");
    check("", "one two<undo><undo><redo>", "one |");
    check("abc", "<end><back><back><undo>", "abc|");
}

#[test]
fn the_cursor_keeps_its_column_over_short_lines() {
    check("abcdef\nx\nabcdef", "<end><down><down>", "abcdef\nx\nabcdef|");
    check("漢字kanji\nabcdef", "<right><right><right><down>", "漢字kanji\nabcde|f");
    check("    ab", "<end><home>", "    |ab");
    check("    ab", "<home><home>", "|    ab");
    check("ab", "<down>", "ab|");
}

#[test]
fn cut_takes_the_selection_or_the_line() {
    check("one\ntwo\nthree", "<down><cut>", "one\n|three");
    check("one\ntwo", "<down><cut>", "|one");
    check("one two", "<c-s-right><cut>", "| two");
    check("", "<cut>", "|");
    let mut editor = Editor::new("one\ntwo", "python");
    assert_eq!(editor.act(Action::CopyText, ""), Some("one\n".into()));
    editor.act(Action::SelectAll, "");
    assert_eq!(editor.act(Action::CopyText, ""), Some("one\ntwo".into()));
    editor.act(Action::PasteText, "three");
    assert_eq!(editor.text(), "three");
}

#[test]
fn pasted_text_comes_in_as_it_is_but_for_what_steers_terminals() {
    let mut editor = Editor::new("", "python");
    editor.paste("if x:\r\n    y\r\u{1b}[31mz\tq");
    assert_eq!(editor.text(), "if x:\n    y\n[31mz\tq");
    let mut editor = Editor::new("a\r\nb\r\n", "python");
    editor.paste("x\n");
    assert_eq!(editor.text(), "x\r\na\r\nb\r\n", "the file's own line ends stay");
}

/// What an editor of 40 by 4 shows.
fn picture(editor: &mut Editor) -> String {
    let ctx = context();
    let area = Rect { x: 0, y: 0, width: 20, height: 4 };
    editor.arrange(&ctx, area);
    let mut terminal = Terminal::new(TestBackend::new(20, 4)).unwrap();
    terminal.draw(|frame| editor.draw(&ctx, frame, area, true)).unwrap();
    let cursor = terminal.backend().cursor_position();
    let rows = terminal.backend().buffer().content().chunks(20);
    let rows = rows.map(|row| row.iter().map(Cell::symbol).collect::<String>());
    let rows: Vec<String> = rows.map(|row| row.trim_end().to_string()).collect();
    format!("{}\n{},{}", rows.join("\n"), cursor.x, cursor.y)
}

#[test]
fn what_is_in_sight_follows_the_cursor() {
    let mut editor =
        Editor::new("one\ntwo\nthree\nfour\nfive\nabcdefghijklmnopqrstuvwxyz", "python");
    assert_eq!(picture(&mut editor), "  1 one\n  2 two\n  3 three\n  4 four\n4,0");
    press(&mut editor, "<c-end>");
    assert_eq!(picture(&mut editor), "  3\n  4\n  5\n  6 pqrstuvwxyz\n15,3");
    press(&mut editor, "<home>");
    assert_eq!(picture(&mut editor), "  3 three\n  4 four\n  5 five\n  6 abcdefghijklmno›\n4,3");
    editor.scroll(-9);
    let top = picture(&mut editor);
    assert!(top.starts_with("  1 one\n  2 two"), "{top}");
    press(&mut editor, "x");
    assert!(picture(&mut editor).contains("  6 xabcdefghijklmn›"));
}

#[test]
fn a_click_puts_the_cursor_and_a_drag_selects() {
    let ctx = context();
    let mut editor = Editor::new("漢字 abc\nx", "python");
    picture(&mut editor);
    editor.click(&ctx, Position { x: 6, y: 0 }, false);
    assert_eq!(editor.place(), (1, 2));
    editor.click(&ctx, Position { x: 30, y: 9 }, true);
    assert_eq!(editor.text.selected(), Some("字 abc\nx".into()));
}
