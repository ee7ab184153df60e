import pytest
from django.test import Client

from vault import views

pytestmark = pytest.mark.django_db
DAMAGED = ("a" * 65, "two words", "a;b", "é", "<b>", "")


@pytest.fixture
def ask(settings):
    """Ask for an address, with the site open or closed."""
    views.CALLS.clear()

    def ask(path, closed=False, client=None, **headers):
        settings.MAINTENANCE = closed
        client = client or Client(raise_request_exception=False)
        try:
            return client.get(path, headers=headers)
        except Exception as error:
            site = "closed" if closed else "open"
            pytest.fail(
                f"GET {path} with the site {site} should get a response, saw "
                f"{type(error).__name__}: {str(error)[:90]}",
                pytrace=False,
            )

    return ask


def status(response, expected, what):
    seen = response.status_code
    assert seen == expected, f"{what} should answer {expected}, saw {seen}."


def test_open_site_works(ask):
    """With the site open, the pages answer as before."""
    status(ask("/boxes/"), 200, "GET /boxes/")
    status(ask("/health/"), 200, "GET /health/")
    status(ask("/nowhere/"), 404, "GET /nowhere/")
    status(ask("/broken/"), 500, "GET /broken/")
    seen = ask("/boxes/").json()["boxes"]
    assert seen == ["black oats", "salt beans"], f"GET /boxes/ should list both, saw {seen}."


def test_id_is_kept(ask):
    """An id that the request brings is kept."""
    for sent in ("abc-123", "Z", "-", "a" * 64):
        response = ask("/boxes/", **{"X-Request-ID": sent})
        seen = response.headers.get("X-Request-ID")
        assert seen == sent, f"A request with the id {sent!r} should get it back, saw {seen!r}."


def test_new_id_for_each(ask):
    """Without an id, each request gets a new one."""
    client = Client()
    seen = [ask("/boxes/", client=client).headers.get("X-Request-ID") for _ in range(3)]
    assert all(seen), f"Three requests without an id should each get one, saw {seen}."
    assert len(set(seen)) == 3, (
        f"Three requests to one server should get three ids, saw {seen}. Which function runs for "
        "each request?"
    )


def test_damaged_id_is_replaced(ask):
    """An id with other letters, or a longer one, is replaced."""
    for sent in DAMAGED:
        response = ask("/boxes/", **{"X-Request-ID": sent})
        seen = response.headers.get("X-Request-ID")
        assert seen and seen != sent, (
            f"A request with the id {sent[:20]!r} should get a new one, saw {(seen or '')[:20]!r}."
        )


def test_view_knows_the_id(ask):
    """The view finds the same id in request.id."""
    for headers in ({}, {"X-Request-ID": "abc-123"}):
        response = ask("/boxes/", **headers)
        expected, seen = response.headers.get("X-Request-ID"), response.json()["id"]
        assert seen and seen == expected, (
            f"request.id should be the id of the header, {expected!r}, but the view saw {seen!r}."
        )


def test_every_response_has_the_id(ask):
    """A 404, a 500 and a 503 carry the id as well."""
    for path, closed in (("/nowhere/", False), ("/broken/", False), ("/boxes/", True)):
        response = ask(path, closed, **{"X-Request-ID": "abc-123"})
        seen = response.headers.get("X-Request-ID")
        assert seen == "abc-123", (
            f"GET {path} answered {response.status_code} and should carry the id 'abc-123', "
            f"saw {seen!r}."
        )


def test_closed_site(ask):
    """A closed site answers 503 with Retry-After."""
    for path in ("/boxes/", "/nowhere/", "/health/x"):
        response = ask(path, closed=True)
        status(response, 503, f"GET {path}, with the site closed,")
        seen = response.headers.get("Retry-After")
        assert seen == "600", f"The 503 should carry Retry-After: 600, saw {seen!r}."
    status(ask("/boxes/"), 200, "GET /boxes/, with the site open again,")


def test_no_view_runs(ask):
    """While the site is closed, no view runs."""
    response = ask("/boxes/", closed=True)
    status(response, 503, "GET /boxes/, with the site closed,")
    assert not views.CALLS, f"No view should run for a 503, but {views.CALLS} did."


def test_health_is_open(ask):
    """/health/ answers on a closed site."""
    status(ask("/boxes/", closed=True), 503, "GET /boxes/, with the site closed,")
    status(ask("/health/", closed=True), 200, "GET /health/, with the site closed,")


def test_staff_may_pass(ask, django_user_model):
    """Staff see a closed site, other users do not."""
    for name, staff, expected in (("mira", True, 200), ("ole", False, 503)):
        client = Client(raise_request_exception=False)
        user = django_user_model.objects.create_user(name, password="x", is_staff=staff)
        client.force_login(user)
        what = f"GET /boxes/, with the site closed, by a user with is_staff={staff},"
        status(ask("/boxes/", True, client), expected, what)


def test_time_is_kept(ask):
    """Every response keeps its X-Response-Time."""
    for path, closed in (("/boxes/", False), ("/broken/", False), ("/boxes/", True)):
        response = ask(path, closed)
        seen = response.headers.get("X-Response-Time", "")
        assert seen.endswith(" ms"), (
            f"GET {path} answered {response.status_code} and should carry X-Response-Time, "
            f"saw {seen!r}."
        )
