//! Whatever happens to a learner's files, nothing that was on disk is lost.

use std::collections::BTreeSet;
use std::fs;

use proptest::prelude::*;

use super::tests::{Learner, at, files};
use crate::course::files::Files;

/// What may happen to a learner's files.
#[derive(Debug, Clone)]
enum Step {
    Open,
    ComeBack,
    Read,
    Save(&'static str, u8),
    Other(&'static str, u8),
    OtherDeletes(&'static str),
    Attempt(&'static str, u8),
    Reset,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let file = || prop::sample::select(vec!["a.py", "b/c.py", "mine.py"]);
    let text = || 0..4_u8;
    let step = prop_oneof![
        Just(Step::Open),
        Just(Step::ComeBack),
        Just(Step::Read),
        (file(), text()).prop_map(|(file, text)| Step::Save(file, text)),
        (file(), text()).prop_map(|(file, text)| Step::Other(file, text)),
        file().prop_map(Step::OtherDeletes),
        (file(), text()).prop_map(|(file, text)| Step::Attempt(file, text)),
        Just(Step::Reset),
    ];
    prop::collection::vec(step, 1..24)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_was_on_disk_is_ever_lost(steps in steps()) {
        let starter = files(&[("a.py", "0"), ("b/c.py", "starter")]);
        let mut learner = Learner::new();
        // What has to be found again: what others wrote, what was handed in, and the last text
        // that was saved of each file.
        let mut owed: BTreeSet<(String, String)> = BTreeSet::new();
        let mut saved = Files::new();
        for step in &steps {
            match step {
                Step::Open => drop(learner.space.open(&starter).unwrap()),
                Step::ComeBack => {
                    learner.comes_back();
                    learner.space.open(&starter).unwrap();
                    saved.clear();
                }
                Step::Read => drop(learner.space.read().unwrap()),
                Step::Save(file, text) => {
                    let text = text.to_string();
                    if let Some(before) = saved.insert((*file).into(), text.clone()) {
                        owed.remove(&((*file).into(), before));
                    }
                    learner.saves(&[(file, &text)]);
                    owed.insert(((*file).into(), text));
                }
                // What another program writes as it is already there is still ours.
                Step::Other(file, text) if learner.on_disk(file) == Some(text.to_string()) => {}
                Step::Other(file, text) => {
                    forget(&mut owed, &learner, file);
                    learner.writes(file, text.to_string());
                    saved.remove(*file);
                    owed.insert(((*file).into(), text.to_string()));
                }
                Step::OtherDeletes(file) => {
                    forget(&mut owed, &learner, file);
                    let _ = fs::remove_file(learner.at(file));
                    saved.remove(*file);
                }
                Step::Attempt(file, text) => {
                    let text = text.to_string();
                    learner.space.keep_attempt(&files(&[(file, &text)]), at(0)).unwrap();
                    owed.insert(((*file).into(), text));
                }
                Step::Reset => drop(learner.space.reset(&starter, at(0)).unwrap()),
            }
            let copies = learner.copies();
            for (file, text) in &owed {
                let starts = starter.get(file) == Some(text);
                let there = learner.on_disk(file).as_ref() == Some(text);
                let copied = copies.iter().any(|(_, name, kept)| name == file && kept == text);
                prop_assert!(starts || there || copied, "{step:?} lost {file}: {text}");
            }
        }
    }
}

/// Another program takes away what is there: that is its own doing.
fn forget(owed: &mut BTreeSet<(String, String)>, learner: &Learner, file: &str) {
    let Some(text) = learner.on_disk(file) else { return };
    let copies = learner.copies();
    if !copies.iter().any(|(_, name, kept)| name == file && *kept == text) {
        owed.remove(&(file.into(), text));
    }
}
