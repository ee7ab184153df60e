import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import mypy  # noqa: F401  says that this needs the tools of the set
import pytest

RIGHT = """
def strokes(hits: int, lost: int = 0) -> int:
    return min(hits + lost, 7)


def total(card: list[int]) -> int:
    return sum(card)


def winners(cards: dict[str, list[int]]) -> list[str]:
    best = min(total(card) for card in cards.values())
    return [name for name, card in cards.items() if total(card) == best]
"""

OTHER = """
def strokes(hits, lost=0):
    all_of_them = hits + lost
    return 7 if all_of_them > 7 else all_of_them


def total(card):
    count = 0
    for hole in card:
        count += hole
    return count


def winners(cards):
    found = []
    for name in cards:
        if not found or total(cards[name]) < total(cards[found[0]]):
            found = [name]
        elif total(cards[name]) == total(cards[found[0]]):
            found.append(name)
    return found
"""

VERSIONS = {
    "right": RIGHT,
    "other": OTHER,
    "reported": RIGHT.replace("min(hits + lost, 7)", "min(hits, 7) + lost"),
    "no most": RIGHT.replace("min(hits + lost, 7)", "hits + lost"),
    "free balls": RIGHT.replace("min(hits + lost, 7)", "min(hits, 7)"),
    "first only": RIGHT.replace("== best]", "== best][:1]"),
    "short card": RIGHT.replace("sum(card)", "sum(card[1:])"),
}

# Runs the learner's tests beside each version, one after the other.
DRIVER = """
import importlib, json, os, sys
import pytest

base, statuses = sys.argv[1], {}
options = ["-q", "-p", "no:cacheprovider", "-p", "no:pytest_cov", "--assert=plain", "--tb=no"]
for name in sys.argv[2:]:
    os.chdir(os.path.join(base, name))
    sys.path.insert(0, os.getcwd())
    for module in ("golf", "test_golf"):
        sys.modules.pop(module, None)
    importlib.invalidate_caches()
    statuses[name] = int(pytest.main([*options, "test_golf.py"]))
    sys.path.pop(0)
with open(os.path.join(base, "told.json"), "w") as file:
    json.dump(statuses, file)
"""


