import json

import pytest

FAUST = {"title": "Faust", "seats": 40}
OWL = {"title": "The Owl", "seats": 0}


@pytest.fixture
def app():
    """An app with an empty database in memory."""
    try:
        from theatre import create_app

        return create_app({"PROPAGATE_EXCEPTIONS": False})
    except Exception as error:
        pytest.fail(
            f"create_app() should return an app, saw {type(error).__name__}: {str(error)[:90]}",
            pytrace=False,
        )


@pytest.fixture
def client(app):
    return app.test_client()


@pytest.fixture
def stored(app):
    """A function that puts shows into the database, without the API, and gives their numbers."""
    from theatre.models import Show, db

    def store(*shows):
        with app.app_context():
            rows = [Show(**show) for show in shows]
            db.session.add_all(rows)
            db.session.commit()
            return [row.id for row in rows]

    return store


@pytest.fixture
def rows(app):
    """A function that reads the database, without the API."""
    from theatre.models import Show, db

    def read():
        with app.app_context():
            found = db.session.scalars(db.select(Show).order_by(Show.id))
            return {row.id: (row.title, row.seats) for row in found}

    return read


def status(response, expected, what):
    assert response.status_code == expected, (
        f"{what} should answer {expected}, saw {response.status_code}."
    )


def said(body):
    """A body as short words for a message."""
    return f"the JSON {json.dumps(body):.60}"


def test_list_as_before(client, stored):
    """The list of the shows stays as it is."""
    stored(FAUST, OWL)
    response = client.get("/shows")
    status(response, 200, "GET /shows")
    expected = [{"id": 1, **FAUST}, {"id": 2, **OWL}]
    assert response.json == expected, f"GET /shows should give {expected}, saw {response.json}."


def test_one_show(client, stored):
    """GET of one show answers with it, and 404 for an unknown number."""
    stored(FAUST, OWL)
    response = client.get("/shows/2")
    status(response, 200, "GET /shows/2")
    expected = {"id": 2, **OWL}
    assert response.get_json(silent=True) == expected, (
        f"GET /shows/2 should give {expected}, saw {response.text[:60]!r}."
    )
    status(client.get("/shows/3"), 404, "With two shows, GET /shows/3")


def test_post(client, rows):
    """POST stores a show and answers 201 with it."""
    response = client.post("/shows", json=FAUST)
    status(response, 201, "POST /shows")
    expected = {"id": 1, **FAUST}
    assert response.get_json(silent=True) == expected, (
        f"POST /shows should answer with {expected}, saw {response.text[:60]!r}."
    )
    assert rows() == {1: ("Faust", 40)}, (
        f"After the POST the database should hold Faust as number 1, saw {rows()}."
    )


@pytest.mark.parametrize("base", ["", "/api"])
def test_location(client, stored, base):
    """The address in Location leads to the new show, wherever the app is."""
    stored(OWL)
    response = client.post("/shows", json=FAUST, base_url=f"http://localhost{base}")
    status(response, 201, "POST /shows")
    seen = response.headers.get("Location", "no Location")
    assert seen.removeprefix("http://localhost") == f"{base}/shows/2", (
        f"Location should be {base}/shows/2, saw {seen}. Build it with url_for."
    )


def test_no_seats_left(client, rows):
    """A show with 0 seats is a good show."""
    response = client.post("/shows", json=OWL)
    status(response, 201, "POST /shows with 0 seats")
    assert rows() == {1: ("The Owl", 0)}, f"It should be stored with 0 seats, saw {rows()}."


def test_other_fields_are_ignored(client, rows):
    """Fields with other names are ignored."""
    response = client.post("/shows", json={**FAUST, "id": 77, "owner": "me"})
    status(response, 201, "POST /shows with the fields id and owner besides")
    assert rows() == {1: ("Faust", 40)}, (
        f"The client does not choose the number, so it should be 1, saw {rows()}."
    )


def test_put(client, stored, rows):
    """PUT replaces title and seats of a show, and leaves the others alone."""
    stored(FAUST, FAUST)
    response = client.put("/shows/2", json={"title": "Faust II", "seats": 12})
    status(response, 200, "PUT /shows/2")
    expected = {"id": 2, "title": "Faust II", "seats": 12}
    assert response.get_json(silent=True) == expected, (
        f"PUT /shows/2 should answer with {expected}, saw {response.text[:60]!r}."
    )
    expected = {1: ("Faust", 40), 2: ("Faust II", 12)}
    assert rows() == expected, f"After the PUT the shows should be {expected}, saw {rows()}."


