"""The duty roster of the lifeboat station at Gull Point."""

from flask import Flask, redirect, request, url_for
from flask_login import LoginManager, UserMixin, login_required, login_user, logout_user
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from werkzeug.security import check_password_hash, generate_password_hash


class Base(DeclarativeBase):
    pass


app = Flask(__name__)
app.config["SECRET_KEY"] = "not-a-real-key"
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///:memory:"
db = SQLAlchemy(app, model_class=Base)
login_manager = LoginManager(app)
login_manager.login_view = "show_login"

ROSTER = ["Monday: Ada", "Tuesday: Ben"]


class User(UserMixin, db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    password_hash: Mapped[str]


with app.app_context():
    db.create_all()


@login_manager.user_loader
def load_user(user_id):
    return db.session.get(User, int(user_id))


def add_user(name, password):
    """Store a new user with a hash of the password."""
    db.session.add(User(name=name, password_hash=generate_password_hash(password)))
    db.session.commit()


def is_local(target):
    """Tell whether target is a path on this site."""
    return (
        target.startswith("/")
        and target[1:2] not in ("/", "\\")
        and target.isprintable()
    )


@app.get("/")
def home():
    return "Gull Point lifeboat station"


@app.get("/roster")
@login_required
def roster():
    return ROSTER


@app.get("/login")
def show_login():
    return """<form method="post">
<label for="name">Name</label> <input id="name" name="name">
<label for="password">Password</label>
<input id="password" name="password" type="password">
<button>Log in</button>
</form>"""


@app.post("/login")
def login():
    user = db.session.scalar(
        db.select(User).filter_by(name=request.form.get("name", ""))
    )
    password = request.form.get("password", "")
    if user is None or not check_password_hash(user.password_hash, password):
        return "name or password is wrong", 401
    login_user(user)
    target = request.args.get("next", "")
    return redirect(target if is_local(target) else url_for("roster"), code=303)


@app.post("/logout")
def logout():
    logout_user()
    return redirect(url_for("home"), code=303)
