import importlib
import sys

import pytest


@pytest.fixture
def app(monkeypatch):
    """A new app, with a log book of its own."""
    for name in ("toads", "counts"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    try:
        return importlib.import_module("toads").create_app()
    except Exception as error:
        pytest.fail(
            f"toads.create_app() should return an app, saw {type(error).__name__}: "
            f"{str(error)[:90]}",
            pytrace=False,
        )


@pytest.fixture
def client(app):
    return app.test_client()


def work():
    """The years that were added up so far."""
    return list(sys.modules["counts"].WORK)


def ask(client, url):
    """GET an address and give its JSON."""
    response = client.get(url)
    assert response.status_code == 200, f"GET {url} should answer 200, saw {response.status_code}."
    return response.get_json(silent=True)


def enter(app, name):
    client = app.test_client()
    client.post(f"/enter/{name}")
    return client


def note(app, year, toads):
    """Ada adds a night on Mill Road."""
    night = {"year": year, "road": "mill", "toads": toads}
    response = enter(app, "Ada").post("/nights", json=night)
    assert response.status_code == 201, (
        f"POST /nights with {night} should answer 201, saw {response.status_code}."
    )


def directives(response):
    """The parts of Cache-Control, in lower case."""
    text = response.headers.get("Cache-Control", "")
    return {part.strip().lower() for part in text.split(",") if part.strip()}


def test_second_request_does_no_work(client):
    """The second request for a year does not add up again."""
    expected = {"mill": 44, "weir": 9}
    for number in ("first", "second", "third"):
        seen = ask(client, "/report?year=2026")
        assert seen == expected, f"The {number} GET /report should give {expected}, saw {seen}."
    assert work() == [2026], (
        f"Three requests for 2026 should add up once, saw {len(work())} times."
    )


def test_years_are_apart(client):
    """Another year is another result."""
    for url, expected in (
        ("/report?year=2026", {"mill": 44, "weir": 9}),
        ("/report?year=2025", {"mill": 31, "weir": 12}),
        ("/report", {"mill": 44, "weir": 9}),
        ("/report?year=1999", {}),
        ("/report?year=2025", {"mill": 31, "weir": 12}),
    ):
        seen = ask(client, url)
        assert seen == expected, (
            f"GET {url} should give {expected}, saw {seen}. Is the year in the key?"
        )
    assert work().count(2025) == 1, (
        f"Two requests for 2025 should add it up once, saw {work().count(2025)} times."
    )


def test_change_clears(app, client):
    """A new night shows in the next report."""
    for url in ("/report", "/report?year=2026"):
        ask(client, url)
    note(app, 2026, 6)
    for url in ("/report?year=2026", "/report"):
        seen = ask(client, url)
        assert seen == {"mill": 50, "weir": 9}, (
            f"After a night with 6 toads more, GET {url} should give 50 for mill, saw {seen}."
        )
    before = len(work())
    ask(client, "/report?year=2026")
    assert len(work()) == before, (
        "After the change, the new sum should be cached as well. It was added up again."
    )


def test_change_keeps_other_years(app, client):
    """A new night in 2026 leaves the result of 2025 in the cache."""
    ask(client, "/report?year=2025")
    ask(client, "/report?year=2026")
    note(app, 2026, 6)
    ask(client, "/report?year=2025")
    ask(client, "/report?year=2026")
    assert work().count(2025) == 1, (
        "After a change of 2026, 2025 should still be cached, but it was added up "
        f"{work().count(2025)} times. Clear one entry, not all."
    )
    assert work().count(2026) == 2, (
        f"2026 should be added up before and after its change, saw {work().count(2026)} times."
    )


def test_report_may_be_kept(client):
    """The report may be kept by anybody for 60 seconds."""
    response = client.get("/report")
    seen = directives(response)
    assert {"public", "max-age=60"} <= seen, (
        f"GET /report should send Cache-Control: public, max-age=60, saw {sorted(seen)}."
    )
    assert not seen & {"private", "no-store", "no-cache"}, (
        f"Cache-Control of /report should forbid nothing, saw {sorted(seen)}."
    )


def test_repeated_request_is_304(app, client):
    """A repeated request with the ETag gets 304, until the report changes."""
    mark = client.get("/report").headers.get("ETag")
    assert mark, "GET /report should carry an ETag, saw none."
    response = client.get("/report", headers={"If-None-Match": mark})
    assert (response.status_code, response.data) == (304, b""), (
        "GET /report with its own mark in If-None-Match should answer 304 without a body, "
        f"saw {response.status_code} and {len(response.data)} bytes."
    )
    other = client.get("/report?year=2025", headers={"If-None-Match": mark}).status_code
    assert other == 200, f"The mark of 2026 should not fit 2025: expected 200, saw {other}."
    note(app, 2026, 6)
    status = client.get("/report", headers={"If-None-Match": mark}).status_code
    assert status == 200, f"After a change, the old mark should get 200, saw {status}."


def test_private_page_is_not_shared(app):
    """Each volunteer sees her or his own page, and it is never an old one."""
    ada, ben = enter(app, "Ada"), enter(app, "Ben")
    for client, expected in (
        (ada, {"name": "Ada", "nights": 3}), (ben, {"name": "Ben", "nights": 1}),
        (ada, {"name": "Ada", "nights": 3}),
    ):
        seen = ask(client, "/mine")
        assert seen == expected, f"{expected['name']} at /mine should see {expected}, saw {seen}."
    note(app, 2026, 6)
    seen = ask(ada, "/mine")
    assert seen == {"name": "Ada", "nights": 4}, (
        f"After one night more, Ada should see 4 nights at /mine, saw {seen}. Is the page cached?"
    )
    status = app.test_client().get("/mine").status_code
    assert status == 401, f"GET /mine without a name should answer 401, saw {status}."


def test_private_page_is_kept_nowhere(app):
    """The header of the private page says: keep nothing."""
    seen = directives(enter(app, "Ada").get("/mine"))
    assert "no-store" in seen, (
        f"GET /mine should send Cache-Control with no-store, saw {sorted(seen) or 'none'}."
    )
    assert "public" not in seen, f"A private page should not be public, saw {sorted(seen)}."


def test_apps_do_not_share(app):
    """A second app starts with an empty cache (it worked before)."""
    ask(app.test_client(), "/report")
    second = sys.modules["toads"].create_app()
    ask(second.test_client(), "/report")
    assert work() == [2026, 2026], (
        "Two apps should each add up 2026 once, in a cache of their own; the work done was "
        f"{work()}."
    )
