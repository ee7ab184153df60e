def price(minutes, age=30, hour=12):
    """Return the cents for a pair of skates.

    Children pay half of the time; the light costs 200 from 18 o'clock on.
    """
    cents = 10 * minutes
    light = 200 if hour >= 18 else 0
    return (cents // 2 if age < 12 else cents) + light
