import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

TESTS = "test_shed.py"
ESCAPED = "{{ loan.tool }}: {{ loan.name }}"

# version: (file, what stands there, what to put there)
BROKEN = {
    "fee": ("rules.py", "days - 3", "days - 4"),
    "long": ("rules.py", "days <= 14", "days <= 15"),
    "twice": ("api.py", 'if services.is_out(data["tool"]):', "if False:"),
    "markup": ("templates/index.html", "loan.name }}", "loan.name|safe }}"),
    "lost": ("pages.py", "services.lend(form.tool.data, form.name.data, form.days.data)", "pass"),
    "token": ("templates/borrow.html", "{{ form.hidden_tag() }}", ""),
}

OTHER_INDEX = """<!doctype html>
<title>Out at the moment</title>
<table>
{% for loan in loans %}
<tr><td>{{ loan.name }}</td><td>{{ loan.tool }}</td></tr>
{% endfor %}
</table>
"""

OTHER_FORM = """<!doctype html>
<title>Borrow</title>
<form action="/borrow" method="post">
{{ form.hidden_tag() }}
{{ form.tool(placeholder="tool") }}
{{ form.name(placeholder="name") }}
{{ form.days(placeholder="days") }}
<input type="submit">
</form>
"""

# Runs the learner's tests beside each version, then each of them alone, in a process of its own.
DRIVER = """
import importlib, json, os, sys
import pytest


class Notes:
    def __init__(self):
        self.names, self.failed, self.passed = [], {}, []

    def pytest_collectreport(self, report):
        if report.failed:
            words = str(report.longrepr).strip().splitlines()
            self.failed["the import of the tests"] = words[-1].lstrip("E ") if words else "?"

    def pytest_runtest_logreport(self, report):
        name = report.nodeid.partition("::")[2]
        if report.when == "setup":
            self.names.append(name)
        if report.failed:
            crash = getattr(report.longrepr, "reprcrash", None)
            words = crash.message if crash else str(report.longrepr)
            self.failed.setdefault(name, (words.splitlines() or ["no message"])[0])
        elif report.when == "call" and report.passed:
            self.passed.append(name)


def run(version, target):
    os.chdir(os.path.join(base, version, "work"))
    sys.path.insert(0, os.getcwd())
    for name in list(sys.modules):
        if name.partition(".")[0] in ("shed", "test_shed", "conftest"):
            del sys.modules[name]
    importlib.invalidate_caches()
    notes = Notes()
    options = ["-q", "-p", "no:cacheprovider", "-p", "no:unraisableexception"]
    pytest.main([*options, "--basetemp=../tmp", target], plugins=[notes])
    sys.path.remove(os.path.join(base, version, "work"))
    return notes


def tell(version, notes):
    told = {"names": notes.names, "failed": notes.failed,
            "passed": [n for n in notes.passed if n not in notes.failed]}
    with open(os.path.join(base, version, "told.json"), "w", encoding="utf-8") as file:
        json.dump(told, file)


base = sys.argv[1]
for version in sys.argv[2:]:
    notes = run(version, "test_shed.py")
    tell(version, notes)
    if version == "right":
        names = notes.names
alone = Notes()
for name in list(dict.fromkeys(name.partition("[")[0] for name in names))[:60]:
    notes = run("right", "test_shed.py::" + name)
    alone.names += notes.names
    alone.passed += notes.passed
    alone.failed.update(notes.failed)
tell("alone", alone)
"""


