"""What a stay in the garage costs, in cents."""


def fee(minutes):
    """Return the fee: up to 30 minutes are free, then 200 for each hour begun."""
    if minutes < 0:
        raise ValueError(f"minutes: want 0 or more, got {minutes}")
    if minutes <= 30:
        return 0
    return (minutes + 59) // 60 * 200


def total(path):
    """Return the fees of all stays in a file with one number per line."""
    cents = 0
    with open(path, encoding="utf-8") as file:
        for line in file:
            cents += fee(int(line))
    return cents
