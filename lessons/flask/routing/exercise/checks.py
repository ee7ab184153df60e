import pytest

import library


@pytest.fixture
def client(monkeypatch):
    monkeypatch.setattr(library, "BOOKS", {1: "Dune", 2: "Emma"})
    return library.app.test_client()


def test_front_page_still_works(client):
    """The front page still counts the books."""
    response = client.get("/")
    assert (response.status_code, response.text) == (200, "2 books"), (
        f"GET / should answer 200 and '2 books', saw {response.status_code} "
        f"and {response.text[:40]!r}."
    )


def test_show_book(client):
    """GET /books/2 answers with the title."""
    response = client.get("/books/2")
    assert response.status_code == 200, (
        f"GET /books/2 should answer 200, saw {response.status_code}."
    )
    assert response.text == "Emma", (
        f"GET /books/2 should answer 'Emma', saw {response.text[:40]!r}."
    )


@pytest.mark.parametrize("url", ["/books/99", "/books/two", "/books/-1"])
def test_unknown_book_is_404(client, url):
    """Unknown numbers and other texts get 404."""
    assert client.get("/books/1").status_code == 200, (
        "GET /books/1 must work before this check counts."
    )
    status = client.get(url).status_code
    assert status == 404, f"GET {url} should answer 404, saw {status}."


@pytest.mark.parametrize("place", ["attic", "hall/left/3"])
def test_shelf_takes_slashes(client, place):
    """A shelf location may contain slashes."""
    response = client.get(f"/shelf/{place}")
    assert response.status_code == 200, (
        f"GET /shelf/{place} should answer 200, saw {response.status_code}. "
        "Which converter accepts slashes?"
    )
    assert response.text == place.upper(), (
        f"Expected {place.upper()!r}, saw {response.text[:40]!r}."
    )


def test_add_book(client):
    """POST /books adds a title under the next free number."""
    response = client.post("/books", data={"title": "Momo"})
    assert response.status_code == 201, (
        f"POST /books should answer 201, saw {response.status_code}."
    )
    assert response.text == "3", (
        f"The next free number is 3, but the answer was {response.text[:40]!r}."
    )
    assert client.get("/books/3").text == "Momo", "The new book should be found at /books/3."


def test_other_methods_are_405(client):
    """A known address with another method gets 405."""
    status = client.put("/books").status_code
    assert status == 405, (
        f"PUT /books should answer 405 (known address, other method), saw {status}."
    )


def test_links_are_built(client):
    """GET /links lists the address of every book."""
    response = client.get("/links")
    assert response.status_code == 200, f"GET /links should answer 200, saw {response.status_code}."
    assert response.json == ["/books/1", "/books/2"], (
        f"Expected ['/books/1', '/books/2'] as JSON, saw {response.text[:40]!r}."
    )


def test_links_follow_the_rule(client):
    """Links are made with url_for, so they survive a move of the whole app."""
    response = client.get("/links", base_url="http://localhost/branch")
    assert response.json == ["/branch/books/1", "/branch/books/2"], (
        "With the app mounted under /branch, the links should start with /branch, "
        f"saw {response.text[:40]!r}. Build them with url_for('show_book', ...)."
    )
