def price(minutes, age=30, hour=12):
    """Return the cents for a pair of skates."""
    light = 200 if hour >= 18 else 0
    cents = 10 * minutes + light
    return cents // 2 if age < 12 else cents
