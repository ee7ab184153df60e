"""The duty roster of the lifeboat station at Gull Point."""

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


app = Flask(__name__)
app.config["SECRET_KEY"] = "not-a-real-key"
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///:memory:"
db = SQLAlchemy(app, model_class=Base)

ROSTER = ["Monday: Ada", "Tuesday: Ben"]


class User(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    password_hash: Mapped[str]


with app.app_context():
    db.create_all()


def add_user(name, password):
    """Store a new user. Unsafe: the password is stored as it is."""
    db.session.add(User(name=name, password_hash=password))
    db.session.commit()


@app.get("/")
def home():
    return "Gull Point lifeboat station"


@app.get("/roster")
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
