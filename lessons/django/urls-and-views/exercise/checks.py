import sys
import types

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def items():
    from lost.models import Item

    return [Item.objects.create(what=what) for what in ("green umbrella", "trombone")]


def send(method, path):
    """Send a request; whatever goes wrong is told in words."""
    from django.test import Client

    try:
        return Client().generic(method, path)
    except Exception as error:
        pytest.fail(
            f"{method} {path} should get an answer, "
            f"saw {type(error).__name__}: {str(error)[:90]}",
            pytrace=False,
        )


def expect(status, method, path):
    response = send(method, path)
    seen = response.status_code
    assert seen == status, f"{method} {path} should answer {status}, saw {seen}."
    return response


def as_json(response, path):
    assert response.headers["Content-Type"] == "application/json", (
        f"GET {path} should answer JSON, saw {response.headers['Content-Type']}."
    )
    return response.json()


@pytest.fixture
def moved():
    """Include the app below another prefix."""
    from django.test import override_settings
    from django.urls import include, path

    module = types.ModuleType("moved_urls")
    module.urlpatterns = [path("museum/things/", include("lost.urls"))]
    sys.modules["moved_urls"] = module
    with override_settings(ROOT_URLCONF="moved_urls"):
        yield
    del sys.modules["moved_urls"]


def test_front_page_as_before():
    """The front page answers as before."""
    response = expect(200, "GET", "/")
    assert response.text == "Lost property office", (
        f"GET / should answer 'Lost property office', saw {response.text[:40]!r}."
    )


def test_pages(items):
    """The shelf and each item have a page."""
    first, second = (item.pk for item in items)
    expected = {
        "green umbrella": f"/lost/items/{first}/",
        "trombone": f"/lost/items/{second}/",
    }
    seen = as_json(expect(200, "GET", "/lost/"), "/lost/")
    assert seen == expected, f"GET /lost/ should give {expected}, saw {seen}."
    path = f"/lost/items/{second}/"
    seen = as_json(expect(200, "GET", path), path)
    assert seen == {"what": "trombone", "fetched": False}, (
        f"GET {path} should give the trombone, not fetched yet, saw {seen}."
    )


@pytest.mark.parametrize(
    "name, args, expected",
    [
        ("lost:shelf", [], "/lost/"),
        ("lost:item", [7], "/lost/items/7/"),
        ("lost:fetch", [7], "/lost/items/7/fetch/"),
    ],
)
def test_names(name, args, expected):
    """Each address can be asked for by its name."""
    from django.urls import NoReverseMatch, reverse

    try:
        seen = reverse(name, args=args)
    except NoReverseMatch:
        seen = "NoReverseMatch"
    assert seen == expected, f"reverse({name!r}, args={args}) should be {expected!r}, saw {seen!r}."


def test_missing_slash(items):
    """A missing last slash is redirected."""
    for path in ("/lost", f"/lost/items/{items[0].pk}"):
        response = expect(301, "GET", path)
        seen = response.headers["Location"]
        assert seen == path + "/", f"GET {path} should redirect to {path}/, saw {seen}."


def test_unknown_is_404(items):
    """Numbers without an item and other texts get 404."""
    expect(200, "GET", f"/lost/items/{items[0].pk}/")
    for path in ("/lost/items/99/", "/lost/items/two/"):
        expect(404, "GET", path)
    for path in ("/lost/items/99/fetch/", "/lost/items/two/fetch/"):
        expect(404, "POST", path)


def test_fetch_wants_post(items):
    """A GET to fetch gets 405 and changes nothing."""
    path = f"/lost/items/{items[0].pk}/fetch/"
    expect(405, "GET", path)
    items[0].refresh_from_db()
    assert not items[0].fetched, f"GET {path} should change nothing, but the item was fetched."


def test_fetch(items):
    """A POST to fetch marks that one item and redirects to it."""
    path = f"/lost/items/{items[1].pk}/fetch/"
    response = expect(302, "POST", path)
    seen, expected = response.headers["Location"], f"/lost/items/{items[1].pk}/"
    assert seen == expected, f"POST {path} should redirect to {expected}, saw {seen}."
    for item in items:
        item.refresh_from_db()
    seen = [item.fetched for item in items]
    assert seen == [False, True], (
        f"POST {path} should mark the second item only, saw {seen} for the two items."
    )


def test_links_follow_a_move(items, moved):
    """The shelf's links follow when the project moves the app."""
    seen = as_json(expect(200, "GET", "/museum/things/"), "/museum/things/")
    expected = {item.what: f"/museum/things/items/{item.pk}/" for item in items}
    assert seen == expected, (
        f"Included below /museum/things/, the shelf should give {expected}, saw {seen}."
    )


def test_redirect_follows_a_move(items, moved):
    """The redirect of fetch follows when the project moves the app."""
    path = f"/museum/things/items/{items[0].pk}/fetch/"
    seen = expect(302, "POST", path).headers["Location"]
    expected = f"/museum/things/items/{items[0].pk}/"
    assert seen == expected, f"POST {path} should redirect to {expected}, saw {seen}."
