"""The noticeboard of Harbour Court."""

from functools import wraps

from flask import Flask, abort, request
from flask_login import (
    FlaskLoginClient,
    LoginManager,
    UserMixin,
    current_user,
    login_required,
)

app = Flask(__name__)
app.config["SECRET_KEY"] = "not-a-real-key"
app.test_client_class = FlaskLoginClient
login_manager = LoginManager(app)


class User(UserMixin):
    def __init__(self, number, name, role, phone):
        self.id, self.name, self.role, self.phone = number, name, role, phone


USERS = {
    1: User(1, "Ada", "resident", "555 0101"),
    2: User(2, "Ben", "resident", "555 0102"),
    3: User(3, "Kim", "caretaker", "555 0103"),
}
NOTICES = {
    7: {"id": 7, "text": "Cellar sale", "owner_id": 1, "draft": False, "pinned": False},
    8: {"id": 8, "text": "My bike is gone", "owner_id": 2, "draft": True, "pinned": False},
}


@login_manager.user_loader
def load_user(user_id):
    return USERS.get(int(user_id))


def is_owner(user, notice):
    return notice["owner_id"] == user.id


def is_caretaker(user, notice=None):
    return user.role == "caretaker"


def may_see(user, notice):
    return not notice["draft"] or is_owner(user, notice)


def may_delete(user, notice):
    return is_owner(user, notice) or is_caretaker(user)


def notice_for(may):
    """Hand the notice to the view, if the user may do this to it."""

    def decorate(view):
        @wraps(view)
        def wrapper(number):
            notice = NOTICES.get(number)
            if notice is None or not may_see(current_user, notice):
                abort(404)
            if not may(current_user, notice):
                abort(403)
            return view(notice)

        return wrapper

    return decorate


@app.get("/notices")
def list_notices():
    return [notice["text"] for notice in NOTICES.values() if not notice["draft"]]


@app.post("/notices/<int:number>/edit")
@login_required
@notice_for(is_owner)
def edit(notice):
    notice["text"] = request.form["text"]
    return notice


@app.post("/notices/<int:number>/delete")
@login_required
@notice_for(may_delete)
def delete(notice):
    del NOTICES[notice["id"]]
    return {"deleted": notice["id"]}


@app.post("/notices/<int:number>/pin")
@login_required
@notice_for(is_caretaker)
def pin(notice):
    notice["pinned"] = True
    return notice


@app.get("/people/<int:user_id>/phone")
@login_required
def phone(user_id):
    if current_user.id != user_id and not is_caretaker(current_user):
        abort(403)
    user = USERS.get(user_id)
    if user is None:
        abort(404)
    return {"name": user.name, "phone": user.phone}
