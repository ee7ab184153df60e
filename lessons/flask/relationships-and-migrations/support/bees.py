from flask import Flask
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///bees.db"
app.config["SQLALCHEMY_RECORD_QUERIES"] = True
db = SQLAlchemy(app, model_class=Base)
Migrate(app, db)  # used on page 6


class Keeper(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    jars: Mapped[int] = mapped_column(default=0)  # of honey
    hives: Mapped[list["Hive"]] = relationship(
        back_populates="keeper", cascade="all, delete-orphan"
    )


class Hive(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    spot: Mapped[str]
    keeper_id: Mapped[int] = mapped_column(ForeignKey("keeper.id"))
    keeper: Mapped["Keeper"] = relationship(back_populates="hives")
