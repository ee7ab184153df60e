import importlib
import os
import sys

import flask
import pytest

FILES = ("models", "services", "canoes", "bookings")


def load(name):
    """Import a module of the package, or say in words why that fails."""
    try:
        return importlib.import_module(name)
    except Exception as error:
        pytest.fail(
            f"import {name}: should work, saw {type(error).__name__}: {str(error)[:90]}",
            pytrace=False,
        )


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    """Each test imports the package anew, without settings from outside."""
    for name in list(sys.modules):
        if name.partition(".")[0] == "hire":
            monkeypatch.delitem(sys.modules, name)
    for name in list(os.environ):
        if name.startswith("FLASK_"):
            monkeypatch.delenv(name)


@pytest.fixture
def build():
    """A function that builds an app with the learner's factory."""
    factory = getattr(load("hire"), "create_app", None)
    if not callable(factory):
        pytest.fail("hire/__init__.py should have a function create_app.", pytrace=False)

    def build(*config):
        said = "create_app()" if not config else f"create_app({config[0]})"
        try:
            app = factory(*config)
        except Exception as error:
            pytest.fail(
                f"{said} should return an app, saw {type(error).__name__}: {str(error)[:90]}",
                pytrace=False,
            )
        if not isinstance(app, flask.Flask):
            pytest.fail(f"{said} should return an app, saw {app!r:.60}.", pytrace=False)
        return app

    return build


def ask(app, path):
    """GET a path and give its JSON."""
    response = app.test_client().get(path)
    assert response.status_code == 200, f"GET {path} should answer 200, saw {response.status_code}."
    return response.get_json(silent=True)


def book(app, name, hours):
    return app.test_client().post("/bookings/", data={"name": name, "hours": str(hours)})


def test_canoes_as_before(build):
    """The pages of the canoes answer as before."""
    app = build()
    seen = ask(app, "/canoes/")
    expected = {"lake": "Reed Lake", "canoes": ["/canoes/1", "/canoes/2", "/canoes/3"]}
    assert seen == expected, f"GET /canoes/ should give {expected}, saw {seen}."
    seen = ask(app, "/canoes/3")
    assert seen == {"canoe": 3, "lake": "Reed Lake"}, (
        f"GET /canoes/3 should give canoe 3 on Reed Lake, saw {seen}."
    )
    for path in ("/canoes/0", "/canoes/4"):
        status = app.test_client().get(path).status_code
        assert status == 404, f"GET {path} should answer 404, saw {status}."


def test_bookings_as_before(build):
    """The pages of the bookings answer as before."""
    app = build()
    for name, hours, cents in (("Ada", 1, 800), ("Ben", 3, 1800), ("Cleo", 8, 2500)):
        response = book(app, name, hours)
        seen = response.status_code, response.get_json(silent=True)
        assert seen == (201, {"cents": cents}), (
            f"POST /bookings/ for {hours} hours should answer 201 and {cents} cents, "
            f"saw {seen[0]} and {seen[1]}."
        )
    seen = ask(app, "/bookings/")
    expected = [
        {"name": "Ada", "hours": 1}, {"name": "Ben", "hours": 3}, {"name": "Cleo", "hours": 8},
    ]
    assert seen == expected, f"GET /bookings/ should then give {expected}, saw {seen}."


@pytest.mark.parametrize("hours", ["0", "9", "many", ""])
def test_bad_hours_as_before(build, hours):
    """Hours that break the rule get 400 and are not stored."""
    app = build()
    response = book(app, "Ada", hours)
    seen = response.status_code, response.get_json(silent=True)
    expected = 400, {"error": "hours: a whole number from 1 to 8"}
    assert seen == expected, (
        f"POST /bookings/ with hours={hours!r} should answer {expected[0]} and {expected[1]}, "
        f"saw {seen[0]} and {seen[1]}."
    )
    assert ask(app, "/bookings/") == [], f"hours={hours!r} should store nothing, saw a booking."


def test_endpoints(build):
    """Addresses are built from the endpoints of the two blueprints."""
    app = build()
    wanted = {
        "canoes.index": "/canoes/", "canoes.show": "/canoes/2",
        "bookings.index": "/bookings/", "bookings.add": "/bookings/",
    }
    with app.test_request_context():
        for endpoint, address in wanted.items():
            values = {"number": 2} if endpoint == "canoes.show" else {}
            try:
                seen = flask.url_for(endpoint, **values)
            except Exception as error:
                seen = type(error).__name__
            assert seen == address, f"url_for({endpoint!r}) should give {address}, saw {seen}."


def test_links_follow_a_move(build):
    """The links to the canoes survive a move of the whole app."""
    response = build().test_client().get("/canoes/", base_url="http://localhost/lake")
    seen = (response.get_json(silent=True) or {}).get("canoes", [])
    assert seen[:1] == ["/lake/canoes/1"], (
        f"With the app below /lake, the first link should be /lake/canoes/1, saw {seen[:1]}. "
        "Build it with url_for."
    )


