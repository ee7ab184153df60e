//! Every claim of a course, found in what its files say.

use std::collections::HashMap;
use std::ops::Range;

use super::place::Places;
use super::setting::Setting;
use super::syntax::{Form, Source};
use super::{Claim, blank, bug, exercise, order, output, place, program, syntax};
use crate::author::programs::{self, Programs};
use crate::course::diagnostic::Report;
use crate::course::files::{Files, below};
use crate::course::parse::Parsed;
use crate::course::question::{GAP, Kind, Question};
use crate::course::{Lesson, LessonId};
use crate::run::blocks;

/// What a course claims.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// Its claims, in the order of the lessons.
    pub claims: Vec<Claim>,
    /// What is not proved.
    pub unproved: Vec<Unproved>,
}

/// A program that is not run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unproved {
    /// The file it stands in, below the course's folder.
    pub file: String,
    /// Its place there.
    pub span: Range<usize>,
    /// Why it is not run.
    pub reason: String,
}

/// Finds every claim of a course. `files` are those that it was parsed from.
pub fn plan(parsed: &Parsed, files: &Files) -> Plan {
    let mut plan = Plan::default();
    let forms = forms(parsed, files);
    for (at, header) in parsed.course.headers().enumerate() {
        let Some(lesson) = parsed.lessons.get(&header.id) else { continue };
        let setting = Setting::of(&parsed.course, lesson);
        let programs = programs_of(lesson, &setting, files);
        let quiz = setting.file("quiz.toml");
        let places = files.get(&quiz).map(|text| place::of_quiz(&quiz, text)).unwrap_or_default();
        let later: Vec<Form> =
            forms.iter().filter(|(taught, _)| *taught > at).map(|(_, form)| form.clone()).collect();
        if !later.is_empty() {
            let sources = sources(lesson, &setting, &programs, &places, files);
            plan.claims.push(Claim::Syntax(syntax::Claim::new(&setting, later, sources)));
        }
        plan.add_text(&setting, programs, files);
        for question in &lesson.questions {
            let places = places.get(question.id.as_str()).cloned().unwrap_or_default();
            plan.add_question(&setting, question, places);
        }
        if let Some(exercise) = &lesson.exercise {
            let wrong = below(files, &setting.file("exercise/wrong/"));
            plan.claims.push(Claim::Exercise(exercise::Claim::new(&setting, exercise, &wrong)));
        }
    }
    plan
}

impl Plan {
    fn add_text(&mut self, setting: &Setting, programs: Programs, files: &Files) {
        let file = setting.file("lesson.md");
        let text = files.get(&file).map(String::as_str).unwrap_or_default();
        for chain in programs.chains {
            self.claims.push(Claim::Program(program::Claim::new(setting, chain, text)));
        }
        self.unproved.extend(programs.skipped.into_iter().map(|skipped| Unproved {
            file: file.clone(),
            span: skipped.span,
            reason: skipped.reason.unwrap_or_else(|| "no reason is given".into()),
        }));
    }

    /// The claim of a question. One without a program claims nothing of Python.
    fn add_question(&mut self, setting: &Setting, question: &Question, places: Places) {
        let runs = ["output", "blank", "order", "bug"].contains(&question.kind.name());
        let Some(code) = question.code.as_deref().filter(|_| runs) else { return };
        if !matches!(question.lang.as_str(), "python" | "py" | "python3") {
            self.leave_out(&places, format!("it is written in {}", question.lang));
            return;
        }
        let without_output = || "the question does not say what is printed".to_owned();
        match &question.kind {
            Kind::Output { .. } => {
                let claim = output::Claim::new(setting, question, code, places);
                self.claims.push(Claim::Output(claim));
            }
            Kind::Blank { gaps, expect: Some(expect) } => {
                let claim = blank::Claim::new(setting, (code, gaps), expect, places);
                self.claims.push(Claim::Blank(claim));
            }
            Kind::Order { lines, extra, also, indent, call, expect: Some(expect) } => {
                let call = call.as_deref().unwrap_or_default();
                let task = order::Task { lines, extra, also, indent: *indent, call };
                self.claims.push(Claim::Order(order::Claim::new(setting, task, expect, places)));
            }
            Kind::Bug { line, fix, expect: Some(expect), .. } => {
                let claim = bug::Claim::new(setting, (code, *line, fix), expect, places);
                self.claims.push(Claim::Bug(claim));
            }
            Kind::Blank { expect: None, .. }
            | Kind::Order { expect: None, .. }
            | Kind::Bug { expect: None, .. } => self.leave_out(&places, without_output()),
            Kind::Single { .. } | Kind::Multi { .. } | Kind::Match { .. } | Kind::Short { .. } => {}
        }
    }

