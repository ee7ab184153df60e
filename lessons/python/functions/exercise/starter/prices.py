# Prices for the window of a bicycle repair shop, in whole cents.


def format_price(cents):
    print(f"€{cents / 100:.2f}")


print("Bell:", format_price(1250))
print("Tyre:", format_price(1999))