def test_two_apps(build):
    """Two apps live side by side, each with its own settings."""
    reed, moss = build(), build({"LAKE": "Moss Tarn", "CANOES": 1})
    seen = ask(moss, "/canoes/")
    assert seen == {"lake": "Moss Tarn", "canoes": ["/canoes/1"]}, (
        f"An app with LAKE='Moss Tarn' and CANOES=1 should list one canoe there, saw {seen}."
    )
    seen = ask(reed, "/canoes/")
    assert (seen["lake"], len(seen["canoes"])) == ("Reed Lake", 3), (
        f"The first app should still have 3 canoes on Reed Lake, saw {seen} after a second one "
        "was built."
    )


def test_two_databases(build):
    """Two apps do not see each other's bookings."""
    reed, moss = build(), build({"LAKE": "Moss Tarn"})
    response = book(reed, "Ada", 2)
    assert response.status_code == 201, (
        f"POST /bookings/ on the first app should answer 201, saw {response.status_code}."
    )
    seen = ask(moss, "/bookings/"), ask(reed, "/bookings/")
    assert seen == ([], [{"name": "Ada", "hours": 2}]), (
        f"Ada booked with the first app. The second should have no booking, saw {seen[0]}; "
        f"the first should have hers, saw {seen[1]}."
    )


def test_environment(build, monkeypatch):
    """The environment overrides the defaults, when the app is built."""
    monkeypatch.setenv("FLASK_LAKE", "Otter Pond")
    monkeypatch.setenv("FLASK_CANOES", "2")
    seen = ask(build(), "/canoes/")
    assert seen == {"lake": "Otter Pond", "canoes": ["/canoes/1", "/canoes/2"]}, (
        "With FLASK_LAKE='Otter Pond' and FLASK_CANOES=2, set after the import and before "
        f"create_app(), there should be 2 canoes on Otter Pond, saw {seen}."
    )


def test_argument_wins(build, monkeypatch):
    """The argument of create_app overrides the environment."""
    monkeypatch.setenv("FLASK_LAKE", "Otter Pond")
    seen = ask(build({"LAKE": "Moss Tarn"}), "/canoes/")["lake"]
    assert seen == "Moss Tarn", (
        f"With FLASK_LAKE='Otter Pond', create_app({{'LAKE': 'Moss Tarn'}}) should be on "
        f"Moss Tarn, saw {seen}. Who speaks last?"
    )


def test_no_global_app():
    """No module keeps an app in a global name, and each has its part."""
    modules = {name: load(f"hire.{name}") for name in FILES}
    modules["__init__"] = load("hire")
    for name, module in modules.items():
        found = [key for key, value in vars(module).items() if isinstance(value, flask.Flask)]
        assert not found, (
            f"After the import, hire/{name}.py should hold no app, saw one called {found[0]}. "
            "Only create_app builds one."
        )
    for name, part in (
        ("models", "db"), ("models", "Booking"), ("services", "price"),
        ("canoes", "bp"), ("bookings", "bp"),
    ):
        assert hasattr(modules[name], part), f"hire/{name}.py should have {part}, but has not."
    for name in ("canoes", "bookings"):
        assert isinstance(modules[name].bp, flask.Blueprint), (
            f"bp in hire/{name}.py should be a Blueprint, saw {type(modules[name].bp).__name__}."
        )


def test_price_without_an_app():
    """The service works without a request and without an app."""
    price = getattr(load("hire.services"), "price", None)
    assert callable(price), "hire/services.py should have a function price, but has none."
    for hours, cents in ((1, 800), (2, 1300), (4, 2300), (5, 2500), (8, 2500)):
        try:
            seen = price(hours)
        except Exception as error:
            seen = f"{type(error).__name__}: {str(error)[:60]}"
        assert seen == cents, f"price({hours}) should give {cents}, saw {seen}."


@pytest.mark.parametrize("hours", [None, 0, 9])
def test_price_refuses(hours):
    """The service refuses hours that break the rule."""
    price = getattr(load("hire.services"), "price", None)
    assert callable(price), "hire/services.py should have a function price, but has none."
    try:
        seen = repr(price(hours))
    except ValueError as error:
        assert "1 to 8" in str(error), (
            f"The message of price({hours}) should say '1 to 8', saw {str(error)!r:.60}."
        )
        return
    except Exception as error:
        seen = type(error).__name__
    pytest.fail(f"price({hours}) should raise a ValueError, saw {seen}.", pytrace=False)


def test_view_asks_the_service(build, monkeypatch):
    """The view gets the price from the service."""
    app = build()
    original = getattr(load("hire.services"), "price", None)
    assert callable(original), "hire/services.py should have a function price, but has none."
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "hire":
            for key, value in list(vars(module).items()):
                if value is original:
                    monkeypatch.setattr(module, key, lambda *args, **kwargs: 77)
    seen = book(app, "Ada", 2).get_json(silent=True)
    assert seen == {"cents": 77}, (
        "With a price that is replaced by 77 for a moment, POST /bookings/ should answer "
        f"{{'cents': 77}}, saw {seen}. The rule should stand in services.py alone."
    )
