"""The canoe hire: the factory joins the parts."""

from flask import Flask

from hire import bookings, canoes
from hire.models import db


def create_app(config=None):
    app = Flask(__name__)
    app.config.update(LAKE="Reed Lake", CANOES=3, SQLALCHEMY_DATABASE_URI="sqlite://")
    app.config.from_prefixed_env()
    app.config.update(config or {})
    db.init_app(app)
    app.register_blueprint(canoes.bp)
    app.register_blueprint(bookings.bp)
    with app.app_context():
        db.create_all()
    return app
