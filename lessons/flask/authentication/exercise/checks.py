import importlib
import sys

import pytest
import werkzeug.security

RIGHT = {"name": "ada", "password": "rope-and-tide"}


@pytest.fixture
def crew(monkeypatch):
    """Import the app anew for each check, with a quick hash, and add Ada and Ben."""
    slow = werkzeug.security.generate_password_hash

    def quick(password, *args, **kwargs):
        return slow(password, method="pbkdf2:sha256:1")

    monkeypatch.setattr(werkzeug.security, "generate_password_hash", quick)
    monkeypatch.delitem(sys.modules, "crew", raising=False)
    try:
        module = importlib.import_module("crew")
        with module.app.app_context():
            module.add_user("ada", "rope-and-tide")
            module.add_user("ben", "rope-and-tide")
    except Exception as error:
        text = f"{type(error).__name__}: {error}"[:200]
        pytest.fail(f"import crew, and add_user, should work, saw {text}", pytrace=False)
    module.app.config["PROPAGATE_EXCEPTIONS"] = False
    return module


@pytest.fixture
def client(crew):
    return crew.app.test_client()


def stored(crew):
    with crew.app.app_context():
        query = crew.db.select(crew.User.password_hash).order_by(crew.User.id)
        return list(crew.db.session.scalars(query))


def log_in(client, path="/login", **form):
    """Log in as Ada, or with other fields; return the answer."""
    return client.post(path, data={**RIGHT, **form})


def must_log_in(client):
    status = log_in(client).status_code
    assert status == 303, (
        f"POST /login with the right name and password should answer 303, saw {status}."
    )


def place(response):
    """The address of a redirect on this site, without its host."""
    return (response.location or "").removeprefix("http://localhost")


def test_open_pages(client):
    """The front page and the form stay open to all."""
    home = client.get("/")
    assert (home.status_code, home.text) == (200, "Gull Point lifeboat station"), (
        f"GET / should answer 200 and the name of the station, saw {home.status_code}."
    )
    form = client.get("/login")
    assert form.status_code == 200 and 'name="password"' in form.text, (
        f"GET /login should answer 200 with the form, saw {form.status_code}."
    )


def test_hash_is_stored(crew):
    """The database holds hashes, and not the passwords."""
    ada, ben = stored(crew)
    assert "rope-and-tide" not in ada, (
        f"After add_user('ada', 'rope-and-tide'), password_hash should be a hash, saw {ada[:40]!r}."
    )
    assert werkzeug.security.check_password_hash(ada, "rope-and-tide"), (
        f"check_password_hash should accept what add_user has stored, saw {ada[:40]!r}."
    )
    assert ada != ben, "Two users with equal passwords should have different hashes, saw one."


def test_right_password(client):
    """The right password leads to the roster."""
    response = log_in(client)
    assert (response.status_code, place(response)) == (303, "/roster"), (
        "POST /login with the right name and password should answer 303 to /roster, "
        f"saw {response.status_code} {place(response)}."
    )
    page = client.get("/roster")
    assert page.status_code == 200 and page.json == ["Monday: Ada", "Tuesday: Ben"], (
        f"After the login, GET /roster should answer 200 with the roster, saw {page.status_code}."
    )


def test_the_users_own_password(client, crew):
    """Each user has a password of their own."""
    with crew.app.app_context():
        crew.add_user("cleo", "north-by-east")
    status = log_in(client, name="cleo").status_code
    assert status == 401, f"POST /login as cleo with Ada's password: expected 401, saw {status}."
    status = log_in(client, name="cleo", password="north-by-east").status_code
    assert status == 303, f"POST /login as cleo with her password should answer 303, saw {status}."


@pytest.mark.parametrize("form", [
    {"name": "ada", "password": "Rope-and-tide"},
    {"name": "eve", "password": "rope-and-tide"},
    {"name": "ada"},
    {"password": "rope-and-tide"},
])
def test_wrong_fields(client, form):
    """A wrong or missing name or password is refused with 401."""
    status = client.post("/login", data=form).status_code
    assert status == 401, f"POST /login with {form} should answer 401, saw {status}."
    status = client.get("/roster").status_code
    assert status != 200, f"After that, GET /roster should be closed, saw {status}."


def test_same_answer(client):
    """A wrong password and an unknown name get the same answer."""
    wrong, unknown = log_in(client, password="x"), log_in(client, name="eve")
    assert wrong.status_code == unknown.status_code == 401, (
        f"Both should answer 401, saw {wrong.status_code} for a wrong password and "
        f"{unknown.status_code} for an unknown name."
    )
    assert wrong.text == unknown.text, (
        f"Both should have the same text, saw {wrong.text[:50]!r} and {unknown.text[:50]!r}."
    )


def test_hash_is_no_password(client, crew):
    """Somebody who has the hash cannot log in with it."""
    must_log_in(client)
    status = log_in(crew.app.test_client(), password=stored(crew)[0]).status_code
    assert status == 401, (
        f"POST /login with the stored hash as the password should answer 401, saw {status}."
    )


def test_roster_is_closed(client):
    """Strangers are sent from the roster to the login, with next."""
    response = client.get("/roster")
    seen = place(response)
    assert response.status_code in (302, 303) and seen.startswith("/login?"), (
        f"GET /roster by a stranger should redirect to /login?…, saw {response.status_code} {seen}."
    )
    assert "next=%2Froster" in seen or "next=/roster" in seen, (
        f"The redirect should carry next=/roster, saw {seen}."
    )


def test_logout(client):
    """After the logout the roster is closed again."""
    must_log_in(client)
    response = client.post("/logout")
    assert (response.status_code, place(response)) == (303, "/"), (
        f"POST /logout should answer 303 to /, saw {response.status_code} {place(response)}."
    )
    status = client.get("/roster").status_code
    assert status != 200, f"After the logout, GET /roster should be closed, saw {status}."


def test_logout_by_post_only(client):
    """GET /logout answers 405 and logs nobody out."""
    must_log_in(client)
    status = client.get("/logout").status_code
    assert status == 405, f"GET /logout should answer 405, saw {status}."
    status = client.get("/roster").status_code
    assert status == 200, f"After GET /logout, GET /roster should still answer 200, saw {status}."


@pytest.mark.parametrize("target", ["/roster?day=2", "/"])
def test_next_on_this_site(client, target):
    """A path on this site is followed after the login."""
    response = client.post("/login", query_string={"next": target}, data=RIGHT)
    assert (response.status_code, place(response)) == (303, target), (
        f"POST /login with next={target} should answer 303 to {target}, "
        f"saw {response.status_code} {place(response)}."
    )


@pytest.mark.parametrize("target", [
    "https://evil.example/roster",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "evil.example",
    "javascript:alert(1)",
    "https://localhost.evil.example/roster",
])
def test_foreign_next(client, target):
    """A next that leads elsewhere is not followed."""
    response = client.post("/login", query_string={"next": target}, data=RIGHT)
    assert (response.status_code, place(response)) == (303, "/roster"), (
        f"POST /login with next={target!r} should answer 303 to /roster, "
        f"saw {response.status_code} {response.location!r}."
    )