def prepare(version, base):
    """Make a folder with the learner's tests and one version of the package."""
    work = base / version / "work"
    shutil.copytree("shed", work / "shed", ignore=shutil.ignore_patterns("__pycache__"))
    (work / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    for name in (TESTS, "conftest.py"):
        if Path(name).exists():
            shutil.copy(name, work)
    if version == "other":
        templates = work / "shed" / "templates"
        (templates / "index.html").write_text(OTHER_INDEX, encoding="utf-8")
        (templates / "borrow.html").write_text(OTHER_FORM, encoding="utf-8")
    if version in BROKEN:
        name, old, new = BROKEN[version]
        path = work / "shed" / name
        text = path.read_text(encoding="utf-8")
        assert old in text, (
            f"The package should stay as it is, but shed/{name} has no {old!r} any more."
        )
        path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def runs():
    """The results of the learner's tests with each version, and of each test alone."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        (base / "alone").mkdir()
        versions = ["right", "other", *BROKEN]
        for version in versions:
            prepare(version, base)
        command = [sys.executable, "-B", "-c", DRIVER, str(base), *versions]
        quiet = subprocess.DEVNULL
        try:
            subprocess.run(command, stdin=quiet, stdout=quiet, stderr=quiet, timeout=15)
        except subprocess.TimeoutExpired:
            pass
        found = {}
        for version in [*versions, "alone"]:
            told = base / version / "told.json"
            if told.exists():
                found[version] = json.loads(told.read_text(encoding="utf-8"))
            else:
                words = "it did not come to an end"
                found[version] = {"names": [], "passed": [], "failed": {"the run": words}}
        known = {"shed", "pytest.ini", "conftest.py", TESTS, "__pycache__"}
        found["files"] = sorted({p.name for p in (base / "right" / "work").iterdir()} - known)
        return found


def passes(runs, version, what):
    for name, words in runs[version]["failed"].items():
        pytest.fail(f"{what}, all your tests should pass, but {name} fails: {words[:120]}", False)
    assert runs[version]["passed"], (
        f"{what}, at least one test should run, but pytest found none in {TESTS}."
    )


def catches(runs, version, fault, hint):
    fit = set(runs["right"]["passed"])
    assert fit, (
        f"To catch the broken shed in which {fault}, a test must pass with the right one, "
        "but none of yours does."
    )
    assert fit & set(runs[version]["failed"]), (
        f"One broken shed slipped through: {fault}. All your tests that pass with the right "
        f"one ({len(fit)}) pass with this one, too; one should fail. {hint}"
    )


def test_pass_with_the_right_shed(runs):
    """Your tests pass with the right shed."""
    passes(runs, "right", "With the right shed")


def test_pass_with_other_pages(runs):
    """Your tests pass with a right shed whose pages look otherwise."""
    passes(runs, "other", "With other HTML around the same tools and names")


def test_each_passes_alone(runs):
    """Each of your tests passes alone."""
    passes(runs, "alone", "Run alone, one after the other")


def test_no_files_left(runs):
    """Your tests leave no files behind."""
    assert runs["right"]["passed"], "Some test should pass with the right shed, but none does."
    assert not runs["files"], (
        f"Your tests should leave no new files behind, saw {', '.join(runs['files'][:3])}. "
        "Is each database in memory?"
    )


def test_catch_fee(runs):
    """Your tests catch a shed with a fourth free day."""
    catches(runs, "fee", "four days are free", "What should four days cost?")


def test_catch_long(runs):
    """Your tests catch a shed that lends for 15 days."""
    catches(runs, "long", "15 days are accepted", "Which number of days is the first refused one?")


def test_catch_twice(runs):
    """Your tests catch an API that lends a tool twice."""
    catches(runs, "twice", "the API lends a tool that is out", "What should the second get?")


def test_catch_markup(runs):
    """Your tests catch a page that sends markup in a name as it is."""
    catches(runs, "markup", "a name with markup is not escaped", "What must not be in the page?")


def test_catch_lost(runs):
    """Your tests catch a form that redirects and stores nothing."""
    catches(runs, "lost", "the form redirects and stores nothing", "What is on the page then?")


def test_catch_token(runs):
    """Your tests catch a form without a token."""
    catches(
        runs, "token", "the form on /borrow has no token", "Switch WTF_CSRF_ENABLED on in one test."
    )
