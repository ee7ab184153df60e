//! `quiz.toml`: what all kinds of question have in common. The kinds are in `kind`.

use std::collections::BTreeSet;

use super::catalogue::Names;
use super::document::Document;
use super::kind;
use super::reader::{Table, Text};
use crate::course::diagnostic::Report;
use crate::course::id::QuestionId;
use crate::course::prose::Prose;
use crate::course::{Header, Question};

/// What is asked of an `output` question without a prompt.
const OUTPUT_PROMPT: &str = "What does this program print?";

/// Reads the questions of a lesson. A question with an error is left out.
pub(super) fn read(report: &Report<'_>, header: &Header, names: &Names) -> Vec<Question> {
    let document = Document::read(report, report.text(), 0, "question");
    let root = document.root();
    let lesson = root.text("lesson");
    root.finish();
    if let Some(lesson) = lesson.filter(|lesson| lesson.value != header.id.as_str()) {
        let help = format!("write `lesson = \"{}\"`, or move the file", header.id);
        report.error(lesson.span, "these are another lesson's questions", help);
        return Vec::new();
    }
    let sections = document.sections();
    if sections.is_empty() && document.is_whole() {
        root.error("the quiz has no question", "add a `[[question]]`");
    }
    let mut ids = BTreeSet::new();
    let mut questions = Vec::with_capacity(sections.len());
    for t in sections {
        let before = report.errors();
        let question = question(&t, header, names, &mut ids);
        questions.extend(question.filter(|_| report.errors() == before));
    }
    questions
}

fn question<'a>(
    t: &Table<'a>,
    header: &Header,
    names: &Names,
    ids: &mut BTreeSet<&'a str>,
) -> Option<Question> {
    let id = t.need_slug("id").filter(|id| is_new(id, t, ids));
    let kind_name = t.need_text("kind");
    let code = t.text("code");
    let lang = t.text("lang").map_or_else(|| "python".into(), |lang| lang.value.to_lowercase());
    let explain = t.text("explain").map(|text| text.prose(t.report)).unwrap_or_default();
    let hint = t.text("hint").map(|text| text.prose(t.report));
    let concept = t.slug("concept").map(|name| {
        Names::check(names.concepts.as_ref(), &name, "concept", "concepts.toml", t);
        name.value.to_owned()
    });
    let objective = objective(t, header);
    let prompt = t.text("prompt");
    let kind_name = kind_name?;
    let program = code.as_ref().map(Text::program);
    let source = kind::Source { t, names, code: code.as_ref(), lang: &lang };
    let kind = kind::read(&source, &kind_name)?;
    t.finish();
    let prompt = match prompt.filter(|prompt| !prompt.value.trim().is_empty()) {
        Some(prompt) => prompt.prose(t.report),
        None if kind_name.value == "output" => Prose::plain(OUTPUT_PROMPT),
        None => {
            t.error("`prompt` is missing", "add `prompt = \"…\"`: what is asked?");
            return None;
        }
    };
    let id = QuestionId::from(id?.value);
    Some(Question { id, prompt, code: program, lang, explain, objective, hint, concept, kind })
}

fn is_new<'a>(id: &Text<'a>, t: &Table<'a>, ids: &mut BTreeSet<&'a str>) -> bool {
    let new = ids.insert(id.value);
    if !new {
        let message = format!("the lesson already has a question `{}`", id.value);
        t.report.error(id.span.clone(), message, "give each question its own id");
    }
    new
}

fn objective(t: &Table<'_>, header: &Header) -> Option<usize> {
    let number = t.number("objective")?;
    let count = header.objectives.len();
    if (1..=count).contains(&number.value) {
        return Some(number.value);
    }
    let message = format!("the lesson has no objective {}", number.value);
    let help = match count {
        0 => "lesson.toml lists no objectives; take this out or add them there".into(),
        _ => format!("give a number from 1 to {count}, as in lesson.toml"),
    };
    t.report.error(number.span, message, help);
    None
}
