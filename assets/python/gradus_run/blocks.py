"""Blocks of a lesson that are not Python and that are run all the same: an exchange over HTTP, SQL,
and commands. Each function takes what the block says and returns what it should say; where the
block is right, that is the very same text.

`…` in what is expected stands for anything, as in a cookie's value that changes with every run.
"""

import io
import re

ANYTHING = "…"


def exchange(space, text):
    """Sends the request of an `http` block to the application `app` or `application` in `space`, and
    returns the block with the answer as it is. Only the headers that are shown are looked at, and
    the body only if one is shown. Cookies are kept from one exchange to the next, as a browser does.
    """
    request, response = divide(text)
    lines, body = split_head(request)
    method, target, *_ = lines[0].split(" ")
    headers = [line.split(": ", 1) for line in lines[1:]]
    jar = space.setdefault("__cookies__", {})
    status, given, content = call(find_app(space), method, target, headers, body, jar)
    said_lines, said_body = split_head(response)
    shown = [like(said_lines[0], f"HTTP/1.1 {status}")]
    for line in said_lines[1:]:
        name = line.partition(":")[0]
        values = [value for key, value in given if key.lower() == name.lower()]
        candidates = [f"{name}: {value}" for value in values] or [f"{name}: (the answer has none)"]
        shown.append(next((line for each in candidates if like(line, each) == line), candidates[0]))
    answer = "\n".join(shown)
    if said_body is not None:
        answer += "\n\n" + like(said_body.rstrip("\n"), content.rstrip("\n"))
    return request.rstrip("\n") + "\n\n" + answer


def divide(text):
    """The request and the response: the response begins with its line `HTTP/1.1 …`."""
    found = re.search(r"^HTTP/1\.1 ", text, re.MULTILINE)
    if not found or found.start() == 0:
        raise ValueError("an http block holds a request, an empty line, and a line 'HTTP/1.1 200 OK'")
    return text[: found.start()], text[found.start() :]


def split_head(message):
    """The lines of a message's head, and its body; None if there is none."""
    head, gap, body = message.partition("\n\n")
    return head.splitlines(), (body if gap and body.strip() else None)


def find_app(space):
    for name in ("app", "application"):
        if callable(space.get(name)):
            return space[name]
    raise NameError("an http block needs an application called 'app' or 'application'")


