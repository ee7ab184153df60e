"""The log book of the toad patrol, and a slow way to add it up. Leave it as it is."""

import time

NIGHTS = [
    {"year": 2025, "road": "mill", "name": "Ada", "toads": 31},
    {"year": 2025, "road": "weir", "name": "Ben", "toads": 12},
    {"year": 2026, "road": "mill", "name": "Ada", "toads": 44},
    {"year": 2026, "road": "weir", "name": "Ada", "toads": 9},
]
WORK = []  # the years that were added up, in order


def add_up(year):
    """Return the number of toads of a year, by road. Slow."""
    WORK.append(year)
    time.sleep(0.05)
    total = {}
    for night in NIGHTS:
        if night["year"] == year:
            total[night["road"]] = total.get(night["road"], 0) + night["toads"]
    return total


def add_night(year, road, name, toads):
    NIGHTS.append({"year": year, "road": road, "name": name, "toads": toads})


def nights_of(name):
    """Return the number of nights a volunteer was out."""
    return sum(night["name"] == name for night in NIGHTS)
