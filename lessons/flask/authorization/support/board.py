from flask import Flask
from flask_login import FlaskLoginClient, LoginManager, UserMixin

app = Flask(__name__)
app.config["SECRET_KEY"] = "not-a-real-key"
app.test_client_class = FlaskLoginClient
login_manager = LoginManager(app)


class User(UserMixin):
    def __init__(self, number, role):
        self.id, self.role = number, role


ADA, BEN, KIM = User(1, "resident"), User(2, "resident"), User(3, "caretaker")
USERS = {user.id: user for user in (ADA, BEN, KIM)}
NOTICES = {
    7: {"id": 7, "text": "Cellar sale", "owner_id": 1, "draft": False},
    8: {"id": 8, "text": "My bike is gone", "owner_id": 2, "draft": True},
}


@login_manager.user_loader
def load_user(user_id):
    return USERS.get(int(user_id))
