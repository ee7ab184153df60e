import importlib
import logging
import runpy
import sys

import flask
import pytest


@pytest.fixture
def cafe(monkeypatch):
    """Import the app anew for each check."""
    monkeypatch.delenv("FLASK_DEBUG", raising=False)
    monkeypatch.delitem(sys.modules, "cafe", raising=False)
    try:
        module = importlib.import_module("cafe")
    except Exception as error:
        pytest.fail(f"import cafe: should work, saw {type(error).__name__}.", pytrace=False)
    if not isinstance(getattr(module, "app", None), flask.Flask):
        pytest.fail("cafe.py should have a Flask application called app.", pytrace=False)
    return module


@pytest.fixture
def get(cafe):
    """Return a function that asks for a page."""
    cafe.app.config["PROPAGATE_EXCEPTIONS"] = False
    return cafe.app.test_client().get


def expect(get, path, text, when=""):
    response = get(path)
    assert response.status_code == 200, (
        f"GET {path}{when} should answer 200, saw {response.status_code}."
    )
    assert response.text == text, (
        f"GET {path}{when} should answer {text!r}, saw {response.text[:60]!r}."
    )


def warnings(caplog):
    return [r.getMessage() for r in caplog.records if r.levelno >= logging.WARNING]


def test_home_as_before(get):
    """The front page still says when the doors open."""
    expect(get, "/", "Doors open at 10.")


def test_waiting(cafe, get, monkeypatch):
    """/waiting lists what waits."""
    expect(get, "/waiting", "3 things: toaster, lamp, clock")
    monkeypatch.setattr(cafe, "WAITING", ["kettle", "bike"])
    expect(get, "/waiting", "2 things: kettle, bike", " with two things")


def test_next(cafe, get, monkeypatch):
    """/next shows the first thing, however often somebody asks."""
    expect(get, "/next", "Next: toaster")
    expect(get, "/next", "Next: toaster", ", asked for the second time,")
    monkeypatch.setattr(cafe, "WAITING", ["kettle"])
    expect(get, "/next", "Next: kettle", " with one thing")


def test_next_with_empty_queue(cafe, get, monkeypatch):
    """/next has an answer when nothing waits."""
    monkeypatch.setattr(cafe, "WAITING", [])
    expect(get, "/next", "Nothing to repair", " with an empty queue")


def test_empty_queue_is_logged(cafe, get, monkeypatch, caplog):
    """An empty queue is logged as a warning."""
    monkeypatch.setattr(cafe, "WAITING", [])
    with caplog.at_level(logging.DEBUG):
        get("/next")
    levels = [r.levelname for r in caplog.records if "empty" in r.getMessage()]
    assert levels == ["WARNING"], (
        "GET /next with an empty queue should log one warning with the word 'empty', "
        f"saw {levels or 'nothing'} in the log. Use app.logger.warning."
    )


def test_no_warning_otherwise(get, caplog):
    """No warning is logged while something waits."""
    for path in ("/", "/waiting", "/next"):
        status = get(path).status_code
        assert status == 200, f"GET {path} should answer 200, saw {status}."
    seen = warnings(caplog)
    assert not seen, f"With three things waiting, no warning should be logged, saw {seen}."


def test_fixed(cafe, get, monkeypatch):
    """/fixed tells the share that was mended."""
    expect(get, "/fixed", "75 percent fixed")
    monkeypatch.setattr(cafe, "LAST_TIME", {"brought": 3, "fixed": 1})
    expect(get, "/fixed", "33 percent fixed", " with 1 of 3 mended")


def test_no_view_returns_none(cafe, get):
    """Every view gives back a page."""
    for rule in cafe.app.url_map.iter_rules():
        if rule.endpoint != "static" and "GET" in rule.methods and not rule.arguments:
            status = get(rule.rule).status_code
            assert status == 200, (
                f"GET {rule.rule} (view {rule.endpoint}) should answer 200, saw {status}."
            )


def test_debug_is_off(cafe):
    """Debug mode is off after the import."""
    assert cafe.app.debug is False, (
        "After 'import cafe', app.debug should be False, saw True. Take the line out."
    )


def test_debug_is_off_at_the_start(cafe, monkeypatch):
    """Starting the file itself switches no debugger on, either."""
    seen = []

    def run(self, host=None, port=None, debug=None, **options):
        seen.append(bool(self.debug if debug is None else debug))

    monkeypatch.setattr(flask.Flask, "run", run)
    app = runpy.run_path(cafe.__file__, run_name="__main__")["app"]
    assert not any([app.debug, *seen]), (
        "'python cafe.py' should not switch debug mode on, but it does. "
        "Leave that to 'flask --app cafe run --debug'."
    )
