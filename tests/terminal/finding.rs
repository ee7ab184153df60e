//! Search, notes and bookmarks in a terminal, in plain lines, and as Markdown.

use std::fs;

use crate::learner::Learner;
use crate::talk::Talk;
use crate::tutor::{CTRL_C, ENTER, ESC};

#[test]
fn a_search_leads_to_the_page_and_a_note_outlives_the_program() {
    let learner = Learner::new();
    let mut tutor = learner.tutor().start();
    tutor.wait_for(&["opens the first lesson"]).keys("/plums");
    tutor.wait_for(&["Plums", "Counting things, page 3"]).keys(ESC);
    tutor.wait_for(&["opens the first lesson"]).keys("/plums");
    tutor.wait_for(&["Counting things, page 3"]).keys(ENTER);
    tutor.wait_for(&["speaks of plums", "3/3"]).keys("b");
    tutor.wait_for(&["★", "saved"]).keys("astones count too");
    tutor.wait_for(&["Note: Plums", "stones count too"]).keys(CTRL_C);
    assert!(tutor.ends().success());

    let mut tutor = learner.tutor().start();
    tutor.wait_for(&["Continue at page 3", "★ 1", "✎ 1"]).keys("/stones");
    tutor.wait_for(&["✎ Plums", "stones count too"]).keys("\x10");
    tutor.wait_for(&["Commands", "Open the lesson"]).keys("go to counting\r");
    tutor.wait_for(&["★ ✎", "3/3"]).keys("q").wait_for(&["Continue"]).keys("q");
    assert!(tutor.ends().success());

    let file = learner.home().join("notes.md");
    let path = file.to_str().unwrap();
    assert!(learner.run(&["notes", "-o", path]).status.success());
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("#### Page 3: Plums (bookmark)\n\n> stones count too\n"), "{text}");
    assert_eq!(learner.run(&["notes"]).stdout, text.as_bytes());
    fs::write(&file, "mine").unwrap();
    let refused = learner.run(&["notes", "-o", path]);
    assert!(!refused.status.success());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("is there already"));
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
}

#[test]
fn plain_lines_search_and_note_as_well() {
    let learner = Learner::new();
    let mut command = learner.command(&["--plain", "--course"]);
    command.arg(learner.course());
    let mut talk = Talk::start(command);
    talk.hears("Press Enter to open");
    talk.says(":search plums", "1. Plums (page, Counting things, page 3)");
    talk.says(":go 1", "page 3 of 3");
    talk.says(":note stones count too", "Noted.");
    talk.says(":bookmark", "has a bookmark now");
    talk.says(":again", "Your note: stones count too");
    talk.says(":notes", "note with a bookmark, Counting things, page 3");
    talk.says(":terms", "No term of the glossary");
    talk.says(":quit", "Everything is saved.");
    assert!(talk.ends().success());
    let markdown = learner.run(&["notes"]).stdout;
    assert!(String::from_utf8_lossy(&markdown).contains("> stones count too"));
}
