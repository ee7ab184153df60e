//! What the README shows of the program is the program: its picture and its table of keys.
//! `UPDATE_PICTURE=1 cargo test --test picture` writes both anew.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

#[path = "support/driver.rs"]
mod driver;
#[path = "picture/svg.rs"]
mod svg;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use driver::{Driver, Start};
use gradus::settings::ThemeChoice;
use gradus::tui::action::{BINDINGS, Binding, Layer};
use gradus::tui::glyphs::Glyphs;
use gradus::tui::keymap::Keymap;

/// What the table of keys stands between.
const KEYS: (&str, &str) = ("<!-- keys -->\n", "<!-- /keys -->");

#[test]
fn the_picture_shows_the_program() {
    let mut start = Start { size: (100, 30), ..Start::fresh() };
    start.settings.theme = ThemeChoice::Dark;
    start.lesson = Some("basics/boxes".into());
    let mut driver = Driver::new(start);
    // On to the question that looks for a faulty line, and a wrong answer.
    driver.keys("<Enter> <Enter> <Enter> <C-s> <C-s> <C-s> <C-s> <C-s> 2 <Enter>");
    driver.settle();
    check("assets/picture.svg", &svg::of(driver.draw().buffer()));
}

#[test]
fn the_readme_lists_the_keys() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(path).unwrap();
    let (before, rest) = readme.split_once(KEYS.0).expect("README.md holds <!-- keys -->");
    let (_, after) = rest.split_once(KEYS.1).expect("README.md holds <!-- /keys -->");
    check("README.md", &format!("{before}{}{}{}{after}", KEYS.0, table(), KEYS.1));
}

/// Compares with a file of the project, or writes it if that is asked for.
fn check(file: &str, expected: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if env::var_os("UPDATE_PICTURE").is_some() {
        fs::write(path, expected).unwrap();
        return;
    }
    // Git may have changed the ends of lines.
    let found = fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    let advice = "run `UPDATE_PICTURE=1 cargo test --test picture`, and look at what changed";
    assert!(found == expected, "{file} does not show the program as it is: {advice}");
}

/// A table of keys for each part of the program.
fn table() -> String {
    let mut text = String::new();
    for layer in Layer::ALL {
        let rows: Vec<_> = BINDINGS.iter().filter(|binding| binding.layer == layer).collect();
        let _ = write!(text, "\n**{}**\n\n| Key | What it does |\n|---|---|\n", layer.title());
        for row in rows {
            let _ = writeln!(text, "| {} | {} |", keys(row), row.help);
        }
    }
    text.push('\n');
    text
}

fn keys(binding: &Binding) -> String {
    let (keymap, _) = Keymap::new(&BTreeMap::default());
    let keys = keymap.keys_for(binding.layer, binding.action, &Glyphs::new(true));
    match keys.as_slice() {
        [first, .., last] if keys.len() > 4 => format!("`{first}` to `{last}`"),
        keys => keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(" "),
    }
}
