"""The pages below /bookings."""

from flask import Blueprint, request

from hire.models import Booking, db
from hire.services import price

bp = Blueprint("bookings", __name__, url_prefix="/bookings")


@bp.get("/")
def index():
    bookings = db.session.scalars(db.select(Booking).order_by(Booking.id))
    return [{"name": booking.name, "hours": booking.hours} for booking in bookings]


@bp.post("/")
def add():
    name = request.form["name"]
    hours = request.form.get("hours", type=int)
    try:
        cents = price(hours)
    except ValueError as error:
        return {"error": str(error)}, 400
    db.session.add(Booking(name=name, hours=hours))
    db.session.commit()
    return {"cents": cents}, 201
