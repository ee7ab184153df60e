"""What can be done with loans."""

from shed.models import Loan, db


def is_out(tool):
    return db.session.scalar(db.select(Loan).where(Loan.tool == tool)) is not None


def lend(tool, name, days):
    db.session.add(Loan(tool=tool, name=name, days=days))
    db.session.commit()


def loans():
    return db.session.scalars(db.select(Loan).order_by(Loan.id)).all()
