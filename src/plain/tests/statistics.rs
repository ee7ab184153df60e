use super::*;

#[test]
fn the_statistics_are_said_in_sentences() {
    let mut session = Session::new();
    let said = session.types("|:path|:stats");
    assert!(said.contains("Today: 1 page"), "{said}");

    let said = session.types("||||2|x|1|1|:path|:stats");
    insta::assert_snapshot!(said);
}

#[test]
fn a_lesson_says_what_it_leads_to() {
    let said = Session::new().types("||:path|:about 1");
    assert!(said.contains("It leads to: python/notes."), "{said}");
}
