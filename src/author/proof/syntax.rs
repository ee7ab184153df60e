//! The forms of Python that a lesson may not use yet: `concepts.toml` says which lesson teaches
//! them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::Deserialize;
use serde_json::json;

use super::place::finding;
use super::setting::Setting;
use super::{Step, Trial, tool};
use crate::course::diagnostic::{Diagnostic, Severity};
use crate::course::{Files, LessonId};
use crate::run::{Job, Outcome};

/// Reads the forms of the sources it is given. The package beside it is `syntax.py` and what that
/// needs.
const TOOL: &str = r#"
import json, sys
from forms_of import syntax

request = json.load(sys.stdin)
found = {}
for name, source in request["sources"].items():
    try:
        found[name] = syntax.forms(source)
    except syntax.Unreadable:
        found[name] = []
unknown = [form for form in request["forms"] if not syntax.is_known(form)]
print(json.dumps({"found": found, "unknown": unknown}))
"#;

/// The files of the package that the tool imports.
const PACKAGE: [(&str, &str); 3] = [
    ("forms_of/__init__.py", ""),
    ("forms_of/forms.py", include_str!("../../../assets/python/gradus_run/forms.py")),
    ("forms_of/syntax.py", include_str!("../../../assets/python/gradus_run/syntax.py")),
];

/// The file that says what is taught where.
const CONCEPTS: &str = "concepts.toml";

/// A form and the first lesson that teaches it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Form {
    pub(super) name: String,
    pub(super) taught: LessonId,
    /// Where `concepts.toml` names it.
    pub(super) span: Range<usize>,
}

/// A piece of Python in one of the lesson's files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Source {
    file: String,
    text: String,
    /// The place of each line.
    lines: Vec<Range<usize>>,
}

/// The Python of a lesson.
#[derive(Debug, Clone)]
pub struct Claim {
    job: Job,
    later: Vec<Form>,
    sources: Vec<Source>,
}

/// The tool's answer.
#[derive(Deserialize)]
struct Answer {
    /// The forms and lines (from 1) of each source, by its number.
    found: BTreeMap<usize, Vec<(String, usize)>>,
    /// Forms that do not exist.
    unknown: BTreeSet<String>,
}

impl Source {
    /// The Python `text`, which stands in `span` of a file with the text `whole`.
    pub(super) fn new(file: String, text: &str, whole: &str, span: Range<usize>) -> Self {
        let mut at = span.start;
        let end = span.end;
        let place = |line: &str| {
            let line = line.trim();
            let from = whole.get(at..end).and_then(|rest| rest.find(line));
            let start = from.map_or(at, |from| at + from);
            at = start + from.map_or(0, |_| line.len());
            start..at
        };
        let lines = text.lines().map(place).collect();
        Self { file, text: text.into(), lines }
    }
}

impl Claim {
    /// The claim of a lesson that these forms come after.
    pub(super) fn new(setting: &Setting, later: Vec<Form>, sources: Vec<Source>) -> Self {
        let texts: BTreeMap<usize, &str> =
            sources.iter().map(|source| source.text.as_str()).enumerate().collect();
        let forms: Vec<&str> = later.iter().map(|form| form.name.as_str()).collect();
        let files: Files =
            PACKAGE.iter().map(|&(path, text)| (path.to_owned(), text.to_owned())).collect();
        let request = json!({ "sources": texts, "forms": forms });
        Self { job: tool::alone(setting, TOOL, files, &request), later, sources }
    }

    pub(super) fn step(&self, done: &[Outcome]) -> Step {
        let [outcome] = done else { return Step::Run(vec![Trial::new(self.job.clone())]) };
        let Some(answer) = tool::answer::<Answer>(outcome) else {
            let message = "the forms of the lessons' programs could not be read";
            let how = super::said::failure(outcome).unwrap_or_else(|| "said nothing".into());
            let help = format!("the reader {how}");
            return Step::Judged(vec![Diagnostic::of_file(
                Severity::Error,
                CONCEPTS,
                message,
                help,
            )]);
        };
        let mut found: Vec<Diagnostic> = self.unknown(&answer.unknown).collect();
        for (number, forms) in &answer.found {
            let Some(source) = self.sources.get(*number) else { continue };
            for (name, line) in forms {
                let form = self.later.iter().find(|form| form.name == *name);
                found.extend(form.map(|form| form.too_early(source, *line)));
            }
        }
        Step::Judged(found)
    }

    fn unknown(&self, names: &BTreeSet<String>) -> impl Iterator<Item = Diagnostic> {
        self.later.iter().filter(|form| names.contains(&form.name)).map(|form| {
            let message = format!("there is no form of Python `{}`", form.name.escape_debug());
            let help = "name a form such as `with`, `f-string` or `list-comprehension`, a call \
                        as `sorted()`, or an import as `import re`";
            finding(Severity::Error, CONCEPTS, form.span.clone(), message, help)
        })
    }
}

impl Form {
    fn too_early(&self, source: &Source, line: usize) -> Diagnostic {
        let place = line.checked_sub(1).and_then(|line| source.lines.get(line)).cloned();
        let message = format!("`{}` is taught later, in `{}`", self.name, self.taught);
        let help = "write it with what has been taught so far, or teach it earlier; see \
                    concepts.toml";
        finding(Severity::Error, &source.file, place.unwrap_or_default(), message, help)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::author::proof::samples::{judged, printing, raising, setting};

    fn claim() -> Claim {
        let whole = "```python\nfor x in y:\n    with x:\n        x\n```\n";
        let source = Source::new(
            "a.md".into(),
            "for x in y:\n    with x:\n        x",
            whole,
            0..whole.len(),
        );
        let form = |name: &str| Form { name: name.into(), taught: "b".into(), span: 3..4 };
        Claim::new(&setting(), vec![form("with"), form("wiht")], vec![source])
    }

    #[test]
    fn forms_before_their_lesson() {
        let answer = r#"{"found": {"0": [["for", 1], ["with", 2]]}, "unknown": ["wiht"]}"#;
        let claim = crate::author::proof::Claim::Syntax(claim());
        let found = judged(&claim, &[&[printing(&[answer])]]);
        let found: Vec<_> =
            found.iter().map(|f| (f.file.as_str(), f.span.clone(), f.message.as_str())).collect();
        assert_eq!(
            found,
            [
                ("concepts.toml", Some(3..4), "there is no form of Python `wiht`"),
                ("a.md", Some(26..33), "`with` is taught later, in `b`"),
            ]
        );
        let failed = judged(&claim, &[&[raising(&[], "ImportError", "no")]]);
        assert_eq!(failed.len(), 1);
    }
}
