"""Bills as texts and as cents."""


def to_cents(bill):
    """Return the cents of a text such as "12.50", and None for None."""
    if bill is None:
        return None
    euros, cents = bill.split(".")
    return int(euros) * 100 + int(cents)


def to_text(cents):
    """Return a text such as "12.50" for cents, and None for None."""
    return None if cents is None else f"{cents // 100}.{cents % 100:02}"
