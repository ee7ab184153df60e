//! A learner of a small course with programs and an exercise, in a folder of its own.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use tempfile::TempDir;

use crate::learner::Learner;

const COURSE: &str = "\
format = 1
id = \"small\"
title = \"A small course\"
version = \"1.0.0\"
language = \"en\"
license = \"MIT\"

[packages]
none = []

[[stage]]
id = \"basics\"
title = \"Basics\"
summary = \"What comes first.\"
packages = \"none\"
lessons = [\"doubling\"]
";

const LESSON: &str = "\
id = \"basics/doubling\"
title = \"Doubling\"
minutes = 5
objectives = [\"Double\"]
";

const TEXT: &str = "\
# Twice as much

```python
print('twice', 21 * 2)
```

```python
open('%GO%').read()
while True:
    pass
```

```python
print(undefined)
```

```python
import no_such_module
```

```python
def app(environ, start):
    start('200 OK', [('Content-Type', 'text/plain')])
    return [f'{environ[\"PATH_INFO\"]}: {21 * 2}'.encode()]
```

```http
GET /twice HTTP/1.1

HTTP/1.1 200 OK
Content-Type: …

…
```

```sql
SELECT 40 + 2, NULL;
```
";

const TASK: &str = "\
+++
title = \"Double it\"
files = [\"main.py\"]
minutes = 3
hints = [\"Think of a sum.\", \"Add the number to itself.\"]
+++

Write `double(number)`, which returns twice the number.
";

const CHECKS: &str = "\
import pytest

from main import double


@pytest.mark.parametrize(\"number\", [2, 5])
def test_double(number):
    \"\"\"It gives twice the number.\"\"\"
    seen = double(number)
    assert seen == 2 * number, f\"double({number}): expected {2 * number}, seen {seen}\"
";

pub(crate) const STARTER: &str = "def double(number):\n    return 4\n";
pub(crate) const RIGHT: &str = "def double(number):\n    return number + number\n";
const SOLUTION: &str = "def double(number):\n    return 2 * number\n";

/// A learner of a small course in a folder of its own.
pub(crate) struct Bench {
    pub(crate) learner: Learner,
    folder: TempDir,
}

impl Bench {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let course = folder.path().join("course");
        let exercise = "basics/doubling/exercise";
        let go = folder.path().join("go");
        rustix::fs::mkfifoat(rustix::fs::CWD, &go, rustix::fs::Mode::RWXU).unwrap();
        for (file, text) in [
            ("course.toml", COURSE),
            ("basics/doubling/lesson.toml", LESSON),
            ("basics/doubling/lesson.md", TEXT),
            (&format!("{exercise}/task.md"), TASK),
            (&format!("{exercise}/checks.py"), CHECKS),
            (&format!("{exercise}/starter/main.py"), STARTER),
            (&format!("{exercise}/solution/main.py"), SOLUTION),
        ] {
            let path = course.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text.replace("%GO%", go.to_str().unwrap())).unwrap();
        }
        Self { learner: Learner::taught(&course), folder }
    }

    pub(crate) fn trusted() -> Self {
        let bench = Self::new();
        assert!(bench.learner.run(&["trust", "--yes"]).status.success());
        bench
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The learner's file of the exercise.
    pub(crate) fn work(&self) -> PathBuf {
        self.learner.data().join("profiles/default/work/basics/doubling/main.py")
    }

    /// Waits until the endless program has begun.
    pub(crate) fn waits_for_the_program(&self) {
        fs::OpenOptions::new().write(true).open(self.path("go")).unwrap();
    }

    /// Whether nothing of what ran is left.
    pub(crate) fn is_tidy(&self) -> bool {
        fs::read_dir(self.learner.data().join("scratch")).unwrap().next().is_none()
    }

    /// An editor that puts this text into the file, and its path.
    pub(crate) fn editor(&self, text: &str) -> PathBuf {
        let path = self.path("editor");
        fs::write(self.path("text"), text).unwrap();
        let script = format!("#!/bin/sh\ncat '{}' > \"$1\"\n", self.path("text").display());
        fs::write(&path, script).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        path
    }
}