def call(app, method, target, headers, body, jar):
    """Calls a WSGI application as a server would; returns status, headers and body as text."""
    from urllib.parse import unquote
    from wsgiref.util import setup_testing_defaults

    path, _, query = target.partition("?")
    content = (body or "").rstrip("\n").encode()
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": unquote(path).encode().decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_PROTOCOL": "HTTP/1.1",
        "SERVER_NAME": "localhost",
        "HTTP_HOST": "localhost",
        "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_LENGTH": str(len(content)),
        "wsgi.input": io.BytesIO(content),
        "wsgi.errors": io.StringIO(),
    }
    if jar:
        environ["HTTP_COOKIE"] = "; ".join(f"{name}={value}" for name, value in jar.items())
    for name, value in headers:
        key = name.upper().replace("-", "_")
        environ[key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"] = value
    setup_testing_defaults(environ)
    said = []
    chunks = app(environ, lambda status, given, exc_info=None: said.append((status, given)))
    try:
        answer = b"".join(chunks)
    finally:
        getattr(chunks, "close", lambda: None)()
    status, given = said[-1]
    keep_cookies(given, jar)
    return status, given, answer.decode("utf-8", "replace")


def keep_cookies(headers, jar):
    from http.cookies import SimpleCookie

    for name, value in headers:
        if name.lower() == "set-cookie":
            for key, morsel in SimpleCookie(value).items():
                gone = morsel["max-age"] == "0" or "1970" in morsel["expires"] or not morsel.value
                if gone:
                    jar.pop(key, None)
                else:
                    jar[key] = morsel.coded_value


def see():
    """From now on, what really came is returned, whatever the block says."""
    global ANYTHING
    ANYTHING = None


def like(pattern, actual):
    """`pattern` if `actual` fits it, else `actual`."""
    if ANYTHING is None:
        return actual
    parts = (re.escape(part) for part in pattern.split(ANYTHING))
    return pattern if re.fullmatch(".*?".join(parts), actual, re.DOTALL) else actual


def query(space, text):
    """Runs an `sql` block on an SQLite database in memory that is kept in `space`; returns the rows
    of every statement that has some, a line each, with the values divided by ` | `.
    """
    import sqlite3

    database = space.get("__database__")
    if database is None:
        database = space["__database__"] = sqlite3.connect(":memory:", isolation_level=None)
        database.execute("PRAGMA foreign_keys = ON")
    rows = []
    statement = ""
    for line in text.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            rows.extend(database.execute(statement))
            statement = ""
    if statement.strip():
        rows.extend(database.execute(statement))
    return "\n".join(" | ".join("NULL" if v is None else str(v) for v in row) for row in rows)


def listen(space):
    """Begins to note what is sent to Django's databases, as `CaptureQueriesContext` counts it."""
    from django.db import connections

    notes = space["__sent__"] = []

    def note(execute, sql, params, many, context):
        try:
            return execute(sql, params, many, context)
        finally:
            if not many:
                operations = context["connection"].ops
                sql = operations.last_executed_query(context["cursor"], sql, params) or sql
            notes.append(" ".join(sql.split()))

    for connection in connections.all():
        connection.execute_wrappers.append(note)


def sent(space, count, text):
    """Returns the statements of the block if they are those that were sent since the block before
    it, else those that were. Each ends with `;`; a line that is `…` alone stands for any number.
    """
    seen, space["__sent__"][:] = list(space["__sent__"]), []
    parts = re.split(r";\s*(?:\n|$)", re.sub(r"(?m)^\s*…\s*$", "…;", text))
    said = [" ".join(part.split()) for part in parts if part.strip()]
    if len(seen) == count and fits(said, seen):
        return text
    head = [] if len(seen) == count else [f"{len(seen)} queries, not {count}:"]
    return "\n".join(head + [f"{statement};" for statement in seen])


def fits(said, seen):
    if not said:
        return not seen
    if said[0] == ANYTHING:
        return any(fits(said[1:], seen[start:]) for start in range(len(seen) + 1))
    first = bool(seen) and like(said[0], seen[0]) == said[0]
    return first and fits(said[1:], seen[1:])


def jinja(space, text):
    """The template filled in as Flask does it, with the names of the program before it."""
    from jinja2 import Environment, FileSystemLoader

    environment = Environment(autoescape=True, loader=FileSystemLoader(["templates", "."]))
    return lines(environment.from_string(text).render(names(space)))


def django(space, text):
    """The template filled in by Django, with the names of the program before it."""
    from django.template import Context, Engine

    return lines(Engine(dirs=["templates", "."]).from_string(text).render(Context(names(space))))


def names(space):
    return {name: value for name, value in space.items() if not name.startswith("__")}


def lines(text):
    """What a page is made of: without the empty lines that tags leave behind."""
    return "\n".join(line.rstrip() for line in text.splitlines() if line.strip())


def pipeline(service, runs, text):
    """Holds a file against the schema of its service, and runs its steps one after the other if that
    is wanted; returns what they print. Raises an exception if the file is not right, or a step
    fails.
    """
    hold_against_schema(service, text)
    if not runs:
        return ""
    import yaml

    said = []
    for name, script, environment in STEPS[service](yaml.safe_load(text)):
        said.append(f"Run {name}")
        said.append(step(script, environment))
    return "\n".join(line for line in said if line)


def hold_against_schema(service, text):
    import subprocess
    import sys
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/file.yml"
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema"]
        done = subprocess.run(
            [*command, f"vendor.{service}", path], capture_output=True, text=True, check=False
        )
    if done.returncode:
        said = (done.stdout + done.stderr).replace(path, "the file")
        raise ValueError(" ".join(said.split()))


def steps_of_workflow(workflow):
    """The commands of a workflow for GitHub, job after job, with the variables of each."""
    for job in workflow["jobs"].values():
        matrix = {
            name: values[0]
            for name, values in job.get("strategy", {}).get("matrix", {}).items()
            if isinstance(values, list) and name not in ("include", "exclude")
        }
        for number, step in enumerate(job.get("steps", []), start=1):
            if "run" not in step:
                continue
            environment = {}
            for level in (workflow, job, step):
                environment.update(level.get("env") or {})
            script = re.sub(
                r"\$\{\{ *matrix\.([\w-]+) *\}\}", lambda m: str(matrix[m[1]]), step["run"]
            )
            yield step.get("name") or f"step {number}", script, environment


def steps_of_gitlab(pipeline):
    """The commands of GitLab's jobs, stage after stage, with the variables of each."""
    words = {"default", "include", "stages", "variables", "workflow", "image", "cache", "services"}
    words |= {"before_script", "after_script", "spec"}
    jobs = [
        (name, job)
        for name, job in pipeline.items()
        if name not in words and not name.startswith(".") and "script" in job
    ]
    stages = [".pre", *pipeline.get("stages", ["build", "test", "deploy"]), ".post"]
    jobs.sort(key=lambda named: stages.index(named[1].get("stage", "test")))
    before = pipeline.get("default", {}).get("before_script", pipeline.get("before_script", []))
    for name, job in jobs:
        environment = {**(pipeline.get("variables") or {}), **(job.get("variables") or {})}
        lines = [job.get("before_script", before), job["script"]]
        lines = [line for part in lines for line in ([part] if isinstance(part, str) else part)]
        yield name, "\n".join(lines), environment


STEPS = {"github-workflows": steps_of_workflow, "gitlab-ci": steps_of_gitlab}

# The packages are there already, and there is no network.
WITHOUT_PIP = """
pip() { :; }
python() { if [ "$1 $2" = "-m pip" ]; then :; else command python "$@"; fi; }
"""


def step(script, environment):
    """Runs commands as a pipeline does: the first that fails ends them."""
    import os
    import subprocess

    environment = {name: str(value) for name, value in environment.items()}
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", WITHOUT_PIP + script],
        env={**os.environ, "CI": "true", **environment}, text=True, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace",
        check=False,
    )
    if done.returncode:
        print(done.stdout)
        raise subprocess.CalledProcessError(done.returncode, script.strip())
    return done.stdout.rstrip()


# Commits get the same name wherever the commands are run, and nothing waits for an answer.
FOR_GIT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_DATE": "2026-11-22T09:00:00+00:00",
    "GIT_COMMITTER_DATE": "2026-11-22T09:00:00+00:00",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_EDITOR": "true",
    "GIT_PAGER": "cat",
    "GIT_ADVICE": "0",
}


def console(text):
    """Runs the lines that begin with `$ ` by the shell; returns the block with their output as it
    is, both streams together."""
    import os
    import subprocess

    said = []
    environment = {**FOR_GIT, **os.environ}
    for command, expected in commands(text):
        done = subprocess.run(
            command, shell=True, text=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, encoding="utf-8", errors="replace", check=False,
            env=environment,
        )
        said.append(f"$ {command}")
        answer = "\n".join(line.rstrip() for line in done.stdout.splitlines()).rstrip()
        answer = like(expected, answer)
        if answer:
            said.append(answer)
    return "\n".join(said)


def commands(text):
    """Each command with the output that stands below it."""
    found = []
    for line in text.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found:
            found[-1][1].append(line.rstrip())
    return [(command, "\n".join(lines).rstrip()) for command, lines in found]
