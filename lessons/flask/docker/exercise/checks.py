import fnmatch
import pathlib
import re
import subprocess
import sys

import pytest
import yaml

FAKES = ("fake-key-goat-7731", "fake-word-12")


def read(name):
    path = pathlib.Path(name)
    if not path.is_file():
        pytest.fail(f"There should be a file {name}, but it is missing.", pytrace=False)
    return path.read_text(encoding="utf-8")


@pytest.fixture
def steps():
    """The instructions of the Dockerfile as pairs of a word and its text."""
    text = re.sub(r"^\s*#.*\n?", "", read("Dockerfile"), flags=re.MULTILINE)
    text = re.sub(r"\\\s*\n", " ", text)
    found = [line.strip().partition(" ") for line in text.splitlines() if line.strip()]
    return [(word.upper(), " ".join(rest.split())) for word, _, rest in found]


@pytest.fixture
def compose():
    try:
        data = yaml.safe_load(read("compose.yaml"))
    except yaml.YAMLError as error:
        pytest.fail(f"compose.yaml should be YAML, but: {str(error)[:160]}", pytrace=False)
    services = data.get("services") if isinstance(data, dict) else None
    names = set(services) if isinstance(services, dict) else set()
    if not {"web", "db"} <= names or not all(isinstance(s, dict) for s in services.values()):
        pytest.fail(
            f"There should be the services web and db, with their settings, saw {sorted(names)}.",
            pytrace=False,
        )
    return data


def position(steps, fits, missing):
    """The number of the first step that fits."""
    for number, (word, rest) in enumerate(steps):
        if fits(word, rest):
            return number
    pytest.fail(missing, pytrace=False)


def installs(word, rest):
    return word == "RUN" and "pip" in rest and "install" in rest


def copied(rest):
    """The sources of a COPY, without its options."""
    parts = [part.strip('",[]') for part in rest.split() if not part.startswith("--")]
    return [part.removeprefix("./").rstrip("/") or "." for part in parts[:-1]]


def settings(service):
    """The environment of a service; it may be written as a dictionary or as a list."""
    given = service.get("environment") or {}
    if isinstance(given, list):
        pairs = [str(item).partition("=") for item in given]
        return {name: value if equals else None for name, equals, value in pairs}
    return {name: None if value is None else str(value) for name, value in given.items()}


def uses(value, name):
    """True if a value takes the variable from outside, with no default in the file."""
    return bool(re.search(rf"\$({name}\b(?!:?-)|\{{{name}(\}}|:?\?))", value))


def test_image_as_before(steps):
    """The image still begins with python:3.13-slim, works in /app and starts Gunicorn."""
    assert steps[:1] and steps[0][0] in ("FROM", "ARG"), (
        f"The first instruction should be FROM, saw {steps[:1]}."
    )
    assert any(w == "FROM" and r.startswith("python:3.13-slim") for w, r in steps), (
        f"There should be FROM python:3.13-slim, saw {[r for w, r in steps if w == 'FROM']}."
    )
    assert ("WORKDIR", "/app") in steps, "There should be a step WORKDIR /app, but there is none."
    starts = [r for w, r in steps if w in ("CMD", "ENTRYPOINT")]
    assert starts and "gunicorn" in " ".join(starts) and "wsgi:app" in " ".join(starts), (
        f"CMD should start gunicorn with wsgi:app, saw {starts}."
    )


def test_packages_before_the_code(steps):
    """A change in the app does not install the packages again."""
    pip = position(steps, installs, "There should be a RUN step with pip install.")
    before = [source for w, r in steps[:pip] if w in ("COPY", "ADD") for source in copied(r)]
    assert any("requirements" in source for source in before), (
        f"Above pip install, requirements.txt should be copied; saw {before} copied there."
    )
    others = [source for source in before if "requirements" not in source]
    assert not others, (
        f"Above pip install, only requirements.txt should be copied, saw {others} as well: "
        "each change in them installs all packages again."
    )


