"""The price list of a vending machine, in cents."""


def load_price(row):
    """Return the price of one row of the list."""
    try:
        return int(row["price"])
    except:
        return 0


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
