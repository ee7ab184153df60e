"""What visitors of a swimming pool pay, in cents."""


def price(cents, age):
    """Return the price for one visitor, if the full price is cents."""
    if age < 0:
        raise ValueError(f"age: want 0 or more, got {age}")
    if age < 6:
        return 0
    if age < 18:
        return cents // 2
    return cents


def takings(path, cents):
    """Return what all visitors pay. The file has one age per line; empty lines are skipped."""
    total = 0
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.strip():
                total += price(cents, int(line))
    return total
