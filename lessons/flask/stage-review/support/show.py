"""A show of vegetables: an app, a cache, a judge and a visitor, and role_required."""

from functools import wraps

from flask import Flask, abort
from flask_caching import Cache
from flask_login import (
    FlaskLoginClient,
    LoginManager,
    UserMixin,
    current_user,
    login_required,
)

app = Flask(__name__)
app.config["SECRET_KEY"] = "not-a-real-key"
app.config["CACHE_TYPE"] = "SimpleCache"
app.config["PROPAGATE_EXCEPTIONS"] = False
app.logger.disabled = True
app.test_client_class = FlaskLoginClient
cache = Cache(app)
login_manager = LoginManager(app)
runs = []


class User(UserMixin):
    def __init__(self, number, role):
        self.id, self.role = number, role


JUDGE, GUEST = User(1, "judge"), User(2, "visitor")


@login_manager.user_loader
def load_user(user_id):
    return {1: JUDGE, 2: GUEST}.get(int(user_id))


def role_required(*roles):
    def decorate(view):
        @wraps(view)
        def wrapper(*args, **kwargs):
            if current_user.role not in roles:
                abort(403)
            return view(*args, **kwargs)

        return wrapper

    return decorate
