import importlib
import sqlite3
import sys

import pytest

ROWS = [
    (1, "plum", "Ada", 12),
    (2, "quince", "Ben", 30),
    (3, "fig", "Ada", 40),
    (4, "quince", "Ada", 5),
]


@pytest.fixture
def stock(monkeypatch):
    """Import the module anew for each check."""
    monkeypatch.delitem(sys.modules, "stock", raising=False)
    try:
        return importlib.import_module("stock")
    except Exception as error:
        pytest.fail(f"import stock: should work, saw {type(error).__name__}.", pytrace=False)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "jam.db"


@pytest.fixture
def con(stock, path):
    con = stock.open_stock(path)
    yield con
    con.close()


def rows(con):
    try:
        return con.execute("SELECT id, kind, cook, jars FROM jam ORDER BY id").fetchall()
    except sqlite3.ProgrammingError:
        pytest.fail("The connection should stay open, but it was closed.", pytrace=False)


def saved(path):
    """The rows as another connection sees them."""
    other = sqlite3.connect(path)
    try:
        return rows(other)
    finally:
        other.close()


def call(function, *arguments):
    """Call a function that has to work."""
    shown = ", ".join(["con", *(repr(argument) for argument in arguments[1:])])
    try:
        return function(*arguments)
    except Exception as error:
        pytest.fail(
            f"{function.__name__}({shown}) should work, "
            f"saw {type(error).__name__}: {str(error)[:60]}",
            pytrace=False,
        )


def refused(expected, function, *arguments):
    """Call a function that has to raise the expected exception."""
    shown = ", ".join(["con", *(repr(argument) for argument in arguments[1:])])
    try:
        result = function(*arguments)
    except expected:
        return
    except Exception as error:
        seen = type(error).__name__
    else:
        seen = f"the result {str(result)[:60]}"
    pytest.fail(
        f"{function.__name__}({shown}) should raise {expected.__name__}, saw {seen}.",
        pytrace=False,
    )


def unchanged(con, path, what):
    own, others = rows(con), saved(path)
    for seen in (own, others):
        changed = [row for row in seen if row not in ROWS]
        assert seen == ROWS, f"{what} should leave all rows as they were, saw {changed or seen}."


def test_kinds_by(stock, con):
    """kinds_by finds one cook's rows, sorted by kind."""
    seen = call(stock.kinds_by, con, "Ada")
    expected = [("fig", 40), ("plum", 12), ("quince", 5)]
    assert seen == expected, f"kinds_by(con, 'Ada') should be {expected}, saw {seen}."
    seen = call(stock.kinds_by, con, "Zoe")
    assert seen == [], f"kinds_by(con, 'Zoe') should be [], saw {seen}."


def test_sort(stock, con):
    """kinds_by sorts by jars when asked to."""
    seen = call(stock.kinds_by, con, "Ada", "jars")
    expected = [("quince", 5), ("plum", 12), ("fig", 40)]
    assert seen == expected, f"kinds_by(con, 'Ada', 'jars') should be {expected}, saw {seen}."


@pytest.mark.parametrize(
    "cook", ["x' OR '1' = '1", "Ada' --", "x' UNION SELECT cook, jars FROM jam --"]
)
def test_injection_finds_nothing(stock, con, cook):
    """SQL in the name of a cook finds nothing."""
    seen = call(stock.kinds_by, con, cook)
    assert seen == [], f"kinds_by(con, {cook!r}) should be [], saw {seen}."


@pytest.mark.parametrize("cook", ["O'Neill", 'The "Old" Pan', "Ada; --", "?"])
def test_honest_names(stock, con, cook):
    """A cook with a quote in the name finds their own jam."""
    with con:
        insert = "INSERT INTO jam (kind, cook, jars) VALUES ('pear', ?, 9)"
        con.execute(insert, (cook,))
    seen = call(stock.kinds_by, con, cook)
    assert seen == [("pear", 9)], (
        f"kinds_by(con, {cook!r}) should be [('pear', 9)], saw {seen}."
    )


@pytest.mark.parametrize("sort", ["id", "price", "", "kind; --", "(SELECT 1)", "kind DESC"])
def test_strange_sort(stock, con, sort):
    """Another column than kind or jars is refused."""
    refused(ValueError, stock.kinds_by, con, "Ada", sort)


def test_move(stock, con, path):
    """A good move changes both rows and is saved."""
    call(stock.move_jars, con, 1, 4, 2)
    expected = [ROWS[0][:3] + (10,), ROWS[1], ROWS[2], ROWS[3][:3] + (7,)]
    seen = rows(con)
    assert seen == expected, f"move_jars(con, 1, 4, 2) should give {expected}, saw {seen}."
    seen = saved(path)
    assert seen == expected, (
        "After move_jars(con, 1, 4, 2) another connection should see the new numbers, "
        f"saw {seen}. Was it committed?"
    )


def test_move_the_last_jar(stock, con):
    """All jars of a row may move."""
    call(stock.move_jars, con, 4, 1, 5)
    seen = [row[3] for row in rows(con)]
    assert seen == [17, 30, 40, 0], (
        f"move_jars(con, 4, 1, 5) should leave 17, 30, 40 and 0 jars, saw {seen}."
    )


@pytest.mark.parametrize("source, target", [(4, 1), (1, 4), (2, 3)])
def test_too_many_jars(stock, con, path, source, target):
    """With too few jars, IntegrityError is raised and nothing changes."""
    refused(sqlite3.IntegrityError, stock.move_jars, con, source, target, 500)
    unchanged(con, path, f"move_jars(con, {source}, {target}, 500)")


@pytest.mark.parametrize("source, target", [(1, 99), (99, 1), (98, 99), (1, "4 OR 1 = 1")])
def test_missing_row(stock, con, path, source, target):
    """With an id that does not exist, ValueError is raised and nothing changes."""
    refused(ValueError, stock.move_jars, con, source, target, 2)
    unchanged(con, path, f"move_jars(con, {source}, {target!r}, 2)")


def test_usable_after_a_failure(stock, con, path):
    """After a failed move the next one works."""
    refused(sqlite3.IntegrityError, stock.move_jars, con, 4, 1, 500)
    call(stock.move_jars, con, 2, 4, 1)
    seen = [row[3] for row in saved(path)]
    assert seen == [12, 29, 40, 6], (
        "After a failed move of 500 and a good move_jars(con, 2, 4, 1), there should be "
        f"12, 29, 40 and 6 jars, saw {seen}."
    )
