import itertools
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from roman import roman

TESTS = "test_roman.py"

RIGHT = '''
PAIRS = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
]


def roman(n):
    """Return the whole number n as a Roman numeral."""
    if n < 1 or n > 3999:
        raise ValueError(f"{n} has no Roman numeral")
    text = ""
    for value, letters in PAIRS:
        while n >= value:
            text += letters
            n -= value
    return text
'''

VERSIONS = {
    "own": Path("roman.py").read_text(encoding="utf-8"),
    "right": RIGHT,
    "once": RIGHT.replace("while n", "if n"),
    "behind": RIGHT.replace("text += letters", "text = letters + text"),
    "units": RIGHT.replace('(9, "IX"), ', "").replace('(4, "IV"), ', ""),
    "tens": RIGHT.replace('(90, "XC"),', "").replace('(40, "XL"), ', ""),
    "zero": RIGHT.replace("n < 1", "n < 0"),
    "top": RIGHT.replace(" or n > 3999", ""),
}

# Runs the learner's tests beside each version, one after the other, in a process of its own.
DRIVER = """
import importlib, os, sys
import pytest

base = sys.argv[1]
for version in sys.argv[2:]:
    os.chdir(os.path.join(base, version, "work"))
    sys.path.insert(0, os.getcwd())
    for name in ("roman", "test_roman"):
        sys.modules.pop(name, None)
    importlib.invalidate_caches()
    pytest.main([
        "-q", "-p", "no:cacheprovider", "--basetemp=../tmp", "--junitxml=../told.xml",
        "test_roman.py",
    ])
"""


def prepare(version, base):
    """Make a folder with the learner's tests and one version of roman.py."""
    work = base / version / "work"
    work.mkdir(parents=True)
    (work / "roman.py").write_text(VERSIONS[version], encoding="utf-8")
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
    known = {"roman.py", "pytest.ini", TESTS, "__pycache__"}
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
        f"To catch the broken version in which {fault}, a test must pass with a right version, "
        "but none of yours does."
    )
    assert fit & set(runs[version][1]), (
        f"One broken version slipped through: {fault}. All your tests that pass with a right "
        f"version ({len(fit)}) pass with this one, too; one should fail. {hint}"
    )


def try_roman(n):
    """The result of roman(n), or words for the exception."""
    try:
        return roman(n)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def compare(n, expected):
    seen = try_roman(n)
    assert seen == expected, f"roman({n}) should give {expected!r}, saw {seen!r}."


def test_letters_added_up():
    """roman adds up letters: I, II, III."""
    for n, expected in [(1, "I"), (2, "II"), (3, "III")]:
        compare(n, expected)


def test_bigger_letters_first():
    """roman puts bigger letters first."""
    compare(5, "V")
    compare(8, "VIII")
    compare(16, "XVI")
    compare(73, "LXXIII")
    compare(1666, "MDCLXVI")
    compare(2700, "MMDCC")


def test_smaller_letter_in_front():
    """roman puts a smaller letter in front in the six cases."""
    compare(4, "IV")
    compare(9, "IX")
    compare(49, "XLIX")
    compare(94, "XCIV")
    compare(444, "CDXLIV")
    compare(1999, "MCMXCIX")


def test_all_numbers():
    """roman is right for all numbers from 1 to 3999."""
    digits = ["", "a", "aa", "aaa", "ab", "b", "ba", "baa", "baaa", "ac"]
    letters = [("M", "", ""), ("C", "D", "M"), ("X", "L", "C"), ("I", "V", "X")]
    places = [
        [d.replace("a", one).replace("b", five).replace("c", ten) for d in digits]
        for one, five, ten in letters
    ]
    places[0] = ["", "M", "MM", "MMM"]
    for n, parts in enumerate(itertools.product(*places)):
        if n:
            compare(n, "".join(parts))


@pytest.mark.parametrize("n", [0, -1, 4000, 10000])
def test_outside_is_refused(n):
    """roman refuses numbers below 1 and above 3999."""
    try:
        seen = repr(roman(n))[:40]
    except ValueError as error:
        assert str(n) in str(error), (
            f"The message for roman({n}) should contain {n}, saw {str(error)!r}."
        )
        return
    except Exception as error:
        seen = f"{type(error).__name__}: {error}"
    pytest.fail(f"roman({n}) should raise a ValueError, saw {seen}.", pytrace=False)


def test_pass_with_own_code(runs):
    """Your tests pass with your code."""
    passes(runs, "own", "With your own roman.py")


def test_pass_with_right_version(runs):
    """Your tests pass with a right version written by somebody else."""
    passes(runs, "right", "With a right roman.py, which follows the five requirements")


def test_catch_once(runs):
    """Your tests catch a version that uses each letter once."""
    catches(runs, "once", "each letter is used once, so that 3 is 'I'", "What should 3 give?")


def test_catch_behind(runs):
    """Your tests catch a version that puts bigger letters behind."""
    catches(
        runs, "behind", "bigger letters come last, so that 16 is 'IVX'", "What should 16 give?"
    )


def test_catch_units(runs):
    """Your tests catch a version that writes IIII for 4."""
    catches(runs, "units", "4 is 'IIII' and 9 is 'VIIII'", "What should 4 give?")


def test_catch_tens(runs):
    """Your tests catch a version that writes XXXX for 40."""
    catches(runs, "tens", "40 is 'XXXX' and 90 is 'LXXXX'", "What should 40 give?")


def test_catch_zero(runs):
    """Your tests catch a version that accepts 0."""
    catches(runs, "zero", "roman(0) gives an empty text", "Which number is the first refused one?")


def test_catch_top(runs):
    """Your tests catch a version that accepts 4000."""
    catches(runs, "top", "roman(4000) gives 'MMMM'", "Which number is the last allowed one?")