    fn leave_out(&mut self, places: &Places, reason: String) {
        let span = places.key("code");
        self.unproved.push(Unproved { file: places.file.clone(), span, reason });
    }
}

/// The programs of a lesson's text. What is wrong with their fences is reported by `check`.
fn programs_of(lesson: &Lesson, setting: &Setting, files: &Files) -> Programs {
    let file = setting.file("lesson.md");
    let text = files.get(&file).map(String::as_str).unwrap_or_default();
    programs::read(&lesson.pages, &Report::new(&file, text))
}

/// The forms of syntax that are taught somewhere, with the number of lessons before that one.
fn forms(parsed: &Parsed, files: &Files) -> Vec<(usize, Form)> {
    let text = files.get("concepts.toml").map(String::as_str).unwrap_or_default();
    let lessons: Vec<&LessonId> = parsed.course.headers().map(|header| &header.id).collect();
    let mut forms = Vec::new();
    for concept in &parsed.catalogue.concepts {
        let first = lessons.iter().enumerate().find(|(_, id)| concept.lessons.contains(id));
        let Some((at, &taught)) = first else { continue };
        forms.extend(concept.syntax.iter().map(|name| {
            let quoted = format!("\"{name}\"");
            let start = text.find(&quoted).unwrap_or_default();
            let span = start..(start + quoted.len()).min(text.len());
            (at, Form { name: name.clone(), taught: taught.clone(), span })
        }));
    }
    forms
}

/// All Python of a lesson that learners read or write.
fn sources(
    lesson: &Lesson,
    setting: &Setting,
    programs: &Programs,
    places: &HashMap<String, Places>,
    files: &Files,
) -> Vec<Source> {
    let mut sources = Vec::new();
    let mut add = |file: &str, text: &str, span: Option<Range<usize>>| {
        if let Some(whole) = files.get(file) {
            let span = span.unwrap_or(0..whole.len());
            sources.push(Source::new(file.to_owned(), text, whole, span));
        }
    };
    let text = setting.file("lesson.md");
    let parts = programs.chains.iter().flat_map(|chain| &chain.parts);
    for part in parts.filter(|part| part.kind == blocks::Kind::Python) {
        add(&text, &part.text, Some(part.span.clone()));
    }
    for skipped in programs.skipped.iter().filter(|skipped| skipped.is_python) {
        add(&text, &skipped.text, Some(skipped.span.clone()));
    }
    for module in &programs.modules {
        add(&text, &module.text, Some(module.span.clone()));
    }
    for question in lesson.questions.iter().filter(|question| question.lang == "python") {
        let places = places.get(question.id.as_str());
        if let (Some(code), Some(places)) = (readable(question), places) {
            add(&places.file, &code, Some(places.key("code")));
        }
    }
    let exercise = lesson.exercise.iter();
    let python = exercise.flat_map(|exercise| {
        let starter = exercise.starter.iter().map(|file| ("starter", file));
        starter.chain(exercise.solution.iter().map(|file| ("solution", file)))
    });
    for (folder, (path, text)) in python.filter(|(_, (path, _))| path.strip_suffix(".py").is_some())
    {
        add(&setting.file(&format!("exercise/{folder}/{path}")), text, None);
    }
    sources
}

/// A question's program with its gaps filled.
fn readable(question: &Question) -> Option<String> {
    let code = question.code.clone()?;
    let Kind::Blank { gaps, .. } = &question.kind else { return Some(code) };
    let mut filled = code;
    for gap in gaps {
        let text = gap.accept.first().map(String::as_str).unwrap_or_default();
        filled = filled.replacen(GAP, text, 1);
    }
    Some(filled)
}
