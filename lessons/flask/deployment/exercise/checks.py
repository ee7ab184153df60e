import importlib
import os
import runpy
import subprocess
import sys
import time

import pytest

NAMES = ("balloons", "services", "wsgi")


def load(name):
    """Import a module, or say in words why that fails."""
    try:
        return importlib.import_module(name)
    except Exception as error:
        pytest.fail(
            f"import {name} should work, saw {type(error).__name__}: {str(error)[:90]}",
            pytrace=False,
        )


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    """Each test imports the modules anew, without settings from outside."""
    for name in NAMES:
        monkeypatch.delitem(sys.modules, name, raising=False)
    for name in list(os.environ):
        if name.startswith("FLASK_") or name in ("BIND", "WORKERS", "THREADS"):
            monkeypatch.delenv(name)


def client(**config):
    try:
        return load("balloons").create_app(config).test_client()
    except Exception as error:
        pytest.fail(
            f"create_app({config}) should return an app, saw {type(error).__name__}: "
            f"{str(error)[:90]}",
            pytrace=False,
        )


def settings():
    """The names that gunicorn.conf.py sets."""
    try:
        return runpy.run_path("gunicorn.conf.py")
    except Exception as error:
        pytest.fail(
            f"gunicorn.conf.py should run, saw {type(error).__name__}: {str(error)[:90]}",
            pytrace=False,
        )


def test_wsgi_has_an_app():
    """wsgi.py holds an app that answers."""
    app = getattr(load("wsgi"), "app", None)
    assert callable(app), f"wsgi.py should have an app, saw {app!r:.60}."
    assert hasattr(app, "test_client"), (
        f"app in wsgi.py should be what create_app returns, saw {type(app).__name__}. "
        "Is the function called?"
    )
    status = app.test_client().get("/me").status_code
    assert status == 200, f"GET /me on the app of wsgi.py should answer 200, saw {status}."


def test_gunicorn_accepts_it():
    """Gunicorn can load its settings and the app (not checked on Windows)."""
    if sys.platform == "win32":
        return
    done = subprocess.run(
        [sys.executable, "-B", "-m", "gunicorn", "--check-config", "wsgi:app"],
        capture_output=True, text=True, timeout=15,
    )
    words = (done.stderr or done.stdout).strip().splitlines()
    assert done.returncode == 0, (
        "gunicorn --check-config wsgi:app should be content, saw: "
        f"{words[-1][:90] if words else 'no message'}"
    )


@pytest.mark.parametrize("cores, workers", [(1, 3), (4, 9), (None, 3)])
def test_defaults(monkeypatch, cores, workers):
    """Without variables, the server listens locally, with workers by the cores."""
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    monkeypatch.setattr("multiprocessing.cpu_count", lambda: cores or 1)
    found = settings()
    seen = tuple(found.get(name) for name in ("bind", "workers", "threads"))
    assert seen == ("127.0.0.1:8000", workers, 4), (
        f"With {cores} cores and no variables, bind, workers and threads should be "
        f"{('127.0.0.1:8000', workers, 4)}, saw {seen}."
    )


def test_environment_wins(monkeypatch):
    """The variables override the defaults, as numbers."""
    for name, value in (("BIND", "0.0.0.0:9000"), ("WORKERS", "7"), ("THREADS", "2")):
        monkeypatch.setenv(name, value)
    found = settings()
    seen = tuple(found.get(name) for name in ("bind", "workers", "threads"))
    assert seen == ("0.0.0.0:9000", 7, 2), (
        "With BIND=0.0.0.0:9000, WORKERS=7 and THREADS=2, the settings should be "
        f"{('0.0.0.0:9000', 7, 2)}, saw {seen}."
    )


def test_health():
    """GET /health says that this worker answers, without asking the services."""
    visitor = client()
    response = visitor.get("/health")
    seen = response.status_code, response.get_json(silent=True)
    assert seen == (200, {"status": "ok"}), (
        f"GET /health should answer 200 and {{'status': 'ok'}}, saw {seen[0]} and {seen[1]}."
    )
    calls = load("services").CALLS
    assert not calls, f"GET /health should ask no service, saw {calls}."


def test_same_answer():
    """GET /days/sat answers as before (it worked before)."""
    visitor = client()
    for day, places, wind in (("sat", 2, 9), ("sun", 0, 31)):
        response = visitor.get(f"/days/{day}")
        expected = {"day": day, "places": places, "wind": wind}
        seen = response.status_code, response.get_json(silent=True)
        assert seen == (200, expected), (
            f"GET /days/{day} should answer 200 and {expected}, saw {seen[0]} and {seen[1]}."
        )
    calls = sorted(load("services").CALLS)
    expected = [("places", "sat"), ("places", "sun"), ("wind", "sat"), ("wind", "sun")]
    assert calls == expected, (
        f"Each request should ask each service once: expected {expected}, saw {calls}."
    )


def test_waits_overlap():
    """The two waits of one request take the time of one."""
    visitor = client()
    best = 9.0
    for _ in range(2):
        start = time.monotonic()
        visitor.get("/days/sat")
        best = min(best, time.monotonic() - start)
    assert load("services").CALLS, "GET /days/sat should ask the services, saw no call."
    assert best < 0.35, (
        "Two waits of 0.2 s side by side should take less than 0.35 s in all, saw "
        f"{best:.2f} s. Is one awaited before the other starts?"
    )


def ask_me(proxies, forwarded):
    headers = {"X-Forwarded-For": forwarded, "X-Forwarded-Proto": "https"}
    return client(PROXIES=proxies).get("/me", headers=headers).get_json(silent=True)


def test_no_proxy_no_trust():
    """Without a proxy, forged headers are not believed."""
    seen = ask_me(0, "203.0.113.7")
    assert seen == {"address": "127.0.0.1", "scheme": "http"}, (
        "With PROXIES=0, /me should ignore X-Forwarded-For: 203.0.113.7 and show 127.0.0.1 and "
        f"http, saw {seen}."
    )


def test_one_proxy():
    """With one proxy, its word counts, and not what the visitor wrote in front."""
    seen = ask_me(1, "1.2.3.4, 203.0.113.7")
    expected = {"address": "203.0.113.7", "scheme": "https"}
    assert seen == expected, (
        "With PROXIES=1 and X-Forwarded-For: 1.2.3.4, 203.0.113.7, /me should show "
        f"{expected}, saw {seen}."
    )


def test_two_proxies(monkeypatch):
    """With two proxies, set from the environment, the last but one counts."""
    monkeypatch.setenv("FLASK_PROXIES", "2")
    headers = {
        "X-Forwarded-For": "1.2.3.4, 203.0.113.7, 10.0.0.2",
        "X-Forwarded-Proto": "https, https",
    }
    seen = client().get("/me", headers=headers).get_json(silent=True)
    expected = {"address": "203.0.113.7", "scheme": "https"}
    assert seen == expected, (
        "With FLASK_PROXIES=2 and X-Forwarded-For: 1.2.3.4, 203.0.113.7, 10.0.0.2, /me should "
        f"show {expected}, saw {seen}."
    )
