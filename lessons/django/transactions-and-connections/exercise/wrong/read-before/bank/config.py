import os
from urllib.parse import unquote, urlsplit


def database():
    """Return the settings of the database that DATABASE_URL names, or those for a laptop."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": "bank.sqlite3"}
    parts = urlsplit(url)
    settings = {
        "NAME": parts.path.removeprefix("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname,
        "PORT": parts.port or "",
    }
    if parts.scheme == "postgresql":
        return {
            "ENGINE": "django.db.backends.postgresql",
            "OPTIONS": {"pool": True},
            **settings,
        }
    if parts.scheme == "mysql":
        return {
            "ENGINE": "django.db.backends.mysql",
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            **settings,
        }
    raise ValueError(f"unknown database: {parts.scheme}")
