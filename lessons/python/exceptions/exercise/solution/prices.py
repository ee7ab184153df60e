"""The price list of a vending machine, in cents."""


def load_price(row):
    """Return the price of one row of the list."""
    text = row["price"]
    try:
        price = int(text)
    except ValueError as error:
        raise ValueError(f"price: want a whole number, got '{text}'") from error
    if price < 1:
        raise ValueError(f"price: want 1 or more, got {price}")
    return price


rows = [
    {"slot": "A1", "price": "180"},
    {"slot": "A2", "price": "1,80"},
    {"slot": "A3", "price": ""},
    {"slot": "A4", "price": "-50"},
    {"slot": "A5"},
]
for row in rows:
    try:
        print(row["slot"], load_price(row))
    except Exception as error:  # the outer edge: report each row and go on
        print(row["slot"], type(error), error)
