import os
import pathlib
import re
import shutil
import subprocess
import sys

import pytest

PATH = pathlib.Path("Jenkinsfile")
STRINGS = ("'''", '"""', "'", '"')
PYTHON = """#!/bin/sh
if [ "$1 $2" != "-m venv" ]; then exec "$REAL/python" "$@"; fi
for last; do :; done
mkdir -p "$last/bin"
for name in ruff pytest python; do ln -sf "$REAL/$name" "$last/bin/$name"; done
ln -sf /bin/true "$last/bin/pip"
"""


class Block:
    """A part between braces: what stands before it, its lines, and the blocks inside."""

    def __init__(self, head, line=0):
        self.head, self.line, self.lines, self.blocks = head, line, [], []

    @property
    def name(self):
        return re.match(r"[\w]*", self.head)[0]

    @property
    def title(self):
        found = re.search(r"['\"]([^'\"]*)['\"]", self.head)
        return found[1] if found else ""

    def get(self, name):
        """The blocks with this name right inside."""
        return [block for block in self.blocks if block.name == name]

    def all(self):
        yield self
        for block in self.blocks:
            yield from block.all()

    def text(self):
        return "\n".join(self.lines + [block.text() for block in self.blocks])


def parse(text):
    open_blocks, at, line, current = [Block("file")], 0, 1, ""
    while at < len(text):
        quote = next((q for q in STRINGS if text.startswith(q, at)), None)
        if quote:
            end = at + len(quote)
            while end < len(text) and not text.startswith(quote, end):
                end += 2 if text[end] == "\\" else 1
            assert end < len(text), f"The text that begins in line {line} has no closing {quote}."
            piece = text[at : end + len(quote)]
            current, at, line = current + piece, at + len(piece), line + piece.count("\n")
            continue
        if text.startswith("//", at) or text.startswith("/*", at):
            end = text.find("\n" if text[at + 1] == "/" else "*/", at)
            end = len(text) if end < 0 else end + (0 if text[at + 1] == "/" else 2)
            line, at = line + text[at:end].count("\n"), end
            continue
        sign = text[at]
        if sign == "{":
            block = Block(current.strip(), line)
            open_blocks[-1].blocks.append(block)
            open_blocks[-1].lines.append(current.strip())
            open_blocks.append(block)
            current = ""
        elif sign in "};\n":
            whole = current.rstrip().endswith((",", "(", "["))
            if sign != "\n" or not whole:
                if current.strip():
                    open_blocks[-1].lines.append(" ".join(current.split("\n")).strip())
                current = ""
            if sign == "}":
                assert len(open_blocks) > 1, f"Line {line} closes a brace that nobody has opened."
                open_blocks.pop()
        else:
            current += sign
        line, at = line + (sign == "\n"), at + 1
    left = open_blocks[1:]
    assert not left, f"The brace that line {left[-1].line} opens is not closed." if left else ""
    return open_blocks[0]


def args(line):
    """The texts in quotes of a line."""
    found = re.findall(r"'''(.*?)'''|\"\"\"(.*?)\"\"\"|'([^']*)'|\"([^\"]*)\"", line, re.DOTALL)
    return ["".join(groups) for groups in found]


class Stage:
    """A stage with all that is around it and in it."""

    def __init__(self, path):
        self.path, self.own = path, path[-1]

    def inside(self, name):
        """Blocks of this name in the stage, `post` left out."""
        return [b for b in walk(self.own) if b.name == name and b is not self.own]

    def steps(self):
        return [line for block in self.inside("steps") for b in walk(block) for line in b.lines]

    def commands(self):
        found = [line for line in self.steps() if re.match(r"(sh|bat)\b", line)]
        return [(line, args(line)[-1] if args(line) else "") for line in found]

    def agents(self):
        """What the lines and blocks for the agent say, from the outside to the inside."""
        found = []
        for block in [*self.path, *[b for b in walk(self.own) if b is not self.own]]:
            if block.name in ("pipeline", "stage", "matrix"):
                found += [line for line in block.lines if re.match(r"agent\s+\w", line)]
                found += [agent.text() for agent in block.get("agent")]
        return found

    def runs_on(self, branch):
        whens = [when for block in self.path for when in block.get("when")]
        return all(fits(when, branch) for when in whens)


def walk(block):
    yield block
    for inner in block.blocks:
        if inner.name != "post":
            yield from walk(inner)


def fits(when, branch):
    results = [fits(block, branch) for block in when.blocks if block.name in ("allOf", "anyOf", "not")]
    for line in when.lines:
        if re.match(r"branch\b", line):
            results.append(branch == args(line)[0])
        elif re.match(r"expression\b", line):
            continue
        elif re.match(r"(changeRequest|tag|buildingTag)\b", line):
            results.append(False)
    for block in when.get("expression"):
        found = re.search(r"BRANCH_NAME\s*==\s*['\"]([\w/-]+)['\"]", block.text())
        assert found, f"A condition should be branch 'main', saw {block.text()[:60]!r}."
        results.append(found[1] == branch)
    if when.name == "anyOf":
        return any(results)
    return not any(results) if when.name == "not" else all(results)


