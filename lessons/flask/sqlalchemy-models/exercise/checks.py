import importlib
import sys

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError, OperationalError


class Museum:
    """The learner's modules; each call runs in an app context of its own, as in a request."""

    def __init__(self):
        self.museum = importlib.import_module("museum")
        self.stones = importlib.import_module("stones")
        self.app, self.db = self.museum.app, self.museum.db
        with self.app.app_context():
            self.db.create_all()

    def execute(self, sql, **values):
        with self.app.app_context():
            try:
                result = self.db.session.execute(text(sql), values)
                rows = [tuple(row) for row in result] if result.returns_rows else []
            except OperationalError as error:
                pytest.fail(
                    "The database should have a table stone with the columns id, name, grams "
                    f"and found, saw: {str(error.orig)[:60]}.",
                    pytrace=False,
                )
            self.db.session.commit()
            return rows

    def rows(self):
        return self.execute("SELECT id, name, grams, found FROM stone ORDER BY id")

    def fill(self):
        for name, grams, found in [("Lomm", 412, 1921), ("Vik", 38, None), ("Ardal", 1250, None)]:
            self.execute(
                "INSERT INTO stone (name, grams, found) VALUES (:name, :grams, :found)",
                name=name, grams=grams, found=found,
            )

    def call(self, name, *arguments, look=lambda result: result):
        """Call a function that has to work; `look` reads the result inside the context."""
        with self.app.app_context():
            try:
                return look(getattr(self.stones, name)(*arguments))
            except Exception as error:
                pytest.fail(
                    f"{name}{arguments} should work, "
                    f"saw {type(error).__name__}: {str(error)[:80]}",
                    pytrace=False,
                )


FILLED = [(1, "Lomm", 412, 1921), (2, "Vik", 38, None), (3, "Ardal", 1250, None)]


