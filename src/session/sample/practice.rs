//! A small course for tests, with programs to run and exercises: one with two files and hints, and
//! one with milestones.

use std::sync::Arc;

use crate::course::files::Files;
use crate::course::{Course, Lesson, LessonId, parse};

/// The lesson with a quiz and an exercise.
pub(crate) const BASKET: &str = "python/basket";

/// The lesson with milestones and no quiz.
pub(crate) const SHOP: &str = "web/shop";

const COURSE: &str = r#"
format = 1
id = "sample"
title = "Sample course"
version = "1.0.0"
language = "en"
license = "CC0-1.0"

[packages]
python = ["pytest==9.2.0"]
web = ["Flask==3.1.3"]

[[stage]]
id = "python"
title = "Python"
summary = "Everything."
packages = "python"
lessons = ["basket"]

[[stage]]
id = "web"
title = "Web"
summary = "The rest."
packages = "web"
lessons = ["shop"]
"#;

const BASKET_TEXT: &str = "# Adding\n\n\
```python\nbasket = [1]\nprint(basket)\n```\n\n```output\n[1]\n```\n\n\
```python skip=\"fragment\"\nbasket.append(…)\n```\n\n> **Predict:** And now?\n\n---\n\n\
# Going on\n\n- In a list:\n\n  ```python cont\n  print(len(basket))\n  ```\n\n\
```yaml file=conf/ci.yml\non: push\n```\n\n```python raises=KeyError\n{}[\"x\"]\n```\n\n\
```python cont\nprint(\"never\")\n```\n\n> **Do:** Go on.\n";

const QUIZ: &str = r#"
lesson = "python/basket"

[[question]]
id = "single"
kind = "single"
prompt = "How much is `1 + 1`?"
answer = "2"
wrong = [{ text = "1", why = "Two ones are added." }]
explain = "One and one is two."

[[question]]
id = "short"
kind = "short"
prompt = "Which keyword ends a function?"
answer = "return"
explain = "`return` ends it."
"#;

const BASKET_TASK: &str = r#"+++
title = "Fill the basket"
files = ["basket.py", "notes.txt"]
minutes = 10
seconds = 3
must_use = ["for"]
must_not_use = ["sorted()"]
hints = ["Look at the loop.", "It ends too early.", "Take the `break` out."]
+++

Repair `basket.py`.

1. `total(prices)` adds up all prices.
"#;

const BASKET_CHECKS: &str = r#"import pytest

from basket import total


def helper():
    """Not a test."""


def test_all_prices_count():
    """Every price is added,
    the last one too.

    More words.
    """
    assert total([1, 2]) == 3, "total([1, 2]) should give 3, saw 1."


@pytest.mark.parametrize("prices", [[], [0]])
def test_nothing_costs_nothing(prices):
    '''An empty basket costs nothing.'''
    assert total(prices) == 0


def test_no_words(): assert True
"#;

const SHOP_TASK: &str = r#"+++
title = "A shop"
files = ["shop/"]
packages = "python"
minutes = 400

[[milestone]]
id = "m1"
title = "Models"
hints = ["One.", "Two.", "Three."]

[[milestone]]
id = "m2"
title = "Pages"
hints = ["Four.", "Five.", "Six."]
+++

Build a shop.
"#;

const SHOP_CHECKS: &str = "def test_m1_models():\n    \"\"\"There are models.\"\"\"\n\n\n\
async def test_m2_home():\n    r\"\"\"There is a home page.\"\"\"\n\n\n\
def test_m2_cart():\n    pass\n";

fn header(id: &str) -> String {
    format!(
        "id = \"{id}\"\ntitle = \"{id}\"\nminutes = 10\nneeds = []\nobjectives = [\"You do.\"]\n"
    )
}

fn files() -> Files {
    [
        ("course.toml", COURSE),
        ("python/basket/lesson.toml", &header(BASKET)),
        ("python/basket/lesson.md", BASKET_TEXT),
        ("python/basket/quiz.toml", QUIZ),
        ("python/basket/support/prelude.py", "import fruit\n"),
        ("python/basket/support/fruit.py", "NAMES = []\n"),
        ("python/basket/exercise/task.md", BASKET_TASK),
        ("python/basket/exercise/checks.py", BASKET_CHECKS),
        ("python/basket/exercise/starter/basket.py", "def total(prices):\n    return 1\n"),
        ("python/basket/exercise/starter/notes.txt", "Notes\n"),
        ("python/basket/exercise/starter/prices.csv", "tea,4\n"),
        (
            "python/basket/exercise/solution/basket.py",
            "def total(prices):\n    result = 0\n    for price in prices:\n        result += price\n    return result\n",
        ),
        ("web/shop/lesson.toml", &header(SHOP)),
        ("web/shop/lesson.md", "# Shop\n\nOnly text.\n"),
        ("web/shop/exercise/task.md", SHOP_TASK),
        ("web/shop/exercise/checks.py", SHOP_CHECKS),
        ("web/shop/exercise/starter/shop/__init__.py", ""),
        ("web/shop/exercise/starter/demo.py", "import shop\n"),
        ("web/shop/exercise/solution/shop/__init__.py", "app = 1\n"),
    ]
    .map(|(path, text)| (path.to_owned(), text.to_owned()))
    .into()
}

/// The course's outline.
pub(crate) fn course() -> Course {
    parse::outline(&files()).0
}

/// A lesson of it: [`BASKET`] or [`SHOP`].
pub(crate) fn lesson(id: &str) -> Arc<Lesson> {
    let (course, id) = (course(), LessonId::from(id));
    let (lesson, found) = parse::lesson(course.header(&id).unwrap(), &files());
    Arc::new(lesson.unwrap_or_else(|| panic!("{found:?}")))
}

#[test]
fn the_sample_is_read_whole() {
    for id in [BASKET, SHOP] {
        assert!(lesson(id).exercise.is_some(), "{id}");
    }
    assert_eq!(lesson(BASKET).questions.len(), 2);
    assert_eq!(lesson(BASKET).support.len(), 2);
}
