import sqlite3


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
    query = f"SELECT kind, jars FROM jam WHERE cook = '{cook}' ORDER BY {sort}"
    return con.execute(query).fetchall()


def move_jars(con, source, target, n):
    """Move n jars from the row with the id source to the row with the id target."""
    con.execute(f"UPDATE jam SET jars = jars + {n} WHERE id = {target}")
    con.commit()
    con.execute(f"UPDATE jam SET jars = jars - {n} WHERE id = {source}")
    con.commit()
