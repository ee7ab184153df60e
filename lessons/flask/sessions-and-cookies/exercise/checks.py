import importlib
import re
import secrets
import sys

import flask
import pytest

HTTPS = "https://wool.test"


def load(monkeypatch, key):
    """Import wool.py anew, with this secret key in the environment."""
    for name in ("SECRET_KEY", "FLASK_SECRET_KEY"):
        monkeypatch.delenv(name, raising=False)
    if key is not None:
        monkeypatch.setenv("SECRET_KEY", key)
    monkeypatch.delitem(sys.modules, "wool", raising=False)
    return importlib.import_module("wool")


def fresh_app(monkeypatch, key):
    try:
        app = load(monkeypatch, key).app
    except Exception as error:
        pytest.fail(
            f"import wool with SECRET_KEY in the environment: should work, "
            f"saw {type(error).__name__}: {str(error)[:80]}",
            pytrace=False,
        )
    if not isinstance(app, flask.Flask):
        pytest.fail("wool.py should have a Flask application called app.", pytrace=False)
    return app


@pytest.fixture
def key():
    return secrets.token_hex(16)


@pytest.fixture
def app(monkeypatch, key):
    return fresh_app(monkeypatch, key)


def change(client, what, colour):
    """Post to /basket/add or /basket/remove, as the page's buttons do."""
    response = client.post(f"/basket/{what}", data={"colour": colour}, base_url=HTTPS)
    assert response.status_code == 303, (
        f"POST /basket/{what} with colour={colour} should answer 303, saw {response.status_code}."
    )
    return response


def page(client):
    response = client.get("/basket", base_url=HTTPS)
    assert response.status_code == 200, (
        f"GET /basket should answer 200, saw {response.status_code}."
    )
    return response.text


def basket(client):
    """What the page lists, as a dictionary."""
    items = re.findall(r"<li>\s*(\w+): (\d+)\s*</li>", page(client))
    return {colour: int(balls) for colour, balls in items}


def test_the_shop_as_before(app):
    """The shop's page and an empty basket look as before."""
    client = app.test_client()
    text = client.get("/", base_url=HTTPS).text
    assert all(f'value="{colour}"' in text for colour in ("moss", "rust", "sky")), (
        "GET / should still have a button for each of the three colours."
    )
    assert "<li>empty</li>" in page(client), "An empty basket should still say 'empty'."


def test_changes_add_up(app):
    """Every change is saved, also the second and third one."""
    client = app.test_client()
    for colour in ("moss", "moss", "sky", "moss"):
        change(client, "add", colour)
    seen = basket(client)
    assert seen == {"moss": 3, "sky": 1}, (
        f"After moss, moss, sky, moss the basket should be {{'moss': 3, 'sky': 1}}, saw {seen}. "
        "Does the session notice each change?"
    )


def test_remove(app):
    """Removing takes one ball off, and the last one takes the colour out."""
    client = app.test_client()
    for colour in ("moss", "moss", "sky"):
        change(client, "add", colour)
    change(client, "remove", "moss")
    seen = basket(client)
    assert seen == {"moss": 1, "sky": 1}, (
        f"With 2 moss and 1 sky, removing a moss should leave 1 and 1, saw {seen}. "
        "Does the session notice this change, too?"
    )
    change(client, "remove", "moss")
    change(client, "remove", "rust")
    seen = basket(client)
    assert seen == {"sky": 1}, (
        f"Removing the last moss, and a rust that is not there, should leave {{'sky': 1}}, "
        f"saw {seen}."
    )


def test_unknown_colour(app):
    """An unknown colour gets 404 and changes nothing."""
    client = app.test_client()
    change(client, "add", "sky")
    status = client.post("/basket/add", data={"colour": "gold"}, base_url=HTTPS).status_code
    assert status == 404, f"POST /basket/add with colour=gold should answer 404, saw {status}."
    seen = basket(client)
    assert seen == {"sky": 1}, f"The basket should still be {{'sky': 1}}, saw {seen}."


