"""The hives of a beekeepers' club."""

import os

from flask import Flask
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = os.environ.get("DATABASE_URL", "sqlite:///club.db")
db = SQLAlchemy(app, model_class=Base)
Migrate(app, db)


class Keeper(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Hive(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    spot: Mapped[str]


@app.get("/hives")
def list_hives():
    hives = db.session.scalars(db.select(Hive).order_by(Hive.spot))
    return [hive.spot for hive in hives]
