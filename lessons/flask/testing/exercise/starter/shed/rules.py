"""Rules that need neither a request nor a database."""


def days_allowed(days):
    """Say whether a tool may be lent for so many days."""
    return 1 <= days <= 14


def fee(days):
    """Return the fee in cents: three days are free, each further one costs 100."""
    return max(0, days - 3) * 100
