"""The factory of the tool shed. You need not change this package."""

from flask import Flask

from shed import api, pages
from shed.models import db


def create_app(config=None):
    app = Flask(__name__)
    app.config.update(
        SECRET_KEY="not-a-real-key", SQLALCHEMY_DATABASE_URI="sqlite:///shed.db"
    )
    app.config.from_prefixed_env()
    app.config.update(config or {})
    db.init_app(app)
    app.register_blueprint(api.bp)
    app.register_blueprint(pages.bp)
    return app
