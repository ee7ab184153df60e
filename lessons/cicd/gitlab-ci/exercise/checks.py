import os
import pathlib
import posixpath
import re
import shutil
import subprocess
import sys

import pytest
import yaml

PATH = pathlib.Path(".gitlab-ci.yml")
NO_JOBS = {"default", "include", "stages", "variables", "workflow", "spec", "image", "services"}
NO_JOBS |= {"cache", "before_script", "after_script"}
QUICK = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
MERGE_REQUEST = {
    "CI_PIPELINE_SOURCE": "merge_request_event",
    "CI_MERGE_REQUEST_ID": "70",
    "CI_MERGE_REQUEST_IID": "7",
    "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME": "fix",
    "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
    "CI_COMMIT_REF_NAME": "fix",
    "CI_DEFAULT_BRANCH": "main",
}


def push(branch):
    return {
        "CI_PIPELINE_SOURCE": "push",
        "CI_COMMIT_BRANCH": branch,
        "CI_COMMIT_REF_NAME": branch,
        "CI_DEFAULT_BRANCH": "main",
    }


class Condition:
    """An `if` of a rule, with the variables of a pipeline."""

    TOKEN = re.compile(r"\s*(\$\w+|\"[^\"]*\"|'[^']*'|/[^/]*/i?|==|!=|=~|!~|&&|\|\||[()]|null)")

    def __init__(self, text, variables):
        self.variables = variables
        self.tokens = []
        at, text = 0, str(text).strip()
        while at < len(text):
            found = self.TOKEN.match(text, at)
            assert found, f"An if should be an expression of GitLab, saw {text[:80]!r}."
            self.tokens.append(found[1])
            at = found.end()

    def take(self, *wanted):
        if self.tokens and self.tokens[0] in wanted:
            return self.tokens.pop(0)
        return None

    def either(self):
        result = self.both()
        while self.take("||"):
            result = self.both() or result
        return result

    def both(self):
        result = self.compared()
        while self.take("&&"):
            result = self.compared() and result
        return result

    def compared(self):
        if self.take("("):
            result = self.either()
            self.take(")")
            return result
        left = self.value()
        sign = self.take("==", "!=", "=~", "!~")
        if sign is None:
            return bool(left)
        right = self.value()
        if sign in ("=~", "!~"):
            pattern = str(right).removesuffix("i").strip("/")
            return (re.search(pattern, left or "") is not None) == (sign == "=~")
        return (left == right) == (sign == "==")

    def value(self):
        token = self.tokens.pop(0) if self.tokens else "null"
        if token.startswith("$"):
            return self.variables.get(token[1:])
        return None if token == "null" else token.strip("\"'")


def first(rules, variables):
    """What the first rule that fits says; None if none does."""
    for rule in rules:
        if "if" not in rule or Condition(rule["if"], variables).either():
            return rule.get("when", "on_success")
    return None


class Pipeline:
    def __init__(self, data):
        self.data = data
        self.stages = [".pre", *data.get("stages", ["build", "test", "deploy"]), ".post"]
        self.jobs = {
            name: self.whole(name)
            for name, job in data.items()
            if isinstance(job, dict) and name not in NO_JOBS and not name.startswith(".")
        }

    def whole(self, name):
        """A job with what it extends and with the defaults."""
        own = self.data.get(name) or {}
        above = own.get("extends") or []
        job = {}
        for other in [above] if isinstance(above, str) else above:
            job.update(self.whole(other))
        job.update(own)
        if name in NO_JOBS or name.startswith("."):
            return job
        old = {key: self.data[key] for key in ("image", "cache", "before_script") if key in self.data}
        return {**old, **(self.data.get("default") or {}), **job}

    def job(self, name):
        assert name in self.jobs, f"There should be a job {name}, saw {sorted(self.jobs)}."
        return self.jobs[name]

    def when(self, name, variables):
        """When the job starts in such a pipeline; None if it is not in there."""
        workflow = (self.data.get("workflow") or {}).get("rules")
        if workflow is not None and first(workflow, variables) in (None, "never"):
            return None
        job = self.job(name)
        if "rules" in job:
            when = first(job["rules"], variables)
            when = job.get("when", when) if when == "on_success" else when
        elif workflow is None and "CI_COMMIT_BRANCH" not in variables:
            when = None
        else:
            when = job.get("when", "on_success")
        return None if when == "never" else when

    def waits_for(self, name, other):
        job = self.job(name)
        if "needs" in job:
            needed = [n if isinstance(n, str) else n.get("job") for n in job["needs"]]
            return any(n == other or self.waits_for(n, other) for n in needed)
        return self.place(name) > self.place(other)

    def place(self, name):
        stage = self.job(name).get("stage", "test")
        assert stage in self.stages, f"{name} should be in a stage of the list, saw {stage!r}."
        return self.stages.index(stage)

    def variables(self, name):
        found = {**(self.data.get("variables") or {}), **(self.job(name).get("variables") or {})}
        return {k: str(v.get("value") if isinstance(v, dict) else v) for k, v in found.items()}

    def script(self, name):
        parts = [self.job(name).get("before_script") or [], self.job(name).get("script") or []]
        lines = [line for part in parts for line in ([part] if isinstance(part, str) else part)]
        return "\n".join(str(line) for line in lines)


