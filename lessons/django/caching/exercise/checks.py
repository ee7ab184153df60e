import re
import time

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from club import counts
from club.imports import add_games
from club.models import Game, Player

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def club():
    """Two seasons of two players, an empty cache, and no work so far."""
    ada, ben = [Player.objects.create(name=name) for name in ("Ada", "Ben")]
    for year, winner in ((2025, ada), (2025, ben), (2025, ben), (2026, ada)):
        Game.objects.create(year=year, winner=winner)
    cache.clear()
    counts.WORK.clear()
    yield {"Ada": ada, "Ben": ben}
    cache.clear()


def rows(year, client=None):
    """The table of a year, as a visitor sees it."""
    path = f"/table/{year}/"
    response = (client or Client()).get(path)
    assert response.status_code == 200, (
        f"GET {path} should answer 200, saw {response.status_code}."
    )
    return re.findall(r"<li>(.*?)</li>", response.text)


def shows(year, expected, when):
    seen = rows(year)
    assert seen == expected, f"{when}, /table/{year}/ should show {expected}, saw {seen}."


def test_counted_once():
    """Three visitors of the same year cost one count."""
    for number in ("first", "second", "third"):
        shows(2025, ["Ben: 2", "Ada: 1"], f"At the {number} request")
    assert counts.WORK == [2025], (
        f"Three requests for 2025 should count once, saw {len(counts.WORK)} times."
    )


def test_years_are_apart():
    """Another year is another table."""
    for _ in range(2):
        shows(2025, ["Ben: 2", "Ada: 1"], "With both years in use")
        shows(2026, ["Ada: 1"], "With both years in use")
    assert sorted(counts.WORK) == [2025, 2026], (
        f"Two requests for each of two years should count each once, saw {counts.WORK}."
    )


def test_empty_year_counts_once():
    """A year without games is counted once as well."""
    for _ in range(3):
        shows(1999, [], "Without any game")
    assert counts.WORK == [1999], (
        f"Three requests for 1999 should count once, saw {len(counts.WORK)} times. Is an empty "
        "list a value or a gap?"
    )


def test_lifetime(monkeypatch):
    """A table is kept for 300 seconds."""
    now = time.time()
    rows(2026)
    for seconds, expected in ((290, 1), (310, 2)):
        monkeypatch.setattr("time.time", lambda: now + seconds)
        rows(2026)
        assert len(counts.WORK) == expected, (
            f"{seconds} seconds after the first request, 2026 should have been counted "
            f"{expected} times, saw {len(counts.WORK)}."
        )


def test_saved_game_shows(club):
    """A new game and a changed one show at once."""
    rows(2026)
    game = Game.objects.create(year=2026, winner=club["Ben"])
    shows(2026, ["Ada: 1", "Ben: 1"], "After a new game")
    game.winner = club["Ada"]
    game.save()
    shows(2026, ["Ada: 2"], "After a change of the winner")
    rows(2026)
    assert len(counts.WORK) == 3, (
        f"Two changes and four requests should count three times, saw {len(counts.WORK)}."
    )


def test_deleted_game_shows(club):
    """A deleted game is gone at once, in each way of deleting it."""
    rows(2025)
    Game.objects.filter(year=2025, winner=club["Ben"]).first().delete()
    shows(2025, ["Ada: 1", "Ben: 1"], "After game.delete()")
    Game.objects.filter(year=2025, winner=club["Ben"]).delete()
    shows(2025, ["Ada: 1"], "After a queryset's delete()")
    club["Ada"].delete()
    shows(2025, [], "After Ada was deleted, and her games with her")


def test_other_years_stay(club):
    """A change in one year leaves the others in the cache."""
    rows(2025)
    rows(2026)
    Game.objects.create(year=2026, winner=club["Ben"])
    add_games(2026, ["Ben"])
    rows(2025)
    rows(2026)
    assert counts.WORK.count(2025) == 1, (
        "After changes in 2026, 2025 should still be cached, but it was counted "
        f"{counts.WORK.count(2025)} times. Clear one entry, not all."
    )


def test_import_shows():
    """Imported games show at once."""
    rows(2026)
    add_games(2026, ["Ben", "Ben"])
    shows(2026, ["Ben: 2", "Ada: 1"], "After an import")


def test_import_is_one_insert():
    """The import needs one INSERT for all games."""
    with CaptureQueriesContext(connection) as queries:
        add_games(2026, ["Ada", "Ben", "Ben", "Ada"])
    seen = sum(query["sql"].startswith("INSERT") for query in queries)
    assert seen == 1, f"An import of four games should send one INSERT, saw {seen}."
    expected, found = 5, Game.objects.filter(year=2026).count()
    assert found == expected, f"After the import, 2026 should have 5 games, saw {found}."


def test_own_points(club):
    """Each visitor sees her or his own points, at each request."""
    clients = {}
    for name in ("Ada", "Ben"):
        clients[name] = Client()
        clients[name].force_login(User.objects.create_user(name))
    clients["nobody"] = Client()
    for round_, points in (("at first", "1"), ("after a new game", "2")):
        for name, expected in (("Ada", points), ("Ben", "2"), ("nobody", None), ("Ada", points)):
            text = clients[name].get("/table/2025/").text
            line = re.search(r"Your points, (\w+): (\d+)", text)
            seen = line.groups() if line else None
            wanted = (name, expected) if expected else None
            assert seen == wanted, (
                f"/table/2025/, asked for by {name} {round_}, should show the own points "
                f"{wanted}, saw {seen}."
            )
        Game.objects.create(year=2025, winner=club["Ada"])


def test_table_page_is_not_kept(club):
    """The page with a name on it is not kept by browsers or CDNs."""
    seen = Client().get("/table/2025/").headers.get("Cache-Control", "")
    assert "max-age" not in seen or "max-age=0" in seen, (
        f"/table/2025/ should not be kept outside, saw Cache-Control: {seen}."
    )


def test_rules_are_kept():
    """The rules are rendered once, and browsers may keep them for an hour."""
    for _ in range(3):
        response = Client().get("/rules/")
        assert "Touch a piece" in response.text, "GET /rules/ should show the rules, and does not."
    assert counts.WORK == ["rules"], (
        f"Three requests for /rules/ should run the view once, saw {len(counts.WORK)} times."
    )
    seen = response.headers.get("Cache-Control", "")
    assert "max-age=3600" in seen, f"/rules/ should send max-age=3600, saw {seen!r}."
