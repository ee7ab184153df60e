import importlib
import sqlite3

import pytest

STEPS = ("expand", "backfill", "contract")
VERSIONS = ("v1", "v2", "v3", "v4")
AMOUNTS = ["19.99", "10.05", "0.29", "1000.00", "8.20", "64.00", "4.35", "0.07", "12.00"]


@pytest.fixture
def migration():
    return importlib.import_module("migration")


@pytest.fixture
def versions():
    return importlib.import_module("versions")


@pytest.fixture
def con():
    con = sqlite3.connect(":memory:")
    con.execute("CREATE TABLE patient (id INTEGER PRIMARY KEY, name TEXT, bill TEXT)")
    rows = [("Bruno", "12.50"), ("Ida", "9.00"), ("Otto", None)]
    con.executemany("INSERT INTO patient (name, bill) VALUES (?, ?)", rows)
    yield con
    con.close()


def columns(con):
    return {row[1]: row for row in con.execute("PRAGMA table_info(patient)")}


def rows(con, wanted):
    return con.execute(f"SELECT {wanted} FROM patient ORDER BY id").fetchall()


class Ward:
    """An open day: what is written by any version has to be seen by all that run."""

    def __init__(self, con, migration, versions):
        self.con, self.migration, self.versions = con, migration, versions
        self.truth = {"Bruno": "12.50", "Ida": "9.00", "Otto": None}
        self.count = 0

    def call(self, when, version, method, *args):
        program = getattr(self.versions, version.upper())(self.con)
        try:
            return getattr(program, method)(*args)
        except Exception as error:
            pytest.fail(
                f"{when}: {version}.{method}{args} should work, "
                f"saw {type(error).__name__}: {error}.",
                pytrace=False,
            )

    def work(self, when, *running):
        """Each version writes in turn, and all of them read after each time."""
        self.read(when, "at the start", running)
        for writer in (*running, *running):
            self.count += 1
            bill = AMOUNTS[self.count % len(AMOUNTS)]
            name = f"toy {self.count}"
            first = list(self.truth)[self.count % 3]
            self.call(when, writer, "add", name, bill)
            self.truth[name] = bill
            self.call(when, writer, "change", first, bill)
            self.truth[first] = bill
            self.read(when, f"after {writer} has written", running)
        last = list(self.truth)[-1]
        self.call(when, running[0], "change", last, None)
        self.truth[last] = None
        self.read(when, f"after {running[0]} has written", running)

    def read(self, when, what, running):
        for reader in running:
            seen = self.call(when, reader, "bills")
            for name, bill in self.truth.items():
                if seen.get(name, "no such patient") != bill:
                    pytest.fail(
                        f"{when}, {what}: {reader} should see the bill {bill!r} of {name}, "
                        f"saw {seen.get(name, 'no such patient')!r}.",
                        pytrace=False,
                    )

    def step(self, name, running):
        try:
            getattr(self.migration, name)(self.con)
        except Exception as error:
            pytest.fail(
                f"While {running} runs, {name} should work, saw {type(error).__name__}: {error}.",
                pytrace=False,
            )


def play(ward, plan, back):
    """Plays the plan; with back, each deployment is taken back once."""
    running, dropped = "v1", False
    ward.work("Before the plan", running)
    for item in plan:
        if item in STEPS:
            ward.step(item, running)
            dropped = dropped or item == "contract"
            ward.work(f"After {item}, with {running}", running)
            continue
        ward.work(f"While {item} is deployed beside {running}", running, item)
        ward.work(f"When only {item} runs", item)
        if back and not dropped:
            ward.work(f"When {item} is taken back, {running} beside it", item, running)
            ward.work(f"When {item} has been taken back to {running}", running)
            ward.work(f"While {item} is deployed once more", running, item)
            ward.work(f"When only {item} runs again", item)
        running = item
    return running


def both(con, migration):
    migration.expand(con)
    if "cents" not in columns(con):
        pytest.fail("expand should add the column cents, but there is none.", pytrace=False)


def test_v1_stays(con, versions):
    """Version 1 works on the old table, as ever."""
    program = versions.V1(con)
    program.add("Emil", "3.20")
    program.change("Ida", "9.50")
    seen = program.bills()
    wanted = {"Bruno": "12.50", "Ida": "9.50", "Otto": None, "Emil": "3.20"}
    assert seen == wanted, f"V1 should give {wanted}, saw {seen}."


