"""The choir in a JSON file."""

import json
from datetime import date

from choir import Choir


def save(path, choir: Choir) -> None:
    """Write the choir to a file; if that cannot be done, leave the file alone."""
    data = {
        "singers": choir.singers,
        "rehearsals": {
            day.isoformat(): sorted(names) for day, names in choir.rehearsals.items()
        },
    }
    text = json.dumps(data, ensure_ascii=False, indent=2)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def load(path) -> Choir:
    """Return the choir that was saved; without a file, an empty one."""
    try:
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
        rehearsals = {
            date.fromisoformat(day): set(names)
            for day, names in data["rehearsals"].items()
        }
        return Choir(data["singers"], rehearsals)
    except FileNotFoundError:
        return Choir()
    except (ValueError, KeyError) as error:
        raise ValueError(f"{path}: there is no choir in this file") from error
