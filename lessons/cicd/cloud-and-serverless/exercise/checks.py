import importlib
import json
import os
import pathlib
import runpy
import sys

import pytest
from storage import Store

PHOTO = b"\xff\xd8 a photo of a bottle"


@pytest.fixture
def create_app():
    return importlib.import_module("app").create_app


@pytest.fixture
def handler():
    return importlib.import_module("function").handler


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder to work in, so that nothing is left behind."""
    monkeypatch.syspath_prepend(os.getcwd())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def event(path, method="GET"):
    return {
        "version": "2.0",
        "rawPath": path,
        "rawQueryString": "",
        "headers": {},
        "requestContext": {"http": {"method": method, "path": path}},
        "isBase64Encoded": False,
    }


def call(handler, path, method="GET"):
    """The status and the data of the handler's answer."""
    what = f"handler for {method} {path}"
    try:
        answer = handler(event(path, method), None)
    except Exception as error:
        pytest.fail(f"{what} should answer, saw {type(error).__name__}: {error}.", pytrace=False)
    if not isinstance(answer, dict) or not isinstance(answer.get("body"), str):
        pytest.fail(f"{what} should give a dictionary with a text as body, saw {answer!r}.")
    try:
        return answer.get("statusCode"), json.loads(answer["body"])
    except ValueError:
        pytest.fail(f"The body of {what} should be JSON, saw {answer['body'][:80]!r}.")


@pytest.mark.parametrize("port", [None, "5055"])
def test_port(monkeypatch, port):
    """Gunicorn listens on all addresses, on the port of the environment."""
    monkeypatch.delenv("PORT", raising=False)
    if port:
        monkeypatch.setenv("PORT", port)
    seen = runpy.run_path("gunicorn.conf.py").get("bind")
    seen = seen[0] if isinstance(seen, list) and seen else seen
    wanted = f"0.0.0.0:{port or 8000}"
    assert seen in (wanted, wanted.removeprefix("0.0.0.0"), wanted.replace("0.0.0.0", "[::]")), (
        f"With PORT {port or 'not set'}, bind should be {wanted!r}, saw {seen!r}."
    )


def test_instances_share(create_app, folder):
    """A photo that one instance has saved is shown by another."""
    store = Store()
    first, second = create_app(store).test_client(), create_app(store).test_client()
    saved = first.put("/bottles/7/photo", data=PHOTO)
    assert saved.status_code == 204, (
        f"PUT /bottles/7/photo should answer 204, saw {saved.status_code}."
    )
    for name, client in (("the same", first), ("another", second)):
        shown = client.get("/bottles/7/photo")
        assert (shown.status_code, shown.data, shown.mimetype) == (200, PHOTO, "image/jpeg"), (
            f"Then GET /bottles/7/photo of {name} instance should answer 200 with the photo, "
            f"saw {shown.status_code}, {shown.mimetype} and {shown.data[:40]!r}."
        )


def test_two_stores_are_two(create_app, folder):
    """Apps with different stores know nothing of each other's photos."""
    first, other = create_app(Store()).test_client(), create_app(Store()).test_client()
    first.put("/bottles/7/photo", data=PHOTO)
    seen = other.get("/bottles/7/photo").status_code
    assert seen == 404, (
        f"With a store of its own, another app should answer 404 for the photo, saw {seen}."
    )


def test_no_photo(create_app, folder):
    """A photo that is not there gives 404."""
    client = create_app(Store()).test_client()
    client.put("/bottles/7/photo", data=PHOTO)
    seen = client.get("/bottles/12/photo").status_code
    assert seen == 404, f"GET /bottles/12/photo, never saved, should answer 404, saw {seen}."


def test_photos_are_kept_apart(create_app, folder):
    """Each bottle has a photo of its own, and the last one counts."""
    client = create_app(Store()).test_client()
    client.put("/bottles/1/photo", data=b"one")
    client.put("/bottles/11/photo", data=b"eleven")
    client.put("/bottles/1/photo", data=b"one again")
    seen = [client.get(f"/bottles/{number}/photo").data for number in (1, 11)]
    assert seen == [b"one again", b"eleven"], (
        f"The photos of 1 and 11 should be 'one again' and 'eleven', saw {seen}."
    )


def test_no_files(create_app, folder):
    """The app writes no files."""
    client = create_app(Store()).test_client()
    client.put("/bottles/7/photo", data=PHOTO)
    client.get("/bottles/7/photo")
    seen = sorted(path.name for path in pathlib.Path(".").iterdir())
    assert not seen, f"After an upload there should be no new files, saw {seen}."


def test_log(create_app, folder, capfd):
    """Each upload writes its line to the standard output."""
    client = create_app(Store()).test_client()
    client.put("/bottles/7/photo", data=PHOTO)
    client.put("/bottles/12/photo", data=PHOTO)
    sys.stdout.flush()
    seen = capfd.readouterr().out
    for number in (7, 12):
        assert f"saved photo {number}" in seen, (
            f"After PUT /bottles/{number}/photo the standard output should hold "
            f"'saved photo {number}', saw {seen[:120]!r}."
        )


def test_health(create_app, folder):
    """The health view answers, even while the store is down."""

    class Down:
        def __getattr__(self, name):
            raise ConnectionError("the store is down")

    try:
        seen = create_app(Down()).test_client().get("/health")
    except ConnectionError:
        pytest.fail("GET /health should not ask the store, but it does.", pytrace=False)
    assert (seen.status_code, seen.get_json(silent=True)) == (200, {"status": "ok"}), (
        f"GET /health should answer 200 with {{'status': 'ok'}}, saw {seen.status_code} "
        f"and {seen.text[:60]!r}."
    )


def test_view_as_before(create_app, folder):
    """The view of a bottle answers as before."""
    client = create_app(Store()).test_client()
    for number, wanted in (
        (7, (200, {"number": 7, "beach": "Skagen"})),
        (99, (404, {"error": "no bottle 99"})),
    ):
        answer = client.get(f"/bottles/{number}")
        seen = (answer.status_code, answer.get_json(silent=True))
        assert seen == wanted, f"GET /bottles/{number} should answer {wanted}, saw {seen}."


@pytest.mark.parametrize("number", [7, 12, 31, 99])
def test_handler_like_the_view(create_app, handler, number):
    """The function answers like the view."""
    answer = create_app(Store()).test_client().get(f"/bottles/{number}")
    wanted = (answer.status_code, answer.get_json())
    seen = call(handler, f"/bottles/{number}")
    assert seen == wanted, f"The handler for GET /bottles/{number} should give {wanted}, saw {seen}."


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_handler_method(handler, method):
    """Other methods get 405."""
    status, _ = call(handler, "/bottles/7", method)
    assert status == 405, f"{method} /bottles/7 should give the statusCode 405, saw {status}."


@pytest.mark.parametrize("path", ["/", "/bottles/", "/bottles/seven", "/7", "/health", "/bottles/7/x"])
def test_handler_path(handler, path):
    """Other paths get 404, and no exception."""
    status, _ = call(handler, path)
    assert status == 404, f"GET {path} should give the statusCode 404, saw {status}."


def test_loads_once():
    """The function loads its data once for an instance."""
    import data

    sys.modules.pop("function", None)
    before = data.calls
    handler = importlib.import_module("function").handler
    for number in (7, 12, 99, 7):
        status, _ = call(handler, f"/bottles/{number}")
        assert status in (200, 404), f"GET /bottles/{number} should give 200 or 404, saw {status}."
    assert data.calls - before <= 1, (
        f"For four events load() should be called once, saw {data.calls - before} calls."
    )
