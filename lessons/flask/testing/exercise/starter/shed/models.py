"""What is stored."""

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


db = SQLAlchemy(model_class=Base)


class Loan(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    tool: Mapped[str]
    name: Mapped[str]
    days: Mapped[int]