def test_put_twice(client, stored, rows):
    """PUT sent twice leaves the same as sent once."""
    stored(FAUST)
    for turn in ("first", "second"):
        status(client.put("/shows/1", json=OWL), 200, f"The {turn} PUT /shows/1")
    assert rows() == {1: ("The Owl", 0)}, (
        f"After two PUTs there should be one show, The Owl, saw {rows()}."
    )


def test_put_unknown(client, stored, rows):
    """PUT on an unknown number gets 404 and makes nothing."""
    stored(FAUST)
    status(client.put("/shows/1", json=FAUST), 200, "PUT /shows/1")
    status(client.put("/shows/9", json=OWL), 404, "With one show, PUT /shows/9")
    assert rows() == {1: ("Faust", 40)}, f"It should make no show, saw {rows()}."


def test_delete(client, stored, rows):
    """DELETE takes one show away and answers 204; the second one gets 404."""
    stored(FAUST, OWL)
    response = client.delete("/shows/1")
    status(response, 204, "DELETE /shows/1")
    assert response.data == b"", f"204 has no body, saw {response.text[:60]!r}."
    assert rows() == {2: ("The Owl", 0)}, f"Only The Owl should be left, saw {rows()}."
    status(client.delete("/shows/1"), 404, "The second DELETE /shows/1")


BAD = [
    ({"title": "Faust"}, {"seats"}),
    ({"seats": 40}, {"title"}),
    ({}, {"title", "seats"}),
    ({"title": "  ", "seats": -1}, {"title", "seats"}),
    ({"title": "x" * 81, "seats": 301}, {"title", "seats"}),
    ({"title": 5, "seats": "40"}, {"title", "seats"}),
    ({"title": "Faust", "seats": True}, {"seats"}),
    ({"title": "Faust", "seats": 2.5}, {"seats"}),
    ([], {"body"}),
    ("Faust", {"body"}),
    (None, {"body"}),
]


@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_bad_bodies(client, stored, rows, method):
    """A bad body gets 400 with all faulty fields, and changes nothing."""
    stored(FAUST)
    path = "/shows" if method == "POST" else "/shows/1"
    for body, fields in BAD:
        what = f"{method} {path} with {said(body)}"
        response = client.open(
            path, method=method, data=json.dumps(body), content_type="application/json"
        )
        status(response, 400, what)
        answer = response.get_json(silent=True)
        errors = answer.get("errors") if isinstance(answer, dict) else None
        assert isinstance(errors, dict) and set(errors) == fields, (
            f"{what} should have entries for {', '.join(sorted(fields))} in errors, "
            f"saw {response.text[:60]!r}."
        )
        assert rows() == {1: ("Faust", 40)}, f"{what} should change nothing, saw {rows()}."


@pytest.mark.parametrize("value", [1, 80])
def test_length_of_a_title(client, value):
    """A title may have 1 to 80 characters."""
    response = client.post("/shows", json={"title": "x" * value, "seats": 300})
    status(response, 201, f"POST /shows with a title of {value} characters and 300 seats")


@pytest.mark.parametrize(
    "method, path, sent, expected",
    [
        ("GET", "/shows/9", {}, 404),
        ("GET", "/nowhere", {}, 404),
        ("DELETE", "/shows", {}, 405),
        ("POST", "/shows", {"data": {"title": "Faust"}}, 415),
        ("POST", "/shows", {"data": "{", "content_type": "application/json"}, 400),
    ],
)
def test_errors_are_json(client, method, path, sent, expected):
    """Errors have a JSON body with error, and keep their status and headers."""
    what = f"{method} {path}" + (" with a bad body" if sent else "")
    response = client.open(path, method=method, **sent)
    status(response, expected, what)
    seen = response.get_json(silent=True)
    assert isinstance(seen, dict) and isinstance(seen.get("error"), str) and seen["error"], (
        f"{what} should have the JSON {{'error': '…'}}, saw {response.text[:60]!r}."
    )
    if expected == 405:
        assert "POST" in response.headers.get("Allow", ""), (
            f"{what} should keep its header Allow with POST in it, "
            f"saw {response.headers.get('Allow')}."
        )


def test_no_cookie(client, stored):
    """No answer sets a cookie, so each request stands alone."""
    stored(FAUST)
    answers = [
        client.post("/shows", json=OWL), client.get("/shows/1"),
        client.put("/shows/1", json=OWL), client.delete("/shows/1"),
    ]
    seen = [answer.status_code for answer in answers]
    assert seen == [201, 200, 200, 204], (
        f"POST, GET, PUT, DELETE should answer 201, 200, 200, 204, saw {seen}."
    )
    assert not any(answer.headers.getlist("Set-Cookie") for answer in answers), (
        "No answer of the API should set a cookie, but one did."
    )
