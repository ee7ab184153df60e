import base64

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext


@pytest.fixture(autouse=True)
def no_counts():
    """Each test starts with an empty throttle."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def people(db):
    from django.contrib.auth.models import User

    return [User.objects.create_user(name, password="only-a-test") for name in ("ada", "ben")]


def client(user=None):
    from rest_framework.test import APIClient

    made = APIClient(raise_request_exception=False)
    if user:
        made.force_authenticate(user)
    return made


def note(owner, title="Buy tea", **more):
    from notes.models import Note

    return Note.objects.create(owner=owner, title=title, **more)


def send(user, method, path, status, body=None):
    made = client(user)
    response = getattr(made, method)(path, body, format="json")
    who = user.username if user else "a stranger"
    assert response.status_code == status, (
        f"{method.upper()} {path} by {who} should answer {status}, "
        f"saw {response.status_code}: {response.content.decode()[:90]}"
    )
    return response


def titles(response, what):
    data = response.json()
    rows = data.get("results") if isinstance(data, dict) else None
    assert isinstance(rows, list), f"{what} should answer with a page, saw {str(data)[:90]}."
    return [row["title"] for row in rows]


def test_six_actions(people):
    """All six actions work for the owner."""
    ada, _ = people
    made = send(ada, "post", "/notes/", 201, {"title": "Buy tea"}).json()
    path = f"/notes/{made['id']}/"
    seen = send(ada, "get", path, 200).json()
    assert seen["title"] == "Buy tea", f"GET {path} should show 'Buy tea', saw {seen}."
    seen = send(ada, "patch", path, 200, {"text": "green"}).json()
    assert (seen["title"], seen["text"]) == ("Buy tea", "green"), (
        f"PATCH of the text should leave the title, saw {seen}."
    )
    seen = send(ada, "put", path, 200, {"title": "Buy oats", "shared": True}).json()
    assert (seen["title"], seen["shared"]) == ("Buy oats", True), (
        f"PUT should replace title and shared, saw {seen}."
    )
    seen = titles(send(ada, "get", "/notes/", 200), "GET /notes/")
    assert seen == ["Buy oats"], f"GET /notes/ should show the one note, saw {seen}."
    send(ada, "delete", path, 204)
    send(ada, "get", path, 404)


def test_bad_note(people):
    """A note without a title gets 400."""
    send(people[0], "post", "/notes/", 400, {"text": "green"})


@pytest.mark.parametrize(
    "method, path",
    [
        ("get", "/notes/"),
        ("post", "/notes/"),
        ("get", "/notes/1/"),
        ("delete", "/notes/1/"),
        ("post", "/notes/1/finish/"),
    ],
)
def test_strangers(people, method, path):
    """A stranger gets 401 with `WWW-Authenticate`, for shared notes as well."""
    note(people[0], pk=1, shared=True)
    response = send(None, method, path, 401, {"title": "Hello"} if method == "post" else None)
    assert "WWW-Authenticate" in response.headers, (
        f"The 401 of {method.upper()} {path} should have a header WWW-Authenticate, it has none."
    )


def test_password_and_session(people):
    """Name and password in the request work, and so does a session."""
    made = client()
    key = base64.b64encode(b"ada:only-a-test").decode()
    seen = made.get("/notes/", headers={"authorization": f"Basic {key}"}).status_code
    assert seen == 200, f"GET /notes/ with Ada's name and password should answer 200, saw {seen}."
    made = client()
    made.force_login(people[0])
    seen = made.get("/notes/").status_code
    assert seen == 200, f"GET /notes/ in Ada's session should answer 200, saw {seen}."


def test_whose_list(people):
    """The list holds one's own notes and the shared ones."""
    ada, ben = people
    note(ada, "Secret"), note(ada, "Cake", shared=True), note(ben, "Mine")
    for user, expected in ((ada, ["Secret", "Cake"]), (ben, ["Cake", "Mine"])):
        seen = titles(send(user, "get", "/notes/", 200), "GET /notes/")
        assert seen == expected, f"{user.username} should find {expected}, saw {seen}."


