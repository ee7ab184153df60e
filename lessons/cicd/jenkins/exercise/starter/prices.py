"""What stilts cost."""


def price(days: int) -> int:
    """Return the price in euros: the first day costs 9, each further day 4."""
    return 9 + 4 * (days - 1)
