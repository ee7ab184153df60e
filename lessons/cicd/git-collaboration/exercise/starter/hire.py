def price(minutes, age=30):
    """Return the cents for a pair of skates; children pay half of the time."""
    cents = 10 * minutes
    return cents // 2 if age < 12 else cents
