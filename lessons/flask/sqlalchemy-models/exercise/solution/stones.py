from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column

from museum import db


class Stone(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    grams: Mapped[int]
    found: Mapped[int | None]


def add_stone(name, grams, found=None):
    """Save a new stone and return it. A name that is taken is a ValueError."""
    stone = Stone(name=name, grams=grams, found=found)
    db.session.add(stone)
    try:
        db.session.commit()
    except IntegrityError as error:
        db.session.rollback()
        raise ValueError(f"the name {name} is taken") from error
    return stone


def stones_over(grams):
    """Return a list of the stones over this weight: heaviest first, equal ones by name."""
    query = db.select(Stone).where(Stone.grams > grams)
    return db.session.scalars(query.order_by(Stone.grams.desc(), Stone.name)).all()


def set_grams(stone_id, grams):
    """Save a new weight and return True. Return False if there is no such stone."""
    stone = db.session.get(Stone, stone_id)
    if stone is None:
        return False
    stone.grams = grams
    db.session.commit()
    return True


def remove_stone(stone_id):
    """Delete a stone and return True. Return False if there is no such stone."""
    stone = db.session.get(Stone, stone_id)
    if stone is None:
        return False
    db.session.delete(stone)
    db.session.commit()
    return True
