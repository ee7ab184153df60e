import ast
import io
import os
import pathlib
import subprocess
import sys
import tokenize

import mypy  # noqa: F401  says that this needs the tools of the set
import pytest

PATH = pathlib.Path("loft.py")


def tool(*words):
    """Runs a tool of this environment; returns its exit status and what it printed."""
    done = subprocess.run(
        [sys.executable, "-B", "-m", *words], capture_output=True, text=True, encoding="utf-8"
    )
    return done.returncode, done.stdout + done.stderr


def findings(printed):
    lines = [line for line in printed.splitlines() if line.startswith("loft.py:")]
    return f"{len(lines)} findings, the first: {lines[0][:120]}" if lines else printed[:120]


@pytest.fixture
def loft():
    names = {"__name__": "loft"}
    try:
        exec(compile(PATH.read_text(encoding="utf-8"), "loft.py", "exec"), names)
    except Exception as error:
        pytest.fail(f"loft.py should run, but: {type(error).__name__}: {error}", pytrace=False)
    return names


def called(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"[:90]


def test_ruff_check():
    """Ruff finds nothing."""
    status, printed = tool(
        *["ruff", "check", "--isolated", "--no-cache", "--ignore-noqa", "--output-format=concise"],
        *["--target-version=py311", "--line-length=88", "--select=E,F,B,I,UP", "loft.py"],
    )
    assert status == 0, f"Ruff, without regard to noqa, should find nothing: {findings(printed)}."


def test_ruff_format():
    """The module is laid out as Ruff does it."""
    status, printed = tool("ruff", "format", "--isolated", "--no-cache", "--diff", "loft.py")
    changed = [line for line in printed.splitlines() if line.startswith("+") and line[1:2] != "+"]
    assert status == 0, f"ruff format should change nothing, it would write {changed[:1]}."


def test_mypy(tmp_path):
    """mypy finds nothing, and every function has hints."""
    config = tmp_path / "mypy.ini"
    config.write_text("[mypy]\ndisallow_untyped_defs = True\ndisallow_any_explicit = True\n")
    status, printed = tool(
        *["mypy", "--config-file", str(config), "--cache-dir", os.devnull],
        *["--python-version=3.11", "loft.py"],
    )
    assert status == 0, f"mypy should find nothing: {findings(printed)}."


def test_nothing_is_silenced():
    """No comment silences a tool, and no cast talks mypy round."""
    text = PATH.read_text(encoding="utf-8")
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    comments = [token.string for token in tokens if token.type == tokenize.COMMENT]
    words = ("noqa", "type:", "ruff:", "mypy:", "fmt:", "isort:")
    found = [text for text in comments if any(word in text.lower() for word in words)]
    assert not found, f"No comment should silence a tool, saw {found[0]!r}."
    names = {node.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)}
    seen = names & {"Any", "cast"}
    assert not seen, f"The hints should do without Any and cast, saw {sorted(seen)}."


@pytest.mark.parametrize(
    "clock, seconds", [("1:25", 5100), ("0:00", 0), ("lost", None), ("1:2:3", None), ("", None)]
)
def test_clock_as_before(loft, clock, seconds):
    """seconds_of gives the same as before."""
    seen = called(loft["seconds_of"], clock)
    assert seen == seconds, f"seconds_of({clock!r}) should be {seconds}, saw {seen!r}."


@pytest.mark.parametrize(
    "clock, text", [("1:25", "85 minutes"), ("0:00", "0 minutes"), ("lost", "still flying")]
)
def test_label_as_before(loft, clock, text):
    """label gives the same as before, also for a pigeon that lands at once."""
    seen = called(loft["label"], clock)
    assert seen == text, f"label({clock!r}) should be {text!r}, saw {seen!r}."


def test_ctrl_c_gets_through(loft):
    """Ctrl-C is no longer taken for a text that is no time."""

    class Pressed(str):
        def split(self, *args):
            raise KeyboardInterrupt

    try:
        seen = loft["seconds_of"](Pressed("1:25"))
    except KeyboardInterrupt:
        return
    pytest.fail(f"Ctrl-C within seconds_of should end the program, but it returned {seen!r}.")


def test_mean_as_before(loft):
    """mean_speed still gives the exact mean."""
    seen = called(loft["mean_speed"], [1200, 1401])
    assert seen == 1300.5, f"mean_speed([1200, 1401]) should be 1300.5, saw {seen!r}."


def test_rings_as_before(loft):
    """rings_in still leaves out the title, which may even look like a ring."""
    seen = called(loft["rings_in"], "NL-1\nNL-12\nno ring\nBE-7", [])
    expected = ["NL-12", "BE-7"]
    assert seen == expected, (
        f"rings_in of the lines NL-1 (the title), NL-12, no ring, BE-7 should be {expected}, "
        f"saw {seen!r}."
    )
    alone = called(loft["rings_in"], "Sunday\nBE-7")
    assert alone == ["BE-7"], f"rings_in(…) without a second argument should work, saw {alone!r}."


@pytest.mark.parametrize("before", [[], ["from yesterday"]])
def test_skipped_as_before(loft, before):
    """Lines without a ring still go to the list that is handed over, an empty one, too."""
    skipped = list(before)
    called(loft["rings_in"], "Sunday\nno ring", skipped)
    assert skipped == [*before, "no ring"], (
        f"rings_in(…, {before}) should add 'no ring' to that very list, it holds {skipped}."
    )