def start(*words, **more):
    return subprocess.Popen(
        [sys.executable, "-B", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        **more,
    )


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """A folder for each version of golf.py, with the learner's tests in it."""
    base = tmp_path_factory.mktemp("versions")
    for name, text in VERSIONS.items():
        (base / name).mkdir()
        (base / name / "golf.py").write_text(text, encoding="utf-8")
        (base / name / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
        shutil.copy("test_golf.py", base / name)
    return base


@pytest.fixture(scope="module", autouse=True)
def running(base):
    """All stages and the driver, started at once: that saves time."""
    quiet = ["-q", "-p", "no:cacheprovider"]
    ruff = ["--isolated", "--no-cache", "--output-format=concise"]
    types = ["--config-file=", "--disallow-untyped-defs", "--cache-dir", os.devnull]
    coverage = {**os.environ, "COVERAGE_FILE": str(base / "coverage")}
    gate = ["--cov=golf", "--cov-fail-under=95"]
    return {
        "types": start("-m", "mypy", *types, "golf.py"),
        "driver": start("-c", DRIVER, str(base), *VERSIONS),
        "test": start("-m", "pytest", *quiet, *gate, "test_golf.py", env=coverage),
        "check": start("-m", "ruff", "check", *ruff, "golf.py", "test_golf.py"),
    }


@pytest.fixture(scope="module")
def stages(running):
    """The exit status and the words of each stage."""
    done = {name: process.communicate(timeout=60)[0] for name, process in running.items()}
    return {name: (running[name].returncode, " ".join(done[name].split())) for name in done}


@pytest.fixture(scope="module")
def statuses(stages, base):
    """The exit status of the learner's tests beside each version of golf.py."""
    return json.loads((base / "told.json").read_text(encoding="utf-8"))


@pytest.fixture
def golf():
    names = {"__name__": "golf"}
    try:
        exec(compile(Path("golf.py").read_text(encoding="utf-8"), "golf.py", "exec"), names)
    except Exception as error:
        pytest.fail(f"golf.py should run, but: {type(error).__name__}: {error}", pytrace=False)
    return names


def called(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"[:90]


def test_stage_check(stages):
    """The stage "check" is green."""
    status, printed = stages["check"]
    assert status == 0, f"Ruff should find nothing, it says: {printed[:160]}"


def test_stage_types(stages):
    """The stage "types" is green."""
    status, printed = stages["types"]
    assert status == 0, f"mypy should find nothing, it says: {printed[:160]}"


def test_stage_test(stages):
    """The stage "test" is green, and the tests run 95 percent of the lines."""
    status, printed = stages["test"]
    failed = re.findall(r"\d+ failed|\d+ error", printed)
    assert not failed, f"All of your tests should pass, saw: {printed[-160:]}"
    seen = re.findall(r"Total coverage: ([\d.]+%)", printed)
    assert status == 0, f"Your tests should run 95% of golf.py, saw {seen or printed[-90:]}."


@pytest.mark.parametrize(
    "hits, lost, expected", [(3, 0, 3), (3, 1, 4), (6, 1, 7), (6, 2, 7), (9, 0, 7), (7, 3, 7)]
)
def test_strokes(golf, hits, lost, expected):
    """Seven strokes are the most, lost balls included."""
    seen = called(golf["strokes"], hits, lost)
    assert seen == expected, f"strokes({hits}, {lost}) should be {expected}, saw {seen!r}."


@pytest.mark.parametrize(
    "cards, expected",
    [
        ({"Ina": [2, 3], "Jon": [4, 4]}, ["Ina"]),
        ({"Jon": [4, 4], "Ina": [2, 3], "Kim": [4, 1]}, ["Ina", "Kim"]),
        ({"Kim": [1], "Jon": [1], "Ina": [1]}, ["Kim", "Jon", "Ina"]),
    ],
)
def test_winners(golf, cards, expected):
    """All with the lowest total win, in the order of the cards."""
    seen = called(golf["winners"], cards)
    assert seen == expected, f"winners({cards}) should be {expected}, saw {seen!r}."


def test_total_as_before(golf):
    """A card is added up as before."""
    seen = called(golf["total"], [2, 3, 7])
    assert seen == 12, f"total([2, 3, 7]) should be 12, saw {seen!r}."


@pytest.mark.parametrize("version", ["right", "other"])
def test_tests_accept_what_is_right(statuses, version):
    """Your tests pass on versions of golf.py that are right, however they are written."""
    status = statuses.get(version)
    assert status == 0, (
        f"Your tests should pass on a right golf.py, but pytest ended with {status}: "
        "look at values that the docstrings promise, and at nothing else."
    )


def test_a_test_for_the_report(statuses):
    """One of your tests was red before the reported fault was mended."""
    assert statuses.get("reported") == 1, (
        "Your tests ran beside the strokes that the guest complained about. "
        "One test should fail there, but pytest ended with "
        f"{statuses.get('reported')}: that fault could come back unseen."
    )


@pytest.mark.parametrize("version", ["no most", "free balls", "first only", "short card"])
def test_tests_catch_other_faults(statuses, version):
    """Your tests catch other faults, too, as the old ones did."""
    told = {
        "no most": "strokes may be more than 7",
        "free balls": "a lost ball costs nothing",
        "first only": "a tie has one winner",
        "short card": "total leaves out the first hole",
    }
    assert statuses.get(version) == 1, (
        f"Your tests ran beside a golf.py in which {told[version]}. "
        f"One of them should fail, but pytest ended with {statuses.get(version)}."
    )


def test_no_gate_is_passed_by_a_comment():
    """No comment and no mark goes round a gate."""
    text = Path("golf.py").read_text(encoding="utf-8")
    text += Path("test_golf.py").read_text(encoding="utf-8")
    words = r"noqa|type:\s*ignore|pragma|mypy:|ruff:|mark\.skip|xfail|pytest\.skip"
    found = re.findall(words, text)
    assert not found, f"No test should be skipped and no tool silenced, saw {found[0]!r}."
