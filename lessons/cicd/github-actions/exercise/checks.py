import pathlib
import subprocess
import sys

import pytest
import yaml

PATH = pathlib.Path(".github/workflows/ci.yml")


@pytest.fixture
def workflow():
    try:
        data = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        pytest.fail(f"{PATH} is not valid YAML: {error}")
    # YAML 1.1 reads the bare word on as true, so PyYAML gives this key as True.
    data["on"] = data.pop(True, data.get("on"))
    return data


def job(workflow, name):
    jobs = workflow.get("jobs") or {}
    assert name in jobs, f"Expected a job called {name}, saw {sorted(jobs)}."
    return jobs[name]


def step_using(steps, action):
    for step in steps:
        if step.get("uses", "").startswith(action + "@"):
            return step
    pytest.fail(f"Expected a step that uses {action}, saw {[s.get('uses') for s in steps]}.")


def test_fits_the_schema():
    """The file fits the schema for GitHub workflows."""
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema"]
        + ["--builtin-schema", "vendor.github-workflows", str(PATH)],
        capture_output=True,
        text=True,
    )
    details = [line.strip() for line in done.stdout.splitlines() if line.strip().startswith("$.")]
    assert done.returncode == 0, f"The schema check found: {'; '.join(details) or done.stdout}"


def test_matrix(workflow):
    """The tests run on Python 3.11 and 3.14."""
    matrix = job(workflow, "test").get("strategy", {}).get("matrix", {})
    versions = matrix.get("python-version")
    assert versions == ["3.11", "3.14"], (
        f"Expected the matrix python-version to be ['3.11', '3.14'], saw {versions}. "
        "Versions need quotes, or YAML reads them as numbers."
    )


def test_setup_uses_the_matrix(workflow):
    """The setup step takes its version from the matrix."""
    setup = step_using(job(workflow, "test")["steps"], "actions/setup-python")
    value = str(setup.get("with", {}).get("python-version"))
    assert value.replace(" ", "") == "${{matrix.python-version}}", (
        f"Expected python-version: ${{{{ matrix.python-version }}}}, saw {value}."
    )


def test_deploy_waits_for_tests(workflow):
    """The deploy job needs the test job."""
    needs = job(workflow, "deploy").get("needs")
    needs = [needs] if isinstance(needs, str) else needs
    assert needs == ["test"], (
        f"Expected deploy to have needs: test, saw {needs}. Without it both jobs start together."
    )


def test_deploy_only_from_main(workflow):
    """The deploy job runs on main only, in the production environment."""
    deploy = job(workflow, "deploy")
    condition = str(deploy.get("if", "")).replace('"', "'").replace(" ", "")
    condition = condition.removeprefix("${{").removesuffix("}}")
    allowed = {
        "github.ref=='refs/heads/main'",
        "github.ref_name=='main'",
        "github.event_name=='push'&&github.ref=='refs/heads/main'",
        "github.ref=='refs/heads/main'&&github.event_name=='push'",
    }
    assert condition in allowed, (
        "Expected an if that lets only main through, such as github.ref == 'refs/heads/main', "
        f"saw {deploy.get('if')!r}."
    )
    environment = deploy.get("environment")
    name = environment.get("name") if isinstance(environment, dict) else environment
    assert name == "production", f"Expected environment: production, saw {environment!r}."


def test_token_is_a_secret(workflow):
    """The token comes from a secret and is not written in the file."""
    values = [
        step["env"]["DEPLOY_TOKEN"]
        for step in job(workflow, "deploy")["steps"]
        if "DEPLOY_TOKEN" in step.get("env", {})
    ]
    assert values, "Expected a step of deploy with DEPLOY_TOKEN in its env, saw none."
    assert str(values[0]).replace(" ", "") == "${{secrets.DEPLOY_TOKEN}}", (
        "Expected DEPLOY_TOKEN: ${{ secrets.DEPLOY_TOKEN }}, saw a value written in the file."
    )
    assert "4f9a0c7721" not in PATH.read_text(encoding="utf-8"), (
        "The old token still stands somewhere in the file. In real life, also replace it: "
        "it has been in the history."
    )


def test_permissions(workflow):
    """The workflow's own token may only read the contents."""
    assert workflow.get("permissions") == {"contents": "read"}, (
        "Expected permissions at the top level with contents: read, "
        f"saw {workflow.get('permissions')}."
    )


def test_triggers_are_kept(workflow):
    """The workflow still runs on pushes and pull requests."""
    triggers = set(workflow["on"] or {})
    assert {"push", "pull_request"} <= triggers, (
        f"Expected the triggers push and pull_request, saw {sorted(triggers)}."
    )
