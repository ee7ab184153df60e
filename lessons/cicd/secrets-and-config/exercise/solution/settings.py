"""The planetarium's settings, read from the environment."""

from dataclasses import dataclass, field

SWITCH = {"1": True, "true": True, "0": False, "false": False, "": False}


class SettingsError(Exception):
    """The environment does not hold what the program needs."""


@dataclass(frozen=True)
class Settings:
    secret_key: str = field(repr=False)
    database_url: str = field(repr=False)
    debug: bool
    seats: int


def load_settings(environ):
    missing = [name for name in ("SECRET_KEY", "DATABASE_URL") if not environ.get(name)]
    if missing:
        raise SettingsError(f"not set: {', '.join(missing)}")
    debug = environ.get("DEBUG", "").lower()
    if debug not in SWITCH:
        raise SettingsError("DEBUG should be 1 or 0")
    seats = environ.get("SEATS", "80")
    if not seats.isdecimal() or int(seats) < 1:
        raise SettingsError("SEATS should be a whole number from 1 on")
    return Settings(
        secret_key=environ["SECRET_KEY"],
        database_url=environ["DATABASE_URL"],
        debug=SWITCH[debug],
        seats=int(seats),
    )