def test_the_code_is_copied(steps):
    """The app and wsgi.py get into the image, below pip install."""
    pip = position(steps, installs, "There should be a RUN step with pip install.")
    after = [source for w, r in steps[pip + 1 :] if w in ("COPY", "ADD") for source in copied(r)]
    assert "." in after or ("peak" in after and "wsgi.py" in after), (
        f"Below pip install, the code should be copied (COPY . .), saw {after} copied there."
    )


def test_reached_from_outside(steps):
    """Gunicorn listens on all addresses of the container, port 8000."""
    command = " ".join(r for w, r in steps if w in ("CMD", "ENTRYPOINT") or "GUNICORN_CMD" in r)
    words = command.replace('"', " ").replace(",", " ").replace("=", " ")
    bound = re.findall(r"(?:-b|--bind)\s*(\S+)", words)
    assert bound and all(address in ("0.0.0.0:8000", "[::]:8000", ":8000") for address in bound), (
        f"Gunicorn should be bound to 0.0.0.0:8000, saw {bound}. "
        "Inside a container, 127.0.0.1 is the container itself."
    )


def test_normal_user(steps):
    """The container runs as a normal user that exists."""
    users = [(n, r.split(":")[0]) for n, (w, r) in enumerate(steps) if w == "USER"]
    assert users, "There should be a USER step; without one, the app runs as root."
    number, name = users[-1]
    assert name not in ("root", "0"), f"The last USER should be a normal user, saw {name}."
    made = [r for w, r in steps[:number] if w == "RUN" and re.search(r"\b(useradd|adduser)\b", r)]
    known = name.isdigit() or name in ("nobody", "www-data")
    assert known or any(name in re.findall(r"[\w-]+", r) for r in made), (
        f"Above USER {name}, a RUN step should make this user (useradd), saw {made}."
    )


def test_pip_as_root(steps):
    """The packages are installed before USER takes the rights away."""
    pip = position(steps, installs, "There should be a RUN step with pip install.")
    users = [r.split(":")[0] for w, r in steps[:pip] if w == "USER"]
    assert not users or users[-1] in ("root", "0"), (
        f"pip install should stand above USER, saw USER {users[-1]} above it."
    )


def test_no_secret_in_the_image(steps):
    """No secret stands in the Dockerfile."""
    text = read("Dockerfile")
    seen = [fake for fake in FAKES if fake in text]
    assert not seen, f"The Dockerfile should hold no secret, saw {seen}."
    named = [r for w, r in steps if w in ("ENV", "ARG") and re.search("(?i)secret|password|key", r)]
    assert not named, f"ENV and ARG should set no secret, saw {named}: the image keeps them."
    files = [r for w, r in steps if w in ("COPY", "ADD") and ".env" in r]
    assert not files, f"No file with secrets should be copied, saw {files}."


def kept_out(path):
    """True if .dockerignore keeps the path out; the last line that fits decides."""
    out = False
    parts = path.split("/")
    for line in read(".dockerignore").splitlines():
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        back = line.startswith("!")
        pattern = line.removeprefix("!").strip().removeprefix("./").strip("/")
        for end in range(1, len(parts) + 1):
            if fits(parts[:end], pattern.split("/")):
                out = not back
    return out


def fits(parts, pattern):
    if not pattern:
        return not parts
    if pattern[0] == "**":
        return any(fits(parts[n:], pattern[1:]) for n in range(len(parts) + 1))
    if not parts or not fnmatch.fnmatchcase(parts[0], pattern[0]):
        return False
    return fits(parts[1:], pattern[1:])


@pytest.mark.parametrize(
    "path",
    [".env", ".git/config", ".venv/bin/python", "__pycache__/w.pyc", "peak/__pycache__/p.pyc"],
)
def test_stays_outside(path):
    """.dockerignore keeps secrets, history, environment and caches out."""
    assert kept_out(path), f".dockerignore should keep {path} out, but lets it in."


