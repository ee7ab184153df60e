"""The planetarium's settings, read from the environment."""

from dataclasses import dataclass


class SettingsError(Exception):
    """The environment does not hold what the program needs."""


@dataclass(frozen=True)
class Settings:
    secret_key: str
    database_url: str
    debug: bool
    seats: int


def load_settings(environ):
    return Settings(
        secret_key=environ.get("SECRET_KEY", "stars"),
        database_url=environ.get("DATABASE_URL", "sqlite:///dome.db"),
        debug=bool(environ.get("DEBUG")),
        seats=int(environ.get("SEATS", "80")),
    )
