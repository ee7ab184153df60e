import os


def database():
    """Return the settings of the database. So far, for a laptop only."""
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": "bank.sqlite3"}