@pytest.mark.parametrize("path", ["requirements.txt", "wsgi.py", "peak/__init__.py"])
def test_comes_along(path):
    """.dockerignore lets in what the app needs."""
    assert not kept_out(path), f".dockerignore should let {path} in, but keeps it out."


def test_fits_the_schema():
    """compose.yaml fits the schema of Compose files."""
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema"]
        + ["--builtin-schema", "vendor.compose-spec", "compose.yaml"],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    said = " ".join((done.stdout + done.stderr).split())
    assert done.returncode == 0, f"compose.yaml should fit the schema, the tool says: {said[:300]}"


def test_published_port(compose):
    """Port 8000 of web is published as port 8000."""
    ports = compose["services"]["web"].get("ports") or []
    pairs = []
    for port in ports:
        if isinstance(port, dict):
            pairs.append((str(port.get("published")), str(port.get("target"))))
        else:
            pairs.append(tuple(str(port).removesuffix("/tcp").split(":")[-2:]))
    assert ("8000", "8000") in pairs, f"web should publish 8000:8000, saw ports: {ports}."
    assert "build" in compose["services"]["web"], "web should still be built from the Dockerfile."


def test_no_secret_in_compose(compose):
    """Key and password come from the environment."""
    text = read("compose.yaml")
    seen = [fake for fake in FAKES if fake in text]
    assert not seen, f"compose.yaml should hold no secret, saw {seen}."
    key = settings(compose["services"]["web"]).get("FLASK_SECRET_KEY", "(not set)")
    assert key is None or uses(key, "FLASK_SECRET_KEY"), (
        f"FLASK_SECRET_KEY of web should be ${{FLASK_SECRET_KEY:?}} or the like, saw {key!r}."
    )
    word = settings(compose["services"]["db"]).get("POSTGRES_PASSWORD") or "(not set)"
    assert uses(word, "DB_PASSWORD"), (
        f"POSTGRES_PASSWORD of db should be ${{DB_PASSWORD:?}} or the like, saw {word!r}."
    )


def test_database_by_its_name(compose):
    """web finds the database under the name of its service."""
    address = settings(compose["services"]["web"]).get("FLASK_SQLALCHEMY_DATABASE_URI") or ""
    assert address.startswith("postgresql+psycopg://peak:"), (
        "FLASK_SQLALCHEMY_DATABASE_URI should begin with postgresql+psycopg://peak:, "
        f"saw {address[:60]!r}."
    )
    login, _, place = address.rpartition("@")
    assert place in ("db/peak", "db:5432/peak"), (
        f"Behind the @, the address should be db/peak, saw {place!r}. "
        "In the container of web, localhost is web itself."
    )
    assert uses(login, "DB_PASSWORD"), (
        f"The password in the address should come from DB_PASSWORD, saw {login[-30:]!r}."
    )


def test_rows_last(compose):
    """The rows of the database lie in a volume with a name."""
    db = compose["services"]["db"]
    assert db.get("image") == "postgres:18", f"db should use postgres:18, saw {db.get('image')!r}."
    mounts = []
    for mount in db.get("volumes") or []:
        if isinstance(mount, dict):
            mounts.append((str(mount.get("source")), str(mount.get("target"))))
        else:
            source, _, target = str(mount).removesuffix(":rw").rpartition(":")
            mounts.append((source, target))
    found = [source for source, target in mounts if target.rstrip("/") == "/var/lib/postgresql"]
    assert found, (
        f"A volume of db should lead to /var/lib/postgresql, saw {mounts}. "
        "Without it the rows go with the container."
    )
    named = compose.get("volumes") or {}
    assert found[0] in named, (
        f"The volume {found[0]!r} should also stand below volumes: at the left edge, "
        f"saw {list(named)}."
    )
