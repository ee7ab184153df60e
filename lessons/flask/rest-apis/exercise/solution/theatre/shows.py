"""The shows, for other programs."""

from flask import Blueprint, abort, request, url_for

from theatre.models import Show, db

bp = Blueprint("shows", __name__, url_prefix="/shows")


def find(number):
    show = db.session.get(Show, number)
    if show is None:
        abort(404, f"no show {number}")
    return show


def problems(data):
    """Return {field: message}, which is empty for a good show."""
    if not isinstance(data, dict):
        return {"body": "an object with title and seats"}
    found = {}
    title = data.get("title")
    if not isinstance(title, str) or not title.strip() or len(title) > 80:
        found["title"] = "a text of 1 to 80 characters"
    seats = data.get("seats")
    if type(seats) is not int or not 0 <= seats <= 300:
        found["seats"] = "a whole number from 0 to 300"
    return found


@bp.get("")
def index():
    shows = db.session.scalars(db.select(Show).order_by(Show.id))
    return [show.to_dict() for show in shows]


@bp.get("/<int:number>")
def show(number):
    return find(number).to_dict()


@bp.post("")
def create():
    data = request.get_json()
    errors = problems(data)
    if errors:
        return {"errors": errors}, 400
    show = Show(title=data["title"], seats=data["seats"])
    db.session.add(show)
    db.session.commit()
    return show.to_dict(), 201, {"Location": url_for("shows.show", number=show.id)}


@bp.put("/<int:number>")
def replace(number):
    show = find(number)
    data = request.get_json()
    errors = problems(data)
    if errors:
        return {"errors": errors}, 400
    show.title = data["title"]
    show.seats = data["seats"]
    db.session.commit()
    return show.to_dict()


@bp.delete("/<int:number>")
def delete(number):
    db.session.delete(find(number))
    db.session.commit()
    return "", 204
