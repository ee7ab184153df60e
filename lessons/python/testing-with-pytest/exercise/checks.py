import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

TESTS = "test_discount.py"

RIGHT = '''
def price(cents, age):
    if age < 0:
        raise ValueError(f"age: want 0 or more, got {age}")
    if age < 6:
        return 0
    if age < 18:
        return cents // 2
    return cents


def takings(path, cents):
    total = 0
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.strip():
                total += price(cents, int(line))
    return total
'''

OTHER = '''
from pathlib import Path


def price(cents, age):
    if age <= -1:
        raise ValueError("an age cannot be negative")
    if age >= 18:
        return cents
    return cents // 2 if age >= 6 else 0


def takings(path, cents):
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    return sum(price(cents, int(line)) for line in lines if line.strip())
'''

VERSIONS = {
    "right": RIGHT,
    "other": OTHER,
    "six": RIGHT.replace("age < 6", "age <= 6"),
    "eighteen": RIGHT.replace("age < 18", "age <= 18"),
    "negative": RIGHT.replace("if age < 0:", "if age < 0 and cents < 0:"),
    "lines": RIGHT.replace(
        "            if line.strip():\n                total",
        "            if not line.strip():\n                break\n            total",
    ),
}


# Runs the learner's tests beside each version, one after the other, in a process of its own.
DRIVER = """
import importlib, os, sys
import pytest

base = sys.argv[1]
for version in sys.argv[2:]:
    os.chdir(os.path.join(base, version, "work"))
    sys.path.insert(0, os.getcwd())
    for name in ("discount", "test_discount"):
        sys.modules.pop(name, None)
    importlib.invalidate_caches()
    pytest.main([
        "-q", "-p", "no:cacheprovider", "--basetemp=../tmp", "--junitxml=../told.xml",
        "test_discount.py",
    ])
"""


def prepare(version, base):
    """Make a folder with the learner's tests and one version of discount.py."""
    work = base / version / "work"
    work.mkdir(parents=True)
    (work / "discount.py").write_text(VERSIONS[version], encoding="utf-8")
    (work / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    shutil.copy(TESTS, work)


def read(version, base):
    """Give the tests that passed with a version, those that failed, and new files."""
    told = base / version / "told.xml"
    passed, failed = [], {}
    if told.exists():
        for case in ElementTree.parse(told).iter("testcase"):
            problems = [part for part in case if part.tag in ("failure", "error")]
            if problems:
                words = problems[0].get("message") or problems[0].text or ""
                if "error while" in words or "collection failure" in words:
                    words = (problems[0].text or words).strip().splitlines()[-1].lstrip("E ")
                failed[case.get("name")] = words
            elif not any(part.tag == "skipped" for part in case):
                passed.append(case.get("name"))
    else:
        failed["the run"] = "it did not come to an end"
    known = {"discount.py", "pytest.ini", TESTS, "__pycache__"}
    files = [path.name for path in (base / version / "work").iterdir()]
    return passed, failed, sorted(set(files) - known)


@pytest.fixture(scope="module")
def runs():
    """The results of the learner's tests with each version."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        for version in VERSIONS:
            prepare(version, base)
        command = [sys.executable, "-B", "-c", DRIVER, str(base), *VERSIONS]
        quiet = subprocess.DEVNULL
        try:
            subprocess.run(command, stdin=quiet, stdout=quiet, stderr=quiet, timeout=15)
        except subprocess.TimeoutExpired:
            pass
        return {version: read(version, base) for version in VERSIONS}


def passes(runs, version, what):
    passed, failed, _ = runs[version]
    for name, words in failed.items():
        line = (words.splitlines() or ["no message"])[0][:120]
        pytest.fail(f"{what}, all your tests should pass, but {name} fails: {line}", pytrace=False)
    assert passed, f"{what}, at least one test should run, but pytest found none in {TESTS}."


def catches(runs, version, fault, hint):
    fit = set(runs["right"][0])
    assert fit, (
        f"To catch the broken version in which {fault}, a test must pass with the right version, "
        "but none of yours does."
    )
    assert fit & set(runs[version][1]), (
        f"One broken version slipped through: {fault}. All your tests that pass with the right "
        f"version ({len(fit)}) pass with this one, too; one should fail. {hint}"
    )


def test_pass_with_right_version(runs):
    """Your tests pass with the right version."""
    passes(runs, "right", "With the right discount.py")


def test_pass_with_other_right_version(runs):
    """Your tests pass with a right version that is written otherwise."""
    passes(runs, "other", "With a discount.py written otherwise, which follows the same rules")


def test_catch_six(runs):
    """Your tests catch a version that lets visitors of 6 in for free."""
    catches(
        runs, "six", "a visitor of exactly 6 pays nothing", "What should price(500, 6) give?"
    )


def test_catch_eighteen(runs):
    """Your tests catch a version that asks half of visitors of 18."""
    catches(
        runs, "eighteen", "a visitor of exactly 18 pays half", "What should price(500, 18) give?"
    )


def test_catch_negative(runs):
    """Your tests catch a version that accepts ages below 0."""
    catches(
        runs,
        "negative",
        "an age below 0 gives a price instead of a ValueError",
        "Put price(500, -1) into a `with pytest.raises` block.",
    )


def test_catch_lines(runs):
    """Your tests catch a version of takings that stops at an empty line."""
    catches(
        runs,
        "lines",
        "takings stops reading at the first empty line",
        "Put an empty line between two ages that pay.",
    )


def test_no_files_left(runs):
    """Your tests leave no files behind."""
    left = runs["right"][2]
    assert not left, (
        f"After your tests, the folder should hold no new files, saw {', '.join(left[:3])}. "
        "Make the path with `tmp_path / \"ages.txt\"`."
    )
