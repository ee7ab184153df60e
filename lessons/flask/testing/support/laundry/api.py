from flask import Blueprint, request

from laundry import services
from laundry.rules import price

bp = Blueprint("api", __name__, url_prefix="/api")


@bp.post("/bookings")
def create():
    data = request.get_json()
    if not isinstance(data, dict):
        return {"errors": {"body": "an object"}}, 400
    name, hour = data.get("name"), data.get("hour")
    errors = {}
    if not isinstance(name, str) or not name.strip():
        errors["name"] = "a text that is not blank"
    if type(hour) is not int or not 7 <= hour <= 21:
        errors["hour"] = "a whole number from 7 to 21"
    if errors:
        return {"errors": errors}, 400
    if services.taken(hour):
        return {"error": "this hour is taken"}, 409
    services.book(name.strip(), hour)
    return {"name": name.strip(), "hour": hour, "cents": price(hour)}, 201
