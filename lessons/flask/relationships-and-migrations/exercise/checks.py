import importlib
import sqlite3
import sys
from contextlib import closing, contextmanager

import pytest
from sqlalchemy import event

OLD_TABLES = """
CREATE TABLE hive (id INTEGER NOT NULL, spot VARCHAR NOT NULL, PRIMARY KEY (id));
CREATE TABLE keeper (id INTEGER NOT NULL, name VARCHAR NOT NULL, PRIMARY KEY (id));
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL);
INSERT INTO alembic_version VALUES ('0001');
INSERT INTO keeper VALUES (1, 'Ada'), (2, 'Ben');
INSERT INTO hive VALUES (1, 'orchard'), (2, 'heath');
"""


@pytest.fixture
def file(tmp_path):
    """The database file of a check that looks into it; the others have theirs in memory."""
    return tmp_path / "test.db"


@pytest.fixture
def club(request, monkeypatch):
    """Import the app anew for each check."""
    where = ":memory:"
    if "file" in request.fixturenames:
        where = request.getfixturevalue("file").as_posix()
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{where}")
    monkeypatch.delitem(sys.modules, "club", raising=False)
    try:
        module = importlib.import_module("club")
    except Exception as error:
        pytest.fail(f"import club: should work, saw {type(error).__name__}: {error}"[:300],
                    pytrace=False)
    yield module
    with module.app.app_context():
        module.db.session.remove()
        module.db.engine.dispose()


@contextmanager
def told(what):
    """Turn an error of the app into one sentence."""
    try:
        yield
    except AssertionError:
        raise
    except (Exception, SystemExit) as error:
        text = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        pytest.fail(f"{what} should work, saw {text}", pytrace=False)


def fill(club, **keepers):
    """Store keepers with the spots of their hives."""
    with told("Keeper(name=…, hives=[Hive(spot=…)]), and a commit,"), club.app.app_context():
        club.db.create_all()
        for name, spots in keepers.items():
            hives = [club.Hive(spot=spot) for spot in spots]
            club.db.session.add(club.Keeper(name=name, hives=hives))
        club.db.session.commit()


def migrate(club):
    from flask_migrate import upgrade

    with told("flask db upgrade"), club.app.app_context():
        upgrade()


def old_database(file):
    with closing(sqlite3.connect(file)) as database:
        database.executescript(OLD_TABLES)


def rows(file, sql):
    with closing(sqlite3.connect(file)) as database:
        return database.execute(sql).fetchall()


def get(club, path):
    with told(f"GET {path}"):
        response = club.app.test_client().get(path)
    assert response.status_code == 200, (
        f"GET {path} should answer 200, saw {response.status_code}."
    )
    return response.json


def test_hives_as_before(club):
    """GET /hives still lists all spots, and a hive needs no keeper."""
    with told("Storing a hive without a keeper"), club.app.app_context():
        club.db.create_all()
        club.db.session.add_all([club.Hive(spot="roof"), club.Hive(spot="heath")])
        club.db.session.commit()
    seen = get(club, "/hives")
    assert seen == ["heath", "roof"], f"GET /hives should give ['heath', 'roof'], saw {seen}."


def test_both_ways(club):
    """The relation leads from the hive to the keeper and back."""
    fill(club)
    with told("Hive(spot='yard', keeper=cleo)"), club.app.app_context():
        cleo = club.Keeper(name="Cleo")
        yard = club.Hive(spot="yard", keeper=cleo)
        assert list(cleo.hives) == [yard], (
            f"After Hive(spot='yard', keeper=cleo), cleo.hives should hold that hive, "
            f"saw {len(cleo.hives)} hives. Does back_populates name the other side?"
        )
        roof = club.Hive(spot="roof")
        cleo.hives.append(roof)
        assert roof.keeper is cleo, (
            f"After cleo.hives.append(roof), roof.keeper should be cleo, saw {roof.keeper}. "
            "Does back_populates stand on both sides?"
        )
        club.db.session.add(cleo)
        club.db.session.commit()
        assert yard.keeper_id == cleo.id, (
            f"After the commit, keeper_id should be {cleo.id}, saw {yard.keeper_id}."
        )


