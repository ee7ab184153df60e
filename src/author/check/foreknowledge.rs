//! Words that a lesson may not use yet: `concepts.toml` says which lesson teaches them.

use std::ops::Range;

use crate::author::passage;
use crate::course::diagnostic::{Diagnostic, Report};
use crate::course::files::Files;
use crate::course::parse::document::Document;
use crate::course::{Catalogue, Course, LessonId};

/// A word and the first lesson that teaches it.
struct Term<'a> {
    word: &'a str,
    /// The lesson, and how many stand before it.
    taught: (usize, &'a LessonId),
}

/// Checks the prose of every lesson: text, quiz and task. Code is looked at where it is run.
pub(super) fn check(course: &Course, catalogue: &Catalogue, files: &Files) -> Vec<Diagnostic> {
    let lessons: Vec<&LessonId> = course.headers().map(|header| &header.id).collect();
    let mut terms = Vec::new();
    for concept in &catalogue.concepts {
        let first = lessons.iter().enumerate().find(|(_, id)| concept.lessons.contains(id));
        let Some((at, id)) = first else { continue };
        terms.extend(concept.terms.iter().map(|word| Term { word, taught: (at, id) }));
    }
    let mut found = Vec::new();
    for (at, id) in lessons.iter().enumerate() {
        let later: Vec<&Term<'_>> = terms.iter().filter(|term| term.taught.0 > at).collect();
        if later.is_empty() {
            break;
        }
        for name in ["lesson.md", "quiz.toml", "exercise/task.md"] {
            let file = format!("{id}/{name}");
            if let Some(text) = files.get(&file) {
                let report = Report::new(&file, text);
                check_file(&later, &report, name == "quiz.toml");
                found.extend(report.into_diagnostics());
            }
        }
    }
    found
}

fn check_file(later: &[&Term<'_>], report: &Report<'_>, is_quiz: bool) {
    let text = report.text();
    let passages = if is_quiz { passages_of_quiz(text) } else { passage::of_text(text) };
    for passage in passages {
        let bare = passage::bare(text.get(passage.clone()).unwrap_or_default());
        for Term { word, taught: (_, lesson) } in later {
            for at in passage::find(&bare, word, true) {
                let span = passage.start + at.start..passage.start + at.end;
                let help = format!(
                    "say it in other words here; concepts.toml says that `{lesson}` teaches `{word}`"
                );
                report.error(span, format!("this word is taught later, in `{lesson}`"), help);
            }
        }
    }
}

fn passages_of_quiz(text: &str) -> Vec<Range<usize>> {
    // What is wrong with the file itself was reported when it was read.
    let known = Report::new("", text);
    let document = Document::read(&known, text, 0, "question");
    document.sections().iter().flat_map(passage::of_question).collect()
}
