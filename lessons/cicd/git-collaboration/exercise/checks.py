import shutil

import pytest
from workshop import HOURS, TEST_CHILDREN, TEST_EVENING, Repository

MARKERS = ("<<<<<<<", "=======", ">>>>>>>")


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    if shutil.which("git") is None:
        pytest.fail("The program git was not found: install Git, then check again.", pytrace=False)
    made = Repository(tmp_path_factory.mktemp("rink"))
    made.build()
    made.tips = {name: one_line(made, "rev-parse", name) for name in ("children", "evening")}
    made.ben = one_line(made, "--git-dir=../hub.git", "rev-parse", "main")
    made.run_steps()
    return made


def one_line(repository, *words):
    return repository.git(*words)[1].strip()


def holds(repository, commit, other):
    """True if `other` is a part of the history of `commit`."""
    return repository.git("merge-base", "--is-ancestor", other, commit)[0] == 0


@pytest.fixture
def price(repository):
    text = repository.git("show", "main:hire.py")[1]
    names = {}
    try:
        exec(compile(text, "hire.py", "exec"), names)
    except Exception as error:
        pytest.fail(f"hire.py on main should run, but: {type(error).__name__}", pytrace=False)
    if not callable(names.get("price")):
        pytest.fail("hire.py on main should have a function price.", pytrace=False)

    def call(*args, **named):
        try:
            return names["price"](*args, **named)
        except Exception as error:
            return f"{type(error).__name__}: {error}"[:90]

    return call


def test_no_markers(repository):
    """No file on main holds a marker of a conflict."""
    for name in one_line(repository, "ls-tree", "-r", "--name-only", "main").splitlines():
        text = repository.git("show", f"main:{name}")[1]
        found = [line for line in text.splitlines() if line.startswith(MARKERS)]
        assert not found, f"{name} on main should be without markers, saw {found[0]!r}."


@pytest.mark.parametrize("minutes, cents", [(60, 600), (25, 250)])
def test_as_before(price, minutes, cents):
    """Adults pay by day what they paid before."""
    seen = price(minutes)
    assert seen == cents, f"price({minutes}) should be {cents}, saw {seen}."


@pytest.mark.parametrize("age, cents", [(11, 300), (12, 600)])
def test_children(price, age, cents):
    """Children pay half of the time."""
    seen = price(60, age=age)
    assert seen == cents, f"price(60, age={age}) should be {cents}, saw {seen}."


@pytest.mark.parametrize("hour, cents", [(17, 600), (18, 800)])
def test_evening(price, hour, cents):
    """The light costs 200 from 18 o'clock on."""
    seen = price(60, hour=hour)
    assert seen == cents, f"price(60, hour={hour}) should be {cents}, saw {seen}."


def test_both_at_once(price):
    """Children in the evening pay half of the time and all of the light."""
    seen = price(60, age=11, hour=18)
    assert seen == 500, f"price(60, age=11, hour=18) should be 500 (300 + 200), saw {seen}."


def test_tests_came_along(repository):
    """The tests of both branches are on main, unchanged."""
    for name, text in (("test_children.py", TEST_CHILDREN), ("test_evening.py", TEST_EVENING)):
        seen = repository.git("show", f"main:{name}")[1]
        assert seen == text, f"{name} should be on main as its branch had it, saw {seen[:60]!r}."


def test_merge_has_two_parents(repository):
    """A merge commit joins the two branches, and their commits are unchanged."""
    for name, tip in repository.tips.items():
        assert holds(repository, "main", tip), (
            f"The commit of {name} should be part of main, but it is not: git merge brings it in."
        )
    found = []
    for line in one_line(repository, "rev-list", "--merges", "--parents", "main").splitlines():
        merge, *parents = line.split()
        if all(holds(repository, merge, tip) for tip in repository.tips.values()):
            alone = [
                p for p in parents if all(holds(repository, p, t) for t in repository.tips.values())
            ]
            if not alone:
                found.append((merge, parents))
    assert found, (
        "One merge commit should join children and evening, saw none: a merge that was not "
        "ended, or a commit of its own in place of the merge, has one parent only."
    )


def test_colleague_is_not_overwritten(repository):
    """The commit that Ben has pushed is still on the server."""
    there = repository.git(
        "--git-dir=../hub.git", "merge-base", "--is-ancestor", repository.ben, "main"
    )
    assert there[0] == 0, (
        "The server's main should still hold Ben's commit, but it is gone: "
        "a push with force throws away what others have pushed."
    )
    seen = repository.git("--git-dir=../hub.git", "show", "main:hours.txt")[1]
    assert seen == HOURS, f"hours.txt on the server should be as Ben wrote it, saw {seen[:60]!r}."


def test_pushed(repository):
    """The server's main is the same commit as yours."""
    mine = one_line(repository, "rev-parse", "main")
    there = one_line(repository, "--git-dir=../hub.git", "rev-parse", "main")
    assert there == mine, (
        f"main should be {mine[:7]} on the server, too, saw {there[:7]} there. "
        "The server takes a push only if you have what it has."
    )


def test_all_is_tidy(repository):
    """In the end you are on main, and nothing is left open."""
    branch = one_line(repository, "symbolic-ref", "-q", "--short", "HEAD")
    assert branch == "main", f"In the end, HEAD should be on main, saw {branch or 'no branch'}."
    status = repository.git("status", "--porcelain")[1]
    assert status == "", f"git status --short should print nothing, saw {status.splitlines()}."
