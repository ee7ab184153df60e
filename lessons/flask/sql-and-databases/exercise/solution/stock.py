import sqlite3

COLUMNS = {"kind": "kind", "jars": "jars"}


def open_stock(path=":memory:"):
    """Make a stock with its first rows. This function stays as it is."""
    con = sqlite3.connect(path)
    con.execute(
        "CREATE TABLE jam (id INTEGER PRIMARY KEY, kind TEXT NOT NULL,"
        " cook TEXT NOT NULL, jars INTEGER NOT NULL CHECK (jars >= 0))"
    )
    with con:
        con.execute(
            "INSERT INTO jam (kind, cook, jars) VALUES ('plum', 'Ada', 12),"
            " ('quince', 'Ben', 30), ('fig', 'Ada', 40), ('quince', 'Ada', 5)"
        )
    return con


def kinds_by(con, cook, sort="kind"):
    """Return (kind, jars) of one cook, sorted by the column "kind" or "jars"."""
    if sort not in COLUMNS:
        raise ValueError(f"cannot sort by {sort}")
    query = f"SELECT kind, jars FROM jam WHERE cook = ? ORDER BY {COLUMNS[sort]}"
    return con.execute(query, (cook,)).fetchall()


def move_jars(con, source, target, n):
    """Move n jars from the row with the id source to the row with the id target."""
    with con:
        for row_id, change in ((source, -n), (target, n)):
            update = "UPDATE jam SET jars = jars + ? WHERE id = ?"
            if con.execute(update, (change, row_id)).rowcount == 0:
                raise ValueError(f"no jam with the id {row_id}")
