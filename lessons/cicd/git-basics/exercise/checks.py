import shutil

import pytest
from workshop import EDITED, GROUPS, Repository


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    if shutil.which("git") is None:
        pytest.fail("The program git was not found: install Git, then check again.", pytrace=False)
    made = Repository(tmp_path_factory.mktemp("pier"))
    made.build()
    made.old_tip = made.git("rev-parse", "HEAD")[1].strip()
    made.run_steps()
    return made


def lines(repository, *words):
    return repository.git(*words)[1].splitlines()


def own_commits(repository):
    """The new commits on main, the oldest first, as pairs of a message and a list of files."""
    found = []
    for name in lines(repository, "rev-list", "--reverse", f"{repository.old_tip}..main"):
        message = repository.git("show", "-s", "--format=%B", name)[1].strip()
        files = lines(repository, "show", "--name-only", "--format=", name)
        found.append((message, sorted(files)))
    return found


def shown(commits):
    return "; ".join(f"{message.splitlines()[0][:40]!r} {files}" for message, files in commits)


@pytest.mark.parametrize(
    "path",
    [
        "takings.sqlite3",
        "old/takings.sqlite3",
        "debug.log",
        ".venv/pyvenv.cfg",
        "__pycache__/ride.cpython-313.pyc",
        "parts/__pycache__/lamp.cpython-313.pyc",
    ],
)
def test_ignored(repository, path):
    """.gitignore names what is no source."""
    status, _ = repository.git("check-ignore", "--no-index", "-q", path)
    assert status == 0, f".gitignore should keep {path} out, but no line of it fits."


@pytest.mark.parametrize("path", ["ride.py", "signs.txt", "requirements.txt", "logs/fog.py"])
def test_not_ignored(repository, path):
    """.gitignore lets the sources in."""
    status, _ = repository.git("check-ignore", "--no-index", "-q", path)
    assert status == 1, f".gitignore should let {path} in, but a line of it fits."


def test_log_is_no_longer_tracked(repository):
    """debug.log is tracked no longer."""
    tracked = lines(repository, "ls-tree", "-r", "--name-only", "main")
    assert "debug.log" not in tracked, (
        "The last commit on main should be without debug.log, but it is in there. "
        ".gitignore does not touch what is tracked already."
    )
    assert ".gitignore" in tracked, f".gitignore should be committed, saw the files {tracked}."


@pytest.mark.parametrize("files", [["ride.py", "test_ride.py"], ["signs.txt"]])
def test_one_idea_per_commit(repository, files):
    """The two changes are two commits, each with its own files."""
    commits = own_commits(repository)
    assert files in [seen for _, seen in commits], (
        f"One commit should change exactly {files}. Seen on main: {shown(commits) or 'no commit'}."
    )


def test_all_edits_are_kept(repository):
    """What was edited is in the commits as it was."""
    for name in ("ride.py", "test_ride.py", "signs.txt"):
        text = repository.git("show", f"main:{name}")[1]
        assert text == EDITED[name], (
            f"{name} on main should hold the edited text, saw {text.splitlines()[-1:]} at its end."
        )


def test_messages(repository):
    """Each commit says in one line what it does."""
    commits = own_commits(repository)
    assert len(commits) >= 3, f"There should be three new commits or more, saw {len(commits)}."
    firsts = [message.splitlines()[0] if message else "" for message, _ in commits]
    for first in firsts:
        assert len(first.split()) >= 2 and len(first) <= 72, (
            f"The first line of a message should have two words or more and 72 letters at most, "
            f"saw {first[:90]!r}."
        )
    assert len(set(firsts)) == len(firsts), f"The messages should differ, saw {firsts}."


def test_discount_is_right_again(repository):
    """Parties pay the right price again, by a commit of its own."""
    text = repository.git("show", "main:groups.py")[1]
    assert text == GROUPS, (
        f"groups.py on main should be as on opening day, saw {text.splitlines()[-1:]} at its end."
    )
    commits = own_commits(repository)
    assert ["groups.py"] in [seen for _, seen in commits], (
        f"One new commit should change groups.py alone. Seen: {shown(commits) or 'no commit'}."
    )


def test_history_is_kept(repository):
    """The old commits are all still there."""
    status, _ = repository.git("merge-base", "--is-ancestor", repository.old_tip, "main")
    assert status == 0, (
        "The eleven old commits should still be part of main, but some are gone. "
        "Others may have them already: take a commit back by a new one."
    )


def test_all_is_tidy(repository):
    """In the end you are on main, the bisection is over, and the status is empty."""
    branch = repository.git("symbolic-ref", "-q", "--short", "HEAD")[1].strip()
    assert branch == "main", (
        f"In the end, HEAD should be on main, saw {branch or 'no branch'}. "
        "git bisect reset goes back there."
    )
    assert not (repository.work / ".git" / "BISECT_START").exists(), (
        "The bisection should be over, but it still runs: git bisect reset ends it."
    )
    status = repository.git("status", "--porcelain")[1]
    assert status == "", f"git status --short should print nothing, saw {status.splitlines()}."