@pytest.fixture
def pipeline():
    try:
        found = parse(PATH.read_text(encoding="utf-8"))
    except AssertionError as error:
        pytest.fail(f"The Jenkinsfile cannot be read: {error}", pytrace=False)
    heads = [block.head for block in found.blocks]
    if heads != ["pipeline"]:
        pytest.fail(f"The Jenkinsfile should be one block pipeline, saw {heads}.", pytrace=False)
    return found.blocks[0]


@pytest.fixture
def stages(pipeline):
    """The stages by their title."""
    found = {}

    def collect(path):
        for block in path[-1].blocks:
            if block.name == "post":
                continue
            if block.name == "stage":
                found.setdefault(block.title, Stage([*path, block]))
            collect([*path, block])

    collect([pipeline])
    missing = {"Check", "Test", "Staging", "Production"} - set(found)
    if missing:
        pytest.fail(
            f"There should be the stages Check, Test, Staging, Production, saw {list(found)}.",
            pytrace=False,
        )
    return found


@pytest.fixture
def run(tmp_path):
    """Runs the commands of a stage in a copy of the shop; gives the status and what was said."""

    def run(stage, change=lambda folder: None):
        folder, tools = tmp_path / "shop", tmp_path / "tools"
        shutil.copytree(".", folder, ignore=shutil.ignore_patterns("checks.py", "__pycache__"))
        change(folder)
        tools.mkdir()
        (tools / "python").write_text(PYTHON, encoding="utf-8")
        (tools / "python").chmod(0o755)
        values = {"PYTHON": "3.14", "DEPLOY_TOKEN": "fake-for-the-checks"}
        values |= {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONDONTWRITEBYTECODE": "1"}
        values |= {"REAL": os.path.dirname(sys.executable)}
        values["PATH"] = str(tools) + os.pathsep + os.environ["PATH"]
        said = ""
        for line, command in stage.commands():
            if '"' in line.split(command)[0]:
                command = re.sub(r"\$\{?(\w+)\}?", lambda m: values.get(m[1], ""), command)
            done = subprocess.run(
                ["sh", "-e", "-c", command],
                cwd=folder,
                env={**os.environ, **values},
                capture_output=True,
                text=True,
                encoding="utf-8",
            )
            said += done.stdout + done.stderr
            if done.returncode:
                return done.returncode, said, folder
        return 0, said, folder

    return run


def test_order(pipeline, stages):
    """The four stages stand in the right order."""
    top = [s.title for block in pipeline.get("stages") for s in block.get("stage")]
    kept = [name for name in top if name in ("Check", "Test", "Staging", "Production")]
    assert kept == ["Check", "Test", "Staging", "Production"], (
        f"In stages there should be Check, Test, Staging, Production, in this order, saw {top}."
    )


def test_agents(pipeline, stages):
    """The pipeline has agent none, and each stage has an agent of its own."""
    top = [line for line in pipeline.lines if re.match(r"agent\b", line)]
    assert top == ["agent none"], f"The pipeline should have agent none at the top, saw {top}."
    for name in ("Check", "Test", "Staging", "Production"):
        own = [agent for agent in stages[name].agents() if agent != "agent none"]
        assert own, f"The stage {name} should have an agent of its own, but it has none."


def test_ruff(stages, run):
    """Check runs Ruff in python:3.14-slim."""
    agents = stages["Check"].agents()
    assert "python:3.14-slim" in args(agents[-1] if agents else ""), (
        f"The agent of Check should be docker with the image python:3.14-slim, saw {agents}."
    )
    status, said, _ = run(stages["Check"])
    assert status == 0, f"Check should pass on the shop, saw status {status}: {said[-300:]}"


def test_ruff_finds(stages, run):
    """Check fails if Ruff finds something."""
    status, _, _ = run(
        stages["Check"], lambda folder: (folder / "extra.py").write_text("import os\n")
    )
    assert status != 0, "With an unused import in the shop, Check should fail; it passed."


def test_matrix(stages):
    """Test runs on Python 3.11 and 3.14, each in its own image."""
    axes = [axis for block in stages["Test"].inside("axes") for axis in block.get("axis")]
    found = {}
    for axis in axes:
        names = [args(line) for line in axis.lines if re.match(r"name\b", line)]
        values = [args(line) for line in axis.lines if re.match(r"values\b", line)]
        found["".join(sum(names, []))] = sum(values, [])
    assert found == {"PYTHON": ["3.11", "3.14"]}, (
        f"Test should have a matrix with the axis PYTHON and 3.11, 3.14, saw {found}."
    )
    agent = (stages["Test"].agents() or [""])[-1]
    image = re.search(r"(['\"])(python:[^'\"]*)\1", agent)
    assert image, f"The agent of Test should have an image python:…, saw {agent!r}."
    assert image[1] == '"', (
        f"The image should stand between double quotes, saw {image[0]}: "
        "between single ones Groovy fills nothing in."
    )
    filled = {re.sub(r"\$\{?PYTHON\}?", v, image[2]) for v in found["PYTHON"]}
    assert filled == {"python:3.11-slim", "python:3.14-slim"}, (
        f"The images should be python:3.11-slim and python:3.14-slim, saw {sorted(filled)}."
    )


def test_report(stages, run):
    """The report of pytest is shown after good and bad runs."""
    stage = stages["Test"]
    posts = [post for block in stage.own.all() for post in block.get("post")]
    shown = [line for post in posts for always in post.get("always") for line in always.lines]
    shown = [args(line)[0] for line in shown if re.match(r"junit\b", line)]
    assert shown, (
        "In the stage Test there should be a post with always, and junit in it, saw none. "
        "A step after a failed one is skipped."
    )
    status, said, folder = run(stage)
    assert status == 0, f"Test should pass on the shop, saw status {status}: {said[-300:]}"
    assert list(folder.glob(shown[0])), (
        f"After the commands of Test there should be a file {shown[0]}, saw none. "
        "pytest writes one with --junitxml=NAME."
    )


def test_red_stays_red(stages, run):
    """A failing test fails the stage."""

    def break_it(folder):
        text = (folder / "prices.py").read_text(encoding="utf-8")
        (folder / "prices.py").write_text(text.replace("9 + 4", "9 + 5"), encoding="utf-8")

    status, _, _ = run(stages["Test"], break_it)
    assert status != 0, "With a wrong price in the shop, the stage Test should fail; it passed."


@pytest.mark.parametrize("name", ["Staging", "Production"])
def test_only_main(stages, name):
    """The deployments run on main only."""
    assert stages[name].runs_on("main"), f"On the branch main, {name} should run; it does not."
    assert not stages[name].runs_on("fix"), f"On the branch fix, {name} should not run; it does."


@pytest.mark.parametrize("name", ["Check", "Test"])
def test_every_branch(stages, name):
    """Checks and tests run on every branch."""
    assert stages[name].runs_on("fix"), f"On the branch fix, {name} should run; it does not."


@pytest.mark.parametrize("name", ["Staging", "Production"])
def test_deploys(stages, run, name):
    """Each deployment calls deploy.sh for its own place."""
    status, said, _ = run(stages[name])
    assert (status, said.split()) == (0, ["deployed", "to", name.lower()]), (
        f"The commands of {name} should say 'deployed to {name.lower()}', saw status {status} "
        f"and {said[-200:]!r}."
    )


def test_asks(stages):
    """Production asks a person, on main only, and no agent waits for the answer."""
    stage = stages["Production"]
    asked = [block for block in stage.path if block.get("input")]
    in_steps = [line for line in stage.steps() if re.match(r"input\b", line)]
    assert asked or in_steps, "Production should have an input with a message, saw none."
    assert not in_steps, (
        "The question should be an input of the stage, saw one among the steps: there the agent "
        "is already taken, and waits."
    )
    message = [line for b in asked[0].get("input") for line in b.lines if line.startswith("message")]
    assert message, "The input should have a message, saw none."
    whens = [when for block in stage.path for when in block.get("when")]
    before = [line for when in whens for line in when.lines if re.match(r"beforeInput\b", line)]
    assert any("true" in line for line in before), (
        "On the branch fix nobody should be asked, but Jenkins asks before it looks at when. "
        "Say beforeInput true there."
    )


def test_staging_asks_nobody(stages):
    """Staging starts by itself."""
    stage = stages["Staging"]
    asked = [b for b in stage.path if b.get("input")]
    asked += [line for line in stage.steps() if re.match(r"input\b", line)]
    assert not asked, "Staging should start by itself, but it has an input."


@pytest.mark.parametrize("name", ["Staging", "Production"])
def test_credentials(stages, name):
    """The token comes from the credentials deploy-token."""
    path = stages[name].path
    lines = [line for block in path for b in block.get("environment") for line in b.lines]
    lines += stages[name].steps()
    found = [line for line in lines if "deploy-token" in line and "redentials" in line]
    assert found and "DEPLOY_TOKEN" in found[0], (
        f"{name} should have DEPLOY_TOKEN = credentials('deploy-token') in its environment, "
        f"saw {[line for line in lines if 'TOKEN' in line]}."
    )


def test_token_where_needed(pipeline, stages):
    """Only the deployments have the token, and it does not stand in the file."""
    text = PATH.read_text(encoding="utf-8")
    assert "stilts-4f9a-fake" not in text, "The old token should not stand in the file, but it does."
    for name in ("Check", "Test"):
        around = [line for block in stages[name].path for b in block.get("environment") for line in b.lines]
        inside = [line for b in stages[name].inside("environment") for line in b.lines]
        seen = [line for line in around + inside if "TOKEN" in line]
        assert not seen, f"{name} needs no token, but its environment has {seen}."


def test_no_value_in_commands(stages):
    """No command holds the token's value: Groovy fills it in nowhere."""
    for name in ("Staging", "Production"):
        for line, command in stages[name].commands():
            double = '"' in line.split(command)[0]
            assert not (double and "TOKEN" in command), (
                f"A command of {name} stands between double quotes and names the token: {line}. "
                "Groovy would put the value into it."
            )
