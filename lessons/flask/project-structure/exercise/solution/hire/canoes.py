"""The pages below /canoes."""

from flask import Blueprint, abort, current_app, url_for

bp = Blueprint("canoes", __name__, url_prefix="/canoes")


@bp.get("/")
def index():
    numbers = range(1, current_app.config["CANOES"] + 1)
    links = [url_for("canoes.show", number=number) for number in numbers]
    return {"lake": current_app.config["LAKE"], "canoes": links}


@bp.get("/<int:number>")
def show(number):
    if not 1 <= number <= current_app.config["CANOES"]:
        abort(404)
    return {"canoe": number, "lake": current_app.config["LAKE"]}
