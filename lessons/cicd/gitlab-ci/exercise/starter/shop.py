"""A shop that lends stilts by the day."""

from flask import Flask

from prices import price

app = Flask(__name__)


@app.get("/price/<int:days>")
def show_price(days):
    return {"days": days, "price": price(days)}
