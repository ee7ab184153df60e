import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

TESTS = "test_props.py"

# version: (file, what stands there, what to put there)
BROKEN = {
    "fee": ("rules.py", ", 1000)", ", 1050)"),
    "weeks": ("forms.py", "max_value=6", "max_value=7"),
    "queries": ("views.py", '.select_related("prop")', ""),
    "mail": ("views.py", "[email])", '["props@greenroom.example"])'),
    "stranger": ("views.py", "@login_required\n", ""),
}

OTHER = {
    "index.html": """<!doctype html>
<h1>What is out?</h1>
<table>{% for loan in loans %}<tr><td>{{ loan.due|date:"j F" }}</td><td>{{ loan.prop.name }}</td></tr>
{% empty %}<tr><td>All is here.</td></tr>{% endfor %}</table>
""",
    "lend.html": """<!doctype html>
<h1>Borrow {{ prop.name }}</h1>
<form action="" method="post">{% csrf_token %}<ul>{{ form.as_ul }}</ul><input type="submit"></form>
""",
}

# Runs a copy of the learner's tests with each version of the app, in one process. The first line of
# versions.json says which copies there are: the right app is met three times.
DRIVER = """
import importlib, json, os, sys
import django
import pytest

os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
sys.path.insert(0, os.getcwd())
django.setup()
from django.conf import settings
from django.template import engines
from django.urls import clear_url_caches

settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
PARTS = [importlib.import_module("props." + n) for n in ("rules", "forms", "views", "urls")]
with open("versions.json", encoding="utf-8") as file:
    VERSIONS = json.load(file)


class Runs:
    def __init__(self):
        self.now, self.told, self.caught = None, {}, set()

    def install(self, path):
        copy = path.stem.removeprefix("test_props_").partition("_")[0]
        name = copy if copy in VERSIONS else "right"
        if name == self.now:
            return
        self.now = name
        for module in PARTS:
            text = VERSIONS[name]["files"][os.path.basename(module.__file__)]
            exec(compile(text, module.__file__, "exec"), module.__dict__)
        for page, text in VERSIONS[name]["pages"].items():
            with open("props/templates/props/" + page, "w", encoding="utf-8") as file:
                file.write(text)
        for loader in engines["django"].engine.template_loaders:
            loader.reset()
        clear_url_caches()

    def notes(self, nodeid):
        stem = os.path.basename(nodeid.partition("::")[0]).removesuffix(".py")
        copy = stem.removeprefix("test_props_").partition("_")[0]
        empty = {"names": [], "failed": {}, "passed": []}
        return self.told.setdefault(copy, empty), nodeid.partition("::")[2]

    @pytest.hookimpl(tryfirst=True)
    def pytest_make_collect_report(self, collector):
        if isinstance(collector, pytest.Module):
            self.install(collector.path)

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items):
        kept, back = [], []
        for item in items:
            what, _, number = item.path.stem.removeprefix("test_props_").partition("_")
            name = item.nodeid.partition("::")[2].partition("[")[0]
            names = self.told.setdefault("order", [])
            if what == "right" and name not in names:
                names.append(name)
            if what == "alone" and (int(number) >= len(names) or names[int(number)] != name):
                continue
            (back if what == "backwards" else kept).append(item)
        items[:] = kept + back[::-1]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item):
        copy = item.path.stem.removeprefix("test_props_")
        if copy in self.caught:
            item.add_marker(pytest.mark.skip)  # nothing more to learn from this broken app
        self.install(item.path)

    def pytest_collectreport(self, report):
        if report.failed and report.nodeid:
            words = str(report.longrepr).strip().splitlines()
            notes, _ = self.notes(report.nodeid)
            notes["failed"]["the import of the tests"] = words[-1].lstrip("E ") if words else "?"

    def pytest_runtest_logreport(self, report):
        notes, name = self.notes(report.nodeid)
        if report.when == "setup" and not report.skipped:
            notes["names"].append(name)
        if report.failed:
            crash = getattr(report.longrepr, "reprcrash", None)
            words = crash.message if crash else str(report.longrepr)
            notes["failed"].setdefault(name, (words.splitlines() or ["no message"])[0])
            if all(name in self.told.get(v, {}).get("passed", ()) for v in ("right", "other")):
                stem = os.path.basename(report.nodeid.partition("::")[0])
                self.caught.add(stem.removeprefix("test_props_").removesuffix(".py"))
        elif report.when == "call" and report.passed:
            notes["passed"].append(name)


runs = Runs()
options = ["-q", "-p", "no:cacheprovider", "-p", "no:logging", "--tb=short", "--nomigrations"]
options += ["--continue-on-collection-errors"]
pytest.main([*options, *sys.argv[1:]], plugins=[runs])
with open("told.json", "w", encoding="utf-8") as file:
    json.dump(runs.told, file)
"""