def test_v1_writes_bill_only(con, migration, versions):
    """Version 1 knows nothing of cents."""
    both(con, migration)
    versions.V1(con).add("Emil", "3.20")
    seen = rows(con, "bill, cents")[-1]
    assert seen == ("3.20", None), f"V1.add should write bill only, saw bill and cents {seen}."


@pytest.mark.parametrize(
    "version, wanted", [("V2", ("19.99", 1999)), ("V3", ("19.99", 1999)), ("V4", (None, 1999))]
)
def test_what_is_written(con, migration, versions, version, wanted):
    """V2 and V3 write both columns, V4 writes cents."""
    both(con, migration)
    program = getattr(versions, version)(con)
    program.add("Emil", "19.99")
    seen = rows(con, "bill, cents")[-1]
    assert seen == wanted, f"{version}.add should write bill and cents {wanted}, saw {seen}."
    con.execute("UPDATE patient SET bill = NULL, cents = NULL")
    program.change("Emil", "19.99")
    seen = rows(con, "bill, cents")
    assert seen == [(None, None)] * 3 + [wanted], (
        f"{version}.change of one patient should write {wanted} in his row, saw {seen}."
    )


@pytest.mark.parametrize("version, wanted", [("V2", "1.00"), ("V3", "2.05"), ("V4", "2.05")])
def test_what_is_read(con, migration, versions, version, wanted):
    """V2 reads bill, V3 and V4 read cents."""
    both(con, migration)
    con.execute("UPDATE patient SET bill = '1.00', cents = 205 WHERE name = 'Ida'")
    seen = getattr(versions, version)(con).bills().get("Ida")
    assert seen == wanted, (
        f"With bill 1.00 and 205 cents in the table, {version} should give {wanted!r}, saw {seen!r}."
    )


def test_expand(con, migration):
    """expand adds an empty column and leaves the rows alone."""
    both(con, migration)
    column = columns(con)["cents"]
    assert column[2].upper().startswith("INT"), f"cents should be INTEGER, saw {column[2]!r}."
    assert not column[3], "cents should be allowed to be empty, but it is NOT NULL."
    seen = rows(con, "name, bill, cents")
    wanted = [("Bruno", "12.50", None), ("Ida", "9.00", None), ("Otto", None, None)]
    assert seen == wanted, f"After expand the rows should be {wanted}, saw {seen}."


def test_backfill(con, migration):
    """backfill makes cents fit bill in all rows, and may be called twice."""
    both(con, migration)
    con.execute("UPDATE patient SET cents = 77 WHERE name = 'Ida'")
    for times in ("once", "twice"):
        migration.backfill(con)
        seen = rows(con, "bill, cents")
        wanted = [("12.50", 1250), ("9.00", 900), (None, None)]
        assert seen == wanted, (
            f"Called {times}, backfill should give bill and cents {wanted}, saw {seen}."
        )


def test_contract(con, migration):
    """contract drops bill and keeps the rest."""
    both(con, migration)
    migration.backfill(con)
    migration.contract(con)
    assert "bill" not in columns(con), f"contract should drop bill, saw {sorted(columns(con))}."
    seen = rows(con, "id, name, cents")
    wanted = [(1, "Bruno", 1250), (2, "Ida", 900), (3, "Otto", None)]
    assert seen == wanted, f"After contract the rows should be {wanted}, saw {seen}."


def test_plan_is_whole(migration):
    """The plan names each step once."""
    wanted = sorted([*STEPS, *VERSIONS[1:]])
    assert sorted(migration.PLAN) == wanted, (
        f"PLAN should name {wanted}, each once, saw {migration.PLAN}."
    )


def test_open_day(con, migration, versions):
    """Nobody notices anything, at any step of the plan."""
    plan = list(migration.PLAN)
    end = play(Ward(con, migration, versions), plan, back=False)
    assert (end, "bill" in columns(con)) == ("v4", False), (
        f"At the end, v4 should run and bill be gone, saw {end} and {sorted(columns(con))}."
    )


def test_way_back(con, migration, versions):
    """Until contract, each deployment can be taken back."""
    end = play(Ward(con, migration, versions), list(migration.PLAN), back=True)
    assert end == "v4", f"At the end, v4 should run, saw {end}."
