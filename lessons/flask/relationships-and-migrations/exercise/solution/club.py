"""The hives of a beekeepers' club."""

import os

from flask import Flask
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import ForeignKey
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    mapped_column,
    relationship,
    selectinload,
)


class Base(DeclarativeBase):
    pass


app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = os.environ.get("DATABASE_URL", "sqlite:///club.db")
db = SQLAlchemy(app, model_class=Base)
Migrate(app, db)


class Keeper(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    hives: Mapped[list["Hive"]] = relationship(
        back_populates="keeper", cascade="all, delete-orphan"
    )


class Hive(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    spot: Mapped[str]
    keeper_id: Mapped[int | None] = mapped_column(ForeignKey("keeper.id", name="hive_keeper"))
    keeper: Mapped["Keeper | None"] = relationship(back_populates="hives")


@app.get("/hives")
def list_hives():
    hives = db.session.scalars(db.select(Hive).order_by(Hive.spot))
    return [hive.spot for hive in hives]


@app.get("/keepers")
def list_keepers():
    plan = db.select(Keeper).order_by(Keeper.name).options(selectinload(Keeper.hives))
    return [
        {"name": keeper.name, "hives": sorted(hive.spot for hive in keeper.hives)}
        for keeper in db.session.scalars(plan)
    ]
