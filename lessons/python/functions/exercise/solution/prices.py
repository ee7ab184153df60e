# Prices for the window of a bicycle repair shop, in whole cents.


def format_price(cents, *, symbol="€", places=2):
    """Return the price as text, with a symbol and a number of decimal places."""
    return f"{symbol}{cents / 100:.{places}f}"


print("Bell:", format_price(1250))
print("Tyre:", format_price(1999))
print("Tyre:", format_price(1999, symbol="£", places=0))
