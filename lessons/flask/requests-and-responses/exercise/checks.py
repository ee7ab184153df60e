import importlib
import sys

import flask
import pytest


@pytest.fixture
def radio(monkeypatch):
    """Import the app anew for each check."""
    monkeypatch.delitem(sys.modules, "radio", raising=False)
    try:
        module = importlib.import_module("radio")
    except Exception as error:
        pytest.fail(f"import radio: should work, saw {type(error).__name__}.", pytrace=False)
    if not isinstance(getattr(module, "app", None), flask.Flask):
        pytest.fail("radio.py should have a Flask application called app.", pytrace=False)
    if not isinstance(getattr(module, "FEEDBACK", None), list):
        pytest.fail("radio.py should keep its list FEEDBACK.", pytrace=False)
    return module


@pytest.fixture
def client(radio):
    return radio.app.test_client()


def post(client, form):
    """Send a form that has to be accepted."""
    response = client.post("/feedback", data=form)
    assert response.status_code in (200, 302, 303), (
        f"POST /feedback with {form} should be accepted, saw {response.status_code}."
    )
    return response


def error_of(response, what):
    """Return the error text of a 400 answer."""
    assert response.status_code == 400, f"{what} should answer 400, saw {response.status_code}."
    body = response.get_json(silent=True)
    assert isinstance(body, dict) and isinstance(body.get("error"), str), (
        f"{what} should have the JSON {{'error': '…'}}, saw {response.text[:60]!r}."
    )
    return body["error"]


def test_front_page_as_before(client):
    """The front page stays as it is."""
    response = client.get("/")
    assert (response.status_code, response.text) == (200, "Radio Tern, 98.4"), (
        "GET / should answer 200 and 'Radio Tern, 98.4', "
        f"saw {response.status_code} and {response.text[:40]!r}."
    )


@pytest.mark.parametrize(
    "query, seconds, length",
    [
        ("?seconds=215", 215, "3:35"),
        ("?seconds=61", 61, "1:01"),
        ("?seconds=59", 59, "0:59"),
        ("?seconds=0", 0, "0:00"),
        ("?seconds=3600", 3600, "60:00"),
        ("", 180, "3:00"),
    ],
)
def test_convert(client, query, seconds, length):
    """/convert answers with seconds and length as JSON."""
    response = client.get(f"/convert{query}")
    assert response.status_code == 200, (
        f"GET /convert{query} should answer 200, saw {response.status_code}."
    )
    expected = {"seconds": seconds, "length": length}
    seen = response.get_json(silent=True)
    assert seen == expected, (
        f"GET /convert{query} should be the JSON {expected}, saw {seen or response.text[:60]!r}."
    )


@pytest.mark.parametrize("value", ["long", "3:35", "1.5", "-1"])
def test_bad_seconds(client, value):
    """/convert refuses what is no whole number from 0 on."""
    what = f"GET /convert?seconds={value}"
    error = error_of(client.get(f"/convert?seconds={value}"), what)
    assert "seconds" in error, f"The error of {what} should speak of seconds, saw {error[:60]!r}."


def test_feedback_is_kept(radio, client):
    """POST /feedback adds name and text to the list."""
    post(client, {"name": "Ada", "text": "More jazz"})
    post(client, {"name": "Ben", "text": "Less jazz"})
    expected = ["Ada: More jazz", "Ben: Less jazz"]
    assert radio.FEEDBACK == expected, (
        f"After two forms FEEDBACK should be {expected}, saw {radio.FEEDBACK}."
    )


def test_feedback_without_name(radio, client):
    """Feedback without a name comes from a guest."""
    post(client, {"text": "Good morning"})
    assert radio.FEEDBACK == ["guest: Good morning"], (
        "POST /feedback without name should add 'guest: Good morning', "
        f"saw {radio.FEEDBACK} as the list."
    )


def test_feedback_redirects(client):
    """POST /feedback redirects with 303 to the feedback."""
    response = client.post("/feedback", data={"name": "Ada", "text": "More jazz"})
    seen = (response.status_code, response.headers.get("Location"))
    assert seen == (303, "/feedback"), (
        f"POST /feedback should answer 303 with Location /feedback, saw {seen[0]} and {seen[1]}."
    )


def test_address_is_built(client):
    """The address of the redirect is built, so it survives a move of the app."""
    response = client.post(
        "/feedback", data={"name": "Ada", "text": "Hi"}, base_url="http://localhost/tern"
    )
    seen = response.headers.get("Location")
    assert seen == "/tern/feedback", (
        "With the app under /tern, POST /feedback should redirect to /tern/feedback, "
        f"saw {seen}. Use url_for."
    )


@pytest.mark.parametrize("form", [{"name": "Ada"}, {"name": "Ada", "text": "   "}])
def test_feedback_without_text(radio, client, form):
    """Feedback without text gets 400 and is not kept."""
    what = f"POST /feedback with {form}"
    error = error_of(client.post("/feedback", data=form), what)
    assert "text" in error, f"The error of {what} should speak of text, saw {error[:60]!r}."
    assert radio.FEEDBACK == [], f"{what} should add nothing, saw {radio.FEEDBACK}."


def test_feedback_is_plain_text(radio, client):
    """GET /feedback sends plain text and says that it is UTF-8."""
    radio.FEEDBACK.append("Eve: <b>louder</b>")
    response = client.get("/feedback")
    seen = response.headers["Content-Type"].lower().replace(" ", "")
    assert seen == "text/plain;charset=utf-8", (
        "GET /feedback should have the Content-Type 'text/plain; charset=utf-8', "
        f"saw {response.headers['Content-Type']!r}."
    )
    assert response.text == "Eve: <b>louder</b>", (
        f"In plain text the entry stays as it was written, saw {response.text[:60]!r}."
    )


def test_all_scripts_come_back_whole(client):
    """Names and texts in any script come back whole, one entry per line."""
    post(client, {"name": "Žofie", "text": "Träumerei, bitte"})
    post(client, {"name": "山田", "text": "もっと音楽"})
    seen = client.get("/feedback").data.decode("utf-8", "replace")
    expected = "Žofie: Träumerei, bitte\n山田: もっと音楽"
    assert seen.strip() == expected, (
        f"GET /feedback should show {expected!r}, saw {seen[:60]!r}."
    )
