//! A longer course: two stages of four lessons that build on each other, the first with a review,
//! each lesson with seven questions whose right answer is `yes`.

use std::sync::Arc;

use crate::course::files::Files;
use crate::course::question::Kind;
use crate::course::{Answer, Course, Library, Question, parse};

const COURSE: &str = r#"
format = 1
id = "sample"
title = "Sample course"
version = "1.0.0"
language = "en"
license = "CC0-1.0"

[[stage]]
id = "one"
title = "Stage one"
summary = "The first half."
lessons = ["a", "b", "c", "d", "review"]

[[stage]]
id = "two"
title = "Stage two"
summary = "The second half."
lessons = ["e", "f", "g", "h"]
"#;

const MISCONCEPTIONS: &str = r#"
[misconception.says-no]
belief = "It says no."
lesson = "one/a"
"#;

/// The ids of its lessons, without the review.
pub(crate) const LESSONS: [&str; 8] =
    ["one/a", "one/b", "one/c", "one/d", "two/e", "two/f", "two/g", "two/h"];

fn questions(lesson: &str) -> String {
    let single = |id: &str| {
        format!(
            "[[question]]\nid = \"{id}\"\nkind = \"single\"\nprompt = \"Is it so?\"\n\
             answer = \"yes\"\nwrong = [{{ text = \"no\", why = \"It is so.\", \
             misconception = \"says-no\" }}, {{ text = \"maybe\", why = \"Be bold.\" }}]\n\
             hint = \"Nod.\"\nexplain = \"It is.\"\n"
        )
    };
    let short = |id: &str| {
        format!(
            "[[question]]\nid = \"{id}\"\nkind = \"short\"\nprompt = \"Say yes.\"\n\
             answer = \"yes\"\nwrong = [{{ text = \"no\", why = \"The other one.\", \
             misconception = \"says-no\" }}]\nexplain = \"That is it.\"\n"
        )
    };
    let pairs = "[[question]]\nid = \"pairs\"\nkind = \"match\"\nprompt = \"Which for which?\"\n\
                 pairs = [[\"a\", \"b\"], [\"c\", \"d\"]]\nexplain = \"So.\"\n";
    let singles = ["first", "second", "third"].map(single).concat();
    let shorts = ["fourth", "fifth", "sixth"].map(short).concat();
    format!("lesson = \"{lesson}\"\n{singles}{shorts}{pairs}")
}

fn files() -> Files {
    let mut files: Files = [
        ("course.toml".to_owned(), COURSE.to_owned()),
        ("concepts.toml".to_owned(), MISCONCEPTIONS.to_owned()),
    ]
    .into();
    let mut before: Option<&str> = None;
    let all =
        ["one/a", "one/b", "one/c", "one/d", "one/review", "two/e", "two/f", "two/g", "two/h"];
    for lesson in all {
        let needs = before.map(|before| format!("\"{before}\"")).unwrap_or_default();
        let review = if lesson.ends_with("review") { "review = true\n" } else { "" };
        let header = format!(
            "id = \"{lesson}\"\ntitle = \"Lesson {lesson}\"\nminutes = 10\nneeds = [{needs}]\n\
             {review}objectives = [\"You do.\"]\n"
        );
        files.insert(format!("{lesson}/lesson.toml"), header);
        files.insert(
            format!("{lesson}/lesson.md"),
            "# Top\n\nText.\n\n---\n\n# Nod\n\nyes\n".into(),
        );
        files.insert(format!("{lesson}/quiz.toml"), questions(lesson));
        before = Some(lesson);
    }
    files
}

/// The course.
pub(crate) fn course() -> Course {
    parse::outline(&files()).0
}

/// The course with all its lessons.
pub(crate) fn library() -> Arc<Library> {
    Arc::new(Library::from(parse::parse(&files())))
}

/// An answer to one of its questions that is right, or one that says no.
pub(crate) fn answer(question: &Question, right: bool) -> Answer {
    if matches!(question.kind, Kind::Single { .. }) {
        Answer::Choice(vec![usize::from(!right)])
    } else if matches!(question.kind, Kind::Match { .. }) {
        Answer::Pairs(vec![Some(usize::from(!right)), Some(1)])
    } else {
        Answer::Text(if right { "yes" } else { "no" }.into())
    }
}

#[test]
fn the_path_is_read_whole() {
    let parsed = parse::parse(&files());
    assert_eq!(parsed.diagnostics, []);
    let library = library();
    assert_eq!(library.lessons.len(), 9);
    for question in library.lessons.iter().flat_map(|lesson| &lesson.questions) {
        let grades = [true, false].map(|right| question.grade(&answer(question, right)).verdict);
        let all = [crate::course::grade::Verdict::Right, crate::course::grade::Verdict::Wrong];
        assert_eq!(grades, all, "{question:?}");
    }
}