def test_keepers_page(club):
    """GET /keepers lists all keepers with their hives, in order."""
    fill(club, Cleo=["yard", "roof"], Ada=["orchard", "meadow"], Ben=[])
    seen = get(club, "/keepers")
    expected = [
        {"name": "Ada", "hives": ["meadow", "orchard"]},
        {"name": "Ben", "hives": []},
        {"name": "Cleo", "hives": ["roof", "yard"]},
    ]
    assert seen == expected, f"GET /keepers should give {expected}, saw {str(seen)[:200]}."


@pytest.mark.parametrize("number", [3, 12])
def test_two_queries(club, number):
    """GET /keepers needs two queries at most, with 3 keepers and with 12."""
    fill(club, **{f"Keeper{n}": [f"spot {n}"] for n in range(number)})
    sent = []
    with club.app.app_context():
        engine = club.db.engine
    event.listen(engine, "before_cursor_execute", lambda *given: sent.append(given[2]))
    seen = get(club, "/keepers")
    assert len(seen) == number, f"GET /keepers should list {number} keepers, saw {len(seen)}."
    assert len(sent) <= 2, (
        f"GET /keepers with {number} keepers should need 2 queries at most, saw {len(sent)}."
    )


def test_delete_takes_hives_along(club):
    """A deleted keeper takes the hives along, and only those."""
    fill(club, Ada=["orchard", "meadow"], Ben=["heath"])
    with told("Deleting a keeper with two hives"), club.app.app_context():
        session = club.db.session
        session.add(club.Hive(spot="wood"))
        session.delete(session.scalars(club.db.select(club.Keeper).filter_by(name="Ada")).one())
        session.commit()
        left = sorted(session.scalars(club.db.select(club.Hive.spot)))
    assert left == ["heath", "wood"], (
        f"After deleting Ada, the hives 'heath' and 'wood' should be left, saw {left}."
    )


def test_migration_adds_the_column(club, file):
    """The migration adds keeper_id, a foreign key, to a database of today."""
    old_database(file)
    migrate(club)
    columns = [row[1] for row in rows(file, "PRAGMA table_info(hive)")]
    assert "keeper_id" in columns, (
        f"After 'flask db upgrade' of a database that has seen 0001, the table hive should have "
        f"a column keeper_id, saw {columns}. It takes a migration of its own."
    )
    keys = [row[2:5] for row in rows(file, "PRAGMA foreign_key_list(hive)")]
    assert keys == [("keeper", "keeper_id", "id")], (
        f"After the upgrade, hive.keeper_id should be a foreign key to keeper.id, saw {keys}."
    )


def test_rows_survive(club, file):
    """All rows of today are still there, and the app can use them."""
    old_database(file)
    migrate(club)
    hives = rows(file, "SELECT id, spot FROM hive ORDER BY id")
    assert hives == [(1, "orchard"), (2, "heath")], (
        f"After the upgrade, both hives should be there, saw {hives}."
    )
    seen = get(club, "/keepers")
    expected = [{"name": "Ada", "hives": []}, {"name": "Ben", "hives": []}]
    assert seen == expected, f"GET /keepers should then give {expected}, saw {str(seen)[:200]}."


def test_new_database(club, file):
    """All migrations together make a new database the app can use."""
    migrate(club)
    tables = {row[0] for row in rows(file, "SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {"hive", "keeper"} <= tables, (
        f"'flask db upgrade' should make the tables hive and keeper, saw {sorted(tables)}."
    )
    fill(club, Ada=["orchard"])
    seen = get(club, "/keepers")
    assert seen == [{"name": "Ada", "hives": ["orchard"]}], (
        f"GET /keepers should give Ada with her hive, saw {str(seen)[:200]}."
    )
