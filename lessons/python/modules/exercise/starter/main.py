"""The yearly report of a rowing club."""

# What a membership costs, in euros a year.
PRICES = {"adult": 240, "junior": 96, "family": 390}


def price_of(kind, years):
    """Return the price of a year; from ten years on it is a tenth lower."""
    price = PRICES[kind]
    if years >= 10:
        price = price * 9 // 10
    return price


# The members.
MEMBERS = [
    {"name": "Ada", "kind": "adult", "years": 12},
    {"name": "Ben", "kind": "junior", "years": 2},
    {"name": "Cleo", "kind": "family", "years": 10},
    {"name": "Dana", "kind": "adult", "years": 0},
]

# The report.
print("Member    Euros")
total = 0
for member in MEMBERS:
    name = member["name"]
    price = price_of(member["kind"], member["years"])
    total += price
    print(f"{name:<10}{price:>5}")
print(f"Total     {total:>5}")
