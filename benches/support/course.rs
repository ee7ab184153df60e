//! A course of any size, to measure and to try large courses with.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Lessons of each generated stage.
const PER_STAGE: usize = 100;

/// The files of a course with so many lessons: `course.toml`, and for each lesson the files given
/// in `body` as name and text. `lesson.toml` is always there.
#[expect(unreachable_pub, reason = "benches and tests include this file")]
pub fn course(lessons: usize, body: &[(&str, &str)]) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut outline = String::from(
        "format = 1\nid = \"large\"\ntitle = \"A large course\"\nversion = \"1.0.0\"\n\
         language = \"en\"\nlicense = \"CC0-1.0\"\n",
    );
    for stage in 0..lessons.div_ceil(PER_STAGE) {
        let names: Vec<String> = (stage * PER_STAGE..lessons.min((stage + 1) * PER_STAGE))
            .map(|number| format!("lesson-{number}"))
            .collect();
        let _ = write!(
            outline,
            "\n[[stage]]\nid = \"stage-{stage}\"\ntitle = \"Stage {stage}\"\n\
             summary = \"A hundred lessons.\"\nlessons = {names:?}\n",
        );
        for (at, name) in names.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| names.get(at));
            let folder = format!("stage-{stage}/{name}");
            files.insert(format!("{folder}/lesson.toml"), header(stage, name, before));
            for (file, text) in body {
                files.insert(format!("{folder}/{file}"), text.replace("STAGE/LESSON", &folder));
            }
        }
    }
    files.insert("course.toml".into(), outline);
    files
}

fn header(stage: usize, name: &str, before: Option<&String>) -> String {
    let needs = before.map(|before| format!("\"stage-{stage}/{before}\"")).unwrap_or_default();
    format!(
        "id = \"stage-{stage}/{name}\"\ntitle = \"The lesson called {name}\"\nminutes = 20\n\
         needs = [{needs}]\nobjectives = [\n  \"can write a workflow that lints and tests\",\n  \
         \"can use a matrix, a cache and `needs`\",\n  \"can limit token permissions\",\n  \
         \"can deploy only from the main branch\",\n]\n"
    )
}
