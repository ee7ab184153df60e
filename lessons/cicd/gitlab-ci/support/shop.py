"""A shop that lends stilts by the day."""

from flask import Flask

app = Flask(__name__)


def price(days: int) -> int:
    """Return the price in euros: the first day costs 9, each further day 4."""
    return 9 + 4 * (days - 1)


@app.get("/price/<int:days>")
def show_price(days):
    return {"days": days, "price": price(days)}
