"""Writes schedule.txt: what the reference scheduler says to random review histories.

Run it with the `fsrs` package of PyPI (made with version 6.3.2):

    python tests/data/schedule.py > tests/data/schedule.txt

The first lines name sets of parameters, `p` and 21 numbers. Each of the others is a history: the
number of its set (from 0), the desired retention in per cent, and its reviews. A review is the days
since the one before, a rating (1 again, 2 hard, 3 good, 4 easy) and the days until the next one:
`0:3=2` was rated good on the day of the review before and is due two days later.
"""

import random
from datetime import datetime, timedelta, timezone

from fsrs import Card, Rating, Scheduler
from fsrs.scheduler import (
    DEFAULT_PARAMETERS,
    LOWER_BOUNDS_PARAMETERS,
    UPPER_BOUNDS_PARAMETERS,
)

HISTORIES = 1000
START = datetime(2026, 1, 1, 12, tzinfo=timezone.utc)


def near_default(chance):
    """Parameters that may have been fitted to somebody."""
    bounds = zip(DEFAULT_PARAMETERS, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS)
    moved = ((chance.uniform(0.6, 1.6) * value, low, high) for value, low, high in bounds)
    return [round(min(max(value, low), high), 4) for value, low, high in moved]


def wait(chance, interval):
    """Days until somebody comes back whose next review is `interval` days away."""
    kind = chance.random()
    if kind < 0.12:
        return 0
    if kind < 0.5:
        return interval
    if kind < 0.65:
        return chance.randint(0, interval)
    return int(interval * chance.uniform(1, 4)) + chance.randint(0, 3)


def history(chance, scheduler):
    card, now, days, reviews = Card(card_id=1), START, 0, []
    for _ in range(chance.randint(1, 12)):
        rating = chance.choices(list(Rating), [15, 20, 50, 15])[0]
        card, _ = scheduler.review_card(card, rating, now)
        interval = (card.due - now).days
        reviews.append(f"{days}:{rating.value}={interval}")
        days = min(wait(chance, interval), 4000)
        now += timedelta(days=days)
    return " ".join(reviews)


def main():
    chance = random.Random(2026)
    sets = [list(DEFAULT_PARAMETERS)] + [near_default(chance) for _ in range(5)]
    for parameters in sets:
        print("p", *parameters)
    for number in range(HISTORIES):
        chosen = 0 if number % 2 else chance.randrange(len(sets))
        retention = chance.randint(70, 97)
        scheduler = Scheduler(
            parameters=sets[chosen],
            desired_retention=retention / 100,
            learning_steps=(),
            relearning_steps=(),
            enable_fuzzing=False,
        )
        print(chosen, retention, history(chance, scheduler))


main()