def test_private_note_of_another(people):
    """A private note of somebody else is 404, whatever one tries."""
    ada, ben = people
    path = f"/notes/{note(ada).pk}/"
    send(ada, "get", path, 200)
    for method in ("get", "put", "patch", "delete"):
        send(ben, method, path, 404, {"title": "Mine!"} if method != "get" else None)
    send(ben, "post", path + "finish/", 404)


def test_shared_note_of_another(people):
    """A shared note of somebody else may be read; changing it is 403."""
    from notes.models import Note

    ada, ben = people
    path = f"/notes/{note(ada, 'Cake', shared=True).pk}/"
    send(ben, "get", path, 200)
    for method in ("put", "patch", "delete"):
        send(ben, method, path, 403, {"title": "Mine!"})
    send(ben, "post", path + "finish/", 403)
    seen = Note.objects.values_list("title", "done").get()
    assert seen == ("Cake", False), f"Ada's note should be as it was, saw {seen}."


def test_owner_of_a_new_note(people):
    """A new note belongs to whoever sends it."""
    _, ben = people
    body = {"title": "Call Cleo", "owner": "ada", "done": True}
    seen = send(ben, "post", "/notes/", 201, body).json()
    assert (seen["owner"], seen["done"]) == ("ben", False), (
        f"Ben's new note should be his and not done, saw {seen}."
    )


def test_finish(people):
    """`finish` makes the owner's note done, and answers with the note."""
    ada, _ = people
    path = f"/notes/{note(ada).pk}/"
    seen = send(ada, "post", path + "finish/", 200).json()
    assert (seen.get("title"), seen.get("done")) == ("Buy tea", True), (
        f"POST {path}finish/ should answer with the note, done, saw {seen}."
    )
    assert send(ada, "get", path, 200).json()["done"] is True, "It should be stored as done."
    send(ada, "get", path + "finish/", 405)


def test_pages(people):
    """The list comes in pages of 5, in the order of `id`."""
    ada, _ = people
    names = [f"Note {n}" for n in (3, 7, 1, 6, 2, 5, 4)]
    for name in names:
        note(ada, name)
    first = send(ada, "get", "/notes/", 200)
    assert titles(first, "GET /notes/") == names[:5], (
        f"The first page should hold {names[:5]}, saw {titles(first, '')}."
    )
    assert first.json()["count"] == 7, f"count should be 7, saw {first.json()['count']}."
    seen = titles(send(ada, "get", "/notes/?page=2", 200), "GET /notes/?page=2")
    assert seen == names[5:], f"The second page should hold {names[5:]}, saw {seen}."


@pytest.mark.parametrize(
    "query, expected",
    [
        ("search=tea", ["Tea", "Oats"]),
        ("ordering=title", ["Apples", "Oats", "Tea"]),
        ("ordering=-title", ["Tea", "Oats", "Apples"]),
        ("ordering=text", ["Tea", "Apples", "Oats"]),
        ("search=tea&ordering=title", ["Oats", "Tea"]),
    ],
)
def test_search_and_order(people, query, expected):
    """Search looks into title and text; only the title can be sorted by."""
    ada, _ = people
    note(ada, "Tea", text="z"), note(ada, "Apples", text="b"), note(ada, "Oats", text="and tea")
    seen = titles(send(ada, "get", f"/notes/?{query}", 200), f"GET /notes/?{query}")
    assert seen == expected, f"GET /notes/?{query} should give {expected}, saw {seen}."


def test_queries(people):
    """A page takes two queries, with one note as with four."""
    ada, ben = people
    seen = []
    for count in (1, 3):
        for _ in range(count):
            note(ben, shared=True)
        made = client(ada)
        with CaptureQueriesContext(connection) as queries:
            response = made.get("/notes/")
        found = len(titles(response, "GET /notes/"))
        seen.append((found, len(queries)))
    expected = [(1, 2), (4, 2)]
    assert seen == expected, f"(notes, queries) should be {expected}, saw {seen}."


def test_throttle(people):
    """The 31st request of a user within a minute gets 429; others are not held up."""
    ada, ben = people
    made = client(ada)
    seen = [made.get("/notes/").status_code for _ in range(31)]
    assert seen == [200] * 30 + [429], (
        f"Of 31 requests, 30 should answer 200 and the last one 429, saw {seen.count(200)} "
        f"times 200 and at the end {seen[-1]}."
    )
    send(ben, "get", "/notes/", 200)
