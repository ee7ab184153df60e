"""What a membership costs."""

# In euros a year.
PRICES = {"adult": 240, "junior": 96, "family": 390}


def price_of(kind, years):
    """Return the price of a year; from ten years on it is a tenth lower."""
    price = PRICES[kind]
    if years >= 10:
        price = price * 9 // 10
    return price
