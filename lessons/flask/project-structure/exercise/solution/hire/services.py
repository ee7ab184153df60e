"""The rules of the hire."""


def price(hours):
    """Return the price in cents: 8 euros, 5 for each further hour, 25 at most."""
    if hours is None or not 1 <= hours <= 8:
        raise ValueError("hours: a whole number from 1 to 8")
    return min(800 + 500 * (hours - 1), 2500)