def version(files, pages, change=None):
    """Give the texts of one version of the app."""
    files = dict(files)
    if change:
        name, old, new = change
        assert old in files[name], (
            f"The app should stay as it is, but props/{name} has no {old!r} any more."
        )
        files[name] = files[name].replace(old, new)
    return {"files": files, "pages": pages}


@pytest.fixture(scope="module")
def runs():
    """The results of the learner's tests with each version, alone, and backwards."""
    app = Path("props")
    names = ("rules.py", "forms.py", "views.py", "urls.py")
    files = {name: (app / name).read_text(encoding="utf-8") for name in names}
    pages = {
        name: (app / "templates" / "props" / name).read_text(encoding="utf-8") for name in OTHER
    }
    versions = {"right": version(files, pages), "other": version(files, OTHER)}
    for name, change in BROKEN.items():
        versions[name] = version(files, pages, change)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder) / "work"
        unwanted = shutil.ignore_patterns("__pycache__", "checks.py", ".*")
        shutil.copytree(".", work, ignore=unwanted)
        (work / "versions.json").write_text(json.dumps(versions), encoding="utf-8")
        tests = Path(TESTS).read_text(encoding="utf-8").count("def test")
        single = [f"alone_{number}" for number in range(min(tests, 40))]
        copies = [f"test_props_{name}.py" for name in [*versions, *single, "backwards"]]
        for name in copies:
            shutil.copy(TESTS, work / name)
        command = [sys.executable, "-B", "-c", DRIVER, *copies]
        quiet = subprocess.DEVNULL
        try:
            subprocess.run(command, cwd=work, stdin=quiet, stdout=quiet, stderr=quiet, timeout=15)
        except subprocess.TimeoutExpired:
            pass
        told = work / "told.json"
        found = json.loads(told.read_text(encoding="utf-8")) if told.exists() else {}
        stuck = {} if told.exists() else {"the run": "it did not come to an end"}
        for name in [*versions, "alone", "backwards"]:
            notes = found.setdefault(name, {"names": [], "passed": [], "failed": stuck})
            notes["passed"] = [n for n in notes["passed"] if n not in notes["failed"]]
        return found


def passes(runs, name, what):
    for test, words in runs[name]["failed"].items():
        pytest.fail(f"{what}, all your tests should pass, but {test} fails: {words[:120]}", False)
    assert runs[name]["passed"], (
        f"{what}, at least one test should run, but pytest found none in {TESTS}."
    )


def catches(runs, name, fault, hint):
    fit = set(runs["right"]["passed"]) & set(runs["other"]["passed"])
    assert fit, (
        f"To catch the broken app in which {fault}, a test must pass with the right one, "
        "but none of yours does."
    )
    assert fit & set(runs[name]["failed"]), (
        f"One broken app slipped through: {fault}. All your tests that pass with the right one "
        f"({len(fit)}) pass with this one, too; one should fail. {hint}"
    )


def test_pass_with_the_right_app(runs):
    """Your tests pass with the right app."""
    passes(runs, "right", "With the right app")


def test_pass_with_other_pages(runs):
    """Your tests pass with a right app whose pages look otherwise."""
    passes(runs, "other", "With other HTML around the same names")


def test_each_passes_alone(runs):
    """Each of your tests passes alone."""
    passes(runs, "alone", "Run alone, one after the other")


def test_order_does_not_matter(runs):
    """Your tests pass in the opposite order."""
    passes(runs, "backwards", "Run from the last to the first")


def test_catch_fee(runs):
    """Your tests catch a fee that goes on above 1000."""
    catches(runs, "fee", "21 days cost 1050 cents", "Where does the fee stop to grow?")


def test_catch_weeks(runs):
    """Your tests catch a form that takes seven weeks."""
    catches(runs, "weeks", "seven weeks are taken", "Which number of weeks is the first refused one?")


def test_catch_queries(runs):
    """Your tests catch a page with one query more for each loan."""
    catches(runs, "queries", "each loan costs a query", "How many loans does your test make?")


def test_catch_mail(runs):
    """Your tests catch a mail that goes to the store itself."""
    catches(runs, "mail", "the borrower gets no mail", "To whom is the mail in the outbox?")


def test_catch_stranger(runs):
    """Your tests catch a store in which strangers take back."""
    catches(runs, "stranger", "a stranger's POST deletes a loan", "Who sends the POST in your test?")
