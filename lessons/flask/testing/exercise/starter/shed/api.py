"""The shed for other programs."""

from flask import Blueprint, request

from shed import services
from shed.rules import days_allowed, fee

bp = Blueprint("api", __name__, url_prefix="/api")


def problems(data):
    if not isinstance(data, dict):
        return {"body": "an object with tool, name and days"}
    found = {}
    for field in ("tool", "name"):
        if not isinstance(data.get(field), str) or not data[field].strip():
            found[field] = "a text that is not blank"
    if type(data.get("days")) is not int or not days_allowed(data["days"]):
        found["days"] = "a whole number from 1 to 14"
    return found


@bp.get("/loans")
def index():
    return [
        {"tool": loan.tool, "name": loan.name, "days": loan.days}
        for loan in services.loans()
    ]


@bp.post("/loans")
def create():
    data = request.get_json()
    errors = problems(data)
    if errors:
        return {"errors": errors}, 400
    if services.is_out(data["tool"]):
        return {"error": "this tool is out"}, 409
    services.lend(data["tool"], data["name"], data["days"])
    return {"tool": data["tool"], "name": data["name"], "fee": fee(data["days"])}, 201
