"""The factory of the theatre's API. You need not change this file."""

from flask import Flask
from werkzeug.exceptions import HTTPException

from theatre import errors, shows
from theatre.models import db


def create_app(config=None):
    app = Flask(__name__)
    app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"  # in memory, for this exercise
    app.config.update(config or {})
    db.init_app(app)
    app.register_blueprint(shows.bp)
    app.register_error_handler(HTTPException, errors.as_json)
    with app.app_context():
        db.create_all()
    return app