@pytest.fixture
def museum(monkeypatch):
    """Import both modules anew, so each check has an empty database."""
    for name in ("museum", "stones"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    try:
        return Museum()
    except Exception as error:
        pytest.fail(
            f"import stones and create_all: should work, saw {type(error).__name__}: "
            f"{str(error)[:80]}",
            pytrace=False,
        )


def refused(museum, *arguments):
    """add_stone has to raise ValueError; call it inside an app context."""
    try:
        museum.stones.add_stone(*arguments)
    except ValueError:
        return
    except Exception as error:
        seen = type(error).__name__
    else:
        seen = "no exception"
    pytest.fail(
        f"add_stone{arguments} with a name that is taken should raise ValueError, saw {seen}.",
        pytrace=False,
    )


def names(stones):
    return [stone.name for stone in stones]


def test_columns(museum):
    """The table stone takes good rows and refuses bad ones."""
    museum.fill()
    seen = museum.rows()
    assert seen == FILLED, f"The table should number its rows and hold {FILLED}, saw {seen}."
    for name, grams, rule in (
        ("Vik", 5, "a second stone with the name 'Vik'"),
        (None, 5, "a stone without a name"),
        ("Moss", None, "a stone without a weight"),
    ):
        try:
            museum.execute(
                "INSERT INTO stone (name, grams) VALUES (:name, :grams)", name=name, grams=grams
            )
        except IntegrityError:
            continue
        pytest.fail(f"The table should refuse {rule}, but took it.", pytrace=False)


def test_add_is_saved(museum):
    """add_stone saves the stone and returns it."""
    museum.rows()
    seen = museum.call("add_stone", "Lomm", 412, 1921, look=lambda s: (s.id, s.name, s.grams))
    assert seen == (1, "Lomm", 412), (
        f"add_stone('Lomm', 412, 1921) should return the stone 1, 'Lomm', 412, saw {seen}."
    )
    museum.call("add_stone", "Vik", 38)
    seen = museum.rows()
    assert seen == FILLED[:2], (
        f"After adding Lomm and Vik, the next request should find {FILLED[:2]}, saw {seen}."
    )


def test_name_taken(museum):
    """A name that is taken is a ValueError, and the session works on."""
    museum.fill()
    with museum.app.app_context():
        refused(museum, "Lomm", 7)
        try:
            museum.stones.add_stone("Moss", 90)
        except Exception as error:
            pytest.fail(
                "After a refused name, add_stone('Moss', 90) should work in the same request, "
                f"saw {type(error).__name__}.",
                pytrace=False,
            )
    seen = [row[1:3] for row in museum.rows()]
    expected = [("Lomm", 412), ("Vik", 38), ("Ardal", 1250), ("Moss", 90)]
    assert seen == expected, f"The table should then hold {expected}, saw {seen}."


def test_two_at_the_same_moment(museum):
    """A name that somebody else has saved a moment ago is a ValueError, too."""
    museum.rows()

    done = []

    def somebody_else(session, context, instances):
        if done:
            return
        done.append(True)
        session.connection().execute(text("INSERT INTO stone (name, grams) VALUES ('Lomm', 1)"))

    with museum.app.app_context():
        event.listen(museum.db.session, "before_flush", somebody_else)
        refused(museum, "Lomm", 412)


def test_over_result(museum):
    """stones_over sorts by weight, heaviest first, and equal weights by name."""
    museum.fill()
    for name, grams in (("Zell", 412), ("Bo", 412)):
        museum.execute(
            "INSERT INTO stone (name, grams) VALUES (:name, :grams)", name=name, grams=grams
        )
    for limit, expected in (
        (38, ["Ardal", "Bo", "Lomm", "Zell"]),
        (37, ["Ardal", "Bo", "Lomm", "Zell", "Vik"]),
        (5000, []),
    ):
        seen = museum.call("stones_over", limit, look=names)
        assert seen == expected, f"stones_over({limit}) should be {expected}, saw {seen}."


def test_over_cost(museum):
    """stones_over sends one query and loads only what it returns."""
    museum.fill()
    sent, loaded = [], []

    def note_query(connection, cursor, statement, *rest):
        sent.append(statement)

    def note_stone(stone, context):
        loaded.append(stone)

    with museum.app.app_context():
        event.listen(museum.db.engine, "before_cursor_execute", note_query)
        event.listen(museum.stones.Stone, "load", note_stone)
        result = names(museum.stones.stones_over(1000))
    assert result == ["Ardal"], f"stones_over(1000) should be ['Ardal'], saw {result}."
    assert len(sent) == 1, f"stones_over(1000) should send 1 query, saw {len(sent)}."
    assert len(loaded) <= 1, (
        f"stones_over(1000) returns 1 stone and should load no more, saw {len(loaded)} loaded. "
        "Let the database pick them."
    )


def test_set_grams(museum):
    """set_grams saves the new weight of one stone."""
    museum.fill()
    seen = museum.call("set_grams", 2, 40)
    assert seen is True, f"set_grams(2, 40) should return True, saw {seen!r}."
    expected = [FILLED[0], (2, "Vik", 40, None), FILLED[2]]
    seen = museum.rows()
    assert seen == expected, (
        f"After set_grams(2, 40) the next request should find {expected}, saw {seen}."
    )


def test_remove(museum):
    """remove_stone deletes one stone for good."""
    museum.fill()
    seen = museum.call("remove_stone", 1)
    assert seen is True, f"remove_stone(1) should return True, saw {seen!r}."
    seen = museum.rows()
    assert seen == FILLED[1:], (
        f"After remove_stone(1) the next request should find {FILLED[1:]}, saw {seen}."
    )


@pytest.mark.parametrize("name, arguments", [("set_grams", (9, 40)), ("remove_stone", (9,))])
def test_unknown_id(museum, name, arguments):
    """An unknown id gives False and changes nothing."""
    museum.fill()
    seen = museum.call(name, *arguments)
    assert seen is False, f"{name}{arguments} should return False, saw {seen!r}."
    seen = museum.rows()
    assert seen == FILLED, f"{name}{arguments} should change nothing, saw {seen}."
