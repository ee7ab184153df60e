"""How bill becomes cents."""

import sqlite3

import versions


def expand(con):
    """Add the column cents, which may be empty."""


def backfill(con):
    """Set cents in all rows."""


def contract(con):
    """Drop the column bill."""


PLAN = ["v4"]


if __name__ == "__main__":
    con = sqlite3.connect(":memory:")
    con.execute("CREATE TABLE patient (id INTEGER PRIMARY KEY, name TEXT, bill TEXT)")
    for name, bill in (("Bruno", "12.50"), ("Ida", "9.00"), ("Otto", None)):
        versions.V1(con).add(name, bill)
    steps = {"expand": expand, "backfill": backfill, "contract": contract}
    for step in PLAN:
        if step in steps:
            steps[step](con)
        else:
            getattr(versions, step.upper())(con).change("Bruno", "13.75")
        print(f"{step:10}", con.execute("SELECT * FROM patient").fetchall())
