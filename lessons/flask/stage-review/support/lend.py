"""Stands with umbrellas, a cache, and queries(), which counts what was sent in this context."""

from flask import Flask
from flask_caching import Cache
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.record_queries import get_recorded_queries
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///:memory:"
app.config["SQLALCHEMY_RECORD_QUERIES"] = True
app.config["CACHE_TYPE"] = "SimpleCache"
db = SQLAlchemy(app, model_class=Base)
cache = Cache(app)


class Stand(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[str]
    umbrellas: Mapped[list["Umbrella"]] = relationship(back_populates="stand")


class Umbrella(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    stand_id: Mapped[int] = mapped_column(ForeignKey("stand.id"))
    stand: Mapped["Stand"] = relationship(back_populates="umbrellas")


def queries():
    return len(get_recorded_queries())


with app.app_context():
    db.create_all()
    for place, count in (("market", 2), ("bridge", 1), ("tower", 3)):
        db.session.add(Stand(place=place, umbrellas=[Umbrella() for _ in range(count)]))
    db.session.commit()
