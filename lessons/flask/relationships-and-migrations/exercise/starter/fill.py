"""Put some rows into the database, as they were before your change. Run it once.

You need not change this file.
"""

from sqlalchemy import text

from club import app, db

with app.app_context(), db.engine.begin() as connection:
    for name in ("Cleo", "Ada", "Ben"):
        connection.execute(text("INSERT INTO keeper (name) VALUES (:name)"), {"name": name})
    for spot in ("orchard", "heath", "roof"):
        connection.execute(text("INSERT INTO hive (spot) VALUES (:spot)"), {"spot": spot})
print("three keepers and three hives stored")
