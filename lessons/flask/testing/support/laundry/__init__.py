from flask import Flask

from laundry import api, pages
from laundry.models import db


def create_app(config=None):
    app = Flask(__name__)
    app.config.update(SECRET_KEY="not-a-real-key")
    app.config.update(SQLALCHEMY_DATABASE_URI="sqlite:///laundry.db")
    app.config.update(config or {})
    db.init_app(app)
    app.register_blueprint(api.bp)
    app.register_blueprint(pages.bp)
    return app
