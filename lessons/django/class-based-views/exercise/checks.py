import re

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse
from django.views import generic

from box.models import Problem, Theme

pytestmark = pytest.mark.django_db
ADDRESSES = ["/problems/", "/problems/1/", "/problems/new/", "/problems/1/edit/"]


@pytest.fixture
def ada():
    return User.objects.create(username="ada")


@pytest.fixture
def ben():
    return User.objects.create(username="ben")


@pytest.fixture
def client(ada):
    """Ada's browser. What goes wrong in a view shows as status 500."""
    client = Client(raise_request_exception=False)
    client.force_login(ada)
    return client


@pytest.fixture
def add():
    """A function that puts problems into the box, each with a theme of its own."""

    def add(owner, *titles, solved=False):
        made = []
        for title in titles:
            theme = Theme.objects.create(name=f"Theme of {title}")
            made.append(
                Problem.objects.create(
                    owner=owner, theme=theme, title=title, moves=2, solved=solved
                )
            )
        return made[0]

    return add


def get(client, address):
    response = client.get(address)
    assert response.status_code == 200, (
        f"GET {address} should answer 200, saw {response.status_code}."
    )
    return response.text


def titles(page):
    return re.findall(r"<li><a [^>]*>(.*?)</a>", page)


def data(**changes):
    return {"title": "Switcher", "theme": Theme.objects.get().pk, "moves": "3"} | changes


@pytest.mark.parametrize(
    "address, parent",
    [
        ("/problems/", generic.ListView),
        ("/problems/1/", generic.DetailView),
        ("/problems/new/", generic.CreateView),
        ("/problems/1/edit/", generic.UpdateView),
    ],
)
def test_classes(address, parent):
    """Each view is a class with the fitting generic view as parent."""
    view = getattr(resolve(address).func, "view_class", None)
    assert view is not None, f"The view of {address} should be a class, saw a function."
    assert issubclass(view, parent), (
        f"The view of {address} should inherit from {parent.__name__}, {view.__name__} does not."
    )


def test_names_as_before():
    """The addresses have their names."""
    seen = [reverse("problems"), reverse("problem", args=[1]), reverse("new"), reverse("edit", args=[1])]
    assert seen == ADDRESSES, f"The four names should lead to {ADDRESSES}, saw {seen}."


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_strangers(ada, add, address, method):
    """Strangers are sent to the login, from every address."""
    add(ada, "Pitch")
    client = Client(raise_request_exception=False)
    response = getattr(client, method)(address, data() if method == "post" else None)
    seen = (response.status_code, response.headers.get("Location"))
    assert seen == (302, f"/login/?next={address}"), (
        f"A stranger's {method.upper()} {address} should redirect to /login/?next={address}, "
        f"saw {seen[0]} and {seen[1]}."
    )
    assert Problem.objects.count() == 1, f"A stranger's {method.upper()} {address} made a problem."


def test_list(client, ada, ben, add):
    """The list has one's own problems by title, and the number of the solved ones."""
    add(ada, "Pitch", "Breeches")
    add(ada, "Stroke", solved=True)
    add(ben, "Alien", solved=True)
    page = get(client, "/problems/")
    expected = ["Breeches", "Pitch", "Stroke"]
    assert titles(page) == expected, f"Ada's list should be {expected}, saw {titles(page)}."
    assert "<p>1 solved</p>" in page, "Ada has solved 1 problem, and the list should say so."
    assert "Theme of Breeches" in page, "The list should show the theme of each problem."


def test_pages(client, ada, add):
    """Five problems on a page; the solved ones of all pages are counted."""
    add(ada, *"ABCDEF", solved=True)
    add(ada, "G")
    first, second = get(client, "/problems/"), get(client, "/problems/?page=2")
    assert titles(first) == list("ABCDE"), f"Page 1 should show A to E, saw {titles(first)}."
    assert titles(second) == ["F", "G"], f"Page 2 should show F and G, saw {titles(second)}."
    assert "page 2 of 2" in second, "The second page should say: page 2 of 2."
    assert "<p>6 solved</p>" in first, (
        "6 of the 7 problems are solved, and each page should say so. Is only the page counted?"
    )
    status = client.get("/problems/?page=3").status_code
    assert status == 404, f"Page 3 of 2 should answer 404, saw {status}."


