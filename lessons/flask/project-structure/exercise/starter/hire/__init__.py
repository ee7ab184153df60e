"""The canoe hire, all in one file."""

from flask import Flask, abort, request, url_for
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


app = Flask(__name__)
app.config["LAKE"] = "Reed Lake"
app.config["CANOES"] = 3
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"  # in memory, for this exercise
db = SQLAlchemy(app, model_class=Base)


class Booking(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    hours: Mapped[int]


with app.app_context():
    db.create_all()


@app.get("/canoes/")
def list_canoes():
    numbers = range(1, app.config["CANOES"] + 1)
    links = [url_for("show_canoe", number=number) for number in numbers]
    return {"lake": app.config["LAKE"], "canoes": links}


@app.get("/canoes/<int:number>")
def show_canoe(number):
    if not 1 <= number <= app.config["CANOES"]:
        abort(404)
    return {"canoe": number, "lake": app.config["LAKE"]}


@app.get("/bookings/")
def list_bookings():
    bookings = db.session.scalars(db.select(Booking).order_by(Booking.id))
    return [{"name": booking.name, "hours": booking.hours} for booking in bookings]


@app.post("/bookings/")
def add_booking():
    name = request.form["name"]
    hours = request.form.get("hours", type=int)
    if hours is None or not 1 <= hours <= 8:
        return {"error": "hours: a whole number from 1 to 8"}, 400
    # 8 euros, and 5 for each further hour, but 25 at most
    cents = min(800 + 500 * (hours - 1), 2500)
    db.session.add(Booking(name=name, hours=hours))
    db.session.commit()
    return {"cents": cents}, 201
