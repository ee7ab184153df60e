//! `import pytest` in programs and files that are run by hand.

use std::fs;

use gradus::run::{Job, Work};

use crate::bench::{Bench, output, python};
use crate::warm::{in_set, with_environment};

const WHICH: &str = "\
import pytest, sys
with pytest.raises(ValueError):
    int('x')
print(pytest.STAND_IN, 'gradus_run' in str([sys.path, list(sys.modules)]))
";

/// Runs a program that says which one it found, as a lesson does and by hand.
fn which(bench: &Bench) -> [String; 2] {
    let in_lesson = in_set(WHICH);
    let files = [("test_it.py".into(), WHICH.into())].into();
    let by_hand = Job { work: Work::File("test_it.py".into()), files, ..in_set("") };
    [in_lesson, by_hand].map(|job| output(&bench.run(&job)).into())
}

#[test]
fn where_it_is_not_installed_there_is_the_stand_in() {
    assert_eq!(which(&with_environment()), ["True False\n", "True False\n"]);
}

#[test]
fn where_it_is_installed_it_is_taken() {
    let bench = with_environment();
    let version = python().version;
    let packages = format!("env/lib/python{}.{}/site-packages", version.0, version.1);
    let folder = bench.folder().join(packages).join("pytest");
    fs::create_dir(&folder).unwrap();
    let text = "from contextlib import suppress as raises\nSTAND_IN = 'none'\n";
    fs::write(folder.join("__init__.py"), text).unwrap();
    assert_eq!(which(&bench), ["none False\n", "none False\n"]);
}
