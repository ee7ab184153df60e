"""Two poets with drafts and finished poems."""

from flask import Flask
from flask_login import FlaskLoginClient, LoginManager, UserMixin
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


app = Flask(__name__)
app.config["SECRET_KEY"] = "not-a-real-key"
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///:memory:"
app.test_client_class = FlaskLoginClient
db = SQLAlchemy(app, model_class=Base)
login_manager = LoginManager(app)


class Poet(UserMixin, db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)


class Poem(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    draft: Mapped[bool]
    owner_id: Mapped[int] = mapped_column(ForeignKey("poet.id"))


@login_manager.user_loader
def load_user(user_id):
    return db.session.get(Poet, int(user_id))


with app.app_context():
    db.create_all()
    db.session.add(Poet(id=1))
    db.session.add(Poet(id=2))
    db.session.add(Poem(title="Rain", draft=True, owner_id=1))
    db.session.add(Poem(title="Snow", draft=False, owner_id=1))
    db.session.add(Poem(title="Debts", draft=True, owner_id=2))
    db.session.commit()

ADA = Poet(id=1)