def test_two_visitors(app):
    """Two visitors do not see each other's baskets."""
    ada, ben = app.test_client(), app.test_client()
    change(ada, "add", "moss")
    change(ben, "add", "sky")
    seen = basket(ada), basket(ben)
    assert seen == ({"moss": 1}, {"sky": 1}), (
        f"Ada added moss, Ben added sky. Each should see their own, saw {seen[0]} and {seen[1]}."
    )


def test_survives_a_restart(app, monkeypatch, key):
    """A restart of the server does not empty the baskets."""
    before = app.test_client()
    change(before, "add", "rust")
    cookie = before.get_cookie("session", domain="wool.test")
    assert cookie is not None, (
        "After POST /basket/add the browser should have a session cookie, saw none."
    )
    after = fresh_app(monkeypatch, key).test_client()
    after.set_cookie("session", cookie.value, domain="wool.test")
    seen = basket(after)
    assert seen == {"rust": 1}, (
        f"After a restart, with the same key and cookie, the basket should be {{'rust': 1}}, "
        f"saw {seen}. Is it in the session, and not in a name of the module?"
    )


def test_message_once(app):
    """The next page says what was added, once."""
    client = app.test_client()
    change(client, "add", "moss")
    first, second = page(client), page(client)
    assert first.count("Added: moss") == 1, (
        "The first GET /basket after adding moss should show 'Added: moss' once, "
        f"saw it {first.count('Added: moss')} times."
    )
    assert "Added: moss" not in second, "The second GET /basket should not show it again."


def test_messages_wait(app):
    """Messages of two changes wait for the next page; other visitors do not see them."""
    ada, ben = app.test_client(), app.test_client()
    change(ada, "add", "moss")
    change(ada, "add", "sky")
    assert "Added" not in page(ben), "Ben's page should not show Ada's messages."
    text = page(ada)
    assert "Added: moss" in text and "Added: sky" in text, (
        "After two changes the next page should show 'Added: moss' and 'Added: sky'."
    )


def test_no_message_for_others(app):
    """Removing, and an unknown colour, go without a message."""
    client = app.test_client()
    change(client, "add", "moss")
    assert "Added: moss" in page(client), "After adding moss, the page should say 'Added: moss'."
    change(client, "remove", "moss")
    client.post("/basket/add", data={"colour": "gold"}, base_url=HTTPS)
    text = page(client)
    assert "Added" not in text and "emoved" not in text, (
        "After removing a moss and asking for the unknown gold, the page should show no message."
    )


def test_key_from_the_environment(app, key):
    """The secret key is the one in the environment variable SECRET_KEY."""
    if app.secret_key != key:
        pytest.fail(
            "With a SECRET_KEY in the environment, the app should use it; it uses another one.",
            pytrace=False,
        )


def test_no_key_in_the_source(monkeypatch):
    """Without the environment variable there is no key to fall back on."""
    try:
        module = load(monkeypatch, None)
    except Exception:
        return
    if module.app.secret_key:
        pytest.fail(
            "Without SECRET_KEY in the environment the app should have no key, "
            "but it has one. Where in wool.py does it come from?",
            pytrace=False,
        )


def test_flags(app):
    """The session cookie is Secure, HttpOnly and SameSite=Lax."""
    response = change(app.test_client(), "add", "moss")
    lines = [c for c in response.headers.getlist("Set-Cookie") if c.startswith("session=")]
    assert lines, "POST /basket/add should set the session cookie, saw none."
    flags = [flag.strip().casefold() for flag in lines[0].split(";")[1:]]
    for flag in ("Secure", "HttpOnly"):
        assert flag.casefold() in flags, (
            f"The session cookie should have the flag {flag}, saw {', '.join(flags)}."
        )
    assert "samesite=lax" in flags or "samesite=strict" in flags, (
        f"The session cookie should have the flag SameSite=Lax, saw {', '.join(flags)}."
    )
