//! Search, terms, notes and bookmarks.

use super::*;

#[test]
fn what_is_found_is_numbered_and_can_be_gone_to() {
    let mut session = Session::new();
    let said = session.types(":search sort back");
    says(&said, &["1. Sorting (page, python/kinds, page 2)", "sort gives nothing back", ":go"]);
    says(&session.types(":go 1"), &["python/kinds, page 2 of 2.", "Press Enter for the quiz"]);
    says(&session.types(":go 7"), &["from 1 to 1"]);
    says(&session.types(":search"), &[":search and some words"]);
    says(&session.types(":search zeppelin"), &["Nothing has all of these words."]);
    says(&session.types(":go 1"), &[":go does nothing here"]);
}

#[test]
fn a_question_is_said_once_it_was_met() {
    let mut session = Session::new();
    says(&session.types(":search thumbs keyword"), &["Nothing"]);
    let mut session = at_question(8);
    says(&session.types(":search keyword"), &["1. Which keyword ends a function? (question"]);
    says(&session.types(":go 1"), &["Which keyword ends a function?", "type :go 1"]);
    assert!(!session.types(":search keyword|:go 1").contains("`return` ends it."));
    session.types("return");
    says(&session.types(":search keyword|:go 1"), &["`return` ends it."]);
    says(&session.types(":go 1"), &["page"]);
}

#[test]
fn terms_are_said_with_where_they_are_taught() {
    let mut session = Session::with(Vec::new(), Some("python/kinds"));
    says(&session.types(":terms"), &["Terms on this page: one.", ":terms and one of them"]);
    let said = session.types(":terms ones");
    says(&said, &["one: Half of two.", "Also: single.", "Taught in python/notes: type :go 1."]);
    says(&session.types(":terms zebra"), &["The glossary has no term zebra."]);
    says(&session.types(":terms single|:go 1"), &["python/notes, page 1"]);
    says(&session.types(":path|:terms"), &["Type :terms and a word."]);
}

#[test]
fn notes_and_bookmarks_are_kept_said_and_listed() {
    let mut session = Session::with(Vec::new(), Some("python/kinds"));
    says(&session.types(":note"), &["There is no note on this page."]);
    says(&session.types(":notes"), &["There are no notes or bookmarks yet."]);
    says(&session.types(":note  two thumbs "), &["Noted."]);
    says(&session.types(":bookmark"), &["has a bookmark now"]);
    let said = session.types(":again");
    says(&said, &["page 1 of 2.\nIt has a bookmark.\nYour note: two thumbs\n"]);
    says(&session.types(":path|:about 1"), &["Bookmark: page 1.", "on page 1: two thumbs"]);
    let said = session.types(":notes");
    says(&said, &["1. Adding (note with a bookmark, python/kinds, page 1)\n   two thumbs"]);
    says(&session.types(":go 1|:bookmark"), &["The bookmark is gone."]);
    says(&session.types(":note -"), &["Taken away. It was: two thumbs"]);
    says(&session.types(":notes"), &["no notes or bookmarks"]);
    says(&session.again().types(":notes"), &["no notes or bookmarks"]);
}
