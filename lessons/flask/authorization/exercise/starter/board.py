"""The noticeboard of Harbour Court."""

from flask import Flask, abort, request
from flask_login import FlaskLoginClient, LoginManager, UserMixin

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


@app.get("/notices")
def list_notices():
    return [notice["text"] for notice in NOTICES.values() if not notice["draft"]]


@app.post("/notices/<int:number>/edit")
def edit(number):
    notice = NOTICES[number]
    # Unsafe: this believes what the form says about who sends it.
    if int(request.form["user_id"]) != notice["owner_id"]:
        abort(403)
    notice["text"] = request.form["text"]
    return notice


@app.post("/notices/<int:number>/delete")
def delete(number):
    del NOTICES[number]
    return {"deleted": number}


@app.post("/notices/<int:number>/pin")
def pin(number):
    notice = NOTICES[number]
    notice["pinned"] = True
    return notice


@app.get("/people/<int:user_id>/phone")
def phone(user_id):
    user = USERS[user_id]
    return {"name": user.name, "phone": user.phone}
