"""The shows, for other programs."""

from flask import Blueprint

from theatre.models import Show, db

bp = Blueprint("shows", __name__, url_prefix="/shows")


@bp.get("")
def index():
    shows = db.session.scalars(db.select(Show).order_by(Show.id))
    return [show.to_dict() for show in shows]