@pytest.fixture
def pipeline():
    try:
        data = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        pytest.fail(f"{PATH} should be YAML, but: {str(error)[:160]}", pytrace=False)
    return Pipeline(data)


@pytest.fixture
def run(pipeline, tmp_path):
    """Runs a job's commands in a copy of the shop; pip does nothing."""

    def run(name, change=lambda folder: None):
        folder = tmp_path / name
        shutil.copytree(".", folder, ignore=shutil.ignore_patterns("checks.py", "__pycache__"))
        change(folder)
        stub = 'pip() { :; }\npython() { [ "$1 $2" = "-m pip" ] || command python "$@"; }\n'
        path = os.path.dirname(sys.executable) + os.pathsep + os.environ["PATH"]
        own = {"PATH": path, "PYTHON": "3.14", "CI_PROJECT_DIR": str(folder), "DEPLOY_TOKEN": "fake"}
        done = subprocess.run(
            ["bash", "-e", "-c", stub + pipeline.script(name)],
            cwd=folder,
            env={**os.environ, **own, "PYTHONDONTWRITEBYTECODE": "1", **QUICK},
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        return done, folder

    return run


def test_fits_the_schema():
    """The file fits the schema for GitLab CI."""
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema"]
        + ["--builtin-schema", "vendor.gitlab-ci", str(PATH)],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    said = " ".join((done.stdout + done.stderr).split())
    assert done.returncode == 0, f"{PATH} should fit the schema, the tool says: {said[:300]}"


def test_no_old_words(pipeline):
    """No job uses only or except, which GitLab refuses beside rules."""
    old = [name for name, job in pipeline.jobs.items() if {"only", "except"} & set(job)]
    assert not old, f"No job should have only or except, saw them in {old}. Use rules."


@pytest.mark.parametrize("name", ["ruff", "pytest"])
def test_events(pipeline, name):
    """Checks and tests run for merge requests and the default branch, and for nothing else."""
    request = pipeline.when(name, MERGE_REQUEST)
    assert request == "on_success", (
        f"For a merge request, {name} should start by itself, saw {request or 'no such job'}."
    )
    main = pipeline.when(name, push("main"))
    assert main == "on_success", (
        f"After a push to main, {name} should start by itself, saw {main or 'no such job'}."
    )
    other = pipeline.when(name, push("fix"))
    assert other is None, f"After a push to fix, {name} should be left out, saw {other}."


def test_stages(pipeline):
    """The stages are check, test and deploy, and ruff and pytest are in theirs."""
    kept = [stage for stage in pipeline.stages if stage in ("check", "test", "deploy")]
    assert kept == ["check", "test", "deploy"], (
        f"stages should be check, test, deploy in this order, saw {pipeline.stages[1:-1]}."
    )
    for name, wanted in (("ruff", "check"), ("pytest", "test")):
        stage = pipeline.job(name).get("stage", "test")
        assert stage == wanted, f"{name} should be in the stage {wanted}, saw {stage}."


def test_two_versions(pipeline):
    """pytest runs on Python 3.11 and 3.14."""
    job = pipeline.job("pytest")
    parallel = job.get("parallel")
    matrix = parallel.get("matrix") if isinstance(parallel, dict) else None
    assert matrix, f"pytest should have parallel with a matrix, saw {parallel!r}."
    versions = [entry.get("PYTHON") for entry in matrix]
    flat = [v for value in versions for v in (value if isinstance(value, list) else [value])]
    assert flat == ["3.11", "3.14"], (
        f"The matrix PYTHON should be ['3.11', '3.14'], saw {flat}. Versions need quotes."
    )
    image = job.get("image")
    image = str(image.get("name") if isinstance(image, dict) else image)
    assert re.match(r"python:(\$PYTHON\b|\$\{PYTHON\})", image), (
        f"The image of pytest should take its version from $PYTHON, saw {image}."
    )


def test_ruff_runs(run):
    """The job ruff passes on the shop, and fails on a file with a fault."""
    done, _ = run("ruff")
    assert done.returncode == 0, f"ruff should pass, saw: {(done.stdout + done.stderr)[-300:]}"


def test_ruff_finds(run):
    """The job ruff fails if there is something to find."""
    done, _ = run("ruff", lambda folder: (folder / "extra.py").write_text("import os\n"))
    assert done.returncode != 0, "With an unused import in the shop, ruff should fail; it passed."


def test_report(pipeline, run):
    """pytest writes a report, and GitLab keeps it as a JUnit report."""
    artifacts = pipeline.job("pytest").get("artifacts") or {}
    junit = (artifacts.get("reports") or {}).get("junit")
    assert junit, f"pytest should have artifacts with reports: junit, saw {artifacts}."
    patterns = [junit] if isinstance(junit, str) else junit
    done, folder = run("pytest")
    assert done.returncode == 0, f"pytest should pass, saw: {(done.stdout + done.stderr)[-300:]}"
    found = [path for pattern in patterns for path in folder.glob(pattern)]
    assert found, (
        f"After the script of pytest there should be a file {junit}, saw none. "
        "pytest writes one with --junitxml=NAME."
    )
    assert "<testsuite" in found[0].read_text(encoding="utf-8"), (
        f"{found[0].name} should be a JUnit report, saw something else."
    )


def test_red_stays_red(run):
    """A failing test makes the job pytest fail."""

    def break_it(folder):
        text = (folder / "prices.py").read_text(encoding="utf-8")
        (folder / "prices.py").write_text(text.replace("9 + 4", "9 + 5"), encoding="utf-8")

    done, _ = run("pytest", break_it)
    assert done.returncode != 0, (
        "With a wrong price in the shop, the job pytest should fail; it ended with status 0."
    )


def test_cache(pipeline):
    """The packages of pytest are cached, with a key from requirements.txt."""
    cache = pipeline.job("pytest").get("cache")
    caches = cache if isinstance(cache, list) else [cache or {}]
    keys = [c.get("key") for c in caches]
    fits = [c for c in caches if isinstance(c.get("key"), dict)]
    fits = [c for c in fits if "requirements.txt" in (c["key"].get("files") or [])]
    assert fits, f"pytest should have a cache with key: files: [requirements.txt], saw key {keys}."
    script = pipeline.script("pytest")
    option = re.search(r"--cache-dir[= ](\S+)", script)
    place = option[1] if option else pipeline.variables("pytest").get("PIP_CACHE_DIR", "")
    place = re.sub(r"^\$(CI_PROJECT_DIR|\{CI_PROJECT_DIR\})/", "", place.strip("\"'"))
    assert place, "PIP_CACHE_DIR should say where pip keeps its downloads, but it is not set."
    assert not place.startswith(("/", "$", "~")), (
        f"Only files below the project's folder can be cached, saw PIP_CACHE_DIR {place}."
    )
    place = posixpath.normpath(place)
    paths = [posixpath.normpath(str(p)) for c in fits for p in c.get("paths") or []]
    assert any(place == path or place.startswith(path + "/") for path in paths), (
        f"The paths of the cache should hold pip's folder {place}, saw {paths}."
    )


@pytest.mark.parametrize("name, wanted", [("staging", "on_success"), ("production", "manual")])
def test_deployments(pipeline, name, wanted):
    """Staging starts by itself, production by hand, and both from the default branch only."""
    main = pipeline.when(name, push("main"))
    assert main == wanted, (
        f"After a push to main, {name} should have when: {wanted}, saw {main or 'no such job'}."
    )
    for what, variables in (("a merge request", MERGE_REQUEST), ("a push to fix", push("fix"))):
        when = pipeline.when(name, variables)
        assert when is None, f"For {what}, {name} should be left out, saw when: {when}."
    environment = pipeline.job(name).get("environment")
    environment = environment.get("name") if isinstance(environment, dict) else environment
    assert environment == name, f"{name} should have environment: {name}, saw {environment!r}."


@pytest.mark.parametrize("name", ["staging", "production"])
def test_deploy_command(run, name):
    """Each deployment calls deploy.sh for its own environment."""
    done, _ = run(name)
    assert done.returncode == 0 and done.stdout.split() == ["deployed", "to", name], (
        f"The script of {name} should say 'deployed to {name}', saw status {done.returncode} "
        f"and {(done.stdout + done.stderr)[-200:]!r}."
    )


def test_order(pipeline):
    """Staging waits for checks and tests, and production for staging."""
    for name, other in (("staging", "ruff"), ("staging", "pytest"), ("production", "staging")):
        assert pipeline.waits_for(name, other), (
            f"{name} should start once {other} has passed, but nothing makes it wait. "
            "Jobs of one stage start side by side."
        )


def test_no_token():
    """No token stands in the file."""
    text = PATH.read_text(encoding="utf-8")
    assert "stilts-4f9a-fake" not in text, "The token should not stand in the file, but it does."
    given = re.findall(r"DEPLOY_TOKEN\s*[:=]\s*['\"]?([^\s'\"]+)", text)
    given = [value for value in given if not value.startswith("$")]
    assert not given, f"DEPLOY_TOKEN should come from GitLab's settings, saw the value {given}."