def test_number_of_queries(client, ada, add):
    """The list sends as many queries for five problems as for two."""
    add(ada, "A", "B")
    seen = []
    for more in ((), "CDE"):
        if more:
            add(ada, *more)
        with CaptureQueriesContext(connection) as queries:
            get(client, "/problems/")
        seen.append(len(queries))
    assert seen[0] == seen[1], (
        f"The list should send as many queries for 5 problems as for 2, saw {seen[1]} and {seen[0]}. "
        "What does the template touch?"
    )


def test_detail(client, ada, ben, add):
    """One's own problem is shown, that of others gets 404."""
    own, other = add(ada, "Pitch"), add(ben, "Alien")
    page = get(client, f"/problems/{own.pk}/")
    assert "<h1>Pitch</h1>" in page and "Win in 2, Theme of Pitch" in page, (
        f"The page of a problem should be as before, saw {page[:80]!r}."
    )
    status = client.get(f"/problems/{other.pk}/").status_code
    assert status == 404, f"Ben's problem should be 404 for Ada, saw {status}."


def test_create(client, ada, ben, add):
    """A new problem belongs to whoever is logged in."""
    add(ben, "Alien")
    assert 'name="moves"' in get(client, "/problems/new/"), (
        "GET /problems/new/ should show the form with the field moves."
    )
    response = client.post("/problems/new/", data(owner=ben.pk))
    seen = (response.status_code, response.headers.get("Location"))
    assert seen == (302, "/problems/"), (
        f"A good new problem should redirect to /problems/, saw {seen[0]} and {seen[1]}."
    )
    seen = list(Problem.objects.filter(owner=ada).values_list("title", "moves", "solved"))
    assert seen == [("Switcher", 3, False)], (
        f"Ada sent owner={ben.pk}, which is Ben, with a new problem. It should be hers, saw {seen} "
        "in her box."
    )


def test_faulty_form(client, ada, add):
    """A faulty form is shown again, with its errors."""
    own = add(ada, "Pitch")
    for address in ("/problems/new/", f"/problems/{own.pk}/edit/"):
        response = client.post(address, data(moves="many", title="Lost?"))
        assert response.status_code == 200, (
            f"A faulty POST {address} should answer 200, saw {response.status_code}."
        )
        assert "errorlist" in response.text and "Lost?" in response.text, (
            f"A faulty POST {address} should show errors, and what was typed."
        )
    assert [problem.title for problem in Problem.objects.all()] == ["Pitch"], (
        "A faulty form should change nothing."
    )


def test_update(client, ada, add):
    """One's own problem can be changed."""
    own = add(ada, "Pitch")
    assert 'value="Pitch"' in get(client, f"/problems/{own.pk}/edit/"), (
        "The form should show the present title, Pitch."
    )
    response = client.post(f"/problems/{own.pk}/edit/", data(title="Cross-pitch", solved="on"))
    seen = (response.status_code, response.headers.get("Location"))
    assert seen == (302, "/problems/"), (
        f"A good change should redirect to /problems/, saw {seen[0]} and {seen[1]}."
    )
    own.refresh_from_db()
    seen = (own.title, own.moves, own.solved, own.owner.username)
    assert seen == ("Cross-pitch", 3, True, "ada"), (
        f"The problem should be ('Cross-pitch', 3, True, 'ada'), saw {seen}."
    )


def test_update_of_another(client, ben, add):
    """The problem of another cannot be changed: 404."""
    other = add(ben, "Alien")
    for method in ("get", "post"):
        send = getattr(client, method)
        status = send(f"/problems/{other.pk}/edit/", data()).status_code
        assert status == 404, (
            f"{method.upper()} of the edit page of Ben's problem should be 404 for Ada, saw {status}. "
            "Which rows does this view look among?"
        )
    other.refresh_from_db()
    assert other.title == "Alien", f"Ben's problem should stay Alien, saw {other.title}."
